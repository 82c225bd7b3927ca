"""Who takes part beside another: "Mali, along with Niger", "Mali and Niger", "was killed with his son"."""

from __future__ import annotations

from collections.abc import Container

from dateline.extract.actors.cast import Mark
from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

_BODILY = frozenset({"person", "population", "armed_forces", "armed_group"})
"""Types of those who can be killed with another, and are nothing that one is killed with."""


def companions(
    tree: Tree, chosen: list[tuple[str, Mark]], marks: list[Mark], barred: Container[Mark] = ()
) -> list[tuple[str, Mark]]:
    """Who takes part along with those chosen: "Mali, along with its neighbours Niger and Chad"; those `barred` do so
    only where the words say it."""
    taken = {mark.actor for _, mark in chosen}
    found: list[tuple[str, Mark]] = []
    for mark in marks:
        top = governing(tree, mark.head)
        if mark.actor in taken or (top == mark.head and tree.child(top, "appos") in {o.head for o in marks}):
            continue
        role = _beside(tree, chosen, mark, top)
        if role is None and mark not in barred and _in_row(tree, chosen, mark):
            role = "actor"
        if role is not None:
            taken.add(mark.actor)
            found.append((role, mark))
    return found


def _beside(tree: Tree, chosen: list[tuple[str, Mark]], mark: Mark, top: int) -> str | None:
    """The role of those along with whom a phrase tells of others, or among whom it names them."""
    case, above = tree.case(top), tree.tokens[top].head
    if case in listed("roles", "company"):
        subject = tree.child(above, "nsubj") if tree.tokens[above].pos == "VERB" else None
        heads = {above, above if subject is None else governing(tree, subject)}
    elif case in listed("roles", "instance") and mark.kind == "name":
        heads = {above}
    else:
        return None
    return next((role for role, other in chosen if governing(tree, other.head) in heads), None)


def _in_row(tree: Tree, chosen: list[tuple[str, Mark]], mark: Mark) -> bool:
    """Whether "and" or commas join a mention to one who does the deed: "Mali, Niger and the junta's own militia"."""
    row = tree.row(mark.head)
    return any(role == "actor" and mark.head != o.head and tree.row(o.head) == row for role, o in chosen)


def with_victims(scene: Scene, spot: Spot, slots: dict[Mark, str]) -> list[Mark]:
    """Those with whom others are killed or seized, by their slots: "Okon was killed with his son"."""
    tree = scene.tree
    if spot.part != "verb" or not is_passive(tree, spot.index):
        return []
    lemma = tree.tokens[spot.index].lemma
    if lemma not in listed("roles", "harmed") and lemma not in listed("roles", "seized"):
        return []
    bodily = {actor.id for actor in scene.cast.actors if actor.type in _BODILY}
    return [m for m, slot in slots.items() if slot.removesuffix(">conj") == "obl.with" and m.actor in bodily]


def titled(scene: Scene, mark: Mark) -> bool:
    """Whether a mention is a further title of somebody named, and nobody else: "Okon, prime minister and *ruler*"."""
    tree, first = scene.tree, scene.tree.row(mark.head)
    if mark.kind != "nominal" or first == mark.head or tree.tokens[mark.head].tag not in ("NN", "NNP"):
        return False
    if tree.child(mark.head, "det", "nmod:poss", "nummod") is not None:
        return False  # "Okon and a lawyer"
    bearer = tree.tokens[first].head if tree.tokens[first].relation == "appos" else first
    one = scene.cast.get(scene.cast.at(tree.span(bearer)))
    named = any(m.head == bearer and m.kind == "name" for m in scene.cast.marks)
    return named and one is not None and one.type == "person"


def governing(tree: Tree, index: int) -> int:
    """The head of the row or apposition that a word stands in."""
    for _ in range(6):
        token = tree.tokens[index]
        if token.relation.split(":")[0] not in ("conj", "appos", "flat") or token.head == index:
            break
        index = token.head
    return index
