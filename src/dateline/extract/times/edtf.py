"""TIMEX3 values as EDTF (ISO 8601-2, level 1), the form in which the record keeps dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?(?:T.*)?$")
_PARTS = re.compile(r"(\d{4})-([A-Z]{2}|[QH]\d)$")


def edtf(value: str | None, *, about: bool = False) -> str | None:
    """The EDTF form of a TIMEX3 date or time, `None` where the value names no stretch of the calendar.

    Weeks and weekends become the interval of their days, quarters and halves of their months; decades and centuries
    leave digits open (`199X`); `about` adds `~`. Times of day keep their day.
    """
    if value is None:
        return None
    if "/" in value:
        ends = [edtf(end) for end in value.split("/")]
        return "/".join(end for end in ends if end) if all(ends) else None
    found = _dated(value)
    return found + "~" if found and about and "/" not in found else found


def _dated(value: str) -> str | None:
    if (full := _DAY.match(value)) is not None:
        return full[1]
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    if (week := _WEEK.match(value)) is not None:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first, last = (5, 6) if week[3] else (0, 6)
        return f"{(monday + timedelta(days=first)).isoformat()}/{(monday + timedelta(days=last)).isoformat()}"
    if (part := _PARTS.match(value)) is not None:
        return _part(part[1], part[2])
    return None


def _part(year: str, label: str) -> str | None:
    if label in _SEASONS:
        return f"{year}-{_SEASONS[label]}"
    size = {"Q": 3, "H": 6}.get(label[0])
    if size is None or not label[1:].isdigit():
        return None
    last = int(label[1:]) * size
    return f"{year}-{last - size + 1:02d}/{year}-{last:02d}" if 1 <= last <= 12 else None


def opened(found: str | None, word: str) -> str | None:
    """The EDTF date after a word that opens one end: "since" leaves the end open, "until" the start."""
    if found is None or ".." in found:
        return found
    ends = found.rstrip("~").split("/")
    if word == "since":
        return f"{ends[0]}/.."
    return f"../{ends[-1]}" if word in ("until", "till") else found
