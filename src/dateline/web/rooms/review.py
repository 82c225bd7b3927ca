"""The queue of the least certain facts, the log of what people judged, and their accounts as gold YAML."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.record.fact import Fact
from dateline.store.protocol import FactQuery, Store
from dateline.web.desk import desk
from dateline.web.pages import page
from dateline.web.paging import wanted
from dateline.web.room import Room, reads
from dateline.web.rooms.report import read

_LOOKED_AT = 2000
"""Facts of the reports added last among whose events the least certain are looked for."""
_SIZE = 15


def review(request: Request) -> Response:
    """Events that nobody has judged yet, the least certain first."""
    at = wanted(request, size=_SIZE)
    waiting = unjudged(desk(request).store)
    items = at.of(waiting[at.offset : at.offset + at.limit], total=len(waiting))
    return page(request, "review.html", facts=items, looked_at=_LOOKED_AT)


def unjudged(store: Store) -> list[Fact]:
    """Of the events that came last, those that no person has judged, the least certain first."""
    judged = {one.fact for one in store.corrections()}
    latest = store.facts(FactQuery(newest_first=True, limit=_LOOKED_AT))
    events = (fact for fact in latest if fact.kind == "event" and fact.key not in judged)
    return sorted(events, key=lambda fact: fact.confidence or 0.0)


def log(request: Request) -> Response:
    """What people judged, the latest first, what was taken back included."""
    at = wanted(request)
    store = desk(request).store
    everything = store.corrections(history=True)[::-1]
    items = at.of(everything[at.offset : at.offset + at.limit], total=len(everything))
    return page(request, "review_log.html", log=items)


def gold_yaml(request: Request) -> Response:
    """A report's account, as people corrected it, as gold YAML."""
    from dateline.publish.gold import gold

    found = read(desk(request).store, request.path_params["id"])
    text = gold(found.kept.report, found.account)
    name = f"{found.kept.report.id}.yaml"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text.encode("utf-8", "replace"), media_type="application/yaml; charset=utf-8", headers=headers)


def original(request: Request) -> Response:
    """The bytes of a report as they came in, to be saved; a browser never shows them as a page of ours."""
    store = desk(request).store
    found = read(store, request.path_params["id"])
    kept = store.original(found.kept.report.id)
    if kept is None:
        raise HTTPException(404, "The record does not hold the bytes of this report.")
    body, media_type = kept
    ending = ".html" if "html" in media_type else ".json" if "json" in media_type else ".txt"
    name = quote(found.kept.report.source.rsplit("/", 1)[-1][:80] or "report")
    told = name if "." in name else name + ending
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{told}"}
    return Response(body, media_type="application/octet-stream", headers=headers)


ROOM = Room(
    name="Review",
    path="/review",
    shown="tools",
    key="v",
    needs="judge",
    routes=(
        reads("/review", review, needs="judge"),
        reads("/review/log", log, needs="judge"),
        reads("/report/{id}/gold.yaml", gold_yaml),
        reads("/report/{id}/original", original),
    ),
)
