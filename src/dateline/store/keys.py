"""Keys under which actors and places are found across reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.record.account import Actor
from dateline.record.anchor import Anchor
from dateline.store.collated import LONGEST_KEY
from dateline.store.words import folded
from dateline.vocabulary.files import listed, table

_SMALL = frozenset("of the and for in on de la del al el bin ibn van von der du da di an a y e to at".split())
_TITLES = frozenset(
    "mr mrs ms dr prof professor president prime minister gen general lt col colonel maj major capt captain sgt adm "
    "admiral sir king queen prince princess sheikh ayatollah pope sen senator rep gov governor mayor judge ambassador "
    "secretary chancellor premier deputy vice former foreign defense defence interior".split()
)
_NO_NAMES = frozenset(
    "i you he she it we they me him her us them this that these those who which his its their our my your a an one "
    "some many both all each another other".split()
)
_MANY = frozenset("dozens hundreds thousands millions".split())
_MOST_WORDS = 8
_INSIDE_A_SENTENCE = re.compile(r"[a-z,;] (?:the )?$")


def actor_key(actor: Actor, report: str, text: str) -> str:
    """The key of one actor of the report with this id and text.

    It is the registry's `known_as`, else `name:` and the folded name, with `|CC` where the country is known, else, for
    the unnamed ("the police"), for people told by one name only and for a "Supreme Court" of no stated country, the
    anchor of the actor's first mention: such an actor stays in its own report.
    """
    if actor.known_as:
        return actor.known_as
    name = cross_report_name(actor, text)
    if name:
        return f"name:{name[: LONGEST_KEY - 10]}" + (f"|{actor.country}" if actor.country else "")
    return Anchor(report, "actor", min(actor.mentions, default=(0, 1))).key


def called(key: str, names: Sequence[str]) -> str:
    """What the actor of a key is called, of the names that reports use for it, the most used first: the name that the
    key is made of, without titles before it and spelt out, else the most used.

    `name:james alan davie` with the names `Davie` and `Mr James Alan Davie` gives `James Alan Davie`.
    """
    own = key.removeprefix("name:").partition("#")[0].partition("|")[0]
    for name in names:
        words = name.split()
        for first in range(len(words)):
            tail = " ".join(words[first:])
            folds = folded(tail)
            if own in (folds, folds.replace(" ", "-"), folded(" ".join(_without_initials(words[first:])))) and (
                " " in tail or not tail.isupper()
            ):
                return tail
    return names[0] if names else key


def is_shared(key: str) -> bool:
    """Whether a key holds across reports; the other kind is an anchor in one report."""
    return ":actor:" not in key


def cross_report_name(actor: Actor, text: str) -> str | None:
    """The folded name by which reports share this actor; null for the unnamed, for persons of one name only, and for
    bodies that many states have ("Supreme Court") where their country is not known. A person's middle initial, which
    some outlets print and others do not, is no part of it."""
    words = actor.name.split()
    while len(words) > 1 and words[0].casefold().strip(".") in _TITLES | {"the"}:
        words = words[1:]
    named = [word for word in words if word.casefold() not in _SMALL]
    if not named or len(words) > _MOST_WORDS or not all(_opens_high(word) for word in named):
        return None
    if len(named) > 1 and _is_counted(actor, named):
        return None
    if not (len(named) > 1 or _is_single_name(actor, text)) or _is_of_any_state(actor, named):
        return None
    return folded(" ".join(_without_initials(words) if actor.type == "person" else words)) or None


def _is_counted(actor: Actor, named: list[str]) -> bool:
    """Whether a name is a number of people or bodies: "Two Varanians", "52 Kelmari"; not "32 Engineer Regiment"."""
    first = named[0].casefold().replace(",", "")
    number = first.isdigit() or first in table("numbers")["words"] or first in _MANY
    return number and (actor.type in ("person", "population", "other") or named[-1].endswith("s"))


def _without_initials(words: list[str]) -> list[str]:
    """A name without the initials in its middle; one that begins with an initial is left whole."""
    if len(words) < 3 or len(words[0].strip(".")) < 2:
        return words
    return [words[0], *(word for word in words[1:-1] if len(word.strip(".")) > 1), words[-1]]


def _is_of_any_state(actor: Actor, named: list[str]) -> bool:
    if actor.country or actor.type not in listed("bodies", "of_many_states", "types"):
        return False
    common = listed("bodies", "of_many_states", "words")
    return all(word.casefold().replace("’", "'") in common for word in named)


def as_name(words: str) -> str | None:
    """The name that words are, without an article; null where they are a pronoun or a description ("the envoy")."""
    found = words.split()
    if len(found) > 1 and found[0].casefold() == "the":
        found = found[1:]
    named = [word for word in found if word.casefold() not in _SMALL]
    if not named or len(found) > _MOST_WORDS or not all(_opens_high(word) for word in named):
        return None
    return None if found[0].casefold() in _NO_NAMES else " ".join(found)


def place_key(name: str) -> str:
    """A place's name as queries compare it."""
    return folded(name)[:LONGEST_KEY]


def _opens_high(word: str) -> bool:
    bare = word.lstrip("\"'“‘(-")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def _is_single_name(actor: Actor, text: str) -> bool:
    """Whether one capital word is a name: of no person, and written high where small letters stand around it."""
    if actor.type in ("person", "population", "government", "other"):
        return False
    return any(
        text[start : start + 1].isupper() and _INSIDE_A_SENTENCE.search(text[max(0, start - 8) : start])
        for start, _ in actor.mentions
    )
