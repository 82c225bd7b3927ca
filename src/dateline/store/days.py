"""Which days a publication date covers, and which of two reports is the newer."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from functools import lru_cache

from dateline.errors import StoreError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_QUALITY = re.compile(r"[~?%]$")


def days(edtf: str | None) -> tuple[str, str] | None:
    """First and last ISO day of a date of year, month or day precision, null where it names none.

    The day of a time with a zone is the day on the publisher's own calendar.
    """
    match = _DATE.match(edtf or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, calendar.monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def recency(edtf: str | None) -> str:
    """Text that sorts as publication does: the UTC time where known, else the first day, empty where unknown."""
    covered = days(edtf)
    if covered is None or edtf is None:
        return ""
    try:
        moment = datetime.fromisoformat(edtf)
    except ValueError:
        return covered[0]
    if moment.tzinfo is None:
        return moment.isoformat() if "T" in edtf else covered[0]
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    except OverflowError:
        return covered[0]


def asked_day(day: str, option: str) -> tuple[str, str]:
    """First and last day of a filter's date.

    Raises:
        StoreError: it is not an ISO date.
    """
    covered = days(day.strip())
    if covered is None:
        raise StoreError(f"{option}: expected a day such as 2025-06-07 (or a month, 2025-06), got {day!r}")
    return covered


def covered(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last ISO day that an EDTF date or interval covers; null where it is open, unknown or no date."""
    if not edtf:
        return None, None
    start, slash, end = edtf.partition("/")
    first, last = _whole(start), _whole(end if slash else start)
    return first[0] if first else None, last[1] if last else None


def _whole(edtf: str) -> tuple[str, str] | None:
    """The days of a plain date, a decade or century (`199X`) or a season."""
    bare = edtf.strip().rstrip("~?%")
    if re.fullmatch(r"\d{2,3}X{1,2}", bare):
        return f"{bare.replace('X', '0')}-01-01".replace("0000", "0001"), f"{bare.replace('X', '9')}-12-31"
    if season := re.fullmatch(r"(\d{4})-2([1-4])", bare):
        return days(season[1])
    return days(bare)


@lru_cache(maxsize=65536)
def on_calendar(edtf: str | None) -> tuple[str | None, str | None]:
    """The same of a calendar date or an interval of such; null where open, unknown or none: a decade, a season."""
    start, slash, end = (edtf or "").partition("/")
    first = days(plain(start))
    if not slash:
        return first or (None, None)
    last = days(plain(end))
    return first[0] if first else None, last[1] if last else None


def plain(edtf: str) -> str | None:
    """A calendar date without its `~` or `?`; null where it is none."""
    bare = _QUALITY.sub("", edtf.strip())
    return bare if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?(T.*)?", bare) else None


def asked_moment(moment: str, option: str) -> datetime:
    """The moment of a filter, in UTC where it says no zone; a day is its beginning.

    Raises:
        StoreError: it is not ISO 8601.
    """
    try:
        found = datetime.fromisoformat(moment.strip())
    except ValueError as error:
        raise StoreError(f"{option}: expected a moment such as 2025-06-07T09:30:00Z, got {moment!r}") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)
