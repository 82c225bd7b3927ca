"""The local run keeps good reports whatever the bad ones do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from dateline.errors import IngestError
from dateline.ingest.intake import Intake, Problem
from dateline.record.account import Account, header
from dateline.record.reading import Reading
from dateline.record.report import Paragraph, Report, report_id
from dateline.run.local import BATCH, add_all, read_all
from dateline.run.pipeline import Stages
from dateline.store.protocol import Outcome


class Counting:
    """A reader that marks nothing and counts how many reports it was given at a time."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Empty readings."""
        given = list(reports)
        self.batches.append(len(given))
        for report in given:
            yield Reading(report=report.id, reader="counting:1")


class Shelf:
    """A writer that remembers the reports it was given."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def add(self, report: Report, account: Account, original: bytes, media_type: str) -> Outcome:
        """Remember it."""
        self.ids.append(report.id)
        return "added"


def _intake(text: str, language: str = "en") -> Intake:
    report = Report(
        id=report_id(None, text),
        source=f"{text.split()[0]}.txt",
        text=text,
        span=(0, len(text)),
        language=language,
        paragraphs=(Paragraph("body", (0, len(text))),),
    )
    return Intake(report, text.encode())


def _extract(report: Report, reading: Reading) -> Account:
    if "stumble" in report.text:
        raise IndexError("no such token")
    return Account(report=header(report, reader=reading.reader))


def _stages() -> Stages:
    return Stages(reader=Counting(), extract=_extract, resolve=lambda report, account: account)


def test_one_report_that_cannot_be_read_costs_only_itself() -> None:
    problems: list[Problem] = []
    sources = [_intake("one quiet"), _intake("two stumble"), _intake("three quiet")]
    done = list(read_all(sources, _stages(), on_problem=problems.append))
    assert [intake.report.source for intake, _ in done] == ["one.txt", "three.txt"]
    (problem,) = problems
    assert problem.where.startswith("two.txt")
    assert "IndexError: no such token" in str(problem)


def test_problems_are_told_in_their_place_and_the_order_is_kept() -> None:
    told: list[str] = []
    bad = Problem("x.bin", "binary", "leave it out")
    sources = [_intake("one a"), bad, _intake("two b")]
    done = [
        intake.report.source for intake, _ in read_all(sources, _stages(), on_problem=lambda p: told.append(p.where))
    ]
    assert (done, told) == (["one.txt", "two.txt"], ["x.bin"])


def test_reports_stream_in_batches() -> None:
    taken = 0

    def endless() -> Iterator[Intake]:
        nonlocal taken
        while True:
            taken += 1
            yield _intake(f"report {taken}")

    first = next(iter(read_all(endless(), _stages(), on_problem=lambda _: None)))
    assert first[0].report.text == "report 1"
    assert taken == BATCH


def test_what_came_before_a_strict_stop_is_kept() -> None:
    def stopping() -> Iterator[Intake]:
        yield _intake("one a")
        raise IngestError("x.bin", "binary", "leave it out")

    shelf = Shelf()
    with pytest.raises(IngestError, match="binary"):
        list(add_all(stopping(), _stages(), shelf, on_problem=lambda _: None))
    assert len(shelf.ids) == 1


def test_a_report_in_another_language_is_kept_unread() -> None:
    shelf = Shelf()
    (done,) = add_all([_intake("Bonjour à tous", "fr")], _stages(), shelf, on_problem=lambda _: None)
    assert done[1].report.unread == "language: fr"
    assert shelf.ids == [done[0].report.id]
