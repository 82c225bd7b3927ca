"""Stories joined and parted by hand: which reports tell one story, and which do not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.record.judgement import Judgement
from dateline.record.story import Story
from dateline.run.pointing import find_story
from dateline.store.protocol import Store, StoryQuery
from dateline.web.desk import desk
from dateline.web.pages import field, pasted
from dateline.web.room import Room, posts
from dateline.web.verdicts import keep, settle

_NEAR = 6
_DAYS = 14
"""Days before and after a story in which another may be the same."""
_LOOKED_AT = 40


def asked(store: Store, id: str) -> Story:
    """The story of an id, or of the id of a report in it.

    Raises:
        HTTPException: 404, there is none.
    """
    found = find_story(store, id)
    if found is None:
        raise HTTPException(404, f"The record holds no story “{id[:60]}”; it may have been joined with another.")
    return found


def judged_of(store: Store, story: Story) -> list[Judgement]:
    """What persons judged of its reports, the latest first."""
    reports = set(story.reports)
    found = [one for one in store.judgements(subject="story") if one.by_person and {one.left, one.right} & reports]
    return sorted(found, key=lambda one: one.when, reverse=True)


def near(store: Store, story: Story) -> list[Story]:
    """Stories of about the same days that share actors or places with it, those that share the most first."""
    days = {"since": _shifted(story.first_day, -_DAYS), "until": _shifted(story.last_day, _DAYS)}
    found: dict[str, Story] = {}
    for actor in story.actors[:3]:
        found |= {one.id: one for one in store.stories(StoryQuery(actor=actor, limit=_LOOKED_AT, **days))}  # type: ignore[arg-type]
    for place in story.places[:3]:
        found |= {one.id: one for one in store.stories(StoryQuery(place=place, limit=_LOOKED_AT, **days))}  # type: ignore[arg-type]
    found.pop(story.id, None)

    def shared(one: Story) -> tuple[int, int]:
        both = set(one.actors[:8]) & set(story.actors[:8]), set(one.places[:8]) & set(story.places[:8])
        return -len(both[0]) - len(both[1]), -len(one.reports)

    return sorted(found.values(), key=shared)[:_NEAR]


def parted(store: Store, story: Story, judged: Sequence[Judgement]) -> list[Story]:
    """Stories that persons held apart from this one, the latest judged first."""
    within = set(story.reports)
    others = (side for it in judged if it.verdict == "different" for side in (it.left, it.right) if side not in within)
    found: dict[str, Story] = {}
    known: set[str] = set()
    for report in others:
        if report not in known and len(found) < _NEAR:
            found |= {one.id: one for one in store.stories(StoryQuery(report=report, limit=1))}
            known = {each for one in found.values() for each in one.reports} | {report}
    return list(found.values())


def join(request: Request, form: FormData) -> Response:
    """Say that two stories are one."""
    store = desk(request).store
    one, other = asked(store, field(form, "this")), asked(store, pasted(field(form, "other")))
    if one.id == other.id:
        raise HTTPException(400, "These are one story already.")
    undo = _between(judged_of(store, one), one.reports, other.reports, "different")
    keep(request, "story", [(one.reports[0], other.reports[0])], "same", note=field(form, "note"), undo=undo)
    return settle(request, f"/story/{one.reports[0]}?done=joined")


def split(request: Request, form: FormData) -> Response:
    """Say that the chosen reports (each with its copies) tell another story than the rest."""
    store = desk(request).store
    one = asked(store, field(form, "this"))
    chosen = {str(value) for value in form.getlist("report")}
    chosen |= {copy.report for copy in one.copies if copy.of in chosen}
    apart = [report for report in one.reports if report in chosen]
    rest = [report for report in one.reports if report not in chosen]
    if not apart or not rest:
        raise HTTPException(400, "Choose some of the reports, and not all of them, to part them from the others.")
    undo = _between(judged_of(store, one), apart, rest, "same")
    pairs = [(a, b) for a in apart for b in rest]
    keep(request, "story", pairs, "different", note=field(form, "note"), undo=undo)
    return settle(request, f"/story/{rest[0]}?done=parted")


def _between(judged: Sequence[Judgement], some: Sequence[str], others: Sequence[str], verdict: str) -> list[str]:
    """Judgements of this verdict on a report of the ones and a report of the others."""
    ways = (set(some), set(others)), (set(others), set(some))
    return [it.id for it in judged if it.verdict == verdict and any(it.left in a and it.right in b for a, b in ways)]


def _shifted(day: str | None, by: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat() if day else None


ROOM = Room(
    name="Retelling",
    path="/stories/join",
    shown="no",
    needs="judge",
    routes=(posts("/stories/join", join, needs="judge"), posts("/stories/split", split, needs="judge")),
)
