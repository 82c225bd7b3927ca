"""What a date expression means: TIMEX3 type, value and modifier, from its words, the report's day and the context."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from dateline.extract.numbers import Quantity
from dateline.extract.times import calendar as cal
from dateline.extract.times.calendar import Grain, Stretch, stretch
from dateline.extract.times.grammar import Match
from dateline.extract.times.lexicon import Piece
from dateline.extract.times.tense import Lean
from dateline.record.account import TimeType
from dateline.vocabulary.files import table

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX", "season": "XXXX", "half": "XXXX-HX", "fortnight": "XXXX-WXX",
}  # fmt: skip
"""What a value looks like when only its grain is known."""

_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "TH", "minute": "TM", "second": "TS",
           "quarter": "Q", "weekend": "WE"}  # fmt: skip
_MOD = {
    "at_least": "EQUAL_OR_MORE",
    "above": "MORE_THAN",
    "at_most": "EQUAL_OR_LESS",
    "below": "LESS_THAN",
    "about": "APPROX",
}
_EDGE = {"early": "START", "mid": "MID", "late": "END"}


class Meaning(msgspec.Struct, frozen=True):
    """What one expression means; `stretch` is the part of the calendar that it names, where it names one."""

    type: TimeType
    value: str | None
    mod: str | None = None
    stretch: Stretch | None = None


class Scene(msgspec.Struct):
    """What is known where an expression stands: the report's day, the date told last, and the tense of the words."""

    anchor: date | None
    lean: Callable[[Match], Lean | None]
    narrative: bool = False
    """The report tells of long ago: dates count from the one told last, not from the report's day."""
    told: Stretch | None = None
    told_day: Stretch | None = None

    @property
    def now(self) -> date | None:
        """The day from which dates without a year are counted."""
        return self.told.start if self.narrative and self.told is not None else self.anchor


def meaning(match: Match, scene: Scene) -> Meaning | None:
    """What a match means in its scene, `None` where it is no date expression after all."""
    found = _WAYS[match.rule](match, scene)
    edge = next((p.kind for p in match.pieces if p.kind in _EDGE), None)
    if found is not None and edge and found.mod is None and found.type != "DURATION":
        return msgspec.structs.replace(found, mod=_EDGE[edge])
    return found


def _pick(match: Match, *kinds: str) -> Any:
    """The value of the first piece of one of these kinds."""
    return next((p.value for p in match.pieces if p.kind in kinds), None)


def _kinds(match: Match) -> set[str]:
    return {p.kind for p in match.pieces}


def _dated(found: Stretch | str | None, kind: TimeType = "DATE", suffix: str = "") -> Meaning | None:
    if found is None:
        return None
    value = found if isinstance(found, str) else found.value
    return Meaning(kind, value + suffix, stretch=found if isinstance(found, Stretch) else None)


# -- days, months, years ---------------------------------------------------------------------------------------------


def _date(match: Match, scene: Scene) -> Meaning | None:
    found = _calendar(match, scene)
    numbers = [p.value for p in match.pieces if p.kind == "daynumber"]
    if isinstance(found, Stretch) and len(numbers) == 2 and found.grain == "day":
        first = cal.day(found.start.year, found.start.month, numbers[0])
        last = cal.day(found.start.year, found.start.month, numbers[1])
        if first is None or last is None:
            return None
        return Meaning("DATE", f"{first.value}/{last.value}", stretch=first)
    return _dated(found)


def _calendar(match: Match, scene: Scene) -> Stretch | str | None:
    """The day or month or year that the date words of a match name."""
    kinds, number = _kinds(match), _pick(match, "month")
    if "iso" in kinds:
        year, month, day = _pick(match, "iso")
        if year is None:
            year = _pick(match, "year") or (scene.anchor.year if scene.anchor else None)
        return cal.day(year, month, day) if year else f"XXXX-{month:02d}-{day:02d}"
    if number is not None and "daynumber" in kinds:
        return _monthday(match, scene, number, _pick(match, "daynumber"))
    if number is not None:
        return _month(match, scene, number)
    if "weekday" in kinds:
        return _weekday(match, scene, _pick(match, "weekday"))
    if "day" in kinds:
        return _counted(scene, int(_pick(match, "day").split("/")[0]))
    return cal.year(_pick(match, "year")) if "year" in kinds else None


def _year_told(match: Match, scene: Scene) -> int | None:
    """The year that stands in the words: "2021", "this year", "last year"."""
    if (year := _pick(match, "year")) is not None:
        return int(year)
    if _pick(match, "unit") != "year" or scene.now is None:
        return None
    kinds = _kinds(match)
    return scene.now.year + (-1 if kinds & {"last", "past", "prev"} else 1 if kinds & {"next", "follow"} else 0)


def _monthday(match: Match, scene: Scene, month: int, number: int) -> Stretch | str | None:
    year = _year_told(match, scene)
    if year is not None:
        return cal.day(year, month, number)
    if scene.now is None:
        return f"XXXX-{month:02d}-{number:02d}"
    near = scene.now
    options = [d for y in (near.year, near.year - 1, near.year + 1) if (d := cal.day(y, month, number)) is not None]
    weekday = _pick(match, "weekday")
    fitting = [d for d in options if d.start.isoweekday() == weekday]
    if scene.narrative and scene.told is not None:
        return _onward(fitting or options, scene.told)
    return _nearest(fitting or options, near, scene.lean(match), slack=31)


def _month(match: Match, scene: Scene, number: int) -> Stretch | str | None:
    year = _year_told(match, scene)
    if year is not None:
        return cal.month(year, number)
    if scene.now is None:
        return f"XXXX-{number:02d}"
    near, kinds = scene.now, _kinds(match)
    options = [m for y in (near.year, near.year - 1, near.year + 1) if (m := cal.month(y, number)) is not None]
    if kinds & {"last", "past", "prev"}:
        return max((m for m in options if m.end < near), key=lambda m: m.start)
    if kinds & {"next", "follow"}:
        return min((m for m in options if m.start > near), key=lambda m: m.start)
    if "this" in kinds:
        return options[0]
    if scene.narrative and scene.told is not None:
        return _onward(options, scene.told)
    return _nearest(options, near, scene.lean(match), slack=45)


def _onward(options: Sequence[Stretch], told: Stretch) -> Stretch | None:
    """In a tale of long ago: the option in the year told last, or in the next where that lies more than half a year back."""
    if not options:
        return None
    fine = told.grain in ("day", "month", "week")
    forth = [s for s in options if s.start.year == told.start.year + 1]
    if fine and forth and (told.start - options[0].start).days > 200:
        return forth[0]
    return options[0]


def _nearest(options: Sequence[Stretch], near: date, lean: Lean | None, *, slack: int) -> Stretch | None:
    """The option nearest to a day on the side that the tense leans to; without tense the past may be twice as far."""
    if not options:
        return None
    behind = max((s for s in options if s.start <= near), key=lambda s: s.start, default=None)
    ahead = min((s for s in options if s.end >= near), key=lambda s: s.start, default=None)
    if behind is not None and ahead is not None:
        since, until = (near - behind.start).days, (ahead.start - near).days
        if lean == "past":
            return ahead if slack < 45 and since > 300 and until < 61 else behind
        if lean == "future":
            return behind if until > 240 and since < 120 else ahead
    return min(options, key=lambda s: abs((s.start - near).days) * (1 if s.start <= near else 2))


def _weekday(match: Match, scene: Scene, number: int) -> Stretch | str | None:
    """A weekday counted from the report's day: the one before, or the one after in the future tense, or the same day."""
    if scene.now is None:
        return f"XXXX-WXX-{number}"
    near, kinds, unit = scene.now, _kinds(match), _pick(match, "unit")
    if unit == "week":
        monday = near - timedelta(days=near.weekday())
        step = -7 if kinds & {"last", "past", "prev"} else 7 if kinds & {"next", "follow"} else 0
        return Stretch(monday + timedelta(days=number - 1 + step), "day")
    back = (near.isoweekday() - number) % 7
    if kinds & {"last", "past", "prev"}:
        return Stretch(near - timedelta(days=back or 7), "day")
    if kinds & {"next", "follow"}:
        return Stretch(near + timedelta(days=(7 - back)), "day")
    if back == 0:
        return Stretch(near, "day")
    ahead = scene.lean(match) in ("future", "present") and not scene.narrative
    return Stretch(near + timedelta(days=7 - back if ahead else -back), "day")


def _counted(scene: Scene, days: int) -> Stretch | str | None:
    if scene.anchor is None:
        return "PRESENT_REF" if days == 0 else UNKNOWN["day"]
    return Stretch(scene.anchor, "day").shift(days)


def _daybeyond(match: Match, scene: Scene) -> Meaning | None:
    if _pick(match, "unit") != "day":
        return None
    step = -1 if "before" in _kinds(match) else 1
    return _dated(_counted(scene, int(_pick(match, "day").split("/")[0]) + step))


def _year(match: Match, scene: Scene) -> Meaning | None:
    return _dated(cal.year(_pick(match, "year")))


# -- times of day ----------------------------------------------------------------------------------------------------


def _clock(match: Match, scene: Scene) -> Meaning | None:
    """A time of day, on the day told with it, else on the day told last."""
    told = next((n for n, p in enumerate(match.pieces) if p.kind in ("clock", "meridiem", "oclock")), None)
    if told is None:
        return _part(match, scene)
    hour, minute = _hour(match, told)
    if hour > 24 or minute > 59:
        return None
    rest = tuple(
        p for n, p in enumerate(match.pieces) if n != told and not (n == told - 1 and p.kind in ("daynumber", "number"))
    )
    zone = _pick(match, "zone") or ""
    return _dated(_its_day(rest, match, scene), "TIME", f"T{hour:02d}:{minute:02d}{zone}")


def _hour(match: Match, told: int) -> tuple[int, int]:
    piece, before = match.pieces[told], match.pieces[told - 1].value if told else None
    if piece.kind == "clock":
        half = next((p.value for p in match.pieces if p.kind == "meridiem"), "")
        hour, minute = piece.value
    else:
        half = piece.value or ""
        hour, minute = int(before.number) if isinstance(before, Quantity) else int(before or 0), 0
        if told and match.pieces[told - 1].kind == "clock":
            hour, minute = before
    if half == "p" and hour < 12:
        hour += 12
    return (0 if half == "a" and hour == 12 else hour, minute)


def _its_day(rest: tuple[Piece, ...], match: Match, scene: Scene) -> Stretch | str:
    """The day that the other words of a match name, else the day told last, else the report's."""
    if any(p.kind in ("month", "weekday", "day", "iso") for p in rest):
        found = _calendar(Match(match.rule, rest), scene)
        if found is not None:
            return found
    if scene.told is not None and scene.told.grain == "day":
        return scene.told
    return Stretch(scene.anchor, "day") if scene.anchor and not scene.narrative else UNKNOWN["day"]


def _part(match: Match, scene: Scene) -> Meaning | None:
    """A part of the day: "Thursday afternoon", "this morning", "last night", "noon"."""
    part, kinds = _pick(match, "part"), _kinds(match)
    suffix = part if part[0] == "T" else "T" + part
    if part[0] == "T" and (zone := _pick(match, "zone")):
        suffix += zone
    if kinds & {"weekday", "month", "day", "iso"}:
        return _dated(_its_day(match.pieces, match, scene), "TIME", suffix)
    if kinds & {"this", "last", "next", "follow", "past"} and scene.now is not None:
        step = -1 if kinds & {"last", "past", "prev"} else 1 if kinds & {"next", "follow"} else 0
        return _dated(Stretch(scene.now, "day").shift(step), "TIME", suffix)
    if "a" in kinds and part in ("NI", "MO", "EV") and len(match.pieces) == 2 and match.pieces[0].kind == "a":
        return None
    return _dated(_its_day((), match, scene), "TIME", suffix)


# -- greater stretches -----------------------------------------------------------------------------------------------


def _season(match: Match, scene: Scene) -> Meaning | None:
    label, kinds = _pick(match, "season"), _kinds(match)
    year = _year_told(match, scene)
    if year is None and scene.now is None:
        return Meaning("DATE", f"XXXX-{label}")
    if year is None and scene.now is not None:
        options = [cal.season(scene.now.year + n, label) for n in (0, -1, 1)]
        if kinds & {"last", "past", "prev"}:
            return _dated(max((s for s in options if s.end < scene.now), key=lambda s: s.start))
        if kinds & {"next", "follow"}:
            return _dated(min((s for s in options if s.start > scene.now), key=lambda s: s.start))
        lean = "past" if scene.narrative else scene.lean(match)
        return _dated(options[0] if "this" in kinds else _nearest(options, scene.now, lean, slack=90))
    return _dated(cal.season(year or 1, label))


def _quarter(match: Match, scene: Scene) -> Meaning | None:
    number, kinds = _pick(match, "ordinal"), _kinds(match)
    size, letter = (6, "H") if "half" in kinds else (3, "Q")
    units = [p.value for p in match.pieces if p.kind == "unit"]
    if number * size > 12 or (letter == "Q" and "quarter" not in units):
        return None
    trimmed = Match(match.rule, tuple(p for p in match.pieces if not (p.kind == "unit" and p.value == "quarter")))
    year = _year_told(trimmed, scene)
    if year is None and letter == "H":
        return None
    if year is None and scene.now is not None:
        options = [s for y in (scene.now.year, scene.now.year - 1) if (s := cal.month(y, number * 3 - 2)) is not None]
        start = next((s.start for s in options if s.start <= scene.now), options[0].start)
        year = start.year
    start_of = f"{year:04d}" if year else "XXXX"
    whole = stretch(date(year, number * size, 1), "quarter" if letter == "Q" else "half") if year else None
    return Meaning("DATE", f"{start_of}-{letter}{number}", stretch=whole)


def _fiscal(match: Match, scene: Scene) -> Meaning | None:
    year = _pick(match, "year")
    return Meaning("DATE", f"{year:04d}", stretch=cal.year(year))


def _era(match: Match, scene: Scene) -> Meaning | None:
    told = _pick(match, "year", "number", "daynumber")
    year = int(told.number) if isinstance(told, Quantity) else int(told)
    month, label = _pick(match, "month"), _pick(match, "season")
    return Meaning("DATE", f"BC{year:04d}" + (f"-{month:02d}" if month else f"-{label}" if label else ""))


def _decade(match: Match, scene: Scene) -> Meaning | None:
    return _dated(stretch(date(_pick(match, "decade"), 1, 1), "decade"))


def _century(match: Match, scene: Scene) -> Meaning | None:
    if _pick(match, "unit") != "century":
        return None
    number = _pick(match, "ordinal", "daynumber")
    return _dated(stretch(date(number * 100 - 100 or 1, 1, 1), "century"))


def _unit(match: Match, scene: Scene) -> Meaning | None:
    """ "last week", "this year", "earlier this month", "next decade", "that day"."""
    unit, kinds = _pick(match, "unit"), _kinds(match)
    grain = _grain(unit)
    if grain is None:
        return _part_of_now(unit, kinds)
    near, step = _near(kinds, scene), -1 if kinds & {"last", "past", "prev"} else 1 if kinds & {"next", "follow"} else 0
    if "this" in kinds and kinds & {"past", "last"}:
        step = -1
    if near is None:
        return Meaning("DATE", UNKNOWN[grain])
    if grain == "week" and step == -1 and near.weekday() == 6 and "last" in kinds:
        step = 0
    return _dated(stretch(near, grain).shift(step))


def _part_of_now(unit: str, kinds: set[str]) -> Meaning | None:
    return Meaning("DATE", "PRESENT_REF") if "this" in kinds and unit in ("hour", "minute") else None


def _near(kinds: set[str], scene: Scene) -> date | None:
    """The day from which "that", "the same" and "the following" count, or "last", "this" and "next"."""
    if kinds & {"that", "follow"} or (kinds & {"next"} and "the" in kinds) or "prev" in kinds:
        return scene.told.start if scene.told is not None else scene.anchor
    return scene.now


def _grain(unit: str) -> Grain | None:
    return None if unit in ("hour", "minute", "second", "fortnight") else unit  # type: ignore[return-value]


def _edge(match: Match, scene: Scene) -> Meaning | None:
    """ "the end of the year", "earlier in the day", "week's end"."""
    grain = _grain(_pick(match, "unit"))
    if grain is None:
        return None
    near = scene.told.start if scene.told is not None and (scene.narrative or grain == "day") else scene.anchor
    return _dated(stretch(near, grain)) if near else Meaning("DATE", UNKNOWN[grain])


def _weekend(match: Match, scene: Scene) -> Meaning | None:
    if _pick(match, "unit") != "weekend":
        return None
    near, kinds = scene.now, _kinds(match)
    if near is None:
        return Meaning("DATE", UNKNOWN["weekend"])
    this = stretch(near, "weekend")
    if kinds & {"last", "past", "prev"}:
        return _dated(this.shift(-1))
    if "next" in kinds:
        return _dated(this.shift(1) if near.weekday() >= 5 else this)
    lean = scene.lean(match)
    return _dated(this if near >= this.start or lean == "future" else this.shift(-1))


# -- lengths and distances -------------------------------------------------------------------------------------------


def _length(number: float | None, unit: str) -> str:
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


def _amount(match: Match) -> tuple[float | None, str | None]:
    """How many units a match tells, `None` for "several", "a few" and a bare plural, and the modifier's TIMEX3 name."""
    told = next((p.value for p in match.pieces if p.kind in ("number", "daynumber")), None)
    if isinstance(told, Quantity):
        vague = told.meaning == "vague"
        return (None if vague else told.number), _MOD.get(told.meaning)
    if told is not None:
        return float(told), None
    kinds = _kinds(match)
    if "half" in kinds:
        return 0.5, None
    return (1.0 if "a" in kinds or _pick(match, "unit") and "units" not in kinds else None), None


def _duration(match: Match, scene: Scene) -> Meaning | None:
    if (word := _pick(match, "length")) is not None:
        return Meaning("DURATION", word)
    unit, kinds = _pick(match, "unit", "units"), _kinds(match)
    number, mod = _amount(match)
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
        return Meaning("DURATION", _length(*smaller[unit]), mod)
    if unit == "second" and number is None:
        return None
    return Meaning("DURATION", _length(number, unit), mod)


def _span(match: Match, scene: Scene) -> Meaning | None:
    """ "the past two weeks", "the next few days", "the last week": a length that ends or starts now."""
    unit = _pick(match, "unit", "units")
    number, mod = _amount(match)
    kinds = _kinds(match)
    if "unit" in kinds and not kinds & {"number", "daynumber"}:
        if (
            kinds & {"follow", "that", "this"}
            or ("next" in kinds)
            or unit in ("day", "weekend", "decade", "century", "quarter")
        ):
            return _unit(match, scene) if unit != "weekend" else _weekend(match, scene)
        number = 1.0
    return Meaning("DURATION", _length(number, unit), mod)


def _vague(match: Match, scene: Scene) -> Meaning | None:
    unit = _pick(match, "units")
    if unit in ("second", "minute", "quarter", "weekend"):
        return None
    return Meaning("DATE", "FUTURE_REF" if "next" in _kinds(match) else "PAST_REF")


def _offset(match: Match, scene: Scene) -> Meaning | None:
    """ "two years ago", "four days later", "a day earlier"; "two days after …" is a length."""
    kinds, unit = _kinds(match), _pick(match, "unit", "units")
    number, mod = _amount(match)
    if kinds & {"the", "that"} and not kinds & {"number", "daynumber"}:
        return _beside_told(match, scene)
    if kinds & {"after", "before", "on"}:
        shorter = Match("duration", match.pieces[:-1])
        return _duration(shorter, scene)
    grain = _grain("week" if unit == "fortnight" else unit)
    if "ago" in kinds:
        return _ago(number, unit, grain, mod, scene)
    if grain is None or number is None or scene.told is None or number != int(number):
        return Meaning("DURATION", _length(number, unit), mod)
    if mod is not None and unit in ("decade", "century"):
        return Meaning("DURATION", _length(number, unit), mod)
    start = scene.told_day if grain in ("day", "week") and scene.told_day is not None else scene.told
    return _moved(start, number if "later" in kinds else -number, grain, mod, fine=True)


def _ago(number: float | None, unit: str, grain: Grain | None, mod: str | None, scene: Scene) -> Meaning | None:
    if scene.anchor is None or grain is None or number is None or number != int(number):
        if grain is not None and number is None:
            return Meaning("DATE", "PAST_REF")
        if scene.anchor is not None and unit in ("hour", "minute", "second"):
            return Meaning("TIME", scene.anchor.isoformat(), mod, Stretch(scene.anchor, "day"))
        return Meaning("DATE", UNKNOWN[grain] if grain else "PAST_REF", mod)
    return _moved(Stretch(scene.anchor, "day"), -number, grain, mod, fine=False)


def _moved(start: Stretch, number: float, grain: Grain, mod: str | None, *, fine: bool) -> Meaning | None:
    """A stretch so many units away, told as finely as the unit, or from a day by days and weeks as a day where `fine`."""
    if grain in ("decade", "century"):
        number, grain = number * (10 if grain == "decade" else 100), "year"
    if grain == "week" and fine and start.grain == "day":
        number, grain = number * 7, "day"
    if fine and start.grain in ("month", "year") and grain in ("day", "week"):
        return Meaning("DURATION", _length(abs(number), grain), mod)
    try:
        base = stretch(start.start, grain)
    except ValueError:
        return None
    found = base.shift(int(number))
    return Meaning("DATE", found.value, mod, found) if found else None


def _beside_told(match: Match, scene: Scene) -> Meaning | None:
    """ "the day after", "the day before", "the year before": beside the date told last."""
    grain, kinds = _grain(_pick(match, "unit", "units")), _kinds(match)
    if grain is None or "units" in kinds or kinds & {"ago", "on"}:
        return None
    start = scene.told.start if scene.told is not None else scene.anchor
    if start is None:
        return Meaning("DATE", UNKNOWN[grain])
    return _dated(stretch(start, grain).shift(1 if kinds & {"after", "later"} else -1))


# -- sets, references, feasts ----------------------------------------------------------------------------------------


def _set(match: Match, scene: Scene) -> Meaning | None:
    if (word := _pick(match, "set")) is not None:
        return Meaning("SET", word)
    kinds = _kinds(match)
    if kinds & {"weekday", "weekdays"}:
        part = "T" + _pick(match, "part") if "part" in kinds else ""
        return Meaning("SET", f"XXXX-WXX-{_pick(match, 'weekday', 'weekdays')}{part}")
    if "month" in kinds:
        return Meaning("SET", f"XXXX-{_pick(match, 'month'):02d}")
    if "part" in kinds:
        return Meaning("SET", f"XXXX-XX-XXT{_pick(match, 'part').lstrip('T')}")
    if "season" in kinds:
        return Meaning("SET", f"XXXX-{_pick(match, 'season')}")
    number = 1.0
    if "every" in kinds and not kinds & {"times", "twice"}:
        told = next((p.value for p in match.pieces if p.kind in ("number", "daynumber")), 1.0)
        number = told.number if isinstance(told, Quantity) else float(told)
    return Meaning("SET", _length(number, _pick(match, "unit", "units")))


def _reference(match: Match, scene: Scene) -> Meaning | None:
    return Meaning("DATE", _pick(match, "reference"))


def _feast(match: Match, scene: Scene) -> Meaning | None:
    month, number = map(int, _pick(match, "feast").split("-"))
    return _dated(_monthday(match, scene, month, number))


def _by_month(match: Match, scene: Scene) -> Meaning | None:
    return _dated(_month(match, scene, _pick(match, "month")))


_WAYS: dict[str, Callable[[Match, Scene], Meaning | None]] = {
    "set": _set, "clock": _clock, "part": _part, "date": _date, "daybeyond": _daybeyond, "month": _by_month,
    "year": _year, "season": _season, "quarter": _quarter, "fiscal": _fiscal, "decade": _decade, "era": _era, "century": _century,
    "unit": _unit, "edge": _edge, "span": _span, "vague": _vague, "weekend": _weekend, "offset": _offset,
    "duration": _duration, "reference": _reference, "feast": _feast,
}  # fmt: skip
