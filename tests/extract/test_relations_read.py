"""Who leads, serves, belongs to and is seated where, in sentences that the real reader has read."""

from __future__ import annotations

import pytest
from one_sentence import account


def relations(sentence: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of all that a sentence states, actors and places by name."""
    one = account(sentence)
    names = {a.id: a.name for a in one.actors} | {p.id: p.name for p in one.places}
    return {(names[r.subject], r.relation, names[r.object]) for r in one.relations}


def types(sentence: str) -> dict[str, tuple[str, str | None]]:
    """Type and country of each actor of a sentence, by name."""
    return {a.name: (a.type, a.country) for a in account(sentence).actors}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Kyiv, Oleh Marchenko, said two people were killed.",
        "Kyiv Mayor Oleh Marchenko said two people were killed.",
        "Kyiv's mayor, Oleh Marchenko, said two people were killed.",
    ],
)
def test_a_capital_has_a_mayor_as_towns_do(sentence: str) -> None:
    assert relations(sentence) == {("Oleh Marchenko", "leads", "Kyiv")}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The Russian-installed mayor of Melitopol was wounded in a car bombing.",
            {("Russian-installed mayor", "leads", "Melitopol")},
        ),
        ("Kharkiv's mayor said two people were killed.", {("Kharkiv's mayor", "leads", "Kharkiv")}),
        ("The deputy governor of Borno said two people were killed.", set()),
    ],
)
def test_who_governs_a_place_leads_it_without_a_name(sentence: str, told: set[tuple[str, str, str]]) -> None:
    assert relations(sentence) == told


def test_soldiers_based_in_a_place_are_present_there_and_bodies_have_their_seat() -> None:
    assert relations("Russian soldiers based in Transnistria fired shots.") == {
        ("Russian soldiers", "present_in", "Transnistria")
    }
    assert relations("The group, based in Mali, attacked a convoy.") == {("group", "located_in", "Mali")}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Yemen's Houthi leader Sadiq al-Wadi threatened Israel.", ("Sadiq al-Wadi", "leads", "Houthi")),
        ("Hamid Roz, an aide to President Vladimir Putin, met envoys.", ("Hamid Roz", "works_for", "Vladimir Putin")),
        (
            "Indian Kashmir's chief minister, Hamid Roz, condemned the attack.",
            ("Hamid Roz", "leads", "Indian Kashmir"),
        ),
        ("Tehran's ally Hezbollah fired rockets at Israel.", ("Hezbollah", "allied_with", "Tehran")),
    ],
)
def test_who_stands_to_whom(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in relations(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Colombian guerrilla commander Ivo Prado rejected the offer.",
        "Sudanese paramilitary leader Idris Hamdan rejected the offer.",
    ],
)
def test_a_state_is_not_led_by_its_rebels(sentence: str) -> None:
    assert not relations(sentence)


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("UNIFIL, the UN peacekeeping force in Lebanon, said tanks had fired at it.", "UNIFIL", "UN"),
        ("The UN's highest court ordered Israel to halt.", "UN's highest court", "UN"),
        ("Hamas's military wing said it had killed two soldiers.", "Hamas's military wing", "Hamas"),
    ],
)
def test_units_are_part_of_whose_they_are(sentence: str, part: str, whole: str) -> None:
    assert (part, "part_of", whole) in relations(sentence)


def test_a_states_mission_at_a_body_is_no_part_of_the_body() -> None:
    assert not relations("Turkey's UN mission rejected the report.")
    assert types("Turkey's UN mission rejected the report.")["Turkey's UN mission"] == ("government", "TR")
    assert types("The UN mission rejected the report.")["UN mission"] == ("igo", None)


def test_fighters_linked_to_a_group_are_its_allies_and_not_its_members() -> None:
    assert relations("Al-Qaeda-linked fighters killed 20 soldiers.") == {
        ("Al-Qaeda-linked fighters", "allied_with", "Al-Qaeda")
    }


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Ukraine's allies pledged more weapons.", "Ukraine's allies", "state"),
        ("Kyiv's allies pledged more weapons.", "Kyiv's allies", "state"),
        ("Western allies urged Israel to halt.", "Western allies", "state"),
        ("Putin's allies rejected the plan.", "Putin's allies", "population"),
    ],
)
def test_allies_of_states_are_states_of_no_known_country(sentence: str, name: str, kind: str) -> None:
    told, country = types(sentence)[name]
    assert told == kind
    assert kind != "state" or country is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither the Delta Border Agency nor its parent agency, the Ministry of Security, responded to requests.",
        "The Ministry of Security, the Delta Border Agency's parent agency, did not respond to requests.",
    ],
)
def test_a_parent_is_the_whole(sentence: str) -> None:
    assert not {(s, r) for s, r, _ in relations(sentence)} & {("Ministry of Security", "part_of")}


def test_who_is_of_a_town_works_for_nobody() -> None:
    assert not relations("Siamak Rahimi of Calabasas said he was not hurt.")


def test_whoever_is_affiliated_with_a_party_belongs_to_it() -> None:
    sentence = "Norbert Okello, who is affiliated with the Democratic Party, signed the deal."
    assert {r for _, r, _ in relations(sentence)} == {"member_of"}


def test_a_summit_has_no_seat() -> None:
    assert not relations("The Nuclear Security Summit in The Hague condemned the test.")


def test_nobody_is_of_the_country_of_a_charity() -> None:
    told = types("Ana Guevara, Americas director at Amnesty International, accused Nicaragua of repression.")
    assert told["Ana Guevara"] == ("person", None)
