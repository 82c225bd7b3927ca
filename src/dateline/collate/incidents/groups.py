"""Agglomerative clustering over log odds: the most probable join first, ties broken by order.

Two groups are held together by the mean of all their pairs and, less, by their best pair, so that one that names
the wrong place does not part what all others hold together, and one lucky pair does not join two groups.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from dateline.collate.incidents.likeness import Link

Pair = tuple[int, int]
UNCOMPARED = math.log(0.02 / 0.98)
"""Log odds of two that share no key."""
BARRED = math.log(0.01 / 0.99)
"""Log odds of two that cannot be one: strong, but one misread date among ten tellings is outvoted."""
BEST = 0.4
"""Share of the best pair in the tie of two groups."""


class Judged(msgspec.Struct, frozen=True):
    """What a person said of a pair."""

    same: bool
    judge: str


class Tie(msgspec.Struct, frozen=True):
    """What is known of the pairs between two groups: sum of log odds, how many, the best, and a person's no."""

    total: float
    count: int
    best: float
    parted: bool = False

    def with_(self, other: Tie) -> Tie:
        """The tie of both together."""
        total, count = self.total + other.total, self.count + other.count
        return Tie(total, count, max(self.best, other.best), self.parted or other.parted)


class Groups:
    """Groups of things, joined step by step while the tie of any two is at least as probable as `joined`."""

    def __init__(
        self,
        count: int,
        links: Mapping[Pair, Link],
        judged: Mapping[Pair, Judged],
        joined: float,
        *,
        hard: bool = False,
    ) -> None:
        """With `hard`, a barred pair keeps its groups apart for good, as a person's "different" always does."""
        self.members: dict[int, list[int]] = {at: [at] for at in range(count)}
        self.ties: dict[int, dict[int, Tie]] = {at: {} for at in range(count)}
        self.least = math.log(joined / (1 - joined))
        self.forced = sorted(pair for pair, one in judged.items() if one.same)
        apart = {pair for pair, one in judged.items() if not one.same}
        never = {pair for pair, link in links.items() if link.parted or (hard and link.barred)}
        apart |= never - set(judged)
        for pair in sorted({*links, *apart}):
            odds = log_odds(links[pair]) if pair in links else UNCOMPARED
            tie = Tie(odds, 1, odds, pair in apart)
            self.ties[pair[0]][pair[1]] = self.ties[pair[1]][pair[0]] = tie

    def joined(self) -> list[list[int]]:
        """The members of each group in their order, groups by their first member.

        What a person holds to be one is joined last, group with group: the two carry along all that each is joined to.
        """
        while (best := self._strongest()) is not None and best[0] >= self.least:
            self._join(best[1], best[2])
        for one, other in self.forced:
            self._join(self._of(one), self._of(other))
        return [sorted(group) for _, group in sorted(self.members.items())]

    def _of(self, at: int) -> int:
        return next(group for group, members in self.members.items() if at in members)

    def _strongest(self) -> tuple[float, int, int] | None:
        """The two groups that are held together most strongly; of equals those that come first."""
        found = [
            (-self._strength(one, other, tie), one, other)
            for one, others in self.ties.items()
            for other, tie in others.items()
            if one < other and not tie.parted
        ]
        if not found:
            return None
        strength, one, other = min(found)
        return -strength, one, other

    def _strength(self, one: int, other: int, tie: Tie) -> float:
        pairs = len(self.members[one]) * len(self.members[other])
        mean = (tie.total + UNCOMPARED * (pairs - tie.count)) / pairs
        return BEST * tie.best + (1 - BEST) * mean

    def _join(self, one: int, other: int) -> None:
        if one == other:
            return
        keep, gone = min(one, other), max(one, other)
        self.members[keep] += self.members.pop(gone)
        for third, tie in self.ties.pop(gone).items():
            del self.ties[third][gone]
            if third != keep:
                kept = self.ties[keep].get(third)
                self.ties[keep][third] = self.ties[third][keep] = kept.with_(tie) if kept else tie


def log_odds(link: Link) -> float:
    """The log odds of a link."""
    if link.barred:
        return BARRED
    chance = min(max(link.score, 0.001), 0.999)
    return math.log(chance / (1 - chance))
