"""The operations of the API, each with what it asks, sends and gives: served, and described, from one table."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import dateline
from dateline.record.account import Account
from dateline.record.correction import Correction
from dateline.record.dossier import Dossier
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement
from dateline.record.report import Report
from dateline.record.story import Story
from dateline.store.days import days
from dateline.store.protocol import Entry
from dateline.web.api import handlers, shapes
from dateline.web.pages import page
from dateline.web.room import Room, reads
from dateline.web.visitor import Right, visitor

BASE = "/api/v1"
MOST_BYTES = 16 << 20
_REFERENCE = "#/components/schemas/{name}"


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One method of one path."""

    path: str
    handler: Callable[[Request, Any], Any]
    asks: type = shapes.Nothing
    """Shape of the query (GET) or of the body (POST)."""
    gives: Any
    method: str = "GET"
    status: int = 200
    needs: Right = "read"
    group: str

    @property
    def summary(self) -> str:
        """What it does, in a sentence."""
        return (self.handler.__doc__ or "").strip().split("\n")[0]


OPERATIONS = (
    Operation(path="/reports", handler=handlers.reports, asks=shapes.ReportsAsked, gives=shapes.Reports,
              group="Reports"),
    Operation(path="/reports", handler=handlers.add, asks=shapes.Offer, gives=shapes.JobTold, method="POST", status=202,
              needs="add", group="Adding"),
    Operation(path="/reports/{id}", handler=handlers.account, asks=shapes.AccountAsked, gives=Account, group="Reports"),
    Operation(path="/reports/{id}/report", handler=handlers.report, gives=Report, group="Reports"),
    Operation(path="/reports/{id}/revisions", handler=handlers.revisions, gives=tuple[Entry, ...], group="Reports"),
    Operation(path="/facts", handler=handlers.facts, asks=shapes.FactsAsked, gives=shapes.Facts, group="The record"),
    Operation(path="/stories", handler=handlers.stories, asks=shapes.StoriesAsked, gives=shapes.Stories,
              group="The record"),
    Operation(path="/stories/{id}", handler=handlers.story, gives=Story, group="The record"),
    Operation(path="/incidents", handler=handlers.incidents, asks=shapes.IncidentsAsked, gives=shapes.Incidents,
              group="The record"),
    Operation(path="/incidents/{id}", handler=handlers.incident, gives=Incident, group="The record"),
    Operation(path="/actors", handler=handlers.actors, asks=shapes.ActorsAsked, gives=shapes.Actors,
              group="The record"),
    Operation(path="/actors/{id}", handler=handlers.dossier, gives=Dossier, group="The record"),
    Operation(path="/places", handler=handlers.places, asks=shapes.PlacesAsked, gives=shapes.Places,
              group="The record"),
    Operation(path="/corrections", handler=handlers.corrections, asks=shapes.CorrectionsAsked, gives=shapes.Corrections,
              group="Judging"),
    Operation(path="/corrections", handler=handlers.correct, asks=shapes.Correct, gives=Correction, method="POST",
              status=201, needs="judge", group="Judging"),
    Operation(path="/judgements", handler=handlers.judgements, asks=shapes.Slice, gives=shapes.Judgements,
              group="Judging"),
    Operation(path="/judgements", handler=handlers.judge, asks=shapes.Judge, gives=Judgement, method="POST", status=201,
              needs="judge", group="Judging"),
    Operation(path="/judgements/{id}/withdrawal", handler=handlers.withdraw, gives=None, method="POST", status=204,
              needs="judge", group="Judging"),
    Operation(path="/jobs/{id}", handler=handlers.job, gives=shapes.JobTold, needs="add", group="Adding"),
)  # fmt: skip


def _route(operations: tuple[Operation, ...]) -> Route:
    """One path with its methods."""
    by_method = {one.method: one for one in operations}

    async def endpoint(request: Request) -> Response:
        one = by_method["GET" if request.method == "HEAD" else request.method]
        visitor(request).must(one.needs)
        try:
            if one.method == "POST" and one.gives is not None:
                asked: Any = msgspec.json.decode(await _body(request), type=one.asks)
            else:
                asked = msgspec.convert(_given(request, one.asks), one.asks, strict=False)
            _check_days(asked)
        except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
            return JSONResponse({"error": f"{error}: see {BASE}/openapi.json for what is expected"}, status_code=422)
        except TooLong:
            return JSONResponse({"error": f"a body of more than {MOST_BYTES >> 20} MiB"}, status_code=413)
        given = await run_in_threadpool(one.handler, request, asked)
        body = b"" if given is None else msgspec.json.encode(given)
        return Response(body, status_code=one.status, media_type="application/json" if body else None)

    return Route(BASE + operations[0].path, endpoint, methods=sorted(by_method), name=f"api {operations[0].path}")


def _check_days(asked: Any) -> None:
    for name in ("since", "until", "published_since", "published_until", "published"):
        value = getattr(asked, name, None)
        if value is not None and days(value) is None:
            raise msgspec.ValidationError(f"`{name}`: expected a day of the calendar, got {value!r}")


class TooLong(Exception):
    """A body is longer than anything that may be sent."""


async def _body(request: Request) -> bytes:
    pieces, held = [], 0
    async for piece in request.stream():
        held += len(piece)
        if held > MOST_BYTES:
            raise TooLong
        pieces.append(piece)
    return b"".join(pieces)


def _given(request: Request, shape: type) -> dict[str, Any]:
    """The query as the shape has it: a list where several values may be given."""
    if shape is shapes.Nothing:
        return {}
    several = {field.name for field in msgspec.structs.fields(shape) if "tuple" in str(field.type)}
    given: dict[str, Any] = {}
    for key in request.query_params:
        values = request.query_params.getlist(key)
        given[key] = values if key in several else values[-1]
    return given


def routes() -> tuple[Route, ...]:
    """The routes of every operation."""
    paths: dict[str, list[Operation]] = {}
    for one in OPERATIONS:
        paths.setdefault(one.path, []).append(one)
    return tuple(_route(tuple(some)) for some in paths.values())


@cache
def openapi() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1)."""
    shown = [one for one in dict.fromkeys([*(o.gives for o in OPERATIONS), shapes.Problem]) if one is not None]
    bodies = [one.asks for one in OPERATIONS if one.method == "POST" and one.gives is not None]
    types = [*shown, *bodies]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    by_type = dict(zip(map(str, types), schemas, strict=True))
    paths: dict[str, Any] = {}
    for one in OPERATIONS:
        paths.setdefault(BASE + one.path, {})[one.method.lower()] = _described(one, by_type)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": dateline.__version__,
            "description": "The record as JSON. Where users are kept, send a token: `dateline users token NAME`.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}, {}],
    }


def _described(one: Operation, by_type: dict[str, Any]) -> dict[str, Any]:
    problem = {"content": {"application/json": {"schema": by_type[str(shapes.Problem)]}}}
    codes = {401: "No token, or a worthless one", 403: "The role does not allow it", 422: "Not as it is expected"}
    if "{id}" in one.path or one.asks is shapes.Correct:
        codes[404] = "Not in the record"
    if one.method == "POST":
        codes |= {400: "Cannot be meant", 409: "Taken back already", 413: "Too long"}
    else:
        codes[400] = "Cannot be meant"
    answers = {str(code): {"description": words, **problem} for code, words in codes.items()}
    good: dict[str, Any] = {"description": one.summary}
    if one.gives is not None:
        good["content"] = {"application/json": {"schema": by_type[str(one.gives)]}}
    told: dict[str, Any] = {
        "operationId": one.handler.__name__,
        "tags": [one.group],
        "summary": one.summary,
        "parameters": [*_in_path(one), *(_in_query(one.asks) if one.method == "GET" else ())],
        "responses": {str(one.status): good, **answers},
    }
    if one.method == "POST" and one.gives is not None:
        told["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": by_type[str(one.asks)]}},
        }
    return told


def _in_path(one: Operation) -> list[dict[str, Any]]:
    if "{id}" not in one.path:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}]


def _in_query(shape: type) -> list[dict[str, Any]]:
    _, components = msgspec.json.schema_components([shape], ref_template=_REFERENCE)
    properties = components[shape.__name__].get("properties", {})
    return [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in properties.items()]


def described(_: Request) -> Response:
    """The description of the API, for programs."""
    return Response(msgspec.json.encode(openapi()), media_type="application/json")


def documented(request: Request) -> Response:
    """The description of the API, for people."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in OPERATIONS:
        told = openapi()["paths"][BASE + one.path][one.method.lower()]
        groups.setdefault(one.group, []).append({"operation": one, "told": told})
    return page(request, "api.html", groups=groups, base=BASE)


ROOM = Room(
    name="API",
    path="/api",
    shown="no",
    routes=(*routes(), reads(f"{BASE}/openapi.json", described), reads("/api", documented)),
)
