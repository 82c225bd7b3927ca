"""How the figures of two tellings fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.collate.incidents.occurrence import Occurrence
from dateline.collate.words import counted, head
from dateline.record.incident import ToldFigure
from dateline.vocabulary.files import table

_TOLLS = frozenset("killed injured missing detained released displaced participants force weapons money".split())


def toll(one: Occurrence, other: Occurrence) -> Iterator[str]:
    """Whether the figures of one kind are equal, fit (bounds meet, or a toll that moved on) or differ widely."""
    ones, others = one.figures, other.figures
    if not ones or not others:
        return
    pairs = [(a, b) for a in ones for b in others if a.kind == b.kind and a.kind in _TOLLS and _alike_units(a, b)]
    if pairs:
        yield f"toll:{min((_compared(a, b) for a, b in pairs), key=_ORDER.__getitem__)}"


def other_size(one: Occurrence, other: Occurrence) -> bool:
    """Whether two rows of deeds are of other numbers: "seven strikes", "five strikes"."""
    sizes = (_size(one), _size(other))
    return None not in sizes and sizes[0] != sizes[1]


def _size(one: Occurrence) -> int | None:
    """How many deeds a row is of, by the number that stands before its word."""
    telling, start = one.tellings[0], one.spans[0][0]
    found = _numbered().search(telling.words[: max(0, start - telling.span[0])])
    said = found[1].lower() if found else ""
    return int(said) if said.isdigit() else table("numbers")["words"].get(said)


@cache
def _numbered() -> re.Pattern[str]:
    small = "|".join(table("numbers")["words"])
    return re.compile(rf"(?<![\w.,])(\d+|{small}) (?:[\w-]+ ){{0,2}}$", re.I)


def same_harm(one: Occurrence, other: Occurrence) -> bool:
    """Whether as many are told to have been harmed, where that is no small number; weapons and forces are no harm."""
    harmed = [[it for it in some.figures if it.kind in _HARM] for some in (one, other)]
    return any(a.kind == b.kind and _compared(a, b) == "equal" for a in harmed[0] for b in harmed[1])


_HARM = frozenset({"killed", "injured", "missing", "detained", "displaced"})


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


def more_sentenced(one: Occurrence, other: Occurrence) -> bool:
    """Whether far more are sentenced in the one than in the other, which no later report can add."""
    sizes = [[it.count for it in some.recipients if it.count is not None and it.count > 1] for some in (one, other)]
    gaps = [max(a, b) / min(a, b) for a in sizes[0] for b in sizes[1]]
    return bool(gaps) and min(gaps) > _FAR_MORE


_FAR_MORE = 1.25
