"""Whom "they" and "the two ministers" mean after two are told together: the real reader reads."""

from __future__ import annotations

import pytest
from one_sentence import account, event_of

MET = "Foreign Minister Sadio Okon met Chad's foreign minister, Ann Lee, in Koro on Monday. "


def doers(words: str, told: str) -> set[str]:
    """The names of those who do what the event that a word tells is."""
    acting = {p.actor for p in event_of(words, told).actor}
    return {a.name for a in account(words).actors if a.id in acting}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (MET + "They agreed to hold a summit.", "agreed"),
        (MET + "They condemned the coup in Mali.", "condemned"),
        (MET.replace("met", "held talks with") + "They called on Mali to free him.", "called"),
        ("Sadio Okon and Ann Lee visited Koro on Monday. They condemned the coup in Mali.", "condemned"),
        (MET + "The two ministers condemned the coup in Mali.", "condemned"),
        (MET + "Lee met President Idris Sow as well. The two ministers condemned the coup in Mali.", "condemned"),
    ],
)
def test_they_are_those_who_met(words: str, told: str) -> None:
    assert doers(words, told) == {"Sadio Okon", "Ann Lee"}


def test_they_are_the_many_that_were_met() -> None:
    words = "Foreign Minister Sadio Okon met the families of two hostages on Monday. They demanded their release."
    assert doers(words, "demanded").isdisjoint({"Sadio Okon"})


def test_they_go_on_as_they_and_what_they_spoke_about_is_told_of_one_meeting() -> None:
    words = "Macron met Merz in Berlin on Monday. They discussed the truce. They will meet again in Paris next week."
    met = [e for e in account(words).events if e.type == "CONSULT"]
    assert [(e.when, len(e.tellings)) for e in met] == [("2025-06-09", 1)]
    assert doers(words, "meet") == {"Macron", "Merz"}


def test_a_second_meeting_is_another() -> None:
    made = account("Macron met Merz in Berlin on Monday. They met again on Tuesday.")
    assert len([e for e in made.events if e.type == "CONSULT"]) == 2


def test_those_who_say_it_as_they_are_one_source() -> None:
    made = account(MET + "They said the border would be opened in May.")
    source = next(a.source for a in made.attributions)
    assert next(a.name for a in made.actors if a.id == source) == "Sadio Okon and Ann Lee"


@pytest.mark.parametrize(
    ("words", "told", "name"),
    [
        (
            "The union promised help. Chad jailed two officers of the guard, whom it accused of spying.",
            "accused",
            "Chad",
        ),
        (
            "The rebels' leader, Idris Sow, left after he signed a deal and freed the mayor, Ann Lee.",
            "freed",
            "Idris Sow",
        ),
    ],
)
def test_a_pronoun_is_the_subject_above_and_nobody_named_after_it(words: str, told: str, name: str) -> None:
    assert doers(words, told) == {name}


def test_a_surname_is_no_pronoun() -> None:
    made = account("Chinese Vice Premier He Lifeng told reporters in Madrid that Beijing would not yield.")
    assert "He Lifeng" in {a.name for a in made.actors}
