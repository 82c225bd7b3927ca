"""Runs the stages in this process: sources in, accounts out or into a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from dateline.errors import IngestError
from dateline.ingest.intake import Intake, Problem
from dateline.record.account import Account
from dateline.run.ahead import Read, ReadAhead
from dateline.run.pipeline import Stages, readable
from dateline.run.pipeline import account as account_of
from dateline.run.workers import Made, Workers
from dateline.store.protocol import Outcome, Store, Writer

OnProblem = Callable[[Problem], None]
OnKept = Callable[[Intake], None]
T = TypeVar("T")
Begun = tuple[list[Intake], Future[T]]
BATCH = 16
ALONE = 2
"""Batches that this process makes by itself before others are started: these take a second to begin."""


def read_all(
    sources: Iterable[Intake | Problem], stages: Stages, *, on_problem: OnProblem, workers: Workers | None = None
) -> Iterator[tuple[Intake, Account]]:
    """The account of every report that could be taken in and read; each that could not goes to `on_problem`.

    While accounts are made of one batch, the next is being read. With `workers`, all after the first batches are made
    by these, and come in their order.
    """
    batches = _batches(_good(sources, on_problem))
    with ReadAhead(stages.reader) as reading:
        for batch, readings in _ahead(islice(batches, ALONE) if workers else batches, reading.begin, 1):
            yield from _accounts(batch, readings.result(), stages, on_problem)
        if workers:
            for batch, made in _ahead(batches, workers.begin, workers.count + 1):
                yield from _from_workers(batch, made, reading, stages, on_problem)


def add_all(
    sources: Iterable[Intake | Problem],
    stages: Stages,
    store: Writer,
    *,
    on_problem: OnProblem,
    joining: bool = True,
    again: bool = False,
    workers: Workers | None = None,
) -> Iterator[tuple[Intake, Account, Outcome]]:
    """Read every report and keep it, each in a transaction of its own; what became of it beside its account.

    What the reports tell is joined to the record as they come, a batch at a time, unless `joining` is off. With `again`
    a new account is put in force even where the same reader made the one before.
    """
    joins = _Joins(store, on_problem) if joining else None
    for intake, account in read_all(sources, stages, on_problem=on_problem, workers=workers):
        outcome = store.add(intake.report, account, intake.original, intake.media_type, again=again)
        yield intake, account, outcome
        if joins and outcome != "unchanged":
            joins.step()
    if joins:
        joins.finish()


def unread(
    sources: Iterable[Intake | Problem], stages: Stages, store: Store, *, on_kept: OnKept
) -> Iterator[Intake | Problem]:
    """What the record does not hold yet, or holds by another reader or without a day that is known now.

    What needs no reading goes to `on_kept`. A reader without a name cannot be told from others: all is read.
    """
    name: str | None = getattr(stages.reader, "name", None)
    for item in sources:
        if isinstance(item, Intake) and name is not None and _is_kept(item, name, store):
            on_kept(item)
        else:
            yield item


def _is_kept(intake: Intake, reader: str, store: Store) -> bool:
    report = intake.report
    found = store.kept(report.id)
    if found is None or found.report.id != report.id:
        return False
    by = found.account.report.reader
    return by == (reader if readable(report) else None) and not (report.published and not found.entry.published)


class _Joins:
    """Joins reports by the batch. What cannot be joined is told once and waits, for the reports themselves are kept."""

    def __init__(self, store: Writer, on_problem: OnProblem) -> None:
        self._store, self._on_problem, self._count, self._failed = store, on_problem, 0, False

    def step(self) -> None:
        """One more report waits."""
        self._count += 1
        if self._count % BATCH == 0:
            self._join(once=True)

    def finish(self) -> None:
        """Join all that still wait."""
        if self._count:
            self._join(once=False)

    def _join(self, *, once: bool) -> None:
        from dateline.run.collate import collate, collate_batch

        if self._failed:
            return
        try:
            if once:
                collate_batch(self._store)
            else:
                for _ in collate(self._store):
                    pass
        except Exception as error:
            self._failed = True
            self._on_problem(_unjoined(error))


def _unjoined(error: Exception) -> Problem:
    return Problem(
        where="the record",
        problem=f"reports were kept but not joined ({type(error).__name__}: {error})",
        mend="nothing is lost: `dateline collate` joins them; please report this",
    )


def _good(sources: Iterable[Intake | Problem], on_problem: OnProblem) -> Iterator[Intake]:
    for item in sources:
        if isinstance(item, Problem):
            on_problem(item)
        else:
            yield item


def _batches(intakes: Iterable[Intake]) -> Iterator[list[Intake]]:
    """So many reports at a time; where a strict intake stops, what came before it is handed on first."""
    batch: list[Intake] = []
    try:
        for intake in intakes:
            batch.append(intake)
            if len(batch) == BATCH:
                yield batch
                batch = []
    except IngestError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _ahead(batches: Iterable[list[Intake]], begin: Callable[[list[Intake]], Begun[T]], most: int) -> Iterator[Begun[T]]:
    """Begin up to so many batches after the one that is handed on."""
    begun: list[Begun[T]] = []
    try:
        for batch in batches:
            begun.append(begin(batch))
            if len(begun) > most:
                yield begun.pop(0)
    except IngestError:
        yield from begun
        raise
    yield from begun


def _from_workers(
    batch: list[Intake], made: Future[list[Made]], reading: ReadAhead, stages: Stages, on_problem: OnProblem
) -> Iterator[tuple[Intake, Account]]:
    """The accounts that others made of a batch. Where one of them died, this process does the work."""
    try:
        accounts = made.result()
    except BrokenProcessPool:
        yield from _accounts(batch, reading.begin(batch)[1].result(), stages, on_problem)
        return
    for intake, one in zip(batch, accounts, strict=True):
        if isinstance(one, str):
            on_problem(_failure(intake, one))
        else:
            yield intake, one


def _accounts(
    batch: list[Intake], readings: list[Read], stages: Stages, on_problem: OnProblem
) -> Iterator[tuple[Intake, Account]]:
    """The accounts of a batch from its readings."""
    for intake, reading in zip(batch, readings, strict=True):
        try:
            if isinstance(reading, Exception):
                raise reading
            made = account_of(intake.report, reading, stages)
        except Exception as error:
            on_problem(_failure(intake, f"{type(error).__name__}: {error}"))
        else:
            yield intake, made


def _failure(intake: Intake, why: str) -> Problem:
    report = intake.report
    return Problem(
        where=f"{report.source} [{report.span[0]}:{report.span[1]}]",
        problem=f"the report was taken in but not read ({why})",
        mend="the other reports are not touched; please report this with the text",
    )
