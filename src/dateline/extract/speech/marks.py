"""Candidate attributions from the reader's own marks, joined with those from the arcs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.contents import with_marks
from dateline.extract.speech.quotes import quoted_share, shared
from dateline.extract.speech.sources import as_said
from dateline.extract.tree import Tree
from dateline.record.reading import Span

QUOTED = 0.8
TRUSTED = 0.5
"""Reader's score from which its content is preferred to that of the arcs."""
AGREED = 0.7
"""Share of their characters from which on the contents of the arcs and of a mark are about the same."""


def from_marks(tree: Tree) -> Iterator[Candidate]:
    """Each of the reader's marks that has a source and a content."""
    for mark in tree.reading.speech:
        head = tree.head(mark.cue)
        if head is not None and mark.source is not None and mark.content and not _told_to(tree, head, mark.source):
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


def _told_to(tree: Tree, cue: int, source: Span) -> bool:
    """Whether those marked as a source are who was told: "*residents* were warned that …"."""
    return any(
        tree.tokens[c].relation == "nsubj:pass" and source[0] <= tree.tokens[c].start < source[1]
        for c in tree.children[cue]
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
        found.append(_both(tree, twin, mark))
    return sorted([*found, *left], key=lambda c: (c.cue, c.content))


def _same_cue(tree: Tree, arc: Candidate, mark: Candidate) -> bool:
    return arc.head == mark.head or (arc.cue[0] < mark.cue[1] and mark.cue[0] < arc.cue[1])


def _both(tree: Tree, arc: Candidate, mark: Candidate) -> Candidate:
    content = mark.content if mark.score >= TRUSTED else arc.content
    if arc.takes == "quote" or _length(mark.content) * 3 < _length(arc.content):
        content = arc.content if _length(arc.content) > _length(mark.content) else content
    better = arc.takes == "cited" or _quoted(tree, arc, mark) or _elsewhere(tree, arc, mark)
    marked = mark.score >= TRUSTED and not better
    source = mark.source if marked else arc.source
    agreed = shared(arc.content, mark.content) >= AGREED
    return msgspec.structs.replace(arc, content=content, source=source, origin="both", score=mark.score, agreed=agreed)


def _quoted(tree: Tree, arc: Candidate, mark: Candidate) -> bool:
    """Whether the arcs find who is quoted, and a mark only who quotes him: "*the agency* quoted Okon as saying"."""
    return as_said(tree, arc.head) and arc.source is not None and mark.source is not None and arc.source > mark.source


def _elsewhere(tree: Tree, arc: Candidate, mark: Candidate) -> bool:
    """Whether a mark has for its source words of another sentence, where the cue has a subject of its own."""
    home = tree.sentence_span(tree.sentence(arc.head))
    source = mark.source
    return not arc.inherited and source is not None and not (source[0] < home[1] and home[0] < source[1])


def tidy(tree: Tree, candidate: Candidate, quotes: tuple[Span, ...]) -> Candidate:
    """The candidate with its content made whole: gaps within the cue's sentence closed, stray pieces left out.

    What stands outside the cue's sentence is kept only where it is quoted and so is what stands inside; on either side
    of the cue and its source the content is one stretch, and a quotation that is mostly in it is in it whole.
    """
    home = tree.sentence_span(tree.sentence(candidate.head))
    inside = [s for s in candidate.content if s[0] < home[1] and s[1] > home[0]]
    own = [_from_home(tree, s, home, quotes) for s in inside]
    speech = not own or sum(quoted_share(s, quotes) * (s[1] - s[0]) for s in own) > 10
    far = [s for s in candidate.content if s not in inside and speech and quoted_share(s, quotes) > QUOTED]
    fences = sorted([candidate.cue, *([candidate.source] if candidate.source else [])])
    closed = [_whole(_closed(tree, part), quotes) for part in _parted(own, fences)]
    content = tuple(sorted({s for s in (*closed, *far) if s[1] - s[0] > 3}))
    return msgspec.structs.replace(candidate, content=content or candidate.content)


def _from_home(tree: Tree, span: Span, home: Span, quotes: tuple[Span, ...]) -> Span:
    """A piece without what stands on the other side of a heading's end from its cue, where that is not quoted."""
    before, after = (span[0], home[0]), (home[1], span[1])
    start, end = span
    if _past_heading(tree.text, before) and quoted_share(before, quotes) <= QUOTED:
        start = home[0]
    if _past_heading(tree.text, (home[1] - 1, span[1])) and quoted_share(after, quotes) <= QUOTED:
        end = home[1]
    return start, end


_HEADING = re.compile(r"\w[ \t]*\n\s*[^\sa-z]")
"""A line that no mark ends, with one after it that does not go on in small letters."""


def _past_heading(text: str, span: Span) -> bool:
    """Whether a line that no mark ends, such as a headline, ends inside of a stretch."""
    return _HEADING.search(text, span[0], span[1] + 1) is not None


def parted(tree: Tree, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with each quotation left to the cue in whose sentence it ends: "A," she said. "B," he said."""
    homes = [tree.sentence_span(tree.sentence(c.head)) for c in candidates]
    own = [_own(c, home) for c, home in zip(candidates, homes, strict=True)]
    found = []
    for index, (candidate, home) in enumerate(zip(candidates, homes, strict=True)):
        others = [s for at, spans in enumerate(own) if at != index and homes[at] != home for s in spans]
        kept = tuple(s for s in candidate.content if s in own[index] or not any(_holds_most(o, s) for o in others))
        found.append(msgspec.structs.replace(candidate, content=kept or candidate.content))
    return found


def _own(candidate: Candidate, home: Span) -> list[Span]:
    """The pieces of a content that stand in its cue's sentence, whose cue stands in no quotation of them."""
    inside = [s for s in candidate.content if s[0] < home[1] and s[1] > home[0]]
    return [s for s in inside if not s[0] <= candidate.cue[0] < s[1]]


def _holds_most(one: Span, other: Span) -> bool:
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) > other[1] - other[0]


def _whole(span: Span, quotes: tuple[Span, ...]) -> Span:
    """A stretch of speech grown to the whole of each quotation that is mostly in it."""
    if quoted_share(span, quotes) <= QUOTED:
        return span
    held = [q for q in quotes if 2 * (min(span[1], q[1]) - max(span[0], q[0])) > q[1] - q[0]]
    return min([span[0], *(q[0] for q in held)]), max([span[1], *(q[1] for q in held)])


def _parted(spans: list[Span], fences: list[Span]) -> list[list[Span]]:
    """The pieces in groups that no fence (cue or source) stands between."""
    groups: dict[int, list[Span]] = {}
    for span in spans:
        groups.setdefault(sum(fence[0] < span[0] for fence in fences), []).append(span)
    return list(groups.values())


def _closed(tree: Tree, part: list[Span]) -> Span:
    return with_marks(tree, (min(s for s, _ in part), max(e for _, e in part)))


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)
