"""Through what, and when, words were said: "in a statement on Friday", "on its Telegram channel", "told Reuters"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.scene import Scene
from dateline.extract.speech.candidate import Candidate
from dateline.extract.tree import Tree
from dateline.record.account import Time
from dateline.record.reading import Span
from dateline.vocabulary.files import table

_CASES = frozenset("in on at via through during by over to".split())


def channel_of(scene: Scene, candidate: Candidate) -> str | None:
    """The channel beside the cue, `None` where none is named. Told a news outlet: that outlet's name."""
    tree = scene.tree
    for child in _beside(tree, candidate):
        if tree.case(child) not in _CASES:
            continue
        named = _named(tree, child)
        if named:
            return named
    for child in tree.dependents(candidate.head, "obj", "iobj"):
        actor = scene.cast.get(scene.cast.at(tree.span(child)))
        if actor is not None and actor.type == "media":
            return actor.name
    verbs: dict[str, str] = table("channels")["verbs"]
    return verbs.get(tree.tokens[candidate.head].lemma)


def _beside(tree: Tree, candidate: Candidate) -> Iterator[int]:
    """Nouns that hang on the cue, outside its content."""
    for child in tree.dependents(candidate.head, "obl", "nmod"):
        if not _held(candidate.content, tree.tokens[child].start):
            yield child
            yield from (c for c in tree.dependents(child, "nmod") if not _held(candidate.content, tree.tokens[c].start))


def _named(tree: Tree, noun: int) -> str | None:
    nouns, names = table("channels")["nouns"], table("channels")["names"]
    words = [tree.lower[i] for i in (*tree.dependents(noun, "compound", "amod", "nmod:poss"), noun)]
    for start in range(len(words)):
        phrase = " ".join(words[start:])
        if phrase in nouns:
            return str(nouns[phrase])
        if phrase in names:
            return str(names[phrase])
    return next((str(names[w]) for w in words if w in names and len(w) > 1), None)


def _held(spans: tuple[Span, ...], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def day_of(scene: Scene, candidate: Candidate) -> str | None:
    """When it was said, in EDTF: a date in the cue's sentence, outside the content and nearest to the cue."""
    sentence = scene.tree.sentence_span(scene.tree.sentence(candidate.head))
    near: list[tuple[int, Time]] = [
        (abs(t.span[0] - candidate.cue[0]), t)
        for t in scene.times
        if t.edtf and t.type in ("DATE", "TIME") and sentence[0] <= t.span[0] < sentence[1]
        if not _held(candidate.content, t.span[0]) and _hangs(scene.tree, t, candidate.head)
    ]
    return min(near, key=lambda pair: pair[0])[1].edtf if near else None


def _hangs(tree: Tree, time: Time, cue: int) -> bool:
    """Whether a time belongs to the cue: it hangs on it, or on a noun that does."""
    head = tree.head(time.span)
    if head is None:
        return False
    chain = [head, *tree.ancestors(head)]
    if cue not in chain:
        return False
    between = chain[1 : chain.index(cue)]
    return all(tree.tokens[i].pos != "VERB" for i in between)
