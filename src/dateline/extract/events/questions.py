"""Asking that is no political act: "she asked whether it rained", "he suggested that it had", "we must be careful"."""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

_NEAR = 3
"""Words before a sentence's or a quotation's end in which a question mark counts."""


def only_asks(scene: Scene, spot: Spot, event_type: str) -> bool:
    """Whether a verb only puts a question, tells what somebody takes for a fact, or what the speaker ought to do or
    others ought to have done."""
    tree, lemma = scene.tree, scene.tree.tokens[spot.index].lemma
    if event_type != "REQUEST":
        return False
    if lemma == "ask" and spot.part == "verb":
        return not _wants(tree, spot.index) and _questions(tree, spot.index)
    if lemma in listed("roles", "duties") or lemma in listed("roles", "needs"):
        return _own_duty(tree, spot.index)
    return lemma in listed("roles", "holding") and any(_is_fact(tree, c) for c in tree.dependents(spot.index, "ccomp"))


def _own_duty(tree: Tree, word: int) -> bool:
    """Whether a duty is the speaker's own ("we must be careful", "I need to go"), or of the past ("should have")."""
    verb = tree.tokens[word].head if tree.tokens[word].relation == "aux" else word
    if verb == word and tree.child(word, "xcomp") is None:
        return False
    own = any(tree.lower[c] in ("i", "we") for c in tree.dependents(verb, "nsubj"))
    return own or any(tree.lower[c] in ("have", "'ve", "’ve") and c > word for c in tree.dependents(verb, "aux"))


def _is_fact(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what is, was or will be, and not what is to be done: "insisted that it was over"."""
    helping = list(tree.dependents(verb, "aux", "cop"))
    if any(tree.lower[c] in listed("roles", "foretelling") for c in helping):
        return True
    if any(tree.tokens[c].tag == "MD" for c in helping):
        return False
    return tree.tokens[verb].tag == "VBD" or any(tree.tokens[c].tag in ("VBZ", "VBD") for c in helping)


def _wants(tree: Tree, verb: int) -> bool:
    """Whether a verb says what is to be done: "asked them to leave", "asked for help"."""
    if any(tree.case(c) == "for" for c in tree.dependents(verb, "obl")):
        return True
    clauses = tree.dependents(verb, "xcomp", "ccomp")
    return any(tree.lower[m] in ("to", "that") for c in clauses for m in tree.dependents(c, "mark"))


def _questions(tree: Tree, verb: int) -> bool:
    """Whether what is asked is a question: "whether", "about", or words that end in a question mark."""
    clauses = list(tree.dependents(verb, "ccomp", "parataxis", "xcomp"))
    if any(tree.lower[m] in ("whether", "if") for c in clauses for m in tree.dependents(c, "mark")):
        return True
    if any(tree.case(c) == "about" for c in tree.dependents(verb, "obl")):
        return True
    return any("?" in tree.lower[c : max(tree.subtree(c)) + _NEAR] for c in clauses)
