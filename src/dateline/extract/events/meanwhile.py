"""Who does something else when a deed comes about: "the strike came hours after *Hamas* had handed over two men"."""

from __future__ import annotations

from dateline.extract.actors.cast import Mark
from dateline.extract.events.bystanders import deed_phrase
from dateline.extract.events.spots import Spot
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed


def meanwhile(tree: Tree, spot: Spot, slots: dict[Mark, str]) -> list[Mark]:
    """The mentions in a clause that says after, before or beside what a noun's deed came about, and those whom the deed
    brings to do something: "the bombing led *Chad* to close its border"."""
    phrase = deed_phrase(tree, spot)
    if phrase is None or tree.tokens[phrase].relation.split(":")[0] != "nsubj":
        return []
    verb = tree.tokens[phrase].head
    if tree.tokens[verb].pos != "VERB":
        return []
    beside = [c for c in tree.dependents(verb, "advcl") if _set_beside(tree, c)]
    if tree.tokens[verb].lemma in listed("roles", "bringing"):
        beside += tree.dependents(verb, "xcomp", "ccomp")
        beside += tree.dependents(verb, "obj") if beside else ()
    inside = {index for clause in beside for index in tree.subtree(clause)}
    return [mark for mark in slots if mark.head in inside]


def _set_beside(tree: Tree, clause: int) -> bool:
    """Whether a clause with a doer of its own says after, before or beside what something came about, or when what went
    on already: "when a convoy *was heading* north"."""
    words = {tree.lower[k] for k in tree.dependents(clause, "mark", "advmod", "case")}
    beside = bool(words & listed("roles", "beside")) or ("when" in words and tree.tokens[clause].tag == "VBG")
    return beside and tree.child(clause, "nsubj", "nsubj:pass") is not None
