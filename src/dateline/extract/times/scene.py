"""What is known where a date expression stands, and what an expression is worked out to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from dateline.extract.times.calendar import Grain, Stretch
from dateline.extract.times.grammar import Match
from dateline.extract.times.tense import Lean
from dateline.record.account import TimeType

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX", "season": "XXXX", "half": "XXXX-HX", "fortnight": "XXXX-WXX",
}  # fmt: skip
"""What a value looks like when only its grain is known."""


MODS = {
    "at_least": "EQUAL_OR_MORE",
    "above": "MORE_THAN",
    "at_most": "EQUAL_OR_LESS",
    "below": "LESS_THAN",
    "about": "APPROX",
}


class Meaning(msgspec.Struct, frozen=True):
    """What one expression means; `stretch` is the part of the calendar that it names, where it names one."""

    type: TimeType
    value: str | None
    mod: str | None = None
    stretch: Stretch | None = None
    interval: str | None = None
    """The EDTF interval of a length that ends or begins on the report's day: "the past two weeks"."""


class Scene(msgspec.Struct):
    """What is known where an expression stands: the report's day, the date told last, and the tense of the words."""

    anchor: date | None
    lean: Callable[[Match], Lean | None]
    narrative: bool = False
    """The report tells of long ago: dates count from the one told last, not from the report's day."""
    told: Stretch | None = None
    told_day: Stretch | None = None
    told_quarter: Stretch | None = None
    told_last: Stretch | None = None
    """The date told last, one told in passing too: what "that year" means."""
    before_christ: int | None = None
    """The year before Christ that was told since any other."""
    rough: Stretch | None = None
    """The month or year in which the report's day lies, where no day is known."""
    after: str = ""
    """The word after the expression."""

    @property
    def now(self) -> date | None:
        """The day from which dates without a year are counted."""
        return self.told.start if self.narrative and self.told is not None else self.anchor

    @property
    def today(self) -> date | None:
        """The day from which weekdays and weeks are counted: in a tale of long ago the one told last, where a day or
        week was told, and no year or month."""
        fine = self.told is not None and self.told.grain in ("day", "week", "weekend")
        return self.now if fine else self.anchor

    @property
    def ancient(self) -> int | None:
        """The year before Christ from which dates without a year are counted, in a history of those times."""
        return self.before_christ if self.narrative else None


def pick(match: Match, *kinds: str) -> Any:
    """The value of the first piece of one of these kinds."""
    return next((p.value for p in match.pieces if p.kind in kinds), None)


def kinds_of(match: Match) -> set[str]:
    return {p.kind for p in match.pieces}


def dated(found: Stretch | str | None, kind: TimeType = "DATE", suffix: str = "") -> Meaning | None:
    if found is None:
        return None
    value = found if isinstance(found, str) else found.value
    return Meaning(kind, value + suffix, stretch=found if isinstance(found, Stretch) else None)


def grain_of(unit: str) -> Grain | None:
    return None if unit in ("hour", "minute", "second", "fortnight") else unit  # type: ignore[return-value]
