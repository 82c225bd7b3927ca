"""Candidate attributions from the arcs: a reporting word of the vocabulary, its source and what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.contents import around, clause_content, following, quoted_beside
from dateline.extract.speech.sources import noun_phrase, source_of
from dateline.extract.tree import Tree
from dateline.record.reading import Span
from dateline.vocabulary.cues import Cue, uses

VERB_GROUPS = ("say", "tell", "think", "want", "urge", "judge", "talk")


def from_arcs(tree: Tree, quotes: tuple[Span, ...]) -> Iterator[Candidate]:
    """Every reporting word with a source and a content, in reading order."""
    for index, token in enumerate(tree.tokens):
        if tree.lower[index] == "according" or (tree.lower[index] == "per" and tree.lower[index - 1] == "as"):
            yield from _according(tree, index)
        elif token.pos == "VERB" or (token.pos == "AUX" and token.lemma == "need"):
            yield from _verb(tree, index, quotes)
        elif token.pos == "NOUN":
            yield from _noun(tree, index)


def _verb(tree: Tree, index: int, quotes: tuple[Span, ...]) -> Iterator[Candidate]:
    chosen = _uses_here(tree, index)
    if not chosen:
        return
    source, inherited = source_of(tree, index)
    if source is None:
        return
    for cue, end in chosen:
        found = _content(tree, index, cue, quotes)
        if found is None:
            continue
        content, takes = found
        if any(s <= source[0] < e for s, e in content) and takes != "around":
            content = tuple(s for s in content if not s[0] <= source[0] < s[1])
        if content:
            yield Candidate(
                cue=(tree.tokens[index].start, end),
                head=index,
                source=source,
                content=content,
                group=cue.group,
                takes=takes,
                inherited=inherited,
            )
            return


def _uses_here(tree: Tree, index: int) -> list[tuple[Cue, int]]:
    """The uses of the verb that its particles allow, those with a particle first, with where the cue ends."""
    found = []
    for cue in uses(tree.tokens[index].lemma, *VERB_GROUPS):
        if cue.particle is None:
            found.append((cue, tree.tokens[index].end))
        else:
            end = _particle(tree, index, cue.particle.split())
            if end is not None:
                found.insert(0, (cue, end))
    return found


def _particle(tree: Tree, index: int, words: list[str]) -> int | None:
    """Where the particle ends, if it follows the verb at once or after one adverb."""
    for first in (index + 1, index + 2):
        if tree.lower[first : first + len(words)] == words and first + len(words) <= len(tree.tokens):
            return tree.tokens[first + len(words) - 1].end
    return None


def _content(tree: Tree, index: int, cue: Cue, quotes: tuple[Span, ...]) -> tuple[tuple[Span, ...], str] | None:
    if cue.takes in ("clause", "hearer"):
        clause = clause_content(tree, index)
        if clause is not None:
            return (clause,), "clause"
        beside = quoted_beside(tree, index, quotes)
        if beside:
            return beside, "quote"
        pieces = around(tree, index)
        return (pieces, "around") if pieces else None
    rest = following(tree, index, cue)
    if rest is not None:
        return (rest,), cue.takes
    beside = quoted_beside(tree, index, quotes) if cue.takes != "rest" else ()
    return (beside, "quote") if beside else None


def _according(tree: Tree, index: int) -> Iterator[Candidate]:
    after = index + 1
    if tree.lower[index] == "according":
        if tree.lower[after : after + 1] != ["to"]:
            return
        after += 1
    head = tree.tokens[index].head
    if head <= index:
        head = next((i for i in range(after, min(after + 8, len(tree.tokens))) if tree.tokens[i].head < index), after)
    if head >= len(tree.tokens) or head <= index:
        return
    span = noun_phrase(tree, head)
    start = tree.tokens[after].start if after <= head else span[0]
    source = (max(start, min(span[0], tree.tokens[head].start)), span[1])
    sentence = tree.sentence_span(tree.sentence(index))
    first = tree.tokens[index if tree.lower[index] == "according" else index - 1].start
    pieces = (_trim(tree, sentence[0], first), _trim(tree, source[1], sentence[1]))
    content = tuple(p for p in pieces if p is not None and p[1] - p[0] > 8)
    if content:
        cue = (first, tree.tokens[after - 1].end)
        yield Candidate(cue=cue, head=index, source=source, content=content, group="according", takes="around")


def _trim(tree: Tree, start: int, end: int) -> Span | None:
    inside = [i for i in tree.within((start, end)) if tree.tokens[i].end <= end]
    while inside and tree.tokens[inside[0]].pos == "PUNCT" and tree.word(inside[0]) not in '"“‘':
        inside.pop(0)
    while inside and tree.tokens[inside[-1]].pos == "PUNCT" and tree.word(inside[-1]) not in '"”’':
        inside.pop()
    return (tree.tokens[inside[0]].start, tree.tokens[inside[-1]].end) if inside else None


def _noun(tree: Tree, index: int) -> Iterator[Candidate]:
    """Nouns of saying with an owner and a clause: "Kyiv's claim that …", "a claim by Kyiv that …"."""
    if not uses(tree.tokens[index].lemma, "nouns"):
        return
    owner = tree.child(index, "nmod:poss")
    clause = next(
        (
            c
            for c in tree.dependents(index, "acl", "ccomp")
            if tree.tokens[c].relation in ("acl", "ccomp") and c > index
        ),
        None,
    )
    if owner is None or clause is None:
        return
    yield Candidate(
        cue=tree.span(index),
        head=index,
        source=noun_phrase(tree, owner),
        content=(tree.phrase(clause),),
        group="nouns",
        takes="clause",
    )
