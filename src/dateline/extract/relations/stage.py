"""The words of a report with its actors and places, looked up by token, for whoever states relations."""

from __future__ import annotations

from functools import cache

from dateline.extract.actors.cast import Cast, Mark
from dateline.extract.actors.phrases import Words
from dateline.record.account import Actor, Place, RelationName
from dateline.record.reading import Span
from dateline.vocabulary.files import table

Fact = tuple[str, RelationName, str, Span, str | None, bool]
"""Subject, relation, object (actor or place id), the words, a title, whether it is over."""
BODY = frozenset({"government", "armed_forces", "armed_group", "igo", "ngo", "company", "media", "party", "other"})


@cache
def told_by(group: str) -> dict[str, str]:
    """Word → the relation that it tells, of one group of the list: `verb`, `passive`, `with` or `noun`."""
    return {word: relation for relation, words in table("relations")[group].items() for word in words}


class Stage:
    """The words with their actors and places, looked up by token."""

    def __init__(
        self, words: Words, cast: Cast, places: tuple[Place, ...], acting: frozenset[str] = frozenset()
    ) -> None:
        self.words, self.cast, self.acting = words, cast, acting
        self.actors = {a.id: a for a in cast.actors}
        self.marks: dict[int, Mark] = {}
        for mark in cast.marks:
            old = self.marks.get(mark.head)
            if old is None or mark.end - mark.start < old.end - old.start:
                self.marks[mark.head] = mark
        self.spots: dict[int, tuple[str, Span]] = {}
        for place in places:
            for span in place.mentions:
                first, last = words.within(span)
                for index in range(first, last):
                    self.spots[index] = (place.id, span)

    def actor(self, index: int) -> Actor | None:
        """The actor whose mention has its head at a token."""
        return self.actors.get(self.marks[index].actor) if index in self.marks else None

    def place(self, index: int) -> str | None:
        """The place whose name a token belongs to."""
        return self.spots[index][0] if index in self.spots else None

    def row(self, index: int) -> list[int]:
        """A noun and those joined to it by "and" or commas."""
        found = [index]
        for child in self.words.children[index]:
            if self.words.tokens[child].relation.startswith("conj"):
                found += self.row(child)
        return found

    def child(self, index: int, *relations: str) -> int | None:
        """The first child of a word with one of these relations."""
        for child in self.words.children[index]:
            if self.words.tokens[child].relation in relations:
                return child
        return None

    def span(self, *indexes: int) -> Span:
        """The words from the first to the last of these tokens' mentions."""
        spans = [self.marks[i].span if i in self.marks else (self.words.tokens[i].start, self.words.tokens[i].end)
                 for i in indexes]  # fmt: skip
        return min(s for s, _ in spans), max(e for _, e in spans)
