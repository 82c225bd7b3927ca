"""The list of reports: what is kept, newest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.store.protocol import Query
from dateline.web.desk import desk
from dateline.web.pages import page
from dateline.web.paging import wanted
from dateline.web.room import Room, reads


def reports(request: Request) -> Response:
    """Reports, newest first, a page at a time."""
    asked = wanted(request)
    store = desk(request).store
    found = asked.of(store.entries(Query(limit=asked.limit, offset=asked.offset)))
    return page(request, "reports.html", reports=found, count=store.count())


ROOM = Room(name="Reports", path="/reports", key="r", routes=(reads("/reports", reports),))
