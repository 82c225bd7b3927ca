"""Reports, their accounts and original bytes, and the full-text rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.types import ExactText, UtcTime, code

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of an empty record."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "originals",
        sa.Column("sha256", code(64), nullable=False),
        sa.Column("size", number, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_originals"),
    )
    op.create_table(
        "reports",
        sa.Column("number", number, nullable=False, autoincrement=True),
        sa.Column("id", code(64), nullable=False),
        sa.Column("article", code(16), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("latest", sa.Boolean, nullable=False),
        sa.Column("source", ExactText, nullable=False),
        sa.Column("span_start", number, nullable=False),
        sa.Column("span_end", number, nullable=False),
        sa.Column("publisher", ExactText),
        sa.Column("publisher_key", ExactText, nullable=False),
        sa.Column("url", ExactText),
        sa.Column("headline", ExactText),
        sa.Column("published", ExactText),
        sa.Column("first_day", code(10)),
        sa.Column("last_day", code(10)),
        sa.Column("recency", code(32), nullable=False),
        sa.Column("language", ExactText),
        sa.Column("reader", ExactText),
        sa.Column("unread", ExactText),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("attributions", sa.Integer, nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("original", code(64), nullable=False),
        sa.Column("media_type", ExactText, nullable=False),
        sa.Column("added", UtcTime, nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("text", ExactText, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
        sa.UniqueConstraint("article", "revision", name="uq_reports_article"),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name="fk_reports_original"),
    )
    op.create_index("ix_reports_recency", "reports", ["latest", "recency", "number"])
    op.create_index("ix_reports_publisher_key", "reports", ["publisher_key", "recency"])
    op.create_table(
        "accounts",
        sa.Column("report", number, nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("reader", ExactText),
        sa.Column("added", UtcTime, nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report", "number", name="pk_accounts"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_accounts_report"),
    )
    _full_text()


def _full_text() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE found USING fts5(headline, publisher, text, content='',"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        # One report a transaction makes many small index segments: merged eight at a time they cost half as much.
        op.execute("INSERT INTO found (found, rank) VALUES ('automerge', 8), ('crisismerge', 32)")
        return
    op.execute("CREATE TABLE found (number BIGINT PRIMARY KEY REFERENCES reports(number), words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_found_words ON found USING gin (words)")
