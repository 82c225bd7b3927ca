"""The record in a database: one implementation for SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, bindparam, func, select, text

from dateline.errors import StoreError
from dateline.record.account import Account
from dateline.record.corrected import corrected
from dateline.record.report import Report
from dateline.store.collated import waiting
from dateline.store.corrections import corrections_of
from dateline.store.database import Database
from dateline.store.days import asked_day
from dateline.store.desk import Desk
from dateline.store.facets import MOST, Facets, facets_in
from dateline.store.factrows import retract, tell
from dateline.store.facts import (
    account_from,
    account_json,
    columns,
    entry,
    is_news,
    publisher_key,
    report_from,
    says_less,
)
from dateline.store.identity import Kin, articles, settle
from dateline.store.persons import Persons, retell
from dateline.store.placeview import PlaceView
from dateline.store.protocol import Entry, Kept, Outcome, Query
from dateline.store.recordview import RecordView
from dateline.store.search import Document, index_of
from dateline.store.tables import accounts, beginning, originals, reports
from dateline.store.words import phrases, snippet

_COLLATING = 0x646174656C6E6A6E
"""PostgreSQL advisory lock under which accounts are joined."""
_CHUNK = 100
"""Reports fetched at a time when many are streamed."""

_r = reports.c
_ENTRY = (
    _r.id, _r.article, _r.revision, _r.source, _r.publisher, _r.url, _r.headline, _r.published, _r.language,
    _r.added, _r.unread, _r.events, _r.attributions, beginning,
)  # fmt: skip
_KNOWN = select(_r.number, _r.account, _r.reader, _r.published, _r.latest).where(_r.id == bindparam("id"))
_KIN = (
    select(_r.article, _r.number, _r.revision, _r.source, _r.span_start, _r.span_end, _r.first_day)
    .add_columns(_r.text, _r.published)
    .where(_r.article.in_((bindparam("usual"), bindparam("apart"))))
    .order_by(_r.revision)
)
_OUTDATED = reports.update().where(_r.number == bindparam("outdated")).values(latest=False)
_WAITING = waiting.insert()
_FOLLOWS_READING = (
    "reader", "unread", "events", "attributions", "url", "headline", "language", "published", "first_day", "last_day",
    "recency", "parts",
)  # fmt: skip
"""Columns that a new reading of the same text replaces."""
_REREAD = (
    reports.update()
    .where(_r.number == bindparam("known"))
    .values({name: bindparam(name) for name in ("account", *_FOLLOWS_READING)})
)
_IN_FORCE_OF = select(accounts.c.account).where(
    accounts.c.report == bindparam("report"), accounts.c.number == bindparam("number")
)
_NEXT_ACCOUNT = select(func.max(accounts.c.number)).where(accounts.c.report == bindparam("report"))
_IN_FORCE = accounts.c.report == _r.number, accounts.c.number == _r.account


class SqlStore(Persons, RecordView, PlaceView, Database):
    """A record in SQLite or PostgreSQL; `open_store` makes it."""

    def __init__(self, engine: Engine, where: str, *, read_only: bool = False) -> None:
        super().__init__(engine, where, read_only=read_only)
        self._index = index_of(engine.dialect.name)
        self._keep_original = self._insert(originals).on_conflict_do_nothing()

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(
        self, report: Report, account: Account, original: bytes, media_type: str, *, again: bool = False
    ) -> Outcome:
        """Keep a report with its account and original bytes, in one transaction; the same text changes nothing.

        A text whose account is by another reader, or that now has a date and had none, is read again: the new account
        is in force and the old one stays; with `again`, so is any account that says something else. Another writer at
        work is waited for.

        Raises:
            StoreError: the record is open for reading only, or the database refuses.
        """
        self._writable("add reports")
        with self._told():
            with self._engine.connect() as connection:
                known = connection.execute(_KNOWN, {"id": report.id}).first()
            if known and not (again or is_news(report, account, reader=known.reader, published=known.published)):
                return "unchanged"
            arrival = _Arrival(report, account, original, media_type, again=again)
            return self._retried(lambda connection: self._write(connection, arrival))

    def _write(self, connection: Connection, arrival: _Arrival) -> Outcome:
        known = connection.execute(_KNOWN, {"id": arrival.report.id}).first()
        if known:
            return self._reread(connection, arrival, known)
        usual, apart = articles(arrival.report)
        rows = {row.article: row for row in connection.execute(_KIN, {"usual": usual, "apart": apart})}  # latest wins
        kin = {
            key: Kin(row.source, (row.span_start, row.span_end), row.first_day, row.text) for key, row in rows.items()
        }
        article = settle(arrival.report, kin)
        before = rows.get(article)
        if before and says_less(arrival.report, text=before.text, published=before.published):
            return "unchanged"
        connection.execute(self._keep_original, arrival.original)
        if before:
            connection.execute(_OUTDATED, {"outdated": before.number})
            retract(connection, before.number)
            connection.execute(_WAITING, {"report": before.number, "told": True})  # to be taken out of what it joined
        place = {"article": article, "revision": before.revision + 1 if before else 1, "latest": True, "account": 1}
        number = connection.execute(reports.insert(), {**arrival.columns, **place}).inserted_primary_key[0]  # type: ignore[index]
        connection.execute(accounts.insert(), {**arrival.account, "report": number, "number": 1})
        self._index.write(connection, number, arrival.document)
        tell(connection, number, arrival.report, arrival.told, arrival.added)
        return "revised" if before else "added"

    def _reread(self, connection: Connection, arrival: _Arrival, known: Any) -> Outcome:
        news = is_news(arrival.report, arrival.told, reader=known.reader, published=known.published)
        if not news and not (arrival.again and _differs(connection, arrival, known)):
            return "unchanged"
        number = (connection.scalar(_NEXT_ACCOUNT, {"report": known.number}) or 0) + 1
        connection.execute(accounts.insert(), {**arrival.account, "report": known.number, "number": number})
        changed = {name: arrival.columns[name] for name in _FOLLOWS_READING}
        connection.execute(_REREAD, {**changed, "account": number, "known": known.number})
        if known.latest:
            told = corrected(arrival.told, corrections_of(connection, arrival.report.id))
            retract(connection, known.number)
            tell(connection, known.number, arrival.report, told, arrival.added)
        return "reread"

    @contextmanager
    def collating(self) -> Iterator[Desk]:
        """The record for joining accounts, in one transaction that other writers wait for."""
        self._writable("collate")
        with self._told(), self._writing.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _COLLATING})
            yield Desk(connection)

    def tell_untold(self, limit: int = 200) -> int:
        """Write the facts of some reports that an earlier Dateline added; how many there were."""
        self._writable("write facts")

        def work(connection: Connection) -> int:
            untold = select(_r.id, _r.added).join(waiting, waiting.c.report == _r.number).where(~waiting.c.told)
            rows = connection.execute(untold.order_by(_r.number).limit(limit)).all()
            for row in rows:
                retell(connection, row.id, added=row.added)
            return len(rows)

        with self._told():
            return self._retried(work)

    def entries(self, query: Query) -> Iterator[Entry]:
        """Reports that match: best first where words are asked for, else newest first, unknown dates last."""
        asked = phrases(query.words)
        wanted = (*_ENTRY, _r.text) if asked else _ENTRY
        for row in self._rows(query, select(*wanted)):
            yield entry(row, snippet(row.text, asked, headline=row.headline) if asked else None)

    def every(self, query: Query) -> Iterator[Kept]:
        """Whole reports that match, streamed in the order of `entries`."""
        asked = phrases(query.words)
        for row in self._rows(query, _WHOLE):
            yield _kept(row, snippet(row.text, asked, headline=row.headline) if asked else None)

    def facets(self, query: Query) -> Facets:
        """How many reports match, and what those of them added last have in common."""
        asked = phrases(query.words)
        match = self._index.match(asked) if asked else None
        if asked == ():
            return Facets(total=0, counted=0)
        matching = [_r.number.in_(match.numbers)] if match else []
        parameters = match.parameters if match else {}
        counting = self._narrowed(select(func.count()).select_from(reports).where(*matching), query)
        latest = self._narrowed(select(_r.number).where(*matching), query).order_by(_r.number.desc()).limit(MOST)
        with self._told(), self._engine.connect() as connection:
            total = int(connection.scalar(counting, parameters) or 0)
            numbers = list(connection.scalars(latest, parameters))
        return facets_in(self, total, numbers)

    def kept(self, id: str) -> Kept | None:
        """One report by its id or an unambiguous beginning of it.

        Raises:
            StoreError: several reports begin so.
        """
        found = self._find(id)
        row = self._first(_WHOLE.where(_r.id == found)) if found else None
        return _kept(row) if row else None

    def revisions(self, id: str) -> list[Entry]:
        """All texts kept of the article that this report is one of, oldest first; none for an unknown id."""
        found = self._find(id)
        if found is None:
            return []
        article = select(_r.article).where(_r.id == found).scalar_subquery()
        with self._told(), self._engine.connect() as connection:
            rows = connection.execute(select(*_ENTRY).where(_r.article == article).order_by(_r.revision)).all()
        return [entry(row) for row in rows]

    def original(self, id: str) -> tuple[bytes, str] | None:
        """The bytes that came in, and their media type."""
        found = self._find(id)
        row = self._first(
            select(originals.c.packed, _r.media_type)
            .join(originals, originals.c.sha256 == _r.original)
            .where(_r.id == found)
        )
        return (zlib.decompress(row.packed), row.media_type) if row else None

    def accounts(self, id: str) -> list[Account]:
        """Every account ever kept of a report, oldest first; the last one added is in force."""
        found = self._find(id)
        with self._told(), self._engine.connect() as connection:
            rows = connection.execute(
                select(accounts.c.account, _r.text)
                .join(reports, _r.number == accounts.c.report)
                .where(_r.id == found)
                .order_by(accounts.c.number)
            ).all()
        return [account_from(row.account, row.text) for row in rows]

    def count(self) -> int:
        """How many reports are kept, revisions included."""
        row = self._first(select(func.count()).select_from(reports))
        return int(row[0]) if row else 0

    def _find(self, id: str) -> str | None:
        """The whole id that this is the beginning of."""
        beginning = id.strip().lower()
        if not beginning or not beginning.isascii() or "\0" in beginning:
            return None
        with self._told(), self._engine.connect() as connection:
            begins = select(_r.id).where(_r.id >= beginning, _r.id < beginning + "\x7f").order_by(_r.id).limit(4)
            found = list(connection.scalars(begins))
        if len(found) > 1 and found[0] != beginning:
            several = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
            raise StoreError(f"{beginning!r} begins the ids of several reports ({several}): give more of the id")
        return found[0] if found else None

    def _rows(self, query: Query, wanted: Select[Any]) -> Iterator[Row[Any]]:
        """The rows that match, in order, fetched by the chunk: no transaction stays open between two of them."""
        numbers = self._numbers(query)
        for at in range(0, len(numbers), _CHUNK):
            some = list(numbers[at : at + _CHUNK])
            with self._told(), self._engine.connect() as connection:
                statement = wanted.add_columns(_r.number.label("_number")).where(_r.number.in_(some))
                rows = {row._number: row for row in connection.execute(statement)}
            yield from (rows[number] for number in some if number in rows)

    def _numbers(self, query: Query) -> array[int]:
        """Numbers of the reports that match, in order."""
        asked = phrases(query.words)
        if asked == ():
            return array("q")
        statement, order, parameters = select(_r.number), [], {}
        if asked:
            match = self._index.match(asked)
            statement = statement.select_from(reports.join(match.rows, match.joined)).where(match.matching)
            order, parameters = [match.order], match.parameters
        statement = self._narrowed(statement, query).order_by(*order, _r.recency.desc(), _r.number.desc())
        if query.limit is not None:
            statement = statement.limit(max(query.limit, 0))
        if query.offset > 0:
            statement = statement.offset(query.offset)
        with self._told(), self._engine.connect() as connection:
            return array("q", connection.scalars(statement, parameters))

    def _narrowed(self, statement: Select[Any], query: Query) -> Select[Any]:
        """A selection of reports with all that a query asks beside its words."""
        if query.facts is not None:
            statement = statement.where(_r.number.in_(self._holding(query.facts)))
        return _filtered(statement, query)


class _Arrival:
    """Everything of a report that is worked out before its transaction begins."""

    def __init__(
        self, report: Report, account: Account, original: bytes, media_type: str, *, again: bool = False
    ) -> None:
        self.again = again
        self.added = now = datetime.now(UTC)
        digest = hashlib.sha256(original).hexdigest()
        self.report, self.told = report, account
        self.original = {"sha256": digest, "size": len(original), "packed": zlib.compress(original)}
        self.account = {"reader": account.report.reader, "added": now, "account": account_json(account, report.text)}
        self.columns = columns(report, account) | {"original": digest, "media_type": media_type, "added": now}
        headline = report.headline.text if report.headline else ""
        self.document = Document(headline, report.publisher or "", report.text)


_WHOLE = select(*_ENTRY, _r.text, _r.parts, accounts.c.account).join(accounts, _IN_FORCE[0] & _IN_FORCE[1])


def _differs(connection: Connection, arrival: _Arrival, known: Any) -> bool:
    """Whether the account says something else than the one in force."""
    in_force = _IN_FORCE_OF.params(report=known.number, number=known.account)
    return bool(connection.scalar(in_force) != arrival.account["account"])


def _kept(row: Row[Any], around: str | None = None) -> Kept:
    return Kept(
        entry=entry(row, around), report=report_from(row.parts, row.text), account=account_from(row.account, row.text)
    )


def _filtered(statement: Select[Any], query: Query) -> Select[Any]:
    if query.latest_only:
        statement = statement.where(_r.latest)
    if query.publisher is not None:
        statement = statement.where(_r.publisher_key == publisher_key(query.publisher))
    if query.since is not None:
        statement = statement.where(_r.last_day >= asked_day(query.since, "since")[0])
    if query.until is not None:
        statement = statement.where(_r.first_day <= asked_day(query.until, "until")[1])
    return statement
