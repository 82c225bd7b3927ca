"""A text as blocks: its lines that are not blank, those of a hard-wrapped paragraph joined.

A block keeps only its beginning and its end as words, so that a line of 100 MB costs no more than a short one.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

_HEAD, _TAIL = 400, 200
_LINE = re.compile(r"[^\n]+")
_BLANK = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u200c\u200d\u2060\ufeff\x00"
"""White space of all kinds and what prints nothing."""

_SENTENCE_END = re.compile(r"[.!?…。]['\"”’»)\]*]*$")
_BULLET = re.compile(r"^(?:[•·▪◦●■‣►▶*○–—]|-{1,2})\s+(?=\S)")


class Block(msgspec.Struct, frozen=True):
    """One paragraph as it stands in the text, without white space around it. `gap` counts the blank lines before it."""

    start: int
    end: int
    head: str
    """Its first characters; all of it where it is short."""
    tail: str
    gap: int
    words: int
    """How many words `head` holds."""

    @property
    def length(self) -> int:
        """Characters from its first to its last."""
        return self.end - self.start

    @property
    def short(self) -> bool:
        """Whether `head` is all of it."""
        return self.length <= _HEAD

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.tail) is not None

    @property
    def bullet(self) -> int:
        """How many characters its bullet and the white space after it take up; 0 without one."""
        found = _BULLET.match(self.head)
        return found.end() if found else 0

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: long, or a sentence of some length."""
        return self.words >= 35 or (self.words >= 18 and self.sentence) or not self.short


def blocks_of(text: str) -> list[Block]:
    """The blocks of `text`, in order; together they cover every line that is not blank."""
    lines: list[tuple[int, int, int]] = []
    before = 0
    for found in _LINE.finditer(text):
        start, end = _stripped(found[0], found.start())
        if start < end:
            lines.append((start, end, text.count("\n", before, start) - (1 if lines else 0)))
            before = end
    return [_block(text, *span) for span in _joined(text, lines)]


def _stripped(line: str, start: int) -> tuple[int, int]:
    inner = line.lstrip(_BLANK)
    start += len(line) - len(inner)
    return start, start + len(inner.rstrip(_BLANK))


def _block(text: str, start: int, end: int, gap: int) -> Block:
    head = text[start : min(end, start + _HEAD)]
    return Block(start, end, head, text[max(start, end - _TAIL) : end], max(gap, 0), len(head.split()))


def _joined(text: str, lines: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Join the lines of paragraphs that were wrapped at a column (as in mail or old dumps)."""
    column = _column(lines)
    joined: list[tuple[int, int, int]] = []
    previous = 0
    for start, end, gap in lines:
        if joined and gap == 0 and _runs_on(text, joined[-1][1], start, previous, column):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, gap))
        previous = end - start
    return joined


def _column(lines: list[tuple[int, int, int]]) -> int:
    """The width at which the text is wrapped, 0 where it is not."""
    followed = [a[1] - a[0] for a, b in pairwise(lines) if b[2] == 0]
    if len(followed) < 4 or len(followed) * 2 < len(lines):
        return 0
    followed.sort()
    wide = followed[int(len(followed) * 0.9)]
    full = sum(1 for length in followed if wide - 22 <= length <= wide + 6)
    return wide if 40 <= wide <= 110 and full * 10 >= len(followed) * 7 else 0


def _runs_on(text: str, end: int, start: int, length: int, column: int) -> bool:
    """Whether a line goes on in the next one: it is full, or it breaks off and the next begins in lower case."""
    if _BULLET.match(text[start : start + 6]):
        return False
    if column and length >= column - 22 and length <= column + 6:
        return True
    return 30 <= length <= 130 and text[start].islower() and (text[end - 1].isalnum() or text[end - 1] in ",;-")


def moved(block: Block, by: int) -> Block:
    """The same block in a text that begins `by` characters earlier."""
    return msgspec.structs.replace(block, start=block.start + by, end=block.end + by) if by else block
