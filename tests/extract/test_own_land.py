"""Facts about what is said for a state, and what others are only said to have done, as the real reader reads it."""

from __future__ import annotations

import pytest
from one_sentence import account

Told = list[tuple[str, str, set[str], set[str]]]
"""Type, status, actors and recipients of events."""


def told(sentence: str) -> Told:
    """The events of a sentence, its actors by their names."""
    read = account(sentence)
    named = {actor.id: actor.name for actor in read.actors}
    return [
        (one.type, one.status, {named[p.actor] for p in one.actor}, {named[p.actor] for p in one.recipient})
        for one in read.events
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "recipients"),
    [
        ("Iranian Foreign Minister Omid Karimi warned that Iran would suspend its cooperation.", "THREATEN", set()),
        ("Wang Yi, China's minister, urged restraint and warned that China would retaliate.", "THREATEN", set()),
        ("French President Louis Okon expressed France's solidarity with Qatar.", "SUPPORT", {"Qatar"}),
        ("Foreign Minister Hakan Okon reaffirmed Turkey's support for Syria.", "SUPPORT", {"Syria"}),
    ],
)
def test_nobody_says_to_his_own_state_what_it_says(sentence: str, kind: str, recipients: set[str]) -> None:
    said = [event for event in told(sentence) if event[0] == kind]
    assert said
    assert all(event[3] == recipients for event in said)


def test_who_calls_it_a_deed_does_not_do_it() -> None:
    events = told("Russia condemned what it called Ukrainian aggression.")
    assert all(event[2] != {"Russia"} for event in events if event[0] == "ASSAULT")


def test_talks_that_are_ruled_out_are_not_held() -> None:
    events = told("The president ruled out talks with the rebels unless they lay down their arms.")
    assert [event[1] for event in events if event[0] == "CONSULT"] == ["negated"]


def test_whose_release_is_called_for_is_not_asked_for_it() -> None:
    events = told("The minister called for the immediate release of Craig and Lindsay Okon, who are held in Mali.")
    assert [event[3] for event in events if event[0] == "REQUEST"] == [set()]


def test_who_raises_what_others_do_does_not_do_it() -> None:
    events = told("Okon also raised Chinese support for Russia's war in Ukraine.")
    assert all("Okon" not in event[2] for event in events if event[0] == "SUPPORT")


def test_what_is_weighed_is_open() -> None:
    events = told("Washington weighs new sanctions on Iran.")
    assert [event[1] for event in events if event[0] == "SANCTION"] == ["hypothetical"]


def test_its_is_of_who_is_asked() -> None:
    read = account("Britain said it would stay and urged Iran to end its support for Hezbollah.")
    named = {actor.id: actor.name for actor in read.actors}
    assert [named[one.subject] for one in read.relations if one.relation == "supports"] == ["Iran"]


def test_a_vote_to_do_something_is_that_deed() -> None:
    events = told("The General Assembly voted 141-7 to condemn Russia's invasion of Ukraine.")
    assert [event[0] for event in events if "United Nations General Assembly" not in event[3]] == ["ACCUSE", "ASSAULT"]
