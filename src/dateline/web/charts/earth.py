"""Land and borders of world-atlas (Natural Earth) as SVG paths, cut to the part of the world that is shown."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import msgspec

from dateline.web.pages import STATIC

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
WORLD: Box = (-170.0, -56.0, 190.0, 76.0)


class Frame(msgspec.Struct, frozen=True):
    """A window on the world: a box of degrees, drawn `width` wide with the proportions of its middle latitude."""

    box: Box
    width: int = 720

    @property
    def squeeze(self) -> float:
        """How much narrower a degree of longitude is than one of latitude, in the middle of the box."""
        return max(0.2, math.cos(math.radians((self.box[1] + self.box[3]) / 2)))

    @property
    def scale(self) -> float:
        """Units for each degree of longitude."""
        return self.width / (self.box[2] - self.box[0])

    @property
    def height(self) -> int:
        """In the units of the width."""
        return round((self.box[3] - self.box[1]) * self.scale / self.squeeze)

    def at(self, lon: float, lat: float) -> Point:
        """A point on the drawing."""
        west, _, east, _ = self.box
        return self.on(lon + 360 if lon < west and lon + 360 <= east else lon, lat)

    def on(self, lon: float, lat: float) -> Point:
        """A point of a line that goes on beyond the window, which is not taken around the world."""
        west, _, _, north = self.box
        return round((lon - west) * self.scale, 1), round((north - lat) * self.scale / self.squeeze, 1)

    def km(self, kilometres: float) -> float:
        """A length on the drawing."""
        return round(kilometres / 111.2 * self.scale / self.squeeze, 1)


def frame_of(points: Sequence[Point], *, width: int = 720, shape: float = 0.5) -> Frame:
    """The window that holds these points (longitude, latitude) with room around them, about `shape` as high as wide."""
    if not points:
        return Frame(WORLD, width)
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    middle = ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
    squeeze = max(0.2, math.cos(math.radians(middle[1])))
    tall = max((max(lats) - min(lats)) * 1.35, 3.0)
    wide = max((max(lons) - min(lons)) * 1.3, 22.0, tall / shape / squeeze)
    tall = wide * shape * squeeze
    if wide >= 300 or tall >= 130:
        return Frame(WORLD, width)
    south = min(max(middle[1] - tall / 2, -85.0), 85.0 - tall)
    return Frame((middle[0] - wide / 2, south, middle[0] + wide / 2, south + tall), width)


@lru_cache(maxsize=256)
def land(frame: Frame) -> str:
    """The path of all land in the window."""
    fine = frame.box[2] - frame.box[0] < 60
    box = _around(frame.box)
    drawn = []
    for ring, bounds in _land(fine):
        for shifted, moved in ((ring, bounds), *_again(ring, bounds, box)):
            if _meets(moved, box) and len(cut := _cut(shifted, box)) > 2:
                drawn.append(_path((frame.on(*point) for point in cut), close=True))
    return "".join(drawn)


@lru_cache(maxsize=256)
def borders(frame: Frame) -> tuple[str, str]:
    """The paths of the borders in the window: those that stand, and those in dispute."""
    fine = frame.box[2] - frame.box[0] < 60
    plain, disputed = list[str](), list[str]()
    for line, bounds, in_dispute in _borders(fine):
        if _meets(bounds, frame.box):
            (disputed if in_dispute else plain).append(_path((frame.on(*p) for p in line), close=False))
    return "".join(plain), "".join(disputed)


def ready(fine: bool) -> None:
    """Have the lines of the world at hand, the coarse ones or the fine ones, which takes a moment the first time."""
    _land(fine)
    _borders(fine)


def country_rings() -> dict[str, list[list[Point]]]:
    """The outlines of every country of world-atlas, by its name there, without leaps over the date line."""
    objects, arcs = _topology(fine=True)
    made: dict[str, list[list[Point]]] = {}
    for country in objects["countries"]["geometries"]:
        rings = (_unwrapped([point for at in ring for point in _arc(arcs, at)[:-1]]) for ring in _rings(country))
        made.setdefault(country["properties"]["name"], []).extend(rings)
    return made


def meets(ring: Sequence[Point], box: Box) -> bool:
    """Whether a ring reaches into a box, as far as their bounds tell."""
    return _meets(_bounds(ring), box)


def cut_to(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut to a box and a little around it."""
    return _cut(ring, _around(box))


def path_of(points: Iterable[Point]) -> str:
    """A closed path through these points of a drawing."""
    return _path(points, close=True)


def _around(box: Box) -> Box:
    wide, tall = (box[2] - box[0]) * 0.02, (box[3] - box[1]) * 0.02
    return box[0] - wide, box[1] - tall, box[2] + wide, box[3] + tall


def _again(ring: Sequence[Point], bounds: Box, box: Box) -> Iterator[tuple[list[Point], Box]]:
    """A ring once more where the window reaches over the date line."""
    for shift in (360, -360):
        moved = (bounds[0] + shift, bounds[1], bounds[2] + shift, bounds[3])
        if _meets(moved, box):
            yield [(x + shift, y) for x, y in ring], moved


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _cut(ring: Sequence[Point], box: Box) -> list[Point]:
    """A polygon cut to a box (Sutherland and Hodgman, 1974)."""
    points = list(ring)
    for axis, edge, keep in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if not points:
            break
        points = list(_cut_at(points, axis, edge, keep))
    return points


def _cut_at(points: Sequence[Point], axis: int, edge: float, keep: int) -> Iterator[Point]:
    before = points[-1]
    for point in points:
        inside, was = (point[axis] - edge) * keep >= 0, (before[axis] - edge) * keep >= 0
        if inside != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if inside:
            yield point
        before = point


def _path(points: Iterable[Point], *, close: bool) -> str:
    """Steps between points, whole units; points that fall together are one."""
    made: list[str] = []
    last: tuple[float, float] | None = None
    for x, y in points:
        now = (round(x, 1), round(y, 1))
        if last is None:
            made.append(f"M{now[0]:g} {now[1]:g}l")
        elif abs(now[0] - last[0]) + abs(now[1] - last[1]) < 0.4:
            continue
        else:
            made.append(f"{round(now[0] - last[0], 1):g} {round(now[1] - last[1], 1):g} ")
        last = now
    return "".join(made).rstrip("l ") + ("z" if close else "")


@cache
def _topology(fine: bool) -> tuple[dict[str, Any], list[list[Point]]]:
    name = "countries-50m" if fine else "countries-110m"
    content = json.loads((STATIC / "vendor" / "world-atlas" / f"{name}.json").read_bytes())
    (sx, sy), (tx, ty) = content["transform"]["scale"], content["transform"]["translate"]
    arcs = []
    for arc in content["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return content["objects"], arcs


def _arc(arcs: list[list[Point]], at: int) -> list[Point]:
    return arcs[at] if at >= 0 else arcs[~at][::-1]


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    for part in geometry.get("geometries", ()):
        yield from _rings(part)
    polygons = geometry.get("arcs", ())
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        yield from polygon


@cache
def _land(fine: bool) -> list[tuple[list[Point], Box]]:
    objects, arcs = _topology(fine)
    made = []
    for ring in _rings(objects["land"]):
        points = _unwrapped([point for at in ring for point in _arc(arcs, at)[:-1]])
        made.append((points, _bounds(points)))
    return made


def _unwrapped(ring: list[Point]) -> list[Point]:
    """A ring that goes over the date line without the leap from 180 to -180; one around a pole stays as it is."""
    shift, made = 0.0, [ring[0]]
    for before, (x, y) in pairwise(ring):
        shift += 360.0 if x - before[0] < -180 else -360.0 if x - before[0] > 180 else 0.0
        made.append((x + shift, y))
    closes = abs(made[-1][0] - made[0][0]) < 180
    return made if closes else ring


@cache
def _borders(fine: bool) -> list[tuple[list[Point], Box, bool]]:
    """Arcs that two countries share."""
    objects, arcs = _topology(fine)
    owners: dict[int, set[str]] = {}
    for country in objects["countries"]["geometries"]:
        for ring in _rings(country):
            for at in ring:
                owners.setdefault(at if at >= 0 else ~at, set()).add(country["properties"]["name"])
    shared = ((at, frozenset(names)) for at, names in sorted(owners.items()) if len(names) > 1)
    return [(arcs[at], _bounds(arcs[at]), in_dispute(names)) for at, names in shared]


def _bounds(points: Sequence[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


@cache
def disputes() -> dict[str, Any]:
    """Territories and borders of the map that are in dispute, by the names that world-atlas gives."""
    found: dict[str, Any] = json.loads((STATIC / "map" / "disputed.json").read_bytes())
    return found


def in_dispute(names: frozenset[str]) -> bool:
    """Whether the border between these two countries of world-atlas is in dispute."""
    known = disputes()
    return bool(names & {one["atlas"] for one in known["territories"]}) or any(
        names == frozenset(pair) for pair in known["borders"]
    )
