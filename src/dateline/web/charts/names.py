"""Names on a drawn map: of its spots, and of some towns to find one's way by. None stands on another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from dateline.web.charts.earth import Box, Frame

if TYPE_CHECKING:
    from dateline.web.charts.worldmap import Mark

Kind = Literal["point", "stretch", "town"]
_LINE = 20.0
"""Units that a line of words is high, and twice what a letter is wide; maps of the width of a phone are lettered so."""
_MOST = 14
"""Names of spots."""
_TOWNS = 5
_WIDEST = 60.0
"""Degrees of a window up to which towns are shown."""
_APART = 0.16
"""Share of the drawing's width that two towns are apart at the least."""


class Name(msgspec.Struct, frozen=True):
    """Words on the drawing, from `x` on or around it; `y` is their base line."""

    words: str
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    kind: Kind


class Town(NamedTuple):
    """A town that nothing is told of, for orientation."""

    name: str
    lon: float
    lat: float


def names(frame: Frame, marks: Sequence[Mark]) -> tuple[Name, ...]:
    """The names that find room, those of the places with the most facts first; then towns."""
    taken = [_around(mark.x, mark.y, mark.dot) for mark in marks if mark.dot]
    made: list[Name] = []
    for mark in sorted(marks, key=lambda mark: (not mark.dot, -mark.spot.count))[:_MOST]:
        kind: Kind = "point" if mark.dot else "stretch"
        _add(made, taken, frame, _spots(mark.spot.place.name, mark, kind))
    for town in towns(frame.box):
        x, y = frame.at(town.lon, town.lat)
        if not (_LINE / 2 < x < frame.width - _LINE / 2 and _LINE / 2 < y < frame.height - _LINE / 2):
            continue
        _add(made, taken, frame, _beside(town.name, x, y, 4.0, "town"))
    return tuple(made)


@lru_cache(maxsize=256)
def towns(box: Box) -> tuple[Town, ...]:
    """The largest towns in a window, well apart; none of a window on much of the world."""
    from dateline.resolve.gazetteer import open_gazetteer

    west, _, east, _ = box
    if east - west > _WIDEST or west < -180 or east > 180:
        return ()
    kept: list[Town] = []
    for one in open_gazetteer().within(box, most=40):
        far = (abs(one.lon - other.lon) + abs(one.lat - other.lat) for other in kept)
        if min(far, default=math.inf) > _APART * (east - west):
            kept.append(Town(one.name, one.lon, one.lat))
    return tuple(kept[:_TOWNS])


def _spots(words: str, mark: Mark, kind: Kind) -> Iterator[Name]:
    if kind == "point":
        yield from _beside(words, mark.x, mark.y, mark.dot, kind)
        return
    for y in (mark.y + _LINE / 3, mark.y - mark.ry + _LINE, mark.y + mark.ry - _LINE / 2):
        yield Name(words, mark.x, round(y, 1), "middle", kind)


def _beside(words: str, x: float, y: float, dot: float, kind: Kind) -> Iterator[Name]:
    yield Name(words, round(x + dot + 5, 1), round(y + _LINE / 4, 1), "start", kind)
    yield Name(words, round(x - dot - 5, 1), round(y + _LINE / 4, 1), "end", kind)
    yield Name(words, x, round(y + dot + _LINE * 0.8, 1), "middle", kind)
    yield Name(words, x, round(y - dot - _LINE / 4, 1), "middle", kind)


def _add(made: list[Name], taken: list[Box], frame: Frame, places: Iterable[Name]) -> None:
    """Put a name where it has room; leave it out where it has none, or stands on the map already."""
    for one in places:
        box = room_of(one)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= frame.width and box[3] <= frame.height
        if any(one.words == other.words for other in made):
            return
        if inside and not any(meet(box, other) for other in taken):
            made.append(one)
            taken.append(box)
            return


def room_of(one: Name) -> Box:
    """The room that a name takes up on the drawing: left, top, right, bottom."""
    wide = len(one.words) * _LINE / 2
    left = one.x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
    return left, one.y - _LINE * 0.8, left + wide, one.y + _LINE * 0.2


def _around(x: float, y: float, far: float) -> Box:
    return x - far, y - far, x + far, y + far


def meet(one: Box, other: Box) -> bool:
    """Whether two pieces of the drawing overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
