"""Quarters and business years, and what is compared with them: "the year-ago quarter", "the latest period"."""

from __future__ import annotations

from datetime import date

from dateline.extract.times import calendar as cal
from dateline.extract.times.calendar import Stretch, stretch
from dateline.extract.times.dates import year_told
from dateline.extract.times.grammar import Match
from dateline.extract.times.scene import Meaning, Scene, dated, kinds_of, pick


def quarter(match: Match, scene: Scene) -> Meaning | None:
    number, kinds = pick(match, "ordinal"), kinds_of(match)
    size, letter = (6, "H") if "half" in kinds else (3, "Q")
    units = [p.value for p in match.pieces if p.kind == "unit"]
    if number * size > 12 or (letter == "Q" and "quarter" not in units):
        return None
    trimmed = Match(match.rule, tuple(p for p in match.pieces if not (p.kind == "unit" and p.value == "quarter")))
    year = year_told(trimmed, scene)
    if year is None and letter == "H":
        return None
    if year is None and scene.now is not None:
        options = [s for y in (scene.now.year, scene.now.year - 1) if (s := cal.month(y, number * 3 - 2)) is not None]
        start = next((s.start for s in options if s.start <= scene.now), options[0].start)
        year = start.year
    start_of = f"{year:04d}" if year else "XXXX"
    whole = stretch(date(year, number * size, 1), "quarter" if letter == "Q" else "half") if year else None
    return Meaning("DATE", f"{start_of}-{letter}{number}", stretch=whole)


def fiscal(match: Match, scene: Scene) -> Meaning | None:
    year = pick(match, "year")
    return Meaning("DATE", f"{year:04d}", stretch=cal.year(year))


_ENDS = ("ended", "ending")


def compared(match: Match, scene: Scene) -> Meaning | None:
    """A quarter by its place to the one told last: "the year-ago quarter", "the 1988 period", "the quarter"."""
    kinds, units = kinds_of(match), [p.value for p in match.pieces if p.kind == "unit"]
    back = bool(kinds & {"ago", "earlier"})
    if back and units[0] != "year":
        return None
    if "ordinal" in kinds:
        return _told_by_number(match, scene, units, back=back)
    named = units[1:] if back else units
    if any(unit != "quarter" for unit in named) or not (back or named or "period" in kinds):
        return None
    ended = "latest" in kinds or back or scene.after in _ENDS
    base = _quarter_told(scene, sure=(back and not named) or kinds >= {"period", "year"}, ended=ended)
    if base is None:
        year = pick(match, "year") or (scene.anchor.year - 1 if back and scene.anchor else None)
        return dated(cal.year(year)) if year else None
    if (year := pick(match, "year")) is not None:
        return _aside(base.shift(4 * (year - base.start.year)))
    return _aside(base.shift(-4)) if back else dated(base)


def _quarter_told(scene: Scene, *, sure: bool, ended: bool) -> Stretch | None:
    """The quarter told last, where asked for only one that has ended; unless one must have been told, else the last
    that ended before the report's day."""
    told, now = scene.told_quarter, scene.anchor
    if told is not None and not (ended and now is not None and (told.end >= now or scene.after in _ENDS)):
        return told
    return None if (sure and told is None) or now is None else stretch(now, "quarter").shift(-1)


def _told_by_number(match: Match, scene: Scene, units: list[str], *, back: bool) -> Meaning | None:
    number, year = pick(match, "ordinal"), year_told(match, scene)
    if units[-1] != "quarter" or number > 4:
        return None
    if back and (scene.told_quarter is not None or scene.anchor is not None):
        year = (scene.told_quarter.start if scene.told_quarter else scene.anchor or date.max).year - 1
    if year is None:
        return quarter(match, scene)
    found = stretch(date(year, number * 3 - 2, 1), "quarter")
    return _aside(found) if back else dated(found)


def _aside(found: Stretch | None) -> Meaning | None:
    """A date that is only compared with: later words do not count from it."""
    return Meaning("DATE", found.value) if found else None


def a_year_before(scene: Scene) -> Meaning | None:
    """ "a year ago" right after a quarter: the same quarter a year before."""
    told = scene.told
    return _aside(told.shift(-4)) if told is not None and told.grain == "quarter" and not scene.narrative else None


def year_end(match: Match, scene: Scene) -> Meaning | None:
    if pick(match, "unit") != "year" or scene.now is None:
        return None
    return Meaning("DATE", f"{scene.now.year:04d}", "END", cal.year(scene.now.year))


def whole_year(match: Match, scene: Scene) -> Meaning | None:
    """ "the full year", "the fiscal year": that of the report's day."""
    told = kinds_of(match) & {"filler", "fiscal"} or scene.after in _ENDS
    if pick(match, "unit") != "year" or not told or scene.now is None:
        return None
    return dated(cal.year(scene.now.year))
