"""What other data sets have one row for: an occurrence, from an incident's accounts or from a single report's event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from dateline.publish.account import Told
from dateline.record.account import Event, Figure, Participant, Place
from dateline.record.incident import Incident, ToldFigure
from dateline.store.days import on_calendar
from dateline.store.keys import is_shared
from dateline.store.protocol import Kept
from dateline.store.words import folded
from dateline.vocabulary.files import table

Find = Callable[[str], Kept | None]
TOOK_PLACE = frozenset({"happened", "historical"})
_STATE = frozenset({"state", "government", "armed_forces"})
_UNARMED = frozenset({"population", "person", "ngo", "media", "company", "party"})
_OF_THE_STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
_ARMED_SECTORS = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "CRM", "SPY"})


_MANY = 1000
"""Killed of whom no single day is told, from which they are those of a war or of years."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One who takes part."""

    name: str
    key: str | None
    type: str | None
    country: str | None
    sector: str | None

    @property
    def is_state(self) -> bool:
        """Whether it is a state, a part of its government or its forces."""
        return self.type in _STATE

    @property
    def is_armed_group(self) -> bool:
        """Whether it is an armed group that no state commands, as far as the report tells."""
        return self.type == "armed_group"

    @property
    def is_official(self) -> bool:
        """Whether it is a person who holds an office of a state or serves in its forces."""
        return self.type == "person" and self.sector in _OF_THE_STATE

    @property
    def is_civilian(self) -> bool:
        """Whether it is said to be a civilian, or a body of civilians."""
        return self.type in _UNARMED and self.sector not in _ARMED_SECTORS and not self.is_official

    @property
    def is_armed(self) -> bool:
        """Whether it bears arms."""
        return self.is_armed_group or self.type == "armed_forces" or self.sector in _ARMED_SECTORS


class Toll(msgspec.Struct, frozen=True):
    """The killed, in UCDP's manner: the lowest and the highest that any account gives, and what the last one gives."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None


class Origin(msgspec.Struct, frozen=True):
    """One report that tells it."""

    report: str
    publisher: str | None
    published: str | None
    headline: str | None
    url: str | None


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One occurrence. `told` leads to the words of its first telling, spans counted in the source."""

    id: str
    type: str
    mode: str | None
    first_day: str | None
    last_day: str | None
    place: Place | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    toll: Toll
    origins: tuple[Origin, ...]
    says: tuple[str, ...]
    told: dict[str, Any]
    is_total: bool = False
    """Whether its numbers are those of a war or of years, and of no single occurrence."""

    @property
    def counts_many(self) -> bool:
        """Whether its numbers are no single occurrence's: by its words, or so many that no day is told for."""
        one_day = self.first_day is not None and self.first_day == self.last_day
        return self.is_total or ((self.toll.low or 0) >= _MANY and not one_day)


def from_report(kept: Kept) -> Iterator[Occurrence]:
    """Each event of a report that is told as having taken place."""
    told = Told(kept)
    for event in told.account.events:
        if event.status in TOOK_PLACE:
            yield _from_event(told, event)


def _from_event(told: Told, event: Event) -> Occurrence:
    first, last = on_calendar(event.when)
    says = told.name(event.says)
    return Occurrence(
        id=told.key(event),
        type=event.type,
        mode=event.mode,
        first_day=first,
        last_day=last,
        place=told.places.get(event.place or ""),
        actors=_sides(told, event.actor),
        recipients=_sides(told, event.recipient),
        toll=_report_toll([one for one in told.account.figures if one.event == event.id and one.kind == "killed"]),
        origins=(_origin(told),),
        says=(says,) if says else (),
        told=told.provenance(told.sentence(event)),
        is_total=_is_total(told, event),
    )


def _is_total(told: Told, event: Event) -> bool:
    """Whether an event is a war, or its sentence counts the killed of one or of years."""
    words = table("incidents")["totals"]
    if re.fullmatch(words["events"], told.words(event.trigger), re.IGNORECASE):
        return True
    first, last = on_calendar(event.when)
    if first and last and first == last:
        return False
    return bool(re.search(words["words"], told.words(told.sentence(event)), re.IGNORECASE))


def from_incident(incident: Incident, find: Find) -> Occurrence | None:
    """An incident as one occurrence; null where it is not told as having taken place.

    `find` gives a report by its id.
    """
    if incident.status not in TOOK_PLACE:
        return None
    opened = [(told, event) for told, event in _opened(incident, find) if event.status in TOOK_PLACE]
    if not opened:
        return None
    copies = {telling.fact for telling in incident.tellings if telling.copy_of}
    voices = [(told, event) for told, event in opened if told.key(event) not in copies] or opened
    best = max(opened, key=lambda one: (bool(one[1].actor) + bool(one[1].recipient), one[1].confidence))
    return Occurrence(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        first_day=incident.first_day,
        last_day=incident.last_day,
        place=incident.place,
        actors=most_told(side for told, event in voices for side in _sides(told, event.actor)),
        recipients=most_told(side for told, event in voices for side in _sides(told, event.recipient)),
        toll=_incident_toll(incident),
        origins=tuple({told.report.id: _origin(told) for told, _ in opened}.values()),
        says=tuple(dict.fromkeys(telling.says for telling in incident.tellings if telling.says)),
        told=best[0].provenance(best[0].sentence(best[1])),
        is_total=all(_is_total(told, event) for told, event in opened),
    )


def _opened(incident: Incident, find: Find) -> Iterator[tuple[Told, Event]]:
    for telling in incident.tellings:
        kept = find(telling.report)
        told = Told(kept) if kept else None
        for event in told.account.events if told else ():
            if told and told.key(event) == telling.fact:
                yield told, event


def _sides(told: Told, parts: tuple[Participant, ...]) -> tuple[Side, ...]:
    return _merged(_side(told, part) for part in parts)


def _merged(sides: Iterator[Side]) -> tuple[Side, ...]:
    return tuple({side.key or side.name: side for side in sides}.values())


def most_told(sides: Iterator[Side]) -> tuple[Side, ...]:
    """Each side once, those told most first; of many, those told once are left out. Who has no key of his own is known
    by his name ("the attackers" of two reports), and a thing (a camp) counts where no actor is told."""
    told = list(sides)
    found = [side for side in told if side.type] or told
    counts = Counter(map(_known_by, found))
    once = {_known_by(side): side for side in found}
    ranked = sorted(once.values(), key=lambda side: -counts[_known_by(side)])
    return tuple(side for side in ranked if len(ranked) <= 3 or counts[_known_by(side)] > 1) or tuple(ranked[:1])


def _known_by(side: Side) -> str:
    return side.key if side.key and is_shared(side.key) else folded(side.name)


def _side(told: Told, part: Participant) -> Side:
    actor = told.actors.get(part.actor or "")
    if actor is None:
        return Side(name=told.named(part), key=None, type=None, country=None, sector=None)
    return Side(
        name=actor.name, key=told.actor_key(actor.id), type=actor.type, country=actor.country, sector=actor.sector
    )


def _origin(told: Told) -> Origin:
    report = told.report
    headline = report.headline.text if report.headline else None
    return Origin(report.id, report.publisher, report.published, headline, report.url)


def _report_toll(figures: list[Figure]) -> Toll:
    """The killed as one report gives them: its largest number, since smaller ones tell of a part."""
    if not figures:
        return Toll()
    most = max(figures, key=_size)
    return Toll(_low(most), _low(most), most.high, most.unit)


def _incident_toll(incident: Incident) -> Toll:
    """The killed as the accounts give them: each counts with its largest number, copies not at all; the best is the one
    published last."""
    copies = {telling.report for telling in incident.tellings if telling.copy_of}
    by_report: dict[str, ToldFigure] = {}
    for one in incident.figures:
        before = by_report.get(one.report)
        if one.kind == "killed" and one.report not in copies and (before is None or _size(one) > _size(before)):
            by_report[one.report] = one
    accounts = sorted(by_report.values(), key=lambda one: (one.published or "", one.fact))
    if not accounts:
        return Toll()
    highs = [one.high for one in accounts]
    high = None if None in highs else max(high for high in highs if high is not None)
    lows = [low for one in accounts if (low := _low(one)) is not None]
    return Toll(min(lows, default=None), _low(accounts[-1]), high, accounts[-1].unit)


def _size(one: Figure | ToldFigure) -> float:
    return _low(one) or 0.0


def _low(one: Figure | ToldFigure) -> float | None:
    return one.low if one.low is not None else one.high
