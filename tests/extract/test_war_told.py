"""Facts about how reports of war tell raids, strikes and abductions, as the real reader reads them."""

from __future__ import annotations

import pytest
from one_sentence import account

from dateline.extract.events.apart import of_pact_in_force
from dateline.record.account import Event


def events(sentence: str, kind: str) -> list[Event]:
    """The events of one type that a sentence tells."""
    return [event for event in account(sentence).events if event.type == kind]


@pytest.mark.parametrize(
    "sentence",
    ["Gunmen seized 25 girls from a school in Kano on Monday.", "Rebels took 30 villagers from Gao on Monday."],
)
def test_armed_groups_that_take_people_abduct_them(sentence: str) -> None:
    assert [event.mode for event in events(sentence, "ASSAULT")] == ["abduct"]
    assert not events(sentence, "COERCE")


def test_armed_groups_that_take_people_over_a_deed_arrest_them() -> None:
    told = events("The Taliban seized two men on Monday over the bombing of a market in Kano.", "COERCE")
    assert [event.mode for event in told] == ["arrest"]


def test_armed_groups_that_take_a_town_seize_it() -> None:
    assert events("Rebels seized the town of Gao on Monday.", "COERCE")


@pytest.mark.parametrize(
    "sentence",
    [
        "A suicide bomber killed nine soldiers and injured 12 others in Kano on Monday.",
        "Airstrikes killed at least 24 people and wounded 54, including children, on Saturday, officials said.",
    ],
)
def test_the_killed_and_the_wounded_are_of_one_deed(sentence: str) -> None:
    assert len(events(sentence, "ASSAULT")) == 1


def test_whom_rescuers_pull_from_rubble_nobody_has_arrested() -> None:
    assert not account("Firefighters pulled a woman from the rubble of a house in Kharkiv.").events


def test_who_receives_reports_of_killings_is_not_killed() -> None:
    told = account("The United Nations office has received reports of mass killings in Gao.")
    assert [event.recipient for event in told.events if event.type == "ASSAULT"] == [()]


@pytest.mark.parametrize(
    ("before", "of_pact"),
    [
        ("the truce that took effect on ", True),
        ("since a ceasefire came into force in ", True),
        ("the rebels attacked on ", False),
    ],
)
def test_the_day_on_which_a_pact_took_effect_is_no_assault_s(before: str, of_pact: bool) -> None:
    assert of_pact_in_force(f"{before}10 May", (len(before), len(before) + 6)) is of_pact


def test_the_drones_of_a_night_are_fired_at_no_town_of_another_sentence() -> None:
    told = account("A fire broke out in Odesa on Monday. The Ukrainian air force said Russia had fired 84 drones.")
    places = {place.id: place.name for place in told.places}
    assert [places.get(event.place or "") for event in told.events if event.type == "ASSAULT"] == [None]


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Russia's defence ministry said its forces had struck a depot in Odesa on Monday.", "its forces", "RU"),
        ("The Israeli military said its troops shot a man in Rafah.", "its troops", "IL"),
    ],
)
def test_its_forces_are_of_the_country_of_those_whose_they_are(sentence: str, name: str, country: str) -> None:
    assert {actor.name: actor.country for actor in account(sentence).actors}[name] == country
