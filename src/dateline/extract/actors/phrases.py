"""A reading's words as a tree: children, sentences, and the noun phrase around a head."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from dateline.extract.tree import HYPHENS
from dateline.record.reading import Reading, Span
from dateline.record.report import Report
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import Registry, fold

CORE = frozenset({
    "det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "flat", "flat:name", "flat:foreign", "goeswith",
    "fixed", "nmod:npmod", "nmod:unmarked", "advmod", "case", "nmod:desc",
})  # fmt: skip
"""Relations that hold a noun phrase together without its "of", "in" and "who" parts."""

JOIN = frozenset({"conj", "cc", "punct"})
_SIDES = re.compile(rf"\b({'|'.join(table('relations')['prefix'])})\s?[{HYPHENS}]\s?$", re.IGNORECASE)
"""What makes of a name no more than that of one whom somebody is for or against: "pro-government lawmaker"."""
_TIES = (
    w for w, rule in table("relations")["hyphen"].items() if rule["relation"] in ("supports", "allied_with", "leads")
)
_BACKED = re.compile(rf"\s?[{HYPHENS}]\s?(?:{'|'.join(_TIES)}|speak(?:ing|ers?)|language)\b")
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "whose"})


class Words:
    """The tokens of one report with their children; token indexes are positions in `Reading.tokens`."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.report, self.reading = report, reading
        self.text, self.tokens = report.text, reading.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index and 0 <= token.head < len(self.tokens):
                self.children[token.head].append(index)
        self.sentence = [0] * len(self.tokens)
        for number, s in enumerate(reading.sentences):
            for index in range(s.first, min(s.last, len(self.tokens))):
                self.sentence[index] = number
        self._printed = [report.text[t.start : t.end] for t in self.tokens]
        self._lower = [word.lower() for word in self._printed]
        self._lemmas = [t.lemma.lower() or low for t, low in zip(self.tokens, self._lower, strict=True)]
        self._starts = [t.start for t in self.tokens]
        self._within: dict[Span, tuple[int, int]] = {}
        self.people = self._named("PER")
        """Tokens inside people's names, as the reading has them."""
        self.places = self._named("LOC")
        """Tokens inside places' names."""

    def _named(self, kind: str) -> set[int]:
        return {i for n in self.reading.names if n.kind == kind for i in range(*self.within((n.start, n.end)))}

    def word(self, index: int) -> str:
        """The word as printed."""
        return self._printed[index]

    def low(self, index: int) -> str:
        """The word in lower case."""
        return self._lower[index]

    def lemma(self, index: int) -> str:
        """The lemma in lower case, the word itself where there is none."""
        return self._lemmas[index]

    def is_plural(self, index: int) -> bool:
        """Whether the noun stands in the plural."""
        return self.tokens[index].tag in ("NNS", "NNPS")

    def between(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def within(self, span: Span) -> tuple[int, int]:
        """The tokens `[first, last)` that lie in the span or touch it."""
        if span not in self._within:
            first = max(0, bisect_right(self._starts, span[0]) - 1)
            if first < len(self.tokens) and self.tokens[first].end <= span[0]:
                first += 1
            self._within[span] = first, max(first, bisect_left(self._starts, span[1]))
        return self._within[span]

    def head(self, first: int, last: int) -> int:
        """The token among `[first, last)` whose governor lies outside; the last one where nothing else tells."""
        for index in range(first, last):
            token = self.tokens[index]
            if (token.head == index or not first <= token.head < last) and token.pos != "PUNCT":
                return index
        return last - 1

    def bounds(self, index: int) -> tuple[int, int]:
        """The sentence `[first, last)` in which a token stands."""
        if not self.reading.sentences:
            return 0, len(self.tokens)
        s = self.reading.sentences[self.sentence[index]]
        return s.first, min(s.last, len(self.tokens))

    def phrase(self, head: int) -> tuple[int, int]:
        """The noun phrase `[first, last)` around its head, without "of", "in" and "who" parts."""
        inside = {head}
        front = [head]
        while front:
            index = front.pop()
            for child in self.children[index]:
                if self._holds(child, index, head):
                    inside.add(child)
                    front.append(child)
        low, high = self.bounds(head)
        first, last = head, head + 1
        while first - 1 >= low and first - 1 in inside:
            first -= 1
        while last < high and last in inside:
            last += 1
        if self.low(first) == "than" and first < head:  # "more than 40 men"
            first += 1
        return self._from_side(first, low), last

    def _from_side(self, first: int, low: int) -> int:
        """Where a phrase begins whose first word, a name, only tells whose side it is on: at the "pro-" of
        "pro-Russian"."""
        side = side_before(self.text, self.tokens[first].start)
        if side is None or not self.word(first)[:1].isupper():
            return first
        return next((at for at in range(first - 1, low - 1, -1) if self.tokens[at].start <= side.start()), first)

    def _holds(self, child: int, parent: int, head: int) -> bool:
        relation = self.tokens[child].relation
        if relation == "case":
            return parent != head and child > parent
        if child < head and (
            self.case(child) or (self.low(child) in ("least", "most") and self.low(child - 1) == "at")
        ):
            return False  # "at least" before a number: without its "at" it says nothing
        if relation == "advmod":
            return parent != head or self.tokens[child].pos != "ADV" or child < head
        if relation in JOIN:
            return parent != head and child < head
        return relation in CORE

    def case(self, index: int) -> str | None:
        """The preposition before a noun, in lower case, `None` where it has none."""
        marks = [c for c in self.children[index] if self.tokens[c].relation == "case" and c < index]
        return " ".join(self.low(c) for c in marks) or None

    def function(self, index: int) -> int:
        """The word whose relation tells what a conjoined or apposed noun does: the first of the row."""
        for _ in range(20):
            token = self.tokens[index]
            if token.relation.split(":")[0] not in ("conj", "appos", "flat") or token.head == index:
                return index
            index = token.head
        return index


def country_at(words: Words, known: Registry, first: int, last: int) -> str | None:
    """The country (ISO code) whose name or adjective begins at token `first`, the longest before `last`."""
    if (within := in_longer_name(words, first)) is not None:
        return within or None
    if not known.reach(fold(words.word(first))):
        return None
    sizes = (size for size in (3, 2, 1) if first + size <= last)
    return next((code for size in sizes if (code := known.country(words.between(first, first + size)))), None)


def in_longer_name(words: Words, index: int) -> str | None:
    """The country that holds what a country's name is only a part of: "New *Mexico*" is in `US`; empty where none or
    several do ("Gulf of *Guinea*"), `None` where the name stands for itself."""
    if words.low(index) not in _parts():
        return None
    low, high = words.bounds(index)
    for first in range(max(low, index - 2), index + 1):
        for last in range(index + 1, min(high, first + 3) + 1):
            if last - first > 1 and (code := _within().get(words.between(first, last).lower())) is not None:
                return code
    return None


@cache
def _within() -> dict[str, str]:
    names: dict[str, str] = table("placewords")["within"]
    return names


@cache
def _parts() -> frozenset[str]:
    return frozenset(word for name in _within() for word in name.split())


def country_in(words: Words, known: Registry, first: int, last: int) -> str | None:
    """The country that the words before a noun name, by adjective, name or possessive."""
    for index in range(first, last):
        if words.tokens[index].pos in ("PROPN", "ADJ", "NOUN", "VERB") and words.word(index)[:1].isupper():
            if of_the_americas(words, index):
                continue
            if tells_side(words, index):
                continue
            if (code := country_at(words, known, index, last)) is not None:
                return code
    return None


def of_the_americas(words: Words, index: int) -> bool:
    """Whether "American" means more or other than the United States here: "Latin American"."""
    return words.low(index) in ("american", "america") and index > 0 and words.low(index - 1) in _AMERICAS


def side_before(text: str, start: int) -> re.Match[str] | None:
    """The "pro-" or "anti-" that ends right before an offset; its first group is the word without the hyphen."""
    return _SIDES.search(text, max(0, start - 8), start)


def side_in(words: Words, known: Registry, first: int, last: int) -> str | None:
    """Whose side the words before a noun tell: `pro-RU` of "pro-Russian rebels"; `None` where they tell of none."""
    for index in range(first, last):
        told = side_before(words.text, words.tokens[index].start)
        if told is not None and (code := country_at(words, known, index, last)) is not None:
            return f"{told.group(1).lower()}-{code}"
    return None


def tells_side(words: Words, index: int) -> bool:
    """Whether a country's name only tells whose side someone is on, or what they speak: "pro-Russian rebels",
    "Iran-backed militia", "Russian-speaking regions"."""
    token = words.tokens[index]
    return side_before(words.text, token.start) is not None or _BACKED.match(words.text, token.end) is not None


_AMERICAS = frozenset("central latin south north native pan inter - african".split())
"""Words before "American" that make it more or other than the United States."""


def says_nobody(words: str) -> bool:
    """Whether words say that there is none of a kind: "no group", "neither man"; but not "No 10", "no fewer than"."""
    low = words.lower()
    some = low[3:4].isdigit() or low.startswith(("no fewer", "no less"))
    return low.startswith(("no ", "none of", "nobody", "neither ")) and not some


def bare(name: str) -> str:
    """The words without a leading article, one space between them."""
    head, *rest = name.split()
    return " ".join(rest if rest and head.lower() in DETERMINERS else [head, *rest])
