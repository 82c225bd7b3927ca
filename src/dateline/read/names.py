"""Names of one report. Each place where a name stands says something of all the others: a report seldom uses the same
words for two things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from dateline.read.marks import Labels, Marked
from dateline.read.spans import bio_spans
from dateline.record.reading import Name, NameClass

SHARED = 0.3
"""Weight of the mean over all places of a word in its chances at each."""
BEARER = 3
"""Weight of a person's full name in the class of its last words where they stand alone."""
AGAIN = 0.05
"""Least chance of being named for words that the report names elsewhere."""
UNSHARED = ("DATE", "MONEY")
"""Classes whose words mean something else elsewhere."""

JOINED = ("PER", "LOC", "ORG", "DATE")
"""Classes of which two names side by side are one where the tree links them."""

Words = tuple[str, ...]
Found = tuple[int, int, float]
"""Words `[first, last)` that are a name, and how likely."""
Named = tuple[int, int, float, NameClass]


def find_names(marked: Marked, labels: Labels) -> tuple[Name, ...]:
    """Names in the nine classes, in reading order."""
    kinds: list[NameClass] = [label[2:] for label in labels["names"][1::2]]  # type: ignore[misc]
    chances = _shared(marked.words, marked.tags["names"])
    found = [(*part, score) for first, last, _, score in bio_spans(chances) for part in _parted(marked, first, last)]
    classes = {words: kinds[kind] for words, kind in _classes(marked, chances, found, kinds.index("PER")).items()}
    again = _again(marked, chances, found, {words for words, kind in classes.items() if kind not in UNSHARED})
    named = [(first, last, score, classes[tuple(marked.words[first:last])]) for first, last, score in (*found, *again)]
    return tuple(
        Name(*marked.text_span(first, _closed(marked.words, first, last)), kind, round(score, 3))
        for first, last, score, kind in _joined(marked, sorted(named))
    )


def _parted(marked: Marked, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The words `[first, last)` paragraph by paragraph: the last name of a headline and the first of the text are two.

    A sentence that ends inside a name and goes on after one space may have been cut at an abbreviation ("St. Ann").
    """
    ends = (
        at
        for at in range(first + 1, last)
        if marked.sentence[at] != marked.sentence[at - 1] and marked.spans[at][0] > marked.spans[at - 1][1] + 1
    )
    cuts = [first, *ends, last]
    yield from pairwise(cuts)


def _closed(words: Sequence[str], first: int, last: int) -> int:
    """Where a name ends: past the bracket that closes one inside it ("JD(S)")."""
    inside = "".join(words[first:last])
    return last + 1 if inside.count("(") > inside.count(")") and words[last : last + 1] == [")"] else last


def _shared(words: Sequence[str], chances: np.ndarray) -> np.ndarray:
    """The chances where each capitalised word leans on its other places; how a class divides into B and I stays."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        if len(word) > 1 and word[0].isupper():
            places.setdefault(word, []).append(i)
    made = chances.astype(np.float64)
    for where in places.values():
        if len(where) > 1:
            here = made[where]
            whole = np.maximum(here[:, 1::2] + here[:, 2::2], 1e-12)
            ratio = (1 - SHARED) + SHARED * whole.mean(0) / whole
            here[:, 0] = (1 - SHARED) * here[:, 0] + SHARED * here[:, 0].mean()
            here[:, 1::2] *= ratio
            here[:, 2::2] *= ratio
            made[where] = here
    return made


def _classes(marked: Marked, chances: np.ndarray, found: Sequence[Found], person: int) -> Mapping[Words, int]:
    """The class of each name: the likeliest over all places of its words and, for the last words of a person's full
    name, over the places of that."""
    votes: dict[Words, np.ndarray] = {}
    bearers: dict[Words, np.ndarray] = {}
    for first, last, _ in found:
        words = tuple(marked.words[first:last])
        share = (chances[first:last, 1::2] + chances[first:last, 2::2]).mean(0)
        votes[words] = votes.get(words, 0) + share
        if int(share.argmax()) == person:
            for part in range(1, min(len(words), 3)):
                bearers[words[-part:]] = bearers.get(words[-part:], 0) + share
    return {words: int((vote + BEARER * bearers.get(words, 0)).argmax()) for words, vote in votes.items()}


def _again(marked: Marked, chances: np.ndarray, found: Sequence[Found], named: set[Words]) -> Iterator[Found]:
    """Places of the names `named` that were overlooked."""
    free = np.ones(len(chances), bool)
    for first, last, _ in found:
        free[first:last] = False
    by_first: dict[str, list[Words]] = {}
    for words in sorted(named, key=lambda words: (-len(words), words)):
        if all(word[0].isupper() or len(word) < 4 for word in words) and len("".join(words)) > 1:
            by_first.setdefault(words[0], []).append(words)
    for first, word in enumerate(marked.words):
        for words in by_first.get(word, ()):
            last = first + len(words)
            if free[first:last].all() and tuple(marked.words[first:last]) == words:
                score = float(1 - chances[first:last, 0].mean())
                if score > AGAIN:
                    free[first:last] = False
                    yield first, last, score
                    break


def _joined(marked: Marked, named: Sequence[Named]) -> list[Named]:
    """Names where those are one that the network has cut in two: of one class, side by side, and linked by an arc."""
    made: list[Named] = []
    for first, last, score, kind in named:
        if made and made[-1][1] == first and made[-1][3] == kind and kind in JOINED:
            begin, _, other, _ = made[-1]
            if _linked(marked.heads, begin, first, last):
                mean = (other * (first - begin) + score * (last - first)) / (last - begin)
                made[-1] = (begin, last, mean, kind)
                continue
        made.append((first, last, score, kind))
    return made


def _linked(heads: Sequence[int], first: int, middle: int, last: int) -> bool:
    """Whether an arc runs between the words `[first, middle)` and `[middle, last)`."""
    back = any(first <= heads[word] < middle for word in range(middle, last))
    return back or any(middle <= heads[word] < last for word in range(first, middle))
