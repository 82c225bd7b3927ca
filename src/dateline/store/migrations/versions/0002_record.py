"""Facts of the accounts, what joins them, judgements and corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.types import ExactText, UtcTime, code

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, empty; every report waits for its facts to be told."""
    _facts()
    _joins()
    _record()
    _persons()
    op.execute("INSERT INTO waiting (report, told) SELECT number, false FROM reports WHERE latest")


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("number", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("report", _NUMBER, nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("anchor", code(100), nullable=False),
        sa.Column("kind", code(12), nullable=False),
        sa.Column("type", code(24), nullable=False),
        sa.Column("mode", code(40)),
        sa.Column("status", code(16)),
        sa.Column("country", code(2)),
        sa.Column("geonames", _NUMBER),
        sa.Column("place_key", ExactText),
        sa.Column("event", code(100)),
        sa.Column("first_day", code(10)),
        sa.Column("last_day", code(10)),
        sa.Column("added", UtcTime, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_facts"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_facts_report"),
        sa.UniqueConstraint("report", "nth", name="uq_facts_report"),
    )
    op.create_index("ix_facts_added", "facts", ["added"])
    op.create_index("ix_facts_anchor", "facts", ["anchor"])
    op.create_index("ix_facts_country", "facts", ["country", "type"])
    op.create_index("ix_facts_first_day", "facts", ["first_day"])
    op.create_index("ix_facts_found", "facts", ["kind", "type", "status", "country", "report"])
    op.create_index("ix_facts_geonames", "facts", ["geonames"])
    op.create_index("ix_facts_place_key", "facts", ["place_key"])
    op.create_index("ix_facts_type", "facts", ["type", "mode", "first_day"])
    op.create_table(
        "parties",
        sa.Column("report", _NUMBER, nullable=False, autoincrement=False),
        sa.Column("nth", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("role", code(10), nullable=False),
        sa.Column("key", ExactText, nullable=False),
        sa.PrimaryKeyConstraint("report", "nth", "role", "key", name="pk_parties"),
    )
    op.create_index("ix_parties_key", "parties", ["key", "role", "report", "nth"])
    op.create_table(
        "appearances",
        sa.Column("report", _NUMBER, nullable=False, autoincrement=False),
        sa.Column("nth", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("key", ExactText, nullable=False),
        sa.Column("day", code(10)),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("report", "nth", name="pk_appearances"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_appearances_report"),
    )
    op.create_index("ix_appearances_key", "appearances", ["key", "day"])
    op.create_table(
        "actors",
        sa.Column("key", ExactText, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_actors"),
    )
    op.create_index("ix_actors_reports", "actors", ["reports"])
    op.create_table(
        "actor_marks",
        sa.Column("key", ExactText, nullable=False),
        sa.Column("kind", code(8), nullable=False),
        sa.Column("value", ExactText, nullable=False),
        sa.Column("folded", ExactText, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", "kind", "value", name="pk_actor_marks"),
    )
    op.create_index("ix_actor_marks_folded", "actor_marks", ["kind", "folded"])
    op.create_table(
        "aliases",
        sa.Column("key", ExactText, nullable=False),
        sa.Column("report", _NUMBER, nullable=False, autoincrement=False),
        sa.Column("canonical", ExactText, nullable=False),
        sa.PrimaryKeyConstraint("key", "report", name="pk_aliases"),
    )
    op.create_index("ix_aliases_canonical", "aliases", ["canonical"])


def _joins() -> None:
    op.create_table(
        "waiting",
        sa.Column("report", _NUMBER, nullable=False, autoincrement=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_waiting"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_waiting_report"),
    )
    op.create_table(
        "sketches",
        sa.Column("space", code(8), nullable=False),
        sa.Column("report", code(64), nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("space", "report", name="pk_sketches"),
    )
    op.create_table(
        "blocks",
        sa.Column("space", code(8), nullable=False),
        sa.Column("key", ExactText, nullable=False),
        sa.Column("day", code(10), nullable=False),
        sa.Column("node", code(100), nullable=False),
        sa.Column("report", code(64), nullable=False),
        sa.PrimaryKeyConstraint("space", "key", "day", "node", name="pk_blocks"),
    )
    op.create_index("ix_blocks_report", "blocks", ["report", "space"])
    op.create_table(
        "links",
        sa.Column("space", code(8), nullable=False),
        sa.Column("node", code(100), nullable=False),
        sa.Column("other", code(100), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.Text),
        sa.PrimaryKeyConstraint("space", "node", "other", name="pk_links"),
    )
    op.create_table(
        "copies",
        sa.Column("report", code(64), nullable=False),
        sa.Column("of", code(64), nullable=False),
        sa.Column("share", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_copies"),
    )
    op.create_index("ix_copies_of", "copies", ["of"])


def _record() -> None:
    op.create_table(
        "stories",
        sa.Column("id", code(64), nullable=False),
        sa.Column("title_key", ExactText, nullable=False),
        sa.Column("first_day", code(10)),
        sa.Column("last_day", code(10)),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_last_day", "stories", ["last_day"])
    op.create_index("ix_stories_size", "stories", ["size"])
    op.create_table(
        "story_marks",
        sa.Column("story", code(64), nullable=False),
        sa.Column("kind", code(8), nullable=False),
        sa.Column("key", ExactText, nullable=False),
        sa.PrimaryKeyConstraint("story", "kind", "key", name="pk_story_marks"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_story_marks_story"),
    )
    op.create_index("ix_story_marks_key", "story_marks", ["kind", "key"])
    op.create_table(
        "incidents",
        sa.Column("id", code(64), nullable=False),
        sa.Column("type", code(24), nullable=False),
        sa.Column("mode", code(40)),
        sa.Column("status", code(16), nullable=False),
        sa.Column("country", code(2)),
        sa.Column("geonames", _NUMBER),
        sa.Column("place_key", ExactText),
        sa.Column("first_day", code(10)),
        sa.Column("last_day", code(10)),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("disputed", sa.Boolean, nullable=False),
        sa.Column("changed", UtcTime, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
    )
    op.create_index("ix_incidents_changed", "incidents", ["changed"])
    op.create_index("ix_incidents_country", "incidents", ["country"])
    op.create_index("ix_incidents_first_day", "incidents", ["first_day"])
    op.create_index("ix_incidents_geonames", "incidents", ["geonames"])
    op.create_index("ix_incidents_place_key", "incidents", ["place_key"])
    op.create_index("ix_incidents_size", "incidents", ["size"])
    op.create_index("ix_incidents_type", "incidents", ["type", "first_day"])
    op.create_table(
        "incident_marks",
        sa.Column("incident", code(64), nullable=False),
        sa.Column("kind", code(10), nullable=False),
        sa.Column("key", ExactText, nullable=False),
        sa.PrimaryKeyConstraint("incident", "kind", "key", name="pk_incident_marks"),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name="fk_incident_marks_incident"),
    )
    op.create_index("ix_incident_marks_key", "incident_marks", ["kind", "key"])


def _persons() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("id", code(64), nullable=False),
        sa.Column("subject", code(12), nullable=False),
        sa.Column("left", code(250), nullable=False),
        sa.Column("right", code(250), nullable=False),
        sa.Column("verdict", code(12), nullable=False),
        sa.Column("judge", ExactText, nullable=False),
        sa.Column("by_person", sa.Boolean, nullable=False),
        sa.Column("when", code(40), nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("reasons", sa.Text),
        sa.Column("note", ExactText),
        sa.Column("withdrawn_by", ExactText),
        sa.Column("withdrawn_when", code(40)),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_index("ix_judgements_left", "judgements", ["left"])
    op.create_index("ix_judgements_right", "judgements", ["right"])
    op.create_table(
        "corrections",
        sa.Column("number", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("id", code(64), nullable=False),
        sa.Column("report", code(64), nullable=False),
        sa.Column("fact", code(100), nullable=False),
        sa.Column("change", code(8), nullable=False),
        sa.Column("field", code(40)),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("judge", ExactText, nullable=False),
        sa.Column("when", code(40), nullable=False),
        sa.Column("note", ExactText),
        sa.Column("withdrawn_by", ExactText),
        sa.Column("withdrawn_when", code(40)),
        sa.PrimaryKeyConstraint("number", name="pk_corrections"),
        sa.UniqueConstraint("id", name="uq_corrections_id"),
    )
    op.create_index("ix_corrections_report", "corrections", ["report"])
