"""What a date expression means: TIMEX3 type, value and modifier, from its words, the report's day and the context."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.extract.times.dates import by_month, by_year, clock, date_of, day_beyond, feast, part_of_day, two_years
from dateline.extract.times.grammar import Match
from dateline.extract.times.lengths import duration, frequency, offset, reference, span, vague
from dateline.extract.times.quarters import compared, fiscal, quarter, whole_year, year_end
from dateline.extract.times.scene import Meaning, Scene
from dateline.extract.times.stretches import century, decade, edge, era, season, unit_of_now, weekend

_EDGE = {"early": "START", "mid": "MID", "late": "END"}


_WAYS: dict[str, Callable[[Match, Scene], Meaning | None]] = {
    "set": frequency, "clock": clock, "part": part_of_day, "date": date_of, "daybeyond": day_beyond, "month": by_month,
    "year": by_year, "years": two_years, "season": season, "quarter": quarter, "fiscal": fiscal, "decade": decade,
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
