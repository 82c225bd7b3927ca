"""How certain an event is, as a column, so that the least certain of a whole record are found; places are counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.telling import confidence_of

revision = "0003"
down_revision = "0002"

_SOME = 5000
_facts = sa.table(
    "facts", sa.column("number"), sa.column("kind"), sa.column("value", sa.LargeBinary), sa.column("confidence")
)


def upgrade() -> None:
    """Add the column, filled from the facts that are there, and the indexes."""
    op.add_column("facts", sa.Column("confidence", sa.Float))
    _fill()
    op.create_index("ix_facts_confidence", "facts", ["kind", "confidence", "report", "nth"])
    op.create_index("ix_facts_placed", "facts", ["kind", "place_key", "geonames", "country", "number"])


def _fill() -> None:
    connection, after = op.get_bind(), 0
    some = sa.select(_facts.c.number, _facts.c.value).where(_facts.c.kind == "event").order_by(_facts.c.number)
    put = (
        sa.update(_facts)
        .where(_facts.c.number == sa.bindparam("at"))
        .values(confidence=sa.bindparam("sure", type_=sa.Float))
    )
    while rows := connection.execute(some.where(_facts.c.number > after).limit(_SOME)).all():
        connection.execute(put, [{"at": row.number, "sure": confidence_of(row.value)} for row in rows])
        after = rows[-1].number
