"""Facts about words that only stand beside a deed, with the real reader: a mine is nobody, talks hold no officials."""

from __future__ import annotations

from one_sentence import account


def kinds(sentence: str) -> list[str]:
    return [event.type for event in account(sentence).events]


def test_a_mine_that_a_vehicle_hits_is_nobody() -> None:
    told = account("Five soldiers were killed when their vehicle hit a mine near Gao.")
    names = {actor.id: actor.name for actor in told.actors}
    assert [[names[p.actor] for p in e.recipient] for e in told.events] == [["Five soldiers"]]


def test_a_package_of_sanctions_is_imposed_once() -> None:
    told = account("The EU will impose a 19th package of sanctions on Russia next week.")
    assert [(event.type, event.status) for event in told.events] == [("SANCTION", "future")]


def test_who_tells_of_talks_that_are_held_is_not_held() -> None:
    told = account("The government is holding talks with the gangs, according to two officials in Gao.")
    assert "detained" not in [figure.kind for figure in told.figures]


def test_who_abstains_concedes_nothing() -> None:
    assert "CONCEDE" not in kinds("The council voted 13-0 to extend the mandate, with Russia and China abstaining.")
