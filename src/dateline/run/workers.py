"""Makes accounts in processes of their own: each has its own stages, and is given a batch of reports at a time."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType

from dateline.ingest.intake import Intake
from dateline.record.account import Account
from dateline.record.report import Report
from dateline.run.pipeline import Stages, readable
from dateline.run.pipeline import account as account_of

Made = Account | str
"""An account, or why there is none."""
MOST = 4
"""Processes that are started where nobody says how many."""


class Workers:
    """Processes that make accounts, started with the first batch. What they make is what this process would make:
    a reading does not depend on what is read beside it. Leaving the `with` ends them once their batch is done."""

    def __init__(self, reader: str, count: int) -> None:
        """`reader` is a name that `load_reader` takes; `count` is how many processes, 2 or more."""
        self.count = count
        self._pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin, initargs=(reader,))

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def begin(self, batch: list[Intake]) -> tuple[list[Intake], Future[list[Made]]]:
        """Have the accounts of a batch made. The future fails with `BrokenProcessPool` where a process has died."""
        try:
            return batch, self._pool.submit(_batch, [item.report for item in batch])
        except BrokenProcessPool as error:
            lost: Future[list[Made]] = Future()
            lost.set_exception(error)
            return batch, lost


def usual() -> int:
    """How many processes suit this machine: one for each processor that may be used, at most four."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, usable)


_stages: list[Stages] = []
"""The stages of a process that makes accounts; empty in every other."""


def _begin(reader: str) -> None:
    """The first thing that a process does. An interrupt is for the one that gives out the work."""
    from dateline.run.stages import default_stages

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stages.append(default_stages(reader, threads=1))


def _batch(reports: list[Report]) -> list[Made]:
    (stages,) = _stages
    return [_made(report, stages) for report in reports]


def _made(report: Report, stages: Stages) -> Made:
    try:
        reading = next(iter(stages.reader.read([report]))) if readable(report) else None
        return account_of(report, reading, stages)
    except Exception as error:  # one report's failure costs only that report
        return f"{type(error).__name__}: {error}"
