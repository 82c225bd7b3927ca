"""An account as margin cards: one for each fact, with its words, its names looked up and what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dateline.record.account import Account, Actor, Attribution, Event, Figure, Participant, Place, Relation, Time
from dateline.record.anchor import Anchor, Kind
from dateline.record.corrected import overlapping
from dateline.record.correction import Correction
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.web.marks import Layer, Mark, Part

LAYERS: tuple[tuple[Layer, str, bool], ...] = (
    ("event", "Events", True),
    ("speech", "Statements", True),
    ("figure", "Figures", True),
    ("tie", "Relations", True),
    ("time", "Times", False),
    ("place", "Places", False),
    ("actor", "Actors", False),
)
"""Each layer with its name, and whether it is shown before a person chose."""
_LAYER: dict[Kind, Layer] = {
    "event": "event", "attribution": "speech", "figure": "figure", "time": "time", "place": "place", "actor": "actor",
    "relation": "tie",
}  # fmt: skip


class Party(msgspec.Struct, frozen=True):
    """A name on a card: the actor's name, the words here where they differ, and the actor's own place on the page."""

    name: str
    words: str = ""
    path: str | None = None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One fact beside its words."""

    id: str
    """On the page, such as `event-120-128`."""
    key: str
    """Anchor key."""
    kind: Kind
    layer: Layer
    span: Span
    fact: Any
    """The fact itself, as the account has it."""
    status: str = ""
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    says: Party | None = None
    place: Place | None = None
    words: str = ""
    corrections: tuple[Correction, ...] = ()
    """What people said of it, oldest first."""
    rejected: bool = False

    @property
    def accepted(self) -> Correction | None:
        """Who accepted it last."""
        return next((one for one in reversed(self.corrections) if one.change == "accept"), None)

    @property
    def changes(self) -> tuple[Correction, ...]:
        """What was set or added by hand."""
        return tuple(one for one in self.corrections if one.change in ("set", "add", "reject"))


def facts_of(account: Account) -> Iterator[Any]:
    """Every fact of an account, actors, places and times included."""
    for facts in (
        account.events, account.attributions, account.figures, account.relations, account.times, account.places,
        account.actors,
    ):  # fmt: skip
        yield from facts


def _said(report: str, account: Account, corrections: Sequence[Correction]) -> dict[str, list[Correction]]:
    """Corrections by the anchor key of the fact that each speaks of, found again by overlap as `corrected` does."""
    words: dict[Kind, list[tuple[str, tuple[Span, ...]]]] = {}
    for fact in facts_of(account) if corrections else ():
        if anchor := anchor_of(report, fact):
            spans = fact.mentions if isinstance(fact, Actor | Place) else (anchor.span,)
            words.setdefault(anchor.kind, []).append((anchor.key, spans))
    found: dict[str, list[Correction]] = {}
    for one in corrections:
        anchor = Anchor.parse(one.fact)
        key = overlapping(words.get(anchor.kind, ()), anchor.span)
        if key:
            found.setdefault(key, []).append(one)
    return found


def anchor_of(report: str, fact: Any) -> Anchor | None:
    """The anchor of a fact of an account, null for an actor or place that is mentioned nowhere."""
    kind = _KIND[type(fact)]
    span = _lead(fact)
    return Anchor(report, kind, span) if span else None


def page_id(key: str) -> str:
    """A fact's id on the page of its report."""
    _, kind, span = key.split(":")
    return f"{kind}-{span}"


def _lead(fact: Any) -> Span | None:
    if isinstance(fact, Event):
        return fact.trigger
    if isinstance(fact, Attribution):
        return fact.cue
    if isinstance(fact, Actor | Place):
        return min(fact.mentions) if fact.mentions else None
    span: Span = fact.span
    return span


_KIND: dict[type, Kind] = {
    Event: "event",
    Attribution: "attribution",
    Figure: "figure",
    Time: "time",
    Place: "place",
    Actor: "actor",
    Relation: "relation",
}


class Cards:
    """The cards of one account, and the marks they put on the text."""

    def __init__(self, report: Report, account: Account, corrections: Sequence[Correction] = ()) -> None:
        self._report, self._account, self._corrections = report, account, corrections
        self._actors = {one.id: one for one in account.actors}
        self._places = {one.id: one for one in account.places}
        self._said = _said(report.id, account, corrections)

    def all(self) -> list[Card]:
        """Every card, in the order of the text; what was rejected is not among them."""
        made = [card for fact in facts_of(self._account) if (card := self._card(fact))]
        return sorted(made, key=lambda card: (card.span[0], _RANK[card.layer]))

    def marks(self, cards: Iterable[Card]) -> list[Mark]:
        """The marks of these cards."""
        return [
            Mark(*span, card.id, card.layer, part, card.status if part == "lead" else "")
            for card in cards
            for part, span in self._spans(card.fact)
        ]

    def _card(self, fact: Any, *, rejected: bool = False) -> Card | None:
        anchor = anchor_of(self._report.id, fact)
        if anchor is None:
            return None
        return Card(
            id=page_id(anchor.key),
            key=anchor.key,
            kind=anchor.kind,
            layer=_LAYER[anchor.kind],
            span=anchor.span,
            fact=fact,
            words=self.words(anchor.span),
            corrections=tuple(self._said.get(anchor.key, ())),
            rejected=rejected,
            **self._told(fact),
        )

    def rejected(self, original: Account) -> list[Card]:
        """Cards of the facts that people rejected, from the account as it was read."""
        before = Cards(self._report, original, [one for one in self._corrections if one.change == "reject"])
        cards = (before._card(fact, rejected=True) for fact in facts_of(original))
        return [card for card in cards if card and card.corrections]

    def _told(self, fact: Any) -> dict[str, Any]:
        """What a card of its kind shows beside the fact's own fields."""
        if isinstance(fact, Event):
            return {
                "status": fact.status,
                "actors": self._parties(fact.actor),
                "recipients": self._parties(fact.recipient),
                "says": self.party(fact.says),
                "place": self._places.get(fact.place or ""),
            }
        if isinstance(fact, Attribution):
            speaker = self.party(fact.source, fact.source_span)
            return {"actors": (speaker,) if speaker else ()}
        if isinstance(fact, Figure):
            whose = self.party(fact.actor)
            place = self._places.get(fact.place or "")
            return {"says": self.party(fact.says), "place": place, "actors": (whose,) if whose else ()}
        if isinstance(fact, Relation):
            subject, other = self.party(fact.subject), self.party(fact.object)
            return {"actors": (subject,) if subject else (), "recipients": (other,) if other else ()}
        return {}

    def _parties(self, participants: tuple[Participant, ...]) -> tuple[Party, ...]:
        found = [self.party(one.actor, one.span) for one in participants]
        return tuple({one.name: one for one in found if one}.values())

    def party(self, id: str | None, span: Span | None = None) -> Party | None:
        """An actor (or place) of the account by its id; else the words that stand for it."""
        words = self.words(span) if span else ""
        known = self._actors.get(id or "") or self._places.get(id or "")
        if known is None:
            return Party(words) if words else None
        anchor = anchor_of(self._report.id, known)
        path = f"#{page_id(anchor.key)}" if anchor else None
        return Party(known.name, "" if words.lower() == known.name.lower() else words, path)

    def words(self, span: Span) -> str:
        """The words at a span, on one line."""
        return " ".join(self._report.words(span).split())

    def _spans(self, fact: Any) -> Iterator[tuple[Part, Span]]:
        lead = _lead(fact)
        if isinstance(fact, Event):
            yield from (("wide", span) for span in fact.evidence)
            yield from (("part", one.span) for one in (*fact.actor, *fact.recipient))
            yield from (("part", span) for span in fact.tellings)
            yield from self._place_beside(fact.place, fact.trigger)
        elif isinstance(fact, Attribution):
            yield from (("wide", span) for span in fact.content)
            if fact.source_span:
                yield "part", fact.source_span
        elif isinstance(fact, Actor | Place):
            yield from (("lead", span) for span in fact.mentions)
            return
        if lead:
            yield "lead", lead

    def _place_beside(self, place: str | None, trigger: Span) -> Iterator[tuple[Part, Span]]:
        """The mention of an event's place that stands nearest to its trigger."""
        known = self._places.get(place or "")
        if known and known.mentions:
            nearest = min(known.mentions, key=lambda span: abs(span[0] - trigger[0]))
            if abs(nearest[0] - trigger[0]) < _NEAR:
                yield "part", nearest


_NEAR = 300
"""Characters within which a mention of a place is taken for the one that places an event."""
_RANK: dict[Layer, int] = {layer: i for i, (layer, _, _) in enumerate(LAYERS)}
