"""Stretches of the calendar: a day, a week, a month, a year … as TIMEX3 and EDTF write them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

import msgspec

Grain = Literal["day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"]

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASONS = tuple(_SEASON_MONTHS)


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of the calendar by its first day and its grain; seasons are named by `label`."""

    start: date
    grain: Grain
    label: str = ""

    @property
    def value(self) -> str:
        """As TIMEX3 writes it: `2025-06-06`, `2025-W22`, `2025-W22-WE`, `2025-06`, `2025-Q2`, `2025`, `202`, `20`."""
        year = f"{self.start.year:04d}"
        if self.grain in ("week", "weekend"):
            iso = self.start.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
        forms = {
            "day": self.start.isoformat(),
            "month": f"{year}-{self.start.month:02d}",
            "season": f"{year}-{self.label}",
            "quarter": f"{year}-Q{(self.start.month + 2) // 3}",
            "half": f"{year}-H{(self.start.month + 5) // 6}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }
        return forms[self.grain]

    @property
    def end(self) -> date:
        """Its last day."""
        following = self.shift(1)
        if self.grain == "weekend":
            return self.start + timedelta(days=1)
        if self.grain == "season":
            return _months(self.start, 3) - timedelta(days=1)
        return following.start - timedelta(days=1) if following else date.max

    def shift(self, n: int) -> Stretch | None:
        """The stretch `n` grains later (earlier where negative); `None` where the calendar ends."""
        try:
            return self._shifted(n)
        except (ValueError, OverflowError):
            return None

    def _shifted(self, n: int) -> Stretch:
        start = self.start
        if self.grain in ("day", "week", "weekend"):
            moved = start + timedelta(days=n * (1 if self.grain == "day" else 7))
        else:
            length = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}
            moved = _months(start, n * length[self.grain])
        return Stretch(moved, self.grain, self.label)


def _months(day: date, n: int) -> date:
    """`n` months after a day, the day of the month cut where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def stretch(day: date, grain: Grain) -> Stretch:
    """The stretch of that grain in which a day lies; a season by the meteorological reckoning of the north."""
    if grain == "day":
        return Stretch(day, "day")
    if grain == "week":
        return Stretch(day - timedelta(days=day.weekday()), "week")
    if grain == "weekend":
        return Stretch(day - timedelta(days=day.weekday() - 5), "weekend")
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "half": 1 if day.month < 7 else 7}
    if grain in month:
        return Stretch(date(day.year, month[grain], 1), grain)
    if grain == "season":
        label = next(s for s in reversed(SEASONS) if _SEASON_MONTHS[s] <= day.month) if day.month >= 3 else "WI"
        return season(day.year - (day.month < 3), label)
    size = {"year": 1, "decade": 10, "century": 100}[grain]
    return Stretch(date(max(day.year // size * size, 1), 1, 1), grain)


def season(year: int, label: str) -> Stretch:
    """A season (`SP`, `SU`, `FA`, `WI`) of a year; winter is that which begins in December of the year."""
    return Stretch(date(year, _SEASON_MONTHS[label], 1), "season", label)


def day(year: int, month: int, number: int) -> Stretch | None:
    """A day, or `None` where the calendar has no such day."""
    try:
        return Stretch(date(year, month, number), "day")
    except ValueError:
        return None


def month(year: int, number: int) -> Stretch | None:
    """A month, or `None` where the year is outside of the calendar."""
    return Stretch(date(year, number, 1), "month") if 1 <= year <= 9999 else None


def year(number: int) -> Stretch | None:
    """A year, or `None` outside of the calendar."""
    return Stretch(date(number, 1, 1), "year") if 1 <= number <= 9999 else None
