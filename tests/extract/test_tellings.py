"""Facts about joining tellings: what may be one event and what never is."""

from __future__ import annotations

import msgspec

from dateline.extract.events.tellings import Told, join, same
from dateline.record.account import Event, Participant

RAID = Event(
    id="",
    type="ASSAULT",
    mode=None,
    trigger=(50, 56),
    actor=(Participant("A1", (40, 45)),),
    recipient=(Participant("A2", (60, 65)),),
    place="P1",
    when="2025-06-06",
    evidence=((40, 80),),
    confidence=0.7,
)


def told(*, kind: str = "body", lemma: str = "attack", **changes: object) -> Told:
    """The raid told with these changes."""
    return Told(msgspec.structs.replace(RAID, **changes), lemma, kind)


def test_a_heading_and_its_body_tell_one_event_by_its_fullest_words() -> None:
    heading = told(kind="headline", trigger=(0, 6), recipient=(), place=None, when=None, evidence=((0, 20),))
    joined = join([heading, told()])
    assert [e.trigger for e in joined] == [(50, 56)]
    assert joined[0].tellings == ((0, 6),)
    assert joined[0].evidence == ((40, 80), (0, 20))


def test_two_places_are_two_events() -> None:
    assert not same(told(), told(trigger=(90, 96), place="P2"))


def test_two_days_are_two_events() -> None:
    assert not same(told(), told(trigger=(90, 96), when="2025-06-05"))


def test_other_actors_are_another_event() -> None:
    assert not same(told(), told(trigger=(90, 96), actor=(Participant("A9", (1, 2)),)))


def test_a_plan_is_not_the_deed() -> None:
    assert not same(told(), told(trigger=(90, 96), status="future"))


def test_two_demands_of_one_party_stay_two_unless_they_say_the_same_to_the_same() -> None:
    first = told(type="REQUEST", lemma="urge")
    assert not same(first, told(type="REQUEST", lemma="demand", trigger=(90, 96)))
    assert same(first, told(type="REQUEST", lemma="urge", trigger=(90, 96)))
