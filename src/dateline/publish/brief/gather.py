"""Gathers what a brief is made from out of the record: one way for each thing that a brief can be about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from dateline.errors import PublishError
from dateline.publish.account import Told
from dateline.publish.amended import every, finder
from dateline.publish.brief.case import Case, Focus
from dateline.publish.brief.wording import listed, outlet
from dateline.publish.days import said
from dateline.publish.safe import one_line
from dateline.record.incident import Incident
from dateline.store.protocol import ActorEntry, FactQuery, IncidentQuery, Kept, Query, StoryQuery, View
from dateline.vocabulary.registry import registry

MOST_REPORTS = 300
"""A brief rests on so many reports at the most, the latest ones."""
MOST_INCIDENTS = 300


class Period(msgspec.Struct, frozen=True):
    """Days of publication, ISO, both included; null where open."""

    since: str | None = None
    until: str | None = None

    @property
    def told(self) -> str:
        """The period in words."""
        first, last = said(self.since), said(self.until)
        if first and last:
            return f"{first} to {last}" if first != last else first
        return f"from {first}" if first else f"until {last}" if last else "all days"

    @property
    def within(self) -> str:
        """The period as a sentence goes on with it: `from 1 March 2025`, `on 1 March 2025`, `at all`."""
        if not (self.since and self.until):
            return self.told if self.since or self.until else "at all"
        return f"on {self.told}" if self.since == self.until else f"from {self.told}"

    @property
    def asked(self) -> str:
        """The same after a space, nothing where every day is meant."""
        return f" {self.within}" if self.since or self.until else ""

    def holds(self, kept: Kept) -> bool:
        """Whether a report was published in it."""
        day = (kept.report.published or "")[:10]
        return (not self.since or (day != "" and day >= self.since)) and (not self.until or day <= self.until)


def on_report(view: View, which: str, period: Period) -> Case:
    """A brief on one report, by its id or the beginning of it."""
    kept = finder(view)(which)
    if kept is None:
        raise PublishError(f"no report {which!r} in the record; `dateline list` prints the ids")
    told = Told(kept)
    incidents = _incidents(view, IncidentQuery(report=kept.report.id, limit=MOST_INCIDENTS))
    return Case(
        title=one_line(kept.entry.title),
        kind="report",
        about=_about([told], period),
        reports=(told,),
        incidents=incidents,
    )


def on_story(view: View, which: str, period: Period) -> Case:
    """A brief on a story, by its id or the beginning of it."""
    story = view.story(which)
    if story is None:
        raise PublishError(f"no story {which!r} in the record; `dateline stories` prints the ids")
    copies = {copy.report for copy in story.copies}
    reports = _opened(view, [report for report in story.reports if report not in copies], period)
    again = "1 further report repeats" if len(copies) == 1 else f"{len(copies)} further reports repeat"
    more = [("Copies", f"{again} one of these texts")] if copies else []
    return Case(
        title=story.title,
        kind="story",
        about=_about(reports, period, *more),
        reports=reports,
        incidents=_incidents(view, IncidentQuery(story=story.id, limit=MOST_INCIDENTS)),
    )


def on_incident(view: View, which: str, period: Period) -> Case:
    """A brief on an incident, by its id or the key of an event that tells it."""
    incident = view.incident(which)
    if incident is None:
        raise PublishError(f"no incident {which!r} in the record; `dateline incidents` prints the ids")
    facts = {telling.fact for telling in incident.tellings} | {figure.fact for figure in incident.figures}
    facts |= {stance.fact for stance in incident.stances}
    ids = dict.fromkeys(t.report for t in incident.tellings if not t.copy_of)
    ids |= dict.fromkeys(s.report for s in incident.stances)
    reports = _opened(view, ids, period)
    return Case(
        title=incident.title,
        kind="incident",
        about=_about(reports, period),
        reports=reports,
        incidents=(incident,),
        focus=Focus(facts=frozenset(facts)),
    )


def on_actor(view: View, entry: ActorEntry, period: Period) -> Case:
    """A brief on an actor of the record."""
    keys = tuple(dict.fromkeys((entry.key, *entry.keys)))
    ids = _reports_of(view, FactQuery(either=keys), period) | _reports_of(view, FactQuery(says=keys), period)
    reports = _opened(view, ids, period)
    if not reports:
        raise PublishError(f"no report tells anything of {entry.name} ({entry.key}){period.asked}")
    names = Counter(a.name for told in reports for a in told.account.actors if told.actor_key(a.id) in keys)
    return Case(
        title=names.most_common(1)[0][0] if names else entry.name,
        kind="actor",
        about=_about(reports, period, ("Key", entry.key)),
        reports=reports,
        incidents=_incidents(view, IncidentQuery(either=keys, limit=MOST_INCIDENTS)),
        focus=Focus(actors=frozenset(keys)),
        stories=_stories(view, period),
    )


def on_place(view: View, which: str, period: Period) -> Case:
    """A brief on a place: a country by its name or ISO code (two capitals), any other by name or GeoNames id."""
    focus = _place_meant(which)
    where: dict[str, tuple[str, ...] | tuple[int, ...]] = {
        "countries": (focus.country,) if focus.country else (),
        "places": tuple(focus.geonames),
        "place_names": (which,) if focus.place_names else (),
    }
    asked, incidents = (
        msgspec.convert(where, FactQuery),
        msgspec.convert({**where, "limit": MOST_INCIDENTS}, IncidentQuery),
    )
    reports = _opened(view, _reports_of(view, asked, period), period)
    if not reports:
        raise PublishError(f"no report tells anything of {which}{period.asked}; see `dateline export -t places`")
    name = next((p.name for told in reports for p in told.account.places if focus.holds_place(told, p.id)), which)
    title = focus.country_name or name
    return Case(
        title=title,
        kind="place",
        about=_about(reports, period),
        reports=reports,
        incidents=_incidents(view, incidents),
        focus=focus,
        stories=_stories(view, period),
    )


def _place_meant(which: str) -> Focus:
    if which.isdigit():
        return Focus(geonames=frozenset({int(which)}))
    known = registry()
    if which in known.states:
        return Focus(country=which)
    country = known.country(which)
    if country and known.states[country].name.casefold() == which.casefold():
        return Focus(country=country)
    return Focus(place_names=frozenset({which.casefold()}))


def on_period(view: View, which: str, period: Period) -> Case:
    """A brief on all that was published in a period."""
    asked = Query(since=period.since, until=period.until, limit=MOST_REPORTS)
    reports = _sorted(Told(kept) for kept in every(view, asked))
    if not reports:
        raise PublishError(f"no report was published {period.within}; `dateline list` shows which days there are")
    incidents = IncidentQuery(since=period.since, until=period.until, limit=MOST_INCIDENTS)
    return Case(
        title=f"The record, {period.told}",
        stories=_stories(view, period),
        kind="period",
        about=_about(reports, period),
        reports=reports,
        incidents=_incidents(view, incidents),
    )


KINDS: dict[str, Callable[[View, str, Period], Case]] = {
    "report": on_report,
    "story": on_story,
    "incident": on_incident,
    "place": on_place,
    "period": on_period,
}
"""What a brief can be about by an id, a name or nothing but days, each with its way of gathering."""


def _reports_of(view: View, asked: FactQuery, period: Period) -> dict[str, None]:
    """Ids of the reports with such facts, the latest ones, in the order of publication."""
    asked = msgspec.structs.replace(
        asked, published_since=period.since, published_until=period.until, order="published", newest_first=True
    )
    found: dict[str, None] = {}
    for fact in view.facts(asked):
        found.setdefault(fact.report)
        if len(found) == MOST_REPORTS:
            break
    return found


def _opened(view: View, ids: Iterable[str], period: Period) -> tuple[Told, ...]:
    find = finder(view)
    kept = (find(report) for report in ids)
    return _sorted(Told(one) for one in kept if one is not None and period.holds(one))


def _sorted(reports: Iterator[Told]) -> tuple[Told, ...]:
    return tuple(sorted(reports, key=lambda told: (told.report.published or "9999", told.report.id)))


def _incidents(view: View, asked: IncidentQuery) -> tuple[Incident, ...]:
    return tuple(view.incidents(asked))


def _stories(view: View, period: Period) -> dict[str, str]:
    """The story of each report that was published in a period."""
    asked = StoryQuery(since=period.since, until=period.until, at_least=2)
    return {report: story.id for story in view.stories(asked) for report in story.reports}


def _about(reports: Iterable[Told], period: Period, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """What the brief was made from, in lines that are no sentences."""
    reports = list(reports)
    days = sorted(day for told in reports if (day := (told.report.published or "")[:10]))
    span = Period(days[0], days[-1]).told if days else "not known"
    outlets = list(dict.fromkeys(outlet(told) for told in reports))
    shown = listed(outlets) if len(outlets) <= 4 else f"{len(outlets)}, among them {listed(outlets[:3])}"
    asked = [("Period asked for", period.told)] if period.since or period.until else []
    count = f"{len(reports)} (the latest; there may be more)" if len(reports) >= MOST_REPORTS else str(len(reports))
    return (("Reports", count), ("Publishers", shown), ("Published", span), *asked, *more)
