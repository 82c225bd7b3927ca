"""The tables of what is made of the accounts: facts, and what joins them. All but the last two can be made anew.

`facts`, `parties` and `appearances` hold the accounts in force of the latest texts, with corrections applied, and are
written with the report. `waiting` names the reports whose facts were not joined yet. The tables after it are
the collated record. `judgements` and `corrections` are what persons decided: rows are added, never changed, save that
one may be marked as withdrawn.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from dateline.store.tables import Number, metadata
from dateline.store.types import ExactText, UtcTime, code

LONGEST_KEY = 240
"""Characters of a key that are kept: PostgreSQL indexes no value over 2.7 kB."""

facts = Table(
    "facts",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("report", Number, ForeignKey("reports.number"), nullable=False),
    Column("nth", Integer, nullable=False),
    Column("anchor", code(100), nullable=False),
    Column("kind", code(12), nullable=False),
    Column("type", code(24), nullable=False),
    Column("mode", code(40)),
    Column("status", code(16)),
    Column("country", code(2)),
    Column("geonames", Number),
    Column("place_key", ExactText),
    Column("event", code(100)),  # anchor of the event that a figure counts in
    Column("first_day", code(10)),
    Column("last_day", code(10)),
    Column("added", UtcTime, nullable=False),  # when the account in force came, or was corrected
    Column("confidence", Float),  # of an event
    Column("value", LargeBinary, nullable=False),
    UniqueConstraint("report", "nth"),
    Index("ix_facts_anchor", "anchor"),
    Index("ix_facts_type", "type", "mode", "first_day"),
    Index("ix_facts_geonames", "geonames"),
    Index("ix_facts_place_key", "place_key"),
    Index("ix_facts_country", "country", "type"),
    Index("ix_facts_found", "kind", "type", "status", "country", "report"),  # holds all that a search asks of facts
    Index("ix_facts_first_day", "first_day"),
    Index("ix_facts_added", "added"),
    Index(
        "ix_facts_placed", "kind", "place_key", "geonames", "country", "number"
    ),  # holds all that places are counted by
    Index("ix_facts_confidence", "kind", "confidence", "report", "nth"),
)

parties = Table(
    "parties",
    metadata,
    Column("report", Number, primary_key=True),
    Column("nth", Integer, primary_key=True),
    Column("role", code(10), primary_key=True),  # actor, recipient, says
    Column("key", ExactText, primary_key=True),
    Index("ix_parties_key", "key", "role", "report", "nth"),
)

appearances = Table(
    "appearances",
    metadata,
    Column("report", Number, ForeignKey("reports.number"), primary_key=True),
    Column("nth", Integer, primary_key=True),
    Column("key", ExactText, nullable=False),
    Column("day", code(10)),  # of publication
    Column("value", LargeBinary, nullable=False),
    Index("ix_appearances_key", "key", "day"),
)

actors = Table(
    "actors",
    metadata,
    Column("key", ExactText, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Index("ix_actors_reports", "reports"),
)

actor_marks = Table(
    "actor_marks",
    metadata,
    Column("key", ExactText, primary_key=True),
    Column("kind", code(8), primary_key=True),  # name, type, country, sector
    Column("value", ExactText, primary_key=True),
    Column("folded", ExactText, nullable=False),
    Column("reports", Integer, nullable=False),
    Index("ix_actor_marks_folded", "kind", "folded"),
)

aliases = Table(
    "aliases",
    metadata,
    Column("key", ExactText, primary_key=True),
    Column("report", Number, primary_key=True),  # 0: in every report that has no row of its own
    Column("canonical", ExactText, nullable=False),  # the key that stands for all that are held to be one
    Index("ix_aliases_canonical", "canonical"),
)

waiting = Table(
    "waiting",
    metadata,
    Column("report", Number, ForeignKey("reports.number"), primary_key=True),
    Column("told", Boolean, nullable=False),  # whether its facts are in `facts`
)

sketches = Table(
    "sketches",
    metadata,
    Column("space", code(8), primary_key=True),  # copy, story, event, actor
    Column("report", code(64), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("space", code(8), primary_key=True),  # copy, story, event, actor
    Column("key", ExactText, primary_key=True),
    Column("day", code(10), primary_key=True),  # empty where unknown
    Column("node", code(100), primary_key=True),
    Column("report", code(64), nullable=False),
    Index("ix_blocks_report", "report", "space"),
)

links = Table(
    "links",
    metadata,
    Column("space", code(8), primary_key=True),
    Column("node", code(100), primary_key=True),
    Column("other", code(100), primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text),  # JSON list
)

copies = Table(
    "copies",
    metadata,
    Column("report", code(64), primary_key=True),
    Column("of", code(64), nullable=False),
    Column("share", Float, nullable=False),
    Index("ix_copies_of", "of"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", code(64), primary_key=True),
    Column("title_key", ExactText, nullable=False),
    Column("first_day", code(10)),
    Column("last_day", code(10)),
    Column("size", Integer, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("ix_stories_last_day", "last_day"),
    Index("ix_stories_size", "size"),
)

story_marks = Table(
    "story_marks",
    metadata,
    Column("story", code(64), ForeignKey("stories.id"), primary_key=True),
    Column("kind", code(8), primary_key=True),  # report, actor, place
    Column("key", ExactText, primary_key=True),
    Index("ix_story_marks_key", "kind", "key"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", code(64), primary_key=True),
    Column("type", code(24), nullable=False),
    Column("mode", code(40)),
    Column("status", code(16), nullable=False),
    Column("country", code(2)),
    Column("geonames", Number),
    Column("place_key", ExactText),
    Column("first_day", code(10)),
    Column("last_day", code(10)),
    Column("size", Integer, nullable=False),  # tellings, copies counted once
    Column("disputed", Boolean, nullable=False),
    Column("changed", UtcTime, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("ix_incidents_first_day", "first_day"),
    Index("ix_incidents_type", "type", "first_day"),
    Index("ix_incidents_size", "size"),
    Index("ix_incidents_changed", "changed"),
    Index("ix_incidents_geonames", "geonames"),
    Index("ix_incidents_place_key", "place_key"),
    Index("ix_incidents_country", "country"),
)

incident_marks = Table(
    "incident_marks",
    metadata,
    Column("incident", code(64), ForeignKey("incidents.id"), primary_key=True),
    Column("kind", code(10), primary_key=True),  # fact, report, actor, recipient
    Column("key", ExactText, primary_key=True),
    Index("ix_incident_marks_key", "kind", "key"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("id", code(64), nullable=False),
    Column("subject", code(12), nullable=False),
    Column("left", code(250), nullable=False),
    Column("right", code(250), nullable=False),
    Column("verdict", code(12), nullable=False),
    Column("judge", ExactText, nullable=False),
    Column("by_person", Boolean, nullable=False),
    Column("when", code(40), nullable=False),
    Column("score", Float),
    Column("reasons", Text),  # JSON list
    Column("note", ExactText),
    Column("withdrawn_by", ExactText),
    Column("withdrawn_when", code(40)),
    UniqueConstraint("id"),
    Index("ix_judgements_left", "left"),
    Index("ix_judgements_right", "right"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("id", code(64), nullable=False),
    Column("report", code(64), nullable=False),
    Column("fact", code(100), nullable=False),
    Column("change", code(8), nullable=False),
    Column("field", code(40)),
    Column("before", Text),  # JSON
    Column("after", Text),  # JSON
    Column("judge", ExactText, nullable=False),
    Column("when", code(40), nullable=False),
    Column("note", ExactText),
    Column("withdrawn_by", ExactText),
    Column("withdrawn_when", code(40)),
    UniqueConstraint("id"),
    Index("ix_corrections_report", "report"),
)
