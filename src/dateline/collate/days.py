"""The days that dates of the record cover (EDTF, ISO 8601-2), as ordinals that can be compared and counted."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dateline.store.days import days

_QUALITY = re.compile(r"[~?%]$")


@lru_cache(maxsize=65536)
def covered(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last ISO day of an EDTF date or interval; null where open, unknown or no calendar date."""
    start, slash, end = (edtf or "").partition("/")
    first = days(_plain(start))
    if not slash:
        return first or (None, None)
    last = days(_plain(end))
    return first[0] if first else None, last[1] if last else None


def _plain(edtf: str) -> str | None:
    bare = _QUALITY.sub("", edtf.strip())
    return bare if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?(T.*)?", bare) else None


@lru_cache(maxsize=65536)
def ordinal(day: str | None) -> int | None:
    """The number of an ISO day, one more each day; null where unknown."""
    return date.fromisoformat(day).toordinal() if day else None


def iso(number: int) -> str:
    """The ISO day of a number."""
    return date.fromordinal(number).isoformat()
