"""The days that a date of the record covers (EDTF, ISO 8601-2), and the words for it."""

from __future__ import annotations

import re
from datetime import date

from dateline.store.days import days, on_calendar, plain

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {"21": "the spring of", "22": "the summer of", "23": "the autumn of", "24": "the winter of"}


def said(edtf: str | None) -> str | None:
    """A date in words: `6 June 2025`, `June 2025`, `2025`; null where it is no calendar date."""
    if not edtf:
        return None
    season = re.fullmatch(r"(\d{4})-(2[1-4])", edtf)
    if season:
        return f"{_SEASONS[season[2]]} {season[1]}"
    bare = plain(edtf)
    if bare is None or days(bare) is None:
        return None
    parts = bare[:10].split("T")[0].split("-")
    words = {1: lambda: parts[0], 2: lambda: f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"}.get(
        len(parts), lambda: f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    )()
    return f"about {words}" if edtf.endswith(("~", "?", "%")) else words


def when(edtf: str | None) -> str:
    """A date as it stands in a sentence: `on 6 June 2025`, `in June 2025`, `between 3 and 9 March 2025`, or nothing."""
    if not edtf:
        return ""
    start, slash, end = edtf.partition("/")
    if not slash:
        words = said(start)
        return f"{'on' if _is_day(start) else 'in'} {words}" if words else ""
    first, last = said(start), said(end)
    begin, finish = on_calendar(edtf)
    if begin and finish and begin > finish:
        return ""
    if first and last:
        return f"between {first} and {last}" if first != last else f"in {first}"
    if first:
        return f"from {first} on" if end == ".." else ""
    return f"until {last}" if last and start == ".." else ""


def _is_day(edtf: str) -> bool:
    return bool(re.match(r"\d{4}-\d{2}-\d{2}", edtf))


def length(first: str, last: str) -> int:
    """How many days from one ISO day to another, both counted."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
