"""A record in memory, for tests: the same answers as the databases, with ranking by the number of hits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace, TracebackType

from dateline.errors import StoreError
from dateline.record.account import Account
from dateline.record.report import Report
from dateline.store.days import asked_day
from dateline.store.facts import columns, entry, is_news, publisher_key
from dateline.store.identity import articles, kin, settle
from dateline.store.protocol import Entry, Kept, Outcome, Query
from dateline.store.words import holds, phrases, snippet, tokens


class _Row(SimpleNamespace):
    """One kept report: the columns of `reports`, with the values themselves beside them."""

    report: Report
    account: Account
    original: tuple[bytes, str]
    number: int
    latest: bool
    article: str
    revision: int
    recency: str
    text: str


class MemoryStore:
    """A record that is gone when it is closed."""

    def __init__(self) -> None:
        self._rows: dict[str, _Row] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> MemoryStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is held."""

    def add(self, report: Report, account: Account, original: bytes, media_type: str) -> Outcome:
        """Keep a report with its account and original bytes; the same text again changes nothing."""
        with self._lock:
            known = self._rows.get(report.id)
            if known is None:
                return self._keep(report, account, (original, media_type))
            if not is_news(report, account, reader=known.account.report.reader, published=known.report.published):
                return "unchanged"
            vars(known).update(columns(report, account), report=report, account=account)
            return "reread"

    def _keep(self, report: Report, account: Account, original: tuple[bytes, str]) -> Outcome:
        latest = {row.article: row for row in self._rows.values() if row.latest}
        usual, apart = articles(report)
        article = settle(report, {key: kin(latest[key].report) for key in (usual, apart) if key in latest})
        before = latest.get(article)
        if before:
            before.latest = False
        self._rows[report.id] = _Row(
            **columns(report, account),
            report=report,
            account=account,
            original=original,
            number=len(self._rows) + 1,
            latest=True,
            article=article,
            revision=before.revision + 1 if before else 1,
            added=datetime.now(UTC),
        )
        return "revised" if before else "added"

    def entries(self, query: Query) -> Iterator[Entry]:
        """Reports that match, best or newest first."""
        asked = phrases(query.words)
        for row in self._chosen(query):
            yield entry(row, snippet(row.text, asked) if asked else None)

    def every(self, query: Query) -> Iterator[Kept]:
        """Whole reports that match, in the order of `entries`."""
        asked = phrases(query.words)
        for row in self._chosen(query):
            yield Kept(
                entry=entry(row, snippet(row.text, asked) if asked else None), report=row.report, account=row.account
            )

    def kept(self, id: str) -> Kept | None:
        """One report by its id or an unambiguous beginning of it."""
        row = self._find(id)
        return Kept(entry=entry(row), report=row.report, account=row.account) if row else None

    def revisions(self, id: str) -> list[Entry]:
        """All texts kept of the article that this report is one of, oldest first."""
        row = self._find(id)
        found = [other for other in self._rows.values() if row and other.article == row.article]
        return [entry(other) for other in sorted(found, key=lambda other: other.revision)]

    def original(self, id: str) -> tuple[bytes, str] | None:
        """The bytes that came in, and their media type."""
        row = self._find(id)
        return row.original if row else None

    def count(self) -> int:
        """How many reports are kept, revisions included."""
        return len(self._rows)

    def _find(self, id: str) -> _Row | None:
        beginning = id.strip().lower()
        found = [key for key in self._rows if beginning and key.startswith(beginning)]
        if len(found) > 1 and beginning not in found:
            raise StoreError(f"{beginning!r} begins the ids of several reports: give more of the id")
        return self._rows[beginning if beginning in found else found[0]] if found else None

    def _chosen(self, query: Query) -> list[_Row]:
        asked = phrases(query.words)
        ranked = [(_hits(row, asked), row.recency, row.number, row) for row in self._rows.values() if _in(row, query)]
        if asked is not None:
            ranked = [item for item in ranked if item[0]]
        ranked.sort(key=lambda item: item[:3], reverse=True)
        start = max(query.offset, 0)
        end = None if query.limit is None else start + max(query.limit, 0)
        return [item[3] for item in ranked[start:end]]


def _hits(row: _Row, asked: tuple[tuple[str, ...], ...] | None) -> int:
    if not asked:
        return 0
    report = row.report
    headline = report.headline.text if report.headline else ""
    fields = [tokens(headline), tokens(report.publisher or ""), tokens(report.text)]
    held = [sum(holds(field, phrase) for field in fields) for phrase in asked]
    return sum(held) if all(held) else 0


def _in(row: _Row, query: Query) -> bool:
    if query.latest_only and not row.latest:
        return False
    if query.publisher is not None and row.publisher_key != publisher_key(query.publisher):
        return False
    if query.since is not None and (row.last_day is None or row.last_day < asked_day(query.since, "since")[0]):
        return False
    return query.until is None or (row.first_day is not None and row.first_day <= asked_day(query.until, "until")[1])
