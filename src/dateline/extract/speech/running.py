"""Quotations that run on: what follows in quotation marks, without a new cue, is still the last speaker's."""

from __future__ import annotations

import msgspec

from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.quotes import holds, quoted_share
from dateline.extract.tree import Tree
from dateline.record.reading import Span

CLOSERS = frozenset("\"”»'")


def run_on(tree: Tree, candidates: list[Candidate], quotes: tuple[Span, ...]) -> list[Candidate]:
    """The candidates with their quotations continued: sentences all in quotes that hold no cue of their own."""
    found = list(candidates)
    outer = [c for c in found if not _told_inside(c, quotes)]
    cues = [c.cue[0] for c in outer]
    owned = [s for c in outer for s in c.content]
    for quote in quotes:
        if quote[1] - quote[0] < 20 or any(quote[0] <= cue < quote[1] for cue in cues):
            continue
        if any(min(s[1], quote[1]) > max(s[0], quote[0]) for s in owned) or not _fills_sentence(tree, quote):
            continue
        speakers = [c for c in found if not _told_inside(c, quotes)]
        speaker = _next_speaker(tree, speakers, quote, quotes) or _speaker(tree, speakers, quote, quotes)
        if speaker is not None:
            place = found.index(speaker)
            found[place] = msgspec.structs.replace(speaker, content=tuple(sorted((*speaker.content, quote))))
            owned.append(quote)
    return found


def _told_inside(candidate: Candidate, quotes: tuple[Span, ...]) -> bool:
    """Whether a cue and its source stand inside one quotation: the speaker tells what others say, or what he thinks."""
    source = candidate.source
    return source is not None and any(holds((q,), candidate.cue[0]) and holds((q,), source[0]) for q in quotes)


def _next_speaker(tree: Tree, candidates: list[Candidate], quote: Span, quotes: tuple[Span, ...]) -> Candidate | None:
    """Who says the quotation that one without a closing mark goes on in, in the next paragraph."""
    if tree.text[quote[1] - 1] in CLOSERS:
        return None
    following = next((q for q in quotes if q[0] >= quote[1]), None)
    if following is None or tree.text[quote[1] : following[0]].strip():
        return None
    return next((c for c in candidates if following in c.content), None)


def _fills_sentence(tree: Tree, quote: Span) -> bool:
    """Whether the quotation is all that its sentences hold."""
    first, last = tree.at(quote[0]), tree.at(quote[1] - 1)
    if first is None or last is None:
        return False
    start = tree.sentence_span(tree.sentence(first))[0]
    end = tree.sentence_span(tree.sentence(last))[1]
    return quoted_share((start, end), (quote,)) > 0.9


def _speaker(tree: Tree, candidates: list[Candidate], quote: Span, quotes: tuple[Span, ...]) -> Candidate | None:
    """The last direct speech before the quotation, if nothing but quotations stands between them."""
    before = [c for c in candidates if c.cue[0] < quote[0] and c.group in ("say", "tell", "mark", "talk", "judge")]
    if not before:
        return None
    last = max(before, key=lambda c: c.cue[0])
    end = max(last.cue[1], *(s[1] for s in last.content), last.source[1] if last.source else 0)
    if end >= quote[0]:
        return None
    if not any(min(s[1], q[1]) > max(s[0], q[0]) for s in last.content for q in quotes):
        last = _outermost(tree, last, before)
    at = tree.at(last.cue[0])
    sentence = tree.sentence_span(tree.sentence(at))[1] if at is not None else end
    between = (max(end, sentence), quote[0])
    gap = tree.text[between[0] : between[1]].strip()
    return last if not gap or quoted_share(between, quotes) > 0.9 else None


def _outermost(tree: Tree, last: Candidate, before: list[Candidate]) -> Candidate:
    """Of the cues of a sentence, the one whose content holds the last."""
    outer = [c for c in before if holds(c.content, last.cue[0])]
    return min(outer, key=lambda c: c.cue[0]) if outer else last
