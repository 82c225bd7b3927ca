"""Average-linkage clustering over log odds: the most probable join first, ties broken by order, a bar never crossed."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from dateline.collate.incidents.likeness import Link

Pair = tuple[int, int]


class Judged(msgspec.Struct, frozen=True):
    """What a person said of a pair."""

    same: bool
    judge: str


UNCOMPARED = math.log(0.02 / 0.98)
"""Log odds of two that share no key."""
BARRED = -math.inf


class Groups:
    """Groups of occurrences, joined step by step; the mean log odds between groups are kept up to date."""

    def __init__(self, count: int, links: Mapping[Pair, Link], judged: Mapping[Pair, Judged], joined: float) -> None:
        self.members: dict[int, list[int]] = {at: [at] for at in range(count)}
        self.sums: dict[int, dict[int, float]] = {at: {} for at in range(count)}
        self.counts: dict[int, dict[int, int]] = {at: {} for at in range(count)}
        self.least = math.log(joined / (1 - joined))
        self.forced = [pair for pair, one in judged.items() if one.same]
        apart = {pair for pair, one in judged.items() if not one.same}
        for pair in sorted({*links, *apart}):
            odds = BARRED if pair in apart else _odds(links[pair])
            for one, other in (pair, pair[::-1]):
                self.sums[one][other], self.counts[one][other] = odds, 1

    def joined(self) -> list[list[int]]:
        """The members of each group in their order, groups by their first member."""
        for one, other in sorted(self.forced):
            self._join(self._of(one), self._of(other))
        while (best := self._best()) is not None and best[0] >= self.least:
            self._join(best[1], best[2])
        return [sorted(group) for _, group in sorted(self.members.items())]

    def _of(self, at: int) -> int:
        return next(group for group, members in self.members.items() if at in members)

    def _best(self) -> tuple[float, int, int] | None:
        """The two groups whose mean is highest; of equals those that come first."""
        found: tuple[float, int, int] | None = None
        for one, others in self.sums.items():
            for other, total in others.items():
                if one < other and total > BARRED:
                    mean = self._mean(one, other, total)
                    if found is None or (mean, -one, -other) > (found[0], -found[1], -found[2]):
                        found = (mean, one, other)
        return found

    def _mean(self, one: int, other: int, total: float) -> float:
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + UNCOMPARED * (pairs - self.counts[one][other])) / pairs

    def _join(self, one: int, other: int) -> None:
        if one == other:
            return
        keep, gone = min(one, other), max(one, other)
        self.members[keep] += self.members.pop(gone)
        sums, counts = self.sums.pop(gone), self.counts.pop(gone)
        for third in sums:
            if third == keep:
                continue
            self.sums[keep][third] = self.sums[keep].get(third, 0.0) + sums[third]
            self.counts[keep][third] = self.counts[keep].get(third, 0) + counts[third]
            self.sums[third][keep], self.counts[third][keep] = self.sums[keep][third], self.counts[keep][third]
            del self.sums[third][gone], self.counts[third][gone]
        self.sums[keep].pop(gone, None)
        self.counts[keep].pop(gone, None)


def _odds(link: Link) -> float:
    if link.barred:
        return BARRED
    chance = min(max(link.score, 0.0001), 0.9999)
    return math.log(chance / (1 - chance))
