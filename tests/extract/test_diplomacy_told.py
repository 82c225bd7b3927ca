"""What diplomats agree on, put off, reject and give up: sentences that the real reader has read."""

from __future__ import annotations

import pytest
from one_sentence import account
from one_sentence import event_of as told


@pytest.mark.parametrize(
    ("words", "trigger", "status"),
    [
        ("Chad abandoned plans to expel the diplomats.", "expel", "negated"),
        ("A round of talks between Chad and the rebels has been postponed, two envoys said.", "talks", "future"),
        ("The rebels will free them, provided that the army suspends its raids.", "suspends", "hypothetical"),
        ('"It does not mean we are negotiating with Chad," Defence Minister Ann Lee said.', "negotiating", "negated"),
        ("Talks could resume only if the group halted kidnappings in Gao.", "kidnappings", "happened"),
        ("The union gave the rebels 30 days to release the hostages.", "release", "hypothetical"),
        ("Chad and Mali held three days of talks in Gao.", "talks", "happened"),
        ("Okon and Lee agreed that their envoys would meet in Koro.", "meet", "future"),
    ],
)
def test_what_is_given_up_or_put_off_is_not_done(words: str, trigger: str, status: str) -> None:
    assert told(words, trigger).status == status


def test_an_agreement_has_neither_the_day_nor_the_place_of_what_is_agreed_on() -> None:
    event = told("Chad and Mali agreed to meet again in Doha in July.", "agreed")
    assert (event.when, event.place, event.status) == (None, None, "happened")


def test_a_rejected_proposal_is_no_refusal_to_meet() -> None:
    assert told("Chad rejected a proposal to ship the uranium abroad.", "rejected").mode is None
    assert told("Chad rejected the peace proposal.", "rejected").mode == "meet"


def test_who_suspends_curbs_concedes() -> None:
    assert told("Chad will suspend the export controls for a year.", "suspend").type == "CONCEDE"


def test_a_note_of_protest_is_no_march_and_a_plant_that_is_held_is_not_abducted() -> None:
    made = account(
        "Foreign Minister Ann Lee summoned the Malian ambassador to protest and handed him a note of protest."
    )
    assert {e.type for e in made.events} == {"ACCUSE"}
    held = account("They discussed the power plant, which Malian forces have held since March 2022.")
    assert "ASSAULT" not in {e.type for e in held.events}


def test_who_is_to_resign_still_leads() -> None:
    made = account("The Malian president, Ann Lee, was in Gao. Hundreds marched to demand that President Lee resign.")
    assert {r.status for r in made.relations if r.relation == "leads"} == {"current"}


def names(words: str, trigger: str) -> tuple[set[str], set[str]]:
    """Who does what a word tells, and to whom."""
    event, actors = told(words, trigger), {a.id: a.name for a in account(words).actors}
    return {actors[p.actor] for p in event.actor}, {actors[p.actor] for p in event.recipient}


@pytest.mark.parametrize(
    ("words", "trigger", "acting", "suffering"),
    [
        ("France pledged $20 million and Japan up to $15 million.", "pledged", {"France", "Japan"}, set()),
        ("Chad let the inspectors back into the bombed sites.", "bombed", set(), set()),
        ("London would sanction anyone who abducted Malian children.", "sanction", {"London"}, set()),
        ("London would sanction anyone who abducted two children.", "abducted", set(), {"two children"}),
        ("Two million Malians need help, the United Nations said.", "need", {"Two million Malians"}, set()),
        (
            "Chad has barred the agency since Israeli and Turkish strikes in June. Israel and Turkey deny it.",
            "strikes",
            {"Israel", "Turkey"},
            set(),
        ),
    ],
)
def test_who_stands_outside_takes_no_part(words: str, trigger: str, acting: set[str], suffering: set[str]) -> None:
    assert names(words, trigger) == (acting, suffering)


def test_a_relative_pronoun_as_source_is_the_name_before_it() -> None:
    words = "The swap was criticised by candidate Abel Okon, who promised to bomb rebel camps if elected."
    made = account(words)
    sources = {a.name for a in made.actors if a.id in {q.source for q in made.attributions}}
    assert "Abel Okon" in sources


def test_the_nation_is_what_a_report_is_about_and_not_the_land_of_a_guest() -> None:
    words = (
        "Togo's junta freed a rival on Monday. Togo has had nine coups. Togo's ruler met Chad's President Ali Sow. "
        "He said the union would lift the sanctions it imposed on the West African nation."
    )
    assert names(words, "imposed")[1] == {"Togo"}


@pytest.mark.parametrize(
    ("words", "trigger", "whom"),
    [
        ("The war has killed thousands and driven 12 million people from their homes.", "driven", "12 million people"),
        ("Poland ordered three Malian diplomats to leave the country.", "ordered", "three Malian diplomats"),
    ],
)
def test_who_is_made_to_go_is_expelled(words: str, trigger: str, whom: str) -> None:
    event = told(words, trigger)
    assert (event.type, event.mode, names(words, trigger)[1]) == ("SANCTION", "expel", {whom})


def test_those_driven_from_their_homes_are_not_killed() -> None:
    made = account("The war has killed 400 people and forced 12,000 others from their homes.")
    assert [f.kind for f in made.figures] == ["killed", "displaced"]


def test_praise_for_talks_is_no_reproach_and_more_pressure_is_one_deed() -> None:
    assert "ACCUSE" not in {e.type for e in account('Minister Ann Lee called the talks "serious and frank".').events}
    events = account("The European Union and Chad ramped up pressure on Mali on Friday, imposing sanctions.").events
    assert sorted(e.type for e in events) == ["REQUEST", "SANCTION"]


def test_what_stands_beside_a_deed_of_long_ago_is_not_old_itself() -> None:
    words = "Chad punished two officers on Monday over a man they poisoned in 2018. It summoned the Malian ambassador."
    assert told(words, "summoned").status == "happened"


def test_the_second_of_two_deeds_has_its_own_day() -> None:
    words = "The minister met the rebels in Doha on Sunday and will travel to Paris this week."
    assert told(words, "travel").when == "2025-06-09/2025-06-15"


def test_an_ambassador_recalled_for_consultations_holds_none() -> None:
    made = account("Chad recalled its ambassador to Mali for consultations on Monday.")
    assert {e.type for e in made.events} == {"SANCTION"}


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Okon will brief the council on Friday on the situation in Haiti.", "brief"),
        ("Okon and Lee discussed Gaza in a phone call.", "discussed"),
        ("Chad lifted sanctions on the bank a day after Okon met Lee in Gao.", "lifted"),
    ],
)
def test_nothing_is_done_where_what_is_talked_about_or_came_before_was(words: str, trigger: str) -> None:
    assert told(words, trigger).place is None


def test_who_brokers_a_truce_is_none_of_its_sides_and_a_swift_response_is_a_threat() -> None:
    assert names("The ceasefire, brokered by Qatar and Egypt, took effect in May.", "ceasefire")[0] == set()
    assert told("Mali's army chief vowed a swift response to any aggression by Chad.", "vowed").type == "THREATEN"


def test_what_is_done_in_protest_is_no_demonstration() -> None:
    made = account("The minister cancelled a trip to Gao in protest at the detention of two Malian traders.")
    assert "PROTEST" not in {e.type for e in made.events}
