"""Candidate attributions from the reader's own marks, joined with those from the arcs."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.extract.speech.candidate import Candidate
from dateline.extract.tree import Tree
from dateline.record.reading import Span

TRUSTED = 0.5
"""Reader's score from which its content is preferred to that of the arcs."""


def from_marks(tree: Tree) -> Iterator[Candidate]:
    """Each of the reader's marks that has a source and a content."""
    for mark in tree.reading.speech:
        head = tree.head(mark.cue)
        if head is not None and mark.source is not None and mark.content:
            yield Candidate(
                cue=mark.cue,
                head=head,
                source=mark.source,
                content=mark.content,
                group="mark",
                takes="mark",
                origin="mark",
                score=mark.score,
            )


def joined(tree: Tree, arcs: list[Candidate], marks: list[Candidate]) -> list[Candidate]:
    """One candidate for each cue: where both propose one, the cue is the arcs' and the better content is taken."""
    found: list[Candidate] = []
    left = list(arcs)
    for mark in marks:
        twin = next((a for a in left if _same_cue(tree, a, mark)), None)
        if twin is None:
            found.append(mark)
            continue
        left.remove(twin)
        found.append(_both(twin, mark))
    return sorted([*found, *left], key=lambda c: (c.cue, c.content))


def _same_cue(tree: Tree, arc: Candidate, mark: Candidate) -> bool:
    return arc.head == mark.head or (arc.cue[0] < mark.cue[1] and mark.cue[0] < arc.cue[1])


def _both(arc: Candidate, mark: Candidate) -> Candidate:
    content = mark.content if mark.score >= TRUSTED else arc.content
    if arc.takes == "quote" or _length(mark.content) * 3 < _length(arc.content):
        content = arc.content if _length(arc.content) > _length(mark.content) else content
    source = mark.source if mark.score >= TRUSTED else arc.source
    return msgspec.structs.replace(arc, content=content, source=source, origin="both", score=mark.score)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)
