"""The days that dates of the record cover (EDTF, ISO 8601-2), as ordinals that can be compared and counted."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=65536)
def ordinal(day: str | None) -> int | None:
    """The number of an ISO day, one more each day; null where unknown."""
    return date.fromisoformat(day).toordinal() if day else None


def iso(number: int) -> str:
    """The ISO day of a number."""
    return date.fromordinal(number).isoformat()
