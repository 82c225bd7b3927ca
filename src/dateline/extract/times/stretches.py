"""Seasons, quarters, decades, and stretches told from now: "last week", "the end of the year", "the weekend"."""

from __future__ import annotations

from datetime import date

from dateline.extract.numbers import Quantity
from dateline.extract.times import calendar as cal
from dateline.extract.times.calendar import Grain, stretch
from dateline.extract.times.dates import nearest, onward, year_told
from dateline.extract.times.grammar import Match
from dateline.extract.times.scene import UNKNOWN, Meaning, Scene, dated, grain_of, kinds_of, pick

_SETTLED = frozenset({"on", "year", "unit", "this", "last", "next", "past", "follow", "prev", "early", "mid", "late"})
"""What makes a season's name a date in the news; in a tale of long ago it is one by itself."""


def season(match: Match, scene: Scene) -> Meaning | None:
    label, kinds = pick(match, "season"), kinds_of(match)
    if not scene.narrative and not kinds & _SETTLED:
        return None
    year = year_told(match, scene)
    if year is None and scene.ancient is not None:
        return Meaning("DATE", f"BC{scene.ancient:04d}-{label}")
    if year is None and scene.now is None:
        return Meaning("DATE", f"XXXX-{label}")
    if year is None and scene.now is not None:
        options = [cal.season(scene.now.year + n, label) for n in (0, -1, 1)]
        if kinds & {"last", "past", "prev"}:
            return dated(max((s for s in options if s.end < scene.now), key=lambda s: s.start))
        if kinds & {"next", "follow"}:
            return dated(min((s for s in options if s.start > scene.now), key=lambda s: s.start))
        if scene.narrative and scene.told is not None and "this" not in kinds:
            return dated(onward([cal.season(scene.told.start.year + n, label) for n in (0, 1)], scene.told))
        return dated(options[0] if "this" in kinds else nearest(options, scene.now, scene.lean(match), slack=90))
    return dated(cal.season(year or 1, label))


def era(match: Match, scene: Scene) -> Meaning | None:
    """Years, decades and centuries before Christ, as TIMEX3 writes them: `BC0480`, `BC047`, `BC03`."""
    if (tens := pick(match, "bcdecade")) is not None:
        return Meaning("DATE", f"BC{tens:03d}")
    if (unit := pick(match, "unit")) is not None:
        return Meaning("DATE", f"BC{pick(match, 'ordinal', 'daynumber') - 1:02d}") if unit == "century" else None
    told = pick(match, "bc", "year", "number", "daynumber")
    year = int(told.number) if isinstance(told, Quantity) else int(told)
    month, label = pick(match, "month"), pick(match, "season")
    scene.before_christ = year
    return Meaning("DATE", f"BC{year:04d}" + (f"-{month:02d}" if month else f"-{label}" if label else ""))


def decade(match: Match, scene: Scene) -> Meaning | None:
    return dated(stretch(date(pick(match, "decade"), 1, 1), "decade"))


def century(match: Match, scene: Scene) -> Meaning | None:
    if pick(match, "unit") != "century":
        return None
    number = pick(match, "ordinal", "daynumber")
    return dated(stretch(date(number * 100 - 100 or 1, 1, 1), "century"))


def unit_of_now(match: Match, scene: Scene) -> Meaning | None:
    """ "last week", "this year", "earlier this month", "next decade", "that day"."""
    unit, kinds = pick(match, "unit"), kinds_of(match)
    grain = grain_of(unit)
    if grain is None:
        return _part_of_now(unit, kinds)
    step = -1 if kinds & {"last", "past", "prev"} else 1 if kinds & {"next", "follow"} else 0
    if unit == "year" and scene.ancient is not None:
        return Meaning("DATE", f"BC{scene.ancient - step:04d}")
    near = _near(kinds, scene, grain)
    if "this" in kinds and kinds & {"past", "last"}:
        step = -1
    if near is None:
        return Meaning("DATE", UNKNOWN[grain])
    if grain == "week" and step == -1 and near.weekday() == 6 and "last" in kinds:
        step = 0
    return dated(stretch(near, grain).shift(step))


def _part_of_now(unit: str, kinds: set[str]) -> Meaning | None:
    return Meaning("DATE", "PRESENT_REF") if "this" in kinds and unit in ("hour", "minute") else None


def _near(kinds: set[str], scene: Scene, grain: Grain) -> date | None:
    """The day from which "that", "the same" and "the following" count, or "last", "this" and "next"."""
    if kinds & {"that", "follow"} or (kinds & {"next"} and "the" in kinds) or "prev" in kinds:
        told = scene.told
        if told is not None and told.grain in ("year", "decade", "century") and grain in ("day", "week"):
            told = scene.told if scene.narrative else scene.told_day
        return told.start if told is not None else scene.anchor
    return scene.today if grain in ("day", "week") else scene.now


def edge(match: Match, scene: Scene) -> Meaning | None:
    """ "the end of the year", "earlier in the day", "week's end"."""
    grain = grain_of(pick(match, "unit"))
    if grain is None:
        return None
    near = scene.told.start if scene.told is not None and (scene.narrative or grain == "day") else scene.anchor
    return dated(stretch(near, grain)) if near else Meaning("DATE", UNKNOWN[grain])


def weekend(match: Match, scene: Scene) -> Meaning | None:
    if pick(match, "unit") != "weekend":
        return None
    near, kinds = scene.today, kinds_of(match)
    if near is None:
        return Meaning("DATE", UNKNOWN["weekend"])
    this = stretch(near, "weekend")
    if kinds & {"last", "past", "prev"}:
        return dated(this.shift(-1))
    if "next" in kinds:
        return dated(this.shift(1) if near.weekday() >= 5 else this)
    lean = scene.lean(match)
    return dated(this if near >= this.start or lean == "future" else this.shift(-1))
