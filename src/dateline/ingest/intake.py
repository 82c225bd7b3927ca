"""What ingest hands on: a report with the bytes it came from, or a problem told in one line."""

from __future__ import annotations

import msgspec

from dateline.record.report import Report


class Supplied(msgspec.Struct, frozen=True, kw_only=True):
    """What the user (or a JSON Lines row) says of a source, for what the source does not say itself."""

    source: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF day or ISO 8601 time with zone."""
    captured: str | None = None
    """When the text was taken from its publisher; "5 sec ago" becomes a date only with it."""
    title: str | None = None


class Intake(msgspec.Struct, frozen=True):
    """A report and its original bytes (of its own stretch, for a file of many), with their media type."""

    report: Report
    original: bytes
    media_type: str = "text/plain"


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be taken in: where it is, what is wrong and what to do."""

    where: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; {self.mend}"
