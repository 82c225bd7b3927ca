"""Read spans off tag chances, and phrases off trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_LEFT_OUT = frozenset(
    ("case", "cc", "conj", "punct", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "appos", "mark", "cop", "nsubj",
     "nsubj:pass", "aux", "acl", "discourse", "vocative", "dislocated", "advmod", "orphan", "list")
)  # fmt: skip


def bio_spans(chances: np.ndarray) -> list[tuple[int, int, int, float]]:
    """The most likely spans of a BIO tagging: (first, last + 1, kind, mean chance).

    `chances` is [words, 1 + 2 × kinds] with O first and then B and I of each kind in turn. Where the best tags of a
    run of words are no proper BIO sequence, the best proper one is found (Viterbi).
    """
    if not len(chances):
        return []
    best = chances.argmax(1)
    if not _proper(best):
        for first, last in _runs(best):
            if not _proper(best[first:last]):
                best[first:last] = _viterbi(np.log(np.maximum(chances[first:last], 1e-9)))
    tags: list[int] = best.tolist()
    found: list[tuple[int, int, int, float]] = []
    for first in np.flatnonzero(best % 2 == 1).tolist():
        last = first + 1
        while last < len(tags) and tags[last] == tags[first] + 1:
            last += 1
        alone = last == first + 1
        score = chances[first, tags[first]] if alone else chances[np.arange(first, last), best[first:last]].mean()
        found.append((first, last, (tags[first] - 1) // 2, float(score)))
    return found


def _runs(tags: np.ndarray) -> list[tuple[int, int]]:
    """Runs of words that are not O, each with the word before it."""
    inside = np.concatenate(([0], (tags > 0).astype(np.int8), [0]))
    edges = np.flatnonzero(np.diff(inside))
    return [(max(a - 1, 0), b) for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)]


def _proper(tags: np.ndarray) -> bool:
    inside = np.flatnonzero((tags > 0) & (tags % 2 == 0))
    if not len(inside):
        return True
    if inside[0] == 0:
        return False
    before = tags[inside - 1]
    return bool(((before == tags[inside]) | (before == tags[inside] - 1)).all())


def _viterbi(scores: np.ndarray) -> np.ndarray:
    n, k = scores.shape
    allowed = np.zeros((k, k))
    for tag in range(2, k, 2):
        allowed[:, tag] = -1e9
        allowed[tag, tag] = allowed[tag - 1, tag] = 0.0
    best = scores[0] + np.where((np.arange(k) > 0) & (np.arange(k) % 2 == 0), -1e9, 0.0)
    back = np.zeros((n, k), np.int64)
    for i in range(1, n):
        paths = best[:, None] + allowed
        back[i] = paths.argmax(0)
        best = paths.max(0) + scores[i]
    tags = np.zeros(n, np.int64)
    tags[-1] = int(best.argmax())
    for i in range(n - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


class Phrases:
    """Phrases of words in a parsed text."""

    def __init__(self, heads: Sequence[int], relations: Sequence[str]) -> None:
        self._children: dict[int, list[int]] = {}
        for word, head in enumerate(heads):
            if head != word:
                self._children.setdefault(head, []).append(word)
        self._relations = relations
        self._known: dict[tuple[int, bool], tuple[int, int]] = {}

    def of(self, head: int, *, clauses: bool = False) -> tuple[int, int]:
        """The words `[first, last)` of the phrase that `head` heads: without its preposition, coordinated phrases and
        marks at its edges, and without clauses about it unless `clauses`."""
        if (head, clauses) not in self._known:
            self._known[head, clauses] = self._of(head, clauses)
        return self._known[head, clauses]

    def _of(self, head: int, clauses: bool) -> tuple[int, int]:
        first, last = head, head
        for child in self._children.get(head, ()):
            relation = self._relations[child]
            if relation not in _LEFT_OUT or (clauses and relation in ("acl", "acl:relcl")):
                a, b = self._all(child)
                first, last = min(first, a), max(last, b)
        return first, last + 1

    def _all(self, head: int) -> tuple[int, int]:
        first, last = head, head
        waiting = [head]
        while waiting:
            word = waiting.pop()
            first, last = min(first, word), max(last, word)
            children = self._children.get(word, ())
            waiting += [c for c in children if self._relations[c] not in ("acl:relcl", "parataxis", "punct")]
        return first, last
