"""When a report was published and updated, and who says so: the text, the user, or the capture time.

What the text states comes first (a line such as "Published 07 June 2025", the day in its address, the full day of its
dateline, "Updated …" where nothing else is stated); what the user supplies fills what the text does not state. A
dateline's day without a year ("July 25") is not a date yet: the user's date stands for it, or a year from the address,
from a supplied year or month, or from the capture time completes it. A file's modification time is never read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from dateline.ingest.calendar import DAY, PrintedDay, ago, edtf, printed_day
from dateline.ingest.intake import Supplied
from dateline.record.report import DateBasis

_PUBLISHED = re.compile(
    r"^\W*(?:first\s+)?(?:published|posted|publication\s+date|date\s+published|date|issued|created|pub\s?date)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:last\s+)?(?:updated|modified|update|edited)\b", re.IGNORECASE)
_BARE = re.compile(rf"^\W*{DAY}\b", re.IGNORECASE)
_AFTER_DAY = re.compile(
    r"[\s|,.•()–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?[\s(]*(?:[A-Z]{2,4}|[+-]\d\d:?\d\d)?)?"
    r"[\s|,.•()–—-]*(?:(?:by\b|last\b|updated?\b|modified\b|\||/).{2,70})?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\W*(?:(?:last\s+)?(?:updated?|published|posted|modified)\b)?\W*"
    r"(?:(?:about|over|around)\s+)?(?:\w+\s?\w*(?:\s+of)?\s+ago|just now|today|yesterday)\W*(?:by\b.{2,40})?",
    re.IGNORECASE,
)
_URL_DAY = (
    re.compile(r"[/_-](?P<y>(?:19|20)\d\d)[/_-](?P<m>1[0-2]|0?[1-9])[/_-](?P<d>3[01]|[12]\d|0?[1-9])(?=[/_.?#-]|$)"),
    re.compile(r"[/_-](?P<y>(?:19|20)\d\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?:\d{4})?(?=[/_.?#-]|$)"),
)
_URL_DAY_FIRST = re.compile(r"/(?P<a>\d\d)[/-](?P<b>\d\d)[/-](?P<y>(?:19|20)\d\d)(?=[/_.?#-]|$)")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>1[0-2]|0?[1-9])(?=[/_.-]|$)")


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """Publication and update of one report as EDTF days or ISO 8601 times with zone, each with its basis."""

    published: str | None = None
    published_basis: DateBasis = "unknown"
    updated: str | None = None
    updated_basis: DateBasis = "unknown"


Dated = tuple[str, DateBasis]


def published_and_updated(
    lines: Sequence[str], *, supplied: Supplied, url: str | None = None, dateline_day: str | None = None
) -> Dates:
    """Dates of a report from its furniture `lines`, its address, its dateline's day as printed, and the user."""
    stated, updated = _from_lines(lines, supplied.captured)
    when = stated or _stated(day_of_url(url), dateline_day)
    published = _finer(when, supplied.published) or _given(supplied) or _completed(dateline_day, url, supplied)
    published = published or updated
    return Dates(
        published=published[0] if published else None,
        published_basis=published[1] if published else "unknown",
        updated=updated[0] if updated else None,
        updated_basis=updated[1] if updated else "unknown",
    )


def dated(line: str) -> bool:
    """Whether a line only says when something was published or updated."""
    if len(line) > 120:
        return False
    if _PUBLISHED.match(line) or re.match(r"^\W*(?:last\s+)?(?:updated?|modified)\b", line, re.IGNORECASE):
        rest = re.sub(DAY, " ", line, flags=re.IGNORECASE)
        return (rest != line or ago_line(line)) and len(re.findall(r"[A-Za-z]{2,}", rest)) <= 9
    found = _BARE.match(line)
    return found is not None and _AFTER_DAY.fullmatch(line, found.end()) is not None


def ago_line(line: str) -> bool:
    """Whether a line dates itself from the moment of capture and says nothing else ("Updated 5 sec ago")."""
    return len(line) <= 60 and ago(line, "2000-01-01") is not None and _RELATIVE.fullmatch(line) is not None


def day_of_url(url: str | None) -> str | None:
    """The day (ISO) that an address carries in its path, as in `/2025/06/07/`, `/20250607/` or `/2025-06-07-…`.

    `/15/07/2022/` is read where it has one meaning only.
    """
    for pattern in _URL_DAY:
        found = pattern.search(url or "")
        if found:
            return _day(int(found["y"]), int(found["m"]), int(found["d"]))
    found = _URL_DAY_FIRST.search(url or "")
    if found and int(found["b"]) <= 12 < int(found["a"]):
        return _day(int(found["y"]), int(found["b"]), int(found["a"]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _from_lines(lines: Sequence[str], captured: str | None) -> tuple[Dated | None, Dated | None]:
    published: Dated | None = None
    updated: Dated | None = None
    for line in lines:
        split = _UPDATED.search(line)
        before, after = (line[: split.start()], line[split.start() :]) if split else (line, "")
        if split and updated is None:
            updated = _read(after, captured)
        if published is None and (_PUBLISHED.match(before) or _BARE.match(before)):
            published = _read(before, captured)
    return published, updated


def _read(words: str, captured: str | None) -> Dated | None:
    found = printed_day(words)
    if found and found.edtf and found.day is not None:
        return found.edtf, "stated"
    when = ago(words, captured) if captured else None
    return (when, "captured") if when else None


def _stated(url_day: str | None, dateline_day: str | None) -> Dated | None:
    if url_day:
        return url_day, "stated"
    found = printed_day(dateline_day) if dateline_day else None
    return (found.edtf, "stated") if found and found.day is not None and found.edtf else None


def _finer(stated: Dated | None, supplied: str | None) -> Dated | None:
    """The stated day, or the supplied time where it is a time on that same day."""
    if stated and supplied and len(stated[0]) == 10 and len(supplied) > 10 and supplied.startswith(stated[0]):
        return supplied, "supplied"
    return stated


def _given(supplied: Supplied) -> Dated | None:
    when = edtf(supplied.published) if supplied.published else None
    return (when, "supplied") if when and len(when) >= 10 else None


def _completed(dateline_day: str | None, url: str | None, supplied: Supplied) -> Dated | None:
    found = printed_day(dateline_day) if dateline_day else None
    if found is not None and found.year is None:
        month = _URL_MONTH.search(url or "")
        if month and (complete := _near(found, int(month["y"]), int(month["m"]))):
            return complete, "stated"
        given = re.match(r"(\d{4})(?:-(\d\d))?", supplied.published or "")
        if given and (complete := _near(found, int(given[1]), int(given[2] or found.month))):
            return complete, "supplied"
        if supplied.captured and (complete := _last(found, supplied.captured)):
            return complete, "captured"
    when = edtf(supplied.published) if supplied.published else None
    return (when, "supplied") if when else None


def _near(day: PrintedDay, year: int, month: int) -> str | None:
    """The day in the year that brings it nearest to a month: 31 December seen from 2023-01 is in 2022."""
    year += 1 if day.month - month < -6 else -1 if day.month - month > 6 else 0
    complete = day.in_year(year)
    return complete.edtf if complete else None


def _last(day: PrintedDay, captured: str) -> str | None:
    """The last such day that was not after the day of capture (one day of grace for time zones)."""
    try:
        limit = date.fromisoformat(captured[:10]) + timedelta(days=1)
    except ValueError:
        return None
    for year in range(limit.year, limit.year - 5, -1):
        complete = day.in_year(year)
        if complete and complete.edtf and complete.edtf[:10] <= limit.isoformat():
            return complete.edtf
    return None
