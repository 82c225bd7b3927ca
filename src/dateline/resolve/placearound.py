"""Where a place lies that the gazetteer does not have: roughly where the report has just been."""

from __future__ import annotations

import re

import msgspec

from dateline.record.account import Place
from dateline.record.report import Report
from dateline.resolve.earth import roughly
from dateline.resolve.gazetteer import Box, Gazetteer
from dateline.resolve.placenames import quarter

REACH = 80.0
"""How far from a town a place may lie that is only told near it, in kilometres."""
_NARROW = 120.0
"""A district that reaches no farther than this may stand for the places in it."""
_WIDE = 1500.0
"""A region or water that reaches farther than this lies in no one country, whatever the report is about."""
_INLAND = re.compile(r"\b(?:Lake|River|Reservoir)\b")
"""Names of waters that countries share out among them."""
_LATER = 60
"""By how many characters a town that is named only afterwards counts as farther away."""
_BREAK = 400
"""By how many characters a town in another paragraph counts as farther away."""
_FAR = 1000
"""By how many characters away, so counted, a town tells nothing more."""
_ENDS = re.compile(r"[.!?][”\"’]?\s+[“\"‘]?[A-Z]|\n\n")
"""Where a sentence ends."""
_WHERE = re.compile(
    r"\b(?:in|at|near|from|to|on|across|inside|outside|into|around|through|towards?|off|along|within)"
    r" (?:the )?(?:[a-z-]+ )?$|\bof (?:[a-z-]+ )?$"
)
"""What stands before the name of a place that has no word for a kind of place."""
_LOCAL = frozenset({"city", "facility", "other", "water"})


def placed_around(report: Report, places: list[Place], lands: list[str], gaz: Gazetteer) -> list[Place]:
    """The places with those put near the town told next to them for which nothing else is known: a street, a quarter, a
    site, a village, in one of the countries that the report is about.

    The dateline's town tells nothing, for reports are filed from afar. The point is the town's, the
    precision `region`, and the radius says how little is known.
    """
    line = report.dateline.span if report.dateline else (0, 0)
    towns = [
        (span, place) for place in places if _narrow(place, lands)
        for span in place.mentions if not line[0] <= span[0] < line[1]
    ]  # fmt: skip
    return [_near(report, place, towns, gaz) if _unknown(report, place) else place for place in places]


def shared(places: list[Place], lands: list[str], gaz: Gazetteer) -> list[Place]:
    """The places with each region or lake that several countries share put in that one in whose part of it the report
    plays: the one in which all towns lie that it names there, of a lake also the only one that it is about."""
    return [
        msgspec.structs.replace(place, country=_side(place, places, lands, gaz)) if _several(place) else place
        for place in places
    ]


def _several(place: Place) -> bool:
    if place.country is not None or place.extent is None or (place.radius_km or 0.0) >= _WIDE:
        return False
    return place.kind == "region" or _inland(place)


def _inland(place: Place) -> bool:
    return place.kind == "water" and _INLAND.search(place.name) is not None


def _side(place: Place, places: list[Place], lands: list[str], gaz: Gazetteer) -> str | None:
    small = [p for p in places if p.country and p.precision in {"city", "exact", "admin1", "admin2"}]
    towns = {p.country for p in small if _holds(place.extent, p.lat, p.lon)}
    if towns:
        return towns.pop() if len(towns) == 1 else None
    home = gaz.country(lands[0]) if len(lands) == 1 and _inland(place) else None
    if home is None or home.box is None or place.extent is None:
        return None
    west, south, east, north = place.extent
    return (
        home.country
        if home.box[0] < east and west < home.box[2] and home.box[1] < north and south < home.box[3]
        else None
    )


def _holds(box: Box | None, lat: float | None, lon: float | None) -> bool:
    if box is None or lat is None or lon is None:
        return False
    west, south, east, north = box
    return south <= lat <= north and west <= lon <= east


def _narrow(place: Place, lands: list[str]) -> bool:
    if place.lat is None or (lands and place.country not in lands):
        return False
    return place.precision in {"city", "exact", "area"} or (
        place.precision in {"admin1", "admin2"} and (place.radius_km or 0.0) < _NARROW
    )


def _unknown(report: Report, place: Place) -> bool:
    if place.lat is not None or place.kind not in _LOCAL:
        return False
    return (place.kind != "other" or quarter(place.name)) or any(
        _WHERE.search(report.text[max(0, m[0] - 30) : m[0]]) for m in place.mentions
    )


def _near(report: Report, place: Place, towns: list[tuple[tuple[int, int], Place]], gaz: Gazetteer) -> Place:
    """The place at the town that some mention of it stands nearest to, where that tells anything."""
    ranked = sorted(
        (_away(report.text, own, span), n, own < span, _ENDS.search(report.text, *_between(own, span)) is None)
        for own in place.mentions for n, (span, _) in enumerate(towns)
    )  # fmt: skip
    if not ranked:
        return place
    away, town, _, beside = ranked[0]
    if not quarter(place.name) and (away > _FAR or not (beside or _agree(ranked, towns))):
        return place
    near = towns[town][1]
    if place.country not in {None, near.country}:
        return place
    if not quarter(place.name):
        return msgspec.structs.replace(
            place, country=near.country, admin1=near.admin1, lat=near.lat, lon=near.lon, precision="region",
            radius_km=max(REACH, near.radius_km or 0.0),
        )  # fmt: skip
    own = next(iter(gaz.entries(f"{place.name} of {near.name}")), None)
    return msgspec.structs.replace(
        place, country=own.country if own else near.country, admin1=near.admin1, lat=own.lat if own else near.lat,
        lon=own.lon if own else near.lon, precision="area", radius_km=near.radius_km,
    )  # fmt: skip


def _agree(ranked: list[tuple[int, int, bool, bool]], towns: list[tuple[tuple[int, int], Place]]) -> bool:
    """Whether the nearest towns before and after a place that stands in a sentence without one lie near each other, or
    where none comes after, all that the report tells."""
    before, after = (next((towns[n][1] for _, n, later, _ in ranked if later is side), None) for side in (False, True))
    if before is None:
        return False
    return _close(before, after) if after is not None else all(_close(before, town) for _, town in towns)


def _close(one: Place, other: Place) -> bool:
    places = (one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
    return roughly(*places) < 2 * REACH


def _between(own: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    first, second = sorted((own, other))
    return first[1], max(first[1], second[0])


def _away(text: str, own: tuple[int, int], other: tuple[int, int]) -> int:
    start, end = _between(own, other)
    between = text[start:end]
    return len(between) + _BREAK * ("\n\n" in between) + _LATER * (own < other)
