"""Documents with labels, windows over them, and batches of windows as tensors.

Every corpus is loaded into `Doc`s (see the `data_*.py` files). A document is cut into windows of whole sentences anew
for each epoch, with random breaks, so that the network sees each sentence in several surroundings.
"""

from __future__ import annotations

import bisect
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from dateline.read.shapes import shape
from dateline.read.tokens import sentences

IGNORE = -100
LONGEST = 512
"""Word pieces that the encoder has positions for."""
OPEN = "?"
"""Label of links whose words are not to be trained on."""
Link = tuple[int, str, int, int]
"""(anchor word, label, first word, last word + 1)."""


@dataclass
class Doc:
    """One annotated text. Word indexes count through the document; `ends` are the ends of its sentences."""

    name: str
    words: list[str]
    ends: list[int]
    tags: dict[str, np.ndarray] = field(default_factory=dict)
    """Head → label index for each word (IGNORE where not annotated)."""
    heads: np.ndarray | None = None
    links: dict[str, list[Link]] = field(default_factory=dict)
    anchors: dict[str, list[int]] = field(default_factory=dict)
    """Pair head → words whose row of pairs is annotated in full."""
    clusters: list[list[tuple[int, int, int]]] | None = None
    """Coreference: lists of (head word, first, last + 1)."""
    pieces: list[list[int]] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Offsets of the words in the source text, where there is one."""
    weight: float = 1.0
    """How often the document stands in an epoch."""
    pair: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Marked source and target as word ranges (relation classification)."""
    sorted_links: dict[str, dict[int, list[Link]]] = field(default_factory=dict)
    soft: dict[str, np.ndarray] = field(default_factory=dict)
    """Head → chances [words, labels] that other networks gave, learned where no person annotated (`soften.py`)."""


@dataclass
class Window:
    """Words `[start, end)` of a document."""

    doc: Doc
    start: int
    end: int

    @property
    def length(self) -> int:
        """Word pieces, with the two marks around them."""
        return 2 + sum(len(p) for p in self.pieces)

    @property
    def words(self) -> list[str]:
        return self.doc.words[self.start : self.end]

    @cached_property
    def pieces(self) -> list[list[int]]:
        """Pieces of each word: a copy, which may be changed."""
        return self.doc.pieces[self.start : self.end]

    @cached_property
    def shapes(self) -> list[int]:
        """Shape of each word: a copy, which may be changed."""
        return self.doc.shapes[self.start : self.end]


def encode(docs: Sequence[Doc], tokenizer: Tokenizer) -> None:
    """Fill in word pieces and shapes (at most six pieces a word)."""
    known: dict[str, list[int]] = {}
    for doc in docs:
        firsts = {0, *doc.ends}
        doc.shapes = [shape(w, first=i in firsts) for i, w in enumerate(doc.words)]
        for w in doc.words:
            if w not in known:
                known[w] = tokenizer.encode(w, add_special_tokens=False).ids[:6] or [tokenizer.token_to_id("[UNK]")]
        doc.pieces = [known[w] for w in doc.words]


def text_doc(name: str, text: str, paragraphs: Sequence[tuple[int, int]]) -> Doc:
    """A document without labels from raw text: our own sentences and tokens, as at run time."""
    spans: list[tuple[int, int]] = []
    ends: list[int] = []
    for start, end in paragraphs:
        for sentence in sentences(text, start, end):
            spans += sentence
            ends.append(len(spans))
    return Doc(name, [text[s:e] for s, e in spans], ends, spans=spans)


def line_paragraphs(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Each non-empty line as a paragraph."""
    found = []
    for line in text[start:].split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def word_range(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The words `[first, last)` that overlap the characters `[start, end)`; None where there are none."""
    last = bisect.bisect_left(doc.spans, (end, -1))
    first = bisect.bisect_right(doc.spans, (start, sys.maxsize)) - 1
    if first < 0 or doc.spans[first][1] <= start:
        first += 1
    return (first, last) if first < last else None


def windows(doc: Doc, size: int, rng: random.Random | None = None) -> Iterator[Window]:
    """Cut a document into windows of whole sentences with at most `size` words (longer sentences are cut)."""
    start, limit = 0, size if rng is None else rng.randint(size // 4, size)
    bounds = []
    previous = 0
    for end in doc.ends:
        while end - previous > size:
            bounds.append(previous + size)
            previous += size
        bounds.append(end)
        previous = end
    previous = 0
    for end in bounds:
        if end - start > limit:
            yield Window(doc, start, previous)
            start, limit = previous, size if rng is None else rng.randint(size * 3 // 5, size)
        previous = end
    if previous > start:
        yield Window(doc, start, previous)


def batches(pool: list[Window], pieces: int, rng: random.Random) -> Iterator[list[Window]]:
    """Shuffled batches of windows of like length, each with at most `pieces` padded word pieces."""
    made = list(_together([w for w in pool if w.doc.clusters is not None], pieces))
    pool = [w for w in pool if w.doc.clusters is None and w.length <= LONGEST]
    rng.shuffle(pool)
    for at in range(0, len(pool), 512):
        chunk = sorted(pool[at : at + 512], key=lambda w: w.length)
        batch: list[Window] = []
        for window in chunk:
            if batch and window.length * (len(batch) + 1) > pieces:
                made.append(batch)
                batch = []
            batch.append(window)
        if batch:
            made.append(batch)
    rng.shuffle(made)
    yield from made


def _together(pool: list[Window], pieces: int) -> Iterator[list[Window]]:
    """Windows of documents with chains, in their order, so that neighbours in a document stand together."""
    batch: list[Window] = []
    longest = 0
    for window in pool:
        longest = max(longest, window.length)
        if batch and longest * (len(batch) + 1) > pieces:
            yield batch
            batch, longest = [], window.length
        batch.append(window)
    if batch:
        yield batch
