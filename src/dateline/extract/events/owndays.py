"""Dates that are an event's own, whatever stands nearer: those that hang on the very words that tell it; and those on
which it was told."""

from __future__ import annotations

from dateline.extract.events.known import phrasal
from dateline.extract.events.slots import carried
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.reading import Span
from dateline.vocabulary.files import listed


def is_own(tree: Tree, spot: Spot, span: Span) -> bool:
    """Whether a date hangs on the very noun that tells an event ("Saturday's protest", "the talks in May", "the raid,
    which took place in May") or on the verb that counts it ("recorded ten raids in May"), or opens the stretch in which
    its verb puts it ("killed between January and May")."""
    head = tree.head(span)
    if head in (None, spot.index):
        return False
    above = tree.tokens[head].head
    if _is_told_to_be(tree, above, spot.index) or _is_counted(tree, above, spot.index):
        return True
    to = tree.text[span[1] : span[1] + 9].split(" ")[1:2]
    stretch = tree.case(head) == "between" or (tree.case(head) == "from" and to[:1] in (["to"], ["until"], ["till"]))
    if stretch and above == spot.index:
        return True
    if tree.case(head) == "since" and not any(tree.tokens[k].tag == "VBN" for k in range(spot.index + 1, head)):
        return above == spot.index or (carried(tree, spot.index) and above == tree.tokens[spot.index].head)
    return spot.part == "noun" and above == spot.index


def _is_told_to_be(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb tells no more of a noun than that it was: "the raid, which *happened*"."""
    clause = tree.tokens[verb]
    described = (clause.relation, clause.head) == ("acl:relcl", noun)
    return described and phrasal(tree, verb) in listed("settings", "being")


def _is_counted(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb counts what a noun tells: "*recorded* ten raids"."""
    counts = tree.tokens[verb].lemma in listed("settings", "recording")
    return counts and noun in tree.dependents(verb, "obj", "nsubj:pass")


def hangs_on(scene: Scene, spot: Spot, span: Span) -> bool:
    """Whether a date hangs on a verb that "and" joins to another, or that somebody says, where the day is another: "was
    held in May and *freed last week*", "said on Monday that troops *left last month*"."""
    tree, head = scene.tree, scene.tree.head(span)
    token = tree.tokens[spot.index]
    said = token.relation == "ccomp" and scene.cue_at(token.head) is not None
    joined = token.relation == "conj" and token.pos == "VERB" and span[0] > token.start
    return (said or joined) and head is not None and tree.tokens[head].head == spot.index and head != spot.index


def of_saying(scene: Scene, span: Span, index: int) -> bool:
    """Whether a date is that on which somebody tells what the word `index` tells: "said *on Sunday* that rebels had
    attacked"."""
    head, start = scene.tree.head(span), scene.tree.tokens[index].start
    cue = scene.cue_at(scene.tree.tokens[head].head) if head is not None else None
    return cue is not None and any(first <= start < last for first, last in cue.content)
