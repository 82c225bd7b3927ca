"""Through what, and when, words were said: "in a statement on Friday", "on its Telegram channel", "told Reuters"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.scene import Scene
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.quotes import holds
from dateline.extract.tree import Tree
from dateline.record.account import Time
from dateline.vocabulary.files import table

_CASES = frozenset("in on at via through during by over to".split())
_APART = frozenset({"acl", "acl:relcl", "advcl", "conj", "parataxis"})


def channel_of(scene: Scene, candidate: Candidate) -> str | None:
    """The channel beside the cue, `None` where none is named. Told a news outlet: that outlet's name."""
    tree = scene.tree
    beside = [child for child in _beside(tree, candidate) if tree.case(child) in _CASES]
    for named in (_named(tree, beside, least=2), _platform(tree, beside), _named(tree, beside)):
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
        if not holds(candidate.content, tree.tokens[child].start):
            yield child
            yield from (c for c in tree.dependents(child, "nmod") if not holds(candidate.content, tree.tokens[c].start))


def _named(tree: Tree, nouns: list[int], *, least: int = 1) -> str | None:
    """The channel that the list has for a noun with the words before it, at least so many words in all."""
    known: dict[str, str] = table("channels")["nouns"] | table("channels")["names"]
    for noun in nouns:
        words = [tree.lower[i] for i in (*tree.dependents(noun, "compound", "amod", "nmod:poss"), noun)]
        for start in range(len(words) - least + 1):
            if (phrase := " ".join(words[start:])) in known:
                return known[phrase]
    return None


def _platform(tree: Tree, nouns: list[int]) -> str | None:
    """The name of a service in a noun phrase: "a post on his Truth Social platform", "the social network X"."""
    names: dict[str, str] = table("channels")["names"]
    for noun in nouns:
        members = tree.subtree(noun, without=_APART)
        for first in range(len(members)):
            for words in (members[first : first + 2], members[first : first + 1]):
                name = " ".join(tree.lower[i] for i in words)
                if name in names and all(tree.word(i)[0].isupper() for i in words):
                    return names[name]
    return None


def day_of(scene: Scene, candidate: Candidate) -> str | None:
    """When it was said, in EDTF: a date in the cue's sentence, outside content and source and nearest to the cue.

    What one verb dates, a verb that it is joined with shares: "On Monday he left, saying …".
    """
    spans = (*candidate.content, *([candidate.source] if candidate.source else []))
    verbs = [candidate.head, *_sharing(scene.tree, candidate.head)]
    sentence = scene.tree.sentence_span(scene.tree.sentence(candidate.head))
    near: list[tuple[int, Time]] = [
        (abs(t.span[0] - candidate.cue[0]), t)
        for t in scene.times
        if t.edtf and t.type in ("DATE", "TIME") and sentence[0] <= t.span[0] < sentence[1]
        if not holds(spans, t.span[0]) and any(_hangs(scene.tree, t, verb) for verb in verbs)
    ]
    return min(near, key=lambda pair: pair[0])[1].edtf if near else None


def _sharing(tree: Tree, cue: int) -> Iterator[int]:
    """The verb that a cue is a later part of ("came and said"), or which it goes with ("left, saying")."""
    token = tree.tokens[cue]
    loose = token.relation == "conj" or (token.relation == "advcl" and token.tag == "VBG")
    over = tree.tokens[token.head]
    if loose and token.head != cue and over.pos == "VERB" and tree.child(cue, "nsubj", "mark") is None:
        yield token.head


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
