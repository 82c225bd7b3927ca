"""Numbers in words: "4,500", "eighty-five thousand", "dozens", with the bounds that the words around them state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from dateline.record.account import Bound
from dateline.vocabulary.files import table

_DIGITS = re.compile(r"\d+(?:\.\d+)?$|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$")
_POINTS = re.compile(r"\d{1,3}(?:\.000)+$")


class Lists(msgspec.Struct, frozen=True):
    """The word lists of `vocabulary/data/numbers.toml`."""

    words: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, int]
    pairs: dict[str, int]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]


@cache
def lists() -> Lists:
    """The number words, read once."""
    raw = dict(table("numbers"))
    for name in ("before", "after"):
        raw[name] = {tuple(words.split()): meaning for words, meaning in raw[name].items()}
    return Lists(**raw)


class Quantity(msgspec.Struct, frozen=True):
    """A number at words `[first, last)`: its bounds, `None` where open, and how the words state them."""

    first: int
    last: int
    low: float | None
    high: float | None
    bound: Bound
    core: int
    """Index of the first word of the number itself, past words such as "at least"."""
    worded: bool
    """Written in letters, not in digits."""
    number: float
    """The number itself, the high one of a range."""
    meaning: str
    """What the words around it make of it, a value of `numbers.toml`, or `range` or `vague`."""


class _Number(msgspec.Struct, frozen=True):
    last: int
    value: float
    vague: bool = False
    worded: bool = False


def read_quantity(words: Sequence[str], core: int, *, floor: int = 0) -> Quantity | None:
    """The quantity whose number starts at word `core` of lower-cased `words`, with its modifiers from `floor` on.

    "more than n" gives n + 1 or more, "nearly n" gives n and `about`, "n to m" a range, "dozens" 24 or more.
    """
    number = read_number(words, core)
    if number is None:
        return None
    first, meaning = _before(words, core, floor)
    span = _range(words, core, first, number)
    if span is not None:
        return span
    last = number.last
    for tail, after in lists().after.items():
        if tuple(words[last : last + len(tail)]) == tail:
            last, meaning = last + len(tail), after
            break
    low, high, bound = bounds(number.value, meaning, vague=number.vague)
    return Quantity(
        first, last, low, high, bound, core, number.worded, number.value, "vague" if number.vague else meaning
    )


def bounds(n: float, meaning: str, *, vague: bool = False) -> tuple[float | None, float | None, Bound]:
    """Low, high and bound of a number `n` under a meaning of `numbers.toml`."""
    if vague:
        return (None, n, "at_most") if meaning in ("at_most", "below") else (n, None, "vague")
    found: dict[str, tuple[float | None, float | None, Bound]] = {
        "at_least": (n, None, "at_least"),
        "above": (n + 1, None, "at_least"),
        "at_most": (None, n, "at_most"),
        "below": (None, n - 1, "at_most"),
        "about": (n, n, "about"),
        "exact": (n, n, "exact"),
    }
    return found[meaning]


def modifiers(words: Sequence[str], at: int, floor: int, quantity: Quantity) -> tuple[int, Quantity]:
    """A quantity with the modifiers before word `at`, where a currency sign stands, and its first word."""
    first, meaning = _before(words, at, floor)
    if quantity.meaning in ("range", "vague") or meaning == "exact":
        return first, msgspec.structs.replace(quantity, first=first)
    low, high, bound = bounds(quantity.number, meaning)
    return first, msgspec.structs.replace(quantity, first=first, low=low, high=high, bound=bound, meaning=meaning)


def _before(words: Sequence[str], core: int, floor: int) -> tuple[int, str]:
    """Where the modifiers of the number at `core` begin, and the strongest meaning among them."""
    first, meaning = core, "exact"
    known = lists().before
    while first > floor:
        for size in (4, 3, 2, 1):
            found = known.get(tuple(words[first - size : first])) if first - size >= floor else None
            if found is not None:
                first -= size
                meaning = found if meaning == "exact" else meaning
                break
        else:
            return first, meaning
    return first, meaning


def _range(words: Sequence[str], core: int, first: int, low: _Number) -> Quantity | None:
    """A range such as "between 5 and 8", "60-70", "50 or 60", "from 10 to 12"; `None` where there is none."""
    at = low.last
    if at + 1 >= len(words) or words[at] not in ("to", "or", "and", "-", "–", "—"):
        return None
    if words[at] == "and" and (core == 0 or words[core - 1] != "between"):
        return None
    high = read_number(words, at + 1)
    if high is None or high.vague or low.vague:
        return None
    value = _scaled(low.value, high.value, words, at + 1, high.last)
    if value >= high.value or (words[at] == "to" and core and words[core - 1] == "from"):
        return None
    opens = core - 1 if core and words[core - 1] == "between" else first
    return Quantity(opens, high.last, value, high.value, "range", core, low.worded, high.value, "range")


def _scaled(low: float, high: float, words: Sequence[str], first: int, last: int) -> float:
    """The low end of "2 to 3 million" takes the scale of the high end."""
    scale = lists().scales.get(words[last - 1]) or lists().suffixes.get(words[last - 1])
    return low * scale if last - first > 1 and scale and low < scale and low * scale < high else low


def read_number(words: Sequence[str], i: int) -> _Number | None:
    """The number that starts at word `i` of lower-cased `words`."""
    if i >= len(words):
        return None
    word = words[i]
    known = lists()
    if word[0].isdigit() or word in known.words:
        number = _digits(words, i) if word[0].isdigit() else _in_words(words, i)
        return _and_a_half(words, number) if number else None
    if word in ("a", "an", "half"):
        return _after_article(words, i)
    if word in known.vague:
        return _vague(words, i)
    if word == "tens" and words[i + 1 : i + 2] == ["of"]:
        return _tens(words, i, 2)
    if word == "tens":
        return _tens(words, i, 1)
    return None


def _and_a_half(words: Sequence[str], number: _Number) -> _Number:
    """ "three and a half", "two-and-a-half million"."""
    plain = [(n, w) for n, w in enumerate(words[number.last : number.last + 6]) if w != "-"][:3]
    if [w for _, w in plain] != ["and", "a", "half"]:
        return number
    last = number.last + plain[-1][0] + 1
    return _multiplied(words, last, number.value + 0.5, worded=number.worded)


def _digits(words: Sequence[str], i: int) -> _Number | None:
    word = words[i]
    if _POINTS.match(word):
        value = float(word.replace(".", ""))
    elif _DIGITS.match(word):
        value = float(word.replace(",", ""))
    else:
        return None
    last = i + 1
    while last < len(words) and value < 1000 * 1000 and len(words[last]) == 3 and words[last] == "000":
        value, last = value * 1000, last + 1
    suffix = lists().suffixes.get(words[last]) if last < len(words) else None
    if suffix:
        return _Number(last + 1, value * suffix)
    return _multiplied(words, last, value, worded=False)


def _multiplied(words: Sequence[str], last: int, value: float, *, worded: bool) -> _Number:
    """Take in the scale words after a number: "2 million", "14-thousand", "40,000 crore"."""
    scales = lists().scales
    while True:
        step = 1 if words[last : last + 1] == ["-"] and last + 1 < len(words) and words[last + 1] in scales else 0
        if last + step >= len(words) or words[last + step] not in scales:
            return _Number(last, value, worded=worded)
        value, last = round(value * scales[words[last + step]], 6), last + step + 1


def _in_words(words: Sequence[str], i: int) -> _Number:
    """Numbers in letters: "eighty-five thousand", "two hundred and fifty"."""
    known = lists()
    total, group, last = 0.0, float(known.words[words[i]]), i + 1
    tens = group >= 20
    while last < len(words):
        step = 1 if words[last] in ("-", "and") else 0
        word = words[last + step] if last + step < len(words) else ""
        if word in known.words and (
            (tens and words[last] != "and" and known.words[word] < 10) or (group >= 100 and group % 100 == 0)
        ):
            group, tens = group + known.words[word], known.words[word] >= 20
        elif word in known.scales and not (step and words[last] == "and"):
            scale = known.scales[word]
            if scale <= 100:
                group *= scale
            else:
                total, group = total + group * scale, 0.0
        elif total and group == 0 and word in known.words and words[last] != "-":
            group, tens = float(known.words[word]), known.words[word] >= 20
        else:
            break
        last += step + 1
    return _Number(last, total + group, worded=True)


def _after_article(words: Sequence[str], i: int) -> _Number | None:
    """ "a hundred", "a few hundred", "half a million", "half a dozen", "a couple of", "a handful of"."""
    known = lists()
    if words[i] == "half":
        if words[i + 1 : i + 2] == ["a"] and i + 2 < len(words) and words[i + 2] in known.scales:
            return _Number(i + 3, known.scales[words[i + 2]] / 2, worded=True)
        return None
    nxt = words[i + 1] if i + 1 < len(words) else ""
    if list(words[i + 1 : i + 4]) == ["quarter", "of", "a"] and i + 4 < len(words) and words[i + 4] in known.scales:
        return _Number(i + 5, known.scales[words[i + 4]] / 4, worded=True)
    if nxt in known.scales:
        return _multiplied(words, i + 1, 1.0, worded=True)
    if nxt in ("few", "handful", "couple", "pair"):
        return _vague(words, i + 1) if nxt in known.vague else _pair(words, i + 1)
    return None


def _pair(words: Sequence[str], i: int) -> _Number:
    last = i + 1 + (words[i + 1 : i + 2] == ["of"])
    return _multiplied(words, last, float(lists().pairs[words[i]]), worded=True)


def _vague(words: Sequence[str], i: int) -> _Number:
    """ "dozens", "several hundred", "hundreds of thousands", "few thousand"."""
    known, value, last = lists(), float(lists().vague[words[i]]), i + 1
    of = words[last : last + 1] == ["of"]
    inner = words[last + 1] if of and last + 1 < len(words) else ""
    if inner in known.vague and known.vague[inner] >= 200:
        return _Number(last + 2, value * known.vague[inner] / 2, vague=True, worded=True)
    if words[i] in ("several", "few"):
        scaled = _multiplied(words, last, value, worded=True)
        return _Number(scaled.last, scaled.value, vague=True, worded=True)
    if words[i] == "handful" and of:
        last += 1
    return _Number(last, value, vague=True, worded=True)


def _tens(words: Sequence[str], i: int, skip: int) -> _Number | None:
    """ "tens of thousands" claims at least twenty thousand."""
    unit = lists().vague.get(words[i + skip]) if i + skip < len(words) else None
    return _Number(i + skip + 1, 10.0 * unit, vague=True, worded=True) if unit and unit >= 2000 else None
