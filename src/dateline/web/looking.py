"""Facts looked up once and kept while the record stays as it is, so that filtering a room does not fetch them anew."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from dateline.record.fact import Fact
from dateline.run.monitors import mark_of
from dateline.store.protocol import FactQuery, IncidentQuery

if TYPE_CHECKING:
    from dateline.store.protocol import Store

MOST = 1000
"""Events that a room looks at."""
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


def mark(store: Store) -> tuple[int, str, str]:
    """What changes whenever the record does."""
    latest = next(store.incidents(IncidentQuery(order="changed", limit=1)), None)
    return (*mark_of(store), latest.id if latest else "")
