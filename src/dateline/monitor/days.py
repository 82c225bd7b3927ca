"""Days as answers tell, order and count them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.record.fact import Fact
from dateline.store.days import covered, days

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
_LAST = "9999-12-31"


def said(edtf: str) -> str:
    """A date in words (`6 June 2025`, `June 2025`), or as it is written where it is no calendar date."""
    bare = edtf.strip().rstrip("~?%")
    start, _, end = bare.partition("/")
    if start[:1].isdigit() and end[:1].isdigit():
        return said(start) if start == end else f"{said(start)} to {said(end)}"
    if season := re.fullmatch(r"(\d{4})-(2[1-4])", bare):
        told = f"{SEASONS[int(season[2]) - 21]} {season[1]}"
        return told if bare == edtf.strip() else f"about {told}"
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(?:T.*)?", bare)
    if not match:
        return edtf
    year, month, day = match.groups()
    words = " ".join(filter(None, (str(int(day)) if day else None, MONTHS[int(month) - 1] if month else None, year)))
    return words if bare == edtf.strip() else f"about {words}"


def when(edtf: str | None) -> str:
    """A date as it stands in a sentence: `on 6 June 2025`, `in June 2025`, `between … and …`; nothing where unknown."""
    if not edtf or covered(edtf) == (None, None):
        return ""
    start, slash, end = edtf.partition("/")
    if not slash or start == end:
        return f"{'on' if re.match(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', start) else 'in'} {said(start)}"
    if start in ("", ".."):
        return f"until {said(end)}"
    return f"since {said(start)}" if end in ("", "..") else f"between {said(start)} and {said(end)}"


def by_day(fact: Fact) -> tuple[str, str, str, str]:
    """Orders facts by their day, unknown days last, then by publication."""
    return (fact.first_day or fact.last_day or _LAST, fact.last_day or _LAST, fact.published or _LAST, fact.key)


def first_known(fact: Fact) -> str | None:
    """The first ISO day on which the fact can have been: its own, else null."""
    return fact.first_day or fact.last_day


def published_day(fact: Fact) -> str | None:
    """The first ISO day of the report's publication, null where unknown."""
    found = days(fact.published)
    return found[0] if found else None


def week_of(day: str) -> tuple[str, str]:
    """Monday and Sunday of the ISO week that a day is in."""
    at = date.fromisoformat(day)
    monday = at - timedelta(days=at.weekday())
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def between(first: str, last: str, *, most: int = 400) -> list[str]:
    """Every ISO day from one to another, both counted; at most so many, the latest."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    number = min((end - start).days + 1, most)
    return [(end - timedelta(days=number - 1 - n)).isoformat() for n in range(number)]
