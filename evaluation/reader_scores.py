"""Measures for the reader's heads: precision and recall over sets, and the coreference measures of CoNLL-2012."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Chain = frozenset[tuple[int, int]]


@dataclass
class Tally:
    """Counts of right, given and wanted answers."""

    right: float = 0
    given: float = 0
    wanted: float = 0

    def add(self, given: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
        """Count two sets of answers against each other."""
        given_set, wanted_set = set(given), set(wanted)
        self.right += len(given_set & wanted_set)
        self.given += len(given_set)
        self.wanted += len(wanted_set)

    @property
    def f1(self) -> float:
        """F1 in per cent."""
        return 200 * self.right / max(self.given + self.wanted, 1)

    @property
    def precision(self) -> float:
        return 100 * self.right / max(self.given, 1)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(self.wanted, 1)


class Coreference:
    """MUC, B³ and CEAFe over documents; `conll` is the mean of their F1."""

    def __init__(self) -> None:
        self._parts = {m: [0.0, 0.0, 0.0, 0.0] for m in ("muc", "b3", "ceafe")}

    def add(self, given: Sequence[Chain], wanted: Sequence[Chain]) -> None:
        """Count one document's chains."""
        for measure, count in (("muc", _muc), ("b3", _b3)):
            self._sum(measure, (*count(given, wanted), *count(wanted, given)))
        self._sum("ceafe", _ceafe(given, wanted))

    def _sum(self, measure: str, numbers: tuple[float, ...]) -> None:
        self._parts[measure] = [a + b for a, b in zip(self._parts[measure], numbers, strict=True)]

    def f1(self, measure: str) -> float:
        """F1 of one measure in per cent."""
        p, given, r, wanted = self._parts[measure]
        precision, recall = p / max(given, 1e-9), r / max(wanted, 1e-9)
        return 200 * precision * recall / max(precision + recall, 1e-9)

    @property
    def conll(self) -> float:
        return sum(self.f1(m) for m in self._parts) / 3


def _muc(first: Sequence[Chain], second: Sequence[Chain]) -> tuple[float, float]:
    """Links of `first` that `second` keeps, and links of `first`."""
    where = {m: i for i, chain in enumerate(second) for m in chain}
    kept = total = 0
    for chain in first:
        parts = {where.get(m, ("alone", m)) for m in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept, total


def _b3(first: Sequence[Chain], second: Sequence[Chain]) -> tuple[float, float]:
    of = {m: chain for chain in second for m in chain}
    score = sum(len(chain & of.get(m, frozenset())) / len(chain) for chain in first for m in chain)
    return score, sum(len(chain) for chain in first)


def _ceafe(given: Sequence[Chain], wanted: Sequence[Chain]) -> tuple[float, float, float, float]:
    if not given or not wanted:
        return 0.0, len(given), 0.0, len(wanted)
    likeness = [[2 * len(g & w) / (len(g) + len(w)) for w in wanted] for g in given]
    best = assignment(likeness)
    return best, len(given), best, len(wanted)


def assignment(gain: Sequence[Sequence[float]]) -> float:
    """The greatest sum of a one-to-one assignment (Hungarian method, O(n³))."""
    rows, columns = len(gain), len(gain[0])
    if rows > columns:
        return assignment([list(column) for column in zip(*gain, strict=True)])
    infinity = float("inf")
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for i in range(1, rows + 1):
        match[0], at = i, 0
        least, way, used = [infinity] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while True:
            used[at] = True
            row, delta, following = match[at], infinity, 0
            for j in range(1, columns + 1):
                if not used[j]:
                    cost = -gain[row - 1][j - 1] - u[row] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, at
                    if least[j] < delta:
                        delta, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = following
            if match[at] == 0:
                break
        while at:
            match[at], at = match[way[at]], way[at]
    return sum(gain[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])
