"""Marks on the text of a report: overlapping spans laid flat into pieces, each knowing the facts it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from dateline.record.reading import Span

Layer = Literal["event", "speech", "figure", "time", "place", "actor", "tie", "hit"]
Part = Literal["lead", "part", "wide"]
"""`lead`: the words a fact is known by; `part`: who and where in it; `wide`: the sentence or quotation around it."""


class Mark(msgspec.Struct, frozen=True):
    """A span that belongs to a fact."""

    start: int
    end: int
    fact: str
    """Id of the fact on the page, such as `event-120-128`."""
    layer: Layer
    part: Part
    status: str = ""


class Piece(msgspec.Struct, frozen=True):
    """A run of text on which the same marks lie. `begins` names facts whose words begin here."""

    text: str
    start: int
    facts: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    hit: bool = False
    """Whether a search found it."""


def pieces(text: str, stretch: Span, marks: Sequence[Mark]) -> list[Piece]:
    """The pieces of a stretch of text, in order; put together they are its words."""
    start, end = stretch
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(at for mark in inside for at in (mark.start, mark.end) if start < at < end)})
    return [_piece(text, a, b, inside) for a, b in pairwise(cuts)]


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> Piece:
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    return Piece(
        text=text[start:end],
        start=start,
        facts=tuple(dict.fromkeys(mark.fact for mark in over if mark.fact)),
        classes=tuple(dict.fromkeys(_classes(over))),
        begins=tuple(
            dict.fromkeys(mark.fact for mark in over if mark.fact and mark.part == "lead" and mark.start == start)
        ),
        hit=any(mark.layer == "hit" for mark in over),
    )


def _classes(marks: Iterable[Mark]) -> Iterable[str]:
    for mark in marks:
        if mark.part == "lead" and mark.layer != "hit":
            yield f"m-{mark.layer}"
            if mark.status and mark.status != "happened":
                yield f"m-{mark.status}"
