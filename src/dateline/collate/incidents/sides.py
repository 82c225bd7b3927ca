"""The accounts of one incident side by side: what is agreed, what is disputed, who says which number, who denies it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from dateline.collate.actors import is_shared
from dateline.collate.incidents.fields import envelopes, fields, figure_fields
from dateline.collate.incidents.making import FINENESS, fineness
from dateline.collate.incidents.occurrence import Occurrence, Party
from dateline.collate.incidents.titles import title
from dateline.record.account import EventType, Place
from dateline.record.incident import Incident, Stance, ToldFigure
from dateline.store.words import folded
from dateline.vocabulary.terms import modes as vocabulary_modes

T = TypeVar("T")
FINE = FINENESS.index("admin2")


def incident(those: Sequence[Occurrence], confidence: float = 1.0, why: tuple[str, ...] = ()) -> Incident:
    """The incident that these occurrences tell."""
    tellings = sorted(those, key=lambda one: (one.published or "9999", one.report, one.fact))
    voices = _voices(tellings)
    kind, mode = _kind(voices)
    first, last = _span(voices)
    place, parties = _place(voices), _parties(voices)
    figures = _figures(tellings)
    status = _most([one.status for one in voices if one.status != "negated"] or [voices[0].status])
    return Incident(
        id=hashlib.sha256(tellings[0].fact.encode()).hexdigest()[:16],
        title=title(kind, mode, status, place=place, days=(first, last), actors=parties[0], recipients=parties[1]),
        type=kind,
        mode=mode,
        status=status,
        first_day=first,
        last_day=last,
        place=place,
        actors=tuple(party.key for party in parties[0] if is_shared(party.key)),
        recipients=tuple(party.key for party in parties[1] if is_shared(party.key)),
        tellings=tuple(telling for one in tellings for telling in sorted(one.tellings, key=lambda it: it.span)),
        fields=(*fields(tellings), *figure_fields(figures, tellings)),
        figures=figures,
        envelopes=envelopes(figures, tellings),
        stances=_stances(tellings),
        confidence=confidence,
        why=why,
    )


def _voices(tellings: Sequence[Occurrence]) -> list[Occurrence]:
    """The tellings without copies whose original is here too."""
    here = {one.report for one in tellings}
    return [one for one in tellings if one.copy_of not in here] or list(tellings)


def _kind(voices: Sequence[Occurrence]) -> tuple[EventType, str | None]:
    """The type that most give, those told in the lead counting twice; then its mode, the most given that is known."""
    kind = _most([one.type for one in voices], [one.prominent for one in voices])
    modes = [(mode, one.prominent and mode not in _BY_THE_WAY) for one in voices for mode in one.modes]
    modes = [(mode, lead) for mode, lead in modes if mode in vocabulary_modes(kind)]
    mode = _most([mode for mode, _ in modes], [lead for _, lead in modes]) if modes else None
    return kind, None if mode == "destroy" and _mostly_plain(voices, kind) else mode


def _mostly_plain(voices: Sequence[Occurrence], kind: EventType) -> bool:
    """Whether most words that tell an act of this type give it no mode: of a raid in which cars burned, too."""
    given = [telling.mode for one in voices for telling in one.tellings if telling.type == kind]
    return 2 * given.count(None) > len(given)


_BY_THE_WAY = frozenset({"targeted", "destroy"})
"""Modes that tell what came of an attack rather than how it was made."""


def _most(values: Sequence[T], prominent: Sequence[bool] = ()) -> T:
    weighed: Counter[T] = Counter()
    for at, value in enumerate(values):
        weighed[value] += 2 if prominent and prominent[at] else 1
    return min(weighed, key=lambda value: (-weighed[value], values.index(value)))


def _span(voices: Sequence[Occurrence]) -> tuple[str | None, str | None]:
    """First and last day that the tellings with the finest dates give."""
    days = [(one.first_day or one.last_day, one.last_day or one.first_day) for one in voices if not one.bounded]
    told = [(first, last) for first, last in days if first and last]
    single = [first for first, last in told if first == last]
    if single:
        often = Counter(single)
        kept = [day for day in single if often[day] * 4 >= max(often.values())]
        return min(kept), max(kept)
    return (max(first for first, _ in told), min(last for _, last in told)) if told else (None, None)


def _place(voices: Sequence[Occurrence]) -> Place | None:
    """Of the places told finer than a province, the one that most reports tell; else the finest one."""
    told: dict[str, set[str]] = {}
    first: dict[str, Place] = {}
    for one in voices:
        for place in one.places:
            told.setdefault(folded(place.name), set()).add(one.report)
            first.setdefault(folded(place.name), place)
    if not first:
        return None

    def rank(name: str) -> tuple[bool, int, int, str]:
        how = fineness(first[name])
        return (how > FINE, -len(told[name]) if how <= FINE else how, how, name)

    return first[min(first, key=rank)]


def _parties(voices: Sequence[Occurrence]) -> tuple[list[Party], list[Party]]:
    """Who acts and who is acted on, the most told first, those with shared keys before the unnamed."""
    return _ranked(it for one in voices for it in one.actors), _ranked(it for one in voices for it in one.recipients)


def _ranked(parties: Iterable[Party]) -> list[Party]:
    counts: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for party in parties:
        key = party.key if is_shared(party.key) else f"~{party.head}"
        counts[key] += 1
        first.setdefault(key, party)
    return [first[key] for key in sorted(counts, key=lambda key: (-counts[key], key.startswith("~"), key))]


def _figures(tellings: Sequence[Occurrence]) -> tuple[ToldFigure, ...]:
    found = {figure.fact: figure for one in tellings for figure in one.figures}
    return tuple(sorted(found.values(), key=lambda it: (it.published or "9999", it.report, it.span)))


def _stances(tellings: Sequence[Occurrence]) -> tuple[Stance, ...]:
    """Each stance of each report once."""
    found = {(it.kind, folded(it.who), it.report): it for one in tellings for it in one.stances}
    return tuple(sorted(found.values(), key=lambda it: (it.kind, it.report, it.span, it.who)))
