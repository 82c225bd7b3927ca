"""Distances and directions on the globe, near enough for places in the news."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt

KM_PER_DEGREE = 111.195


def km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres (haversine, a sphere of 6,371 km)."""
    a, b = radians(lat), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))


def roughly(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Distance in kilometres on a flat map, good to a few per cent for neighbours and fast."""
    east = (lon2 - lon + 180) % 360 - 180
    return KM_PER_DEGREE * hypot(lat2 - lat, east * cos((lat + lat2) * pi / 360))


def moved(lat: float, lon: float, *, bearing: float, by_km: float) -> tuple[float, float]:
    """The point so many kilometres away in a direction (degrees, clockwise from north)."""
    far, turn, start = by_km / 6371, radians(bearing), radians(lat)
    end = asin(sin(start) * cos(far) + cos(start) * sin(far) * cos(turn))
    east = atan2(sin(turn) * sin(far) * cos(start), cos(far) - sin(start) * sin(end))
    return round(degrees(end), 4), round((lon + degrees(east) + 180) % 360 - 180, 4)


def half_diagonal(box: tuple[float, float, float, float]) -> float:
    """Half the diagonal of a box (west, south, east, north) in kilometres."""
    west, south, east, north = box
    return roughly(south, west, north, min(east, west + 179.9)) / 2
