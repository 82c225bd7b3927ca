"""The queue of the least certain facts, the log of what people judged, and their accounts as gold YAML."""

from __future__ import annotations

from typing import get_args
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.record.account import EventType, Status
from dateline.store.protocol import FactQuery
from dateline.web.desk import desk
from dateline.web.pages import page
from dateline.web.paging import wanted
from dateline.web.room import Room, reads
from dateline.web.rooms.report import read

_SIZE = 15


def review(request: Request) -> Response:
    """Events of the whole record that nobody has judged yet, the least certain first; by type and status, if asked."""
    at, given = wanted(request, size=_SIZE), request.query_params
    kinds = tuple(one for one in given.getlist("type") if one in get_args(EventType))
    statuses = tuple(one for one in given.getlist("status") if one in get_args(Status))
    query = FactQuery(
        kinds=("event",), types=kinds, statuses=statuses, unjudged=True, order="confidence", limit=at.limit,
        offset=at.offset,
    )  # fmt: skip
    items = at.of(desk(request).store.facts(query))
    return page(request, "review.html", facts=items, query=query, types=get_args(EventType), statuses=get_args(Status))


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
