"""Full text in SQLite (FTS5) and PostgreSQL (tsvector): what is written for a report, and how a query finds it.

Rows are written by this code and not by triggers, which SQLite's way of altering tables would drop. Both get the tokens
of `words.py` and take them as they are; no extension is needed. Ranking is each database's own (bm25, ts_rank), with a
hit in the headline above one in the publisher's name above one in the text.
"""

from __future__ import annotations

from typing import Protocol

import msgspec
from sqlalchemy import ColumnElement, Connection, FromClause, Select, TextClause, column, select, table, text

from dateline.store.tables import reports
from dateline.store.words import Phrase, tokens

_MOST_POSITION = 16383
"""A tsvector counts no further: later words are found, but not told apart by place."""
_MOST_BYTES = 1_000_000
"""A tsvector holds at most 1 MB of lexemes and positions: of a longer text, the words beyond are not found."""


class Document(msgspec.Struct, frozen=True):
    """What of a report is searched."""

    headline: str
    publisher: str
    text: str


class Match(msgspec.Struct, frozen=True):
    """A full-text search as a part of a SELECT: join `rows` on `joined`, keep `matching`, best first by `order`."""

    rows: FromClause
    numbers: Select[tuple[int]]
    """The numbers of the reports alone, for what ranks nothing."""
    joined: ColumnElement[bool]
    matching: TextClause
    order: TextClause
    parameters: dict[str, str]


class Index(Protocol):
    """Full text in one kind of database."""

    def write(self, connection: Connection, number: int, document: Document) -> None:
        """Make the report of this number findable, in the caller's transaction."""
        ...

    def match(self, phrases: tuple[Phrase, ...]) -> Match:
        """A search for reports that hold every phrase; there is at least one."""
        ...


class Fts5:
    """SQLite's full text. The table keeps no copy of the words; its `rowid` is the report's number."""

    _insert = "INSERT INTO found (rowid, headline, publisher, text) VALUES (?, ?, ?, ?)"

    def write(self, connection: Connection, number: int, document: Document) -> None:
        """Make the report of this number findable, in the caller's transaction."""
        fields = (document.headline, document.publisher, document.text)
        connection.exec_driver_sql(self._insert, (number, *(" ".join(tokens(field)) for field in fields)))

    def match(self, phrases: tuple[Phrase, ...]) -> Match:
        """A search for reports that hold every phrase, each token quoted so that none is taken for syntax."""
        rows = table("found", column("rowid"))
        return Match(
            rows=rows,
            numbers=select(rows.c.rowid).where(text("found MATCH :expression")),
            joined=reports.c.number == rows.c.rowid,
            matching=text("found MATCH :expression"),
            order=text("bm25(found, 8.0, 2.0, 1.0)"),
            parameters={"expression": " ".join('"' + " ".join(phrase) + '"' for phrase in phrases)},
        )


class Tsvector:
    """PostgreSQL's full text. Vectors and queries are written out, so that its parser splits nothing of its own."""

    _insert = text("INSERT INTO found (number, words) VALUES (:number, CAST(:words AS tsvector))")

    def write(self, connection: Connection, number: int, document: Document) -> None:
        """Make the report of this number findable, in the caller's transaction."""
        connection.execute(self._insert, {"number": number, "words": _vector(document)})

    def match(self, phrases: tuple[Phrase, ...]) -> Match:
        """A search for reports that hold every phrase."""
        rows = table("found", column("number"))
        asked = " & ".join("(" + " <-> ".join(f"'{token}'" for token in phrase) + ")" for phrase in phrases)
        return Match(
            rows=rows,
            numbers=select(rows.c.number).where(text("found.words @@ CAST(:expression AS tsquery)")),
            joined=reports.c.number == rows.c.number,
            matching=text("found.words @@ CAST(:expression AS tsquery)"),
            order=text("ts_rank(found.words, CAST(:expression AS tsquery)) DESC"),
            parameters={"expression": asked},
        )


def index_of(dialect: str) -> Index:
    """The full text of a kind of database, by SQLAlchemy's name for it."""
    return Fts5() if dialect == "sqlite" else Tsvector()


def indexed(connection: Connection) -> int:
    """How many reports have full-text rows."""
    return int(connection.scalar(text("SELECT count(*) FROM found")) or 0)


def _vector(document: Document) -> str:
    """A tsvector as PostgreSQL reads it: `'dakar':1A,9 …`. Fields stand apart, so that no phrase spans two of them."""
    positions: dict[str, list[str]] = {}
    at, spent = 1, 0
    for weight, field in (("A", document.headline), ("B", document.publisher), ("", document.text)):
        for token in tokens(field):
            spent += 2 if token in positions else 5 + len(token.encode())
            if spent > _MOST_BYTES:
                break
            positions.setdefault(token, []).append(f"{min(at, _MOST_POSITION)}{weight}")
            at += 1
        at += 1
    return " ".join(f"'{token}':{','.join(places[:255])}" for token, places in positions.items())
