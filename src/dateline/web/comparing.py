"""Two texts of one article compared, word by word, for reading: what was taken out, put in, and what stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from dateline.record.report import Report

How = Literal["same", "out", "in"]
_LIKE = 0.45
"""Share of words in common at which two paragraphs are taken for one that was edited."""
_WORD = re.compile(r"\s*\S+")


class Run(msgspec.Struct, frozen=True):
    """Words that stayed, were taken out or were put in."""

    how: How
    text: str


class Compared(msgspec.Struct, frozen=True):
    """One paragraph of the comparison; `changed` where any word of it is not in both texts."""

    kind: str
    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Whether it is not the same in both."""
        return any(run.how != "same" for run in self.runs)


def compared(before: Report, after: Report) -> list[Compared]:
    """The paragraphs of two texts, in the order of the later one, each with its words compared."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    made: list[Compared] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            made += [Compared(kind, (Run("same", text),)) for kind, text in new[j1:j2]]
        else:
            made += _edited(old[i1:i2], new[j1:j2])
    return made


def _edited(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Iterator[Compared]:
    """Paragraphs that differ: each new one beside the old one that is most like it, if any is."""
    left = list(old)
    for kind, text in new:
        best = max(left, key=lambda one: _likeness(one[1], text), default=None)
        if best is None or _likeness(best[1], text) < _LIKE:
            yield Compared(kind, (Run("in", text),))
            continue
        for skipped in left[: left.index(best)]:
            yield Compared(skipped[0], (Run("out", skipped[1]),))
        left = left[left.index(best) + 1 :]
        yield Compared(kind, tuple(_words(best[1], text)))
    for kind, text in left:
        yield Compared(kind, (Run("out", text),))


def _words(old: str, new: str) -> Iterator[Run]:
    a, b = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, [one.strip() for one in a], [one.strip() for one in b], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Run("same", "".join(b[j1:j2]))
            continue
        if i1 < i2:
            yield Run("out", "".join(a[i1:i2]))
        if j1 < j2:
            yield Run("in", "".join(b[j1:j2]))


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _paragraphs(report: Report) -> list[tuple[str, str]]:
    return [(part.kind, report.words(part.span)) for part in report.paragraphs]
