"""What a promise is by its aim: who vows to avenge, attack or fight on threatens."""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed


def threatens(tree: Tree, spot: Spot, event_type: str) -> bool:
    """Whether a word that tells a promise promises harm: "vowed to retaliate", "a vow to continue the fight"."""
    if event_type != "AGREE" or tree.tokens[spot.index].lemma not in listed("roles", "vowing"):
        return False
    aims = tree.dependents(spot.index, "xcomp", "acl", "ccomp")
    return any(_harms(tree, aim) for aim in aims) or any(_harsh(tree, c) for c in tree.dependents(spot.index, "obj"))


def _harsh(tree: Tree, noun: int) -> bool:
    """Whether what is promised is an answer that hurts: "vowed revenge", "promised a harsh response"."""
    lemma = tree.tokens[noun].lemma
    hard = any(tree.lower[c] in listed("roles", "harsh") for c in tree.dependents(noun, "amod"))
    return lemma in listed("roles", "harms") or (hard and lemma in listed("roles", "answers"))


def _harms(tree: Tree, aim: int) -> bool:
    lemma = tree.tokens[aim].lemma
    if lemma in listed("roles", "harming"):
        return True
    going_on = lemma in listed("roles", "pursuing")
    return going_on and any(
        tree.tokens[k].lemma in listed("roles", "harms") for k in tree.dependents(aim, "obj", "obl", "xcomp")
    )
