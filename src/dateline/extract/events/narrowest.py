"""The closest of the places that the words put in one another: "near Koro in western Mali", "the Gao town of Koro"."""

from __future__ import annotations

import re

from dateline.extract.events.apart import Candidate
from dateline.extract.scene import Scene
from dateline.record.account import Time
from dateline.record.reading import Span

_IN = re.compile(r"(?: [a-z]+)?,? (?:in|of)(?: the)?(?: [a-z]+){0,2} ")
"""What stands between a place and the one that it lies in."""
_OWN = re.compile(
    r"(?:[’']s)? (?:[a-z-]+ ){0,2}(?:city|town|village|port|district|province|region|suburb|area|camp) of (?:the )?"
    r"|[’']s (?:(?!(?:in|on|at|with|from|against|of|for|to|and|by) )[a-z-]+,? ){0,3}"
)
"""What stands between a place and one in it: "the Gao town of Koro", "Mali's central Koro", "Mali's capital, Koro"."""
_KIND_OF = re.compile(r"(?:[a-z]+ ){1,2}of (?:the )?")
"""What a place's own words open with where they tell of what kind it is: "town of Koro"."""


def narrowest(candidates: list[Candidate], chosen: Candidate, scene: Scene) -> Candidate:
    """The place that the words put in the chosen one ("near Koro in western Mali", "the Malian town of Koro"), or the
    chosen one."""
    if isinstance(chosen.what, Time):
        return chosen
    inner = [c for c in candidates if _lies_in(scene.tree.text, c.span, chosen.span)]
    return narrowest(candidates, inner[0], scene) if inner else chosen


def _lies_in(text: str, one: Span, whole: Span) -> bool:
    """Whether the words put a place in another that is named after or before it."""
    if one[1] < whole[0]:
        return _IN.fullmatch(text, one[1], whole[0]) is not None
    start = one[0] + (found.end() if (found := _KIND_OF.match(text, one[0], one[1])) is not None else 0)
    return whole[1] < one[0] and _OWN.fullmatch(text, whole[1], start) is not None
