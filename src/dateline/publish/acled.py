"""Occurrences in the columns of ACLED, with its codes and precision numbers. The coding is Dateline's, not ACLED's.

After ACLED's codebook: geo precision 1 a town, 2 the surroundings of a town or a small area, 3 a larger region; time
precision 1 a day, 2 a week, 3 a month; fatalities the most conservative number reported. What the record does not know
stays empty, and a country alone is no location.
"""

from __future__ import annotations

from typing import Any

from dateline.publish.columns import Column, Row, Table
from dateline.publish.countries import codes
from dateline.publish.days import length
from dateline.publish.occurrence import Occurrence, Side
from dateline.vocabulary.files import table

_TEXT = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
_INTEGERS = frozenset("year time_precision inter1 inter2 interaction iso geo_precision fatalities".split())
_NUMBERS = frozenset({"latitude", "longitude"})
_OURS = (
    Column("says", "text", "who is said to say so; empty where the reports say it in their own voice"),
    Column("report", "text", "id of the report whose words are quoted"),
    Column("url", "text", "address of that report"),
    Column("start", "integer", "where the quoted words begin, in characters of the source"),
    Column("end", "integer", "where they end, the last character not included"),
    Column("words", "text", "the quoted words"),
)
TABLE = Table(
    "acled",
    "occurrence, in ACLED's columns",
    (
        *(
            Column(n, "integer" if n in _INTEGERS else "number" if n in _NUMBERS else "text", "as ACLED has it")
            for n in _TEXT
        ),
        *_OURS,
    ),
)
_PRECISION = {"exact": 1, "city": 1, "area": 2, "admin2": 2, "admin1": 3, "region": 3}
_CLASH = "Battles / Armed clash"
_ON_CIVILIANS = "Violence against civilians"
_ATTACK = f"{_ON_CIVILIANS} / Attack"
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}


def row(one: Occurrence) -> Row | None:
    """An occurrence as ACLED would have it; null where ACLED has no such event."""
    kind = None if one.counts_many and one.toll.low else _kind(one)
    if kind is None:
        return None
    event_type, _, sub_type = kind.partition(" / ")
    values: dict[str, Any] = dict.fromkeys(_TEXT)
    values |= {
        "event_id_cnty": one.id,
        "disorder_type": _DISORDER.get(event_type),
        "event_type": event_type or None,
        "sub_event_type": sub_type or None,
        "civilian_targeting": "Civilian targeting" if one.type == "ASSAULT" and _civilians(one) else None,
        "source": "; ".join(dict.fromkeys(o.publisher for o in one.origins if o.publisher)) or None,
        "notes": one.told["words"],
        "fatalities": int(one.toll.low) if one.toll.low is not None else None,
        "says": "; ".join(one.says) or None,
        **_when(one),
        **_where(one),
        **_who(one, event_type),
        **{name: one.told[name] for name in ("report", "url", "start", "end", "words")},
    }
    return Row(values, one.place)


def holds(type: str, mode: str | None) -> bool:
    """Whether ACLED may have an event of this kind at all."""
    return _nearest(type, mode) is not None


def _nearest(type: str, mode: str | None) -> str | None:
    """ACLED's event and sub-event type that the vocabulary has for a type and mode."""
    entry = table("plover")[type]
    kind: str | None = entry.get("modes", {}).get(mode, {}).get("acled") if mode else entry.get("acled")
    return kind


def _kind(one: Occurrence) -> str | None:
    """ACLED's event and sub-event type by the crosswalk of the vocabulary.

    A clash takes two armed sides: an attack on civilians is violence against civilians, one on fighters never is, and
    an attack of which the report does not say on whom is left without a type.
    """
    kind = _nearest(one.type, one.mode)
    if kind == "Strategic developments / Agreement" and len(one.actors) + len(one.recipients) < 2:
        return None
    if kind == _CLASH:
        return _ATTACK if _civilians(one) else _clash(one)
    if kind and kind.startswith(_ON_CIVILIANS) and any(map(_fights, one.recipients)):
        return _clash(one) if kind == _ATTACK else ""
    return "" if kind == _ATTACK and not one.recipients else kind


def _clash(one: Occurrence) -> str:
    """A clash where both sides are known to fight, else no type."""
    sides = (*one.actors, *one.recipients)
    return _CLASH if len(sides) > 1 and all(map(_fights, sides)) else ""


def _fights(side: Side) -> bool:
    return side.is_armed or side.is_state


def _civilians(one: Occurrence) -> bool:
    return bool(one.recipients) and all(side.is_civilian for side in one.recipients)


def _when(one: Occurrence) -> dict[str, Any]:
    if one.first_day is None or one.last_day is None:
        return {}
    days = length(one.first_day, one.last_day)
    precision = 1 if days == 1 else 2 if days <= 7 else 3 if days <= 31 else None
    if precision is None:
        return {"year": int(one.first_day[:4]) if one.first_day[:4] == one.last_day[:4] else None}
    return {"event_date": one.first_day, "year": int(one.first_day[:4]), "time_precision": precision}


def _where(one: Occurrence) -> dict[str, Any]:
    place = one.place
    if place is None:
        return {}
    country = codes(place.country)
    found: dict[str, Any] = {"admin1": place.admin1}
    if country:
        found |= {"iso": country.numeric, "region": country.acled_region, "country": country.name}
    precision = _PRECISION.get(place.precision)
    if precision and place.lat is not None:
        found |= {"location": place.name, "latitude": place.lat, "longitude": place.lon, "geo_precision": precision}
    elif place.precision != "country":
        found |= {"location": place.name}
    return found


def _who(one: Occurrence, event_type: str) -> dict[str, Any]:
    country = one.place.country if one.place else None
    first, second = one.actors, one.recipients
    if not second and event_type in ("Battles", "") and len(first) > 1:
        first, second = first[:1], first[1:]
    inter1 = _inter(first[0], country, event_type, acts=True) if first else None
    inter2 = _inter(second[0], country, event_type, acts=one.type != "ASSAULT") if second else None
    known = sorted(code for code in (inter1, inter2) if code)
    return {
        "actor1": first[0].name if first else None,
        "assoc_actor_1": "; ".join(side.name for side in first[1:]) or None,
        "inter1": inter1,
        "actor2": second[0].name if second else None,
        "assoc_actor_2": "; ".join(side.name for side in second[1:]) or None,
        "inter2": inter2,
        "interaction": _interaction(known, alone=not second) if first and inter1 else None,
    }


def _interaction(known: list[int], *, alone: bool) -> int | None:
    if alone:
        return known[0] * 10
    return known[0] * 10 + known[1] if len(known) == 2 else None


def _inter(side: Side, country: str | None, event_type: str, *, acts: bool) -> int | None:
    """ACLED's kind of actor: 1 state forces, 2 rebels, 5 rioters, 6 protesters, 7 civilians, 8 external forces.

    Militias (3 and 4) are not told apart from rebels by what a report says, so only a rebel sector gives a 2. Who holds
    an office of a state acts for it; whether an attack on him is one on the state or on a person, no code says.
    """
    if side.is_state or (side.is_official and acts):
        if side.country is None or country is None:
            return None
        return 1 if side.country == country else 8
    if side.type == "igo":
        return 8
    if side.is_armed_group or side.sector == "REB":
        return 2 if side.sector == "REB" else None
    if side.type == "population" and event_type in ("Protests", "Riots"):
        return 6 if event_type == "Protests" else 5
    return 7 if side.is_civilian else None
