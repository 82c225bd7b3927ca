"""The Reading: everything a reader marked in one report, with no decision about the world.

Offsets are `[start, end)` in characters of the report's source text, the same text in which the report's own parts and
the account's spans count. Token indexes are positions in `Reading.tokens`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]

NameClass = Literal["PER", "LOC", "ORG", "NORP", "FAC", "DATE", "MONEY", "PRODUCT", "MISC"]
Factuality = Literal["happened", "planned", "possible", "negated", "asked"]
MentionKind = Literal["name", "nominal", "pronoun"]
ArgumentRole = Literal["actor", "recipient", "place", "time"]


class Token(msgspec.Struct, frozen=True, array_like=True):
    """One syntactic word: its place in the text, its tags and its arc (Universal Dependencies 2)."""

    start: int
    end: int
    pos: str
    """Universal part of speech (UPOS), such as `VERB`."""
    tag: str
    """Penn Treebank tag, such as `VBD`; it shows tense where UPOS does not."""
    lemma: str
    head: int
    """Index of the governing token in `Reading.tokens`; the token's own index where it is the root of its sentence."""
    relation: str
    """UD relation to the head, with the subtypes that matter (`nsubj:pass`, `obl:agent`, `nmod:poss` …)."""


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A run of tokens `[first, last)` inside one paragraph of the report."""

    first: int
    last: int
    paragraph: int
    """Index into `Report.paragraphs`."""


class Name(msgspec.Struct, frozen=True, array_like=True):
    """A proper name (or date, or sum of money) in one of the nine classes of the worldwide newswire corpus."""

    start: int
    end: int
    kind: NameClass
    score: float


class SpeechMark(msgspec.Struct, frozen=True):
    """An attribution as PolNeAR means it: who (source) reports (cue) what (content, perhaps in several pieces)."""

    cue: Span
    content: tuple[Span, ...]
    source: Span | None = None
    score: float = 1.0


class Argument(msgspec.Struct, frozen=True, array_like=True):
    """Who or what may take part in an event mention, as a span of words (normally the head's whole phrase).

    Unlikely ones are told too, and one phrase may be told in several roles: `EventMark.likely` chooses.
    """

    role: ArgumentRole
    start: int
    end: int
    score: float


class Same(msgspec.Struct, frozen=True, array_like=True):
    """An earlier event mention that a mention may tell again."""

    event: int
    """Index into `Reading.events`."""
    score: float


class EventMark(msgspec.Struct, frozen=True):
    """A mention of an event: its trigger word, its PLOVER root type and how the words present it."""

    trigger: Span
    type: str
    """PLOVER root type, such as `ASSAULT`."""
    factuality: Factuality
    arguments: tuple[Argument, ...] = ()
    score: float = 1.0
    scores: dict[str, float] = {}
    """Further types the reader thought likely, with their scores in 0..1, the chosen one included."""
    same: tuple[Same, ...] | None = None
    """Earlier mentions that may be the same event, but for unlikely ones (below 0.02); None where the reader does not
    say."""

    def likely(self, least: float = 0.12) -> tuple[Argument, ...]:
        """The participants of at least this score: each phrase in its likeliest role, no two of a role overlapping."""
        kept: list[Argument] = []
        told = [a for a in self.arguments if a.score > least]
        for one in sorted(told, key=lambda a: (-a.score, a.start)):
            mine = [o for o in kept if o.start < one.end and one.start < o.end]
            if not any((o.start, o.end) == (one.start, one.end) or o.role == one.role for o in mine):
                kept.append(one)
        return tuple(sorted(kept, key=lambda a: (a.start, a.end)))


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of words that stands for someone or something."""

    start: int
    end: int
    kind: MentionKind


class Chain(msgspec.Struct, frozen=True):
    """Mentions that mean the same thing, in reading order."""

    mentions: tuple[Mention, ...]


class Reading(msgspec.Struct, frozen=True):
    """What one reader marked in one report."""

    report: str
    """Id of the report that was read."""
    reader: str
    """Name and version of the reader, such as `onnx:2026.11`; readings of different readers are never mixed."""
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    speech: tuple[SpeechMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    chains: tuple[Chain, ...] = ()
