"""Daily and weekly tables in the manner of monitoring missions: violations, explosions where counted, the change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.monitor.days import between, week_of
from dateline.monitor.scope import Party
from dateline.record.answer import Entry, Row, Table

_VIOLATIONS = ("act after the ceasefire", "breach alleged")
_MOST_DAYS = 31
_NOTE = (
    "Acts and alleged breaches as reports tell them, each once; nothing is added up that a source counted itself. "
    "Acts of unknown day, which may be older than the ceasefire, count only where they are called a breach. "
    "Explosions and violations counted by someone stand as counted, with who counted them."
)


def tables(entries: Iterable[Entry], parties: tuple[Party, ...]) -> tuple[Table, ...]:
    """Two tables, by day and by week (Monday to Sunday); nothing where there is nothing to count."""
    counted = [one for one in entries if _is_violation(one) or one.topic.endswith("counted")]
    dated = [one for one in counted if _day(one)]
    if not counted:
        return ()
    undated = [one for one in counted if not _day(one)]
    weekly = sorted((one for one in counted if _week(one)), key=_week)
    loose = [one for one in counted if not _week(one)]
    weeks = list(dict.fromkeys(map(_week, weekly)))
    return (
        _table("By day", "day", _days(dated), lambda one: _day(one) or "", dated, undated, parties),
        _table("By week", "week", weeks, _week, weekly, loose, parties),
    )


def _is_violation(one: Entry) -> bool:
    """Whether an entry is a breach, or an act that is known to be later than the start or called a breach."""
    breach = one.topic == "act of unknown day" and dict(one.details).get("called a breach") == "yes"
    return breach or one.topic in _VIOLATIONS


def _day(one: Entry) -> str | None:
    """The ISO day of an entry that is of a single day; null for one of a longer stretch or of none."""
    return one.first_day if one.first_day and one.first_day == one.last_day else None


def _week(one: Entry) -> str:
    """The week, from Monday to Sunday, that all of an entry's time lies in; empty where it lies in no single one."""
    if not (one.first_day and one.last_day):
        return ""
    week = week_of(one.first_day)
    return " to ".join(week) if week == week_of(one.last_day) else ""


def _days(dated: list[Entry]) -> list[str]:
    """Every day from the first to the last; where that is long, only the days with an entry."""
    found = sorted({_day(one) or "" for one in dated})
    if not found:
        return []
    whole = between(found[0], found[-1])
    return whole if len(whole) <= _MOST_DAYS and whole[0] == found[0] else found


def _table(
    title: str, unit: str, periods: list[str], period_of: Callable[[Entry], str], dated: list[Entry],
    undated: list[Entry], parties: tuple[Party, ...],
) -> Table:  # fmt: skip
    accused = [one.told for one in parties]
    columns = (unit, "violations", "change", *(f"accused: {name}" for name in accused), "other or not said",
               "claimed by one side", "reported by several", "denied", "explosions as counted",
               "violations as counted")  # fmt: skip
    rows, before = [], None
    for period in periods:
        some = [one for one in dated if period_of(one) == period]
        row, number = _row(period, some, parties, before)
        rows.append(row)
        before = number
    if undated:
        rows.append(_row(f"no single {unit} known", undated, parties, None)[0])
    return Table(title=title, columns=columns, rows=tuple(rows), note=_NOTE)


def _row(period: str, some: list[Entry], parties: tuple[Party, ...], before: int | None) -> tuple[Row, int]:
    acts = [one for one in some if _is_violation(one)]
    number = len(acts)
    change = "" if before is None else f"{number - before:+d}" if number != before else "0"
    by = [[one for one in acts if party.side.search(_mostly_accused(one))] for party in parties]
    taken = {one.id for group in by for one in group}
    cells = (
        period,
        str(number),
        change,
        *(str(len(group)) for group in by),
        str(len([one for one in acts if one.id not in taken])),
        str(len([one for one in acts if one.status.startswith("claimed by one side")])),
        str(len([one for one in acts if one.status == "reported by several"])),
        str(len([one for one in acts if one.status.startswith("denied")])),
        _as_counted(some, "explosions counted"),
        _as_counted(some, "violations counted"),
    )
    return Row(cells, tuple(one.id for one in some)), number


def _mostly_accused(one: Entry) -> str:
    """Who is accused; where tellings differ, by most of them."""
    told = dict(one.details).get("accused", "")
    return told.partition(" tellings)")[0] if " tellings)" in told else told


def _as_counted(some: list[Entry], topic: str) -> str:
    told = []
    for one in some:
        if one.topic == topic:
            values = dict(one.details)
            told.append(
                f"{values.get('number', '')} ({values.get('counted by') or one.evidence[0].publisher or 'report'})"
            )
    return "; ".join(dict.fromkeys(told))
