"""What a room is, and how its handlers are written.

A handler is a plain function of a request (and of the posted form) that gives a response; it runs in a thread, so it
may read the record as it likes.
"""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import Literal

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dateline.web.visitor import Right, visitor

Read = Callable[[Request], Response]
Posted = Callable[[Request, FormData], Response]

MOST_FIELDS = 400
MOST_FILES = 2000
LONGEST_FIELD = 8 << 20
"""Bytes of one field of a form that is no file, such as a text that was pasted."""


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the reading room."""

    name: str
    """As the navigation shows it."""
    path: str
    """Where it begins."""
    routes: tuple[BaseRoute, ...]
    shown: Literal["main", "tools", "no"] = "main"
    """In which part of the navigation."""
    key: str | None = None
    """Typed after `g`, it leads here."""
    needs: Right = "read"
    """Who cannot do this is not shown the way here."""


def reads(path: str, handler: Read, *, needs: Right | None = "read", name: str | None = None) -> Route:
    """A page, for GET and HEAD. `needs=None` is open to all."""

    @functools.wraps(handler)
    def endpoint(request: Request) -> Response:
        if needs:
            visitor(request).must(needs)
        return handler(request)

    return Route(path, endpoint, methods=["GET"], name=name or handler.__name__)


def posts(path: str, handler: Posted, *, needs: Right | None, name: str | None = None) -> Route:
    """Something done, by POST of a form; answer with `seen_other` or a fragment. `needs=None` is open to all."""
    return Route(path, _with_form(handler, needs), methods=["POST"], name=name or handler.__name__)


def _with_form(handler: Posted, needs: Right | None) -> Callable[[Request], Awaitable[Response]]:
    @functools.wraps(handler)
    async def endpoint(request: Request) -> Response:
        if needs:
            visitor(request).must(needs)
        async with request.form(max_fields=MOST_FIELDS, max_files=MOST_FILES, max_part_size=LONGEST_FIELD) as form:
            return await run_in_threadpool(handler, request, form)

    return endpoint
