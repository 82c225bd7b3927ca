"""Rows of corrections, and the account that they apply to."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, select

from dateline.record.correction import Correction
from dateline.store.collated import corrections
from dateline.store.tables import accounts, reports

_c, _r = corrections.c, reports.c
LATEST = (
    select(_r.number, _r.latest, _r.added, _r.text, _r.parts, accounts.c.account)
    .join(accounts, (accounts.c.report == _r.number) & (accounts.c.number == _r.account))
    .where(_r.id == bindparam("id"))
)
"""A report with its account in force."""


def corrections_of(connection: Connection, report: str | None, *, history: bool = False) -> list[Correction]:
    """The corrections of one report, or all, oldest first."""
    statement = select(corrections).order_by(_c.number)
    if report is not None:
        statement = statement.where(_c.report == report)
    if not history:
        statement = statement.where(_c.withdrawn_when.is_(None))
    return [_correction(row) for row in connection.execute(statement)]


def _correction(row: Row[Any]) -> Correction:
    fields = ("id", "fact", "change", "field", "judge", "when", "note", "withdrawn_by", "withdrawn_when")
    return Correction(
        **{name: getattr(row, name) for name in fields},
        before=msgspec.json.decode(row.before) if row.before else None,
        after=msgspec.json.decode(row.after) if row.after else None,
        withdrawn=row.withdrawn_when is not None,
    )
