"""Numbers as their words bound them."""

from __future__ import annotations

from typing import Protocol

from dateline.monitor.naming import one_line
from dateline.record.account import Bound
from dateline.vocabulary.monitoring import words


class Counted(Protocol):
    """A figure with its words, of a fact or of an incident."""

    @property
    def low(self) -> float | None:
        """Its lowest value."""

    @property
    def high(self) -> float | None:
        """Its highest value."""

    @property
    def bound(self) -> Bound | None:
        """What its words say of it."""

    @property
    def unit(self) -> str | None:
        """Those counted."""

    @property
    def words(self) -> str:
        """Its words."""


def number(one: Counted) -> str:
    """A figure with its bound: `at least 32`, `more than 150,000`, `up to 10`, `about 2,000`, `3 to 6`, `dozens`."""
    low, high = _shown(one.low), _shown(one.high)
    if one.bound == "about" and (low or high):
        return f"about {low or high}" if low == high or not (low and high) else f"about {low} to {high}"
    if low and high:
        return low if low == high else f"{low} to {high}"
    if one.bound == "vague" and low:
        return _unmeasured(one) if in_words(one) else f"{low} or more"
    if one.low is not None:
        more = words("counted", "over").search(one.words)
        return f"more than {_shown(one.low - _step(one.low))}" if more else f"at least {low}"
    if one.high is None:
        return ""
    less = words("counted", "under").search(one.words)
    return f"fewer than {_shown(one.high + _step(one.high + 2))}" if less else f"up to {high}"


def _shown(value: float | None) -> str | None:
    return None if value is None else f"{value:,.12g}"


def _step(value: float) -> int:
    """What lies between a bound and the number that the report names: one, in whole numbers ("more than 20" are 21)."""
    return 1 if value == int(value) and int(value) % 10 in range(1, 10) else 0


def _unmeasured(one: Counted) -> str:
    """`tens of thousands` of "tens of thousands of people"."""
    told = one_line(one.words).lower()
    return told.removesuffix(one_line(one.unit or "").lower()).rstrip().removesuffix(" of") or told


def in_words(one: Counted) -> bool:
    """Whether the words hold no digits: `dozens`, `twenty`."""
    return not any(letter.isdigit() for letter in one.words)
