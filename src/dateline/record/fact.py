"""The Fact: one event, figure, attribution or relation of an account in force, told whole, with its names looked up.

An account names its actors and places by ids that mean something in that account alone. A fact carries the names and
the keys themselves, and whose report it is, so that facts of many reports can be listed side by side.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.record.account import ActorType, Bound, Place
from dateline.record.reading import Span

FactKind = Literal["event", "figure", "attribution", "relation"]


class Who(msgspec.Struct, frozen=True, array_like=True):
    """An actor of a fact: its key across reports (`record/incident.py`), its name in the report, and the words here.

    `key` is null only for a participant whom the report does not tell apart (`words` are then all there is).
    """

    key: str | None
    name: str
    type: ActorType | None = None
    country: str | None = None
    words: str | None = None
    span: Span | None = None


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact. Which fields a kind fills:

    ===========  =====================================  ==========================================================
    kind         `type`                                 also
    ===========  =====================================  ==========================================================
    event        PLOVER type                            mode, status, actors, recipients, place, when, says, attribution
    figure       kind of figure (`killed`, `force`, …)  low, high, bound, unit, actors (whose), place, when, says, event
    attribution  style (`direct`, `indirect`, `mixed`)  actors (the source), content, channel, when, says (of one that
                                                        stands in what another says)
    relation     name (`leads`, `part_of`, …)           actors (subject), recipients (object) or place, title, status
    ===========  =====================================  ==========================================================

    Absent or unknown is null or empty, as in the account.
    """

    key: str
    """Anchor key (`record/anchor.py`): report, kind and the span of the fact's own words."""
    kind: FactKind
    id: str
    """The fact's id in the account (`E3`), good for that account only."""
    report: str
    publisher: str | None
    url: str | None
    headline: str | None
    published: str | None
    added: str
    """When the report came into the record, ISO 8601 in UTC."""
    type: str
    mode: str | None = None
    status: str | None = None
    actors: tuple[Who, ...] = ()
    recipients: tuple[Who, ...] = ()
    place: Place | None = None
    when: str | None = None
    """EDTF."""
    first_day: str | None = None
    last_day: str | None = None
    """ISO days that `when` covers, null where it is null."""
    says: Who | None = None
    """To whom the report attributes it, null in the report's own voice."""
    attribution: str | None = None
    """Anchor key of the attribution that an event stands in."""
    event: str | None = None
    """Anchor key of the event that a figure counts in."""
    low: float | None = None
    high: float | None = None
    bound: Bound | None = None
    unit: str | None = None
    content: tuple[str, ...] = ()
    """What was said, in its pieces."""
    content_spans: tuple[Span, ...] = ()
    channel: str | None = None
    within: str | None = None
    """Anchor key of the attribution that an attribution stands in."""
    title: str | None = None
    confidence: float | None = None
    words: str
    """The fact's own words: an event's trigger, a figure's words, an attribution's cue, a relation's words."""
    span: Span
    """Where they stand in `Report.text`."""
    sentence: str
    """The sentence that an analyst is shown: the evidence of an event, else the sentence around the words."""
    sentence_span: Span
    tellings: tuple[Span, ...] = ()
    """Triggers of further tellings of the same event in the report."""


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """One actor as one report has it."""

    key: str
    fact: str
    """Anchor key of the actor: its first mention."""
    report: str
    publisher: str | None
    published: str | None
    name: str
    type: ActorType
    country: str | None = None
    known_as: str | None = None
    sector: str | None = None
    mentions: int = 0
    names: tuple[str, ...] = ()
    """Words that mention the actor by a name (they hold a capital letter), each once, the most used first."""
    offices: tuple[tuple[str, str | None, str, Span], ...] = ()
    """Title, of whom (name), the words and their span."""


class ActorEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of the record as lists show it."""

    key: str
    name: str
    """The name that its key is made of, else the one that most reports use."""
    type: ActorType
    country: str | None = None
    sector: str | None = None
    names: tuple[str, ...] = ()
    """Other names, the most used first."""
    reports: int = 0
    events: int = 0
    statements: int = 0
    first_day: str | None = None
    last_day: str | None = None
    """First and last day of publication of a report that names the actor."""
    keys: tuple[str, ...] = ()
    """Every key that a judgement (a person's or the machine's) holds to be this actor, its own included."""


class PlaceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the record as lists show it."""

    key: str
    """Its GeoNames id, else its name."""
    place: Place
    """As the event added last has it."""
    names: tuple[str, ...] = ()
    """Other names that it goes by, folded."""
    events: int = 0
