"""Where one article ends and the next begins in a text that holds several.

Nothing but words and blank lines tells them apart, so a boundary needs evidence: an address on a line of its own, a
headline that is printed twice, or one that an "Updated …" line, a byline or a dateline follows, a ruled line, or more
blank lines than elsewhere. And an article ends only after it has begun: no boundary stands before any running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.ingest.blocks import Block
from dateline.ingest.captions import clip
from dateline.ingest.datelines import Filed, read_dateline
from dateline.ingest.furniture import address, furniture, says_when, signed
from dateline.ingest.headlines import bare_name, byline, headline_like, plain, stopped_headline
from dateline.record.reading import Span

_AHEAD = 8
"""Blocks after a headline within which its repetition, date line, byline or dateline stands."""

_ELSEWHERE = re.compile(
    r"//(?:t\.co|(?:\w+\.)?(?:twitter|x|youtube|facebook|instagram|t)\.(?:com|me)|youtu\.be|bit\.ly)\b"
)
_SHORTEST, _BEGUN = 25, 60
"""Words of running text before which no line but an address begins another article, and no dateline or gap does."""

_DOUBLE_RULED = re.compile(r"(?:[=#]\s?){5,}")
_RULED = re.compile(r"(?:[=#*_~-]\s?){5,}")
_NUMBERED = re.compile(r"(?:document\s+\d+\s+of\s+\d+|\d+\s+of\s+\d+\s+documents?)$", re.IGNORECASE)
_TITLED = re.compile(r"(?:headline|title)\s*:\s+\S", re.IGNORECASE)


def stretches(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The blocks of each article, in order."""
    if not blocks:
        return []
    starts = [0, *_Boundaries(blocks).starts()]
    ends = [*starts[1:], len(blocks)]
    return [blocks[start:end] for start, end in zip(starts, ends, strict=True)]


def span_of(blocks: Sequence[Block]) -> Span:
    """The stretch of text that blocks take up."""
    return blocks[0].start, blocks[-1].end


class _Boundaries:
    """Finds the first blocks of all articles but the first."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.wide = _wide_gap(blocks)
        self.addressed = address(blocks[0]) is not None
        self.filed = lru_cache(maxsize=64)(self._filed)

    def starts(self) -> list[int]:
        """Indices of first blocks, ascending."""
        found: list[int] = []
        run = 0
        for index, block in enumerate(self.blocks):
            if run and self._begins(index, run):
                found.append(index)
                run = 0
            if block.prose or (block.words >= 8 and block.sentence and not furniture(block)):
                run += block.words
        return found

    def _begins(self, index: int, run: int) -> bool:
        block = self.blocks[index]
        if block.words == 1 and block.short and (found := address(block)):
            return self._begins_with_address(index, found)
        if run < _SHORTEST:
            return False
        if block.short and (_NUMBERED.match(block.head) or _TITLED.match(block.head)):
            return True
        ruled, settled = self._ruled(index - 1), run >= _BEGUN
        if ruled and _DOUBLE_RULED.fullmatch(self.blocks[index - 1].head):
            return self._heads(index - 1)
        if block.gap == 0 and not ruled:
            return False
        if settled and (self._is_filed(index, agency=True) or (self._is_filed(index) and self._apart(index, ruled))):
            return self._had_body(index)
        if not self._closed(index - 1):
            return False
        if not self._headline(index):
            short = block.words <= 24 and not block.prose
            return settled and short and self._is_filed(index + 1) and self._had_body(index)
        apart = settled and self._apart(index, ruled) and self._heads(index)
        return apart or self._announced(index, settled)

    def _begins_with_address(self, index: int, found: str) -> bool:
        """An address alone begins an article if others do so, or if a headline or dateline follows it."""
        block = self.blocks[index]
        if _ELSEWHERE.search(found) or re.search(r":\W*$", self.blocks[index - 1].tail):
            return False
        following = self.blocks[index + 1 : index + 6]
        if not any(b.prose or (b.words >= 8 and b.sentence) for b in following):
            return False
        path = "/" in found.removeprefix("https://").removeprefix("http://").rstrip("/")
        if self._ruled(index - 1):
            return True
        if self.addressed:
            return block.gap > 0 or path
        return path and block.gap > 0 and (block.gap >= 2 or self._headline(index + 1) or self._is_filed(index + 1))

    def _announced(self, index: int, settled: bool) -> bool:
        """Whether what follows a line shows it to be a headline: itself again, a date line, a byline, a dateline."""
        words = plain(self.blocks[index].head)
        for offset in range(index + 1, min(index + 1 + _AHEAD, len(self.blocks))):
            block = self.blocks[offset]
            near = offset <= index + 3
            if self._is_filed(offset) and near:
                return settled
            if block.prose:
                return False
            if offset > index + 1 and block.words <= 40 and plain(block.head) == words:
                return True
            if near and (byline(block) or self._tells_when(block)) and self._heads(offset):
                return True
        return False

    def _tells_when(self, block: Block) -> bool:
        return (
            says_when(block) and re.search(r"updat|publish|posted|modif|\b\d{4}\b|ago\b", block.head, re.I) is not None
        )

    def _apart(self, index: int, ruled: bool) -> bool:
        """Whether a block stands apart from what is above it more than blocks do elsewhere in the text."""
        above = self.blocks[index - 1]
        return ruled or self.blocks[index].gap >= self.wide or (signed(above) and above.gap > 0)

    def _heads(self, index: int) -> bool:
        """Whether running text follows within a few blocks."""
        return any(block.prose for block in self.blocks[index + 1 : index + 1 + _AHEAD])

    def _headline(self, index: int) -> bool:
        if index >= len(self.blocks):
            return False
        block = self.blocks[index]
        if block.words < 3 or not block.short or furniture(block) or clip(block):
            return False
        return (headline_like(block) and bare_name(block) is None) or stopped_headline(block)

    def _closed(self, index: int) -> bool:
        """Whether a block is a proper end: a sentence, furniture, or a ruled line."""
        block = self.blocks[index]
        return block.sentence or furniture(block) or clip(block)

    def _ruled(self, index: int) -> bool:
        return self.blocks[index].length <= 200 and _RULED.fullmatch(self.blocks[index].head) is not None

    def _is_filed(self, index: int, *, agency: bool = False) -> bool:
        found = self.filed(index) if index < len(self.blocks) else None
        if found is None or not found.sure or found.text is None:
            return False
        return not agency or bool(found.agency and (found.day or found.text == found.text.upper()))

    def _filed(self, index: int) -> Filed | None:
        block = self.blocks[index]
        return read_dateline(block.head) if block.words >= 8 else None

    def _had_body(self, index: int) -> bool:
        """Whether something ran before a second dateline, so that it is no dateline below a summary."""
        above = self.blocks[max(0, index - 3) : index]
        return sum(1 for block in above if block.prose) >= 2 and self._closed(index - 1)


def _wide_gap(blocks: Sequence[Block]) -> int:
    """How many blank lines set articles apart: one more than stand between paragraphs, two at least.

    Where the first article has an address, others have too, and blank lines mean less.
    """
    counts: dict[int, int] = {}
    for block in blocks[1:]:
        counts[block.gap] = counts.get(block.gap, 0) + 1
    usual = max(counts, key=lambda gap: (counts[gap], -gap), default=0)
    return max(usual + (2 if address(blocks[0]) else 1), 2)
