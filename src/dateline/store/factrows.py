"""Writing a report's facts, and taking them out again, in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from dateline.record.account import Account
from dateline.record.fact import Appearance, Fact
from dateline.record.report import Report
from dateline.store.collated import LONGEST_KEY, actor_marks, actors, appearances, facts, parties, waiting
from dateline.store.days import days
from dateline.store.keys import is_shared, place_key
from dateline.store.telling import Telling, packed, unpacked
from dateline.store.words import folded

_f, _a = facts.c, appearances.c
_FACTS_OF = select(_f.anchor, _f.value, _f.added).where(_f.report == bindparam("report"))
_APPEARANCES_OF = select(_a.value).where(_a.report == bindparam("report")).order_by(_a.nth)
_GONE = tuple(
    delete(table).where(table.c.report == bindparam("gone")) for table in (parties, facts, appearances, waiting)
)
_encode = msgspec.msgpack.Encoder().encode
decode_appearance = msgspec.msgpack.Decoder(Appearance).decode


def _adding(insert: Any, table: Table, keys: list[str], counts: tuple[str, ...]) -> Any:
    """An INSERT that adds to what is counted where the row is there already."""
    statement = insert(table)
    more = {name: table.c[name] + statement.excluded[name] for name in counts}
    return statement.on_conflict_do_update(index_elements=keys, set_=more)


_UPSERTS = {
    dialect: (
        _adding(insert, actors, ["key"], ("reports", "events", "statements")),
        _adding(insert, actor_marks, ["key", "kind", "value"], ("reports",)),
    )
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}


class NoHead:
    """Stands for a report's row where only the facts themselves are wanted."""

    publisher = url = headline = published = None


def tell(connection: Connection, number: int, report: Report, account: Account, added: datetime) -> None:
    """Write the facts of a report that has none yet."""
    telling = Telling(report, account)
    told, seen = list(telling.facts()), list(telling.appearances())
    if told:
        rows = [_row(number, nth, fact, added) for nth, fact in enumerate(told)]
        connection.execute(facts.insert(), rows)
    if some := [row for nth, fact in enumerate(told) for row in _parties(number, nth, fact)]:
        connection.execute(parties.insert(), some)
    if seen:
        covered = days(report.published)
        day = covered[0] if covered else None
        connection.execute(appearances.insert(), [_seen(number, nth, one, day) for nth, one in enumerate(seen)])
    _count(connection, told, seen, 1)
    connection.execute(waiting.insert(), {"report": number, "told": True})


def retract(connection: Connection, number: int) -> None:
    """Take a report's facts out, as if it had never told them."""
    told = [
        unpacked(row.value, key=row.anchor, report="", head=NoHead, added="")
        for row in connection.execute(_FACTS_OF, {"report": number})
    ]
    seen = [decode_appearance(row.value) for row in connection.execute(_APPEARANCES_OF, {"report": number})]
    _count(connection, told, seen, -1)
    for statement in _GONE:
        connection.execute(statement, {"gone": number})


def _row(number: int, nth: int, fact: Fact, added: datetime) -> dict[str, Any]:
    place = fact.place
    return {
        "report": number,
        "nth": nth,
        "anchor": fact.key,
        "kind": fact.kind,
        "type": fact.type,
        "mode": fact.mode,
        "status": fact.status,
        "country": place.country if place else None,
        "geonames": place.geonames if place else None,
        "place_key": place_key(place.name) if place else None,
        "event": fact.event,
        "first_day": fact.first_day,
        "last_day": fact.last_day,
        "added": added,
        "confidence": fact.confidence,
        "value": packed(fact),
    }


def _parties(number: int, nth: int, fact: Fact) -> list[dict[str, Any]]:
    says = (fact.says,) if fact.says else ()
    roles = {
        (role, who.key[:LONGEST_KEY])
        for role, some in (("actor", fact.actors), ("recipient", fact.recipients), ("says", says))
        for who in some
        if who.key
    }
    return [{"report": number, "nth": nth, "role": role, "key": key} for role, key in sorted(roles)]


def _seen(number: int, nth: int, one: Appearance, day: str | None) -> dict[str, Any]:
    return {"report": number, "nth": nth, "key": one.key[:LONGEST_KEY], "day": day, "value": _encode(one)}


def _count(connection: Connection, told: Iterable[Fact], seen: Iterable[Appearance], by: int) -> None:
    """Add to, or take from, what is counted of each actor."""
    events, statements = Counter[str](), Counter[str]()
    for fact in told:
        if fact.kind == "event":
            events.update({who.key for who in (*fact.actors, *fact.recipients) if who.key})
        elif fact.kind == "attribution":
            statements.update({who.key for who in fact.actors if who.key})
    seen = [one for one in seen if is_shared(one.key)]
    keys = sorted({one.key[:LONGEST_KEY] for one in seen})
    if not keys:
        return
    counted, marked = _UPSERTS["sqlite" if connection.dialect.name == "sqlite" else "postgresql"]
    connection.execute(
        counted,
        [{"key": key, "reports": by, "events": by * events[key], "statements": by * statements[key]} for key in keys],
    )
    connection.execute(marked, [{**mark, "reports": by} for mark in _marks(seen)])
    if by < 0:
        for table in (actors, actor_marks):
            connection.execute(delete(table).where(table.c.key.in_(keys), table.c.reports <= 0))


def _marks(seen: Iterable[Appearance]) -> list[dict[str, Any]]:
    """Names, type, country and sector of each actor, each once a report."""
    found = {
        (one.key[:LONGEST_KEY], kind, value[:LONGEST_KEY])
        for one in seen
        for kind, values in (
            ("name", (one.name, *one.names)),
            ("type", (one.type,)),
            ("country", (one.country,)),
            ("sector", (one.sector,)),
        )
        for value in values
        if value
    }
    return [
        {"key": key, "kind": kind, "value": value, "folded": folded(value)[:LONGEST_KEY]}
        for key, kind, value in sorted(found)
    ]
