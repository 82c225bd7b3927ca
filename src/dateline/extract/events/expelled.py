"""Those who are made to go without a word for it: "drove thousands from their homes", "ordered two diplomats to leave".

PLOVER's SANCTION expel.
"""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.events.things import is_of
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

EXPELLED = 0.8
"""How sure it is, where the word's own scores say less."""


def expels(tree: Tree, spot: Spot) -> bool:
    """Whether a verb tells that people are made to leave their homes, or diplomats a country."""
    if spot.part != "verb":
        return False
    whom = [*tree.dependents(spot.index, "obj", "iobj", "nsubj:pass")]
    lemma = tree.tokens[spot.index].lemma
    if lemma in listed("roles", "driving"):
        return bool(whom) and any(_from_home(tree, k) for k in tree.dependents(spot.index, "obl"))
    told = lemma in listed("roles", "ordering") and any(is_of(tree, k, "envoys") for k in whom)
    bidden = tree.dependents(spot.index, "xcomp", "advcl", "ccomp")
    return told and any(tree.tokens[k].lemma in listed("roles", "leaving") for k in bidden)


def _from_home(tree: Tree, index: int) -> bool:
    out = tree.case(index) == "from" or any(tree.lower[k] == "out" for k in tree.dependents(index, "case"))
    return out and tree.tokens[index].lemma in listed("roles", "homes")
