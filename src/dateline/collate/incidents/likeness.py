"""How probable it is that two tellings are of one occurrence, and why."""

from __future__ import annotations

import msgspec

from dateline.collate.incidents.occurrence import Occurrence

LINKED = 0.5
"""Two whose score is at least this belong to one connected set, which `incidents` then sorts."""


class Link(msgspec.Struct, frozen=True):
    """The probability, 0 to 1, that two are one, and the reasons; `barred` where nothing could make them one."""

    score: float
    reasons: tuple[str, ...] = ()
    barred: bool = False


def score(left: Occurrence, right: Occurrence) -> Link:
    """Compare two occurrences; the order of the two makes no difference."""
    raise NotImplementedError
