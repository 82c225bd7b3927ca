"""The local run keeps good reports whatever the bad ones do."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

import msgspec
import pytest

from dateline.errors import IngestError
from dateline.ingest.intake import Intake, Problem
from dateline.record.account import Account, header
from dateline.record.reading import Reading
from dateline.record.report import Paragraph, Report, report_id
from dateline.run.local import BATCH, add_all, read_all, unread
from dateline.run.pipeline import Stages
from dateline.store.open import in_memory
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

    def add(
        self, report: Report, account: Account, original: bytes, media_type: str, *, again: bool = False
    ) -> Outcome:
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


def test_reports_stream_in_batches_and_one_is_read_ahead() -> None:
    taken = 0

    def endless() -> Iterator[Intake]:
        nonlocal taken
        while True:
            taken += 1
            yield _intake(f"report {taken}")

    first = next(iter(read_all(endless(), _stages(), on_problem=lambda _: None)))
    assert first[0].report.text == "report 1"
    assert taken == 2 * BATCH


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


class Named(Counting):
    """A reader that says what it is called."""

    name = "counting:1"


def test_what_the_record_has_from_the_same_reader_is_not_read_again() -> None:
    """A reader that tells no name reads it again, since it may be another one; so does a later one."""
    with in_memory() as store:
        first = Stages(reader=Named(), extract=_extract, resolve=lambda report, account: account)
        list(add_all([_intake("one a")], first, store, on_problem=pytest.fail))
        kept: list[str] = []
        later = Named()
        later.name = "counting:2"
        for reader, read in (
            (Named(), ["two.txt"]),
            (Counting(), ["one.txt", "two.txt"]),
            (later, ["one.txt", "two.txt"]),
        ):
            stages = msgspec.structs.replace(first, reader=reader)
            left = unread(
                [_intake("one a"), _intake("two b")], stages, store, on_kept=lambda it: kept.append(it.report.source)
            )
            assert [it.report.source for it in left if isinstance(it, Intake)] == read
        assert kept == ["one.txt"]


class Failing(Counting):
    """A reader that cannot read one report, and whatever is read with it."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Readings up to the report that cannot be read."""
        for reading, report in zip(super().read(reports), list(reports), strict=True):
            if "stumble" in report.text:
                raise ValueError("no such word")
            yield reading


class Short(Counting):
    """A reader that forgets a report."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """All readings but the last."""
        yield from list(super().read(reports))[:-1]


def _with(reader: Counting) -> Stages:
    return Stages(reader=reader, extract=_extract, resolve=lambda report, account: account)


def test_a_report_that_the_reader_fails_on_costs_only_itself() -> None:
    problems: list[Problem] = []
    sources = [_intake(f"{name} quiet") for name in ("one", "two")] + [_intake("three stumble"), _intake("four quiet")]
    done = list(read_all(sources, _with(Failing()), on_problem=problems.append))
    assert [intake.report.source for intake, _ in done] == ["one.txt", "two.txt", "four.txt"]
    assert ["ValueError: no such word" in str(problem) for problem in problems] == [True]


def test_a_reader_that_gives_too_few_readings_is_told_of() -> None:
    problems: list[Problem] = []
    assert list(read_all([_intake("one a"), _intake("two b")], _with(Short()), on_problem=problems.append)) == []
    assert all("Short: expected a reading of each of 1 reports, got 0" in str(problem) for problem in problems)
    assert len(problems) == 2


class Telling(Counting):
    """A reader that tells when it reads a second batch."""

    def __init__(self) -> None:
        super().__init__()
        self.second = threading.Event()

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Empty readings."""
        if self.batches:
            self.second.set()
        yield from super().read(reports)


def test_the_next_batch_is_read_while_accounts_are_made() -> None:
    reader = Telling()
    done = read_all((_intake(f"report {n}") for n in range(3 * BATCH)), _with(reader), on_problem=lambda _: None)
    next(done)
    assert reader.second.wait(10)
    assert [intake.report.text for intake, _ in done] == [f"report {n}" for n in range(1, 3 * BATCH)]
    assert reader.batches == [BATCH] * 3


def test_whoever_stops_early_leaves_no_work_behind() -> None:
    done = read_all((_intake(f"report {n}") for n in range(9 * BATCH)), _stages(), on_problem=lambda _: None)
    next(done)
    done.close()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("reading")] == []
