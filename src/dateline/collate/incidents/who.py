"""How the parties of two tellings fit: the same, described alike, of one country or sort, or others."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.collate.actors import is_shared
from dateline.collate.incidents.occurrence import Occurrence, Party
from dateline.collate.words import counted, heads
from dateline.store.words import folded
from dateline.vocabulary.registry import registry


def meant(party: Party) -> str:
    """By what a party is known in every report: of a person the name, for one report may tell the office by which the
    registry knows who it is, another not."""
    return f"name:{folded(party.name)}" if party.type == "person" and is_shared(party.key) else party.key


def party(ones: tuple[Party, ...], others: tuple[Party, ...]) -> str:
    if not ones or not others:
        return "unknown"
    keys = {meant(one) for one in ones} & {meant(one) for one in others}
    bodies = _bodies(ones) & _bodies(others) - keys
    if any(meant(it) in bodies or (it.behind and not is_shared(it.key)) for it in (*ones, *others)) and bodies:
        return "shared"
    if common := [one for one in ones if meant(one) in keys and is_shared(one.key)]:
        return "state" if all(one.type == "state" for one in common) else "shared"
    alike = [(one, other) for one in ones for other in others if one.head == other.head and _tells(one.head)]
    alike = [(a, b) for a, b in alike if a.head not in heads("offices") or (a.country and b.country)]
    if any(one.head in heads("offices") and one.country and one.country == other.country for one, other in alike):
        return "office"
    if any(not (one.country and other.country and one.country != other.country) for one, other in alike):
        return "alike"
    if states(ones) & states(others):
        return "kin"
    if _sorts(ones) and _sorts(others):
        return "sort" if _sorts(ones) & _sorts(others) else "sorts"
    if all(is_shared(party.key) for party in (*ones, *others)) or (states(ones) and states(others)):
        return "differ"
    return "kind" if _kinds(ones) & _kinds(others) else "other"


@lru_cache(maxsize=8192)
def _tells(noun: str) -> bool:
    """Whether sharing this noun says anything: not "people", not "Palestinians"."""
    return bool(noun) and noun not in heads("generic") and registry().country(noun) is None


def states(parties: Iterable[Party]) -> set[str]:
    """The countries that states, their offices and forces among the parties are of."""
    return {country for it in parties if _speaks_for_state(it) for country in countries(it)}


def countries(party: Party) -> set[str]:
    """The countries that a party is of: its own, or those that its phrase names."""
    known = registry().entries
    behind = {known[key].country for key in party.behind if key in known and known[key].type == "state"}
    return {country for country in (behind or {party.country}) if country}


def _bodies(parties: Iterable[Party]) -> set[str]:
    """Keys of those among the parties, or of those whose they are, that are no states."""
    known = registry().entries
    keys = {key for it in parties for key in (meant(it), *it.behind) if is_shared(key)}
    return {key for key in keys if not (key in known and known[key].type == "state")}


def _named(parties: Iterable[Party]) -> set[str]:
    """Keys of those who are named, or whose they are."""
    return {key for it in parties for key in (meant(it), *it.behind) if is_shared(key)}


def _speaks_for_state(party: Party) -> bool:
    officer = party.type == "person" and party.sector in _OFFICERS
    return bool(_SIDES.get(party.type or "")) or officer or party.head in heads("offices")


_OFFICERS = frozenset({"GOV", "MIL"})
"""Sectors whose persons act for their country."""


def named_apart(ones: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether both name actors and none in common."""
    a, b = _named(ones), _named(others)
    return bool(a) and bool(b) and not a & b and not states(ones) & states(others)


def _persons(parties: Iterable[Party]) -> set[str]:
    return {meant(it) for it in parties if it.type == "person" and is_shared(it.key)}


def other_persons(ones: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether both name persons and none in common."""
    a, b = _persons(ones), _persons(others)
    return bool(a) and bool(b) and not a & b


def met_others(one: Occurrence, other: Occurrence) -> bool:
    """Whether two meetings are of other persons: none in common, or one who met each of two others."""
    a, b = (_persons((*it.actors, *it.recipients)) for it in (one, other))
    return bool(a) and bool(b) and len(a & b) < min(2, len(a), len(b))


def between_same(one: Occurrence, other: Occurrence) -> bool:
    """Whether two or more states take part in both, whoever speaks for them."""
    a, b = (states((*it.actors, *it.recipients)) or _told_of(it) for it in (one, other))
    return len(a & b) > 1


def _told_of(one: Occurrence) -> set[str]:
    """The countries that the words of a meeting name of which no party is told: "held talks on Varania's wish"."""
    if one.actors or one.recipients or "talks" not in one.kinds:
        return set()
    return {code for word in one.words if (code := registry().country(word))}


def _sorts(parties: tuple[Party, ...]) -> set[str]:
    """Whose side they are counted on; captives and children may be anybody's."""
    return {sort for party in parties if (sort := counted().get(party.head)) not in (None, "hostages", "children")}


def _kinds(parties: tuple[Party, ...]) -> set[str]:
    return {_SIDES.get(party.type or "", party.type or "") for party in parties} - {""}


_SIDES = {"government": "state", "state": "state", "armed_forces": "state"}


def swapped(one: Occurrence, other: Occurrence) -> bool:
    def named(parties: tuple[Party, ...]) -> set[str]:
        return {meant(party) for party in parties if is_shared(party.key)}

    a, r, b, s = (named(it) for it in (one.actors, one.recipients, other.actors, other.recipients))
    return not a & b and bool(a & s or r & b)


def sides_swapped(one: Occurrence, other: Occurrence) -> bool:
    """Whether those who suffer the one are of the sort of those who do the other: the army killed militants, militants
    attacked a train."""

    def reversed_in(a: Occurrence, b: Occurrence) -> bool:
        struck = _sorts(a.recipients) & {"militants", "soldiers"}
        return bool(struck & _sorts(b.actors)) and not struck & _sorts(b.recipients)

    return reversed_in(one, other) or reversed_in(other, one)


def crossed(one: Occurrence, other: Occurrence, *, by_words: bool) -> bool:
    """Whether an unnamed party of one, in whatever role, is told in the same word in the other: as a party of it, or
    with `by_words` in any of its words."""

    def nouns(it: Occurrence) -> set[str]:
        return {party.head for party in (*it.actors, *it.recipients) if _tells(party.head)}

    a, b = nouns(one), nouns(other)
    return bool(a & b) or (by_words and bool(a & set(other.words) or b & set(one.words)))
