"""Where to look for other tellings of the same occurrence, without comparing everything with everything."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from dateline.collate.actors import is_shared
from dateline.collate.days import iso, ordinal
from dateline.collate.incidents.occurrence import Occurrence, Party
from dateline.collate.incidents.where import core
from dateline.collate.incidents.who import meant, states
from dateline.collate.words import heads
from dateline.store.words import folded
from dateline.vocabulary.files import table
from dateline.vocabulary.rarity import rarity
from dateline.vocabulary.registry import registry

NEWS = "news"
"""The kind of deeds that a report's lead tells, whatever their type."""
LONG = 10
"""Days: what lasts longer is looked up by its months."""
UNTOLD = 2
"""Days before publication on which an event without a day is looked for."""
TELLING = 3
"""From so many on, a figure may tell which occurrence it counts in."""
_MOST_PARTIES = 3
_RAREST = 3
"""So many of its rarest words lead to other tellings of a lead's news."""


def keys(one: Occurrence) -> tuple[str, ...]:
    """The blocking keys of an occurrence, sorted, about ten: two that share no key are never compared.

    Two that share one may still be told apart by `score`. Each is short text of kind, day or month, and place or party.
    """
    days, months = _days(one), _months(one)
    wide, narrow = _wide(one), _narrow(one)
    found = [f"{day}|{what}" for day in days for what in (*wide, *narrow)] + [
        f"{m}|{what}" for m in months for what in narrow
    ]
    return tuple(sorted({f"{kind}|{rest}" for kind in one.kinds for rest in found}))


@cache
def families(act: str) -> tuple[str, ...]:
    """The groups that an act belongs to: `force` for ASSAULT and `COERCE:seize`, `custody` for `COERCE:arrest`."""
    groups = table("incidents")["families"]
    found = tuple(name for name, acts in groups.items() if act in acts.split())
    return found or (families(act.partition(":")[0]) if ":" in act else (act,))


def kinds(type: str, mode: str | None, parties: Iterable[Party]) -> tuple[str, ...]:
    """The groups of acts that an event belongs to, by its type, its mode and who takes part."""
    found = [*families(f"{type}:{mode}" if mode else type)]
    nouns = {party.head for party in parties}
    if "force" in found and nouns & heads("marchers"):
        found.append("protest")
    if nouns & heads("captives") and type in table("incidents")["captives"]["types"].split():
        found.append("release")
    return tuple(found)


def _days(one: Occurrence) -> list[str]:
    """Each day and the one after it, so that neighbours meet; none for what is told by month or year."""
    first, last, published = ordinal(one.first_day), ordinal(one.last_day), ordinal(one.published)
    first, last = first if first is not None else last, last if last is not None else first
    if first is None or last is None:
        return [iso(day) for day in range(published - UNTOLD, published + 1)] if published else ["unknown"]
    return [iso(day) for day in range(first, last + 2)] if 0 <= last - first <= LONG else []


def _months(one: Occurrence) -> list[str]:
    """Each month of its days, so that a deed told by its season meets one told by its day; of more than a year, the
    first and the last."""
    told = sorted({day[:7] for day in (one.first_day, one.last_day) if day})
    first, last = ordinal(one.first_day), ordinal(one.last_day)
    if first is None or last is None or not 0 <= last - first <= _YEAR:
        return told
    return sorted({*told, *(iso(day)[:7] for day in range(first, last, _FORTNIGHT))})


_YEAR, _FORTNIGHT = 366, 14


def _wide(one: Occurrence) -> list[str]:
    """The country, and parties that act all the time and everywhere."""
    countries = [place.country for place in one.places if place.country]
    named = [party.key for party in _parties(one) if party.type == "state"]
    behind = [] if one.places else sorted(states(_parties(one)) | _named_in(one) | _around(one))
    return list(dict.fromkeys((*countries, *named, *behind))) or ([] if _narrow(one) else ["?"])


_OFTEN = frozenset({"statement", "demand"})
"""Kinds of acts of which a country sees many a day."""


def _around(one: Occurrence) -> set[str]:
    """The countries that it is told beside, of a dated deed."""
    return set(one.around) if one.first_day and not _OFTEN & set(one.kinds) else set()


def _named_in(one: Occurrence) -> set[str]:
    """The countries that its words name; none without a day, and of what is said, where a country says too little."""
    if not one.first_day or _OFTEN & set(one.kinds):
        return set()
    return {code for word in one.words if (code := _country(word))}


@lru_cache(maxsize=65536)
def _country(word: str) -> str | None:
    return registry().country(word)


def _narrow(one: Occurrence) -> list[str]:
    """The places below the country, the sorts of scenes, and all other parties."""
    found = [str(place.geonames) for place in one.places if place.geonames and place.kind != "country"]
    found += [f"{place.country}/{folded(place.admin1)}" for place in one.places if place.country and place.admin1]
    names = [*(place.name for place in one.places), *one.called]
    found += [f"@{word}" for name in names for word in sorted(core(name)) if len(word) > 3]
    found += [f"{it.kind}={it.low:g}" for it in one.figures if it.low is not None and it.low >= TELLING]
    found += [f"#{site}" for site in one.sites]
    if one.prominent and one.first_day:
        found += [f"%{word}" for word in sorted(one.words, key=lambda word: (-rarity(word), word))[:_RAREST]]
    for party in _parties(one):
        found += [key for key in party.behind if key not in _states()]
        if party.type != "state":
            found.append(meant(party) if is_shared(party.key) else f"~{party.head}" if party.head else "")
    return list(dict.fromkeys(what for what in found if what))


@cache
def _states() -> frozenset[str]:
    return frozenset(entry.key for entry in registry().states.values())


def _parties(one: Occurrence) -> tuple[Party, ...]:
    return (*one.actors[:_MOST_PARTIES], *one.recipients[:_MOST_PARTIES])
