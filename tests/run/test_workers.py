"""Accounts made by other processes are those that this one would make."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator

import pytest
from test_local import _intake

from dateline.ingest.intake import Intake, Problem
from dateline.record.reading import Reading
from dateline.record.report import Report
from dateline.run.local import ALONE, BATCH, read_all
from dateline.run.stages import default_stages
from dateline.run.workers import MOST, Workers, usual

HERE = os.getpid()


class Dying:
    """A reader that ends the process it is in, unless it is the tests' own."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Empty readings, here."""
        for report in reports:
            if os.environ.get("DATELINE_TESTS_PROCESS") != str(os.getpid()):
                os.kill(os.getpid(), signal.SIGKILL)
            yield Reading(report=report.id, reader="dying:1")


class Refusing:
    """A reader that cannot read one report."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Empty readings."""
        for report in reports:
            if "stumble" in report.text:
                raise ValueError("cannot be read")
            yield Reading(report=report.id, reader="refusing:1")


def _many(count: int) -> list[Intake]:
    return [_intake(f"town{n} was shelled on Monday, said the mayor of Koro in Mali.") for n in range(count)]


def test_accounts_are_the_same_and_in_their_order() -> None:
    given, stages = _many((ALONE + 3) * BATCH + 5), default_stages("plain")
    alone = list(read_all(given, stages, on_problem=print))
    with Workers("plain", 2) as workers:
        assert list(read_all(given, stages, on_problem=print, workers=workers)) == alone
    assert len(alone) == len(given)


def test_few_reports_start_no_process() -> None:
    with Workers("no.such:reader", 2) as workers:  # it would fail to start
        made = list(read_all(_many(ALONE * BATCH), default_stages("plain"), on_problem=print, workers=workers))
    assert len(made) == ALONE * BATCH


def test_a_report_that_a_process_fails_on_costs_only_itself() -> None:
    problems: list[Problem] = []
    given = [*_many((ALONE + 1) * BATCH), _intake("last stumble")]
    with Workers("test_workers:Refusing", 2) as workers:
        made = list(read_all(given, default_stages("plain"), on_problem=problems.append, workers=workers))
    assert len(made) == len(given) - 1
    (problem,) = problems
    assert problem.where.startswith("last.txt")
    assert "ValueError: cannot be read" in problem.problem


def test_the_work_of_a_process_that_dies_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TESTS_PROCESS", str(HERE))
    given, stages = _many((ALONE + 4) * BATCH), default_stages("test_workers:Dying")
    with Workers("test_workers:Dying", 2) as workers:
        made = list(read_all(given, stages, on_problem=print, workers=workers))
    assert [intake for intake, _ in made] == given


def test_a_machine_is_given_at_most_four() -> None:
    assert 1 <= usual() <= MOST
