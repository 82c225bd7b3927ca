"""Weapons that a report tells to do a deed by themselves: "two rockets fell near the base", "a mine hit a bus"."""

from __future__ import annotations

from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.weapons import is_munition

STRUCK = 0.9
"""How sure it is that a weapon's strike is an assault, where the word's own scores say less."""
MARKED = 0.1
"""Least chance by the reader that a word tells any event."""


def strikes(tree: Tree, spot: Spot) -> bool:
    """Whether a verb tells that a weapon hits, harms or bursts, or a noun that fire fell, as what its clause states: no
    sooner than the reader takes it for an event."""
    if spot.mark is None or spot.mark.score < MARKED:
        return False
    if spot.part == "noun":
        return _fire_told(tree, spot.index)
    if spot.part != "verb":
        return False
    lemma, weapon = tree.tokens[spot.index].lemma, weapon_at(tree, spot.index)
    if weapon is None or any(tree.lower[k] in listed("weapons", "harmless") for k in tree.subtree(weapon)):
        return False
    if lemma in listed("weapons", "bursting"):
        return True
    if lemma in listed("weapons", "harming"):
        return tree.child(spot.index, "obj") is not None
    where = (tree.case(k) for k in tree.dependents(spot.index, "obl"))
    return lemma in listed("weapons", "falling") and any(case in listed("weapons", "onto") for case in where)


def _fire_told(tree: Tree, noun: int) -> bool:
    """Whether a clause states that there was fire: "airstrikes were carried out", "shelling was heard"."""
    token = tree.tokens[noun]
    verb = tree.tokens[token.head]
    part = token.relation in ("nsubj", "nsubj:pass", "obj") and verb.pos == "VERB"
    if token.lemma == "strike":  # that of workers kills nobody
        return token.relation == "nsubj" and verb.lemma in listed("weapons", "ruining")
    return part and token.lemma in listed("weapons", "fire") and verb.lemma in listed("weapons", "telling")


def weapon_at(tree: Tree, verb: int) -> int | None:
    """The weapon that is the subject of a verb in the active voice."""
    if is_passive(tree, verb):
        return None
    subjects = (c for c in tree.dependents(verb, "nsubj") if tree.tokens[c].relation == "nsubj")
    return next((c for c in subjects if _is_weapon(tree, c)), None)


def _is_weapon(tree: Tree, word: int) -> bool:
    """Whether a word is a munition or counts some: "dozens of rockets"."""
    inside = (c for c in tree.dependents(word, "nmod") if tree.case(c) == "of")
    return is_munition(tree.tokens[word].lemma) or any(is_munition(tree.tokens[c].lemma) for c in inside)
