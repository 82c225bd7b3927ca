"""Two dates that words tie to one another: the year of "March" in "between March and May 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.extract.times import calendar as cal
from dateline.extract.times.calendar import Stretch
from dateline.extract.times.scene import Meaning

Told = tuple[int, int, Meaning, str]
"""Where an expression stands, what it means, and the word before it."""
_TIE = re.compile(r",? (?:and|or|to|through|until|till) |\s?[-–]\s?")
_YEAR = re.compile(r"\b\d{4}\b")


def paired(text: str, told: Sequence[Told]) -> list[Told]:
    """The dates of a sentence, those without a year made to go with the date that they are tied to: the first of two is
    not after the second."""
    found = list(told)
    for i in range(len(found) - 1):
        (start, end, one, before), (begin, stop, other, word) = found[i], found[i + 1]
        if not _TIE.fullmatch(text[end:begin]):
            continue
        first, last = _plain(one), _plain(other)
        if first is None or last is None or first.grain != last.grain:
            continue
        if first.start > last.start and not _YEAR.search(text[start:end]):
            found[i] = (start, end, _moved(one, _last_before(first, last)), before)
        elif _YEAR.search(text[start:end]) and not _YEAR.search(text[begin:stop]):
            found[i + 1] = (begin, stop, _moved(other, _first_after(last, first)), word)
    return found


def _plain(one: Meaning) -> Stretch | None:
    """The day or month that an expression is, `None` for any other."""
    stretch = one.stretch
    fine = stretch is not None and stretch.grain in ("day", "month") and one.value == stretch.value
    return stretch if fine else None


def _in_year(stretch: Stretch, year: int) -> Stretch | None:
    if stretch.grain == "month":
        return cal.month(year, stretch.start.month)
    return cal.day(year, stretch.start.month, stretch.start.day)


def _last_before(stretch: Stretch, limit: Stretch) -> Stretch | None:
    years = (limit.start.year, limit.start.year - 1)
    return next((s for y in years if (s := _in_year(stretch, y)) is not None and s.start <= limit.start), None)


def _first_after(stretch: Stretch, limit: Stretch) -> Stretch | None:
    years = (limit.start.year, limit.start.year + 1)
    return next((s for y in years if (s := _in_year(stretch, y)) is not None and s.start >= limit.start), None)


def _moved(one: Meaning, stretch: Stretch | None) -> Meaning:
    return one if stretch is None else msgspec.structs.replace(one, value=stretch.value, stretch=stretch)
