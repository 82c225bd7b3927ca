"""What persons decided: judgements on pairs and corrections of accounts, kept for good and taken back in the open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, or_, select, update

from dateline.errors import JudgementError, StoreError
from dateline.record.anchor import Anchor
from dateline.record.corrected import corrected
from dateline.record.correction import Correction
from dateline.record.judgement import Judgement, Subject
from dateline.store.collated import corrections, judgements, waiting
from dateline.store.corrections import LATEST, corrections_of
from dateline.store.database import Database
from dateline.store.factrows import retract, tell
from dateline.store.facts import account_from, report_from
from dateline.store.tables import reports

_j, _r = judgements.c, reports.c
_FIELDS = ("id", "subject", "left", "right", "verdict", "judge", "by_person", "when", "score", "note")


class Persons(Database):
    """The part of a record in a database that keeps persons' decisions."""

    def judge(self, judgement: Judgement) -> None:
        """Keep a verdict on a pair for good.

        Raises:
            JudgementError: both sides are one, or there is a judgement of this id already.
            StoreError: the record is open for reading only, or the database refuses.
        """
        self._writable("judge")
        if judgement.left == judgement.right:
            raise JudgementError(f"{judgement.left} is judged against itself: name two different things")
        row = {name: getattr(judgement, name) for name in _FIELDS} | {"reasons": _json(list(judgement.reasons))}

        def work(connection: Connection) -> None:
            if connection.execute(select(_j.id).where(_j.id == judgement.id)).first():
                raise JudgementError(f"there is a judgement {judgement.id} already: give each an id of its own")
            connection.execute(judgements.insert(), row)
            self._wait(connection, (judgement.left, judgement.right))

        with self._told():
            self._retried(work)

    def withdraw(self, id: str, *, judge: str, when: str) -> None:
        """Take back a judgement or a correction; it stays in the history.

        Raises:
            StoreError: there is none of this id, or it is withdrawn already.
        """
        self._writable("withdraw")

        def work(connection: Connection) -> None:
            for table in (judgements, corrections):
                row = connection.execute(select(table).where(table.c.id == id)).first()
                if row is None:
                    continue
                if row.withdrawn_when is not None:
                    raise StoreError(f"{id} was withdrawn already, by {row.withdrawn_by} at {row.withdrawn_when}")
                taken = {"withdrawn_by": judge, "withdrawn_when": when}
                connection.execute(update(table).where(table.c.id == id).values(taken))
                if table is judgements:
                    self._wait(connection, (row.left, row.right))
                else:
                    retell(connection, row.report)
                return
            raise StoreError(f"there is no judgement and no correction {id!r}: `dateline judge --list` prints the ids")

        with self._told():
            self._retried(work)

    def correct(self, correction: Correction) -> None:
        """Keep what a person changed in an account, and bring the report's facts up to date.

        Raises:
            SpanError: the fact is not an anchor key.
            CorrectionError: the value is not of the field's kind.
            StoreError: the record holds no such report, or is open for reading only.
        """
        self._writable("correct")
        report = Anchor.parse(correction.fact).report
        row = {name: getattr(correction, name) for name in ("id", "fact", "change", "field", "judge", "when", "note")}
        row |= {"report": report, "before": _json(correction.before), "after": _json(correction.after)}

        def work(connection: Connection) -> None:
            connection.execute(corrections.insert(), row)
            retell(connection, report)

        with self._told():
            self._retried(work)

    def judgements(
        self, *, about: str | None = None, subject: Subject | None = None, history: bool = False
    ) -> Iterator[Judgement]:
        """Judgements, oldest first: those in force, or with `history` also those withdrawn and outranked."""
        statement = select(judgements).order_by(_j.number)
        if about is not None:
            ends = about + "\x7f"
            statement = statement.where(or_(_j.left.between(about, ends), _j.right.between(about, ends)))
        if subject is not None:
            statement = statement.where(_j.subject == subject)
        found = [judgement_from(row) for row in self._all(statement)]
        yield from found if history else in_force(found)

    def corrections(self, report: str | None = None, *, history: bool = False) -> list[Correction]:
        """What persons changed in a report's account (every report's where none is named), oldest first."""
        with self._told(), self._engine.connect() as connection:
            return corrections_of(connection, report, history=history)

    def _wait(self, connection: Connection, keys: Iterable[str]) -> None:
        """Have the latest texts of the articles that these facts are of joined anew."""
        ids = {key.partition(":")[0] for key in keys}
        of = select(_r.article).where(_r.id.in_(ids))
        numbers = connection.scalars(select(_r.number).where(_r.article.in_(of), _r.latest).order_by(_r.number)).all()
        again = self._insert(waiting).on_conflict_do_nothing()
        for number in numbers:
            connection.execute(again, {"report": number, "told": True})


def retell(connection: Connection, report: str, *, added: datetime | None = None) -> None:
    """Write a report's facts anew, corrected; only the latest text of an article has any.

    Raises:
        StoreError: the record holds no such report.
    """
    row = connection.execute(LATEST, {"id": report}).first()
    if row is None:
        raise StoreError(f"there is no report {report!r}; `dateline list` prints the ids")
    told = corrected(account_from(row.account, row.text), corrections_of(connection, report))
    if row.latest:
        retract(connection, row.number)
        tell(connection, row.number, report_from(row.parts, row.text), told, added or datetime.now(UTC))


def in_force(history: Iterable[Judgement]) -> list[Judgement]:
    """Of each pair the one judgement that counts: a person's over a machine's, then the last; none withdrawn."""
    found: dict[tuple[str, frozenset[str]], Judgement] = {}
    for one in history:
        pair = one.subject, frozenset((one.left, one.right))
        before = found.get(pair)
        if not one.withdrawn and (before is None or one.by_person or not before.by_person):
            found[pair] = one
    return list(found.values())


def judgement_from(row: Row[Any]) -> Judgement:
    """The judgement of a row."""
    fields = {name: getattr(row, name) for name in (*_FIELDS, "withdrawn_by", "withdrawn_when")}
    reasons = tuple(msgspec.json.decode(row.reasons)) if row.reasons else ()
    return Judgement(**fields, reasons=reasons, withdrawn=row.withdrawn_when is not None)


def _json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()
