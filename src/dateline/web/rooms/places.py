"""Places and the map: what happened where. A region is drawn as its extent, a doubtful point with its radius."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import SettingsError
from dateline.record.account import Place
from dateline.record.fact import Fact
from dateline.store.protocol import FactQuery, IncidentQuery, PlaceQuery, StoryQuery
from dateline.web.charts.disputed import areas, geojson
from dateline.web.charts.earth import disputes
from dateline.web.charts.worldmap import place_id
from dateline.web.desk import desk
from dateline.web.exhibit import exhibit
from dateline.web.looking import events
from dateline.web.narrowing import narrowing
from dateline.web.pages import page
from dateline.web.paging import wanted
from dateline.web.room import Room, reads
from dateline.web.shown import countries, country_code
from dateline.web.shown import country as country_name

_OVERLAY_BYTES = 32 << 20
_CODE = 2


def places(request: Request) -> Response:
    """Every place where events are, those with the most first."""
    store, given = desk(request).store, request.query_params
    at = wanted(request)
    query = PlaceQuery(
        words=given.get("words", "").strip()[:200] or None,
        country=country_code(given.get("country")),
        limit=at.limit,
        offset=at.offset,
    )
    return page(request, "places.html", places=at.of(store.places(query)), query=query, countries=countries())


def place(request: Request) -> Response:
    """One place: by GeoNames id, ISO code of a country, or name."""
    store, asked = desk(request).store, request.path_params["id"].strip()
    kind, where = _meant(asked)
    found, full = events(store, _query(where))
    if not found:
        raise HTTPException(404, f"The record tells no event at “{asked[:80]}”.")
    here = _place(asked, kind, found)
    names = {who.key: who.name for fact in found for who in (*fact.actors, *fact.recipients) if who.key}
    counts: dict[str, int] = {}
    for fact in found:
        for key in {who.key for who in (*fact.actors, *fact.recipients) if who.key and ":actor:" not in who.key}:
            counts[key] = counts.get(key, 0) + 1
    return page(
        request,
        "place.html",
        place=here,
        asked=asked,
        kind=kind,
        title=country_name(asked) if kind == "country" else here.name if here else asked,
        show=exhibit(request, found, limit=full, newest_first=True),
        incidents=list(store.incidents(msgspec.convert({**where, "at_least": 2, "limit": 10}, IncidentQuery))),
        stories=list(store.stories(StoryQuery(place=here.name, limit=5))) if here and kind != "country" else [],
        actors=[(key, names[key], counts[key]) for key in sorted(counts, key=lambda one: -counts[one])[:10]],
    )


def _meant(asked: str) -> tuple[Literal["geonames", "country", "name"], dict[str, Any]]:
    if asked.isascii() and asked.isdigit() and len(asked) < 12:
        return "geonames", {"places": (int(asked),)}
    if len(asked) == _CODE and asked.isascii() and asked.isalpha() and asked.isupper():
        return "country", {"countries": (asked,)}
    return "name", {"place_names": (asked,)}


def _query(where: dict[str, Any]) -> FactQuery:
    return msgspec.convert({**where, "order": "day", "newest_first": True}, FactQuery)


def _place(asked: str, kind: str, found: tuple[Fact, ...]) -> Place | None:
    """The place itself, as the first fact that places it has it."""
    if kind == "country":
        return None
    known = [fact.place for fact in found if fact.place is not None]
    return next((one for one in known if one.lat is not None), known[0] if known else None)


def atlas(request: Request) -> Response:
    """The map of all events, the latest of the days asked for."""
    store, narrow = desk(request).store, narrowing(request)
    given = request.query_params
    country = given.get("country", "")
    query = FactQuery(
        types=narrow.type,
        statuses=narrow.status,
        since=narrow.since,
        until=narrow.until,
        countries=(country,) if len(country) == _CODE and country.isalpha() and country.isupper() else (),
        either=(given["actor"][:200],) if given.get("actor") else (),
        order="day",
        newest_first=True,
    )
    wide = msgspec.structs.replace(query, types=(), statuses=(), since=None, until=None)
    found, full = events(store, wide)
    if full is not None:
        found, full = events(store, query)
    return page(
        request,
        "map.html",
        show=exhibit(request, found, limit=full, newest_first=True),
        country=country,
        overlay=_overlay(request) is not None,
        disputes=disputes(),
        areas=areas(),
        place_id=place_id,
    )


def disputed(_: Request) -> Response:
    """What is in dispute, for the moving map."""
    return Response(geojson(), media_type="application/geo+json")


def overlay(request: Request) -> Response:
    """The user's own GeoJSON, to be drawn on top."""
    path = _overlay(request)
    if path is None:
        raise HTTPException(404, "No overlay is set: name a GeoJSON file as `overlay` in the config file.")
    return Response(_checked(path), media_type="application/geo+json")


def _overlay(request: Request) -> Path | None:
    named = desk(request).settings.overlay
    return Path(named) if named else None


def _checked(path: Path) -> bytes:
    try:
        if path.stat().st_size > _OVERLAY_BYTES:
            raise SettingsError(f"{path}: the overlay is over {_OVERLAY_BYTES >> 20} MiB: simplify it")
        body = path.read_bytes()
        content = json.loads(body)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: expected a GeoJSON file for the map, got: {error}") from error
    if not isinstance(content, dict) or "type" not in content:
        raise SettingsError(f"{path}: expected GeoJSON for the map, got other JSON")
    return body


LIST = Room(name="Places", path="/places", shown="main", key="p", routes=(reads("/places", places),))
ROOM = Room(
    name="Map",
    path="/map",
    shown="main",
    key="m",
    routes=(
        reads("/map", atlas),
        reads("/map/disputed.geojson", disputed),
        reads("/map/overlay.geojson", overlay),
        reads("/place/{id:path}", place),
    ),
)
