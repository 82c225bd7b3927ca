"""Actors against the registry: what is one becomes one, what is unsure stays as it was."""

from __future__ import annotations

from dateline.record.account import Actor, Office
from dateline.record.report import Report
from dateline.resolve.actors import resolve_actors
from dateline.vocabulary.registry import registry

TEXT = "Moscow spoke. Russia and the Kremlin spoke. President Joe Biden met Georgia Okon. JNIM left."
REPORT = Report(id="r", source="r.txt", text=TEXT, span=(0, len(TEXT)), published="2022-05-01")


def _actor(identity: str, name: str, kind: str, **fields: object) -> Actor:
    at = TEXT.index(name)
    return Actor(id=identity, name=name, type=kind, mentions=((at, at + len(name)),), **fields)  # type: ignore[arg-type]


def test_a_capital_a_state_and_its_seat_of_power_become_one() -> None:
    given = (_actor("A1", "Moscow", "state"), _actor("A2", "Russia", "state"), _actor("A3", "Kremlin", "state"))
    actors, moved = resolve_actors(REPORT, given, registry=registry())
    assert moved == {"A1": "A1", "A2": "A1", "A3": "A1"}
    assert [(a.name, a.known_as, a.country, len(a.mentions)) for a in actors] == [("Russia", "russia", "RU", 3)]


def test_a_known_group_gets_its_key_type_and_sector() -> None:
    actors, _ = resolve_actors(REPORT, (_actor("A1", "JNIM", "other"),), registry=registry())
    assert (actors[0].known_as, actors[0].type, actors[0].sector) == ("jnim", "armed_group", "REB")


def test_a_person_is_known_only_where_name_and_office_agree() -> None:
    at = TEXT.index("President")
    state = _actor("A2", "Georgia Okon", "person")
    office = (Office("President", None, (at, at + 9)),)
    known, _ = resolve_actors(REPORT, (_actor("A1", "Joe Biden", "person", country="US", roles=office), state),
                              registry=registry())  # fmt: skip
    unknown, _ = resolve_actors(REPORT, (_actor("A1", "Joe Biden", "person"),), registry=registry())
    other = (Office("goalkeeper", None, (at, at + 9)),)
    wrong, _ = resolve_actors(REPORT, (_actor("A1", "Joe Biden", "person", roles=other),), registry=registry())
    assert [a.known_as for a in known] == ["joe-biden", None]
    assert unknown[0].known_as is None
    assert wrong[0].known_as is None


def test_unsure_names_stay_unknown() -> None:
    actors, moved = resolve_actors(REPORT, (_actor("A1", "Georgia", "state"),), registry=registry())
    assert actors[0].known_as is None
    assert moved == {"A1": "A1"}


def test_offices_point_to_the_actor_that_stays() -> None:
    at = TEXT.index("President")
    holder = _actor("A3", "Joe Biden", "person", roles=(Office("envoy", "A2", (at, at + 9)),))
    given = (_actor("A1", "Moscow", "state"), _actor("A2", "Russia", "state"), holder)
    actors, _ = resolve_actors(REPORT, given, registry=registry())
    assert next(a for a in actors if a.id == "A3").roles[0].of == "A1"


SPOKE = "Okon met Kaja Kallas of the EU. Lula spoke in Brazil. Sara Netanyahu and Netanyahu left Israel."
SPOKEN = Report(id="s", source="s.txt", text=SPOKE, span=(0, len(SPOKE)), published="2025-05-01")


def _spoken(identity: str, name: str, kind: str, at: int = 0, **fields: object) -> Actor:
    start = SPOKE.index(name, at)
    return Actor(id=identity, name=name, type=kind, mentions=((start, start + len(name)),), **fields)  # type: ignore[arg-type]


def test_who_holds_an_office_that_day_is_known_though_it_is_told_in_other_words_or_not_at_all() -> None:
    union = _spoken("A1", "EU", "igo")
    office = (Office("foreign policy chief", "A1", (0, 4)),)
    given = (union, _spoken("A2", "Kaja Kallas", "person", roles=office), _spoken("A3", "Lula", "person"))
    actors, _ = resolve_actors(SPOKEN, given, registry=registry())
    assert {a.id: a.known_as for a in actors if a.id != "A1"} == {
        "A2": "kaja-kallas", "A3": "luiz-inacio-lula-da-silva"
    }  # fmt: skip
    wrong = (Office("foreign policy chief", "A4", (0, 4)),)
    other = (_spoken("A4", "Okon", "person"), _spoken("A2", "Kaja Kallas", "person", roles=wrong))
    assert [a.known_as for a in resolve_actors(SPOKEN, other, registry=registry())[0]] == [None, None]


def test_a_surname_of_two_in_the_report_is_neither() -> None:
    given = (
        _spoken("A1", "Sara Netanyahu", "person"),
        _spoken("A2", "Netanyahu", "person", SPOKE.index("and Netanyahu")),
    )
    actors, _ = resolve_actors(SPOKEN, given, registry=registry())
    assert [a.known_as for a in actors] == [None, None]
