"""The places of the events, each once, found in the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select, true

from dateline.record.fact import PlaceEntry
from dateline.store.collated import facts
from dateline.store.database import Database
from dateline.store.protocol import PlaceQuery
from dateline.store.telling import place_of
from dateline.store.words import tokens

_f = facts.c


class PlaceView(Database):
    """The part of a record in a database that tells places."""

    def places(self, query: PlaceQuery) -> Iterator[PlaceEntry]:
        """Places that match, those of most events first."""
        rows = self._all(_wanted(query))
        known = [row.geonames for row in rows if row.geonames is not None]
        named = self._all(_named_by(known)) if known else []
        numbers = {row.latest for row in (*rows, *named)}
        values = {row.number: place_of(row.value) for row in self._all(_values(sorted(numbers)))}
        names: dict[int, list[str]] = {}
        for row in named:
            names.setdefault(row.geonames, []).append(values[row.latest].name)
        for row in rows:
            place = values[row.latest]
            others = dict.fromkeys(name for name in names.get(row.geonames, ()) if name != place.name)
            key = str(place.geonames) if place.geonames is not None else place.name
            yield PlaceEntry(key=key, place=place, names=tuple(others), events=row.events)


def _wanted(query: PlaceQuery) -> Select[Any]:
    """Places by number, with how many events are there: the names of each are counted first, along an index."""
    by_name = (
        select(_f.place_key, _f.geonames, func.max(_f.country).label("country"), func.count().label("events"))
        .add_columns(func.max(_f.number).label("latest"), _matching(query).label("matching"))
        .where(_f.kind == "event", _f.place_key > "")
        .group_by(_f.place_key, _f.geonames)
        .subquery()
    )
    n = by_name.c
    events, lone = func.sum(n.events), case((n.geonames.is_(None), n.place_key))
    statement = (
        select(n.geonames, events.label("events"), func.max(n.latest).label("latest"))
        .group_by(n.geonames, lone)
        .having(func.max(n.matching) > 0)
        .order_by(events.desc(), func.max(n.latest))
        .offset(max(query.offset, 0))
    )
    if query.country is not None:
        statement = statement.having(func.max(n.country) == query.country)
    return statement if query.limit is None else statement.limit(max(query.limit, 0))


def _matching(query: PlaceQuery) -> Any:
    """1 for a name with each of the words at the beginning of one of its own."""
    begins = [or_(_f.place_key.like(f"{word}%"), _f.place_key.like(f"% {word}%")) for word in tokens(query.words or "")]
    return func.min(case((and_(true(), *begins), 1), else_=0))


def _values(numbers: list[int]) -> Select[Any]:
    return select(_f.number, _f.value).where(_f.number.in_(numbers))


def _named_by(ids: list[int]) -> Select[Any]:
    """The names of places by their GeoNames ids, those of most events first, each with the event added last."""
    statement = select(_f.geonames, func.max(_f.number).label("latest"))
    statement = statement.where(_f.kind == "event", _f.geonames.in_(ids), _f.place_key > "")
    return statement.group_by(_f.geonames, _f.place_key).order_by(func.count().desc(), _f.place_key)
