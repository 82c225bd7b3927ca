"""Facts looked up once and kept while the record stays as it is, so that filtering a room does not fetch them anew."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from dateline.record.fact import Fact
from dateline.run.monitors import mark_of
from dateline.store.protocol import FactQuery, IncidentQuery

if TYPE_CHECKING:
    from dateline.store.protocol import Store

MOST = 800
"""Events that a room looks at."""
_LOOKED_AT = 1000
"""Facts of all kinds among which the events are."""
_KEPT = 24
_Key = tuple[tuple[int, str, str], FactQuery]
_lock = threading.Lock()
_known: WeakKeyDictionary[Store, OrderedDict[_Key, tuple[Fact, ...]]] = WeakKeyDictionary()


def look_up(store: Store, query: FactQuery) -> tuple[Fact, ...]:
    """The facts of a query, from memory where the record has not changed since they were looked up."""
    key = (mark(store), query)
    with _lock:
        known = _known.setdefault(store, OrderedDict())
        if key in known:
            known.move_to_end(key)
            return known[key]
    found = tuple(store.facts(query))
    with _lock:
        known[key] = found
        while len(known) > _KEPT:
            known.popitem(last=False)
    return found


def events(store: Store, query: FactQuery) -> tuple[tuple[Fact, ...], int | None]:
    """The events of a query, and how many they are where there may be more.

    Kinds are sorted out here: the database would rather go through all events than through the few of an actor.
    """
    found = look_up(store, msgspec.structs.replace(query, kinds=(), limit=_LOOKED_AT))
    those = tuple(fact for fact in found if fact.kind == "event")[:MOST]
    return those, len(those) if len(found) == _LOOKED_AT or len(those) == MOST else None


def mark(store: Store) -> tuple[int, str, str]:
    """What changes whenever the record does."""
    latest = next(store.incidents(IncidentQuery(order="changed", limit=1)), None)
    return (*mark_of(store), latest.id if latest else "")
