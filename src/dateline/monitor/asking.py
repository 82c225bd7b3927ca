"""One asking of a question: the record, the names looked up in it, and facts found by reports, actors and places."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.monitor.scope import Party, Spot, named_so, near, near_places, party, spot
from dateline.record.fact import Fact
from dateline.store.days import days
from dateline.store.protocol import FactQuery, Query, View

MOST_REPORTS = 100
"""Reports that are looked through for what they say of an actor in words; beyond, only facts in which the actor takes
part by its own name are found."""
_LOT = 200


class Within(msgspec.Struct, frozen=True):
    """First and last ISO day asked for, null where open."""

    first: str | None = None
    last: str | None = None

    def holds(self, fact: Fact) -> bool:
        """Whether the fact's own day, or where it has none the report's day, lies within."""
        first, last = fact.first_day or fact.last_day, fact.last_day or fact.first_day
        if first is None:
            published = days(fact.published)
            first, last = published or (None, None)
        if first is None or last is None:
            return True
        return (self.first is None or last >= self.first) and (self.last is None or first <= self.last)


def within(since: str | None, until: str | None) -> Within:
    """The days of two options, each a day, a month or a year."""
    first, last = days(since), days(until)
    return Within(first[0] if first else None, last[1] if last else None)


class Asking:
    """A view of the record while one question is asked of it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.notes: list[str] = []
        self._parties: dict[str, Party] = {}
        self._reports: dict[str, list[str]] = {}
        self._facts: dict[FactQuery, list[Fact]] = {}

    def parties(self, named: Iterable[str]) -> tuple[Party, ...]:
        """The actors of these names; a name that the record does not hold is noted."""
        return tuple(self._party(name) for name in named)

    def spots(self, named: Iterable[str]) -> tuple[Spot, ...]:
        """The places of these names; a name at which the record has no event is noted."""
        found = tuple(named_so(self.view, spot(name)) for name in named)
        for one in found:
            held = self.view.facts(msgspec.structs.replace(_at(FactQuery(kinds=("event",)), one), limit=1))
            if next(iter(held), None) is None:
                self.notes.append(
                    f"the record tells of nothing in {one.told!r}{_meant(near_places(self.view, one.told))}"
                )
        return found

    def facts(self, query: FactQuery) -> list[Fact]:
        """Facts that match, found once for one asking."""
        if query not in self._facts:
            self._facts[query] = list(self.view.facts(query))
        return self._facts[query]

    def of_reports(self, reports: Iterable[str], query: FactQuery) -> list[Fact]:
        """Facts of these reports that match."""
        ids = list(dict.fromkeys(reports))
        lots = (tuple(ids[at : at + _LOT]) for at in range(0, len(ids), _LOT))
        return [fact for lot in lots for fact in self.facts(msgspec.structs.replace(query, reports=lot))]

    def about(
        self, query: FactQuery, parties: tuple[Party, ...], spots: tuple[Spot, ...] = (), *, words: bool = True
    ) -> list[Fact]:
        """Facts that may speak of these actors, or else of these places, each once.

        They are those of all reports that name the actors. Without `words`, and for an actor of very many reports, only
        facts in which the actor takes part, speaks or is said to say so.
        """
        if not parties:
            return _once(fact for one in spots for fact in self.facts(_at(query, one)))
        found: list[Fact] = []
        for one in parties:
            reports = self.reports_on(one)
            if one.keys and (not words or len(reports) > MOST_REPORTS):
                found += self.facts(msgspec.structs.replace(query, either=one.keys))
                found += self.facts(msgspec.structs.replace(query, says=one.keys))
                if words:
                    self._note_limit(one)
            else:
                found += self.of_reports(reports[-MOST_REPORTS * 4 :], query)
        return _once(found)

    def reports_on(self, one: Party) -> list[str]:
        """Ids of reports that name an actor: by its keys, and by its words where it has none."""
        if one.told not in self._reports:
            keyed = self.view.appearances(keys=one.keys) if one.keys else ()
            found = dict.fromkeys(seen.report for seen in keyed)
            if not one.keys:
                worded = self.view.entries(Query(words=f'"{one.told}"', limit=MOST_REPORTS * 4))
                found |= dict.fromkeys(entry.id for entry in worded)
            self._reports[one.told] = list(found)
        return self._reports[one.told]

    def _party(self, name: str) -> Party:
        if name not in self._parties:
            found = self._parties[name] = party(self.view, name)
            if not self.reports_on(found):
                self.notes.append(self._unknown(name))
        return self._parties[name]

    def _unknown(self, name: str) -> str:
        return f"no report of the record names {name!r}{_meant(near(self.view, name))}"

    def _note_limit(self, one: Party) -> None:
        note = (
            f"{one.told} is named in more than {MOST_REPORTS} reports: what they tell of it without its own name was "
            "not looked through"
        )
        if note not in self.notes:
            self.notes.append(note)


def _meant(others: list[str]) -> str:
    return f"; the record has {', '.join(others)}" if others else ""


def _at(query: FactQuery, one: Spot) -> FactQuery:
    if one.country is not None:
        return msgspec.structs.replace(query, countries=(one.country,))
    if one.geonames is not None:
        return msgspec.structs.replace(query, places=(one.geonames,))
    return msgspec.structs.replace(query, place_names=one.names or (one.told,))


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return list({fact.key: fact for fact in facts}.values())


def placed(fact: Fact, spots: tuple[Spot, ...]) -> bool:
    """Whether the fact is at one of these places, or has no place but its sentence or headline names one of them."""
    if not spots:
        return True
    if fact.place is not None:
        return any(one.holds(fact.place) for one in spots)
    text = f"{fact.headline or ''} {fact.sentence}".casefold()
    return any(one.told.casefold() in text for one in spots)
