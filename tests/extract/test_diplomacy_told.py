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
