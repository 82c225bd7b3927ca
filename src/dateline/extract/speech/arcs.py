"""Candidate attributions from the arcs: a reporting word of the vocabulary, its source and what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.actors.nouns import noun
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.contents import around, clause_content, following, quoted_beside
from dateline.extract.speech.sources import noun_phrase, source_of
from dateline.extract.tree import Tree
from dateline.record.reading import Span
from dateline.vocabulary.cues import Cue, uses

_OWNERS = ("by", "from", "among")
VERB_GROUPS = ("say", "speech", "tell", "think", "want", "urge", "judge", "talk")


def from_arcs(tree: Tree, quotes: tuple[Span, ...]) -> Iterator[Candidate]:
    """Every reporting word with a source and a content, in reading order."""
    for index, token in enumerate(tree.tokens):
        if tree.lower[index] == "according" or (tree.lower[index] == "per" and tree.lower[index - 1] == "as"):
            yield from _according(tree, index)
        elif token.lemma in ("quote", "cite") and token.tag == "VBG":
            yield from (_cited(tree, index) or _verb(tree, index, quotes))
        elif token.pos == "VERB" or (token.pos == "AUX" and token.lemma == "need"):
            yield from _verb(tree, index, quotes)
        elif token.pos == "NOUN":
            yield from _noun(tree, index)


def _verb(tree: Tree, index: int, quotes: tuple[Span, ...]) -> Iterator[Candidate]:
    chosen = _uses_here(tree, index)
    if not chosen or _means_otherwise(tree, index):
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


def _means_otherwise(tree: Tree, index: int) -> bool:
    """Whether the particle after a verb makes it no word of saying: "*press on* with the talks"."""
    apart = (cue.particle for cue in uses(tree.tokens[index].lemma, "apart"))
    return any(particle and _particle(tree, index, particle.split()) is not None for particle in apart)


def _particle(tree: Tree, index: int, words: list[str]) -> int | None:
    """Where the particle ends, if it follows the verb at once or after one adverb."""
    for first in (index + 1, index + 2):
        if tree.lower[first : first + len(words)] == words and first + len(words) <= len(tree.tokens):
            return tree.tokens[first + len(words) - 1].end
    return None


def _content(tree: Tree, index: int, cue: Cue, quotes: tuple[Span, ...]) -> tuple[tuple[Span, ...], str] | None:
    if cue.takes in ("clause", "hearer", "speech"):
        clause = clause_content(tree, index, finite=cue.takes == "speech")
        if clause is not None:
            return (clause,), "clause"
        beside = quoted_beside(tree, index, quotes)
        if beside:
            return beside, "quote"
        pieces = around(tree, index)
        return (pieces, "around") if pieces else None
    rest = following(tree, index, cue) or _object_of_passive(tree, index)
    if rest is not None:
        return (rest,), cue.takes
    beside = quoted_beside(tree, index, quotes) if cue.takes != "rest" else ()
    return (beside, "quote") if beside else None


def _object_of_passive(tree: Tree, index: int) -> Span | None:
    """What is praised, denied, announced … by whom a passive names: "the truce, *announced* by the ministry"."""
    token = tree.tokens[index]
    if token.tag != "VBN" or tree.child(index, "obl:agent") is None:
        return None
    subject = tree.child(index, "nsubj:pass")
    head = subject if subject is not None else token.head if token.relation.startswith("acl") else None
    if head is None or head > index or tree.tokens[head].pos not in ("NOUN", "PROPN"):
        return None
    start, end = noun_phrase(tree, head)
    before = [i for i in tree.within((start, min(end, token.start))) if i < index]
    return tree.trimmed(before[0], before[-1])


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


def _cited(tree: Tree, index: int) -> list[Candidate]:
    """Who is quoted for what the sentence tells: "shots were heard, the agency said, *quoting residents*"."""
    after = range(index + 1, min(index + 8, len(tree.tokens)))
    head = next((i for i in after if tree.tokens[i].head <= index or tree.tokens[i].relation == "root"), None)
    if tree.tokens[index].relation == "case":
        head = tree.tokens[index].head
    if head is None or head <= index or not _speaks(tree, head):
        return []
    source = noun_phrase(tree, head)
    governor = tree.tokens[index].head
    told = clause_content(tree, governor) if uses(tree.tokens[governor].lemma, "say", "tell") else None
    content = (told,) if told is not None else _rest(tree, index, source)
    if not content:
        return []
    return [
        Candidate(
            cue=tree.span(index),
            head=index,
            source=source,
            content=content,
            group="according",
            takes="cited",
        )
    ]


def _speaks(tree: Tree, head: int) -> bool:
    """Whether a noun names or describes somebody who can speak."""
    name = tree.name_at(tree.tokens[head].start)
    return (name is not None and name.kind in ("PER", "ORG")) or noun(tree.tokens[head].lemma) is not None


def _rest(tree: Tree, index: int, source: Span) -> tuple[Span, ...]:
    """What a sentence holds before a cue and after its source."""
    sentence = tree.sentence_span(tree.sentence(index))
    pieces = (_trim(tree, sentence[0], tree.tokens[index].start), _trim(tree, source[1], sentence[1]))
    return tuple(p for p in pieces if p is not None and p[1] - p[0] > 8)


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
    if owner is None:
        owner = next((c for c in tree.dependents(index, "nmod") if tree.case(c) in _OWNERS and c > index), None)
    clauses = tree.dependents(index, "acl", "ccomp")
    clause = next((c for c in clauses if tree.tokens[c].relation in ("acl", "ccomp") and c > index), None)
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
