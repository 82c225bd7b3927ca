"""Reports chosen by their facts, and what those found have in common; the same in every store."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from specimens import account, add, report

from dateline.record.account import Event, Place
from dateline.store.protocol import FactQuery, Query


@pytest.fixture
def filled(store: Any) -> Any:
    """Three reports of two outlets: an attack in Mali, a denied one without a place, a meeting."""
    one = report("Guns fired at Sannat.", published="2026-03-02")
    two = report("Guns never fired.", published="2026-03-09", publisher="Harbour Post")
    place = Place(id="P1", name="Sannat", kind="city", country="ML", mentions=((14, 20),))
    attack = Event(id="E1", type="ASSAULT", mode=None, trigger=(0, 4), place="P1")
    denied = Event(id="E1", type="ASSAULT", mode=None, trigger=(0, 4), status="negated")
    store.add(one, replace(account(one), events=(attack,), places=(place,)), b"1", "text/plain")
    store.add(two, replace(account(two), events=(denied,)), b"2", "text/plain")
    add(store, report(published="2026-03-09"))
    return store


def found(store: Any, **facts: Any) -> list[str]:
    return [entry.published for entry in store.entries(Query(facts=FactQuery(kinds=("event",), **facts)))]


def test_reports_are_chosen_by_one_fact_that_is_all_of_it(filled: Any) -> None:
    assert found(filled, types=("ASSAULT",)) == ["2026-03-09", "2026-03-02"]
    assert found(filled, types=("ASSAULT",), countries=("ML",)) == ["2026-03-02"]
    assert found(filled, types=("CONSULT",), statuses=("negated",)) == []


def test_facets_count_reports(filled: Any) -> None:
    facets = filled.facets(Query(limit=1))
    assert (facets.total, facets.counted) == (3, 3)
    assert facets.publishers == (("Valley Wire", 2), ("Harbour Post", 1))
    assert facets.months == (("2026-03", 3),)
    assert facets.types == (("ASSAULT", 2), ("CONSULT", 1))
    assert facets.countries == (("ML", 1),)
    assert dict(facets.statuses) == {"happened": 2, "negated": 1}


def test_facets_follow_the_words(filled: Any) -> None:
    facets = filled.facets(Query(words="never"))
    assert facets.publishers == (("Harbour Post", 1),)
    assert filled.facets(Query(words="zebra")).total == 0
