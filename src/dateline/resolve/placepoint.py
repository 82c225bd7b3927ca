"""Where a place lies that is a part of another, beside it or on its border, and how far a place reaches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

import msgspec

from dateline.record.account import Place, Precision
from dateline.resolve.earth import half_diagonal, moved, roughly
from dateline.resolve.gazetteer import Box, Entry, Gazetteer
from dateline.resolve.placephrase import Phrase

Town = tuple[float, float, float]
"""Latitude, longitude, people."""
_EMPTY = 0.1
"""Where a smaller share of a country's people lives in a part of it, hardly anyone does."""


def radius_of(entry: Entry) -> float:
    """How far the place may reach from its point, in kilometres."""
    if entry.radius_km is not None:
        return entry.radius_km
    if entry.box is not None:
        return half_diagonal(entry.box)
    if entry.level == "facility":
        return 1.0
    if entry.level == "city":
        return max(2.0, min(25.0, sqrt(entry.population / 20_000)))
    return 30.0


def precision_of(entry: Entry) -> Precision:
    if entry.level == "facility":
        return "exact"
    known: dict[str, Precision] = {"city": "city", "admin1": "admin1", "admin2": "admin2", "country": "country"}
    return known.get(entry.level, "region")


def part_of(entry: Entry, share: str, gaz: Gazetteer) -> tuple[float, float, Box | None, float]:
    """The middle, box and reach of a part of a place: 45 % of its box toward a point of the compass, or its core.

    The middle of a part of a country is that of the towns in it: of its outermost ones where most of the country's
    people live in the part, and half that of the box where hardly anyone does.
    """
    if entry.box is None:
        return entry.lat, entry.lon, None, max(10.0, radius_of(entry))
    box = _share_of(entry.box, share)
    west, south, east, north = box
    lat, lon = (south + north) / 2, (west + (east if east >= west else east + 360)) / 2
    lon -= 360 * (lon > 180)
    towns = gaz.towns(entry.country) if entry.level == "country" and entry.country else ()
    inner = [t for t in towns if south <= t[0] <= north and west <= t[1] <= east]
    if inner:
        lived = sum(t[2] for t in inner) / sum(t[2] for t in towns)
        outer = _outermost(inner, share, entry.box, towns) if share != "central" else inner
        people = sum(t[2] ** 0.5 for t in outer)
        there = 0.5 if lived < _EMPTY else 1.0
        lat += there * (sum(t[0] * t[2] ** 0.5 for t in outer) / people - lat)
        lon += there * (sum(t[1] * t[2] ** 0.5 for t in outer) / people - lon)
    return lat, lon, box, half_diagonal(box)


def _share_of(box: Box, share: str) -> Box:
    west, south, east, north = box
    east += 360 * (east < west)
    wide, high = east - west, north - south
    if share == "central":
        west, east, south, north = west + wide / 4, east - wide / 4, south + high / 4, north - high / 4
    if "north" in share or share == "upper":
        south += high * 0.55
    if "south" in share or share == "lower":
        north -= high * 0.55
    if "west" in share:
        east -= wide * 0.55
    if "east" in share:
        west += wide * 0.55
    west, east = (side - 360 * (side > 180) for side in (west, east))
    return round(west, 2), round(south, 2), round(east, 2), round(north, 2)


def _outermost(towns: list[Town], share: str, box: Box, everyone: Sequence[Town]) -> list[Town]:
    """The towns that lie farthest toward a point of the compass, as many as have a quarter of the country's people."""
    people = sum(t[2] for t in everyone)
    mid_lat, mid_lon = (sum(t[i] * t[2] for t in everyone) / people for i in (0, 1))
    people /= 4
    west, south, east, north = box
    up = ("north" in share or share == "upper") - ("south" in share or share == "lower")
    right = ("east" in share) - ("west" in share)

    def toward(town: Town) -> float:
        """How far toward that point, less how far aside from it: the north-east is not quite the east."""
        y, x = (town[0] - mid_lat) / (north - south), (town[1] - mid_lon) / (east - west)
        return up * y + right * x - (0 if up and right else abs(x if up else y))

    order = sorted(towns, key=toward, reverse=True)
    kept: list[Town] = []
    for town in order:
        kept.append(town)
        people -= town[2]
        if people <= 0:
            break
    return kept


def beside(entry: Entry, taken: Phrase, radius: float) -> tuple[float, float, float]:
    """The point and reach of a place that is told by its distance or direction from another."""
    if taken.relation == "near":
        return entry.lat, entry.lon, max(taken.km or 0.0, radius + 10.0)
    if taken.bearing is not None and taken.km is not None:
        lat, lon = moved(entry.lat, entry.lon, bearing=taken.bearing, by_km=taken.km)
        return lat, lon, max(3.0, taken.km * 0.3)
    guess = radius + 10.0 if entry.level in {"city", "facility"} else radius * 0.7
    lat, lon = moved(entry.lat, entry.lon, bearing=taken.bearing or 0.0, by_km=guess)
    return lat, lon, guess * 1.2


def border(place: Place, one: Entry, other: str, gaz: Gazetteer) -> Place:
    """The border of two countries, as a region along the towns of each that are nearest to the other's."""
    codes = gaz.demonym(other) or tuple(e.country for e in gaz.entries(other) if e.level == "country" and e.country)
    if one.level != "country" or one.country is None or not codes:
        return place
    points = _facing(gaz.towns(one.country), gaz.towns(codes[0]))
    if not points:
        return place
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    box = (min(lons), min(lats), max(lons), max(lats))
    return msgspec.structs.replace(
        place, kind="region", lat=round(sum(lats) / len(lats), 2), lon=round(sum(lons) / len(lons), 2),
        precision="region", radius_km=round(max(30.0, half_diagonal(box)), 1), extent=box,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _facing(ones: tuple[Town, ...], others: tuple[Town, ...]) -> list[tuple[float, float]]:
    """The middles between towns of two countries that lie nearest to each other; at most 80 of each are looked at."""
    few, many = (towns[:: max(1, len(towns) // 80)] for towns in sorted((ones, others), key=len))
    pairs = []
    for lat, lon, _ in few:
        away, near = min(((roughly(lat, lon, a, b), (a, b)) for a, b, _ in many), default=(0.0, (lat, lon)))
        pairs.append((away, ((lat + near[0]) / 2, (lon + near[1]) / 2)))
    pairs.sort()
    return [(round(lat, 2), round(lon, 2)) for _, (lat, lon) in pairs[: max(2, len(pairs) // 8)]]
