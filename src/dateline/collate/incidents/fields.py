"""Where the accounts of one incident agree and where they differ, point by point. Copies of one text count once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

from dateline.collate.actors import is_shared
from dateline.collate.incidents.occurrence import Occurrence, Party
from dateline.collate.incidents.when import cue
from dateline.collate.words import counted, head_noun, stem
from dateline.record.account import Place
from dateline.record.incident import Envelope, Field, State, Telling, ToldFigure, Value
from dateline.store.days import on_calendar
from dateline.store.words import folded

Counted = tuple[str, str | None]
"""The kind of a figure, and those whom it counts."""
_KEPT_APART = ("killed", "injured", "missing", "detained", "released", "displaced", "participants", "force")


def voice_of(one: Occurrence) -> str:
    """The report whose telling this is: of a copy, the report that it is a copy of."""
    return one.copy_of or one.report


def fields(tellings: Sequence[Occurrence]) -> list[Field]:
    """The points on which any account speaks, each with all its values."""
    points: dict[str, Callable[[Occurrence], list[str]]] = {
        "type": lambda one: list(one.types),
        "mode": lambda one: list(one.modes),
        "actor": lambda one: [party.name for party in one.actors],
        "recipient": lambda one: [party.name for party in one.recipients],
        "place": lambda one: [place.name for place in one.places],
        "when": lambda one: [telling.when for telling in one.tellings if telling.when],
        "status": lambda one: [one.status],
    }
    found = []
    for name, values_of in points.items():
        given: dict[str, list[Occurrence]] = {}
        for one in tellings:
            for value in dict.fromkeys(values_of(one)):
                given.setdefault(value, []).append(one)
        if given:
            found.append(Field(name, _state(name, given, tellings), _values(given)))
    return found


def _values(given: dict[str, list[Occurrence]]) -> tuple[Value, ...]:
    ranked = sorted(given, key=lambda value: (-len({voice_of(one) for one in given[value]}), value))
    return tuple(Value(value, tuple(sorted(one.fact for one in given[value]))) for value in ranked)


def _state(name: str, given: dict[str, list[Occurrence]], tellings: Sequence[Occurrence]) -> State:
    """Agreed where one value is given, or is held within what is given, by every voice that speaks to the point."""
    voices = {voice_of(one) for those in given.values() for one in those}
    if len(voices) == 1:
        return "single"
    groups = _agreeing(name, given)
    return "agreed" if any({voice_of(one) for one in group} == voices for group in groups) else "disputed"


def _agreeing(name: str, given: dict[str, list[Occurrence]]) -> list[list[Occurrence]]:
    """The tellings behind each value together with those whose value it contains or is the same under other words."""
    return [
        [one for other, those in given.items() if _agree(name, value, other, own, those) for one in those]
        for value, own in given.items()
    ]


def _agree(name: str, value: str, other: str, own: Sequence[Occurrence], those: Sequence[Occurrence]) -> bool:
    if value == other or folded(value) == folded(other):
        return True
    if name == "when":
        (first, last), (start, end) = on_calendar(value), on_calendar(other)
        return max(first or "", start or "") <= min(last or "9", end or "9")
    if name == "place":
        return any(_one_place(a, b) for a in _named(value, own) for b in _named(other, those))
    together = {one.fact for one in own} & {one.fact for one in those}
    if name in ("mode", "type"):
        return bool(together)
    if name in ("actor", "recipient"):
        return bool(together) or _one_party(_called(name, value, own), _called(name, other, those))
    return False


def _named(name: str, those: Sequence[Occurrence]) -> list[Place]:
    return [place for one in those for place in one.places if place.name == name]


def _one_place(a: Place, b: Place) -> bool:
    """Whether two places can both be right: the same, or one wide enough to hold the other."""
    if a.geonames and a.geonames == b.geonames:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if a.kind == "country" or b.kind == "country":
        return True
    wide = [it for it in (a, b) if it.precision in ("admin1", "region", "area", "admin2")]
    return bool(wide) and (not a.admin1 or not b.admin1 or folded(a.admin1) == folded(b.admin1))


def _called(name: str, value: str, those: Sequence[Occurrence]) -> list[Party]:
    return [it for one in those for it in (one.actors if name == "actor" else one.recipients) if it.name == value]


def _one_party(ones: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether two may be one: the same key, or an unnamed one that can be said of the other ("militants")."""
    for one, other in product(ones, others):
        named = is_shared(one.key) + is_shared(other.key)
        if one.key == other.key or (one.head and one.head == other.head):
            return True
        if _short_name(one, other) or _one_state(one, other):
            return True
        if named < 2 and (
            one.type == other.type or None in (one.type, other.type) or "other" in (one.type, other.type)
        ):
            return True
    return False


def _short_name(one: Party, other: Party) -> bool:
    """Whether two persons share all of the shorter name, or the last word: "Okon" and "Anna B. Okon"."""
    if one.type != "person" or other.type != "person":
        return False
    few, many = sorted((folded(one.name).split(), folded(other.name).split()), key=len)
    return bool(few) and (set(few) <= set(many) or few[-1] == many[-1])


def _one_state(one: Party, other: Party) -> bool:
    """Whether both act for one state: the state, its government or forces, or who leads it."""
    types = {one.type, other.type}
    return one.country is not None and one.country == other.country and types <= _OF_A_STATE and types != {"person"}


_OF_A_STATE = frozenset({"state", "government", "armed_forces", "person"})


def figure_fields(figures: Sequence[ToldFigure], tellings: Sequence[Occurrence]) -> list[Field]:
    """One point for each kind of casualty and each unit counted, agreed where all bounds have a value in common."""
    voice = {one.report: voice_of(one) for one in tellings}
    fact = {figure.fact: one.fact for one in tellings for figure in one.figures}
    found = []
    for (kind, _), those in _by_kind(figures, parts(tellings)).items():
        voices = {voice[figure.report] for figure in those}
        given: dict[str, list[str]] = {}
        for figure in those:
            given.setdefault(figure.words, []).append(fact[figure.fact])
        state: State = "single" if len(voices) == 1 else "agreed" if _meet(those) else "disputed"
        values = tuple(Value(words, tuple(sorted(set(facts)))) for words, facts in sorted(given.items()))
        found.append(Field(kind, state, values))
    return found


def parts(tellings: Sequence[Occurrence]) -> frozenset[str]:
    """Figures that their sentence tells as a part of those counted: "five passengers were among those killed"."""
    told = (telling for one in tellings for telling in one.tellings)
    return frozenset(figure.fact for telling in told for figure in telling.figures if _is_part(figure, telling))


def _is_part(figure: ToldFigure, telling: Telling) -> bool:
    start, end = (at - telling.span[0] for at in figure.span)
    if not 0 <= start < end <= len(telling.words):
        return False
    before, after = telling.words[:start], telling.words[end:]
    return bool(cue("part_before").search(before) or cue("part_after").match(after))


def _by_kind(figures: Sequence[ToldFigure], told_as_parts: frozenset[str]) -> dict[Counted, list[ToldFigure]]:
    """The figures by kind and those counted; a part of a larger number by the noun of its own."""
    found: dict[Counted, list[ToldFigure]] = {}
    for figure in figures:
        if figure.kind in _KEPT_APART:
            found.setdefault((figure.kind, _unit(figure)), []).append(figure)
    for (kind, unit), those in list(found.items()):
        most = max((it.low or 0.0 for it in those), default=0.0)
        for figure in [it for it in those if it.fact in told_as_parts and (it.high or most) < most]:
            those.remove(figure)
            found.setdefault((kind, f"{unit}: {_own_noun(figure)}"), []).append(figure)
    return found


def _unit(figure: ToldFigure) -> str | None:
    """Those counted, as far as they are told apart: a sort, else the stem of the noun; `65 more` are people."""
    noun = _noun(figure)
    return (noun if noun in counted().values() else stem(noun)) or None


def _own_noun(figure: ToldFigure) -> str:
    return head_noun(figure.unit or "")


def _noun(figure: ToldFigure) -> str:
    """Those counted, in a word to be read: the sort's, else the noun as it stands."""
    noun = head_noun(figure.unit or "")
    return "people" if noun in _BARE else counted().get(stem(noun), noun)


_BARE = frozenset(
    "more some several dozen dozens scores many hundreds thousands deaths fatalities casualties murders killed wounded"
    " injured detained kidnapped released missing displaced".split()
)
"""Heads of a count whose noun is left out or says only what was done to them; of casualties, so of people."""


def _meet(figures: Sequence[ToldFigure]) -> bool:
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures if figure.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def envelopes(figures: Sequence[ToldFigure], tellings: Sequence[Occurrence]) -> tuple[Envelope, ...]:
    """Of each kind and of those counted, the lowest and the highest bound of any account."""
    found = []
    for (kind, unit), those in _by_kind(figures, parts(tellings)).items():
        lows = [it.low for it in those if it.low is not None]
        open_above = any(it.high is None for it in those)
        highs = [it.high for it in those if it.high is not None]
        latest = max(those, key=lambda it: (it.published or "", it.report, it.span))
        found.append(
            Envelope(
                kind=kind,  # type: ignore[arg-type]
                unit=unit and (_own_noun if ": " in unit else _noun)(those[0]),
                low=min(lows) if lows and len(lows) == len(those) else None,
                high=max(highs) if highs and not open_above else None,
                latest=latest.fact,
            )
        )
    return tuple(sorted(found, key=lambda it: (_KEPT_APART.index(it.kind), it.unit or "")))
