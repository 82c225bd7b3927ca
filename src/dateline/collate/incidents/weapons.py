"""By which weapons a deed is told to be done, where its words tell: two strikes of one town and day may be two."""

from __future__ import annotations

from functools import cache

from dateline.collate.incidents.occurrence import Occurrence
from dateline.collate.words import stem
from dateline.vocabulary.files import table


def other_weapons(one: Occurrence, other: Occurrence) -> bool:
    """Whether the words of both tell weapons, and none in common: drones set a depot ablaze, shells killed a couple."""
    a, b = _weapons(one), _weapons(other)
    return bool(a) and bool(b) and not a & b


def _weapons(one: Occurrence) -> set[str]:
    """The sorts of weapons that an occurrence's words, its verbs and modes among them, tell."""
    told = (*one.words, *one.triggers, *one.modes)
    return {sort for word in told if (sort := _sorts().get(word))}


@cache
def _sorts() -> dict[str, str]:
    """The sort of a weapon by the stem of its words."""
    return {
        stem(word): sort for sort, words in table("incidents")["weapons"].items() for word in (sort, *words.split())
    }
