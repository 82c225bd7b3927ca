"""The reading room as an application: rooms, files of its own, and the guard before them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dateline.settings import Settings
from dateline.web.desk import Desk
from dateline.web.guard import Guard
from dateline.web.pages import HANDLERS, STATIC
from dateline.web.plan import rooms


def make_app(settings: Settings, *, names: frozenset[str] = frozenset(), local: bool = True) -> Starlette:
    """The reading room over the record of these settings.

    Args:
        names: host names beside localhost under which it answers while no users are kept.
        local: whether only this computer can reach it; else everybody signs in.

    Raises:
        StoreError: the record cannot be opened.
    """
    desk = Desk(settings, names=names, local=local)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(desk.warming.begin, app)
        yield
        desk.close()

    app = Starlette(
        routes=[
            Mount("/static", OwnFiles(directory=STATIC)),
            Route("/healthy", _healthy),
            *(route for room in rooms() for route in room.routes),
        ],
        middleware=[Middleware(Guard, desk=desk), Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


class OwnFiles(StaticFiles):
    """Our scripts, styles, fonts and maps. An address with the file's digest in it may be kept for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with how long it may be kept."""
        response = await super().get_response(path, scope)
        for_good = b"v=" in scope.get("query_string", b"")
        response.headers["cache-control"] = f"public, max-age={31536000 if for_good else 3600}"
        return response


def _healthy(_: Request) -> Response:
    return PlainTextResponse("healthy")
