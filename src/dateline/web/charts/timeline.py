"""Events over time as bars, a bar for a day, a week, a month or a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from dateline.store.days import days

_DAILY, _WEEKLY, _MONTHLY = 62, 430, 3700
"""Days of a stretch up to which a bar is a day, a week, a month; beyond, a year."""
_MARGIN = timedelta(days=10)
"""Around the days of publication; what lies further off is counted at the ends."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its days, both included, how many events there are and how many are chosen."""

    since: str
    until: str
    count: int
    chosen: int


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Bars of one width side by side; `most` is the highest count."""

    bars: tuple[Bar, ...]
    most: int
    earlier: int
    later: int
    undated: int
    step: str
    """`day`, `week`, `month` or `year`."""

    @property
    def first(self) -> str:
        """The first day shown."""
        return self.bars[0].since

    @property
    def last(self) -> str:
        """The last day shown."""
        return self.bars[-1].until


def timeline(dated: Iterable[tuple[str | None, bool]], published: Sequence[str | None]) -> Timeline | None:
    """The bars of events, each an ISO day (null where unknown) and whether it is chosen.

    The stretch shown is that of the days of publication with ten days around them, as far as events lie in it; what
    lies before or after is counted. Null where no event has a day.
    """
    some = list(dated)
    known = sorted(day for day, _ in some if day)
    if not known:
        return None
    first, last = _stretch(known, published)
    shown = [(day, on) for day, on in some if day and first <= day <= last]
    starts, step = _starts(date.fromisoformat(first), date.fromisoformat(last))
    counts, chosen = Counter[int](), Counter[int]()
    for day, on in shown:
        at = _at(starts, day)
        counts[at] += 1
        chosen[at] += on
    ends = [*(start - timedelta(days=1) for start in starts[1:]), _after(starts[-1], step) - timedelta(days=1)]
    bars = tuple(
        Bar(since=start.isoformat(), until=end.isoformat(), count=counts[nth], chosen=chosen[nth])
        for nth, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    return Timeline(
        bars=bars,
        most=max(bar.count for bar in bars) or 1,
        earlier=sum(day < first for day in known),
        later=sum(day > last for day in known),
        undated=sum(day is None for day, _ in some),
        step=step,
    )


def _stretch(known: Sequence[str], published: Sequence[str | None]) -> tuple[str, str]:
    """First and last day to show: those around publication; where that is not known, those where most events lie."""
    told = sorted(covered[0] for one in published if (covered := days(one)) and covered[0])
    if told:
        first, last, margin = told[0], told[-1], _MARGIN
    else:
        first, last = known[len(known) // 10], known[-1 - len(known) // 10]
        margin = max(timedelta(days=30), (date.fromisoformat(last) - date.fromisoformat(first)) / 5)
    inside = [day for day in known if _moved(first, -margin) <= day <= _moved(last, margin)]
    return (inside[0], inside[-1]) if inside else (known[0], known[-1])


def _moved(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except (ValueError, OverflowError):
        return day


def _starts(first: date, last: date) -> tuple[list[date], str]:
    length = (last - first).days
    step = "day" if length <= _DAILY else "week" if length <= _WEEKLY else "month" if length <= _MONTHLY else "year"
    if step == "day":
        spare = max(0, 20 - length)
        first, last = first - timedelta(days=spare // 2), last + timedelta(days=spare - spare // 2)
    at = {
        "day": first,
        "week": first - timedelta(days=first.weekday()),
        "month": first.replace(day=1),
        "year": first.replace(month=1, day=1),
    }[step]
    starts = []
    while at <= last:
        starts.append(at)
        at = _after(at, step)
    return starts, step


def _after(start: date, step: str) -> date:
    if step == "day":
        return start + timedelta(days=1)
    if step == "week":
        return start + timedelta(days=7)
    if step == "month":
        return (start + timedelta(days=32)).replace(day=1)
    return start.replace(year=start.year + 1)


def _at(starts: Sequence[date], day: str) -> int:
    from bisect import bisect_right

    return bisect_right(starts, date.fromisoformat(day)) - 1
