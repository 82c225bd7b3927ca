"""The Dossier: what the record holds on one actor, across reports."""

from __future__ import annotations

import msgspec

from dateline.record.account import ActorType, RelationName, Status
from dateline.record.reading import Span


class Named(msgspec.Struct, frozen=True):
    """A name used for the actor, in how many reports, first and last."""

    name: str
    reports: int
    first_day: str | None
    last_day: str | None


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """An office as a report states it."""

    title: str
    of: str | None
    report: str
    published: str | None
    words: str
    span: Span


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """An event that the actor takes part in."""

    fact: str
    report: str
    published: str | None
    role: str
    """`actor` or `recipient`."""
    type: str
    mode: str | None
    status: Status
    says: str | None
    others: tuple[str, ...]
    place: str | None
    when: str | None
    words: str
    span: Span
    incident: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Something the actor is reported to have said."""

    fact: str
    report: str
    publisher: str | None
    published: str | None
    cue: str
    content: tuple[str, ...]
    spans: tuple[Span, ...]
    channel: str | None
    when: str | None


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A relation with another actor or a place, and the words that state it."""

    fact: str
    report: str
    published: str | None
    relation: RelationName
    other: str
    """Actor key, or a place's name."""
    other_name: str
    outward: bool
    """Whether the dossier's actor is the relation's subject."""
    title: str | None
    status: str
    says: str | None
    words: str
    span: Span


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """One actor: names, offices, deeds, statements, ties, each opening on its words."""

    key: str
    """See `Incident.actors`."""
    name: str
    type: ActorType
    country: str | None
    sector: str | None
    names: tuple[Named, ...] = ()
    offices: tuple[Held, ...] = ()
    deeds: tuple[Deed, ...] = ()
    statements: tuple[Statement, ...] = ()
    ties: tuple[Tie, ...] = ()
