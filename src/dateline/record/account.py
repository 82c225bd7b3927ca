"""The Account: what one report says, each fact pinned to its words.

In the house spans count in `Report.text`. `Account.in_source` moves them to count in the whole source, as accounts do
when they leave the house. Absent or unknown is `None` or empty, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from dateline.errors import SpanError
from dateline.record.reading import Span
from dateline.record.report import Caption, DateBasis, Dateline, Paragraph, Report, Words

ActorType = Literal[
    "person", "state", "government", "armed_forces", "armed_group", "igo", "ngo", "company", "media", "party",
    "population", "other",
]  # fmt: skip
PlaceKind = Literal["country", "region", "city", "facility", "water", "other"]
Precision = Literal["exact", "city", "area", "admin2", "admin1", "region", "country", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Style = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "at_least", "at_most", "about", "vague", "range"]
FigureKind = Literal[
    "killed", "injured", "missing", "detained", "released", "displaced", "force", "participants", "weapons", "money",
    "votes", "other",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "future", "hypothetical", "negated", "requested", "historical"]
RelationName = Literal[
    "member_of", "leads", "works_for", "part_of", "under_command_of", "allied_with", "opposed_to", "supports",
    "controls", "present_in", "successor_of", "located_in",
]  # fmt: skip


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The report that an account was made from; `text` is carried only where spans count in extracted text."""

    id: str
    source: str
    span: Span
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    headline: Words | None = None
    deck: tuple[Words, ...] = ()
    captions: tuple[Caption, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    published_basis: DateBasis = "unknown"
    updated: str | None = None
    updated_basis: DateBasis = "unknown"
    captured: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    extractor: str | None = None
    text: str | None = None
    reader: str | None = None
    """Name and version of the reader whose marks the account rests on; null for a report that was not read."""
    unread: str | None = None
    """Why the report was not read (such as `language: fr`), null for one that was."""


class Office(msgspec.Struct, frozen=True):
    """An office as the report states it: `title`, and the actor that it is `of` where said."""

    title: str
    of: str | None
    span: Span


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who acts, speaks or is acted on. `known_as` is the registry's key, null where it has none."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    known_as: str | None = None
    sector: str | None = None
    """PLOVER sector code, such as `GOV`, `MIL`, `REB`."""
    mentions: tuple[Span, ...] = ()
    roles: tuple[Office, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A named place. A point only where a word of the text earns it; `radius_km` is the point's uncertainty."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "unknown"
    radius_km: float | None = None
    extent: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees, for regions."""
    mentions: tuple[Span, ...] = ()


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3 expression: `value` as TimeML writes it, `edtf` for the record, both null where it cannot be known."""

    id: str
    span: Span
    type: TimeType
    value: str | None = None
    edtf: str | None = None
    mod: str | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what: PolNeAR's source, cue and content. `within` is the id of the attribution that it stands in."""

    id: str
    source: str | None
    source_span: Span | None
    cue: Span
    content: tuple[Span, ...]
    style: Style
    channel: str | None = None
    when: str | None = None
    within: str | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number with the bounds its words state; `low` or `high` is null where open."""

    id: str
    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None
    kind: FigureKind
    actor: str | None = None
    place: str | None = None
    when: str | None = None
    says: str | None = None
    event: str | None = None


class Participant(msgspec.Struct, frozen=True):
    """One who takes part in an event, and the words that say so."""

    actor: str | None
    span: Span


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom, coded to PLOVER. `says` is whose claim it is, null in the report's own voice."""

    id: str
    type: EventType
    mode: str | None
    trigger: Span
    actor: tuple[Participant, ...] = ()
    recipient: tuple[Participant, ...] = ()
    place: str | None = None
    when: str | None = None
    status: Status = "happened"
    says: str | None = None
    attribution: str | None = None
    tellings: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.0
    why: str = ""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A standing fact about an actor; `object` is an actor's id or a place's."""

    id: str
    subject: str
    relation: RelationName
    object: str
    span: Span
    title: str | None = None
    status: Literal["current", "former"] = "current"


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says."""

    report: Header
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()

    def in_source(self) -> Account:
        """The same account with every span counted in the whole source, as `account.md` has it."""
        by = self.report.span[0]
        return self if not by else msgspec.convert(_moved(msgspec.to_builtins(self), by), Account)


_SPANS = frozenset({"span", "source_span", "cue", "trigger"})
_SPAN_LISTS = frozenset({"mentions", "content", "tellings", "evidence"})


def _moved(value: Any, by: int, field: str = "", top: bool = True) -> Any:
    """A copy of decoded JSON with the spans in it moved; the header's own span already counts in the source."""
    if isinstance(value, dict):
        return {
            key: inner if field == "report" and key == "span" else _moved(inner, by, key)
            for key, inner in value.items()
        }
    if field in _SPANS and value is not None:
        return [value[0] + by, value[1] + by]
    if field in _SPAN_LISTS:
        return [[start + by, end + by] for start, end in value]
    if isinstance(value, list | tuple):
        return [_moved(inner, by, field) if isinstance(inner, dict) else inner for inner in value]
    return value


def header(report: Report, *, reader: str | None = None, unread: str | None = None) -> Header:
    """The header of an account of this report."""
    fields = {name: getattr(report, name) for name in Header.__struct_fields__ if hasattr(report, name)}
    fields["text"] = report.text if report.extractor else None
    return Header(**fields, reader=reader, unread=unread)


def spans_of(account: Account) -> Iterator[tuple[str, Span]]:
    """Every span of an account with the path to it, such as `("events[0].trigger", (10, 17))`."""
    yield from _spans(msgspec.to_builtins(account), "", "")


def _spans(value: Any, path: str, field: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list | tuple) and not (path == "report" and key == "span"):
                yield from _spans(inner, f"{path}.{key}".lstrip("."), key)
    elif field in _SPANS:
        yield path, (value[0], value[1])
    elif field in _SPAN_LISTS:
        yield from ((f"{path}[{i}]", (s[0], s[1])) for i, s in enumerate(value))
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            if isinstance(inner, dict):
                yield from _spans(inner, f"{path}[{i}]", field)


def check(account: Account, text: str) -> Account:
    """The account itself, once every span of it lies in `text` and holds words, and quoted words re-read the same.

    Raises:
        SpanError: a span lies outside the text, is empty, or its words differ from the ones quoted with it.
    """
    for path, (start, end) in spans_of(account):
        if not 0 <= start < end <= len(text):
            raise SpanError(f"{path}: expected a span of words within [0, {len(text)}), got [{start}, {end})")
    head = account.report
    for part in (head.headline, head.dateline, *head.deck, *head.captions):
        if part is not None and text[part.span[0] : part.span[1]] != part.text:
            raise SpanError(f"report: the words at {part.span} are not {part.text!r}: re-read the report")
    return account
