"""How the places of two tellings fit: the same, close by, one in the other, or apart."""

from __future__ import annotations

import math
from functools import cache

from dateline.collate.incidents.occurrence import Occurrence
from dateline.record.account import Place
from dateline.store.words import folded, tokens
from dateline.vocabulary.files import table

NEAR_KM = 25.0
_FINE = frozenset({"exact", "city", "area", "admin2"})


def places(one: Occurrence, other: Occurrence) -> str:
    """What holds of the two places that fit best."""
    if not one.places or not other.places:
        return "unknown" if one.places or other.places else "none"
    found = [_place(a, b) for a in _finest(one.places) for b in _finest(other.places)]
    if set(one.called) & set(other.called):
        found.append("near")
    return min(found, key=_FIT.index)


def _finest(those: tuple[Place, ...]) -> tuple[Place, ...]:
    """The towns and sites among places, for the region that they lie in holds much else; all where there are none."""
    return tuple(it for it in those if it.precision in _FINE and it.country) or those


_FIT = ("same", "near", "within", "close", "region", "incountry", "country", "unknown", "apart", "regions", "countries")


def _place(one: Place, other: Place) -> str:
    if one.country and other.country and one.country != other.country:
        return "close" if _near(one, other) else "countries"
    if (one.geonames and one.geonames == other.geonames) or folded(one.name) == folded(other.name):
        return "country" if one.kind == "country" else "region" if one.precision in ("admin1", "region") else "same"
    if one.kind == "country" or other.kind == "country":
        return "incountry" if one.country and one.country == other.country else "unknown"
    if named := _by_name(one, other):
        return named
    fine = [place for place in (one, other) if place.precision in _FINE]
    if one.admin1 and other.admin1 and folded(one.admin1) != folded(other.admin1):
        return "close" if _near(one, other) else "regions"
    if len(fine) == 2:
        return "close" if _near(one, other) else "apart" if one.country and other.country else "unknown"
    if one.admin1 and other.admin1:
        return "within" if fine else "region"
    return "incountry" if one.country and one.country == other.country else "unknown"


def _by_name(one: Place, other: Place) -> str | None:
    """What the names alone tell: `north of Kidal` and `near Kidal` are near; `Quetta checkpoint` lies in `Quetta`."""
    a, b = core(one.name), core(other.name)
    if a and a == b:
        return "near"
    return "within" if a and b and (a <= b or b <= a) else None


@cache
def core(name: str) -> frozenset[str]:
    """The words of a place's name that say which one: `near the town of Kidal` → `kidal`."""
    return frozenset(tokens(name)) - frozenset(table("incidents")["words"]["around"].split())


def _near(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    if one.precision not in _FINE or other.precision not in _FINE:
        return False
    along = math.radians(other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    slack = min(40.0, (one.radius_km or 0.0) + (other.radius_km or 0.0)) / 2
    return math.hypot(math.radians(other.lat - one.lat), along) * 6371 <= NEAR_KM + slack
