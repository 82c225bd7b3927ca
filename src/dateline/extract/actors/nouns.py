"""What nouns and the endings of names say about who is meant: type, sector, one or many, he or she."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.record.account import ActorType
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.registry import fold

_APART = frozenset({"gathering", "person", "endings", "pairs", "lines", "serving", "states", "harmless", "opposites"})


class Kind(msgspec.Struct, frozen=True):
    """Type of actor and PLOVER sector."""

    type: ActorType
    sector: str


@cache
def _nouns() -> dict[str, Kind]:
    return {
        noun: Kind(kind, sector)  # type: ignore[arg-type]
        for kind, sectors in table("actor_nouns").items()
        if kind not in _APART
        for sector, nouns in sectors.items()
        for noun in nouns
    }


@cache
def _endings() -> dict[str, Kind]:
    return {
        ending: Kind(kind, sector)
        for kind, sectors in table("actor_nouns")["endings"].items()
        for sector, endings in sectors.items()
        for ending in endings
    }


@cache
def _set(group: str, field: str) -> frozenset[str]:
    return frozenset(table("actor_nouns")[group][field])


def noun(words: str) -> Kind | None:
    """What a noun (singular, lower case, of one or more words) says; `None` for a noun that names no actor."""
    return _nouns().get(words)


def gathers(lemma: str) -> bool:
    """Whether a noun counts or gathers the one after its "of": `dozens`, `group`, `members`."""
    return lemma in _set("gathering", "of")


def counts(lemma: str) -> bool:
    """Whether a noun is a number: `dozen`, `hundred`."""
    return lemma in _set("gathering", "numbers")


def is_one(lemma: str) -> bool:
    """Whether a noun in the singular means one human being."""
    return lemma in _set("person", "one")


def serves(lemma: str) -> bool:
    """Whether a noun means those who serve what is named before it: `official` of "UN officials"."""
    return lemma in listed("actor_nouns", "serving", "nouns")


def is_organ(lemma: str) -> bool:
    """Whether a noun means a body that is of the kind of whose it is: `mission` of "the UN mission"."""
    return lemma in listed("actor_nouns", "serving", "organs")


def tells_states(noun: str) -> bool:
    """Whether a noun tells what states are to one: `ally`, `backer`."""
    return noun in listed("actor_nouns", "states", "nouns")


def are_lands(noun: str) -> bool:
    """Whether a noun in the plural means states by itself: `country`."""
    return noun in listed("actor_nouns", "states", "lands")


def are_powers(noun: str) -> bool:
    """Whether a noun in the plural means states where a word before tells which: `power` of "world powers"."""
    return noun in listed("actor_nouns", "states", "powers")


def of_world(word: str) -> bool:
    """Whether a word tells of which part of the world, or of which bloc, states are: `western`, `arab`."""
    return word in listed("actor_nouns", "states", "worlds")


def means_many(lemma: str) -> bool:
    """Whether a noun of people means many in the singular: `family`, `crowd`."""
    return lemma in listed("actor_nouns", "person", "many")


def in_line(one: str, told: frozenset[str]) -> bool:
    """Whether a noun may tell who was told by these nouns: it is one of them, tells anyone, or shares a line."""
    return not told or one in told or one in _anyone() or any(one in line and line & told for line in _lines())


@cache
def _lines() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in table("actor_nouns")["lines"]["of"])


@cache
def _anyone() -> frozenset[str]:
    return frozenset(table("actor_nouns")["lines"]["any"].split())


def gender(lemma: str) -> str | None:
    """`he`, `she`, or `None` where the noun does not say."""
    if lemma in _set("person", "he"):
        return "he"
    return "she" if lemma in _set("person", "she") else None


@cache
def of_fighters(name: str) -> bool:
    """Whether a name of several words ends as only those of armed groups and armies do: "Northern Front"."""
    last = fold(name).split()[-1:]
    kind = _endings().get(last[0]) if last and " " in name.strip() else None
    return kind is not None and kind.type in ("armed_group", "armed_forces")


def ending(name: str) -> Kind | None:
    """What the ending (or the words before "of") of a body's name say: `… Army`, `Ministry of …`."""
    words = fold(name).split()
    for start in range(max(0, len(words) - 3), len(words)):
        if kind := _endings().get(" ".join(words[start:])):
            return kind
    for stop in ("of", "for", "on", "in", "and"):
        if stop in words[1:]:
            cut = words.index(stop, 1)
            for start in range(max(0, cut - 3), cut):
                kind = _endings().get(" ".join(words[start:cut]))
                if kind is not None and kind.type != "company":  # "the Advisory Group of Experts" is none
                    return kind
    plural = words[-1][:-1] if words and words[-1].endswith("s") else None
    return (_nouns().get(words[-1]) or (_nouns().get(plural) if plural else None)) if words else None
