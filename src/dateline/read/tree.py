"""Turn arc scores into trees: the best governor for each word, and where that is no tree, the best tree."""

from __future__ import annotations

import numpy as np

_MARGIN = 0.01
"""A root is not tried where even the best governors of all other words make a tree that is so much worse than the best
tree found: far more than sums are off by rounding."""


def tree(scores: np.ndarray, heads: np.ndarray) -> np.ndarray:
    """The heads `[n]` of one sentence as a tree with one root (a word that is its own head).

    `scores` [n, n] are the arc scores (row: dependent, column: governor, diagonal: root); `heads` the best governors,
    returned as they are where they form a tree. Otherwise Chu-Liu-Edmonds with each likely root in turn.
    """
    if is_tree(heads):
        return heads
    n = len(heads)
    roots = np.argsort(-np.diagonal(scores), kind="stable")[: min(n, 3)]
    best, best_score = heads, -np.inf
    highest = np.where(np.eye(n, dtype=bool), -np.inf, scores).max(1)
    for root in roots:
        if highest.sum() - highest[root] + scores[root, root] < best_score - _MARGIN:
            continue
        found = _arborescence(scores, int(root))
        total = float(scores[np.arange(n), found].sum())
        if total > best_score:
            best, best_score = found, total
    return best


def is_tree(heads: np.ndarray) -> bool:
    """Whether exactly one word is its own head and every other word leads to it."""
    n = len(heads)
    if int((heads == np.arange(n)).sum()) != 1:
        return False
    reached = heads
    steps = 1
    while steps < n:
        reached = reached[reached]
        steps *= 2
    return bool((reached == reached[0]).all())


def _arborescence(scores: np.ndarray, root: int) -> np.ndarray:
    """Chu-Liu-Edmonds from a fixed root."""
    work = scores.astype(np.float64).copy()
    np.fill_diagonal(work, -np.inf)
    work[root] = -np.inf
    work[root, root] = 0.0
    return _contract(work, root)


def _contract(scores: np.ndarray, root: int) -> np.ndarray:
    heads: np.ndarray = scores.argmax(1)
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[outside[:, None], outside]
    leaving = scores[outside[:, None], cycle]
    small[:m, m] = leaving.max(1)
    out_of = cycle[leaving.argmax(1)]
    gain = scores[cycle[:, None], outside] - scores[cycle, heads[cycle]][:, None]
    small[m, :m] = gain.max(0)
    into = cycle[gain.argmax(0)]
    found = _contract(small, int(np.flatnonzero(outside == root)[0]))
    result: np.ndarray = heads.copy()
    for i, word in enumerate(outside):
        result[word] = out_of[i] if found[i] == m else outside[found[i]]
    result[into[found[m]]] = outside[found[m]]
    result[root] = root
    return result


def _cycle(heads: np.ndarray, root: int) -> np.ndarray | None:
    """The words of one cycle, or None."""
    above: list[int] = heads.tolist()
    walk = [-1] * len(above)
    """The word from which a walk first came by each word."""
    walk[root] = root
    for start in range(len(above)):
        path, word = [], start
        while walk[word] < 0:
            walk[word] = start
            path.append(word)
            word = above[word]
        if walk[word] == start and path:
            return np.array(path[path.index(word) :])
    return None
