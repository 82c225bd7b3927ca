"""Answers as CSV (RFC 4180, UTF-8): one row for each fact that an entry rests on, no cell that calculates."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from dateline.publish.safe import cell
from dateline.record.answer import Answer, Entry, Evidence

COLUMNS = (
    "monitor", "kind", "entry", "news", "topic", "group", "day", "first_day", "last_day", "statement", "says", "status",
    "details", "of", "report", "publisher", "published", "url", "headline", "fact", "span_start", "span_end", "words",
)  # fmt: skip


def write_csv(answers: Iterable[Answer], *, new_only: bool = False) -> str:
    """The entries of some answers as one table with a header row."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for answer in answers:
        for one in answer.news if new_only else answer.entries:
            writer.writerows(_rows(answer, one))
    return file.getvalue()


def _rows(answer: Answer, one: Entry) -> Iterator[list[str]]:
    details = "; ".join(f"{name}: {value}" for name, value in one.details)
    own = (answer.monitor, answer.kind, one.id, one.news, one.topic, one.group, one.day, one.first_day, one.last_day,
           one.statement, one.says, one.status, details, one.of)  # fmt: skip
    for piece in one.evidence:
        yield [cell(str(value)) if value is not None else "" for value in (*own, *_support(piece))]


def _support(piece: Evidence) -> tuple[object, ...]:
    return (piece.report, piece.publisher, piece.published, piece.url, piece.headline, piece.fact, piece.span[0],
            piece.span[1], piece.words)  # fmt: skip
