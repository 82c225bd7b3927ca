"""The story room: what its reports tell, as timeline, map, table and accounts that filter one another."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.record.story import Story
from dateline.store.protocol import Entry, FactQuery, IncidentQuery, Query, Store
from dateline.web.charts.ranges import disputed
from dateline.web.desk import desk
from dateline.web.exhibit import exhibit
from dateline.web.looking import MOST, look_up
from dateline.web.pages import page
from dateline.web.room import Room, reads
from dateline.web.rooms.retelling import asked, judged_of, near, parted
from dateline.web.verdicts import last_of
from dateline.web.visitor import visitor

_INCIDENTS = 12
_REPORTS = 60


class Account(msgspec.Struct, frozen=True):
    """A report of the story, with the reports that repeat its text."""

    entry: Entry
    copies: tuple[tuple[str, str | None, float], ...]
    """Report, publisher, share of the words."""


def story(request: Request) -> Response:
    """A story."""
    store = desk(request).store
    found = asked(store, request.path_params["id"])
    if found.id != request.path_params["id"]:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/story/{found.id}{query}", status_code=307)
    copies = {copy.report for copy in found.copies}
    tellers = tuple(report for report in found.reports if report not in copies)
    events = look_up(store, FactQuery(kinds=("event",), reports=tellers, limit=MOST)) if tellers else ()
    incidents = list(store.incidents(IncidentQuery(story=found.id, order="largest", limit=_INCIDENTS)))
    judged = judged_of(store, found)
    names = {who.key: who.name for fact in events for who in (*fact.actors, *fact.recipients) if who.key}
    return page(
        request,
        "story.html",
        story=found,
        show=exhibit(request, events, limit=MOST if len(events) == MOST else None),
        accounts=list(_accounts(store, found, tellers)),
        more_accounts=max(0, len(tellers) - _REPORTS),
        incidents=incidents,
        disputes={one.id: envelope for one, envelope in disputed(incidents)},
        actors=[(key, names[key]) for key in found.actors if key in names][:8],
        judged=judged,
        undo=last_of(request, judged),
        parted=parted(store, found, judged),
        near=near(store, found) if visitor(request).may("judge") else [],
        done=request.query_params.get("done", ""),
    )


def _accounts(store: Store, story: Story, tellers: tuple[str, ...]) -> Iterator[Account]:
    shown = tellers[-_REPORTS:]
    entries = {one.id: one for one in store.entries(Query(facts=FactQuery(reports=shown), limit=_REPORTS))}
    for report in reversed(shown):
        entry = entries.get(report)
        if entry is None and (kept := store.kept(report)):
            entry = kept.entry
        if entry is not None:
            copies = tuple((one.report, one.publisher, one.share) for one in story.copies if one.of == report)
            yield Account(entry, copies)


ROOM = Room(name="Story", path="/story", shown="no", routes=(reads("/story/{id}", story),))
