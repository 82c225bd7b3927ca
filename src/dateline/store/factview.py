"""Facts of the accounts in force, and the actors that they name, found in the database."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_

from dateline.record.corrected import corrected
from dateline.record.fact import ActorEntry, Appearance, Fact, Who
from dateline.store.collated import LONGEST_KEY, actor_marks, actors, aliases, appearances, corrections, facts, parties
from dateline.store.corrections import LATEST, corrections_of
from dateline.store.database import Database
from dateline.store.days import asked_day, asked_moment
from dateline.store.factrows import decode_appearance
from dateline.store.facts import account_from, publisher_key, report_from
from dateline.store.keys import called, place_key
from dateline.store.matching import chosen, without_judged
from dateline.store.protocol import ActorQuery, FactQuery
from dateline.store.tables import reports
from dateline.store.telling import MOMENT, Telling, unpacked
from dateline.store.words import tokens

_CHUNK = 500
"""Facts fetched at a time."""
_f, _r, _p, _x, _m = facts.c, reports.c, parties.c, aliases.c, actor_marks.c
_MARKS = ("name", "type", "country", "sector")
_WHOLE = (
    select(_f.number, _f.report.label("in_report"), _f.anchor, _f.value, _f.added)
    .add_columns(_r.id, _r.publisher, _r.url, _r.headline, _r.published)
    .join(reports, _r.number == _f.report)
)
_KIND = _f.kind.concat("")
_UNINDEXED = _f.type.concat(""), _f.country.concat("")
"""Columns so written that no index of theirs is used, where reports or actors narrow the choice far more."""
_ORDERS: Mapping[str, tuple[Any, ...]] = {
    "report": (_f.report, _f.nth),
    "day": (_f.first_day, _f.report, _f.nth),
    "published": (func.nullif(_r.recency, ""), _f.report, _f.nth),
    "added": (_f.added, _f.report, _f.nth),
    "confidence": (_f.confidence, _f.report, _f.nth),
}


class FactView(Database):
    """The part of a record in a database that tells facts and actors."""

    def facts(self, query: FactQuery) -> Iterator[Fact]:
        """Facts that match, in the order asked for, fetched by the chunk.

        Raises:
            StoreError: a day or moment is not as it must be.
        """
        if query.report is not None and (replaced := self._replaced(query)) is not None:
            yield from chosen(replaced, query)
            return
        numbers = self._fact_numbers(query)
        for at in range(0, len(numbers), _CHUNK):
            some = list(numbers[at : at + _CHUNK])
            rows = {row.number: row for row in self._all(_WHOLE.where(_f.number.in_(some)))}
            canonical = self._canonical(rows.values())
            yield from (_fact(rows[number], canonical) for number in some if number in rows)

    def appearances(self, *, keys: tuple[str, ...] = (), report: str | None = None) -> Iterator[Appearance]:
        """Actors as single reports have them, in the order of the reports."""
        a = appearances.c
        statement = select(a.report, a.nth, a.key, a.value).order_by(a.report, a.nth)
        if report is not None:
            statement = statement.join(reports, _r.number == a.report).where(_r.id == report)
        if keys:
            statement = statement.where(self._of_actors(keys, a.report, a.key))
        after: tuple[int, int] | None = None
        while True:
            page = statement.where(tuple_(a.report, a.nth) > tuple_(*after)) if after else statement
            rows = self._all(page.limit(_CHUNK))
            yield from (decode_appearance(row.value) for row in rows)
            if len(rows) < _CHUNK:
                return
            after = rows[-1].report, rows[-1].nth

    def actors(self, query: ActorQuery) -> Iterator[ActorEntry]:
        """Actors that match, those in most reports first."""
        own = func.coalesce(_x.canonical, actors.c.key)
        statement = (
            select(own.label("key"), func.sum(actors.c.reports).label("reports"))
            .select_from(actors.outerjoin(aliases, and_(_x.key == actors.c.key, _x.report == 0)))
            .group_by(own)
            .having(func.sum(actors.c.reports) >= query.at_least)
            .order_by(func.sum(actors.c.reports).desc(), own)
        )
        for condition in _actor_conditions(query):
            statement = statement.where(condition)
        if query.keys:
            same = sorted({one for key in query.keys for one in self.actor_keys(key)})
            statement = statement.where(actors.c.key.in_(same))
        statement = statement.offset(max(query.offset, 0))
        if query.limit is not None:
            statement = statement.limit(max(query.limit, 0))
        keys = [str(row.key) for row in self._all(statement)]
        for at in range(0, len(keys), _CHUNK):
            yield from self._entries(keys[at : at + _CHUNK])

    def actor_keys(self, key: str) -> tuple[str, ...]:
        """Every key that is held to be the same actor as this one's, its canonical one first."""
        known = self._all(select(_x.canonical).where(_x.key == key, _x.report == 0))
        canonical = str(known[0].canonical) if known else key
        others = self._all(select(_x.key).where(_x.canonical == canonical).distinct().order_by(_x.key))
        return (canonical, *(str(row.key) for row in others if row.key != canonical))

    def _replaced(self, query: FactQuery) -> Iterable[Fact] | None:
        """The facts of a text that a later one replaced, told anew; null for one that stands."""
        row = self._first(LATEST.where(~_r.latest).params(id=query.report))
        if row is None:
            return None
        with self._told(), self._engine.connect() as connection:
            fixes = corrections_of(connection, query.report)
        told = corrected(account_from(row.account, row.text), fixes)
        added = row.added.strftime(MOMENT)
        facts = Telling(report_from(row.parts, row.text), told, added=added).facts()
        return without_judged(facts, fixes) if query.unjudged else facts

    def _entries(self, keys: list[str]) -> Iterator[ActorEntry]:
        """List entries of canonical keys, in their order."""
        groups = {key: [key] for key in keys}
        for row in self._all(select(_x.key, _x.canonical).where(_x.canonical.in_(keys), _x.report == 0)):
            if row.key != row.canonical:
                groups[row.canonical].append(row.key)
        some = [key for group in groups.values() for key in group]
        counts = {row.key: row for row in self._all(select(actors).where(actors.c.key.in_(some)))}
        marks: dict[tuple[str, str], dict[str, int]] = {}
        for row in self._all(select(actor_marks).where(_m.key.in_(some))):
            values = marks.setdefault((row.key, row.kind), {})
            values[row.value] = values.get(row.value, 0) + row.reports
        spans = self._spans(some)
        for key, group in groups.items():
            yield self._entry(key, group, counts, marks, spans)

    def _entry(self, key: str, group: list[str], counts: Any, marks: Any, spans: Any) -> ActorEntry:
        told = {
            kind: _ranked(marks.get((one, kind), {}) for one in group) for kind in ("name", "type", "country", "sector")
        }
        days = [day for one in group for day in spans.get(one, ()) if day]
        name = called(key, told["name"])
        number = counts[key].reports if len(group) == 1 and key in counts else self._distinct_reports(group)
        return ActorEntry(
            key=key,
            name=name,
            type=told["type"][0] if told["type"] else "other",  # type: ignore[arg-type]
            country=told["country"][0] if told["country"] else None,
            sector=told["sector"][0] if told["sector"] else None,
            names=tuple(other for other in told["name"] if other != name),
            reports=number,
            events=sum(counts[one].events for one in group if one in counts),
            statements=sum(counts[one].statements for one in group if one in counts),
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            keys=tuple(group),
        )

    def _spans(self, keys: list[str]) -> dict[str, tuple[str | None, str | None]]:
        a = appearances.c
        first, last = func.min(a.day).label("first"), func.max(a.day).label("last")
        rows = self._all(select(a.key, first, last).where(a.key.in_(keys)).group_by(a.key))
        return {row.key: (row.first, row.last) for row in rows}

    def _distinct_reports(self, keys: list[str]) -> int:
        a = appearances.c
        row = self._first(select(func.count(a.report.distinct())).where(a.key.in_(keys)))
        return int(row[0]) if row else 0

    def _fact_numbers(self, query: FactQuery) -> array[int]:
        statement = select(_f.number).join(reports, _r.number == _f.report)
        order = _ORDERS[query.order]
        if _walks(query):
            statement, order = _walk(query, order)
        else:
            for condition in self._fact_conditions(query):
                statement = statement.where(condition)
        keys = [key.desc() if query.newest_first else key.asc() for key in order]
        # Where no null can be, none is asked about: SQLite would sort by hand what an index has in order.
        keys = [
            way.nulls_last() if getattr(key, "nullable", True) else way for key, way in zip(order, keys, strict=True)
        ]
        statement = statement.order_by(*keys).offset(max(query.offset, 0))
        if query.limit is not None:
            statement = statement.limit(max(query.limit, 0))
        return array("q", (row.number for row in self._all(statement)))

    def _holding(self, query: FactQuery) -> Select[tuple[int]]:
        """Numbers of the reports that hold a fact of this choice, to be selected from."""
        statement = select(_f.report)
        if query.report or query.reports or query.publisher or query.published_since or query.published_until:
            statement = statement.join(reports, _r.number == _f.report).correlate(None)
        for condition in self._fact_conditions(query):
            statement = statement.where(condition)
        return statement

    def _fact_conditions(self, query: FactQuery) -> Iterator[ColumnElement[bool]]:
        yield from plain_conditions(query)
        for keys, roles in (
            (query.actors, ("actor",)),
            (query.recipients, ("recipient",)),
            (query.either, ("actor", "recipient")),
            (query.says, ("says",)),
        ):
            if keys:
                yield self._with_parties(keys, roles)

    def _with_parties(self, keys: tuple[str, ...], roles: tuple[str, ...]) -> ColumnElement[bool]:
        found = select(_p.report, _p.nth).where(_p.role.in_(roles), self._of_actors(keys, _p.report, _p.key))
        return tuple_(_f.report, _f.nth).in_(found)

    def _of_actors(self, keys: Iterable[str], report: Any, key: Any) -> ColumnElement[bool]:
        """Rows that name any of these actors, by whatever key the report has for them."""
        asked = {one[:LONGEST_KEY] for one in keys}
        for row in self._all(select(_x.canonical).where(_x.key.in_(asked), _x.report == 0)):
            asked.add(row.canonical)
        same = self._all(select(_x.key, _x.report).where(_x.canonical.in_(asked)))
        everywhere = asked | {row.key for row in same if not row.report}
        here = [(row.report, row.key) for row in same if row.report]
        other = select(_x.report, _x.key).where(_x.report != 0, _x.key.in_(everywhere), _x.canonical.not_in(asked))
        elsewhere = [tuple(row) for row in self._all(other)]
        condition: ColumnElement[bool] = key.in_(sorted(everywhere))
        if elsewhere:
            condition = and_(condition, tuple_(report, key).not_in(elsewhere))
        return or_(condition, tuple_(report, key).in_(here)) if here else condition

    def _canonical(self, rows: Iterable[Any]) -> dict[tuple[int, str], str]:
        """Which key stands for another, in one report or (0) in every one, as far as these reports need it."""
        numbers = sorted({row.in_report for row in rows})
        named = select(_p.key).where(_p.report.in_(numbers))
        found = self._all(
            select(_x.key, _x.report, _x.canonical).where(_x.report.in_([0, *numbers]), _x.key.in_(named))
        )
        return {(row.report, row.key): row.canonical for row in found}


def _walks(query: FactQuery) -> bool:
    """Whether some of all facts of a kind are asked for: the first are found at once along the order's own index, where
    by kind all would be gathered and sorted."""
    asked = msgspec.structs.replace(query, kinds=(), limit=None, offset=0, order="report", newest_first=False)
    some = query.limit is not None and bool(query.kinds) and asked == FactQuery()
    return some and query.order != "confidence" and (query.order != "published" or query.newest_first)


def _walk(query: FactQuery, order: tuple[Any, ...]) -> tuple[Select[tuple[int]], tuple[Any, ...]]:
    """Facts of these kinds, and the order, both told so that an index gives them one by one."""
    some = select(_f.number).where(_KIND.in_(query.kinds))
    if query.order != "published":
        return some, order
    return some.join(reports, _r.number == _f.report).where(_r.latest), (_r.recency, _r.number, _f.nth)


def plain_conditions(query: FactQuery) -> Iterator[ColumnElement[bool]]:
    """What a query asks of the columns alone."""
    few = query.report or query.reports or query.keys or query.event or query.actors or query.recipients
    kind, country = (_f.type, _f.country) if not (few or query.either or query.says) else _UNINDEXED
    for column, values in (
        (_f.kind, query.kinds),
        (kind, query.types),
        (_f.mode, query.modes),
        (_f.status, query.statuses),
        (country, query.countries),
        (_f.geonames, query.places),
        (_f.place_key, tuple(map(place_key, query.place_names))),
        (_f.anchor, query.keys),
        (_r.id, query.reports),
    ):
        if values:
            yield column.in_(values)
    if query.report is not None:
        yield _r.id == query.report
    if query.event is not None:
        yield _f.event == query.event
    if query.publisher is not None:
        yield _r.publisher_key == publisher_key(query.publisher)
    if query.unjudged:
        yield _f.anchor.not_in(select(corrections.c.fact).where(corrections.c.withdrawn_when.is_(None)))
    yield from _day_conditions(query)


def _day_conditions(query: FactQuery) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        first = asked_day(query.since, "since")[0]
        yield or_(_f.last_day >= first, and_(_f.last_day.is_(None), _f.first_day.is_not(None)))
    if query.until is not None:
        last = asked_day(query.until, "until")[1]
        yield or_(_f.first_day <= last, and_(_f.first_day.is_(None), _f.last_day.is_not(None)))
    if query.published_since is not None:
        yield _r.last_day >= asked_day(query.published_since, "published_since")[0]
    if query.published_until is not None:
        yield _r.first_day <= asked_day(query.published_until, "published_until")[1]
    if query.added_since is not None:
        yield _f.added > asked_moment(query.added_since, "added_since")


def _actor_conditions(query: ActorQuery) -> Iterator[ColumnElement[bool]]:
    def marked(kind: str, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        return actors.c.key.in_(select(_m.key).where(_m.kind == kind, *conditions))

    if query.words is not None:
        begins = [or_(_m.folded.like(f"{word}%"), _m.folded.like(f"% {word}%")) for word in tokens(query.words)]
        yield marked("name", *begins)
    if query.type is not None:
        yield marked("type", _m.value == query.type)
    if query.country is not None:
        yield marked("country", _m.value == query.country.upper())


def _ranked(counts: Iterable[dict[str, int]]) -> list[str]:
    """Values by how many reports have them, then those of most words, then by the alphabet."""
    whole: dict[str, int] = {}
    for some in counts:
        for value, number in some.items():
            whole[value] = whole.get(value, 0) + number
    return sorted(whole, key=lambda value: (-whole[value], -value.count(" "), value))


def _fact(row: Any, canonical: dict[tuple[int, str], str]) -> Fact:
    fact = unpacked(row.value, key=row.anchor, report=row.id, head=row, added=row.added.strftime(MOMENT))
    if not canonical:
        return fact

    def known(who: Who) -> Who:
        key = (who.key or "")[:LONGEST_KEY]
        now = canonical.get((row.in_report, key)) or canonical.get((0, key))
        return msgspec.structs.replace(who, key=now) if now else who

    return msgspec.structs.replace(
        fact,
        actors=tuple(map(known, fact.actors)),
        recipients=tuple(map(known, fact.recipients)),
        says=known(fact.says) if fact.says else None,
    )
