"""What a store is: a Writer that adds whole reports and a View that finds them again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from dateline.record.account import Account, ActorType
from dateline.record.correction import Correction
from dateline.record.dossier import Dossier
from dateline.record.fact import ActorEntry as ActorEntry
from dateline.record.fact import Appearance as Appearance
from dateline.record.fact import Fact as Fact
from dateline.record.fact import FactKind
from dateline.record.fact import PlaceEntry as PlaceEntry
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement, Subject
from dateline.record.report import Report
from dateline.record.story import Copy, Story

if TYPE_CHECKING:
    from dateline.store.desk import Desk

if TYPE_CHECKING:
    from dateline.store.facets import Facets

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
    facts: FactQuery | None = None
    """Only reports that hold at least one fact of this choice (its order, limit and offset do not count)."""


class FactQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of facts. Several values of one field mean any of them; several fields mean all of them.

    Days are ISO (a month or a year will do), both ends included; a fact without a day is left out by `since` and
    `until`. Only facts of the latest text of each article are found, as its account in force has them, corrected.
    """

    kinds: tuple[FactKind, ...] = ()
    types: tuple[str, ...] = ()
    """PLOVER types of events, kinds of figures, names of relations, styles of attributions."""
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    """Actor keys: who acts, whose figure it is, who speaks, a relation's subject."""
    recipients: tuple[str, ...] = ()
    """Actor keys: who is acted on, a relation's object."""
    either: tuple[str, ...] = ()
    """Actor keys in either role."""
    says: tuple[str, ...] = ()
    """Actor keys: to whom the fact is attributed."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 of the place."""
    places: tuple[int, ...] = ()
    """GeoNames ids of the place."""
    place_names: tuple[str, ...] = ()
    """Names of the place, however written (case and accents do not count)."""
    report: str | None = None
    """A report's whole id; its facts are given even where a later text of the article has replaced it."""
    reports: tuple[str, ...] = ()
    """Whole ids: facts of any of these reports, in their latest texts."""
    event: str | None = None
    """Anchor key: figures that count in this event."""
    keys: tuple[str, ...] = ()
    """Anchor keys of the facts themselves."""
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    """Days of the fact itself (`when`)."""
    published_since: str | None = None
    published_until: str | None = None
    added_since: str | None = None
    """ISO 8601 moment: facts that came into the record (or were last read anew) after it."""
    unjudged: bool = False
    """Only facts that no person has accepted, corrected, rejected or added."""
    order: Literal["report", "day", "published", "added", "confidence"] = "report"
    """`report`: by report as added, then as the text goes; `confidence`: the least certain first; the others oldest
    first; unknown last."""
    newest_first: bool = False
    limit: int | None = None
    offset: int = 0


class StoryQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of stories, the latest first. Days are those of publication, both ends included."""

    words: str | None = None
    """Words of the title (each must occur)."""
    report: str | None = None
    actor: str | None = None
    """Actor key."""
    place: str | None = None
    since: str | None = None
    until: str | None = None
    at_least: int = 1
    """Reports that the story has at the least."""
    order: Literal["latest", "largest"] = "latest"
    limit: int | None = None
    offset: int = 0


class IncidentQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of incidents, the latest day first, then those after the newest report, unknown days last.

    Days are those of the occurrence.
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    place_names: tuple[str, ...] = ()
    report: str | None = None
    story: str | None = None
    fact: str | None = None
    """Anchor key of an event that tells it."""
    since: str | None = None
    until: str | None = None
    at_least: int = 1
    """Tellings that the incident has at the least, copies counted once."""
    disputed: bool | None = None
    """Whether any field is disputed."""
    changed_since: str | None = None
    """ISO 8601 moment: incidents that were made or changed after it."""
    order: Literal["day", "largest", "changed"] = "day"
    limit: int | None = None
    offset: int = 0


class ActorQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of actors, those in most reports first."""

    words: str | None = None
    """Words of any of the names (each must occur, as the beginning of a word)."""
    keys: tuple[str, ...] = ()
    """Actors by any of their keys."""
    type: ActorType | None = None
    country: str | None = None
    at_least: int = 1
    """Reports that name the actor at the least."""
    limit: int | None = None
    offset: int = 0


class PlaceQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of places where events are, those of most events first."""

    words: str | None = None
    """Words of any of the names (each must occur, as the beginning of a word)."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    limit: int | None = None
    offset: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One kept report as lists show it."""

    id: str
    article: str
    revision: int
    source: str
    publisher: str | None
    url: str | None
    headline: str | None
    opening: str | None = None
    """Of a report without a headline, the words that it begins with."""
    published: str | None
    language: str | None
    added: str
    unread: str | None
    events: int
    attributions: int
    snippet: str | None = None
    """For a search: the stretch of text around the first hit, hits between `\\x02` and `\\x03`."""

    @property
    def title(self) -> str:
        """What it goes by: the headline, else its opening words, else where it came from."""
        return self.headline or self.opening or self.source


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One kept report, whole."""

    entry: Entry
    report: Report
    account: Account


class Writer(Protocol):
    """Adds reports, each in one transaction of its own."""

    def add(
        self, report: Report, account: Account, original: bytes, media_type: str, *, again: bool = False
    ) -> Outcome:
        """Keep a report with its account and original bytes; the same text again changes nothing.

        With `again` an account that says something else is put in force, though the same reader made the one before.
        """
        ...

    def judge(self, judgement: Judgement) -> None:
        """Keep a verdict on a pair for good; a person's outranks a machine's, and a later one an earlier."""
        ...

    def withdraw(self, id: str, *, judge: str, when: str) -> None:
        """Take back a judgement or a correction, by its id; it stays in the history with who took it back and when.

        Raises:
            StoreError: there is none of this id, or it is withdrawn already.
        """
        ...

    def collating(self) -> AbstractContextManager[Desk]:
        """The record for joining accounts, in one transaction that other writers wait for."""
        ...

    def tell_untold(self, limit: int = 200) -> int:
        """Write the facts of some reports that an earlier Dateline added; how many there were."""
        ...

    def correct(self, correction: Correction) -> None:
        """Keep what a person changed in an account, and bring the report's facts up to date.

        Raises:
            StoreError: the record holds no such report.
        """
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

    def facets(self, query: Query) -> Facets:
        """How many reports match (limit and offset do not count), and what those of them added last have in common."""
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

    def facts(self, query: FactQuery) -> Iterator[Fact]:
        """Facts that match, streamed."""
        ...

    def appearances(self, *, keys: tuple[str, ...] = (), report: str | None = None) -> Iterator[Appearance]:
        """Actors as single reports have them: those of these keys, or of one report; all where neither is given."""
        ...

    def stories(self, query: StoryQuery) -> Iterator[Story]:
        """Stories that match."""
        ...

    def story(self, id: str) -> Story | None:
        """One story by its id or an unambiguous beginning of it."""
        ...

    def incidents(self, query: IncidentQuery) -> Iterator[Incident]:
        """Incidents that match."""
        ...

    def incident(self, id: str) -> Incident | None:
        """One incident by its id, an unambiguous beginning of it, or the anchor key of an event that tells it."""
        ...

    def copies(self, report: str) -> list[Copy]:
        """The copies among a report's texts: itself where it is one, and those of it."""
        ...

    def actors(self, query: ActorQuery) -> Iterator[ActorEntry]:
        """Actors that match."""
        ...

    def places(self, query: PlaceQuery) -> Iterator[PlaceEntry]:
        """Places that match."""
        ...

    def dossier(self, key: str) -> Dossier | None:
        """What the record holds on one actor, by any of its keys."""
        ...

    def judgements(
        self, *, about: str | None = None, subject: Subject | None = None, history: bool = False
    ) -> Iterator[Judgement]:
        """Judgements, oldest first: those in force, or with `history` also those withdrawn and outranked.

        `about` is a key that either side begins with: an anchor key, a report's id.
        """
        ...

    def corrections(self, report: str | None = None, *, history: bool = False) -> list[Correction]:
        """What persons changed in a report's account, oldest first (of every report where none is named); with
        `history` also what was withdrawn."""
        ...


class Store(Writer, View, Protocol):
    """A record, opened. Close it, or use it in a `with` statement."""

    def close(self) -> None:
        """Let go of the database."""
        ...
