"""The reading's arcs as a tree to walk: children, phrases and sentences by token index."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dateline.record.reading import Name, Reading, Sentence, Span, Token
from dateline.record.report import Report

HYPHENS = "-‐‑–"
"""All that joins two words into one, as printed."""


class Tree:
    """Arcs of one reading, indexed. Indexes are positions in `Reading.tokens`; spans count in `Report.text`."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.text = report.text
        self.report = report
        self.reading = reading
        self.tokens: tuple[Token, ...] = reading.tokens
        self.sentences: tuple[Sentence, ...] = reading.sentences
        self.lower: list[str] = [report.text[t.start : t.end].lower() for t in reading.tokens]
        self.children: list[list[int]] = [[] for _ in reading.tokens]
        self._arcs: list[list[tuple[int, str, str]]] = [[] for _ in reading.tokens]
        """Of each token its dependents, with their relations in full and without their subtypes."""
        self._cases: dict[int, str] = {}
        for index, token in enumerate(reading.tokens):
            if token.head != index and 0 <= token.head < len(self.children):
                self.children[token.head].append(index)
                base = token.relation.partition(":")[0]
                self._arcs[token.head].append((index, token.relation, base))
                if base == "case":
                    self._cases.setdefault(token.head, self.lower[index])
        self._starts = [t.start for t in reading.tokens]
        self._firsts = [s.first for s in reading.sentences]
        self._names = sorted(reading.names, key=lambda n: n.start)
        self._name_starts = [n.start for n in self._names]
        self._heads: dict[Span, int | None] = {}

    def word(self, index: int) -> str:
        """The token's words as printed."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def span(self, index: int) -> Span:
        """Where the token stands."""
        return self.tokens[index].start, self.tokens[index].end

    def at(self, offset: int) -> int | None:
        """The token at an offset, or the first one after it; `None` past the last."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.tokens[index].end > offset:
            return index
        return index + 1 if index + 1 < len(self.tokens) else None

    def within(self, span: Span) -> range:
        """The tokens that begin inside a span."""
        first = bisect_right(self._starts, span[0] - 1)
        last = bisect_right(self._starts, span[1] - 1)
        return range(first, last)

    def head(self, span: Span) -> int | None:
        """The token that heads the words at a span: the first whose governor lies outside."""
        if span not in self._heads:
            self._heads[span] = self._head(span)
        return self._heads[span]

    def _head(self, span: Span) -> int | None:
        inside = self.within(span)
        for index in inside:
            token = self.tokens[index]
            if token.pos != "PUNCT" and (token.head == index or token.head not in inside):
                return index
        return inside.start if len(inside) else None

    def name_at(self, offset: int) -> Name | None:
        """The name that holds an offset, as the reader marked it."""
        name = self._names[place] if (place := bisect_right(self._name_starts, offset) - 1) >= 0 else None
        return name if name is not None and name.end > offset else None

    def sentence(self, index: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[bisect_right(self._firsts, index) - 1]

    def sentence_span(self, sentence: Sentence) -> Span:
        """From a sentence's first character to its last."""
        return self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent with one of these relations; `nsubj` also stands for `nsubj:pass` and the like."""
        for child, relation, base in self._arcs[index]:
            if not relations or relation in relations or base in relations:
                return child
        return None

    def case(self, index: int) -> str | None:
        """The first word that marks the case of a noun ("in", "of", "'s"), in lower case; `None` where none does."""
        return self._cases.get(index)

    def dependents(self, index: int, *relations: str) -> Iterator[int]:
        """All dependents with one of these relations (see `child`); all at all, where none is named."""
        for child, relation, base in self._arcs[index]:
            if not relations or relation in relations or base in relations:
                yield child

    def subtree(self, index: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it in reading order, leaving out branches with these relations (full or root)."""
        found, stack = [], [index]
        while stack:
            here = stack.pop()
            found.append(here)
            for child, relation, base in self._arcs[here]:
                if relation not in without and base not in without:
                    stack.append(child)
        return sorted(found)

    def phrase(self, index: int, *, without: frozenset[str] = frozenset()) -> Span:
        """The unbroken stretch of words around a token that its subtree covers, without punctuation at the ends."""
        members = self.subtree(index, without=without)
        at = members.index(index)
        first = last = at
        while first and members[first - 1] == members[first] - 1:
            first -= 1
        while last + 1 < len(members) and members[last + 1] == members[last] + 1:
            last += 1
        return self.trimmed(members[first], members[last])

    def trimmed(self, first: int, last: int) -> Span:
        """The span of tokens `first` to `last` (both in) without punctuation at its ends."""
        while first < last and self.tokens[first].pos == "PUNCT":
            first += 1
        while last > first and self.tokens[last].pos == "PUNCT":
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def row(self, index: int) -> int:
        """The first word of the row that "and" and commas join a word to; the word itself where it stands in none."""
        for _ in range(8):
            token = self.tokens[index]
            if not token.relation.startswith("conj") or token.head == index:
                break
            index = token.head
        return index

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors of a token, nearest first."""
        steps = 0
        while self.tokens[index].head != index and steps < 200:
            index = self.tokens[index].head
            steps += 1
            yield index
