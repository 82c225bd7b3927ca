"""Which days a publication date covers, and which of two reports is the newer."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime

from dateline.errors import StoreError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


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
