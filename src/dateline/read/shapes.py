"""The shape of a word: what an uncased encoder cannot see (capitals, digits, marks)."""

from __future__ import annotations

from functools import lru_cache

SHAPES = (
    "pad", "lower", "title", "title-first", "upper", "upper-first", "initial", "mixed", "digits", "digits-mixed",
    "alnum", "abbreviation", "mark", "quote", "currency", "other",
)  # fmt: skip
"""Names of the shapes; a word's shape is its position here. `-first` means first word of its sentence."""

_INDEX = {name: i for i, name in enumerate(SHAPES)}


@lru_cache(65_536)
def shape(word: str, *, first: bool) -> int:
    """The shape of `word`, an index into `SHAPES`; `first` tells that it opens its sentence."""
    return _INDEX[_name(word, first)]


def _name(word: str, first: bool) -> str:
    if word.isalpha():
        return _letters(word, first)
    if word.isdigit():
        return "digits"
    if not any(c.isalnum() for c in word):
        return "quote" if word in "\"“”‘’'«»``''" else "currency" if word in "$€£¥₹" else "mark"
    if "." in word and not any(c.isdigit() for c in word):
        return "abbreviation"
    if any(c.isdigit() for c in word):
        return "alnum" if any(c.isalpha() for c in word) else "digits-mixed"
    return _letters(word.replace("'", "").replace("’", ""), first) if word[0].isalpha() else "other"


def _letters(word: str, first: bool) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "initial" if len(word) == 1 and not first else "upper-first" if first else "upper"
    if word[:1].isupper() and word[1:].islower():
        return "title-first" if first else "title"
    return "mixed"
