"""Names as a person writes them in a question, and what of the record they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import msgspec

from dateline.record.account import Place
from dateline.record.fact import ActorEntry, Who
from dateline.store.keys import is_shared, place_key
from dateline.store.protocol import ActorQuery, PlaceQuery, View
from dateline.store.words import folded
from dateline.vocabulary.registry import Entry as Known
from dateline.vocabulary.registry import registry

_MOST_PLACES = 400
_PREFIXES = ("pro", "anti", "non", "ex")
_KEY = re.compile(r"name:.+|[0-9a-f]{4,64}:actor:\d+-\d+")


class Party(msgspec.Struct, frozen=True, dict=True):
    """An actor, or a sort of actor ("French troops"): the keys that mean it, and the names that stand for it."""

    told: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    held: bool
    """Whether the record or the registry knows an actor of this name."""
    country: str | None = None
    """ISO 3166-1 alpha-2, of a state of the registry."""
    adjectives: tuple[str, ...] = ()
    """Of a state of the registry: `Israeli`."""

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Finds any of the names in a text."""
        return words_of(self.names)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return whole_of(self.names)

    @cached_property
    def side(self) -> re.Pattern[str]:
        """Finds the names in an actor's name, and for a state its adjectives too ("Israeli forces")."""
        return whole_of((*self.names, *self.adjectives))

    def acts_as(self, who: Who | None) -> bool:
        """Whether this actor is meant, or its forces or offices by a name that holds the state's own."""
        if who is None:
            return False
        forces = who.type in ("armed_forces", "government") and bool(self.side.search(who.name))
        return self.is_(who) or forces or self._is_short_for(who)

    def _is_short_for(self, who: Who) -> bool:
        """Whether it goes by the last word of the name alone: "the Front" of the Northern Front."""
        *rest, last = self.told.split() or [""]
        return bool(rest) and last[:1].isupper() and who.name == last and who.type in ("armed_group", "armed_forces")

    def is_(self, who: Who | None) -> bool:
        """Whether this actor is meant: by its key, or by its name where it has no key across reports."""
        if who is None:
            return False
        if who.key is not None and who.key in self.keys:
            return True
        if who.key is not None and is_shared(who.key) and self.keys:
            return False
        return bool(self._named.search(who.name))

    def among(self, some: Iterable[Who]) -> bool:
        """Whether it is one of these."""
        return any(self.is_(who) for who in some)


class Spot(msgspec.Struct, frozen=True):
    """A place: a country by its code, a place by its GeoNames id, or a name."""

    told: str
    country: str | None = None
    geonames: int | None = None
    names: tuple[str, ...] = ()
    """Of a name, what places of the record that hold it are called: `Gaza Strip` for `Gaza`."""

    def holds(self, place: Place | None) -> bool:
        """Whether a fact's place is this one (or lies in it, for a country)."""
        if place is None:
            return False
        if self.country is not None:
            return place.country == self.country
        if self.geonames is not None:
            return place.geonames == self.geonames
        return place_key(self.told) in (place_key(place.name), place_key(place.admin1 or "")) or bool(
            words_of((self.told,)).search(place.name)
        )


def words_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these names whole, in any case, also in the plural and the genitive; initials only in
    capitals: of `IS` no "is", of `US` no "us"."""
    found = sorted({one.strip() for one in names if one.strip()}, key=len, reverse=True)
    spaced = (f"(?-i:{_spaced(it)})" if it.isupper() else _spaced(it) for it in found)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced) or '(?!)'})(?:s|['’]s?)?(?!\w)", re.I)


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def whole_of(names: Iterable[str]) -> re.Pattern[str]:
    """The same for the names of actors, where a name that a hyphen ties to another word is not meant: no "pro-Russian
    rebels", no "Iran-backed militia"."""
    apart = "".join(f"(?<!{prefix}[-‐‑–])" for prefix in _PREFIXES)
    return re.compile(rf"{apart}{words_of(names).pattern}(?![-‐‑–]\w)", re.I)


def party(view: View, name: str) -> Party:
    """The actor that a name or a key means."""
    known = _known(name)
    if known:
        names = (name, known.name, *(aka for aka in known.aka if len(aka) > 3 or aka.isupper()))
        country = known.country if known.type == "state" else None
        adjectives = registry().adjectives(known.key) if country else ()
        return Party(name, (known.key,), tuple(dict.fromkeys(names)), True, country, adjectives)
    if _KEY.fullmatch(name):
        return Party(name, (name,), (name.removeprefix("name:").split("|")[0],), True)
    wanted = folded(name)
    found = [one for one in view.actors(ActorQuery(words=name, limit=40)) if wanted in map(folded, _all_names(one))]
    keys = tuple(dict.fromkeys(key for one in found for key in (one.key, *one.keys)))
    return Party(name, keys, (name,), bool(found))


def near(view: View, name: str, *, most: int = 3) -> list[str]:
    """Names of the record that look like a name which it does not hold."""
    longest = max(name.split(), key=len, default=name)
    entries = [*view.actors(ActorQuery(words=longest[:4], limit=200)), *view.actors(ActorQuery(limit=400))]
    return _alike(name, (one.name for one in entries), most)


def _alike(name: str, choices: Iterable[str], most: int) -> list[str]:
    from rapidfuzz import fuzz, process

    hits = process.extract(name, [*dict.fromkeys(choices)], scorer=fuzz.token_sort_ratio, limit=most, score_cutoff=70)
    return [choice for choice, _, _ in hits]


def spot(name: str) -> Spot:
    """The place that a name, a GeoNames id or (two capitals) a country's ISO code means."""
    if name.isdigit():
        return Spot(name, geonames=int(name))
    if re.fullmatch(r"[A-Z]{2}", name) and name in registry().states:
        return Spot(registry().states[name].name, country=name)
    state = registry().best(name, how=("name",))
    return Spot(name, country=state.entry.country if state and state.entry.type == "state" else None)


def named_so(view: View, one: Spot) -> Spot:
    """A place that goes by a name, with all names of the record that hold it; where one is just this name, only those
    in its country: of `London` no `East London`."""
    if one.country is not None or one.geonames is not None:
        return one
    found = [it.place for it in view.places(PlaceQuery(words=one.told, limit=_MOST_PLACES)) if one.holds(it.place)]
    own = {place.country for place in found if place_key(place.name) == place_key(one.told)}
    names = (place.name for place in found if not own or place.country in own)
    return msgspec.structs.replace(one, names=tuple(dict.fromkeys((one.told, *names))))


def near_places(view: View, name: str, *, most: int = 3) -> list[str]:
    """Names of the record's places that look like a name at which it tells of nothing."""
    found = [*view.places(PlaceQuery(words=name[:4], limit=200)), *view.places(PlaceQuery(limit=400))]
    return _alike(name, (one.place.name for one in found), most)


def _known(name: str) -> Known | None:
    entries = registry().entries
    if name in entries:
        return entries[name]
    hit = registry().best(name)
    return hit.entry if hit else None


def _all_names(one: ActorEntry) -> tuple[str, ...]:
    return (one.name, *one.names)
