"""The Incident: one occurrence, and every account of it side by side. Nothing is averaged, nothing is overwritten."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.record.account import Bound, EventType, FigureKind, Place, Status
from dateline.record.reading import Span

State = Literal["agreed", "disputed", "single"]
"""`single`: only one telling (copies count once) speaks to it."""
StanceKind = Literal["denies", "claims", "accuses", "confirms"]


class ToldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one report gives it, with whose it is."""

    fact: str
    """Anchor key."""
    report: str
    publisher: str | None
    published: str | None
    kind: FigureKind
    unit: str | None
    low: float | None
    high: float | None
    bound: Bound
    says: str | None
    """Name of who is said to say so, null in the report's own voice."""
    words: str
    span: Span


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One report's event as an account of the incident."""

    fact: str
    """Anchor key of the event."""
    report: str
    publisher: str | None
    published: str | None
    copy_of: str | None = None
    """Report of which this one is a copy: the two count as one telling."""
    type: EventType
    mode: str | None
    status: Status
    says: str | None
    """Name of who is said to say so, null in the report's own voice."""
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    """Names as the report has them."""
    place: str | None = None
    when: str | None = None
    words: str
    """The evidence sentence (of the first telling)."""
    span: Span
    figures: tuple[ToldFigure, ...] = ()


class Value(msgspec.Struct, frozen=True):
    """One value of a field and the events (anchor keys) that give it."""

    value: str
    facts: tuple[str, ...]


class Field(msgspec.Struct, frozen=True):
    """What the accounts say on one point: `type`, `mode`, `actor`, `recipient`, `place`, `when`, `status`, or a kind of
    figure such as `killed`."""

    name: str
    state: State
    values: tuple[Value, ...]


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """The lowest and the highest bound that any account gives; null where open (`at least` has no highest)."""

    kind: FigureKind
    unit: str | None
    low: float | None
    high: float | None
    latest: str | None
    """Anchor key of the figure published last."""


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """Who denies the incident, claims it, accuses whom of it, or confirms it. Never the record's own fact."""

    kind: StanceKind
    who: str
    whom: str | None
    fact: str
    report: str
    words: str
    span: Span


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One occurrence. Its own fields are what the most tellings give; `fields` keeps all that differ."""

    id: str
    title: str
    type: EventType
    mode: str | None
    status: Status
    first_day: str | None
    last_day: str | None
    """ISO days of the occurrence, null where no account dates it."""
    place: Place | None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    """Actor keys: the registry's `known_as` where there is one, else `name:` and the folded name with a country code
    where known (`name:john garang|SD`)."""
    tellings: tuple[Telling, ...] = ()
    """By day of publication, then report id."""
    fields: tuple[Field, ...] = ()
    figures: tuple[ToldFigure, ...] = ()
    envelopes: tuple[Envelope, ...] = ()
    stances: tuple[Stance, ...] = ()
    confidence: float = 1.0
    """Probability that all tellings are one occurrence (the weakest join)."""
    why: tuple[str, ...] = ()
    """Reasons of the joins, for a person."""
