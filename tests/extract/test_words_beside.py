"""Facts about words that only stand beside a deed, with the real reader: a mine is nobody, talks hold no officials."""

from __future__ import annotations

import pytest
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


def test_who_blames_a_deed_on_another_tells_it_and_does_not_do_it() -> None:
    told = account("Chad blamed the attack on the rebels of Gao.")
    names = {actor.id: actor.name for actor in told.actors}
    (attack,) = [event for event in told.events if event.type == "ASSAULT"]
    assert names.get(attack.says or "") == "Chad"
    told = account("The attack, which Kyiv blamed on Moscow, killed six people.")
    names = {actor.id: actor.name for actor in told.actors}
    assert "Kyiv" not in [names[p.actor] for e in told.events if e.type == "ASSAULT" for p in e.actor]


def test_a_strike_is_a_blow_unless_its_report_speaks_of_work() -> None:
    assert "PROTEST" not in kinds("A strike on a market in Gao left 40 dead.")
    assert "ASSAULT" in kinds("Kyiv blamed Russia for the strike on the hospital.")
    assert kinds("Teachers began a strike on Monday over unpaid wages.") == ["PROTEST"]


def test_a_call_is_no_visit_that_they_spoke_of() -> None:
    told = account(
        "Okon spoke by phone with Ama on Tuesday. The two discussed the outcome of their talks during Okon's recent "
        "visit to Koro."
    )
    assert {event.mode for event in told.events if event.type == "CONSULT"} >= {"phone", "visit"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad launched one of its biggest attacks of the year on Gao overnight, killing at least 25 people.",
        "In Gao, 46 people were wounded by drones that hit a hospital and a school.",
    ],
)
def test_a_deed_and_whom_it_hurt_are_one(sentence: str) -> None:
    assert kinds(sentence) == ["ASSAULT"]
