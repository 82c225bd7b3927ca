"""Stories, incidents and copies, found in the database."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Table, and_, case, func, or_, select

from dateline.errors import StoreError
from dateline.record.dossier import Dossier
from dateline.record.incident import Incident
from dateline.record.story import Copy, Story
from dateline.store.collated import LONGEST_KEY, copies, incident_marks, incidents, stories, story_marks
from dateline.store.days import asked_day, asked_moment
from dateline.store.dossiers import dossier
from dateline.store.factview import FactView
from dateline.store.keys import place_key
from dateline.store.protocol import FactQuery, IncidentQuery, StoryQuery
from dateline.store.tables import reports
from dateline.store.words import tokens

_CHUNK = 100
_s, _i, _sm, _im, _c, _r = stories.c, incidents.c, story_marks.c, incident_marks.c, copies.c, reports.c
_story = msgspec.msgpack.Decoder(Story).decode
_incident = msgspec.msgpack.Decoder(Incident).decode


def pack(value: Story | Incident) -> bytes:
    """A value as its table keeps it."""
    return zlib.compress(msgspec.msgpack.encode(value), 1)


def story_from(value: bytes) -> Story:
    """The story that `pack` kept."""
    return _story(zlib.decompress(value))


def incident_from(value: bytes) -> Incident:
    """The incident that `pack` kept."""
    return _incident(zlib.decompress(value))


class RecordView(FactView):
    """The part of a record in a database that tells what was made of the accounts."""

    def stories(self, query: StoryQuery) -> Iterator[Story]:
        """Stories that match, the latest first (or the largest)."""
        order = [_s.last_day.desc().nulls_last(), _s.size.desc(), _s.id]
        statement = select(_s.id).order_by(*([_s.size.desc(), *order] if query.order == "largest" else order))
        for condition in self._story_conditions(query):
            statement = statement.where(condition)
        yield from map(story_from, self._values(stories, self._ids(statement, query)))

    def story(self, id: str) -> Story | None:
        """One story by its id or an unambiguous beginning of it.

        Raises:
            StoreError: several begin so.
        """
        found = self._beginning(stories, id)
        return next(map(story_from, self._values(stories, [found])), None) if found else None

    def incidents(self, query: IncidentQuery) -> Iterator[Incident]:
        """Incidents that match, in the order asked for."""
        newest = select(func.max(_r.recency)).where(_r.latest).scalar_subquery()
        when = case((_i.first_day.is_(None), 2), (_i.first_day > newest, 1), else_=0)
        day = [when, _i.first_day.desc().nulls_last(), _i.size.desc(), _i.id]
        order = {"day": day, "largest": [_i.size.desc(), *day], "changed": [_i.changed.desc(), *day]}[query.order]
        statement = select(_i.id).order_by(*order)
        for condition in self._incident_conditions(query):
            statement = statement.where(condition)
        yield from map(incident_from, self._values(incidents, self._ids(statement, query)))

    def incident(self, id: str) -> Incident | None:
        """One incident by its id, an unambiguous beginning of it, or the anchor key of an event that tells it.

        Raises:
            StoreError: several begin so.
        """
        if ":event:" in id:
            row = self._first(select(_im.incident).where(_im.kind == "fact", _im.key == id))
            found = str(row.incident) if row else None
        else:
            found = self._beginning(incidents, id)
        return next(map(incident_from, self._values(incidents, [found])), None) if found else None

    def copies(self, report: str) -> list[Copy]:
        """The copies among a report's texts: itself where it is one, and those of it."""
        statement = select(_c.report, _c.of, _c.share, _r.publisher).join(reports, _r.id == _c.report)
        rows = self._all(statement.where(or_(_c.report == report, _c.of == report)).order_by(_c.report))
        return [Copy(row.report, row.of, row.publisher, row.share) for row in rows]

    def dossier(self, key: str) -> Dossier | None:
        """What the record holds on one actor, by any of its keys, oldest reports first; null for an unknown one."""
        seen = list(self.appearances(keys=(key,)))
        if not seen:
            return None
        canonical = self.actor_keys(key)[0]
        entry = next(self._entries([canonical]))
        told = list(
            self.facts(FactQuery(kinds=("event", "attribution", "relation"), either=(canonical,), order="published"))
        )
        within: dict[str, str] = {}
        for at in range(0, len(told), _CHUNK):
            some = [fact.key for fact in told[at : at + _CHUNK]]
            rows = self._all(select(_im.key, _im.incident).where(_im.kind == "fact", _im.key.in_(some)))
            within.update({row.key: row.incident for row in rows})
        return dossier(entry, seen, told, within.get)

    def _ids(self, statement: Any, query: StoryQuery | IncidentQuery) -> list[str]:
        statement = statement.offset(max(query.offset, 0))
        if query.limit is not None:
            statement = statement.limit(max(query.limit, 0))
        return [str(row.id) for row in self._all(statement)]

    def _values(self, table: Table, ids: Sequence[str]) -> Iterator[bytes]:
        """The values of these rows in this order, fetched by the chunk."""
        for at in range(0, len(ids), _CHUNK):
            some = list(ids[at : at + _CHUNK])
            wanted = select(table.c.id, table.c.value).where(table.c.id.in_(some))
            rows = {row.id: row.value for row in self._all(wanted)}
            yield from (rows[one] for one in some if one in rows)

    def _beginning(self, table: Table, id: str) -> str | None:
        begins = id.strip().lower()
        if not begins or not begins.isascii() or "\0" in begins:
            return None
        wanted = select(table.c.id).where(table.c.id >= begins, table.c.id < begins + "\x7f").order_by(table.c.id)
        found = [str(row.id) for row in self._all(wanted.limit(4))]
        if len(found) > 1 and found[0] != begins:
            raise StoreError(f"{begins!r} begins several ids ({', '.join(found[:3])} …): give more of the id")
        return found[0] if found else None

    def _story_conditions(self, query: StoryQuery) -> Iterator[ColumnElement[bool]]:
        for word in tokens(query.words or ""):
            yield or_(_s.title_key.like(f"{word}%"), _s.title_key.like(f"% {word}%"))
        place = place_key(query.place) if query.place else None
        for kind, keys in (
            ("report", (query.report,)),
            ("place", (place,)),
            ("actor", self.actor_keys(query.actor) if query.actor else (None,)),
        ):
            if keys[0] is not None:
                yield _s.id.in_(select(_sm.story).where(_sm.kind == kind, _sm.key.in_(keys)))
        if query.since is not None:
            yield _s.last_day >= asked_day(query.since, "since")[0]
        if query.until is not None:
            yield _s.first_day <= asked_day(query.until, "until")[1]
        if query.at_least > 1:
            yield _s.size >= query.at_least

    def _incident_conditions(self, query: IncidentQuery) -> Iterator[ColumnElement[bool]]:
        for column, values in (
            (_i.type, query.types),
            (_i.mode, query.modes),
            (_i.status, query.statuses),
            (_i.country, query.countries),
            (_i.geonames, query.places),
            (_i.place_key, tuple(map(place_key, query.place_names))),
        ):
            if values:
                yield column.in_(values)
        for kinds, keys in (
            (("actor",), query.actors),
            (("recipient",), query.recipients),
            (("actor", "recipient"), query.either),
        ):
            if keys:
                same = sorted({one[:LONGEST_KEY] for key in keys for one in self.actor_keys(key)})
                yield _i.id.in_(select(_im.incident).where(_im.kind.in_(kinds), _im.key.in_(same)))
        for kind, key in (("report", query.report), ("fact", query.fact)):
            if key is not None:
                yield _i.id.in_(select(_im.incident).where(_im.kind == kind, _im.key == key))
        if query.story is not None:
            members = select(_sm.key).where(_sm.kind == "report", _sm.story == query.story)
            yield _i.id.in_(select(_im.incident).where(_im.kind == "report", _im.key.in_(members)))
        yield from _incident_days(query)


def _incident_days(query: IncidentQuery) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        first = asked_day(query.since, "since")[0]
        yield or_(_i.last_day >= first, and_(_i.last_day.is_(None), _i.first_day >= first))
    if query.until is not None:
        yield func.coalesce(_i.first_day, _i.last_day) <= asked_day(query.until, "until")[1]
    if query.at_least > 1:
        yield _i.size >= query.at_least
    if query.disputed is not None:
        yield _i.disputed == query.disputed
    if query.changed_since is not None:
        yield _i.changed > asked_moment(query.changed_since, "changed_since")
