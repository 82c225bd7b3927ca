"""Places of facts on a map: points by how exactly the place is known, regions as their extent and never as a pin."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dateline.record.account import Place
from dateline.web.charts.disputed import hatched
from dateline.web.charts.earth import Box, Frame, borders, frame_of, land
from dateline.web.charts.names import Name, Town, names, towns

POINTS = frozenset({"exact", "city"})
"""Precisions that a point is drawn for; all others are stretches of land."""
KNOWN_TO = {"exact": "spot", "city": "town", "area": "surroundings", "admin2": "district", "admin1": "province"}
"""Precisions in words."""
_WIDE = 0.2
"""Share of the drawing: a stretch that reaches further to either side is drawn as its edge alone."""
_MUCH = 0.15
"""Share of the facts that a stretch must have to be in the window beside points."""
_LEAST_KM = 30.0
_MOST_KM = 1500.0
"""Wider than this, an extent is told in the table and hatched lightly."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with how many facts are there."""

    key: str
    """What the address has for it: the GeoNames id, else the name."""
    place: Place
    count: int

    @property
    def is_point(self) -> bool:
        """Whether it is known to the town at the least."""
        return self.place.precision in POINTS

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return self.place.lat is not None and self.place.lon is not None

    @property
    def half(self) -> tuple[float, float]:
        """Half width and half height of the stretch that it may be anywhere in, in kilometres."""
        place = self.place
        if place.extent and not self.is_point:
            west, south, east, north = place.extent
            east = east + 360 if east < west else east
            squeeze = math.cos(math.radians((south + north) / 2))
            wide, tall = (east - west) / 2 * 111.2 * squeeze, (north - south) / 2 * 111.2
            return min(max(wide, _LEAST_KM), _MOST_KM), min(max(tall, _LEAST_KM), _MOST_KM)
        radius = place.radius_km or (0.0 if self.is_point else 100.0)
        return min(radius, _MOST_KM), min(radius, _MOST_KM)

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle of what is drawn."""
        place = self.place
        if place.extent and not self.is_point:
            west, south, east, north = place.extent
            east = east + 360 if east < west else east
            return (west + east) / 2, (south + north) / 2
        return place.lon or 0.0, place.lat or 0.0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A spot on the drawing: the middle, half the width and the height of its stretch, the radius of its dot."""

    spot: Spot
    x: float
    y: float
    rx: float
    ry: float
    dot: float
    wide: bool
    """Whether it reaches over much of what is shown: its edge alone is drawn."""


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A map, drawn."""

    frame: Frame
    land: str
    borders: str
    disputed: str
    areas: str
    """What is in dispute, hatched."""
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]
    spots: tuple[Spot, ...]
    nowhere: int
    """Facts without a place, or at places without a point."""

    @property
    def found(self) -> list[dict[str, Any]]:
        """What the moving map needs, as JSON."""
        return [_told(one) for one in self.spots if one.drawn]

    @property
    def towns(self) -> tuple[Town, ...]:
        """Towns to find one's way by: those of the window that found room for their names."""
        shown = {one.words for one in self.names if one.kind == "town"}
        return tuple(one for one in towns(self.frame.box) if one.name in shown)


def spots(places: Iterable[Place | None]) -> tuple[list[Spot], int]:
    """Each place once with how many facts are there, the most first; and how many facts are nowhere on the map."""
    counts: dict[str, int] = {}
    known: dict[str, Place] = {}
    nowhere = 0
    for place in places:
        if place is None:
            nowhere += 1
            continue
        key = place_id(place)
        counts[key] = counts.get(key, 0) + 1
        if key not in known or (known[key].lat is None and place.lat is not None):
            known[key] = place
    made = [Spot(key=key, place=known[key], count=counts[key]) for key in counts]
    nowhere += sum(one.count for one in made if not one.drawn)
    return sorted(made, key=lambda one: (-one.count, one.place.name)), nowhere


def known_to(precision: str) -> str:
    """How exactly a place is known, in a word."""
    return KNOWN_TO.get(precision, precision)


def reach(place: Place) -> str:
    """How exactly a place is known: `town ±10 km`; of a stretch of land that is drawn whole, its kind alone."""
    told = known_to(place.precision)
    near = place.precision in ("exact", "city", "area") and place.radius_km
    return f"{told} ±{max(1, round(place.radius_km or 0)):,} km" if near else told


def place_id(place: Place) -> str:
    """What an address calls a place."""
    return str(place.geonames) if place.geonames is not None else place.name


def drawing(places: Iterable[Place | None], *, width: int = 720, shape: float = 0.5) -> Drawing:
    """The map of facts' places."""
    found, nowhere = spots(places)
    frame = frame_of(list(_corners([one for one in found if one.drawn])), width=width, shape=shape)
    plain, disputed = borders(frame)
    most = max((one.count for one in found if one.drawn), default=1)
    marks = [_mark(one, frame, most) for one in found if one.drawn]
    marks.sort(key=lambda mark: (mark.spot.is_point, -mark.rx * mark.ry, -mark.dot))
    return Drawing(
        frame=frame,
        land=land(frame),
        borders=plain,
        disputed=disputed,
        areas=hatched(frame),
        marks=tuple(marks),
        names=names(frame, marks),
        spots=tuple(found),
        nowhere=nowhere,
    )


def ground(places: Iterable[Place]) -> tuple[list[dict[str, Any]], Box]:
    """What a moving map of these places needs, and the part of the world that it begins with."""
    drawn = [one for one in spots(places)[0] if one.drawn]
    return [_told(one) for one in drawn], frame_of(list(_corners(drawn))).box


def _corners(some: Sequence[Spot]) -> Iterable[tuple[float, float]]:
    """What the window holds: points, and stretches that much is told of, all of them where there is no point."""
    least = _MUCH * sum(one.count for one in some) if any(one.is_point for one in some) else 0
    for one in some:
        if not one.is_point and one.count < least:
            continue
        lon, lat = one.centre
        yield lon, lat
        if not one.is_point:
            wide, tall = one.half
            squeeze = max(0.2, math.cos(math.radians(lat)))
            yield lon - wide / 111.2 / squeeze, max(-80.0, lat - tall / 111.2)
            yield lon + wide / 111.2 / squeeze, min(80.0, lat + tall / 111.2)


def _mark(one: Spot, frame: Frame, most: int) -> Mark:
    x, y = frame.at(*one.centre)
    wide, tall = one.half
    dot = round(4 + 9 * math.sqrt(one.count / most), 1) if one.is_point else 0.0
    rx, ry = max(frame.km(wide), 0.0), max(frame.km(tall), 0.0)
    return Mark(spot=one, x=x, y=y, rx=rx, ry=ry, dot=dot, wide=rx > frame.width * _WIDE)


def _told(one: Spot) -> dict[str, Any]:
    place = one.place
    wide, tall = one.half
    lon, lat = one.centre
    return {
        "key": one.key,
        "name": place.name,
        "count": one.count,
        "point": one.is_point,
        "at": [round(lon, 4), round(lat, 4)],
        "half": [round(wide, 1), round(tall, 1)],
        "known": known_to(place.precision),
    }
