"""Which numbers are years, how years are spoken, and when "fall" is a season."""

from __future__ import annotations

from dateline.extract.numbers import lists
from dateline.vocabulary.files import table


def is_year(lower: list[str], i: int) -> bool:
    """Four digits are a year unless a unit, a currency or a name of counted things stands beside them."""
    word = lower[i]
    if len(word) != 4 or not "1000" <= word < "2200":
        return False
    before, after = lower[i - 1] if i else "", lower[i + 1] if i + 1 < len(lower) else ""
    if before in table("units")["currency"]["signs"] or (before in _NUMBERED and not "1700" < word < "2060"):
        return False
    if before in _BEFORE_NUMBERS:
        return before in ("about", "than") and "1900" <= word < "2060" and not _counted(after)
    return not _counted(after) or (
        before in ("in", "since", "by", "of", "from") and after not in table("times")["plural_units"]
    )


def year_after(lower: list[str], i: int) -> bool:
    """Whether two digits end a stretch of years: "1998-99"."""
    word = lower[i]
    return (
        len(word) == 2
        and word.isdigit()
        and lower[i - 1 : i] in (["-"], ["–"])
        and i >= 2
        and is_year(lower, i - 2)
        and int(word) > int(lower[i - 2][2:])
    )


_BEFORE_NUMBERS = frozenset(
    "$ € £ us$ no no. flight # rs resolution about than least some nearly almost roughly approximately another".split()
)
_NUMBERED = frozenset("act article section resolution resolutions law decree rule code and or".split())
"""Words after which four digits are a year only where they are one of our times."""
_COUNTED = frozenset(
    "people persons men women children soldiers troops civilians dead deaths others fighters police officers workers "
    "refugees migrants prisoners hours km kilometers kilometres miles meters metres feet acres tons tonnes hectares "
    "hrs gmt local metric square percent % dollars euros pounds families houses homes votes seats cases".split()
)


def _counted(word: str) -> bool:
    return word in _COUNTED or word in table("times")["plural_units"]


def spelled_year(lower: list[str], i: int) -> tuple[int, int] | None:
    """A year as it is spoken, after how many words it takes: "nineteen ninety-six", "the year two thousand"."""
    number, word = lists().words, lower[i]
    if word == "two" and lower[i + 1 : i + 2] == ["thousand"] and lower[i - 1 : i] == ["year"]:
        return 2, 2000
    century = number.get(word, 0)
    if not 17 <= century <= 20 or i + 1 >= len(lower):
        return None
    rest = [w for w in lower[i + 1 : i + 4] if w != "-"] or [""]
    tens, ones = (number.get(w, 0) for w in (*rest, "", "")[:2])
    size = 2 + (lower[i + 2 : i + 3] == ["-"])
    if rest[0] == "oh" and 1 <= ones <= 9:
        return 3, century * 100 + ones
    if "-" in rest[0] and 20 < (both := sum(number.get(w, 0) for w in rest[0].split("-"))) < 100:
        return 2, century * 100 + both
    if not 20 <= tens <= 90 or tens % 10:
        return None
    if 1 <= ones <= 9:
        return size + 1, century * 100 + tens + ones
    return 2, century * 100 + tens


def autumn(lower: list[str], i: int) -> bool:
    """Whether "fall" is the season, not what prices do or towns: "in the fall", "fall of 1863", "last fall"."""
    before, after = lower[i - 1] if i else "", lower[i + 1] if i + 1 < len(lower) else ""
    if after == "of":
        return i + 2 < len(lower) and (is_year(lower, i + 2) or lower[i + 2] in ("last", "this", "next", "that"))
    return before in _BEFORE_FALL or (before == "in" and after in ("or", "and", ",")) or after[:2] in ("19", "20")


_BEFORE_FALL = frozenset("the this last next past every each early late mid - that".split())
