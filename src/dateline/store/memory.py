"""A record in memory, for tests: the same answers as the databases, with ranking by the number of hits.

Reports and facts are found by code of its own. What is made of the accounts, and what persons decide, is kept in a
database in memory, made when it is first asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import SimpleNamespace, TracebackType

import msgspec

from dateline.errors import StoreError
from dateline.record.account import Account
from dateline.record.corrected import corrected
from dateline.record.correction import Correction
from dateline.record.dossier import Dossier
from dateline.record.fact import ActorEntry, Appearance, Fact, PlaceEntry
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement, Subject
from dateline.record.report import Report
from dateline.record.story import Copy, Story
from dateline.store.days import asked_day
from dateline.store.desk import Desk
from dateline.store.facets import MOST, Facets, facets_of
from dateline.store.facts import columns, entry, is_news, publisher_key, says_less
from dateline.store.identity import articles, kin, settle
from dateline.store.matching import chosen, without_judged
from dateline.store.open import in_memory
from dateline.store.protocol import (
    ActorQuery,
    Entry,
    FactQuery,
    IncidentQuery,
    Kept,
    Outcome,
    PlaceQuery,
    Query,
    StoryQuery,
)
from dateline.store.sql import SqlStore
from dateline.store.tables import BEGINNING
from dateline.store.telling import MOMENT, Telling
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
    told: datetime
    text: str


class MemoryStore:
    """A record that is gone when it is closed."""

    def __init__(self) -> None:
        self._rows: dict[str, _Row] = {}
        self._lock = threading.Lock()
        self._made: SqlStore | None = None

    def __enter__(self) -> MemoryStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database in memory, where there is one."""
        if self._made is not None:
            self._made.close()

    def add(
        self, report: Report, account: Account, original: bytes, media_type: str, *, again: bool = False
    ) -> Outcome:
        """Keep a report with its account and original bytes; the same text again changes nothing."""
        with self._lock:
            known = self._rows.get(report.id)
            self._mirror(report, account, original, media_type, again=again)
            if known is None:
                return self._keep(report, account, (original, media_type))
            news = is_news(report, account, reader=known.account.report.reader, published=known.report.published)
            if not news and not (again and account != known.account):
                return "unchanged"
            told = datetime.now(UTC)
            vars(known).update(columns(report, account), report=report, account=account, told=told)
            return "reread"

    def _keep(self, report: Report, account: Account, original: tuple[bytes, str]) -> Outcome:
        latest = {row.article: row for row in self._rows.values() if row.latest}
        usual, apart = articles(report)
        article = settle(report, {key: kin(latest[key].report) for key in (usual, apart) if key in latest})
        before = latest.get(article)
        if before and says_less(report, text=before.report.text, published=before.report.published):
            return "unchanged"
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
            added=(now := datetime.now(UTC)),
            told=now,
            beginning=report.text[:BEGINNING],
        )
        return "revised" if before else "added"

    def entries(self, query: Query) -> Iterator[Entry]:
        """Reports that match, best or newest first."""
        asked = phrases(query.words)
        for row in self._chosen(query):
            yield entry(row, snippet(row.text, asked, headline=row.headline) if asked else None)

    def every(self, query: Query) -> Iterator[Kept]:
        """Whole reports that match, in the order of `entries`."""
        asked = phrases(query.words)
        for row in self._chosen(query):
            yield Kept(
                entry=entry(row, snippet(row.text, asked, headline=row.headline) if asked else None),
                report=row.report,
                account=row.account,
            )

    def facets(self, query: Query) -> Facets:
        """How many reports match, and what those of them added last have in common."""
        rows = self._chosen(msgspec.structs.replace(query, limit=None, offset=0))
        rows.sort(key=lambda row: row.number, reverse=True)
        found = ((row.report.publisher, row.first_day, self._facts_of(row)) for row in rows[:MOST])
        return facets_of(len(rows), found)

    def _facts_of(self, row: _Row) -> list[Fact]:
        return list(self.facts(FactQuery(report=row.report.id)))

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

    def facts(self, query: FactQuery) -> Iterator[Fact]:
        """Facts that match, in the order asked for."""
        rows = [row for row in self._rows.values() if row.latest or row.id == query.report]
        fixes = self._inner.corrections()
        told: Iterable[Fact] = (fact for row in rows for fact in _told(row, fixes))
        if query.unjudged:
            told = without_judged(told, fixes)
        yield from chosen(told, query, known=lambda key: self._inner.actor_keys(key)[0])

    def judge(self, judgement: Judgement) -> None:
        """Keep a verdict on a pair for good."""
        self._inner.judge(judgement)

    def withdraw(self, id: str, *, judge: str, when: str) -> None:
        """Take back a judgement or a correction; it stays in the history."""
        self._inner.withdraw(id, judge=judge, when=when)

    def correct(self, correction: Correction) -> None:
        """Keep what a person changed in an account."""
        self._inner.correct(correction)

    def appearances(self, *, keys: tuple[str, ...] = (), report: str | None = None) -> Iterator[Appearance]:
        """Actors as single reports have them."""
        return self._inner.appearances(keys=keys, report=report)

    def actors(self, query: ActorQuery) -> Iterator[ActorEntry]:
        """Actors that match."""
        return self._inner.actors(query)

    def places(self, query: PlaceQuery) -> Iterator[PlaceEntry]:
        """Places that match."""
        return self._inner.places(query)

    def dossier(self, key: str) -> Dossier | None:
        """What the record holds on one actor."""
        return self._inner.dossier(key)

    def stories(self, query: StoryQuery) -> Iterator[Story]:
        """Stories that match."""
        return self._inner.stories(query)

    def story(self, id: str) -> Story | None:
        """One story by its id or an unambiguous beginning of it."""
        return self._inner.story(id)

    def incidents(self, query: IncidentQuery) -> Iterator[Incident]:
        """Incidents that match."""
        return self._inner.incidents(query)

    def incident(self, id: str) -> Incident | None:
        """One incident by its id, the beginning of it, or the anchor key of an event that tells it."""
        return self._inner.incident(id)

    def copies(self, report: str) -> list[Copy]:
        """The copies among a report's texts."""
        return self._inner.copies(report)

    def judgements(
        self, *, about: str | None = None, subject: Subject | None = None, history: bool = False
    ) -> Iterator[Judgement]:
        """Judgements, oldest first."""
        return self._inner.judgements(about=about, subject=subject, history=history)

    def corrections(self, report: str | None = None, *, history: bool = False) -> list[Correction]:
        """What persons changed in a report's account."""
        return self._inner.corrections(report, history=history)

    def collating(self) -> AbstractContextManager[Desk]:
        """The record for joining accounts."""
        return self._inner.collating()

    def tell_untold(self, limit: int = 200) -> int:
        """Nothing here is untold."""
        return 0

    @property
    def _inner(self) -> SqlStore:
        """The database in memory, which knows every report from when it is first asked for."""
        if self._made is None:
            self._made = in_memory()
            for row in self._rows.values():
                self._made.add(row.report, row.account, *row.original)
        return self._made

    def _mirror(self, report: Report, account: Account, original: bytes, media_type: str, *, again: bool) -> None:
        if self._made is not None:
            self._made.add(report, account, original, media_type, again=again)

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
        if query.facts is not None:
            wanted = {fact.report for fact in self.facts(query.facts)}
            ranked = [item for item in ranked if item[3].report.id in wanted]
        ranked.sort(key=lambda item: item[:3], reverse=True)
        start = max(query.offset, 0)
        end = None if query.limit is None else start + max(query.limit, 0)
        return [item[3] for item in ranked[start:end]]


def _told(row: _Row, fixes: list[Correction]) -> Iterator[Fact]:
    account = corrected(row.account, fixes)
    return Telling(row.report, account, added=row.told.strftime(MOMENT)).facts()


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
