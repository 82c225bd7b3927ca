"""Who stands outside of the words that tell a deed, and so takes no part in it; and who does it though its verb is left
out."""

from __future__ import annotations

from dateline.extract.actors.cast import Mark
from dateline.extract.events.adjectives import states_before
from dateline.extract.events.bystanders import Standing
from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

_ANYONE = frozenset({"anyone", "anybody", "someone", "somebody", "everyone", "everybody", "those", "whoever"})
_ACTING = frozenset({"state", "igo", "government", "person", "company", "ngo"})


def outside(scene: Scene, spot: Spot, event_type: str, marks: list[Mark]) -> dict[Mark, Standing]:
    """Which mentions have no part in what is told, and which do it though its word is not said again."""
    apart: dict[Mark, Standing] = dict.fromkeys(_apart(scene, spot, event_type, marks), "apart")
    return apart | dict.fromkeys([*_unrepeated(scene, spot, marks), *_needing(scene.tree, spot, marks)], "does")


def _apart(scene: Scene, spot: Spot, event_type: str, marks: list[Mark]) -> list[Mark]:
    """Those outside of the phrase or clause that tells a deed, or in one that tells of anyone."""
    tree, index = scene.tree, spot.index
    token = tree.tokens[index]
    inside = set(tree.subtree(index))
    if token.tag == "VBN" and token.relation in ("amod", "compound"):  # "allowed them into the *bombed* sites"
        inside |= set(tree.subtree(token.head))
        return [m for m in marks if m.head not in inside]
    if _of_anyone(tree, index):
        return [m for m in marks if m.head not in inside]
    by_adjective = token.relation == "obl" and event_type in listed("roles", "hostile")
    if spot.part == "noun" and by_adjective and states_before(scene, index, event_type):
        inside |= {m.head for m in marks if tree.case(m.head) == "by"}
        return [m for m in marks if m.head not in inside]
    between = {m for m in marks if spot.part == "noun" and event_type != "CONSULT" and _mediates(tree, m.head)}
    of_others = {k for c in tree.dependents(index, "obj", "obl") if _anyone(tree, c) for k in tree.subtree(c)}
    return [m for m in marks if m.head in of_others or m in between]


def _mediates(tree: Tree, index: int) -> bool:
    """Whether somebody only brought others to an agreement: "a truce *brokered by* Okon", whatever the arcs hang on."""
    case = tree.child(tree.row(index), "case")
    if not case or tree.lower[case] != "by":
        return False
    return tree.tokens[case - 1].lemma in listed("roles", "mediating")


def _anyone(tree: Tree, index: int) -> bool:
    return tree.lower[index] in _ANYONE


def _of_anyone(tree: Tree, index: int) -> bool:
    """Whether a clause tells what anybody does who is not named: "sanctions on anyone *who shelters them*"."""
    token = tree.tokens[index]
    subject = tree.child(index, "nsubj")
    does = subject is not None and tree.lower[subject] in ("who", "that") and not is_passive(tree, index)
    return does and token.relation == "acl:relcl" and _anyone(tree, token.head)


def _unrepeated(scene: Scene, spot: Spot, marks: list[Mark]) -> list[Mark]:
    """Those who do what a verb tells that is not said again: "Chad pledged 3 million euros *and Mali 2 million*"."""
    tree = scene.tree
    if spot.part != "verb" or tree.child(spot.index, "nsubj") is None:
        return []
    sums = {k for k in tree.dependents(spot.index, "obj") if tree.child(k, "nummod") is not None}
    sums |= {c for k in sums for c in tree.dependents(k, "conj")}
    able = {actor.id for actor in scene.cast.actors if actor.type in _ACTING}
    heads = {m.head for m in marks}
    return [
        m
        for m in marks
        if m.actor in able
        and m.kind == "name"
        and tree.tokens[m.head].relation in ("conj", "nsubj")
        and tree.tokens[m.head].head in sums - heads
        and any(tree.tokens[k].pos == "NUM" for k in range(m.head + 1, min(m.head + 6, len(tree.tokens))))
    ]


def _needing(tree: Tree, spot: Spot, marks: list[Mark]) -> list[Mark]:
    """Those who need something and so ask for it: "*refugees* need help"; but who "needs to act" is asked to."""
    needs = spot.part == "verb" and tree.tokens[spot.index].lemma in listed("roles", "needing")
    if not needs or tree.child(spot.index, "obj") is None or tree.child(spot.index, "xcomp") is not None:
        return []
    subject = tree.child(spot.index, "nsubj")
    return [m for m in marks if subject is not None and tree.row(m.head) == subject]
