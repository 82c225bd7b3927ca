"""The codes of a country in other data sets."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocabulary.files import table

_MIDDLE_EAST = range(630, 699)
_UCDP = ((range(2, 200), "Americas"), (range(200, 400), "Europe"), (range(400, 630), "Africa"))


class Codes(msgspec.Struct, frozen=True):
    """One country: ISO 3166-1 alpha-3 and numeric, Gleditsch and Ward's number, the regions of ACLED and UCDP."""

    name: str
    alpha3: str
    numeric: int | None
    gw: int | None
    acled_region: str
    ucdp_region: str | None


@cache
def codes(alpha2: str | None) -> Codes | None:
    """The codes of a country by its ISO 3166-1 alpha-2 code, null where it is not known."""
    found = table("countrycodes").get(alpha2) if alpha2 else None
    if found is None:
        return None
    alpha3, numeric, gw, region = found
    name = table("countries").get(alpha2 or "", {}).get("name", alpha2)
    return Codes(name, alpha3, numeric or None, gw or None, region, _ucdp_region(gw))


def _ucdp_region(gw: int) -> str | None:
    """UCDP's region follows the number: 630 to 698 the Middle East, 700 and above Asia."""
    if not gw:
        return None
    if gw in _MIDDLE_EAST:
        return "Middle East"
    return next((name for numbers, name in _UCDP if gw in numbers), "Asia")
