"""Deadly occurrences in the columns of UCDP GED, with its precision numbers. The coding is Dateline's, not UCDP's.

After the UCDP GED codebook: `where_prec` 1 exact place, 2 within about 25 km of it, 3 second-order division, 4
first-order division, 5 a region or a line, 6 the country, 7 international waters; `date_prec` 1 a day, 2 two to six
days, 3 a week, 4 up to a month, 5 up to a year; `low`, `best` and `high` are deaths: each report counts with its
largest number (smaller ones tell of a part), `low` and `high` are the lowest and the highest of them, `best` the one
published last. What the record does not know stays empty: conflicts, dyads and clarity are UCDP's own judgements.
"""

from __future__ import annotations

import math
from typing import Any

from dateline.publish.columns import Column, Row, Table
from dateline.publish.countries import codes
from dateline.publish.days import length
from dateline.publish.occurrence import Occurrence, Side
from dateline.publish.shapes import shape, wkt
from dateline.record.account import Place
from dateline.vocabulary.files import table

_NAMES = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best "
    "high low gwnoa gwnob"
).split()
_INTEGERS = frozenset(
    "year type_of_violence number_of_sources where_prec priogrid_gid country_id event_clarity date_prec deaths_a "
    "deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob".split()
)
_OURS = (
    Column("report", "text", "id of the report whose words are quoted"),
    Column("url", "text", "address of that report"),
    Column("start", "integer", "where the quoted words begin, in characters of the source"),
    Column("end", "integer", "where they end, the last character not included"),
    Column("words", "text", "the quoted words"),
)
TABLE = Table(
    "ucdp",
    "deadly occurrence, in the columns of UCDP GED",
    (
        *(
            Column(
                n,
                "integer" if n in _INTEGERS else "number" if n in ("latitude", "longitude") else "text",
                "as UCDP has it",
            )
            for n in _NAMES
        ),
        *_OURS,
    ),
)
_LONGEST = 366
"""Days that an event of UCDP GED spans at the most."""
_WHERE = {"exact": 1, "city": 1, "area": 2, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
_CIVILIANS = frozenset("civilian civilians child children woman women resident residents villager villagers".split())


def holds(type: str, mode: str | None) -> bool:
    """Whether UCDP may have an event of this kind at all."""
    return type == "ASSAULT"


def row(one: Occurrence) -> Row | None:
    """An occurrence as UCDP GED would have it; null where nobody is said to have been killed, and for the toll of a war
    or of more than a year."""
    if one.counts_many or (one.first_day and one.last_day and length(one.first_day, one.last_day) > _LONGEST):
        return None
    if one.type != "ASSAULT" or not any((one.toll.low, one.toll.best, one.toll.high)):
        return None
    kind, side_a, side_b = _sides(one)
    values: dict[str, Any] = dict.fromkeys(_NAMES)
    values |= {
        "id": one.id,
        "type_of_violence": kind,
        "side_a": side_a.name if side_a else None,
        "side_b": side_b.name if side_b else None,
        "dyad_name": f"{side_a.name} - {side_b.name}" if side_a and side_b else None,
        "gwnoa": _gw(side_a),
        "gwnob": _gw(side_b),
        **_sources(one),
        **_where(one.place),
        **_when(one),
        **_deaths(one, side_a, side_b),
        **{name: one.told[name] for name in ("report", "url", "start", "end", "words")},
    }
    return Row(values, one.place)


def _sides(one: Occurrence) -> tuple[int | None, Side | None, Side | None]:
    """The kind of violence (1 state-based, 2 non-state, 3 one-sided) where the sides are known, and the sides."""
    first, second = one.actors, one.recipients
    if not second and len(first) > 1:
        first, second = first[:1], first[1:]
    a, b = (first[0] if first else None), (second[0] if second else None)
    if a is None or b is None:
        return None, a, b
    if b.is_civilian and (a.is_state or a.is_armed_group):
        return 3, a, Side(name="Civilians", key=None, type=None, country=None, sector=None)
    if b.is_state and a.is_armed_group:
        return 1, b, a
    if a.is_state and (b.is_state or b.is_armed_group):
        return 1, a, b
    return (2 if a.is_armed_group and b.is_armed_group else None), a, b


def _gw(side: Side | None) -> int | None:
    country = codes(side.country) if side and side.is_state else None
    return country.gw if country else None


def _sources(one: Occurrence) -> dict[str, Any]:
    told = [",".join((o.publisher or "", (o.published or "")[:10], o.headline or "")) for o in one.origins]
    return {
        "number_of_sources": len(one.origins),
        "source_article": ";".join(f'"{article}"' for article in told),
        "source_office": ";".join(dict.fromkeys(o.publisher for o in one.origins if o.publisher)) or None,
        "source_date": ";".join(o.published[:10] for o in one.origins if o.published) or None,
        "source_headline": ";".join(o.headline for o in one.origins if o.headline) or None,
        "source_original": ";".join(one.says) or None,
    }


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    country, outline = codes(place.country), shape(place)[0]
    at_sea = place.kind == "water" and place.country is None
    found: dict[str, Any] = {
        "where_prec": 7 if at_sea else _WHERE.get(place.precision),
        "where_coordinates": place.name,
        "adm_1": place.admin1,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": wkt(outline) if outline else None,
        "priogrid_gid": _cell(place.lat, place.lon),
    }
    if country:
        found |= {"country": country.name, "country_id": country.gw, "region": country.ucdp_region}
    return found


def _cell(lat: float | None, lon: float | None) -> int | None:
    """The PRIO-GRID cell of half a degree, counted from the south-west (Tollefsen and others, 2012)."""
    if lat is None or lon is None:
        return None
    return min(math.floor((lat + 90) * 2), 359) * 720 + min(math.floor((lon + 180) * 2), 719) + 1


def _when(one: Occurrence) -> dict[str, Any]:
    if one.first_day is None or one.last_day is None:
        return {}
    days = length(one.first_day, one.last_day)
    steps = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
    precision = next((code for most, code in steps if days <= most), None)
    year = int(one.first_day[:4]) if one.first_day[:4] == one.last_day[:4] else None
    return {"year": year, "date_prec": precision, "date_start": one.first_day, "date_end": one.last_day}


def _deaths(one: Occurrence, side_a: Side | None, side_b: Side | None) -> dict[str, Any]:
    low, best, high = (int(v) if v is not None else None for v in (one.toll.low, one.toll.best, one.toll.high))
    counted = [word.removesuffix("s") for word in (one.toll.unit or "").lower().split()]
    killed = "deaths_civilians" if _CIVILIANS & {*counted, *(f"{word}s" for word in counted)} else None
    killed = killed or _whose(counted, side_a, side_b) or "deaths_unknown"
    return {"low": low, "best": best, "high": high, killed: best}


def _whose(counted: list[str], side_a: Side | None, side_b: Side | None) -> str | None:
    """The column of the side whose dead are counted, where the noun tells: soldiers of the only side that is a state's,
    militants of the only one that is none's."""
    own = [_kinds(word) for word in counted]
    found = [
        column
        for column, side in (("deaths_a", side_a), ("deaths_b", side_b))
        if side and any(_is_of(side, kinds) for kinds in own)
    ]
    return found[0] if len(found) == 1 and side_a and side_b else None


def _is_of(side: Side, kinds: list[str]) -> bool:
    return (side.is_state and "soldiers" in kinds) or (side.is_armed_group and "militants" in kinds)


def _kinds(word: str) -> list[str]:
    nouns = table("incidents")["counted"]
    return [name for name in ("soldiers", "militants") if word in nouns[name].split()]
