"""Where a place lies, as a shape: a point only for what is as small as a town, an outline for what is larger.

Geometries are GeoJSON's (RFC 7946): longitude before latitude, degrees of WGS 84, outer rings anticlockwise, shapes
across the antimeridian in two parts. Well-known binary is OGC 06-103r4.
"""

from __future__ import annotations

import math
import struct
from typing import Any

from dateline.record.account import Place

Geometry = dict[str, Any]
Box = tuple[float, float, float, float]
_WIDE = frozenset({"area", "admin2", "admin1", "region", "country"})
_EARTH_KM = 6371.0
_CORNERS = 32


def shape(place: Place | None) -> tuple[Geometry | None, str | None]:
    """The geometry of a place and what it is: `point`, `box` (its extent), `circle` (of `radius_km`); null if unknown.

    A region is never a pin: where its extent is not known it is the circle of its uncertainty.
    """
    if place is None:
        return None, None
    if place.extent and _good_box(place.extent):
        return _box(place.extent), "box"
    if place.lat is None or place.lon is None or not _good(place.lon, place.lat):
        return None, None
    if place.precision in _WIDE and place.radius_km:
        return _circle(place.lon, place.lat, place.radius_km), "circle"
    return {"type": "Point", "coordinates": [place.lon, place.lat]}, "point"


def _good(lon: float, lat: float) -> bool:
    return math.isfinite(lon) and math.isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90


def _good_box(box: Box) -> bool:
    west, south, east, north = box
    return _good(west, south) and _good(east, north) and south < north and west != east


def _box(box: Box) -> Geometry:
    west, south, east, north = box
    if west < east:
        return {"type": "Polygon", "coordinates": [_ring(west, south, east, north)]}
    parts = [[_ring(west, south, 180.0, north)]] if west < 180 else []
    parts += [[_ring(-180.0, south, east, north)]] if east > -180 else []
    return {"type": "MultiPolygon", "coordinates": parts}


def _ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _circle(lon: float, lat: float, radius_km: float) -> Geometry:
    arc = min(radius_km / _EARTH_KM, math.pi / 2)
    high = math.degrees(arc)
    if lat + high >= 89.9 or lat - high <= -89.9:
        return _box((-180.0, max(lat - high, -90.0), 180.0, min(lat + high, 90.0)))
    wide = math.degrees(math.asin(min(1.0, math.sin(arc) / math.cos(math.radians(lat)))))
    if lon - wide < -180 or lon + wide > 180:
        return _box((_turned(lon - wide), lat - high, _turned(lon + wide), lat + high))
    ring = [_at(lon, lat, arc, -2 * math.pi * turn / _CORNERS) for turn in range(_CORNERS)]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _at(lon: float, lat: float, arc: float, bearing: float) -> list[float]:
    """The point at an angular distance and bearing (radians) on the sphere, rounded to about 10 m."""
    here = math.radians(lat)
    there = math.asin(math.sin(here) * math.cos(arc) + math.cos(here) * math.sin(arc) * math.cos(bearing))
    turn = math.atan2(
        math.sin(bearing) * math.sin(arc) * math.cos(here), math.cos(arc) - math.sin(here) * math.sin(there)
    )
    return [round(lon + math.degrees(turn), 4), round(math.degrees(there), 4)]


def may_be_one(one: Place, other: Place) -> bool:
    """Whether two places may be the same: one lies within what is uncertain of the other, or where is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    reach = max(one.radius_km or 0.0, other.radius_km or 0.0, 10.0)
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= reach


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance (haversine)."""
    a, b, turn = math.radians(lat), math.radians(other_lat), math.radians(other_lon - lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def bounds(geometry: Geometry) -> Box:
    """West, south, east and north of all its points."""
    points = list(_points(geometry["coordinates"]))
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _points(coordinates: Any) -> list[list[float]]:
    if isinstance(coordinates[0], int | float):
        return [coordinates]
    return [point for inner in coordinates for point in _points(inner)]


def wkb(geometry: Geometry) -> bytes:
    """The geometry as little-endian well-known binary."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return struct.pack("<BI2d", 1, 1, *coordinates)
    if kind == "Polygon":
        return _polygon(coordinates)
    return struct.pack("<BII", 1, 6, len(coordinates)) + b"".join(_polygon(part) for part in coordinates)


def _polygon(rings: list[list[list[float]]]) -> bytes:
    packed = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        packed += struct.pack("<I", len(ring)) + b"".join(struct.pack("<2d", *point) for point in ring)
    return packed


def wkt(geometry: Geometry) -> str:
    """The geometry as well-known text."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return f"POINT ({coordinates[0]} {coordinates[1]})"
    parts = [coordinates] if kind == "Polygon" else coordinates
    inner = ", ".join("(" + ", ".join(f"({', '.join(f'{x} {y}' for x, y in ring)})" for ring in p) + ")" for p in parts)
    return f"POLYGON {inner}" if kind == "Polygon" else f"MULTIPOLYGON ({inner})"
