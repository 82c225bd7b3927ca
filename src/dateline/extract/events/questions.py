"""Asking that is no political act: "she asked whether it rained"."""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree

_NEAR = 3
"""Words before a sentence's or a quotation's end in which a question mark counts."""


def only_asks(scene: Scene, spot: Spot, event_type: str) -> bool:
    """Whether a verb only puts a question."""
    tree = scene.tree
    if event_type != "REQUEST" or spot.part != "verb" or tree.tokens[spot.index].lemma != "ask":
        return False
    return not _wants(tree, spot.index) and _questions(tree, spot.index)


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
