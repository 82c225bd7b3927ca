"""Facts about the keys that actors go by across reports."""

from __future__ import annotations

import pytest

from dateline.record.account import Actor, ActorType
from dateline.store.keys import actor_key, is_shared


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
