"""Facets: how many of the reports found are of which publisher, month, kind of event, status and country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import select

from dateline.record.fact import Fact
from dateline.store.collated import facts
from dateline.store.database import Database
from dateline.store.tables import reports

MOST = 1000
"""Reports that are counted, those added last among the found."""
_LOT = 500

Counts = tuple[tuple[str, int], ...]
"""Values with the number of reports that have them, the most frequent first."""


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports found have in common. `types`, `statuses` and `countries` are those of their events."""

    total: int
    """Reports found."""
    counted: int
    """Of which the counts tell: at most `MOST`."""
    publishers: Counts = ()
    months: Counts = ()
    """`2026-03`, the latest first."""
    types: Counts = ()
    statuses: Counts = ()
    countries: Counts = ()


def facets_in(database: Database, total: int, numbers: Sequence[int]) -> Facets:
    """The facets of these reports, in a database."""
    publishers, months = Counter[str](), Counter[str]()
    told: dict[str, Counter[str]] = {"type": Counter(), "status": Counter(), "country": Counter()}
    r, f = reports.c, facts.c
    for at in range(0, len(numbers), _LOT):
        lot = list(numbers[at : at + _LOT])
        for row in database._all(select(r.publisher, r.first_day).where(r.number.in_(lot))):
            publishers.update([row.publisher] if row.publisher else ())
            months.update([row.first_day[:7]] if row.first_day else ())
        events = select(f.report, f.type, f.status, f.country).where(f.kind == "event", f.report.in_(lot)).distinct()
        rows = database._all(events)
        for place, name in enumerate(told, start=1):
            told[name].update(value for _, value in {(row[0], row[place]) for row in rows} if value)
    return _facets(total, len(numbers), publishers, months, told)


def facets_of(total: int, found: Iterable[tuple[str | None, str | None, Iterable[Fact]]]) -> Facets:
    """The facets of reports given as publisher, first day and facts."""
    publishers, months, counted = Counter[str](), Counter[str](), 0
    told: dict[str, Counter[str]] = {"type": Counter(), "status": Counter(), "country": Counter()}
    for publisher, day, inside in found:
        counted += 1
        publishers.update([publisher] if publisher else ())
        months.update([day[:7]] if day else ())
        events = [fact for fact in inside if fact.kind == "event"]
        told["type"].update({fact.type for fact in events})
        told["status"].update({fact.status for fact in events if fact.status})
        told["country"].update({fact.place.country for fact in events if fact.place and fact.place.country})
    return _facets(total, counted, publishers, months, told)


def _facets(
    total: int, counted: int, publishers: Counter[str], months: Counter[str], told: dict[str, Counter[str]]
) -> Facets:
    return Facets(
        total=total,
        counted=counted,
        publishers=_ranked(publishers),
        months=tuple(sorted(months.items(), reverse=True)),
        types=_ranked(told["type"]),
        statuses=_ranked(told["status"]),
        countries=_ranked(told["country"]),
    )


def _ranked(counts: Counter[str]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
