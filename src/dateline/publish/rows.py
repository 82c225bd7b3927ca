"""The rows of the tidy tables, from each kept report in turn, so that the whole record is never held at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dateline.publish.account import Told
from dateline.publish.columns import Row
from dateline.record.account import Actor, Attribution, Event, Figure, Participant, Place, Relation
from dateline.store.days import on_calendar
from dateline.store.protocol import Kept


def _reports(told: Told) -> Iterator[Row]:
    report, account, entry = told.report, told.account, told.entry
    dateline = report.dateline
    counts = {n: len(getattr(account, n)) for n in ("events", "figures", "attributions", "relations")}
    values = {
        "report": report.id,
        "article": entry.article,
        "revision": entry.revision,
        "publisher": report.publisher,
        "url": report.url,
        "headline": report.headline.text if report.headline else None,
        "byline": report.byline,
        "dateline": dateline.text if dateline else None,
        "published": report.published,
        "published_basis": report.published_basis,
        "updated": report.updated,
        "captured": report.captured,
        "language": report.language,
        "added": entry.added,
        "reader": account.report.reader,
        "unread": account.report.unread,
        **counts,
        "source": report.source,
        "start": report.span[0],
        "end": report.span[1],
        "text": report.text,
    }
    yield Row(values)


def _events(told: Told) -> Iterator[Row]:
    for one in told.account.events:
        place = told.places.get(one.place or "")
        values = {
            "fact": told.key(one),
            "type": one.type,
            "mode": one.mode,
            "status": one.status,
            **_side(told, one.actor, "actor"),
            **_side(told, one.recipient, "recipient"),
            **_says(told, one),
            **_day(one.when),
            **where(place),
            "trigger": told.words(one.trigger),
            "confidence": round(one.confidence, 4),
            **told.provenance(told.sentence(one)),
        }
        yield Row(values, place)


def _side(told: Told, parts: tuple[Participant, ...], role: str) -> dict[str, Any]:
    named = dict.fromkeys((told.named(part), told.actor_key(part.actor) or "") for part in parts)
    return {f"{role}s": [name for name, _ in named], f"{role}_keys": [key for _, key in named]}


def _says(told: Told, one: Event | Figure) -> dict[str, Any]:
    return {"says": told.name(one.says), "says_key": told.actor_key(one.says)}


def _day(edtf: str | None) -> dict[str, Any]:
    first, last = on_calendar(edtf)
    return {"when": edtf, "first_day": first, "last_day": last}


def where(place: Place | None) -> dict[str, Any]:
    """The columns that say where a place is."""
    if place is None:
        return dict.fromkeys(
            ("place", "place_kind", "country", "admin1", "geonames", "lat", "lon", "precision", "radius_km")
        )
    return {
        "place": place.name,
        "place_kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "radius_km": place.radius_km,
    }


def _participants(told: Told) -> Iterator[Row]:
    for one in told.account.events:
        for role, parts in (("actor", one.actor), ("recipient", one.recipient)):
            for part in parts:
                yield Row(_part(told, one, role, part))


def _part(told: Told, one: Event, role: str, part: Participant) -> dict[str, Any]:
    actor = told.actors.get(part.actor or "")
    return {
        "event": told.key(one),
        "type": one.type,
        "mode": one.mode,
        "status": one.status,
        "role": role,
        "name": told.named(part),
        "key": told.actor_key(part.actor),
        "actor_type": actor.type if actor else None,
        "actor_country": actor.country if actor else None,
        "sector": actor.sector if actor else None,
        **told.provenance(part.span),
    }


def _figures(told: Told) -> Iterator[Row]:
    events = {event.id: event for event in told.account.events}
    for one in told.account.figures:
        place, event = told.places.get(one.place or ""), events.get(one.event or "")
        values = {
            "fact": told.key(one),
            "kind": one.kind,
            "low": one.low,
            "high": one.high,
            "bound": one.bound,
            "unit": one.unit,
            "actor": told.name(one.actor),
            "actor_key": told.actor_key(one.actor),
            "event": told.key(event) if event else None,
            "event_type": event.type if event else None,
            **_says(told, one),
            **_day(one.when),
            **where(place),
            **told.provenance(one.span),
        }
        yield Row(values, place)


def _attributions(told: Told) -> Iterator[Row]:
    all_of_them = {one.id: one for one in told.account.attributions}
    for one in told.account.attributions:
        within = all_of_them.get(one.within or "")
        yield Row(_attribution(told, one, within))


def _attribution(told: Told, one: Attribution, within: Attribution | None) -> dict[str, Any]:
    speaker: Actor | None = told.actors.get(one.source or "")
    spans = [one.cue, *one.content, *([one.source_span] if one.source_span else [])]
    whole = min(span[0] for span in spans), max(span[1] for span in spans)
    return {
        "fact": told.key(one),
        "speaker": told.name(one.source),
        "speaker_key": told.actor_key(one.source),
        "speaker_type": speaker.type if speaker else None,
        "speaker_words": told.words(one.source_span) if one.source_span else None,
        "cue": told.words(one.cue),
        "content": " … ".join(told.words(span) for span in one.content),
        "style": one.style,
        "channel": one.channel,
        **_day(one.when),
        "within": told.key(within) if within else None,
        **told.provenance(whole),
    }


def _relations(told: Told) -> Iterator[Row]:
    for one in told.account.relations:
        yield Row(_relation(told, one))


def _relation(told: Told, one: Relation) -> dict[str, Any]:
    is_place = one.object in told.places
    return {
        "fact": told.key(one),
        "subject": told.name(one.subject),
        "subject_key": told.actor_key(one.subject),
        "relation": one.relation,
        "object": told.places[one.object].name if is_place else told.name(one.object),
        "object_key": None if is_place else told.actor_key(one.object),
        "object_kind": "place" if is_place else "actor",
        "title": one.title,
        "status": one.status,
        **told.provenance(one.span),
    }


def _places(told: Told) -> Iterator[Row]:
    for one in told.account.places:
        if one.mentions:
            edges = dict(zip(("west", "south", "east", "north"), one.extent or (None,) * 4, strict=True))
            values = {"fact": told.key(one), **where(one), **edges, "mentions": len(one.mentions)}
            yield Row({**values, **told.provenance(one.mentions[0])}, one)


def _actors(told: Told) -> Iterator[Row]:
    for one in told.account.actors:
        if one.mentions:
            offices = [f"{role.title} of {told.name(role.of)}" if role.of else role.title for role in one.roles]
            values = {
                "fact": told.key(one),
                "key": told.actor_key(one.id),
                "name": one.name,
                "type": one.type,
                "country": one.country,
                "sector": one.sector,
                "offices": list(dict.fromkeys(offices)),
                "mentions": len(one.mentions),
                **told.provenance(one.mentions[0]),
            }
            yield Row(values)


_MAKERS: dict[str, Callable[[Told], Iterator[Row]]] = {
    "reports": _reports,
    "events": _events,
    "participants": _participants,
    "figures": _figures,
    "attributions": _attributions,
    "relations": _relations,
    "places": _places,
    "actors": _actors,
}
OF_REPORTS = tuple(_MAKERS)
"""The tables whose rows come from one report at a time."""


def rows(kept: Kept, table: str) -> Iterator[Row]:
    """The rows that one report gives to a table of `OF_REPORTS`."""
    return _MAKERS[table](Told(kept))
