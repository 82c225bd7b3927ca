"""Where the content of an attribution and the words for its source end: at the end of a phrase, outside of the cue."""

from __future__ import annotations

import msgspec

from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.contents import with_marks
from dateline.extract.tree import Tree
from dateline.record.reading import Span

_LEADING = frozenset("case det amod nummod compound aux cop mark nmod advmod nsubj cc".split())
"""Relations of words that never end a phrase where what they belong to follows."""
_CLOSING = frozenset("obj nmod fixed flat".split())
"""Relations of words that a phrase is not whole without."""
_FEW = 2
"""Words after a cue that may be left over from a content before it."""


_LEADERS = frozenset({"ADP", "DET"})
"""Parts of speech of words that no name or description ends with."""
_LOOSE = frozenset(",;:([—–-")


def bounded(tree: Tree, candidate: Candidate) -> Candidate:
    """The candidate with its source and each piece of its content ended where a phrase ends, and clear of the cue."""
    content = tuple(sorted({_to_its_end(tree, _clear(tree, s, candidate), candidate) for s in candidate.content}))
    return msgspec.structs.replace(candidate, content=content, source=_whole_source(tree, candidate))


def _whole_source(tree: Tree, candidate: Candidate) -> Span | None:
    """The words for a source without a mark at their end, and whole where they break off: "a judge at *the court*"."""
    if candidate.source is None:
        return None
    span = candidate.source
    inside = [i for i in tree.within(span) if tree.tokens[i].end <= span[1]]
    if len(inside) > 1 and tree.tokens[inside[-1]].pos in _LEADERS:
        span = _to_its_end(tree, span, candidate)
        inside = [i for i in tree.within(span) if tree.tokens[i].end <= span[1]]
    while len(inside) > 1 and (tree.word(inside[-1]) in _LOOSE or tree.tokens[inside[-1]].pos in _LEADERS):
        inside.pop()
    return (span[0], tree.tokens[inside[-1]].end) if inside else span


def _clear(tree: Tree, span: Span, candidate: Candidate) -> Span:
    """A piece that holds its own cue, as a quotation does that tells what another says, cut to what follows the cue,
    or to what goes before the source where nothing follows."""
    start, end = candidate.cue
    if not span[0] <= start < span[1]:
        return span
    after = [i for i in tree.within((end, span[1])) if tree.tokens[i].start >= end]
    first = min(start, candidate.source[0] if candidate.source and candidate.source[0] >= span[0] else start)
    before = [i for i in tree.within((span[0], first)) if tree.tokens[i].end <= first]
    chosen = after if len(after) > _FEW else before
    return tree.trimmed(chosen[0], chosen[-1]) if chosen else span


def _to_its_end(tree: Tree, span: Span, candidate: Candidate) -> Span:
    """A piece that breaks off in the midst of a phrase grown to the phrase's end: "a critic of *the government*"."""
    inside = [i for i in tree.within(span) if tree.tokens[i].start >= span[0]]
    if not inside or tree.word(inside[-1]) in ('"', "”", "''"):
        return span
    first, last = inside[0], inside[-1]
    fences = [candidate.cue, *([candidate.source] if candidate.source else []), *candidate.content]
    ends = (tree.sentence(last).last, *(tree.at(f[0]) for f in fences))
    stop = min((i for i in ends if i is not None and i > last), default=last)
    end = last
    while end + 1 < stop and _goes_on(tree, first, end, candidate.head):
        end += 1
    return span if end == last else with_marks(tree, (span[0], tree.tokens[end].end))


def _goes_on(tree: Tree, first: int, last: int, cue: int) -> bool:
    """Whether the word after `last` belongs to a phrase that words `first` to `last` have begun."""
    if tree.tokens[last + 1].pos == "PUNCT" or last + 1 == cue:
        return False
    ending = tree.tokens[last].head if tree.tokens[last].tag == "POS" else last
    token = tree.tokens[ending]
    if token.head > last and token.head != cue and token.relation.split(":")[0] in _LEADING:
        return True
    top = last + 1
    while last < tree.tokens[top].head != top:
        top = tree.tokens[top].head
    over = tree.tokens[top]
    return first <= over.head <= last and over.head != cue and over.relation.split(":")[0] in _CLOSING
