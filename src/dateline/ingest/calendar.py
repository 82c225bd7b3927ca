"""Days and times as pages print them: "07 June 2025", "Jul 26 2022", "June 7, 2025 09:30 GMT", "5 sec ago".

Only what is written is read: no year is made up, and 07/06/2025 is no day, since it could be either of two.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import msgspec

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)"
_YEAR = r"(?:19|20)\d\d\b"
_NUMBER = r"[0-3]?\d"
DAY = (
    rf"(?:{_WEEKDAY}?(?:"
    rf"{_NUMBER}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH}\s+{_NUMBER}(?:st|nd|rd|th)?\b(?!:)(?:,?\s+{_YEAR})?"
    rf"|{_MONTH},?\s+{_YEAR}"
    rf"|{_YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.]{_NUMBER}"
    rf"|{_NUMBER}[-/.]{_NUMBER}[-/.]{_YEAR}"
    rf"))"
)
"""A day as printed, as a regular expression to be compiled with IGNORECASE."""

_NAMED = re.compile(
    rf"(?:(?P<d1>{_NUMBER})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>{_NUMBER})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y2>{_YEAR}))?"
    rf"|(?P<m3>{_MONTH}),?\s+(?P<y3>{_YEAR}))",
    re.IGNORECASE,
)
_ISO = re.compile(rf"\b(?P<y>{_YEAR})[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d>{_NUMBER})(?!\d)")
_NUMERIC = re.compile(rf"\b(?P<a>{_NUMBER})(?P<sep>[-/.])(?P<b>{_NUMBER})(?P=sep)(?P<y>{_YEAR})")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{3,4}\b)?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?P<n>\d{1,3}|an?|one|two|three|few|couple of)\s*"
    r"(?P<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\s+ago\b"
    r"|\b(?P<word>just now|moments? ago|today|yesterday)\b",
    re.IGNORECASE,
)
_ZONES = {"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2}
_ZONES |= {"EEST": 3, "EAT": 3, "WAT": 1, "CAT": 2, "SAST": 2, "MSK": 3, "PKT": 5, "JST": 9, "KST": 9, "AEST": 10}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "few": 3}


class PrintedDay(msgspec.Struct, frozen=True):
    """A day as far as it is printed; `clock` is a time with its offset, such as `09:30:00+00:00`."""

    year: int | None
    month: int
    day: int | None
    clock: str | None = None

    @property
    def edtf(self) -> str | None:
        """`2025-06-07`, with the time where one is printed with its zone, or `2025-06`; null without a year."""
        if self.year is None:
            return None
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{day}T{self.clock}" if self.clock else day

    def in_year(self, year: int) -> PrintedDay | None:
        """The same day of a year, null for 29 February of a common one."""
        return _valid(year, self.month, self.day, self.clock)


def printed_day(text: str) -> PrintedDay | None:
    """The first day printed in `text`, with its clock time where the zone is printed too."""
    found = _named(text) or _iso(text) or _numeric(text)
    if found is None or found.day is None:
        return found
    clock = _clock(text)
    return PrintedDay(found.year, found.month, found.day, clock) if clock else found


def edtf(text: str) -> str | None:
    """A day, month, year or time as EDTF or ISO 8601 where `text` is one or names one with its year; else null."""
    text = text.strip()
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", text):
        return text
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?", text):
        return _checked(text)
    found = printed_day(text)
    return found.edtf if found else None


def ago(text: str, captured: str) -> str | None:
    """When "5 sec ago" or "yesterday" was, counted from the capture time.

    Seconds and minutes before a capture time that has a clock give a time; all else gives a day. Where only the day of
    capture is known, hours count from its end.
    """
    found = _AGO.search(text)
    taken = _moment(captured)
    if found is None or taken is None:
        return None
    moment, has_clock = taken
    unit, number = _unit(found)
    when = moment - timedelta(**{unit: number})
    if has_clock and unit in ("seconds", "minutes"):
        return when.isoformat(timespec="seconds")
    return when.date().isoformat()


def relative(text: str) -> bool:
    """Whether `text` dates itself from the moment of capture."""
    return _AGO.search(text) is not None


def _unit(found: re.Match[str]) -> tuple[str, int]:
    word = (found["word"] or "").lower()
    if word:
        return ("days", 1) if word == "yesterday" else ("days", 0) if word == "today" else ("seconds", 0)
    number = _NUMBERS.get(found["n"].lower()) or int(found["n"])
    units = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
    return units[found["unit"][0].lower()], number


def _moment(captured: str) -> tuple[datetime, bool] | None:
    try:
        if len(captured) == 10:
            day = date.fromisoformat(captured)
            return datetime(day.year, day.month, day.day, 23, 59, 59), False
        return datetime.fromisoformat(captured), True
    except ValueError:
        return None


def _checked(text: str) -> str | None:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text.replace(" ", "T", 1)


def _named(text: str) -> PrintedDay | None:
    for found in _NAMED.finditer(text):
        month = found["m1"] or found["m2"] or found["m3"]
        year, day = found["y1"] or found["y2"] or found["y3"], found["d1"] or found["d2"]
        number = _MONTHS.index(month[:3].lower()) + 1
        valid = _valid(int(year) if year else None, number, int(day) if day else None)
        if valid:
            return valid
    return None


def _iso(text: str) -> PrintedDay | None:
    found = _ISO.search(text)
    return _valid(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def _numeric(text: str) -> PrintedDay | None:
    found = _NUMERIC.search(text)
    if found is None:
        return None
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if found["sep"] == "." or first > 12 or first == second:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > 12 else None


def _clock(text: str) -> str | None:
    for found in _CLOCK.finditer(text):
        offset = _offset(found["zone"])
        hour, half = int(found["h"]), (found["half"] or "").lower()
        if offset is None or (half and not 1 <= hour <= 12):
            continue
        if half:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        return f"{hour:02}:{found['min']}:{found['s'] or '00'}{offset}"
    return None


def _offset(zone: str | None) -> str | None:
    if not zone:
        return None
    zone = zone.upper().replace(" ", "")
    if zone in _ZONES:
        return f"{_ZONES[zone]:+03}:00"
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    found = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?", zone)
    if found is None or int(found[2]) > 14:
        return None
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}"


def _valid(year: int | None, month: int, day: int | None, clock: str | None = None) -> PrintedDay | None:
    try:
        date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return None
    return PrintedDay(year, month, day, clock)
