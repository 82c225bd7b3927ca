"""Facts about the keys that actors go by across reports."""

from __future__ import annotations

import pytest

from dateline.record.account import Actor, ActorType
from dateline.store.keys import actor_key, called, is_shared


@pytest.mark.parametrize(
    ("name", "kind", "country", "key"),
    [
        ("Supreme Court", "government", None, None),
        ("Supreme Court", "government", "IN", "name:supreme court|IN"),
        ("Ministry of Health", "government", None, None),
        ("Ministry of Ruritanian Health", "government", None, "name:ministry of ruritanian health"),
        ("Democratic Party", "party", None, None),
        ("Bread Party", "party", None, "name:bread party"),
        ("Relief Fund", "ngo", None, "name:relief fund"),
    ],
)
def test_what_many_states_have_is_shared_only_with_its_country(
    name: str, kind: ActorType, country: str | None, key: str | None
) -> None:
    actor = Actor(id="A1", name=name, type=kind, sector=None, country=country, mentions=((0, len(name)),))
    found = actor_key(actor, "r" * 16, name)
    assert (found == key) if key else not is_shared(found)


@pytest.mark.parametrize(
    ("name", "kind", "shared"),
    [
        ("Two Varanians", "person", False),
        ("4,000 Kelmari", "population", False),
        ("Dozens of Congress MPs", "government", False),
        ("32 Engineer Regiment", "armed_forces", True),
        ("Six Rivers Aid Corporation", "ngo", True),
    ],
)
def test_a_number_of_people_is_no_name(name: str, kind: ActorType, shared: bool) -> None:
    actor = Actor(id="A1", name=name, type=kind, sector=None, mentions=((0, len(name)),))
    assert is_shared(actor_key(actor, "r" * 16, name)) == shared


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Jon P. Obe", "name:jon obe"),
        ("Jon Obe", "name:jon obe"),
        ("J. P. Obe", "name:j p obe"),
        ("Jon Alan Obe", "name:jon alan obe"),
    ],
)
def test_a_middle_initial_makes_nobody_another_person(name: str, key: str) -> None:
    actor = Actor(id="A1", name=name, type="person", sector=None, mentions=((0, len(name)),))
    assert actor_key(actor, "r" * 16, name) == key


@pytest.mark.parametrize(
    ("key", "names", "name"),
    [
        ("name:jon alan obe|KM", ("Obe", "Justice Minister Jon Alan Obe"), "Jon Alan Obe"),
        ("name:jon obe|KM#3f2ac1d0", ("Jon Obe", "Obe"), "Jon Obe"),
        ("north-front", ("The Front", "North Front"), "North Front"),
        ("name:jon obe|KM", ("Obe", "Mr. Jon P. Obe"), "Jon P. Obe"),
        ("nfk", ("Northern Front of Kelmar", "NFK"), "Northern Front of Kelmar"),
        ("nf-km", ("Northern Front", "Front"), "Northern Front"),
        ("name:obe", (), "name:obe"),
    ],
)
def test_an_actor_is_called_by_the_name_that_its_key_is_made_of(key: str, names: tuple[str, ...], name: str) -> None:
    assert called(key, names) == name
