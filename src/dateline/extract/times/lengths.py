"""Lengths of time, distances in time and frequencies."""

from __future__ import annotations

from math import ceil
from typing import cast

from dateline.extract.numbers import Quantity
from dateline.extract.times.calendar import Grain, Stretch, stretch
from dateline.extract.times.grammar import Match
from dateline.extract.times.quarters import a_year_before
from dateline.extract.times.scene import MODS, UNKNOWN, Meaning, Scene, dated, grain_of, kinds_of, pick
from dateline.extract.times.stretches import unit_of_now, weekend

_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "TH", "minute": "TM", "second": "TS",
           "quarter": "Q", "weekend": "WE"}  # fmt: skip


def length_value(number: float | None, unit: str) -> str:
    """A TIMEX3 length, such as `P3D`, `PT30M`, `P2.5Y`, `PXM`; decades and centuries are told in years."""
    if number is None:
        letters = {"decade": "PXDE", "century": "PXCE", "fortnight": "PXW", "weekend": "PXWE"}
        return letters.get(unit) or (
            f"PTX{_LETTER[unit][1]}" if unit in ("hour", "minute", "second") else f"PX{_LETTER[unit]}"
        )
    factor = {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    letter = _LETTER[{"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)]
    told = f"{number * factor:g}" if number * factor < 1e6 else f"{number * factor:.0f}"
    return f"PT{told}{letter[1]}" if letter[0] == "T" else f"P{told}{letter}"


def amount(match: Match) -> tuple[float | None, str | None]:
    """How many units a match tells, `None` for "several", "a few" and a bare plural, and the modifier's TIMEX3 name."""
    told = next((p.value for p in match.pieces if p.kind in ("number", "daynumber")), None)
    if isinstance(told, Quantity):
        vague = told.meaning == "vague"
        return (None if vague else told.number), MODS.get(told.meaning)
    if told is not None:
        return float(told), None
    kinds = kinds_of(match)
    if "half" in kinds:
        return 0.5, None
    return (1.0 if "a" in kinds or (pick(match, "unit") and "units" not in kinds) else None), None


def duration(match: Match, scene: Scene) -> Meaning | None:
    if (word := pick(match, "length")) is not None:
        return Meaning("DURATION", word)
    unit, kinds = pick(match, "unit", "units"), kinds_of(match)
    number, mod = amount(match)
    if unit == "quarter" and "a" in kinds:
        return None
    if len(match.pieces) == 1 and unit in ("second", "minute", "quarter", "weekend"):
        return None
    if number is None and "this" in kinds | {"that"} & kinds:
        return None
    if number == 0.5 and unit in ("year", "hour", "day", "decade", "century"):
        smaller = {
            "year": (6, "month"),
            "hour": (30, "minute"),
            "day": (12, "hour"),
            "decade": (5, "year"),
            "century": (50, "year"),
        }
        return Meaning("DURATION", length_value(*smaller[unit]), mod)
    if unit == "second" and number is None:
        return None
    return Meaning("DURATION", length_value(number, unit), mod)


def span(match: Match, scene: Scene) -> Meaning | None:
    """ "the past two weeks", "the next few days", "the last week": a length that ends or starts now."""
    unit = pick(match, "unit", "units")
    number, mod = amount(match)
    kinds = kinds_of(match)
    if "unit" in kinds and not kinds & {"number", "daynumber"}:
        if (
            kinds & {"follow", "that", "this", "prev"}
            or ("next" in kinds)
            or unit in ("day", "weekend", "decade", "century", "quarter")
        ):
            return unit_of_now(match, scene) if unit != "weekend" else weekend(match, scene)
        number = 1.0
    return Meaning("DURATION", length_value(number, unit), mod, interval=_from_now(number, unit, kinds, scene))


_FINE = {"hour": (1 / 24, "day"), "day": (1, "day"), "week": (7, "day"), "fortnight": (14, "day"),
         "month": (1, "month"), "year": (12, "month"), "decade": (10, "year")}  # fmt: skip
"""How many days, months or years a unit is, and which of them."""
_LONG = 36
"""More months than these are told by their years alone."""


def _from_now(number: float | None, unit: str, kinds: set[str], scene: Scene) -> str | None:
    """The days, months or years from so long ago to the report's day, or from it on."""
    if number is None or scene.anchor is None or scene.narrative or unit not in _FINE or "this" in kinds:
        return None
    size, grain = _FINE[unit][0] * number, cast("Grain", _FINE[unit][1])
    if grain == "month" and size > _LONG:
        size, grain = size / 12, "year"
    now = stretch(scene.anchor, grain)
    ahead = kinds & {"next", "follow"}
    other = now.shift(ceil(size) if ahead else -ceil(size))
    return None if other is None else "/".join((now.value, other.value) if ahead else (other.value, now.value))


def vague(match: Match, scene: Scene) -> Meaning | None:
    unit = pick(match, "units")
    if unit in ("second", "minute", "quarter", "weekend"):
        return None
    return Meaning("DATE", "FUTURE_REF" if "next" in kinds_of(match) else "PAST_REF")


def offset(match: Match, scene: Scene) -> Meaning | None:
    """ "two years ago", "four days later", "a day earlier"; "two days after …" is a length."""
    kinds, unit = kinds_of(match), pick(match, "unit", "units")
    number, mod = amount(match)
    if kinds & {"the", "that"} and not kinds & {"number", "daynumber"}:
        return _beside_told(match, scene)
    if kinds & {"after", "before", "on"}:
        shorter = Match("duration", match.pieces[:-1])
        return duration(shorter, scene)
    grain = grain_of("week" if unit == "fortnight" else unit)
    if number == 1 and unit == "year" and kinds & {"ago", "earlier"} and (found := a_year_before(scene)) is not None:
        return found
    if "ago" in kinds:
        return _ago(number, unit, grain, mod, scene)
    if grain is None or number is None or scene.told is None or number != int(number):
        return Meaning("DURATION", length_value(number, unit), mod)
    if mod is not None and unit in ("decade", "century"):
        return Meaning("DURATION", length_value(number, unit), mod)
    start = scene.told_day if grain in ("day", "week") and scene.told_day is not None else scene.told
    return _moved(start, number if "later" in kinds else -number, grain, mod, fine=True)


def _ago(number: float | None, unit: str, grain: Grain | None, mod: str | None, scene: Scene) -> Meaning | None:
    now = scene.now
    if now is None or grain is None or number is None or number != int(number):
        if grain is not None and number is None:
            return Meaning("DATE", "PAST_REF")
        if now is not None and unit in ("hour", "minute", "second"):
            return Meaning("TIME", now.isoformat(), mod, Stretch(now, "day"))
        return Meaning("DATE", UNKNOWN[grain] if grain else "PAST_REF", mod)
    return _moved(Stretch(now, "day"), -number, grain, mod, fine=False)


def _moved(start: Stretch, number: float, grain: Grain, mod: str | None, *, fine: bool) -> Meaning | None:
    """A stretch so many units away, as fine as the unit; weeks from a day lead to a day where `fine`."""
    if grain in ("decade", "century"):
        number, grain = number * (10 if grain == "decade" else 100), "year"
    if grain == "week" and fine and start.grain == "day":
        number, grain = number * 7, "day"
    if fine and start.grain in ("month", "year") and grain in ("day", "week"):
        return Meaning("DURATION", length_value(abs(number), grain), mod)
    try:
        base = stretch(start.start, grain)
    except ValueError:
        return None
    found = base.shift(int(number))
    return Meaning("DATE", found.value, mod, found) if found else None


def _beside_told(match: Match, scene: Scene) -> Meaning | None:
    """ "the day after", "the day before", "the year before": beside the date told last."""
    grain, kinds = grain_of(pick(match, "unit", "units")), kinds_of(match)
    if grain is None or "units" in kinds or kinds & {"ago", "on"}:
        return None
    start = scene.told.start if scene.told is not None else scene.anchor
    if start is None:
        return Meaning("DATE", UNKNOWN[grain])
    return dated(stretch(start, grain).shift(1 if kinds & {"after", "later"} else -1))


def frequency(match: Match, scene: Scene) -> Meaning | None:
    if (word := pick(match, "set")) is not None:
        return Meaning("SET", word)
    kinds = kinds_of(match)
    if kinds & {"weekday", "weekdays"}:
        part = "T" + pick(match, "part") if "part" in kinds else ""
        return Meaning("SET", f"XXXX-WXX-{pick(match, 'weekday', 'weekdays')}{part}")
    if "month" in kinds:
        day = f"-{pick(match, 'daynumber'):02d}" if "daynumber" in kinds else ""
        return Meaning("SET", f"XXXX-{pick(match, 'month'):02d}{day}")
    if "part" in kinds:
        return Meaning("SET", f"XXXX-XX-XXT{pick(match, 'part').lstrip('T')}")
    if "season" in kinds:
        return Meaning("SET", f"XXXX-{pick(match, 'season')}")
    number = 1.0
    if "every" in kinds and not kinds & {"times", "twice"}:
        told = next((p.value for p in match.pieces if p.kind in ("number", "daynumber")), 1.0)
        number = told.number if isinstance(told, Quantity) else float(told)
    return Meaning("SET", length_value(number, pick(match, "unit", "units")))


def reference(match: Match, scene: Scene) -> Meaning | None:
    return Meaning("DATE", pick(match, "reference"))
