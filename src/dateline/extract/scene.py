"""The Scene: all that has been found in one report so far, for the parts that build on it."""

from __future__ import annotations

from bisect import bisect_right

from dateline.extract.actors.cast import Cast
from dateline.extract.tree import Tree
from dateline.record.account import Attribution, Place, Time
from dateline.record.reading import Span


class Scene:
    """What earlier parts found, with look-ups by place in the text. Nothing in it is changed once it is made."""

    def __init__(
        self,
        tree: Tree,
        cast: Cast,
        *,
        times: tuple[Time, ...] = (),
        places: tuple[Place, ...] = (),
        attributions: tuple[Attribution, ...] = (),
        quotes: tuple[Span, ...] = (),
    ) -> None:
        self.tree, self.cast, self.times, self.places = tree, cast, times, places
        self.attributions, self.quotes = attributions, quotes
        self.marks_of: dict[int, list[int]] = {}
        """Positions in `cast.marks` by sentence (position in the tree's sentences)."""
        self._firsts = [s.first for s in tree.sentences]
        self._sentences: dict[int, int] = {}
        for position, mark in enumerate(cast.marks):
            self.marks_of.setdefault(self.sentence_at(mark.start), []).append(position)
        self._starts = [p.span[0] for p in tree.report.paragraphs]
        self._kinds = [p.kind for p in tree.report.paragraphs]
        self._shortest = sorted(attributions, key=lambda a: sum(e - s for s, e in a.content))
        self._pieces = [(s, e, n) for n, a in enumerate(self._shortest) for s, e in a.content]
        self._claims: dict[int, tuple[Attribution, ...]] = {}
        self._cues = self._cued()

    def sentence_at(self, offset: int) -> int:
        """Position of the sentence at an offset."""
        if offset not in self._sentences:
            self._sentences[offset] = self._sentence_at(offset)
        return self._sentences[offset]

    def _sentence_at(self, offset: int) -> int:
        index = self.tree.at(offset)
        if index is None:
            return max(0, len(self.tree.sentences) - 1)
        return bisect_right(self._firsts, index) - 1

    def kind_at(self, offset: int) -> str:
        """What part of the report stands at an offset: `headline`, `body` …"""
        place = bisect_right(self._starts, offset) - 1
        return self._kinds[place] if place >= 0 else "body"

    def claims_at(self, offset: int) -> tuple[Attribution, ...]:
        """The attributions whose content holds an offset, innermost (shortest) first."""
        if offset not in self._claims:
            held = dict.fromkeys(n for s, e, n in self._pieces if s <= offset < e)
            self._claims[offset] = tuple(self._shortest[n] for n in held)
        return self._claims[offset]

    def cue_at(self, index: int) -> Attribution | None:
        """The attribution whose cue is headed by, or holds, this token."""
        return self._cues.get(index)

    def _cued(self) -> dict[int, Attribution]:
        """The attribution of every token of a cue, the first where several have it."""
        return {index: a for a in reversed(self.attributions) for index in self.tree.within(a.cue)}

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands inside quotation marks."""
        return any(s <= offset < e for s, e in self.quotes)
