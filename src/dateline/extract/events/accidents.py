"""Harm that nobody does: "a crash killed ten", "the battle to contain the blaze". PLOVER has no event for it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

_BY = frozenset({"in", "by", "from", "during", "after", "due", "following"})
_WHEN = frozenset({"when", "after", "as", "while"})


def by_accident(scene: Scene, spot: Spot, event_type: str) -> bool:
    """Whether an accident or nature does the harm that a word tells, or is what a struggle is against."""
    tree, lemma = scene.tree, scene.tree.tokens[spot.index].lemma
    if event_type == "ASSAULT" and lemma in listed("accidents", "struggles"):
        return any(_is_accident(tree, k) for k in _foes(tree, spot.index)) or _of_words(tree, spot.index)
    if event_type == "ASSAULT" and lemma in listed("accidents", "bursts") and _bursts(tree, spot.index):
        return True
    if event_type == "MOBILIZE" and lemma == "test":
        return any(
            tree.lower[k] in listed("accidents", "tests") for k in tree.dependents(spot.index, "compound", "amod")
        )
    harm = event_type == "ASSAULT" or (event_type == "SANCTION" and lemma in listed("accidents", "flights"))
    if not harm or spot.part != "verb":
        return False
    return any(_is_accident(tree, k) for k in _causes(tree, spot.index)) or _went_wrong(tree, spot.index)


def _causes(tree: Tree, verb: int) -> Iterator[int]:
    """The nouns by which, or in which, a verb's harm is done."""
    passive = is_passive(tree, verb)
    for child in tree.children[verb]:
        base = tree.tokens[child].relation.split(":")[0]
        if (base == "nsubj" and not passive) or (base == "obl" and tree.case(child) in _BY):
            yield child
    token = tree.tokens[verb]
    if token.relation in ("acl:relcl", "acl") and not passive:
        yield token.head
    elif token.relation == "advcl" and token.tag == "VBG":
        yield from (c for c in tree.dependents(token.head, "nsubj") if tree.tokens[c].relation == "nsubj")


def _went_wrong(tree: Tree, verb: int) -> bool:
    """Whether a clause below tells how it came about: "killed when a bus overturned"."""
    for clause in tree.dependents(verb, "advcl"):
        if any(tree.lower[k] in _WHEN for k in range(verb + 1, clause)):
            return tree.tokens[clause].lemma in listed("accidents", "verbs") and tree.child(clause, "obj") is None
    return False


def _foes(tree: Tree, index: int) -> Iterator[int]:
    """What a struggle is against, or to contain."""
    token = tree.tokens[index]
    beside = tree.dependents(token.head, "advcl", "xcomp") if token.relation == "obj" else ()
    for child in (*tree.children[index], *(k for k in beside if k > index)):
        base = tree.tokens[child].relation.split(":")[0]
        if base in ("obj", "nmod", "obl", "compound"):
            yield child
        elif base in ("acl", "xcomp", "advcl"):
            yield from tree.dependents(child, "obj")


def _of_words(tree: Tree, index: int) -> bool:
    """Whether a war is fought with trade or words alone, a battle in court or at an election."""
    before = (tree.lower[k] for k in tree.dependents(index, "compound", "amod"))
    after = (tree.lower[k] for k in tree.dependents(index, "nmod") if tree.case(k) == "of")
    return any(word in listed("accidents", "harmless") for word in (*before, *after))


def _bursts(tree: Tree, index: int) -> bool:
    """Whether what burst is a thing that does so by itself or for work: "a gas explosion", "the boiler exploded"."""
    what = tree.dependents(index, "compound", "amod", "nsubj")
    return any(tree.tokens[k].lemma in listed("accidents", "bursting") for k in what)


def _is_accident(tree: Tree, index: int) -> bool:
    """Whether a noun is an accident or an evil of nature; a fire only with an article, since troops fire too."""
    lemma = tree.tokens[index].lemma
    if tree.tokens[index].pos != "NOUN":
        return False
    if lemma in listed("accidents", "nouns") or (lemma in listed("accidents", "bursts") and _bursts(tree, index)):
        return True
    return lemma == "fire" and any(tree.lower[k] in ("a", "the", "this") for k in tree.dependents(index, "det"))
