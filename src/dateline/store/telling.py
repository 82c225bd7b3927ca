"""From an account to its facts: every actor, place and attribution looked up, every fact with its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

import msgspec

from dateline.record.account import Account, Actor, Attribution, Event, Figure, Participant, Place, Relation
from dateline.record.anchor import Anchor, Kind
from dateline.record.fact import Appearance, Fact, Who
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.store.days import covered
from dateline.store.keys import actor_key, as_name

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\Wa-z])|\n")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|St|No|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)\s*$"
)
_LONGEST_SENTENCE = 600
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How a fact tells when it came into the record."""


class Telling:
    """One report with its account in force, told fact by fact."""

    def __init__(self, report: Report, account: Account, *, added: str = "") -> None:
        self.report, self.account, self.added = report, account, added

    def facts(self) -> Iterator[Fact]:
        """Events, figures, attributions and relations, each once, in this order."""
        yield from map(self._event, self.account.events)
        yield from map(self._figure, self.account.figures)
        yield from map(self._attribution, self.account.attributions)
        yield from map(self._relation, self.account.relations)

    def appearances(self) -> Iterator[Appearance]:
        """The actors that have words in the report."""
        for actor in self.account.actors:
            if actor.mentions:
                yield self._appearance(actor)

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.account.actors}

    @cached_property
    def _actor_keys(self) -> dict[str, str]:
        return {actor.id: actor_key(actor, self.report.id, self.report.text) for actor in self.account.actors}

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.id: place for place in self.account.places}

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Anchor keys of events and attributions by id."""
        return {event.id: self._key("event", event.trigger) for event in self.account.events} | {
            speech.id: self._key("attribution", speech.cue) for speech in self.account.attributions
        }

    def _key(self, kind: Kind, span: Span) -> str:
        return Anchor(self.report.id, kind, span).key

    def _event(self, event: Event) -> Fact:
        evidence = event.evidence[0] if event.evidence else None
        return self._fact(
            "event",
            event.id,
            event.trigger,
            event.type,
            when=event.when,
            sentence=evidence,
            mode=event.mode,
            status=event.status,
            actors=tuple(map(self._participant, event.actor)),
            recipients=tuple(map(self._participant, event.recipient)),
            place=self._places.get(event.place or ""),
            says=self._who(event.says),
            attribution=self._keys.get(event.attribution or ""),
            confidence=event.confidence,
            tellings=event.tellings,
        )

    def _figure(self, figure: Figure) -> Fact:
        return self._fact(
            "figure",
            figure.id,
            figure.span,
            figure.kind,
            when=figure.when,
            low=figure.low,
            high=figure.high,
            bound=figure.bound,
            unit=figure.unit,
            actors=self._some(figure.actor),
            place=self._places.get(figure.place or ""),
            says=self._who(figure.says),
            event=self._keys.get(figure.event or ""),
        )

    def _attribution(self, speech: Attribution) -> Fact:
        source = self._who(speech.source, speech.source_span)
        if source is None and speech.source_span is not None:
            source = Who(None, self._words(speech.source_span), words=self._words(speech.source_span))
        return self._fact(
            "attribution",
            speech.id,
            speech.cue,
            speech.style,
            when=speech.when,
            actors=(source,) if source else (),
            content=tuple(map(self._words, speech.content)),
            content_spans=speech.content,
            channel=speech.channel,
            within=self._keys.get(speech.within or ""),
            says=self._teller(speech),
        )

    def _teller(self, speech: Attribution) -> Who | None:
        """Who says that it was said, where that is not the speaker: "the envoy said that the rebels fear a raid"."""
        outer = next((one for one in self.account.attributions if one.id == speech.within), None)
        return self._who(outer.source) if outer is not None and outer.source != speech.source else None

    def _relation(self, relation: Relation) -> Fact:
        return self._fact(
            "relation",
            relation.id,
            relation.span,
            relation.relation,
            actors=self._some(relation.subject),
            recipients=self._some(relation.object),
            place=self._places.get(relation.object),
            title=relation.title,
            status=relation.status,
        )

    def _fact(self, kind: Kind, id: str, span: Span, type: str, **fields: Any) -> Fact:
        head, sentence = self.report, fields.pop("sentence", None) or self._sentence(span)
        first, last = covered(fields.get("when"))
        return Fact(
            key=self._key(kind, span),
            kind=kind,  # type: ignore[arg-type]
            id=id,
            report=head.id,
            publisher=head.publisher,
            url=head.url,
            headline=head.headline.text if head.headline else None,
            published=head.published,
            added=self.added,
            type=type,
            first_day=first,
            last_day=last,
            words=self._words(span),
            span=span,
            sentence=self._words(sentence),
            sentence_span=sentence,
            **fields,
        )

    def _appearance(self, actor: Actor) -> Appearance:
        words = Counter(self._words(span) for span in actor.mentions)
        named = dict.fromkeys(name for word, _ in words.most_common() if (name := as_name(word)))
        return Appearance(
            key=self._actor_keys[actor.id],
            fact=self._key("actor", actor.mentions[0]),
            report=self.report.id,
            publisher=self.report.publisher,
            published=self.report.published,
            name=actor.name,
            type=actor.type,
            country=actor.country,
            known_as=actor.known_as,
            sector=actor.sector,
            mentions=len(actor.mentions),
            names=tuple(named),
            offices=tuple(
                (
                    role.title,
                    self._actors[role.of].name if role.of in self._actors else None,
                    self._words(role.span),
                    role.span,
                )
                for role in actor.roles
            ),
        )

    def _participant(self, one: Participant) -> Who:
        words = self._words(one.span)
        return self._who(one.actor, one.span) or Who(None, words, words=words, span=one.span)

    def _some(self, id: str | None) -> tuple[Who, ...]:
        who = self._who(id)
        return (who,) if who else ()

    def _who(self, id: str | None, span: Span | None = None) -> Who | None:
        actor = self._actors.get(id or "")
        if actor is None:
            return None
        words = self._words(span) if span else None
        return Who(self._actor_keys[actor.id], actor.name, actor.type, actor.country, words, span)

    def _words(self, span: Span) -> str:
        return self.report.text[span[0] : span[1]]

    def _sentence(self, span: Span) -> Span:
        """The sentence around words: an event's evidence that holds them, else between full stops of the paragraph."""
        for start, end in self._evidence:
            if start <= span[0] and span[1] <= end:
                return start, end
        first, last = next(
            (part.span for part in self.report.paragraphs if part.span[0] <= span[0] < part.span[1]),
            (max(0, span[0] - _LONGEST_SENTENCE), min(len(self.report.text), span[1] + _LONGEST_SENTENCE)),
        )
        return sentence_around(self.report.text, (first, last), span)

    @cached_property
    def _evidence(self) -> list[Span]:
        return sorted({span for event in self.account.events for span in event.evidence})


def sentences(report: Report) -> list[Span]:
    """The stretches between full stops of each paragraph, in order; furniture is left out."""
    found: list[Span] = []
    whole = [part.span for part in report.paragraphs if part.kind != "furniture"] or [(0, len(report.text))]
    for first, last in whole:
        edges = [first, *_stops(report.text, first, last), last]
        for start, end in pairwise(edges):
            words = report.text[start:end]
            if words.strip():
                found.append((start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))))
    return found


def sentence_around(text: str, within: Span, span: Span) -> Span:
    """The stretch between full stops that holds a span, in its paragraph; no abbreviation ends it."""
    first, last = min(within[0], span[0]), max(within[1], span[1])
    ends = [at for at in _stops(text, first, last) if not span[0] < at < span[1]]
    start = max((at for at in ends if at <= span[0]), default=first)
    end = min((at for at in ends if at >= span[1]), default=last)
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _stops(text: str, first: int, last: int) -> list[int]:
    """Where sentences end between two places."""
    return [m.end() for m in _END.finditer(text, first, last) if not _SHORT.search(text, first, m.start() + 1)]


_HEADER = frozenset({"key", "report", "publisher", "url", "headline", "published", "added"})
_KEPT = tuple(name for name in Fact.__struct_fields__ if name not in _HEADER)
_fields = {field.name: field for field in msgspec.structs.fields(Fact)}
_Packed = msgspec.defstruct("_Packed", [(name, _fields[name].type) for name in _KEPT], array_like=True, frozen=True)
_decode = msgspec.msgpack.Decoder(_Packed).decode
_encode = msgspec.msgpack.Encoder().encode


def packed(fact: Fact) -> bytes:
    """A fact as it is kept, without what its report's row says already."""
    return _encode([getattr(fact, name) for name in _KEPT])


def confidence_of(value: bytes) -> float | None:
    """How certain the fact is that `packed` kept."""
    kept: Any = _decode(value)
    sure: float | None = kept.confidence
    return sure


def place_of(value: bytes) -> Place:
    """The place of the fact that `packed` kept, which has one."""
    kept: Any = _decode(value)
    place: Place = kept.place
    return place


def unpacked(value: bytes, *, key: str, report: str, head: Any, added: str) -> Fact:
    """The fact that `packed` kept; `head` has the columns of its report."""
    kept = _decode(value)
    return Fact(
        key=key,
        report=report,
        publisher=head.publisher,
        url=head.url,
        headline=head.headline,
        published=head.published,
        added=added,
        **{name: getattr(kept, name) for name in _KEPT},
    )
