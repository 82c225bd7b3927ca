"""Whether a fact is what a query asks for, decided on the fact itself; the database decides the same on its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dateline.record.correction import Correction
from dateline.record.fact import Fact, Who
from dateline.store.days import asked_day, asked_moment, days, recency
from dateline.store.facts import publisher_key
from dateline.store.keys import place_key
from dateline.store.protocol import FactQuery


def chosen(facts: Iterable[Fact], query: FactQuery, *, known: Callable[[str], str] = str) -> list[Fact]:
    """The facts that match, in the query's order; `known` gives the key that stands for a key.

    Facts come as their reports were added and as their texts go, which is the order `report`.
    """
    found = [fact for fact in facts if matches(fact, query, known=known)]
    if query.order != "report" or query.newest_first:
        found = _ordered(found, query)
    start = max(query.offset, 0)
    return found[start:] if query.limit is None else found[start : start + max(query.limit, 0)]


def without_judged(facts: Iterable[Fact], corrections: Iterable[Correction]) -> Iterator[Fact]:
    """The facts that none of these corrections is about."""
    judged = {one.fact for one in corrections}
    return (fact for fact in facts if fact.key not in judged)


def matches(fact: Fact, query: FactQuery, *, known: Callable[[str], str] = str) -> bool:
    """Whether the fact is what the query asks for."""
    place = fact.place
    plain = (
        (query.kinds, fact.kind),
        (query.types, fact.type),
        (query.modes, fact.mode),
        (query.statuses, fact.status),
        (query.countries, place.country if place else None),
        (query.places, place.geonames if place else None),
        (tuple(map(place_key, query.place_names)), place_key(place.name) if place else None),
        (query.keys, fact.key),
        (query.reports, fact.report),
    )
    if any(wanted and value not in wanted for wanted, value in plain):
        return False
    says = (fact.says,) if fact.says else ()
    parties = (
        (query.actors, fact.actors),
        (query.recipients, fact.recipients),
        (query.either, (*fact.actors, *fact.recipients)),
        (query.says, says),
    )
    if any(wanted and not _any(some, wanted, known) for wanted, some in parties):
        return False
    if query.report is not None and fact.report != query.report:
        return False
    if query.event is not None and fact.event != query.event:
        return False
    if query.publisher is not None and publisher_key(fact.publisher) != publisher_key(query.publisher):
        return False
    return _in_days(fact, query)


def _any(some: Iterable[Who], wanted: tuple[str, ...], known: Callable[[str], str]) -> bool:
    return bool({known(who.key) for who in some if who.key} & {known(key) for key in wanted})


def _in_days(fact: Fact, query: FactQuery) -> bool:
    first, last, published = fact.first_day, fact.last_day, days(fact.published)
    if query.since is not None:
        asked = asked_day(query.since, "since")[0]
        if not (last >= asked if last else first):
            return False
    if query.until is not None:
        asked = asked_day(query.until, "until")[1]
        if not (first <= asked if first else last):
            return False
    if query.published_since is not None:
        asked = asked_day(query.published_since, "published_since")[0]
        if published is None or published[1] < asked:
            return False
    if query.published_until is not None:
        asked = asked_day(query.published_until, "published_until")[1]
        if published is None or published[0] > asked:
            return False
    if query.added_since is None:
        return True
    return asked_moment(fact.added, "added") > asked_moment(query.added_since, "added_since")


def _ordered(found: list[Fact], query: FactQuery) -> list[Fact]:
    """Facts in order, those without a value last either way; of equals, the earlier (or later) added first."""
    value: Callable[[Fact], Any] = {
        "report": lambda fact: "x",
        "day": lambda fact: fact.first_day,
        "published": lambda fact: recency(fact.published) or None,
        "added": lambda fact: fact.added,
        "confidence": lambda fact: fact.confidence,
    }[query.order]
    ranked = list(enumerate(found))
    if query.newest_first:
        ranked.reverse()
    known = [(value(fact), at, fact) for at, fact in ranked if value(fact) is not None]
    known.sort(key=lambda item: item[:2], reverse=query.newest_first)
    return [fact for _, _, fact in known] + [fact for _, fact in ranked if value(fact) is None]
