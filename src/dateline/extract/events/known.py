"""Deeds that are taken as done, whatever becomes of the verb over the noun that tells them: "to end the war"."""

from __future__ import annotations

from functools import cache
from typing import cast

from dateline.extract.tree import Tree
from dateline.record.account import Status
from dateline.vocabulary.files import listed, table

Decided = tuple[Status, str]
"""The status and the word that decided it."""


@cache
def status_words(group: str) -> dict[str, Status]:
    """The status that each word of a group of the vocabulary gives."""
    lists = table("status")[group]
    return {word: cast("Status", status) for status, words in lists.items() for word in words.split()}


def phrasal(tree: Tree, verb: int) -> str:
    """A verb's lemma with its particle: "call_off"."""
    particle = tree.child(verb, "compound:prt")
    lemma = tree.tokens[verb].lemma
    return f"{lemma}_{tree.lower[particle]}" if particle is not None else lemma


def presupposed(tree: Tree, index: int, relation: str) -> bool:
    """Whether it is taken as done, whatever becomes of the verb: "to protest at the killing", "after the clash"."""
    above = tree.tokens[index].head
    if (known_deed(tree, index) and not _creates(tree, above)) or (relation == "obj" and _answered(tree, index)):
        return True
    reacts = tree.tokens[above].lemma in listed("status", "presupposed", "verbs")
    if tree.case(index) == "under" and tree.tokens[above].lemma in listed("status", "presupposed", "coming"):
        return False
    case = tree.case(index) if relation == "obl" else None
    if case is None:
        return relation == "obj" and reacts
    return case in listed("status", "presupposed", "prepositions") or (case == "at" and reacts)


def linked(tree: Tree, index: int) -> bool:
    """Whether something is told to have to do with it: "reasons related to the raid", "because of the raid"."""
    case, above = tree.case(index), tree.tokens[tree.tokens[index].head].lemma
    linking = listed("status", "presupposed", "linking")
    first = tree.child(index, "case")
    before = tree.tokens[first - 1].lemma if first else ""
    to = case in ("to", "with") and bool({above, before} & linking)
    return definite(tree, index) and (to or case in listed("status", "presupposed", "causes"))


def settled(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what somebody said yes or no to: "agreed to *exchange* prisoners at the talks"."""
    over = tree.tokens[tree.tokens[verb].head]
    said = tree.tokens[verb].relation == "xcomp" and over.tag in ("VBD", "VBN")
    return said and over.lemma in listed("status", "settling", "verbs")


def _answered(tree: Tree, index: int) -> bool:
    """Whether a noun tells what others have said, and the verb over it only answers: "denied the charges"."""
    lemma, above = tree.tokens[index].lemma, tree.tokens[tree.tokens[index].head].lemma
    words = ("status", "presupposed")
    return (lemma in listed(*words, "said") and above in listed(*words, "answering")) or (
        lemma in listed(*words, "wishes") and above == "offer"
    )


def known_deed(tree: Tree, index: int) -> bool:
    """Whether a noun tells a deed that the reader is taken to know of: "the war", "their attacks"."""
    return definite(tree, index) and tree.tokens[index].lemma in listed("status", "presupposed", "deeds")


def definite(tree: Tree, index: int) -> bool:
    before = {tree.lower[k] for k in tree.dependents(index, "det")}
    return bool(before & {"the", "this", "these", "those"}) or tree.child(index, "nmod:poss") is not None


def _creates(tree: Tree, verb: int) -> bool:
    """Whether what a verb acts on comes about by it, or is denied to have done so: "launch the attack"."""
    lemma = tree.tokens[verb].lemma
    denied = status_words("governing_verbs").get(phrasal(tree, verb)) == "negated" and lemma not in ("stop", "halt")
    return denied or lemma in listed("status", "presupposed", "creating")


def subjunctive(tree: Tree, index: int) -> bool:
    """Whether a bare verb tells what is asked for: "demanded that he *resign*"."""
    that = any(tree.lower[c] == "that" for c in tree.dependents(index, "mark"))
    return that and tree.tokens[index].tag == "VB" and tree.child(index, "aux", "aux:pass") is None
