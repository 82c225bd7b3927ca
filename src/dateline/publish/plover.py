"""Events in PLOVER's JSON form, one a line, with the field names of its manual.

Auxiliary modes (`future`, `hypothetical`, `negation`, `historical`) stand in `context`, as the manual has it. A date
that the report does not give is null. `says` and `evidence` are Dateline's own fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.publish.account import Told
from dateline.publish.countries import codes
from dateline.record.account import Event, Figure, Participant, Place
from dateline.store.days import on_calendar
from dateline.store.protocol import Kept
from dateline.vocabulary.files import table

_QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_AUXILIARY = {"future": "future", "hypothetical": "hypothetical", "negated": "negation", "historical": "historical"}
_BODIES = {"united-nations": "UNO", "european-union": "EUR"}
_KINDS = {"igo": "IGO", "ngo": "NGO"}
_RESOLUTION = {"exact": 5, "city": 4, "area": 3, "admin2": 3, "admin1": 2, "country": 1}
_SIZE = {"killed": "dead", "injured": "injured", "detained": "arrested"}


def events(kept: Kept) -> Iterator[dict[str, Any]]:
    """Each event of a report as PLOVER has it."""
    told = Told(kept)
    for event in told.account.events:
        yield _event(told, event)


def _event(told: Told, event: Event) -> dict[str, Any]:
    first, last = on_calendar(event.when)
    words = told.provenance(told.sentence(event))
    auxiliary = _AUXILIARY.get(event.status)
    return {
        "id": told.key(event),
        "date": first,
        "enddate": last if last != first else None,
        "actor": [_entity(told, part) for part in event.actor],
        "recipient": [_entity(told, part) for part in event.recipient],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": [auxiliary] if auxiliary else [],
        "quad_code": _QUAD[event.type],
        "event_scale": table("plover")[event.type].get("score"),
        "event_loc": _location(told.places.get(event.place or "")),
        "event_text": [told.words(event.trigger)],
        "size": _size([one for one in told.account.figures if one.event == event.id]),
        "text": words["words"],
        "text_info": {"start": words["start"], "end": words["end"]},
        "cite_info": _citation(told),
        "coder": told.account.report.reader,
        "coded_date": told.entry.added[:10],
        "coded_time": told.entry.added[11:],
        "says": told.name(event.says),
        "status": event.status,
        "confidence": round(event.confidence, 4),
    }


def _entity(told: Told, part: Participant) -> dict[str, Any]:
    actor = told.actors.get(part.actor or "")
    country = codes(actor.country) if actor else None
    code = (
        _BODIES.get(actor.known_as or "") or (country.alpha3 if country else _KINDS.get(actor.type)) if actor else None
    )
    return {
        "code": "KOS" if code == "XKX" else code,
        "country_name": country.name if country else None,
        "sector": actor.sector if actor else None,
        "entity_text": told.words(part.span),
        "identifier_id": told.actor_key(part.actor),
        "identifier_text": told.name(part.actor),
        "office": next((role.title for role in actor.roles), None) if actor else None,
    }


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    country = codes(place.country)
    return {
        "extracted_place": place.name,
        "resolved_place": place.name if place.lat is not None else None,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if place.kind == "city" and place.lat is not None else None,
        "province": place.admin1,
        "country": country.name if country else None,
        "country_code": country.alpha3 if country else None,
        "resolution": _RESOLUTION.get(place.precision),
        "radius_km": place.radius_km,
    }


def _size(figures: list[Figure]) -> dict[str, Any]:
    """Numbers with their bounds, since PLOVER leaves the content of these fields open."""
    sizes: dict[str, Any] = {}
    for one in figures:
        if one.kind in _SIZE:
            sizes.setdefault(_SIZE[one.kind], []).append({"low": one.low, "high": one.high, "bound": one.bound})
    return sizes


def _citation(told: Told) -> dict[str, Any]:
    report = told.report
    return {
        "corpus": report.source,
        "citation": report.id,
        "url": report.url,
        "title": report.headline.text if report.headline else None,
        "language": report.language,
        "publication": report.publisher,
        "date": report.published,
        "coder": told.account.report.reader,
    }
