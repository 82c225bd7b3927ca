"""Cut a report into sentences and overlapping windows that the encoder can hold.

A window is at most `WORDS` words (and `PIECES` word pieces) of whole sentences; a sentence longer than that is cut.
Each window after the first begins with up to `OVERLAP` words of whole sentences that the one before it has read too, so
that every sentence is read once with what stands before it. Its *core* are the words whose marks are taken from it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.read.pieces import Pieces
from dateline.read.shapes import shape
from dateline.read.tokens import Span, sentences
from dateline.record.reading import Sentence
from dateline.record.report import Report

WORDS = 160
PIECES = 480
OVERLAP = 40


@dataclass(frozen=True)
class Text:
    """The tokens of a report, before any model has seen them."""

    spans: list[Span]
    words: list[str]
    sentences: list[Sentence]


@dataclass(frozen=True)
class Window:
    """Words `[start, end)` of a text as the network's input; marks are taken for `[core, end)`."""

    start: int
    core: int
    end: int
    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    sentence: np.ndarray


def lay_out(report: Report) -> Text:
    """Sentences and tokens of every paragraph that is not furniture; of the whole text where it has no paragraphs."""
    spans: list[Span] = []
    found: list[Sentence] = []
    parts = [(i, p.span) for i, p in enumerate(report.paragraphs) if p.kind != "furniture"]
    if not report.paragraphs:
        parts = [(0, (0, len(report.text)))]
    for index, (start, end) in sorted(parts, key=lambda part: part[1]):
        for tokens in sentences(report.text, start, end):
            found.append(Sentence(len(spans), len(spans) + len(tokens), index))
            spans += tokens
    return Text(spans, [report.text[s:e] for s, e in spans], found)


def cut(text: Text, pieces: Pieces) -> list[Window]:
    """The windows over a text, in order; their cores cover it without gaps or overlap."""
    encoded = [pieces.of(word) for word in text.words]
    sizes = np.cumsum([0, *(len(e) for e in encoded)])
    bounds = _bounds(text, sizes)
    windows, core, begin = [], 0, 0
    for i, end in enumerate(bounds):
        following = bounds[i + 1] if i + 1 < len(bounds) else None
        if following is None or not _fits(sizes, begin, following):
            windows.append(_window(text, encoded, begin, core, end))
            core = end
            begin = _context(bounds, i, sizes, following or end)
    return windows


def _fits(sizes: np.ndarray, start: int, end: int) -> bool:
    return bool(end - start <= WORDS and sizes[end] - sizes[start] <= PIECES)


def _bounds(text: Text, sizes: np.ndarray) -> list[int]:
    """Ends of sentences, and of pieces of sentences that are too long for a window."""
    found = []
    for sentence in text.sentences:
        start = sentence.first
        for word in range(sentence.first + 1, sentence.last):
            if not _fits(sizes, start, word + 1):
                found.append(word)
                start = word
        found.append(sentence.last)
    return found


def _context(bounds: list[int], i: int, sizes: np.ndarray, end: int) -> int:
    """Where the window after `bounds[i]` begins: up to OVERLAP words back, if its first new sentence still fits."""
    begin = bounds[i]
    for before in reversed([0, *bounds[:i]]):
        if bounds[i] - before > OVERLAP or not _fits(sizes, before, end):
            break
        begin = before
    return begin


def _window(text: Text, encoded: list[list[int]], start: int, core: int, end: int) -> Window:
    ids, shapes, first, sentence = [101], [0], [], []
    starts = {s.first: i for i, s in enumerate(text.sentences)}
    number = -1
    for word in range(start, end):
        opens = word in starts
        number = starts.get(word, number)
        first.append(len(ids))
        sentence.append(number)
        ids += encoded[word]
        shapes += [shape(text.words[word], first=opens)] * len(encoded[word])
    arrays = (np.array(a, np.int64) for a in ([*ids, 102], [*shapes, 0], first, sentence))
    return Window(start, core, end, *arrays)
