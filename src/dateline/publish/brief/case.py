"""What a brief is made from: reports opened, the incidents they tell, and what of them the brief is about."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.publish.account import Told
from dateline.publish.brief.choosing import Wanted
from dateline.publish.brief.citing import Source
from dateline.publish.countries import codes
from dateline.record.account import Attribution, Event, Figure
from dateline.record.incident import Incident
from dateline.record.reading import Span


class Change(msgspec.Struct, frozen=True):
    """Something that changed, in words without a final stop, and the words that show it."""

    text: str
    sources: tuple[Source, ...]


class Focus(msgspec.Struct, frozen=True):
    """What the brief is about: an actor (by its keys), a place (by name or GeoNames id), or else all of it."""

    actors: frozenset[str] = frozenset()
    place_names: frozenset[str] = frozenset()
    geonames: frozenset[int] = frozenset()
    country: str | None = None
    facts: frozenset[str] = frozenset()
    """Anchor keys of the facts that count; empty for all."""

    def event(self) -> Wanted:
        """How much an event counts: 1 where it is the actor's, says so or is at the place, 0.4 where its sentence only
        names them, 0 where it does not concern them."""
        return self._weight

    def _weight(self, told: Told, one: Event) -> float:
        if not self._fact(told.key(one)):
            return 0.0
        whose = [*(part.actor for part in (*one.actor, *one.recipient)), one.says]
        if self._actor({told.actor_key(actor) for actor in whose}) and self._place(told, one.place):
            return 1.0
        start, end = told.sentence(one)
        return 0.4 if any(start <= span[0] and span[1] <= end for span in self._named(told)) else 0.0

    def _named(self, told: Told) -> list[Span]:
        """Where the actor or the place is named."""
        spans = [m for a in told.account.actors if told.actor_key(a.id) in self.actors for m in a.mentions]
        spans += [m for p in told.account.places if self._is(told, p.id) for m in p.mentions]
        return [span for span in spans if told.words(span)[:1].isupper()]

    def figure(self, told: Told, one: Figure) -> bool:
        """Whether a figure counts: by its own actor and place, else by those of its event."""
        event = next((e for e in told.account.events if e.id == one.event), None)
        if self.actors or self.facts:
            whose = told.actor_key(one.actor) in self.actors or self._fact(told.key(one), strict=True)
            return bool(whose or (event and self._weight(told, event) == 1))
        return self._place(told, one.place or (event.place if event else None))

    def speaks(self, key: str) -> bool:
        """Whether a speaker counts: the actor itself, or anyone where the brief is about no actor."""
        return not self.actors or key in self.actors

    def mentions(self, told: Told, one: Attribution) -> bool:
        """Whether a statement's words name the actor or the place."""
        spans = self._named(told)
        return any(c[0] <= span[0] and span[1] <= c[1] for c in one.content for span in spans)

    def holds_place(self, told: Told, place: str) -> bool:
        """Whether a place of a report, by its id there, is the place that the brief is about."""
        return self._is(told, place)

    @property
    def country_name(self) -> str | None:
        """The name of the country that the brief is about."""
        found = codes(self.country)
        return found.name if found else None

    @property
    def is_narrow(self) -> bool:
        """Whether it is about an actor or a place."""
        return bool(self.actors or self.place_names or self.geonames or self.country)

    def _fact(self, key: str, *, strict: bool = False) -> bool:
        return key in self.facts if self.facts else not strict

    def _actor(self, keys: set[str | None]) -> bool:
        return not self.actors or bool(keys & self.actors)

    def _place(self, told: Told, place: str | None) -> bool:
        return not (self.place_names or self.geonames or self.country) or self._is(told, place)

    def _is(self, told: Told, place: str | None) -> bool:
        one = told.places.get(place or "")
        if one is None:
            return False
        by_name = one.name.casefold() in self.place_names
        return by_name or one.geonames in self.geonames or (self.country is not None and one.country == self.country)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a brief may say."""

    title: str
    kind: str
    about: tuple[tuple[str, str], ...] = ()
    reports: tuple[Told, ...] = ()
    incidents: tuple[Incident, ...] = ()
    focus: Focus = Focus()
    changes: tuple[Change, ...] = ()
    stories: Mapping[str, str] = {}
    """The story of each report, by id, where they are of many."""
