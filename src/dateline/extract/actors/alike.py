"""Whether two names can be one person's, or one body's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.extract.actors import nouns
from dateline.vocabulary.registry import initials

GENERIC = frozenset(
    "group party movement organization organisation company corp corporation inc ltd network foundation newspaper news"
    " agency university militia rebels coalition bank airlines institute forum brigade brigades fighters pmc".split()
)
"""Last words that a short name leaves out."""


@lru_cache(maxsize=4096)
def same_person(one: str, other: str) -> bool:
    """Whether two folded names can be one person's: a short form of the other, or given names that do not conflict."""
    a, b = _bare(one), _bare(other)
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    if len(short) == 1:
        return short[0] in (long[-1], long[0]) or (len(short[0]) > 3 and short[0] in long)
    if _subsequence(short, long):
        return True
    return short[-1] == long[-1] and (_initial(short[0], long[0]) or short[0] == long[0])


def parts_of_one(one: str, other: str, known: Iterable[str]) -> bool:
    """Whether two names are parts of a longer one that is known: "Saif Nasser" and "Rahbi" of "Saif Nasser Rahbi"."""
    a, b = _bare(one), _bare(other)
    return any(_subsequence(a, long) and _subsequence(b, long) for long in map(_bare, known))


def _bare(name: str) -> list[str]:
    return [w for w in name.split() if w not in ("jr", "sr", "ii", "iii", "al", "el", "bin")]


def _initial(a: str, b: str) -> bool:
    return a[0] == b[0] and min(len(a), len(b)) == 1


def _subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


@lru_cache(maxsize=4096)
def short_form(one: str, other: str) -> bool:
    """Whether of two folded names of bodies one is a short form or the initials of the other."""
    short, long = sorted((one.split(), other.split()), key=len)
    if short == long:
        return True
    if not short or len(short) == len(long):
        return False
    if len(short) == 1 and initials(short[0], long):
        return True
    if long[: len(short)] == short:
        return all(w in GENERIC for w in long[len(short) :])
    if long[-len(short) :] != short or "of" in short[1:2]:  # the Bank of China is not the Agricultural Bank of China
        return False
    return len(short) > 1 or nouns.noun(short[0]) is not None
