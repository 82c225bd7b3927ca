"""Figures as ranges on one scale, 0 to 1000 units wide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

import msgspec

from dateline.record.account import FigureKind
from dateline.record.incident import Envelope, Incident, ToldFigure

WIDTH = 1000
_LEFT, _RIGHT = 20, 950
_SPREAD = 40
"""Where the highest number is more than so many times the lowest, the scale counts in powers of ten."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One figure on the scale: from `start` to `end`; an open end goes on to the margin."""

    figure: ToldFigure
    start: float
    end: float
    open_low: bool
    open_high: bool
    latest: bool
    copy: bool = False


class Spread(msgspec.Struct, frozen=True):
    """The lowest and the highest number that accounts give of one thing."""

    kind: str
    unit: str | None
    low: float
    high: float
    beyond: bool
    """Whether an account says that it is the highest number or more."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one kind on one scale, by day of publication."""

    kind: str
    unit: str | None
    state: str
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, float], ...]
    """Where on the scale, and the number there."""
    spread: Spread | None
    logarithmic: bool


def scales(one: Incident) -> list[Scale]:
    """A scale for each point on which the accounts give a number, those that differ first.

    The incident's fields sort its figures (21 killed passengers are no account of 33 killed insurgents); a figure that
    no field holds stands with those of its kind and unit.
    """
    points = [field for field in one.fields if field.name in get_args(FigureKind)]
    held = {(field.name, value.value): nth for nth, field in enumerate(points) for value in field.values}
    groups: dict[tuple[str, int | str | None], list[ToldFigure]] = {}
    for figure in one.figures:
        if figure.low is not None or figure.high is not None:
            nth = held.get((figure.kind, _words(figure.words)), held.get((figure.kind, figure.words)))
            groups.setdefault((figure.kind, figure.unit if nth is None else nth), []).append(figure)
    copies = {telling.report for telling in one.tellings if telling.copy_of}
    made = []
    for (_, group), some in groups.items():
        state = points[group].state if isinstance(group, int) else "single"
        made.append(_scale(some, state, _envelope_of(one.envelopes, some), copies))
    return sorted(made, key=lambda scale: (scale.state != "disputed", -len(scale.rows), scale.kind))


def _envelope_of(envelopes: Iterable[Envelope], some: Iterable[ToldFigure]) -> Envelope | None:
    facts = {figure.fact for figure in some}
    return next((it for it in envelopes if it.latest in facts), None)


def _scale(some: list[ToldFigure], state: str, envelope: Envelope | None, copies: set[str]) -> Scale:
    some.sort(key=lambda it: (it.published or "9999", it.report, it.span))
    numbers = [value for it in some for value in (it.low, it.high) if value is not None]
    least, most = min(numbers), max(numbers)
    logarithmic = least > 0 and most / least > _SPREAD
    place = _Logs(least, most) if logarithmic else _Even(most)
    latest = envelope.latest if envelope else None
    return Scale(
        kind=some[0].kind,
        unit=envelope.unit if envelope else some[0].unit,
        state=state,
        rows=tuple(_row(it, place, it.fact == latest, it.report in copies) for it in some),
        ticks=tuple((place(value), value) for value in _ticks(least, most, logarithmic=logarithmic)),
        spread=spread(some, [envelope] if envelope else []),
        logarithmic=logarithmic,
    )


class _Even:
    def __init__(self, most: float) -> None:
        self._most = _ceiling(most)

    def __call__(self, value: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * max(0.0, value) / self._most, 1)


class _Logs:
    def __init__(self, least: float, most: float) -> None:
        self._first, last = math.floor(math.log10(least)), math.ceil(math.log10(most))
        self._wide = max(1, last - self._first)

    def __call__(self, value: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (math.log10(max(value, 1e-9)) - self._first) / self._wide, 1)


def _row(it: ToldFigure, place: _Even | _Logs, latest: bool, copy: bool) -> Row:
    open_low, open_high = it.low is None, it.high is None
    start = 0.0 if it.low is None else place(it.low)
    end = float(WIDTH) if it.high is None else place(it.high)
    return Row(figure=it, start=start, end=end, open_low=open_low, open_high=open_high, latest=latest, copy=copy)


def _ceiling(most: float) -> float:
    """The next round number."""
    if most <= 0:
        return 1.0
    size = 10 ** math.floor(math.log10(most))
    return next(float(step * size) for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * size >= most)


def _ticks(least: float, most: float, *, logarithmic: bool) -> Iterator[float]:
    if logarithmic:
        for power in range(math.floor(math.log10(least)), math.ceil(math.log10(most)) + 1):
            yield float(10**power)
        return
    top = _ceiling(most)
    yield from (0.0, top / 2, top) if top > 1 else (0.0, top)


def disputed(some: Iterable[Incident], kinds: Sequence[str] = ("killed", "injured")) -> list[tuple[Incident, Spread]]:
    """Incidents whose accounts differ on a figure, with the lowest and the highest number that they give."""
    found = []
    for one in some:
        spreads = []
        for field in one.fields:
            if field.state == "disputed" and field.name in get_args(FigureKind):
                words = {_words(value.value) for value in field.values}
                told = [it for it in one.figures if it.kind == field.name and _words(it.words) in words]
                spreads += [it for it in [spread(told, one.envelopes)] if it is not None]
        first = sorted(spreads, key=lambda it: kinds.index(it.kind) if it.kind in kinds else len(kinds))
        if first:
            found.append((one, first[0]))
    return found


def spread(some: Sequence[ToldFigure], envelopes: Iterable[Envelope] = ()) -> Spread | None:
    """The lowest and the highest number among figures; null where there is none."""
    numbers = [value for it in some for value in (it.low, it.high) if value is not None]
    if not numbers:
        return None
    beyond = any(it.high is None and it.low == max(numbers) for it in some)
    envelope = _envelope_of(envelopes, some)
    return Spread(some[0].kind, envelope.unit if envelope else some[0].unit, min(numbers), max(numbers), beyond)


def _words(given: str) -> str:
    return " ".join(given.split())
