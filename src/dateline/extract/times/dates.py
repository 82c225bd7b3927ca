"""Days, months and years, and times of day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.extract.numbers import Quantity
from dateline.extract.times import calendar as cal
from dateline.extract.times.calendar import Stretch
from dateline.extract.times.grammar import Match
from dateline.extract.times.lexicon import Piece
from dateline.extract.times.scene import UNKNOWN, Meaning, Scene, dated, kinds_of, pick
from dateline.extract.times.tense import Lean


def date_of(match: Match, scene: Scene) -> Meaning | None:
    found = calendar_date(match, scene)
    numbers = [p.value for p in match.pieces if p.kind == "daynumber"]
    if isinstance(found, Stretch) and len(numbers) == 2 and found.grain == "day":
        first = cal.day(found.start.year, found.start.month, numbers[0])
        last = cal.day(found.start.year, found.start.month, numbers[1])
        if first is None or last is None:
            return None
        return Meaning("DATE", f"{first.value}/{last.value}", stretch=first)
    return dated(found)


def calendar_date(match: Match, scene: Scene) -> Stretch | str | None:
    """The day or month or year that the date words of a match name."""
    kinds, number = kinds_of(match), pick(match, "month")
    if "iso" in kinds:
        year, month, day = pick(match, "iso")
        if year is None:
            year = pick(match, "year") or (scene.anchor.year if scene.anchor else None)
        return cal.day(year, month, day) if year else f"XXXX-{month:02d}-{day:02d}"
    if number is not None and "daynumber" in kinds:
        return monthday(match, scene, number, pick(match, "daynumber"))
    if number is not None:
        return _month(match, scene, number)
    if "weekday" in kinds:
        return _weekday(match, scene, pick(match, "weekday"))
    if "day" in kinds:
        return _counted(scene, int(pick(match, "day").split("/")[0]))
    return cal.year(pick(match, "year")) if "year" in kinds else None


def year_told(match: Match, scene: Scene) -> int | None:
    """The year that stands in the words: "2021", "this year", "last year"."""
    if (year := pick(match, "year")) is not None:
        return int(year)
    if pick(match, "unit") != "year" or scene.now is None:
        return None
    kinds = kinds_of(match)
    if "that" in kinds and scene.told_last is not None:
        return scene.told_last.start.year
    return scene.now.year + (-1 if kinds & {"last", "past", "prev"} else 1 if kinds & {"next", "follow"} else 0)


def monthday(match: Match, scene: Scene, month: int, number: int) -> Stretch | str | None:
    year = year_told(match, scene)
    if year is not None:
        return cal.day(year, month, number)
    if scene.ancient is not None:
        return f"BC{scene.ancient:04d}-{month:02d}-{number:02d}"
    if scene.now is None:
        return f"XXXX-{month:02d}-{number:02d}"
    near = scene.now
    options = [d for y in (near.year, near.year - 1, near.year + 1) if (d := cal.day(y, month, number)) is not None]
    if scene.narrative and scene.told is not None:
        return onward(options, scene.told)
    return nearest(options, near, scene.lean(match), slack=31)


def _month(match: Match, scene: Scene, number: int) -> Stretch | str | None:
    year = year_told(match, scene)
    if year is not None:
        return cal.month(year, number)
    if scene.ancient is not None:
        return f"BC{scene.ancient:04d}-{number:02d}"
    if scene.now is None:
        return f"XXXX-{number:02d}"
    near, kinds = scene.now, kinds_of(match)
    options = [m for y in (near.year, near.year - 1, near.year + 1) if (m := cal.month(y, number)) is not None]
    if kinds & {"last", "past", "prev"}:
        return max((m for m in options if m.end < near), key=lambda m: m.start)
    if kinds & {"next", "follow"}:
        return min((m for m in options if m.start > near), key=lambda m: m.start)
    if "this" in kinds:
        return options[0]
    if scene.narrative and scene.told is not None:
        return onward(options, scene.told)
    return nearest(options, near, scene.lean(match), slack=45)


_TEN_MONTHS = 310


def onward(options: Sequence[Stretch], told: Stretch) -> Stretch | None:
    """In a tale of long ago: the option in the year told last, or the year after where that lies well before."""
    if not options:
        return None
    fine = told.grain in ("day", "month", "week")
    forth = [s for s in options if s.start.year == told.start.year + 1]
    if fine and forth and (told.start - options[0].start).days > _TEN_MONTHS:
        return forth[0]
    return options[0]


def nearest(options: Sequence[Stretch], near: date, lean: Lean | None, *, slack: int) -> Stretch | None:
    """The option nearest to a day on the side that the tense leans to; without tense the past may be twice as far."""
    if not options:
        return None
    behind = max((s for s in options if s.start <= near), key=lambda s: s.start, default=None)
    ahead = min((s for s in options if s.end >= near), key=lambda s: s.start, default=None)
    if behind is not None and ahead is not None:
        since, until = (near - behind.start).days, (ahead.start - near).days
        if lean == "done":
            return behind
        if lean == "past":
            return ahead if since > 290 and until < 75 else behind
        if lean == "future":
            return behind if until > 240 and since < 120 else ahead
    return min(options, key=lambda s: abs((s.start - near).days) * (1 if s.start <= near else 2))


def _weekday(match: Match, scene: Scene, number: int) -> Stretch | str | None:
    """A weekday counted from the report's day: that day itself, the one before, or in the future tense after. Of what
    belongs to a day ("Wednesday's raid") no tense tells the day: it is the nearest, of two as near the one before."""
    near, kinds, unit = scene.today, kinds_of(match), pick(match, "unit")
    if near is None:
        return f"XXXX-WXX-{number}"
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
    if scene.after in ("'s", "’s") and not scene.narrative:
        ahead = back > 4
    return Stretch(near + timedelta(days=7 - back if ahead else -back), "day")


def _counted(scene: Scene, days: int) -> Stretch | str | None:
    if scene.anchor is None:
        return "PRESENT_REF" if days == 0 else UNKNOWN["day"]
    return Stretch(scene.anchor, "day").shift(days)


def day_beyond(match: Match, scene: Scene) -> Meaning | None:
    if pick(match, "unit") != "day":
        return None
    step = -1 if "before" in kinds_of(match) else 1
    return dated(_counted(scene, int(pick(match, "day").split("/")[0]) + step))


def by_year(match: Match, scene: Scene) -> Meaning | None:
    if pick(match, "unit") not in (None, "year"):
        return None
    return dated(cal.year(pick(match, "year")))


def two_years(match: Match, scene: Scene) -> Meaning | None:
    """Years from one to another as one interval: "1980-88", "2007-2009"; in a history, years in full are two dates."""
    first, last = (p.value for p in match.pieces if p.kind in ("year", "shortyear"))
    short = match.pieces[-1].kind == "shortyear"
    if not short and (scene.narrative or not first < last <= first + _LIFETIME):
        return None
    return Meaning("DATE", f"{first:04d}/{last:04d}", stretch=cal.year(first))


_LIFETIME = 150
"""The most years that lie between the first and the last of a stretch of years."""


def first_of(match: Match, scene: Scene) -> Meaning | None:
    """The first or last so many months of a year as one interval: "the first two months of the year"."""
    ordinal, told = pick(match, "ordinal"), next(p.value for p in match.pieces if p.kind in ("number", "daynumber"))
    count = int(told.number) if isinstance(told, Quantity) else int(told)
    if pick(match, "units") != "month" or ordinal not in (None, 1) or not 1 < count < 12:
        return None
    year = year_told(match, scene)
    if year is None and pick(match, "unit") == "year":
        near = scene.told_last.start if scene.narrative and scene.told_last is not None else scene.now
        year = near.year if near is not None else None
    if year is None:
        return None
    first = 1 if ordinal == 1 else 13 - count
    return Meaning("DATE", f"{year:04d}-{first:02d}/{year:04d}-{first + count - 1:02d}", stretch=cal.year(year))


def by_month(match: Match, scene: Scene) -> Meaning | None:
    return dated(_month(match, scene, pick(match, "month")))


def feast(match: Match, scene: Scene) -> Meaning | None:
    """A feast's day: in the year told with it, else that which is nearest."""
    name, kinds = pick(match, "feast"), kinds_of(match)
    year = year_told(match, scene)
    if year is None and scene.now is None:
        return Meaning("DATE", f"XXXX-{name}") if re.fullmatch(r"\d\d-\d\d", name) else None
    if year is not None:
        return dated(feast_day(name, year))
    near = scene.now or date.min
    days = [d for y in (near.year, near.year - 1, near.year + 1) if (d := feast_day(name, y)) is not None]
    if kinds & {"last", "past", "prev"}:
        return dated(max((d for d in days if d.start < near), key=lambda d: d.start))
    if kinds & {"next", "follow"}:
        return dated(min((d for d in days if d.start > near), key=lambda d: d.start))
    return dated(nearest(days, near, scene.lean(match), slack=31))


def feast_day(name: str, year: int) -> Stretch | None:
    """The day of a feast in a year: a fixed day, so many days from Easter Sunday, or the fourth Thursday of a month."""
    if found := re.fullmatch(r"easter([+-]\d+)", name):
        return Stretch(easter(year) + timedelta(days=int(found[1])), "day")
    month, *rest = map(int, name.split("-"))
    if len(rest) == 1:
        return cal.day(year, month, rest[0])
    first = date(year, month, 1)
    return Stretch(first + timedelta(days=(rest[1] - first.isoweekday()) % 7 + 7 * (rest[0] - 1)), "day")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm that Meeus gives)."""
    golden, century = year % 19, year // 100
    skipped, shift = century - century // 4, (8 * century + 13) // 25
    moon = (19 * golden + skipped - shift + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - skipped) % 7
    month = 3 + (moon - weekday + 40) // 44
    return date(year, month, moon - weekday + 28 - 31 * (month // 4))


def clock(match: Match, scene: Scene) -> Meaning | None:
    """A time of day, on the day told with it, else on the day told last."""
    told = next((n for n, p in enumerate(match.pieces) if p.kind in ("clock", "meridiem", "oclock")), None)
    if told is None:
        return part_of_day(match, scene)
    hour, minute = _hour(match, told)
    if hour > 24 or minute > 59:
        return None
    rest = tuple(
        p for n, p in enumerate(match.pieces) if n != told and not (n == told - 1 and p.kind in ("daynumber", "number"))
    )
    zone = "Z" if pick(match, "zone") == "Z" else ""
    return dated(its_day(rest, match, scene), "TIME", f"T{hour:02d}:{minute:02d}{zone}")


def _hour(match: Match, told: int) -> tuple[int, int]:
    """Hour and minute of the clock words, of which the piece at `told` is the time or the "p.m." after its number."""
    piece = match.pieces[told]
    half = next((p.value for p in match.pieces if p.kind == "meridiem"), "")
    if piece.kind == "clock":
        hour, minute = piece.value
    else:
        before = match.pieces[told - 1].value if told else 0
        hour, minute = int(before.number if isinstance(before, Quantity) else before), 0
    if half == "p" and hour < 12:
        hour += 12
    return (0 if half == "a" and hour == 12 else hour, minute)


def its_day(rest: tuple[Piece, ...], match: Match, scene: Scene) -> Stretch | str:
    """The day that the other words of a match name, else the day told last, else the report's."""
    if any(p.kind in ("month", "weekday", "day", "iso") for p in rest):
        found = calendar_date(Match(match.rule, rest), scene)
        if found is not None:
            return found
    if scene.told is not None and scene.told.grain == "day":
        return scene.told
    return Stretch(scene.anchor, "day") if scene.anchor and not scene.narrative else UNKNOWN["day"]


def part_of_day(match: Match, scene: Scene) -> Meaning | None:
    """A part of the day: "Thursday afternoon", "this morning", "last night", "noon"."""
    part, kinds = pick(match, "part"), kinds_of(match)
    suffix = part if part[0] == "T" else "T" + part
    if part[0] == "T" and pick(match, "zone") == "Z":
        suffix += "Z"
    if kinds & {"weekday", "month", "day", "iso"}:
        return dated(its_day(match.pieces, match, scene), "TIME", suffix)
    if kinds & {"this", "last", "next", "follow", "past"} and scene.now is not None:
        step = -1 if kinds & {"last", "past", "prev"} else 1 if kinds & {"next", "follow"} else 0
        return dated(Stretch(scene.now, "day").shift(step), "TIME", suffix)
    if "a" in kinds and part in ("NI", "MO", "EV") and len(match.pieces) == 2 and match.pieces[0].kind == "a":
        return None
    return dated(its_day((), match, scene), "TIME", suffix)
