"""The Answer: what the record holds on a saved question, as dated entries that each open on their words."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.record.reading import Span

News = Literal["new", "changed"]
"""Against what was told the last time: not told then, or told otherwise."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One fact that an entry rests on, and the words that carry it."""

    fact: str
    """Anchor key (`record/anchor.py`)."""
    report: str
    publisher: str | None
    published: str | None
    """EDTF, null where unknown."""
    url: str | None
    headline: str | None
    added: str
    """When it came into the record, ISO 8601."""
    says: str | None
    """Name of who is said to say so, null in the report's own voice."""
    words: str
    """The sentence, as the report has it."""
    span: Span
    """Where the sentence stands in `Report.text`."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a question asked about."""

    id: str
    """Stays the same from one asking to the next: the topic and the anchor of the fact that it rests on first."""
    topic: str
    """What it is to the question, such as `arriving`, `violation`, `planned`, `pledge`, `investigation`."""
    group: str | None = None
    """The timeline that it stands in, such as `Wagner Group in Mali`."""
    day: str | None = None
    """EDTF, the fact's own; null where the report does not say."""
    first_day: str | None = None
    last_day: str | None = None
    """ISO days that `day` covers."""
    statement: str
    """In plain words, made of the fact's own values; a claim is told as someone's claim."""
    says: str | None = None
    """Name of who is said to say so, null in the report's own voice."""
    status: str
    """How it stands, such as `happened`, `future`, `claimed by one side`, `denied`, `pending`."""
    details: tuple[tuple[str, str], ...] = ()
    """More of its values, by name: `accused`, `weapons`, `killed`, `condition`, `by when` …"""
    of: str | None = None
    """The entry that it belongs to: a response to its allegation, a candidate to its pledge."""
    evidence: tuple[Evidence, ...]
    """What it rests on, the first report first."""
    news: News | None = None

    @property
    def dated(self) -> bool:
        """Whether a day is known."""
        return bool(self.first_day or self.last_day)


class Row(msgspec.Struct, frozen=True):
    """One row of a table, with the entries that it counts."""

    cells: tuple[str, ...]
    entries: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A count of entries. What has no day is counted apart."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the record holds on one saved question."""

    monitor: str
    """Name of the question."""
    kind: str
    title: str
    asked: tuple[tuple[str, str], ...] = ()
    """What was asked for, by option."""
    when: str
    """Moment of the asking, ISO 8601 in UTC."""
    entries: tuple[Entry, ...] = ()
    """By day, those of unknown day last."""
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    """What the asker should know: a name that the record does not hold, a limit that was met."""
    since: str | None = None
    """Moment of the asking before, where news are marked."""

    @property
    def news(self) -> tuple[Entry, ...]:
        """The entries that are new or changed since the last asking."""
        return tuple(entry for entry in self.entries if entry.news)
