"""Today: the stories of the period, newest first, with what is new since the last visit; and all stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import DatelineError
from dateline.record.answer import Entry
from dateline.record.fact import Fact
from dateline.record.incident import Incident
from dateline.record.story import Story
from dateline.store.days import days
from dateline.store.protocol import FactQuery, IncidentQuery, Store, StoryQuery
from dateline.web.charts.ranges import Spread, disputed
from dateline.web.charts.timeline import Timeline, timeline
from dateline.web.desk import desk
from dateline.web.exhibit import day_of
from dateline.web.looking import look_up
from dateline.web.pages import page
from dateline.web.paging import wanted
from dateline.web.room import Room, reads
from dateline.web.visits import Visit, visit

SIZE = 12
_ACTORS = 5
_NEWS = 10
"""Days that an event is news."""
_LOOKED_AT = 20
"""Incidents among which those are looked for whose accounts differ."""
_MOST_REPORTS = 20
"""Of a story, whose events its strip shows."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A story as the front page shows it."""

    story: Story
    strip: Timeline | None
    events: int
    actors: tuple[tuple[str, str], ...]
    """Key and name."""
    disputes: tuple[tuple[Incident, Spread], ...]
    new: bool
    """Whether a report of it came in since the last visit."""
    lead: Fact | None
    """The event of it that most accounts tell, for its sentence."""


def today(request: Request) -> Response:
    """The front page."""
    store = desk(request).store
    at = visit(request, store.count())
    asked = wanted(request, size=SIZE)
    found = asked.of(store.stories(StoryQuery(limit=asked.limit, offset=asked.offset)))
    told = list(shown(store, found.items, since=at.since))
    by_day = [(day, list(some)) for day, some in groupby(told, key=lambda one: one.story.last_day)]
    answer = page(
        request,
        "today.html",
        stories=found,
        days=by_day,
        visit=at,
        texts=at.texts,
        changed=(changed := _changed(store, at) if found.number == 1 else []),
        differing=_differing(store, {one.id for one in changed}) if found.number == 1 else [],
        monitors=_any_monitors(request),
    )
    at.keep(answer)
    return answer


def stories(request: Request) -> Response:
    """All stories, by words, actor, place and days; the latest or the largest first."""
    store, given = desk(request).store, request.query_params
    asked = wanted(request, size=SIZE)
    query = StoryQuery(
        words=given.get("words", "")[:200] or None,
        actor=given.get("actor", "")[:200] or None,
        place=given.get("place", "")[:200] or None,
        since=_day(given.get("since")),
        until=_day(given.get("until")),
        at_least=2 if given.get("several") else 1,
        order="largest" if given.get("order") == "largest" else "latest",
        limit=asked.limit,
        offset=asked.offset,
    )
    found = asked.of(store.stories(query))
    at = visit(request, 0)
    return page(
        request, "stories.html", stories=found, told=list(shown(store, found.items, since=at.since)), query=query
    )


def shown(store: Store, stories: Sequence[Story], *, since: str | None) -> Iterator[Told]:
    """Stories with their strips, their actors' names, and the figures on which their accounts differ."""
    ids = {story.id: _tellers(story) for story in stories}
    reports = tuple(sorted({report for some in ids.values() for report in some}))
    kinds: Sequence[str] = ("event",)
    facts = look_up(store, FactQuery(reports=reports, kinds=tuple(kinds))) if reports else ()  # type: ignore[arg-type]
    by_report: dict[str, list[Fact]] = {}
    for fact in facts:
        by_report.setdefault(fact.report, []).append(fact)
    for story in stories:
        yield _told(store, story, [fact for one in ids[story.id] for fact in by_report.get(one, ())], since)


def _tellers(story: Story) -> list[str]:
    copies = {copy.report for copy in story.copies}
    return [report for report in story.reports if report not in copies][-_MOST_REPORTS:]


def _told(store: Store, story: Story, facts: list[Fact], since: str | None) -> Told:
    incidents = list(store.incidents(IncidentQuery(story=story.id, order="largest", limit=8)))
    names = {who.key: who.name for fact in facts for who in (*fact.actors, *fact.recipients) if who.key}
    return Told(
        story=story,
        strip=timeline(
            ((day_of(fact), fact.added > (since or "9")) for fact in facts), [story.first_day, story.last_day]
        ),
        events=len(facts),
        actors=tuple((key, names[key]) for key in story.actors if key in names)[:_ACTORS],
        disputes=tuple(disputed(incidents)[:3]),
        new=since is not None and any(fact.added > since for fact in facts),
        lead=_lead(incidents, facts),
    )


def _lead(incidents: Sequence[Incident], facts: Sequence[Fact]) -> Fact | None:
    """The event of the incident that most accounts tell; where none is told twice, the first that is news."""
    by_key = {fact.key: fact for fact in facts}
    for one in incidents:
        if len({telling.report for telling in one.tellings}) > 1:
            for telling in reversed(one.tellings):
                if telling.fact in by_key:
                    return by_key[telling.fact]
    happened = [fact for fact in facts if fact.status == "happened"]
    news = [fact for fact in happened if _is_news(fact)]
    return min(news or happened or facts, key=lambda fact: (fact.published or "", fact.span), default=None)


def _is_news(fact: Fact) -> bool:
    """Whether it is told to have happened in the ten days before it was published."""
    covered = days(fact.published)
    day = day_of(fact)
    if not covered or not covered[0] or not day:
        return False
    return 0 <= (date.fromisoformat(covered[0]) - date.fromisoformat(day)).days <= _NEWS


def _changed(store: Store, at: Visit) -> list[Incident]:
    """Incidents that were made or changed since the last visit and that more than one account tells."""
    if at.since is None:
        return []
    return list(store.incidents(IncidentQuery(changed_since=at.since, at_least=2, order="changed", limit=6)))


def _differing(store: Store, told: set[str]) -> list[tuple[Incident, Spread]]:
    """Incidents of late on whose figures several reports differ, beside those that were told already."""
    latest = store.incidents(IncidentQuery(disputed=True, at_least=2, limit=_LOOKED_AT))
    several = [one for one in latest if one.id not in told and len({it.report for it in one.tellings}) > 1]
    return list(disputed(several))[:5]


def monitors_news(request: Request) -> Response:
    """The monitors that have news, for the front page to fetch."""
    from dateline.run.monitors import answers, place

    where = place(desk(request).settings.record)
    wrong: list[DatelineError] = []
    try:
        asked = answers(desk(request).store, where, news=True, problem=wrong.append) if where.is_there else ()
        found = [one for one in asked if one.news]
        latest = {one.monitor: sorted(one.news, key=_told_on, reverse=True) for one in found}
        problem = None
    except DatelineError as error:
        found, latest, problem = [], {}, str(error)
    return page(request, "monitors_news.html", answers=found, latest=latest, problem=problem, wrong=len(wrong))


def _told_on(entry: Entry) -> str:
    """When an entry was first published."""
    return next((one.published for one in entry.evidence if one.published), "")


def _any_monitors(request: Request) -> bool:
    from dateline.run.monitors import place

    return place(desk(request).settings.record).is_there


def _day(value: str | None) -> str | None:
    import re

    return value if value and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) else None


ROOM = Room(
    name="Today",
    path="/",
    shown="main",
    key="t",
    routes=(reads("/", today), reads("/stories", stories), reads("/today/monitors", monitors_news)),
)
