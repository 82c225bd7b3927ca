"""Taking along: every list as a file in the formats of the command line, and briefs on one thing."""

from __future__ import annotations

import base64
import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Literal
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.errors import DatelineError, PublishError
from dateline.publish.export import FORMATS, SUFFIX, Export, tables_of, write, write_geopackage
from dateline.store.protocol import ActorQuery, FactQuery, Query, Store
from dateline.web.desk import desk
from dateline.web.narrowing import narrowing
from dateline.web.pages import page
from dateline.web.room import Room, reads
from dateline.web.shown import country

TYPES = {
    ".jsonl": "application/x-ndjson",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
    ".gpkg": "application/geopackage+sqlite3",
    ".jsonld": "application/ld+json",
}
TABLES = ("events", "incidents", "figures", "attributions", "relations", "participants", "places", "actors", "reports")
BRIEFS = ("story", "incident", "actor", "place", "period", "report", "monitor")
LENGTHS = ("short", "normal", "full")
_BLOCK = 1 << 16
_LONGEST_ID = 12


def export_page(request: Request) -> Response:
    """Which files a list can be taken along as."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "format"]
    return page(request, "taking.html", kept=kept, formats=FORMATS, tables=TABLES, about=_about(request))


def export(request: Request) -> Response:
    """The reports that a list shows, or what is in them, as a file."""
    given = request.query_params
    form = given.get("format", "csv")
    if form not in FORMATS:
        raise HTTPException(400, f"Expected a format ({', '.join(FORMATS)}), got “{form[:40]}”.")
    table = given.get("table", "events")
    tables = (table,) if form in ("csv", "geojson", "parquet", "gpkg") else ()
    asked = Export(format=form, tables=tables, query=chosen(request))
    try:
        tables_of(asked)
    except PublishError as error:
        raise HTTPException(400, str(error)) from error
    ending = SUFFIX[form]
    name = f"dateline-{table if tables else form}{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    store = desk(request).store
    if form in ("gpkg", "parquet"):
        return Response(_whole(store, asked), media_type=TYPES[ending], headers=headers)
    return StreamingResponse(_streamed(store, asked), media_type=f"{TYPES[ending]}; charset=utf-8", headers=headers)


def chosen(request: Request) -> Query:
    """The reports that a list's address is about."""
    given, store = request.query_params, desk(request).store
    narrow = narrowing(request)
    reports: tuple[str, ...] = ()
    if given.get("story"):
        story = store.story(given["story"])
        if story is None:
            raise HTTPException(404, "The record holds no such story.")
        reports = story.reports
    elif given.get("incident"):
        incident = store.incident(given["incident"])
        if incident is None:
            raise HTTPException(404, "The record holds no such incident.")
        reports = tuple(dict.fromkeys(telling.report for telling in incident.tellings))
    elif narrow.report:
        reports = (narrow.report,)
    place = given.get("place", "")[:200]
    by_id = place.isascii() and place.isdigit()
    facts = FactQuery(
        types=narrow.type,
        statuses=narrow.status,
        reports=reports,
        either=(given["actor"][:200],) if given.get("actor") else (),
        countries=tuple(one for one in given.getlist("country") if re.fullmatch("[A-Z]{2}", one)),
        places=(int(place),) if by_id else (),
        place_names=(place,) if place and not by_id else (),
    )
    return Query(
        words=given.get("q", "")[:400] or None,
        publisher=given.get("publisher") or None,
        since=narrow.since,
        until=narrow.until,
        facts=facts if facts != FactQuery() else None,
    )


def _streamed(store: Store, asked: Export) -> Iterator[bytes]:
    buffer = BytesIO()

    def open_file(_: str) -> BinaryIO:
        return buffer

    for _ in write(store, asked, open_file):
        if buffer.tell() > _BLOCK:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _whole(store: Store, asked: Export) -> bytes:
    """A file that is written with going back, in one piece."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"record{SUFFIX[asked.format]}"
        if asked.format == "gpkg":
            for _ in write_geopackage(store, asked, path):
                pass
        else:
            with path.open("wb") as file:
                for _ in write(store, asked, lambda _: file):
                    pass
        return path.read_bytes()


def brief(request: Request) -> Response:
    """A cited brief on a story, an incident, an actor, a place, a report, a monitor or a period."""
    from dateline.run.brief import make_brief, make_monitor_brief, written
    from dateline.run.monitors import place

    given, store = request.query_params, desk(request).store
    kind, which = request.path_params["kind"], given.get("which", "")
    length: Any = given.get("length", "normal")
    if kind not in BRIEFS or length not in LENGTHS:
        raise HTTPException(404, f"A brief is on one of {', '.join(BRIEFS)}.")
    narrow = narrowing(request)
    days: dict[str, Any] = {"since": narrow.since, "until": narrow.until}
    try:
        if kind == "monitor":
            made = make_monitor_brief(store, place(desk(request).settings.record), which, length=length)
        else:
            made = make_brief(store, kind, which, length=length, **days)
    except DatelineError as error:
        raise HTTPException(404, str(error)) from error
    form: Literal["md", "html"] = "md" if given.get("format") == "md" else "html"
    text = written(made, form)
    name = quote(re.sub(r"[^\w-]+", "-", f"brief-{kind}-{which}")[:80].strip("-"))
    if form == "md":
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}.md"}
        return Response(text.encode("utf-8", "replace"), media_type="text/markdown; charset=utf-8", headers=headers)
    headers = {"content-security-policy": _policy(text)}
    return Response(text.encode("utf-8", "replace"), media_type="text/html; charset=utf-8", headers=headers)


def _policy(text: str) -> str:
    """What a brief's page may do: nothing but its own style, known by its digest."""
    found = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256((found[1] if found else "").encode()).digest()).decode()
    nothing = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return f"default-src 'none'; style-src 'sha256-{digest}'; {nothing}"


def _about(request: Request) -> str:
    """In a few words, what is taken along."""
    given, store = request.query_params, desk(request).store
    titles: dict[str, Callable[[str], str | None]] = {
        "story": lambda key: f"the story “{found.title}”" if (found := store.story(key)) else None,
        "incident": lambda key: f"the incident “{one.title}”" if (one := store.incident(key)) else None,
        "actor": lambda key: next((one.name for one in store.actors(ActorQuery(keys=(key,), limit=1))), None),
        "place": lambda key: _place_name(store, key) if key.isascii() and key.isdigit() else key,
        "country": country,
        "q": lambda words: f"what “{words}” finds",
    }
    told = [
        title(given[name][:200]) or f"{name} {given[name][:80]}" for name, title in titles.items() if given.get(name)
    ]
    return ", ".join(told) or "the whole record"


def _place_name(store: Store, id: str) -> str | None:
    found = store.facts(FactQuery(places=(int(id),), limit=1)) if len(id) < _LONGEST_ID else iter(())
    return next((fact.place.name for fact in found if fact.place is not None), None)


ROOM = Room(
    name="Taking",
    path="/export",
    shown="no",
    routes=(reads("/export", export_page), reads("/export/file", export), reads("/brief/{kind}", brief)),
)
