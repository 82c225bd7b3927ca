"""How the figures of two tellings fit."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.collate.incidents.occurrence import Occurrence
from dateline.collate.words import counted, head
from dateline.record.incident import ToldFigure

_TOLLS = frozenset("killed injured missing detained released displaced participants force weapons money".split())


def toll(one: Occurrence, other: Occurrence) -> Iterator[str]:
    """Whether the figures of one kind are equal, fit (bounds meet, or a toll that moved on) or differ widely."""
    ones, others = one.figures, other.figures
    if not ones or not others:
        return
    pairs = [(a, b) for a in ones for b in others if a.kind == b.kind and a.kind in _TOLLS and _alike_units(a, b)]
    if pairs:
        yield f"toll:{min((_compared(a, b) for a, b in pairs), key=_ORDER.__getitem__)}"


def _alike_units(a: ToldFigure, b: ToldFigure) -> bool:
    """Whether the two may count the same: the killed of one side say nothing of those of the other."""
    sorts = [counted().get(head(it.unit or "")) for it in (a, b)]
    return None in sorts or sorts[0] == sorts[1] or "people" in sorts


_ORDER = {"equal": 0, "fits": 1, "differ": 2}


def _compared(a: ToldFigure, b: ToldFigure) -> str:
    low_a, low_b = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if low_a is None or low_b is None:
        return "fits"
    if low_a == low_b and low_a >= 3 and a.bound != "vague":
        return "equal"
    smaller, larger = sorted((max(low_a, 1.0), max(low_b, 1.0)))
    return "fits" if larger <= 2 * smaller + 3 else "differ"
