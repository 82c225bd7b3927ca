"""From words to the pieces that date expressions are made of: each piece has a kind, a place and a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from dateline.extract.numbers import Quantity, lists, read_quantity
from dateline.extract.times.years import autumn, is_year, spelled_year, year_after
from dateline.vocabulary.files import table

KINDS = {
    "weekday": "W", "month": "M", "year": "Y", "daynumber": "D", "number": "n", "unit": "U", "units": "V", "part": "P",
    "season": "S", "clock": "T", "zone": "Z", "meridiem": "m", "day": "R", "ordinal": "q", "set": "F", "length": "G",
    "reference": "N", "feast": "H", "iso": "I", "decade": "d", "other": ".",
    "last": "l", "past": "p", "recent": "c", "next": "x", "follow": "f", "this": "h", "that": "z", "every": "e",
    "per": "/", "ago": "g", "later": "r", "earlier": "b", "after": "j", "before": "k", "on": "i", "of": "o", "the": "t",
    "a": "a", "half": "½", "early": "1", "mid": "2", "late": "3", "fiscal": "Q", "old": "y", "long": "L", "local": "w",
    "clockword": "C", "times": "s", "twice": "u", "dash": "-", "comma": ",", "to": ">", "and": "&", "s": "'",
    "oclock": "!", "filler": "_", "weekdays": "E", "era": "B", "prev": "v",
    "latest": "0", "period": "6", "bc": "5", "bcdecade": "7", "shortyear": "4",
}  # fmt: skip
"""Kinds of pieces and the one letter by which the grammar's patterns know each."""

_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?$")
_CLOCK_HALF = re.compile(r"(\d{1,2})(?:[:.](\d\d))?([ap])\.?m\.?$")
_DECADE = re.compile(r"(?:(1[5-9]|20)(\d)0|(\d)0)['’]?s$")
_TENS_BC = re.compile(r"(\d{1,3})0s$")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})$")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?$")
_GLUED = re.compile(
    r"(\d{1,2})(january|february|march|april|may|june|july|august|september|october|november|december)$"
)
_MODIFIED = frozenset({"at_least", "above", "at_most", "below", "about"})


class Piece(msgspec.Struct, frozen=True):
    """Words `[first, last)` of a sentence that play one part in date expressions."""

    kind: str
    first: int
    last: int
    value: Any = None


@cache
def _single() -> dict[str, tuple[str, Any]]:
    """Words whose part does not depend on their neighbours."""
    data, found = table("times"), {}
    for name, kind in (("words", ""), ("units", "unit"), ("plural_units", "units"), ("parts", "part"),
                       ("seasons", "season"), ("days", "day"), ("sets", "set"), ("lengths", "length")):  # fmt: skip
        for word, value in data[name].items():
            found[word] = (kind or value, value)
    for word, value in data["ordinals"].items():
        found[word] = ("ordinal", value)
    return found


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Phrases of several words (and words that must not be read by themselves) by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for name, kind in (("references", "reference"), ("feasts", "feast"), ("part_phrases", "part")):
        for phrase, value in table("times")[name].items():
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, kind, value))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


@cache
def _telling() -> frozenset[str]:
    """Every word of letters alone that can be part of a date expression, but for numbers."""
    data = table("times")
    lists = ("months", "short_months", "weekdays", "short_weekdays", "zones", "decades")
    words = {word for name in lists for word in data[name]} | {f"{day}s" for day in data["weekdays"]}
    return frozenset({*words, *_phrases(), *_single(), "bc", "bce", "am", "pm"})


@cache
def _starters() -> frozenset[str]:
    """Lower-cased words that a number can start with."""
    known = lists()
    return frozenset({*known.words, *known.vague, *known.scales, "a", "an", "half", "tens"})


def pieces(words: Sequence[str]) -> list[Piece]:
    """The pieces of a sentence, in order, covering every word once; `words` keep their capitals."""
    lower = [word.lower() for word in words]
    numbers = _quantities(words, lower)
    found: list[Piece] = []
    i = 0
    while i < len(words):
        piece = _piece(words, lower, i, numbers, found[-1] if found else None)
        found.append(piece)
        i = piece.last
    return _before_christ(found)


def _before_christ(found: list[Piece]) -> list[Piece]:
    """The pieces with the first number of "499-493 BC" told as a year before Christ too."""
    for at in range(len(found) - 3):
        first, between, second, era = found[at : at + 4]
        numbers = first.kind in _NUMBERS and second.kind in _NUMBERS
        if era.kind == "era" and numbers and between.kind in ("dash", "to", "and"):
            found[at] = Piece("bc", first.first, first.last, first.value)
    return found


_NUMBERS = ("number", "daynumber", "year")


def _quantities(words: Sequence[str], lower: list[str]) -> dict[int, Quantity]:
    """The quantities of a sentence by the word that they start at, without the days and years of dates."""
    found: dict[int, Quantity] = {}
    starters, i, floor = _starters(), 0, 0
    while i < len(lower):
        if (lower[i][0].isdigit() and not _dated(words, lower, i)) or lower[i] in starters:
            quantity = read_quantity(lower, i, floor=floor)
            if quantity is not None:
                first = quantity.first if quantity.meaning in _MODIFIED or quantity.bound == "range" else quantity.core
                found[first] = quantity
                i = floor = quantity.last
                continue
        i += 1
    return found


def _dated(words: Sequence[str], lower: list[str], i: int) -> bool:
    """Whether the digits at word `i` say a year, the day of a month or a time of day."""
    word = lower[i]
    if not word.isdigit():
        return bool(
            _DAY.match(word)
            or (":" in word and _CLOCK.match(word))
            or _CLOCK_HALF.match(word)
            or _before_half(lower, i)
        )
    if is_year(lower, i) or year_after(lower, i):
        return True
    if len(word) <= 2 and 1 <= int(word) <= 31 and _beside_month(words, lower, i):
        return True
    return _before_half(lower, i)


def _before_half(lower: list[str], i: int) -> bool:
    return lower[i + 1 : i + 2] in (["am"], ["pm"], ["a.m."], ["p.m."], ["a.m"], ["p.m"], ["o'clock"], ["o’clock"])


def _beside_month(words: Sequence[str], lower: list[str], i: int) -> bool:
    for at in (i - 1, i + 1):
        if 0 <= at < len(words) and _month(words, lower, at, beside=True) is not None:
            return True
    if i >= 2 and lower[i - 1] in (",", "the", "-", "–", "to", "and", "or"):
        if _month(words, lower, i - 2, beside=True) is not None:
            return True
        return (
            i >= 3
            and lower[i - 2].isdigit()
            and len(lower[i - 2]) <= 2
            and _month(words, lower, i - 3, beside=True) is not None
        )
    rest = lower[i + 1 : i + 4]
    if rest[:1] == ["of"] and i + 2 < len(words):
        return _month(words, lower, i + 2, beside=True) is not None
    if len(rest) == 3 and rest[0] in ("-", "–", "to", "and", "or") and rest[1].isdigit() and len(rest[1]) <= 2:
        return _month(words, lower, i + 3, beside=True) is not None
    return False


def _month(words: Sequence[str], lower: list[str], i: int, *, beside: bool = False) -> int | None:
    """The month that word `i` names; "may" and "march" are months only with a capital and in the place of one."""
    data, word = table("times"), lower[i].rstrip(".")
    number: int | None = data["months"].get(word)
    if number is None:
        short: int | None = data["short_months"].get(word)
        if short is None or not words[i][0].isupper():
            return None
        return short if beside or lower[i].endswith(".") or _near_short_month(lower, i) else None
    if not words[i][0].isupper():
        return None
    if word in ("may", "march", "august") and not beside and not _near_month(lower, i):
        return number if word == "august" and i else None
    return number


_MONTH_BEFORE = frozenset(
    "in on of since by until till from to through last next this late early mid end around before after between and "
    "during every each past coming the - – (".split()
)


def _near_short_month(lower: list[str], i: int) -> bool:
    """Whether "Jan" or "Mar" is a month, not a man: a number follows, or a word that only a date has stands before."""
    after = lower[i + 1] if i + 1 < len(lower) else ""
    return after[:1].isdigit() or (i > 0 and lower[i - 1] in ("in", "since", "last", "next", "late", "early", "mid"))


def _near_month(lower: list[str], i: int) -> bool:
    """Whether the words beside `i` are such as stand beside a month."""
    after = lower[i + 1] if i + 1 < len(lower) else ""
    if after and (after[0].isdigit() or (after == "," and i + 2 < len(lower) and lower[i + 2][0].isdigit())):
        return True
    before = lower[i - 1] if i else ""
    return before in _MONTH_BEFORE or before.rstrip("stndrh").isdigit()


def _piece(words: Sequence[str], lower: list[str], i: int, numbers: dict[int, Quantity], last: Piece | None) -> Piece:
    word = lower[i]
    if (spelled := spelled_year(lower, i)) is not None:
        return Piece("year", i, i + spelled[0], spelled[1])
    if i in numbers:
        return _number(lower, i, numbers[i])
    if word[0].isdigit():
        return _digits(words, lower, i, last)
    if word.isalpha() and word not in _telling():
        return Piece("other", i, i + 1)
    for phrase, kind, value in _phrases().get(word, ()):
        if tuple(lower[i : i + len(phrase)]) == phrase and _stands(words, lower, i, len(phrase), kind):
            return Piece(kind, i, i + len(phrase), value)
    month = _month(words, lower, i)
    if month is not None:
        return Piece("month", i, i + 1, month)
    data = table("times")
    if word in data["weekdays"] or (word.endswith("s") and word[:-1] in data["weekdays"]):
        one = data["weekdays"].get(word)
        return Piece("weekday" if one else "weekdays", i, i + 1, one or data["weekdays"][word[:-1]])
    if word in ("bc", "b.c.", "bce", "b.c") and words[i].isupper():
        return Piece("era", i, i + 1, "BC")
    if word.rstrip(".") in data["short_weekdays"] and words[i][0].isupper():
        return _short_weekday(words, lower, i)
    if (
        word in ("a.m.", "p.m.", "am", "pm", "a.m", "p.m")
        and last is not None
        and last.kind in ("daynumber", "clock", "number")
    ):
        return Piece("meridiem", i, i + 1, word[0])
    if word in data["zones"] and words[i].isupper():
        return Piece("zone", i, i + 1, data["zones"][word])
    if word in data["decades"] and lower[i - 1 : i] in (["the"], ["early"], ["mid"], ["late"], ["-"]):
        return Piece("decade", i, i + 1, data["decades"][word])
    if word[0] in "'’" and (decade := _DECADE.match(word[1:])) is not None:
        return Piece("decade", i, i + 1, _decade(decade))
    return _plain(words, lower, i, last)


_FEAST_THINGS = frozenset(
    "gift gifts tree trees party parties market markets eve island carol carols card cards".split()
)


def _stands(words: Sequence[str], lower: list[str], i: int, size: int, kind: str) -> bool:
    """Whether a phrase stands by itself: "the past" not before a noun that it belongs to, "now" not in "now-dead"."""
    after = lower[i + size] if i + size < len(lower) else ""
    if kind == "feast":
        return words[i + size - 1][0].isupper() and after not in _FEAST_THINGS
    if lower[i + size - 1] == "past":
        return (
            not after
            or not after[0].isalnum()
            or after in ("and", "but", "the", "when", "has", "have", "for", "as", "to")
        )
    if lower[i + size - 1] in ("future", "moment"):
        return after not in ("of", "when", "that")
    return after != "-"


def _plain(words: Sequence[str], lower: list[str], i: int, last: Piece | None) -> Piece:
    word = lower[i]
    found = _single().get(word)
    if found is None:
        return Piece("other", i, i + 1)
    kind, value = found
    if kind in ("day", "reference", "part") and _named(words, i):
        return Piece("other", i, i + 1)
    if word == "daily" and i and words[i - 1][0].isupper():
        return Piece("other", i, i + 1)
    if kind == "ordinal" and word == "second" and last is not None and last.kind in ("number", "daynumber"):
        return Piece("unit", i, i + 1, "second")
    if (
        kind in ("unit", "set", "length", "units")
        and words[i][0].isupper()
        and not words[i].isupper()
        and i
        and _title(words, i)
    ):
        return Piece("other", i, i + 1)
    if word == "fall" and not autumn(lower, i):
        return Piece("other", i, i + 1)
    if kind == "season" and (words[i][0].isupper() and i and not _near_year(lower, i)):
        return Piece("other", i, i + 1)
    return Piece(kind, i, i + 1, value)


def _named(words: Sequence[str], i: int) -> bool:
    """A capital where a common word has none ("Sunday Morning Futures", "TODAY"): part of a name."""
    if words[i].isupper():
        return not all(word.isupper() for n, word in enumerate(words) if word.isalpha() and n != i)
    return words[i][0].isupper() and i > 0 and words[i - 1][0].isupper()


def _title(words: Sequence[str], i: int) -> bool:
    """A capital in the middle of a sentence makes a unit part of a name ("Victory Day"), unless all is in capitals."""
    return words[i - 1][0].isupper() or words[i - 1] in ("of", "for")


def _near_year(lower: list[str], i: int) -> bool:
    return any(is_year(lower, at) for at in range(i + 1, min(i + 3, len(lower))))


def _short_weekday(words: Sequence[str], lower: list[str], i: int) -> Piece:
    """ "Sun" and "Sat" are weekdays only right before a date."""
    at = i + 1
    while at < len(lower) and lower[at] in (".", ","):
        at += 1
    if (
        at < len(lower)
        and (at > i + 1 or lower[i].endswith("."))
        and (_month(words, lower, at, beside=True) is not None or _dated(words, lower, at))
    ):
        return Piece("weekday", i, i + 1, table("times")["short_weekdays"][lower[i].rstrip(".")])
    return Piece("other", i, i + 1)


def _number(lower: list[str], i: int, quantity: Quantity) -> Piece:
    return Piece("number", i, quantity.last, quantity)


def _digits(words: Sequence[str], lower: list[str], i: int, last: Piece | None) -> Piece:
    word = lower[i]
    if year_after(lower, i) and last is not None and last.kind == "dash":
        return Piece("shortyear", i, i + 1, int(lower[i - 2][:2] + word))
    if (iso := _joined_iso(lower, i)) is not None:
        return iso
    if is_year(lower, i) and word.isdigit():
        return Piece("year", i, i + 1, int(word))
    if (tens := _TENS_BC.match(word)) is not None and lower[i + 1 : i + 2] in (["bc"], ["bce"], ["b.c."]):
        return Piece("bcdecade", i, i + 1, int(tens[1]))
    if (half := _CLOCK_HALF.match(word)) is not None:
        return Piece("clock", i, i + 1, _clock(int(half[1]), int(half[2] or 0), half[3]))
    if (clock := _CLOCK.match(word)) is not None and (":" in word or _before_half(lower, i)) and int(clock[2]) < 60:
        return Piece("clock", i, i + 1, _clock(int(clock[1]), int(clock[2]), ""))
    if (decade := _DECADE.match(word)) is not None and (decade[1] or lower[i - 1 : i] == ["the"]):
        return Piece("decade", i, i + 1, _decade(decade))
    if (glued := _GLUED.match(word)) is not None:
        return Piece("iso", i, i + 1, (None, table("times")["months"][glued[2]], int(glued[1])))
    if (number := _DAY.match(word)) is not None and 1 <= int(number[1]) <= 31:
        return Piece("daynumber", i, i + 1, int(number[1]))
    return Piece("other", i, i + 1)


def _clock(hour: int, minute: int, half: str) -> tuple[int, int]:
    """Hour and minute on the 24-hour clock; `half` is `a`, `p` or empty."""
    if half == "p" and hour < 12:
        hour += 12
    return (0 if half == "a" and hour == 12 else hour, minute)


def _decade(found: re.Match[str]) -> int:
    return int(found[1]) * 100 + int(found[2]) * 10 if found[1] else 1900 + int(found[3]) * 10


def _joined_iso(lower: list[str], i: int) -> Piece | None:
    """A date in digits: `2022-07-21`, `21/07/2022`, `7/21/2022`."""
    for size in (1, 5):
        joined = "".join(lower[i : i + size])
        if (iso := _ISO.match(joined)) is not None:
            return _checked(i, size, int(iso[1]), int(iso[2]), int(iso[3]))
        if (slashed := _SLASHED.match(joined)) is not None:
            one, two = int(slashed[1]), int(slashed[2])
            day, month = (one, two) if one > 12 or (two <= 12 and "." in joined) else (two, one)
            return _checked(i, size, int(slashed[3]), month, day)
    return None


def _checked(i: int, size: int, year: int, month: int, day: int) -> Piece | None:
    return Piece("iso", i, i + size, (year, month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else None
