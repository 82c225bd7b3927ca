"""What a store is: a Writer that adds whole reports and a View that finds them again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol

import msgspec

from dateline.record.account import Account
from dateline.record.report import Report

Outcome = Literal["added", "unchanged", "revised", "reread"]
"""`revised`: a changed text of an article already kept; `reread`: the same text with an account by another reader."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of reports. `words` is whatever a person typed; days are ISO, both ends included."""

    words: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0
    latest_only: bool = True
    """Leave out texts that a later revision of the same article has replaced."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One kept report as lists show it."""

    id: str
    article: str
    revision: int
    source: str
    publisher: str | None
    url: str | None
    headline: str | None
    published: str | None
    language: str | None
    added: str
    unread: str | None
    events: int
    attributions: int
    snippet: str | None = None
    """For a search: the stretch of text around the first hit, hits between `\\x02` and `\\x03`."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One kept report, whole."""

    entry: Entry
    report: Report
    account: Account


class Writer(Protocol):
    """Adds reports, each in one transaction of its own."""

    def add(self, report: Report, account: Account, original: bytes, media_type: str) -> Outcome:
        """Keep a report with its account and original bytes; the same text again changes nothing."""
        ...


class View(Protocol):
    """Reads the record; many may read beside one writer."""

    def entries(self, query: Query) -> Iterator[Entry]:
        """Reports that match, best or newest first."""
        ...

    def kept(self, id: str) -> Kept | None:
        """One report by its id or an unambiguous beginning of it."""
        ...

    def every(self, query: Query) -> Iterator[Kept]:
        """Whole reports that match, streamed."""
        ...

    def revisions(self, id: str) -> list[Entry]:
        """All texts kept of the article that this report is one of, oldest first."""
        ...

    def original(self, id: str) -> tuple[bytes, str] | None:
        """The bytes that came in, and their media type."""
        ...

    def count(self) -> int:
        """How many reports are kept, revisions included."""
        ...


class Store(Writer, View, Protocol):
    """A record, opened. Close it, or use it in a `with` statement."""

    def close(self) -> None:
        """Let go of the database."""
        ...
