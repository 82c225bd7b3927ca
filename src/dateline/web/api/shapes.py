"""What a program may ask and send, and what it gets: the shapes of the API beside those of the record."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from dateline.record.account import ActorType, EventType, Status
from dateline.record.correction import Change, Correction
from dateline.record.fact import ActorEntry, Fact, FactKind, PlaceEntry
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement, Subject, Verdict
from dateline.record.story import Story
from dateline.store.protocol import Entry

Limit = Annotated[int, Meta(ge=1, le=200, description="How many at most.")]
Offset = Annotated[int, Meta(ge=0, le=10_000_000, description="How many of the first to leave out.")]
Day = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A day, month or year, ISO 8601.")]
Word = Annotated[str, Meta(max_length=400)]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]
FactKey = Annotated[str, Meta(pattern=r"^[0-9a-f]{4,64}:[a-z]+:\d{1,9}-\d{1,9}$", description="Anchor key of a fact.")]


class Nothing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing is asked."""


class Slice(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a list."""

    limit: Limit = 50
    offset: Offset = 0


class ReportsAsked(Slice, frozen=True, kw_only=True):
    """Which reports: all conditions hold; `type`, `status`, `country` and `actor` of one and the same event."""

    q: Word | None = None
    publisher: Word | None = None
    since: Day | None = None
    until: Day | None = None
    type: tuple[EventType, ...] = ()
    status: tuple[Status, ...] = ()
    country: tuple[Country, ...] = ()
    actor: Word | None = None


class AccountAsked(msgspec.Struct, frozen=True, kw_only=True):
    """How an account is told."""

    as_read: bool = False
    """As the reader had it, without people's corrections."""


class FactsAsked(Slice, frozen=True, kw_only=True):
    """Which facts: all conditions hold; several values of one are alternatives."""

    kind: tuple[FactKind, ...] = ()
    type: tuple[Word, ...] = ()
    status: tuple[Word, ...] = ()
    actor: tuple[Word, ...] = ()
    recipient: tuple[Word, ...] = ()
    either: tuple[Word, ...] = ()
    says: tuple[Word, ...] = ()
    country: tuple[Country, ...] = ()
    place: tuple[Word, ...] = ()
    report: Word | None = None
    publisher: Word | None = None
    since: Day | None = None
    until: Day | None = None
    published_since: Day | None = None
    published_until: Day | None = None
    order: Literal["report", "day", "published", "added"] = "report"
    newest_first: bool = False


class StoriesAsked(Slice, frozen=True, kw_only=True):
    """Which stories."""

    q: Word | None = None
    actor: Word | None = None
    place: Word | None = None
    since: Day | None = None
    until: Day | None = None
    at_least: Annotated[int, Meta(ge=1, le=1_000_000)] = 1


class IncidentsAsked(Slice, frozen=True, kw_only=True):
    """Which incidents."""

    type: tuple[EventType, ...] = ()
    status: tuple[Status, ...] = ()
    actor: tuple[Word, ...] = ()
    recipient: tuple[Word, ...] = ()
    either: tuple[Word, ...] = ()
    country: tuple[Country, ...] = ()
    place: tuple[Word, ...] = ()
    since: Day | None = None
    until: Day | None = None
    at_least: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    disputed: bool | None = None


class ActorsAsked(Slice, frozen=True, kw_only=True):
    """Which actors."""

    q: Word | None = None
    type: ActorType | None = None
    country: Country | None = None
    at_least: Annotated[int, Meta(ge=1, le=1_000_000)] = 1


class PlacesAsked(Slice, frozen=True, kw_only=True):
    """Which places."""

    q: Word | None = None
    country: Country | None = None


class CorrectionsAsked(Slice, frozen=True, kw_only=True):
    """Which corrections."""

    report: Word | None = None
    history: bool = False
    """Also those that were taken back."""


class Reports(msgspec.Struct, frozen=True):
    """Reports as lists show them; `total` counts all that match."""

    items: tuple[Entry, ...]
    total: int


class Facts(msgspec.Struct, frozen=True):
    """Facts; `more` says whether others follow."""

    items: tuple[Fact, ...]
    more: bool


class Stories(msgspec.Struct, frozen=True):
    """Stories, the latest first."""

    items: tuple[Story, ...]
    more: bool


class Incidents(msgspec.Struct, frozen=True):
    """Incidents, the latest first."""

    items: tuple[Incident, ...]
    more: bool


class Actors(msgspec.Struct, frozen=True):
    """Actors, those in most reports first."""

    items: tuple[ActorEntry, ...]
    more: bool


class Places(msgspec.Struct, frozen=True):
    """Places where events are, those of most events first."""

    items: tuple[PlaceEntry, ...]
    more: bool


class Corrections(msgspec.Struct, frozen=True):
    """Corrections, oldest first."""

    items: tuple[Correction, ...]
    more: bool


class Judgements(msgspec.Struct, frozen=True):
    """Judgements, oldest first."""

    items: tuple[Judgement, ...]
    more: bool


class Offer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to add, or the address of a page to fetch."""

    text: Annotated[str, Meta(max_length=8_000_000)] | None = None
    address: Word | None = None
    source: Word | None = None
    url: Word | None = None
    publisher: Word | None = None
    published: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None


class Told(msgspec.Struct, frozen=True):
    """What became of one report of a job."""

    kind: str
    words: str
    report: str | None
    more: str


class JobTold(msgspec.Struct, frozen=True):
    """How an adding goes."""

    id: str
    state: Literal["waiting", "at work", "done"]
    lines: tuple[Told, ...] = ()


class Correct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A correction to make. It is signed with the name of the token's user."""

    fact: FactKey
    change: Change
    field: Word | None = None
    after: Any = None
    note: Annotated[str, Meta(max_length=1000)] | None = None


class Judge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verdict on a pair. It is signed with the name of the token's user."""

    subject: Subject
    left: Word
    right: Word
    verdict: Verdict
    note: Annotated[str, Meta(max_length=1000)] | None = None


class Problem(msgspec.Struct, frozen=True):
    """What went wrong, and what to do."""

    error: str
