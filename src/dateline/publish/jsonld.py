"""JSON-LD in the terms of schema.org: reports as NewsArticle, what they state as Event, what they quote as Quotation,
what they attribute as Claim. Dateline's own terms stand under `dl:`.

A claim stays a claim: an event that a report attributes to someone is what that Claim is about; what did not happen, or
only may, is a Claim's text and no Event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dateline.publish.account import Told
from dateline.publish.jsonl import line
from dateline.record.account import Actor, Attribution, Event, Place
from dateline.record.reading import Span
from dateline.store.days import on_calendar
from dateline.store.protocol import Kept

CONTEXT = ["https://schema.org/", {"dl": "urn:dateline:term:"}]
_TYPES = {
    "person": "Person", "state": "Country", "government": "GovernmentOrganization", "media": "NewsMediaOrganization",
    "company": "Corporation", "ngo": "NGO", "party": "PoliticalParty",
}  # fmt: skip
_PLACES = {"country": "Country", "region": "AdministrativeArea", "city": "City", "water": "BodyOfWater"}
_STATED = {"happened": None, "historical": None, "future": "https://schema.org/EventScheduled"}

Node = dict[str, Any]


def write(kept: Iterable[Kept], file: BinaryIO) -> Iterator[str]:
    """Write one document whose `@graph` holds the nodes of every report; each report's name of table as it is done."""
    file.write(b'{"@context":' + line(CONTEXT).rstrip() + b',"@graph":[')
    first = True
    for one in kept:
        for node in nodes(one):
            file.write((b"\n" if first else b",\n") + safe_line(node))
            first = False
        yield "reports"
    file.write(b"\n]}\n")


def safe_line(node: Node) -> bytes:
    """A node as JSON that can also stand in a page's script element."""
    return line(node).rstrip().replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")


def nodes(kept: Kept) -> Iterator[Node]:
    """The nodes of one report, without what is null or empty."""
    told = Told(kept)
    yield _trimmed(_article(told))
    yield from (_trimmed(_agent(told, one)) for one in told.account.actors)
    yield from (_trimmed(_place(told, one)) for one in told.account.places)
    for event in told.account.events:
        yield from map(_trimmed, _event(told, event))
    yield from (_trimmed(_statement(told, one)) for one in told.account.attributions)


def _article(told: Told) -> Node:
    report, account = told.report, told.account
    return {
        "@id": _report(told),
        "@type": "NewsArticle",
        "identifier": report.id,
        "url": report.url,
        "headline": report.headline.text if report.headline else None,
        "author": {"@type": "Person", "name": report.byline} if report.byline else None,
        "publisher": {"@type": "Organization", "name": report.publisher} if report.publisher else None,
        "datePublished": report.published,
        "dateModified": report.updated,
        "inLanguage": report.language,
        "dateline": report.dateline.text if report.dateline else None,
        "mentions": [{"@id": _actor(told, one)} for one in account.actors],
        "dl:source": report.source,
    }


def _report(told: Told) -> str:
    return f"urn:dateline:report:{told.report.id}"


def _actor(told: Told, one: Actor) -> str:
    return "urn:dateline:actor:" + "".join(
        c if c.isalnum() or c in "-:|" else "_" for c in told.actor_key(one.id) or ""
    )


def _agent(told: Told, one: Actor) -> Node:
    return {
        "@id": _actor(told, one),
        "@type": _TYPES.get(one.type, "Organization" if one.type != "population" else "Audience"),
        "name": one.name,
        "jobTitle": list(dict.fromkeys(role.title for role in one.roles)) if one.type == "person" else None,
        "nationality": one.country if one.type == "person" else None,
        "dl:type": one.type,
        "dl:sector": one.sector,
        "dl:country": one.country,
    }


def _place_id(told: Told, one: Place) -> str:
    return f"urn:geonames:{one.geonames}" if one.geonames else f"{_report(told)}:{one.id}"


def _place(told: Told, one: Place) -> Node:
    geo: Node | None = None
    if one.extent:
        west, south, east, north = one.extent
        geo = {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"}
    elif one.lat is not None:
        geo = {"@type": "GeoCoordinates", "latitude": one.lat, "longitude": one.lon}
    return {
        "@id": _place_id(told, one),
        "@type": _PLACES.get(one.kind, "Place"),
        "name": one.name,
        "sameAs": f"https://sws.geonames.org/{one.geonames}/" if one.geonames else None,
        "address": {"@type": "PostalAddress", "addressRegion": one.admin1, "addressCountry": one.country}
        if one.country
        else None,
        "geo": geo,
        "dl:precision": one.precision,
        "dl:radiusKm": one.radius_km,
    }


def _event(told: Told, one: Event) -> Iterator[Node]:
    """The event where the report states it itself; a claim (about it, where it is told as having happened) else."""
    identity = f"urn:dateline:fact:{told.key(one)}"
    words = told.sentence(one)
    if one.status in _STATED:
        yield {"@id": identity, **_happening(told, one), **_words(told, words)}
    if one.says is None and one.status in _STATED:
        return
    speaker = told.actors.get(one.says or "")
    yield {
        "@id": f"{identity}:claim",
        "@type": "Claim",
        "author": {"@id": _actor(told, speaker)} if speaker else None,
        "appearance": {"@id": _report(told)},
        "about": {"@id": identity} if one.status in _STATED else None,
        "text": told.words(words),
        "dl:status": one.status,
        "dl:eventType": one.type,
        **_words(told, words),
    }


def _happening(told: Told, one: Event) -> Node:
    first, last = on_calendar(one.when)
    place = told.places.get(one.place or "")
    sides = {
        role: [{"@id": _actor(told, told.actors[p.actor])} if p.actor in told.actors else told.named(p) for p in parts]
        for role, parts in (("dl:actor", one.actor), ("dl:recipient", one.recipient))
    }
    return {
        "@type": "Event",
        "name": f"{one.type} {one.mode}" if one.mode else one.type,
        "keywords": [f"PLOVER {one.type}", *([f"PLOVER mode {one.mode}"] if one.mode else [])],
        "description": told.words(told.sentence(one)),
        "startDate": first,
        "endDate": last,
        "eventStatus": _STATED[one.status],
        "location": {"@id": _place_id(told, place)} if place else None,
        "subjectOf": {"@id": _report(told)},
        **sides,
        "dl:status": one.status,
        "dl:attributed": one.says is not None,
        "dl:confidence": round(one.confidence, 4),
    }


def _statement(told: Told, one: Attribution) -> Node:
    """A quotation where all of it is direct speech, else a claim."""
    speaker = told.actors.get(one.source or "")
    return {
        "@id": f"urn:dateline:fact:{told.key(one)}",
        "@type": "Quotation" if one.style == "direct" else "Claim",
        "text": " … ".join(told.words(span) for span in one.content),
        "spokenByCharacter" if one.style == "direct" else "author": {"@id": _actor(told, speaker)} if speaker else None,
        "isPartOf" if one.style == "direct" else "appearance": {"@id": _report(told)},
        "dateCreated": one.when,
        "dl:channel": one.channel,
        **_words(told, one.content[0] if one.content else one.cue),
    }


def _words(told: Told, span: Span) -> Node:
    words = told.provenance(span)
    return {"dl:start": words["start"], "dl:end": words["end"], "dl:words": words["words"]}


def _trimmed(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
