"""Says in words what the date notations of accounts mean: EDTF (ISO 8601-2), and the TIMEX3 values beside it."""

from __future__ import annotations

import calendar
import re
from datetime import date

SEASONS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
}  # fmt: skip
QUALITIES = {"~": "about {}", "?": "{}, uncertain", "%": "about {}, uncertain"}
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
REFERENCES = {"PRESENT_REF": "the present", "PAST_REF": "some time past", "FUTURE_REF": "some time to come"}
_CLOCK = r"T(?:[0-9:.]+(?:Z|[+-]\d\d:?\d\d)?|MO|MI|AF|EV|NI|DT)"
_DATE = re.compile(rf"(\d{{4}}|\d{{3}}X|\d{{2}}XX)(?:-(\d\d|XX|SP|SU|FA|WI))?(?:-(\d\d|XX))?({_CLOCK})?([~?%])?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?|X+)([YMWDHS])")


def in_words(value: str) -> str | None:
    """The value in words, such as `about May 2025`; null where it is none that accounts hold."""
    start, slash, end = value.strip().partition("/")
    if not slash:
        return _date(start) or _other(start)
    first, last = _end(start, "start"), _end(end, "end")
    if not (first and last) or not (start or end):
        return None
    return f"a time between {first} and {last}, both included"


def _end(value: str, which: str) -> str | None:
    if value == "..":
        return f"an open {which}"
    return _date(value) if value else f"an unknown {which}"


def _date(value: str) -> str | None:
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day, clock, quality = match.groups()
    words = _day(_year(year), month, day)
    if words is None or (clock and not day):
        return None
    if clock:
        words += f", {PARTS[clock[1:]]}" if clock[1:] in PARTS else f" at {clock[1:]}"
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


def _other(value: str) -> str | None:
    """What TIMEX3 has beyond dates: weeks, some weekday, durations, vague references."""
    if value in REFERENCES:
        return REFERENCES[value]
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), "weekend" if match[3] else "week")
    if match := _WEEKDAY.fullmatch(value):
        return f"some {calendar.day_name[int(match[1]) - 1]}"
    if match := _DURATION.fullmatch(value):
        return _duration(match[2], "minute" if match[1] and match[3] == "M" else UNITS[match[3]])
    return None


def _week(year: int, number: int, kind: str) -> str | None:
    try:
        days = [date.fromisocalendar(year, number, day) for day in ((6, 7) if kind == "weekend" else (1, 7))]
    except ValueError:
        return None
    return f"{kind} {number} of {year}, {days[0].isoformat()} to {days[1].isoformat()}"


def _duration(count: str, unit: str) -> str:
    if count.startswith("X"):
        return f"a time of some {unit}s"
    return f"a time of {count} {unit}{'' if count == '1' else 's'}"
