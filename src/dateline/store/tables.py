"""The tables of the record as they are now; `migrations/` is how they came to be so.

Reports are never changed or deleted, save for two things: `latest` passes to a later text of the article, and the
account in force is replaced by a newer reader's, the older one staying in `accounts`. Full-text rows stand in `found`,
which `search.py` knows: a virtual table in SQLite, a table of tsvectors in PostgreSQL.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    case,
    func,
)

from dateline.store.types import ExactText, UtcTime, code

VERSION = "0003"
"""The newest migration; versions are four digits and grow."""
VERSION_TABLE = "dateline_version"
BEGINNING = 500
"""Characters of a text among which the words are that stand for a missing headline."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Number = BigInteger().with_variant(Integer(), "sqlite")

originals = Table(
    "originals",
    metadata,
    Column("sha256", code(64), primary_key=True),
    Column("size", Number, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # zlib
)

reports = Table(
    "reports",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("id", code(64), nullable=False),
    Column("article", code(16), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("latest", Boolean, nullable=False),
    Column("source", ExactText, nullable=False),
    Column("span_start", Number, nullable=False),
    Column("span_end", Number, nullable=False),
    Column("publisher", ExactText),
    Column("publisher_key", ExactText, nullable=False),  # folded: filters compare it
    Column("url", ExactText),
    Column("headline", ExactText),
    Column("published", ExactText),
    Column("first_day", code(10)),
    Column("last_day", code(10)),
    Column("recency", code(32), nullable=False),  # sorts as publication does, empty where unknown
    Column("language", ExactText),
    Column("reader", ExactText),
    Column("unread", ExactText),
    Column("events", Integer, nullable=False),
    Column("attributions", Integer, nullable=False),
    Column("account", Integer, nullable=False),  # number of the account in force
    Column("original", code(64), ForeignKey("originals.sha256"), nullable=False),
    Column("media_type", ExactText, nullable=False),
    Column("added", UtcTime, nullable=False),
    Column("parts", Text, nullable=False),  # JSON of the report, its text left out
    Column("text", ExactText, nullable=False),
    UniqueConstraint("id"),
    UniqueConstraint("article", "revision"),
    Index("ix_reports_recency", "latest", "recency", "number"),
    Index("ix_reports_publisher_key", "publisher_key", "recency"),
)

beginning = case(
    (reports.c.headline.is_(None), func.substr(reports.c.text, 1, BEGINNING, type_=ExactText)), else_=None
).label("beginning")
"""Of a report without a headline, the text among which its opening words are."""

accounts = Table(
    "accounts",
    metadata,
    Column("report", Number, ForeignKey("reports.number"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("reader", ExactText),
    Column("added", UtcTime, nullable=False),
    Column("account", Text, nullable=False),  # JSON; a header's text that is the report's own is left empty
)
