"""One kept account opened for publishing: names, keys and words looked up, spans counted in the source."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from dateline.record.account import Actor, Attribution, Event, Figure, Participant, Place, Relation
from dateline.record.anchor import Anchor, Kind
from dateline.record.reading import Span
from dateline.store.keys import actor_key
from dateline.store.protocol import Kept

Fact = Actor | Place | Attribution | Event | Figure | Relation


class Told:
    """What one report tells. Spans that come in count in `Report.text`; those of `provenance` count in the source."""

    def __init__(self, kept: Kept) -> None:
        self.entry, self.report, self.account = kept.entry, kept.report, kept.account

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {one.id: one for one in self.account.actors}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by id."""
        return {one.id: one for one in self.account.places}

    def name(self, actor: str | None) -> str | None:
        """The name of an actor by id, null where there is none."""
        one = self.actors.get(actor or "")
        return one.name if one else None

    def actor_key(self, actor: str | None) -> str | None:
        """The key across reports of an actor by id, null where there is none."""
        return self._keys.get(actor or "")

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {one.id: actor_key(one, self.report.id, self.report.text) for one in self.account.actors}

    def named(self, part: Participant) -> str:
        """Who takes part: by name, else by the words that say so."""
        return self.name(part.actor) or " ".join(self.words(part.span).split())

    def words(self, span: Span) -> str:
        """The words at a span of the report's text."""
        return self.report.text[span[0] : span[1]]

    def key(self, one: Fact) -> str:
        """The anchor key of a fact."""
        return Anchor(self.report.id, _kind(one), _anchored(one)).key

    def sentence(self, one: Event) -> Span:
        """The sentence that an analyst is shown for an event, else its trigger."""
        return next((span for span in one.evidence if span[0] <= one.trigger[0] < span[1]), None) or (
            one.evidence[0] if one.evidence else one.trigger
        )

    def provenance(self, span: Span) -> dict[str, Any]:
        """The columns that lead back to the words at a span."""
        report, by = self.report, self.report.span[0]
        return {
            "report": report.id,
            "publisher": report.publisher,
            "url": report.url,
            "published": report.published,
            "source": report.source,
            "start": span[0] + by,
            "end": span[1] + by,
            "words": self.words(span),
        }


def _kind(one: Fact) -> Kind:
    return type(one).__name__.lower()  # type: ignore[return-value]


def _anchored(one: Fact) -> Span:
    if isinstance(one, Event):
        return one.trigger
    if isinstance(one, Attribution):
        return one.cue
    if isinstance(one, Actor | Place):
        return one.mentions[0] if one.mentions else (0, 0)
    return one.span
