"""Facts about how reports of war date, join and count what they tell, as the real reader reads them."""

from __future__ import annotations

import pytest
from one_sentence import account

from dateline.record.account import Event


def events(text: str, kind: str = "ASSAULT") -> dict[str, Event]:
    """The events of one type that a text tells, by their words."""
    made = account(text)
    words = f"News of the day\n\n{text}\n"
    return {words[e.trigger[0] : e.trigger[1]]: e for e in made.events if e.type == kind}


@pytest.mark.parametrize(
    "first",
    [
        "Residents fled a town which rebels took on Friday.",
        "The rebels halted their raids after a truce began in Gao on Friday.",
    ],
)
def test_a_date_told_by_the_way_is_not_that_of_the_next_sentence(first: str) -> None:
    told = events(f"{first}\n\nGunmen attacked a convoy near Koro.")
    assert told["attacked"].when is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The raid was the first such raid on the coast since March.",
        "A drone strike killed nine people in Koro, the deadliest attack in the region since March.",
        "A drone strike killed nine people in Koro in the deadliest breach of a truce that began on Monday.",
    ],
)
def test_a_date_since_which_there_was_none_like_it_is_no_days_deed(sentence: str) -> None:
    made = account(sentence)
    assert {e.when for e in made.events} == {None}
    assert {f.when for f in made.figures} <= {None}


def test_what_follows_a_raid_was_not_on_its_day_or_at_its_place() -> None:
    sentence = "The withdrawal follows an ambush near Koro on 8 May in which ten soldiers died."
    left, ambush = events(sentence, "RETREAT")["withdrawal"], events(sentence)["ambush"]
    assert (left.when, left.place) == (None, None)
    assert ambush.when == "2025-05-08"


@pytest.mark.parametrize(
    "sentence",
    [
        "The army blamed the group for a massacre in Gao in which gunmen killed 30 villagers.",
        "The army said the rebels had violated the ceasefire by attacking its positions in Koro.",
        "The murder of mayor Ali Okon, who was shot dead in Gao, shocked Mali.",
    ],
)
def test_a_deed_and_what_it_came_to_are_one(sentence: str) -> None:
    assert len(events(sentence)) == 1


def test_the_day_on_which_a_raid_is_told_does_not_set_it_apart_from_the_raid() -> None:
    told = events(
        "Gunmen ambushed a convoy near Koro on Saturday, killing 48 soldiers.\n\n"
        "The army said on Sunday that 19 soldiers died when gunmen ambushed the convoy near Koro."
    )
    assert len(told) == 1


def test_what_weapons_are_used_to_do_is_done() -> None:
    told = events("The army accused the rebels of using drones to bomb a market.")
    assert told["bomb"].status == "happened"


def test_whether_the_ambush_had_to_do_with_others_leaves_it_done() -> None:
    told = events("It was not clear whether the ambush was linked to the truce.")
    assert told["ambush"].status == "happened"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The fighters, who are controlled by the defence ministry, left the camp.", "COERCE"),
        ("The new force took over from the Wagner Group in June.", "COERCE"),
        ("Chad struck a truce with the rebels in May.", "ASSAULT"),
        ("Soldiers shot at men who posed an immediate threat to troops.", "THREATEN"),
        ("People familiar with the negotiations said the hostages were freed on Friday.", "CONSULT"),
    ],
)
def test_words_of_war_that_tell_no_deed(sentence: str, kind: str) -> None:
    assert not events(sentence, kind)


@pytest.mark.parametrize("who", ["a woman of 61", "a boy of 14"])
def test_the_age_of_one_killed_counts_nobody(who: str) -> None:
    assert not account(f"Residents said {who} was killed in the raid.").figures


def who(text: str, event: Event, role: str) -> list[str]:
    """The words for those who take a part in an event."""
    words = f"News of the day\n\n{text}\n"
    return [words[p.span[0] : p.span[1]] for p in getattr(event, role) if p.span]


def test_who_beats_off_an_attack_fights_those_who_made_it() -> None:
    text = "The army said its troops had repelled an attack by the rebels on Gao."
    told = events(text)
    assert list(told) == ["repelled"]
    assert (who(text, told["repelled"], "actor"), who(text, told["repelled"], "recipient")) == (
        ["its troops"],
        ["the rebels"],
    )


def test_what_a_deed_came_after_others_did() -> None:
    text = "The blockades began hours after an army unit detained Ramon Alvarez in the town of Koro."
    told = events(text, "COERCE")
    assert (told["blockades"].actor, told["blockades"].recipient) == ((), ())


def test_who_took_a_town_after_clashes_fought_in_them() -> None:
    text = "Rebels captured a town in eastern Chad on Thursday after three days of clashes with government forces."
    assert who(text, events(text)["clashes"], "actor") == ["Rebels", "government forces"]


def test_a_leaders_arrest_is_done_to_him() -> None:
    text = "Gunmen blocked highways across Koro after the cartel leader's arrest."
    assert who(text, events(text, "COERCE")["arrest"], "recipient") == ["the cartel leader's"[:-2]]


def test_strikes_on_a_land_are_none_of_workers() -> None:
    assert not events("The president said he would be open to strikes on Mexican territory.", "PROTEST")


def test_a_month_before_a_verb_in_the_past_is_over() -> None:
    assert [t.value for t in account("In July, gunmen took the town of Gao.").times] == ["2024-07"]


def test_who_acts_in_the_land_of_a_raid_need_not_have_done_it() -> None:
    text = "The kidnapping is the latest in a region where armed gangs have targeted schools."
    assert not events(text)["kidnapping"].actor


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad suspended the implementation of the truce on Monday.",
        "The rebels did not honour the ceasefire.",
        "The truce collapsed on Monday.",
    ],
)
def test_a_truce_that_somebody_keeps_or_ends_is_no_new_one(sentence: str) -> None:
    assert not events(sentence, "RETREAT")


def test_a_truce_and_what_is_handed_over_under_it_are_two() -> None:
    text = "Chad handed the bodies of 15 rebels to the Red Cross, days after a ceasefire began."
    told = events(text, "RETREAT")
    assert sorted(told) == ["ceasefire", "handed"]
    assert not told["ceasefire"].actor
