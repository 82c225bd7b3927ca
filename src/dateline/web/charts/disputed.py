"""What is in dispute, as areas of the map: whole territories, parts of countries, islands; whoever holds them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec

from dateline.web.charts.earth import Frame, Point, country_rings, cut_to, disputes, meets, path_of

_SIDES = 24
"""Of the ring around small islands."""


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """One area in dispute. Its edges inside a country are rough; `held` and `claimed` take no side."""

    name: str
    held: str
    claimed: str
    rings: tuple[tuple[Point, ...], ...]


@cache
def areas() -> tuple[Area, ...]:
    """Every area, by name."""
    known, whole = disputes(), country_rings()
    made = [_area(one, [*whole.get(one["atlas"], ()), *_cut_out(one, whole)]) for one in known["territories"]]
    made += [_area(one, _cut_out(one, whole)) for one in known["areas"]]
    made += [_area(one, (_around(one["at"], one["km"]),)) for one in known["islands"]]
    return tuple(sorted(made, key=lambda one: one.name))


def _area(one: dict[str, Any], rings: Sequence[Sequence[Point]]) -> Area:
    outlines = tuple(tuple(ring) for ring in rings)
    return Area(name=one["name"], held=one["held"], claimed=one["claimed"], rings=outlines)


def _cut_out(one: dict[str, Any], whole: dict[str, list[list[Point]]]) -> list[list[Point]]:
    cut = (
        inside(ring, around)
        for name in one.get("within", ())
        for ring in whole.get(name, ())
        for around in one["around"]
    )
    return [ring for ring in cut if len(ring) > 2]


def inside(ring: Sequence[Point], around: Sequence[Sequence[float]]) -> list[Point]:
    """A ring cut to a convex polygon (Sutherland and Hodgman, 1974)."""
    turn = 1 if turns(around) > 0 else -1
    points = list(ring)
    for (ax, ay), (bx, by) in zip(around, [*around[1:], around[0]], strict=True):
        if not points:
            break

        def left(point: Point, ax: float = ax, ay: float = ay, bx: float = bx, by: float = by) -> float:
            return turn * ((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax))

        points = list(_kept(points, [left(point) for point in points]))
    return points


def _kept(points: Sequence[Point], sides: Sequence[float]) -> Iterator[Point]:
    before, was = points[-1], sides[-1]
    for point, now in zip(points, sides, strict=True):
        if (now >= 0) != (was >= 0):
            share = was / (was - now)
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if now >= 0:
            yield point
        before, was = point, now


def turns(around: Sequence[Sequence[float]]) -> float:
    """Twice the area of a polygon, positive where it goes against the clock."""
    pairs = zip(around, [*around[1:], around[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)


def _around(at: Sequence[float], km: float) -> tuple[Point, ...]:
    squeeze = math.cos(math.radians(at[1]))
    angles = [2 * math.pi * n / _SIDES for n in range(_SIDES)]
    return tuple((at[0] + km / 111.2 / squeeze * math.cos(a), at[1] + km / 111.2 * math.sin(a)) for a in angles)


@lru_cache(maxsize=256)
def hatched(frame: Frame) -> str:
    """The path of all that is in dispute in the window."""
    drawn = []
    for ring in (ring for area in areas() for ring in area.rings):
        if meets(ring, frame.box) and len(cut := cut_to(ring, frame.box)) > 2:
            drawn.append(path_of(frame.on(*point) for point in cut))
    return "".join(drawn)


@cache
def geojson() -> bytes:
    """The areas for the moving map."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": one.name, "held": one.held, "claimed": one.claimed},
            "geometry": {"type": "MultiPolygon", "coordinates": [[_closed(ring)] for ring in one.rings]},
        }
        for one in areas()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _closed(ring: Sequence[Point]) -> list[list[float]]:
    return [[round(x, 3), round(y, 3)] for x, y in (*ring, ring[0])]
