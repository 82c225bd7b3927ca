"""The exhibit: one set of events as a timeline, a map, a table and their reports, each filtering the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from starlette.requests import Request

from dateline.record.fact import Fact
from dateline.store.openings import opening
from dateline.web.charts.timeline import Timeline, timeline
from dateline.web.charts.worldmap import Drawing, drawing, place_id
from dateline.web.narrowing import Narrow, narrowing
from dateline.web.pages import narrowed
from dateline.web.paging import Page, wanted

ROWS = 40
_SHOWN = 14


class Choice(msgspec.Struct, frozen=True):
    """One value that the events can be narrowed by, how many there are, and where a click on it leads."""

    value: str
    label: str
    count: int
    on: bool
    path: str


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A report that tells some of the events."""

    id: str
    title: str
    """Its headline; of a report without one, the sentence of the first of its events."""
    publisher: str | None
    published: str | None
    count: int
    on: bool
    path: str


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows of its events."""

    narrow: Narrow
    total: int
    rows: Page[Fact]
    timeline: Timeline | None
    drawing: Drawing
    types: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    places: tuple[Choice, ...]
    reports: tuple[Telling, ...]
    more_reports: int
    chosen_place: str | None
    limited: int | None
    """Where there are more events than were looked at: how many those are."""

    @property
    def kept(self) -> int:
        """How many events are left."""
        return self.rows.total or 0


def exhibit(
    request: Request, events: Sequence[Fact], *, limit: int | None = None, newest_first: bool = False
) -> Exhibit:
    """The exhibit of these events, narrowed as the address asks. Each view shows what all other filters leave it."""
    narrow = narrowing(request)
    kept = [fact for fact in events if narrow.holds(fact)]
    any_day = msgspec.structs.replace(narrow, since=None, until=None)
    anywhere = msgspec.structs.replace(narrow, place=None, box=None)
    at = wanted(request, size=ROWS)
    ordered = in_order(kept, newest_first=newest_first)
    reports = _reports(request, events, narrow)
    return Exhibit(
        narrow=narrow,
        total=len(events),
        rows=at.of(ordered[at.offset : at.offset + at.limit], total=len(ordered)),
        timeline=timeline(
            ((day_of(fact), narrow.in_days(fact)) for fact in events if any_day.holds(fact)),
            [fact.published for fact in events],
        ),
        drawing=drawing(fact.place for fact in events if anywhere.holds(fact)),
        types=_choices(request, events, narrow, "type"),
        statuses=_choices(request, events, narrow, "status"),
        places=_places(request, [fact for fact in events if anywhere.holds(fact)], narrow),
        reports=reports[:_SHOWN],
        more_reports=max(0, len(reports) - _SHOWN),
        chosen_place=_name_of(events, narrow.place),
        limited=limit,
    )


def day_of(fact: Fact) -> str | None:
    """The first day on which a fact may lie."""
    return fact.first_day or fact.last_day


def in_order(events: Sequence[Fact], *, newest_first: bool) -> list[Fact]:
    """Events by day, those without one last; with the newest first, what is still to come after what was."""
    dated = [fact for fact in events if day_of(fact)]
    dated.sort(key=lambda fact: (day_of(fact) or "", fact.published or "", fact.key), reverse=newest_first)
    if newest_first:
        newest = max((fact.published for fact in events if fact.published), default="9")
        dated.sort(key=lambda fact: (day_of(fact) or "")[:10] > newest)
    return dated + [fact for fact in events if not day_of(fact)]


def _choices(request: Request, events: Sequence[Fact], narrow: Narrow, name: str) -> tuple[Choice, ...]:
    others = msgspec.structs.replace(narrow, **{name: ()})
    now: tuple[str, ...] = getattr(narrow, name)
    counts = Counter(str(getattr(fact, name)) for fact in events if others.holds(fact) and getattr(fact, name))
    for value in now:
        counts.setdefault(value, 0)
    made = []
    for value, count in counts.most_common():
        after = [one for one in now if one != value] if value in now else [*now, value]
        path = narrowed(request, **{name: after or None})
        made.append(Choice(value, value, count, value in now, path))
    return tuple(made)


def _places(request: Request, events: Sequence[Fact], narrow: Narrow) -> tuple[Choice, ...]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for fact in events:
        if fact.place is not None:
            counts[place_id(fact.place)] += 1
            names.setdefault(place_id(fact.place), fact.place.name)
    made = []
    for key, count in counts.most_common(_SHOWN):
        on = key == narrow.place
        made.append(Choice(key, names[key], count, on, narrowed(request, place=None if on else key)))
    return tuple(made)


def _title(fact: Fact) -> str:
    """What the report of a fact goes by: its headline, else the sentence of this fact."""
    return fact.headline or opening([fact.sentence]) or fact.sentence


def _reports(request: Request, events: Sequence[Fact], narrow: Narrow) -> tuple[Telling, ...]:
    any_report = msgspec.structs.replace(narrow, report=None)
    counts = Counter(fact.report for fact in events if any_report.holds(fact))
    first: dict[str, Fact] = {}
    for fact in sorted(events, key=lambda fact: fact.span):
        first.setdefault(fact.report, fact)
    some = [one for one in first if counts[one] or one == narrow.report]
    some.sort(key=lambda one: (first[one].published or "", one), reverse=True)
    return tuple(
        Telling(
            id=one, title=_title(first[one]), publisher=first[one].publisher,
            published=first[one].published, count=counts[one], on=one == narrow.report,
            path=narrowed(request, report=None if one == narrow.report else one),
        )
        for one in some
    )  # fmt: skip


def _name_of(events: Sequence[Fact], key: str | None) -> str | None:
    if key is None:
        return None
    found = (fact.place.name for fact in events if fact.place is not None and place_id(fact.place) == key)
    return next(found, key)
