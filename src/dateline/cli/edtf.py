"""Says in words what a date in Extended Date/Time Format (EDTF, ISO 8601-2) means, as far as accounts use it."""

from __future__ import annotations

import calendar
import re

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
QUALITIES = {"~": "about {}", "?": "{}, uncertain", "%": "about {}, uncertain"}
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(T[0-9:.]+(?:Z|[+-]\d\d:?\d\d)?)?([~?%])?")


def in_words(value: str) -> str | None:
    """The value in words, such as `about May 2025`; null where it is not EDTF of the kind that accounts hold."""
    start, slash, end = value.strip().partition("/")
    if not slash:
        return _date(start)
    first, last = _end(start, "an open start"), _end(end, "an open end")
    return f"a time between {first} and {last}, both included" if first and last else None


def _end(value: str, open_end: str) -> str | None:
    return open_end if value in ("..", "") else _date(value)


def _date(value: str) -> str | None:
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day, clock, quality = match.groups()
    words = _day(_year(year), month, day)
    if words is None:
        return None
    if clock:
        words += f" at {clock[1:]}"
    return QUALITIES[quality].format(words) if quality else words


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"some year of {year[:2]}00 to {year[:2]}99"
    return f"some year of the {year[:3]}0s" if year.endswith("X") else year


def _day(year: str, month: str | None, day: str | None) -> str | None:
    if month is None:
        return year
    if month in SEASONS:
        return f"{SEASONS[month]} {year}" if day is None else None
    if month != "XX" and not 1 <= int(month) <= 12:
        return None
    named = "some month of" if month == "XX" else calendar.month_name[int(month)]
    if day is None:
        return f"{named} {year}"
    if day == "XX":
        return f"some day of {named.removesuffix(' of')} {year}"
    return f"{int(day)} {named} {year}" if 1 <= int(day) <= 31 else None
