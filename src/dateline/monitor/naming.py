"""Actors as they stand within a sentence: with the article that such a name takes, and small where it is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.record.fact import Who
from dateline.store.keys import is_shared
from dateline.vocabulary.files import table
from dateline.vocabulary.monitoring import words

_MOST_NAMES = 6
_AGED = re.compile(r"\d+-year-old ")
_BODIES = frozenset({"government", "armed_forces", "armed_group", "igo", "ngo", "party"})
_DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those some all both each every no".split()
)


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def names(some: Iterable[Who], *, unnamed: str = "someone not named") -> str:
    """The names of some actors: `A`, `A and B`, `A, B and C`."""
    return _listed([one_line(who.name) for who in some]) or unnamed


def called(some: Iterable[Who], *, unnamed: str = "someone not named") -> str:
    """The same as they stand within a sentence: `the United States and the Northern Front`."""
    return _listed([_called(who) for who in some]) or unnamed


def _listed(some: Iterable[str]) -> str:
    found = list(dict.fromkeys(some))
    if len(found) > _MOST_NAMES:
        more = len(found) - _MOST_NAMES
        found = [*found[:_MOST_NAMES], f"{more} other{'s' if more > 1 else ''}"]
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)


def _called(who: Who) -> str:
    name = small(who)
    first, last = name.split()[0], name.split()[-1]
    if name.lower() in _articles("pronouns"):
        return f"someone (“{name.lower()}”)"
    if first.lower() in _DETERMINERS or first in table("numbers")["words"]:
        return name
    if who.type == "person" and (name[0].islower() or _AGED.match(name)) and not is_many((who,)):
        return f"{_article(who, _an(name))} {name}"
    if first[0].isdigit() or _is_ones(first):
        return name
    if who.type == "state":
        return f"the {name}" if who.country in table("sentences")["articles"]["states"] else name
    if name[0].islower():
        return name if is_many((who,)) or not _has_article(who) else f"{_article(who)} {name}"
    if who.type in _BODIES and last.islower() and not is_many((who,)):
        return f"the {name}" if _has_article(who) else name
    if name in _articles("alone"):
        return f"the {name}"
    headed = last in _articles("bodies") or (first in _articles("bodies") and {"of", "for"} & {*name.split()})
    return f"the {name}" if who.type in _BODIES and headed else name


def _is_ones(first: str) -> bool:
    """Whether a name opens with whose it is: `Kelmar’s military regime`."""
    return first[0].isupper() and first.endswith(("’s", "'s", "s’", "s'"))


def small(who: Who) -> str:
    """A name on one line; what is none ("Rebels", "Local officials") with a small letter."""
    name = one_line(who.name).lstrip(" ,;:") or who.name
    first = name.split()[0]
    plain = first.lower() in _articles("plain") | _DETERMINERS or words("presence", "nouns", "force").fullmatch(first)
    named = who.type == "state" or (who.key is not None and is_shared(who.key)) or _is_titled(name)
    return name[0].lower() + name[1:] if plain and not named else name


def _is_titled(name: str) -> bool:
    """Whether it is written large beyond its first word, up to an "of": no `Members of Parliament`."""
    _, *rest = re.split(r" (?:of|from|for|in) ", name)[0].split()
    return bool(rest) and not rest[-1][:1].islower()


def is_many(some: tuple[Who, ...]) -> bool:
    """Whether the subject is several, or named by a noun in the plural: "three mercenaries", no "United States"."""
    if len(some) != 1:
        return len(some) > 1
    *_, last = small(some[0]).split(" of ")[0].split() or [""]
    if last in ("Forces", "Troops", "Fighters"):
        return True
    plural = last.endswith(("s", "men", "people", "children", "police", "personnel")) and not last.endswith("ss")
    return last.islower() and plural


def _has_article(who: Who) -> bool:
    return one_line(who.words or "").split(" ", 1)[0].lower() in ("the", "a", "an")


def _article(who: Who, default: str = "the") -> str:
    found = one_line(who.words or "").split(" ", 1)[0].lower()
    return found if found in ("a", "an", "the") else default


def _an(name: str) -> str:
    return "an" if name[0].lower() in "aeiou" and not name.lower().startswith(("uni", "us ", "euro", "one")) else "a"


@cache
def _articles(group: str) -> frozenset[str]:
    return frozenset(table("sentences")["articles"][group].split())
