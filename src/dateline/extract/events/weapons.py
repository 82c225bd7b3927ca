"""Weapons that a report tells to do a deed by themselves: "two rockets fell near the base", "a mine hit a bus"."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.weapons import is_munition

STRUCK = 0.9
"""How sure it is that a weapon's strike is an assault, where the word's own scores say less."""
MARKED = 0.1
"""Least chance by the reader that a word tells any event."""


def strikes(tree: Tree, spot: Spot) -> bool:
    """Whether a verb tells that a weapon hits, harms or bursts, or is sent at somebody, or a noun that fire fell, as
    what its clause states: no sooner than the reader takes it for an event."""
    if spot.mark is None or spot.mark.score < MARKED:
        return False
    if spot.part == "noun":
        return _fire_told(tree, spot.index) or (spot.mark.type == "ASSAULT" and _under_fire(tree, spot.index))
    if spot.part != "verb":
        return False
    if sent_at(tree, spot.index):
        return True
    lemma, weapon = tree.tokens[spot.index].lemma, weapon_at(tree, spot.index)
    if weapon is None or any(tree.lower[k] in listed("weapons", "harmless") for k in tree.subtree(weapon)):
        return False
    if lemma in listed("weapons", "bursting"):
        return True
    if lemma in listed("weapons", "harming"):
        return tree.child(spot.index, "obj") is not None
    where = (tree.case(k) for k in tree.dependents(spot.index, "obl"))
    return lemma in listed("weapons", "falling") and any(case in listed("weapons", "onto") for case in where)


def strikes_at_work(tree: Tree, noun: int) -> bool:
    """Whether "strike" can be that of workers: its report speaks of work or hunger, or of being *on* strike; else it is
    that of a weapon."""
    told = _at_work(tree)
    return tree.tokens[noun].lemma != "strike" or told


@lru_cache(maxsize=2)
def _at_work(tree: Tree) -> bool:
    return bool(set(tree.lower) & listed("weapons", "working")) or any(
        f" {phrase} " in f" {' '.join(tree.lower)} " for phrase in table("weapons")["on strike"]
    )


def _fire_told(tree: Tree, noun: int) -> bool:
    """Whether a clause states that there was fire: "airstrikes were carried out", "shelling was heard"."""
    token = tree.tokens[noun]
    if token.relation == "nmod" and tree.tokens[token.head].lemma in listed("roles", "rounds"):
        token = msgspec.structs.replace(
            token, relation=tree.tokens[token.head].relation, head=tree.tokens[token.head].head
        )
    verb = tree.tokens[token.head]
    part = token.relation in ("nsubj", "nsubj:pass", "obj") and verb.pos == "VERB"
    if token.lemma == "strike":  # that of workers kills nobody
        if (
            token.tag == "NNS"
            and token.relation in ("nsubj:pass", "obj")
            and verb.lemma in listed("weapons", "sending")
        ):
            return True
        return token.relation == "nsubj" and verb.lemma in listed("weapons", "ruining")
    return part and token.lemma in listed("weapons", "fire") and verb.lemma in listed("weapons", "telling")


def _under_fire(tree: Tree, noun: int) -> bool:
    """Whether a noun tells under what somebody comes who is shot at, not one reproached: "came under fire near Gao"."""
    token, verb = tree.tokens[noun], tree.tokens[noun].head
    if token.lemma not in listed("weapons", "fire") | {"fire"} or tree.case(noun) != "under" or token.head == noun:
        return False
    reproached = {tree.case(k) for k in (*tree.dependents(verb, "obl", "advcl"), *tree.dependents(noun, "nmod"))}
    return tree.tokens[verb].lemma in ("come", "be") and not reproached & {"for", "over"}


def sent_at(tree: Tree, verb: int) -> bool:
    """Whether a verb tells at whom munitions are sent: "launched missiles at Ruritania", but not "into the sea"."""
    return any(tree.lower[k] not in listed("weapons", "nobody") for k in _aims(tree, verb))


def tried_out(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that munitions are sent where nobody is: "fired a missile into the sea"."""
    if tree.lower[max(0, verb - 2) : verb] == ["test", "-"]:
        return True
    aims = _aims(tree, verb)
    return bool(aims) and all(tree.lower[k] in listed("weapons", "nobody") for k in aims)


def _aims(tree: Tree, verb: int) -> list[int]:
    """Where a verb tells munitions to be sent."""
    if tree.tokens[verb].lemma not in listed("roles", "shooting"):
        return []
    what = next(iter(tree.dependents(verb, "obj", "nsubj:pass")), None)
    if what is None or not _is_weapon(tree, what):
        return []
    after = (*tree.dependents(verb, "obl"), *tree.dependents(what, "nmod"))
    return [k for k in after if k > what and tree.case(k) in listed("weapons", "towards")]


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
