"""What the rooms need is made ready at the start, so that the first visit of a page is as quick as any other.

The front page is made ready before anybody is let in; the rest in one thread, step by step, and visitors go first.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.types import Message, Scope

from dateline.web.visitor import Visitor

if TYPE_CHECKING:
    from dateline.store.protocol import Store

_log = logging.getLogger("dateline.web")
_NOBODY_SEES = Visitor(name="dateline", role="editor", by="local")
_PATIENCE = 1.0
"""Seconds that one step waits for visitors; a connection that stays open does not stop it."""


class Warming:
    """Makes ready what pages need: templates, the lands of the map, statements of the record."""

    def __init__(self, store: Store) -> None:
        self._store, self._stopped, self._visitors = store, False, 0
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, rooms: Starlette) -> None:
        """Make the front page ready; the rest follows behind everybody's back."""
        _ask(rooms, "/")
        self._thread = threading.Thread(target=self._work, args=(rooms,), name="warming", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until everything is ready; whether it is."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def stop(self) -> None:
        """Do no further step."""
        self._stopped = True
        self.wait(5)

    @contextmanager
    def visited(self) -> Iterator[None]:
        """While somebody waits for a page, the next step waits."""
        with self._lock:
            self._visitors += 1
        try:
            yield
        finally:
            with self._lock:
                self._visitors -= 1

    def _work(self, rooms: Starlette) -> None:
        try:
            for step in (*_parts(), *self._pages(rooms)):
                end = time.monotonic() + _PATIENCE
                while self._visitors and not self._stopped and time.monotonic() < end:
                    time.sleep(0.01)
                if self._stopped:
                    return
                step()
        except Exception:  # what is not ready now is made ready by the visit that needs it
            _log.exception("warming stopped")

    def _pages(self, rooms: Starlette) -> Iterator[Callable[[], None]]:
        """One page of each kind, asked for and thrown away."""
        for path in (
            "/stories", "/incidents", "/actors", "/places", "/reports", "/search?q=said", "/review", "/map", "/search",
            "/search?type=ASSAULT", "/map?type=ASSAULT", "/stories?order=largest", "/incidents?order=largest",
        ):  # fmt: skip
            yield lambda path=path: _ask(rooms, path)  # type: ignore[misc]
        for name in ("story", "incident", "report", "actor"):
            yield lambda name=name: self._ask_one(rooms, name)  # type: ignore[misc]

    def _ask_one(self, rooms: Starlette, name: str) -> None:
        from dateline.store.protocol import ActorQuery, IncidentQuery, Query, StoryQuery

        store = self._store
        found = {
            "story": lambda: (one.id for one in store.stories(StoryQuery(order="largest", limit=1))),
            "incident": lambda: (one.id for one in store.incidents(IncidentQuery(order="largest", limit=1))),
            "report": lambda: (one.id for one in store.entries(Query(limit=1))),
            "actor": lambda: (one.key for one in store.actors(ActorQuery(limit=1))),
        }[name]()
        for key in (quote(key, safe="") for key in found):
            _ask(rooms, f"/{name}/{key}")
            if name in ("story", "actor"):
                _ask(rooms, f"/brief/{name}?which={key}")


def _parts() -> Iterator[Callable[[], object]]:
    """Everything that is made once and then kept."""
    from dateline.web.charts import disputed, earth
    from dateline.web.pages import environment

    templates = environment()
    for name in templates.list_templates(extensions=["html"]):
        yield lambda name=name: templates.get_template(name)  # type: ignore[misc]
    for fine in (False, True):
        yield lambda fine=fine: earth.ready(fine)  # type: ignore[misc]
    yield disputed.areas
    yield _imports


def _imports() -> None:
    """What single pages import when they are first asked for."""
    import dateline.publish.export
    import dateline.publish.gold  # noqa: F401
    from dateline.resolve.gazetteer import open_gazetteer

    open_gazetteer()


def _ask(rooms: Starlette, address: str) -> None:
    """Ask for a page as a visitor would, past the guard; whatever comes of it is thrown away."""
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "headers": [],
        "client": None, "server": ("localhost", 80), "visitor": _NOBODY_SEES, "app": rooms,
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        return

    try:
        asyncio.run(rooms.router(scope, receive, send))
    except Exception:  # what cannot be shown now is told to whoever asks for it
        _log.debug("no page at %s yet", address, exc_info=True)
