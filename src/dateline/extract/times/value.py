"""What a date expression means: TIMEX3 type, value and modifier, from its words, the report's day and the context."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.extract.times.dates import (
    by_month,
    by_year,
    clock,
    date_of,
    day_beyond,
    feast,
    first_of,
    part_of_day,
    two_years,
)
from dateline.extract.times.grammar import Match
from dateline.extract.times.lengths import duration, frequency, offset, reference, span, vague
from dateline.extract.times.quarters import compared, fiscal, quarter, whole_year, year_end
from dateline.extract.times.scene import Meaning, Scene, kinds_of
from dateline.extract.times.stretches import century, decade, edge, era, season, unit_of_now, weekend

_EDGE = {"early": "START", "mid": "MID", "late": "END"}


_WAYS: dict[str, Callable[[Match, Scene], Meaning | None]] = {
    "set": frequency, "clock": clock, "part": part_of_day, "date": date_of, "daybeyond": day_beyond, "month": by_month,
    "year": by_year, "years": two_years, "firstof": first_of, "season": season, "quarter": quarter, "fiscal": fiscal,
    "decade": decade,
    "era": era, "century": century, "unit": unit_of_now, "edge": edge, "span": span, "vague": vague,
    "weekend": weekend, "offset": offset, "duration": duration, "reference": reference, "feast": feast,
    "compared": compared, "yearend": year_end, "wholeyear": whole_year,
}  # fmt: skip


def meaning(match: Match, scene: Scene) -> Meaning | None:
    """What a match means in its scene, `None` where it is no date expression after all."""
    found = _WAYS[match.rule](match, scene)
    edge = next((p.kind for p in match.pieces if p.kind in _EDGE), None)
    if found is not None and edge and found.mod is None and found.type != "DURATION":
        return msgspec.structs.replace(found, mod=_EDGE[edge])
    return found


_WIDER = {"month": {"month", "quarter", "season", "year", "decade", "century"}, "year": {"year", "decade", "century"}}
"""The grains that can be counted from a month or a year."""


def roughly(match: Match, scene: Scene) -> Meaning | None:
    """What a match means in a report of which only the month or year is known, `None` where that does not tell it:
    "last year" of one of May 2014 is 2013, its "3 May" is that of 2014, its "Friday" stays open."""
    if scene.rough is None or scene.anchor is not None:
        return None
    middle = scene.rough.start + (scene.rough.end - scene.rough.start) / 2
    scene.anchor = middle
    try:
        found = meaning(match, scene)
    finally:
        scene.anchor = None
    grain = found.stretch.grain if found is not None and found.stretch is not None else None
    dated = grain == "day" and {"month", "daynumber"} <= kinds_of(match) and scene.rough.grain == "month"
    return found if grain in _WIDER[scene.rough.grain] or dated else None
