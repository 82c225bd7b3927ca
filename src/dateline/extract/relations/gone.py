"""Who has died or been driven out of office by the time of a report: what he led and where he served is over."""

from __future__ import annotations

from dateline.extract.actors.cast import Mark
from dateline.extract.events.status import status_of
from dateline.extract.scene import Scene
from dateline.vocabulary.files import table


def gone(scene: Scene) -> frozenset[str]:
    """The ids of the persons whom the report tells to have died, been killed or lost their office, as done."""
    people = {actor.id for actor in scene.cast.actors if actor.type == "person"}
    return frozenset(m.actor for m in scene.cast.marks if m.actor in people and _is_gone(scene, m))


def _is_gone(scene: Scene, mark: Mark) -> bool:
    tree = scene.tree
    head = mark.head
    while tree.tokens[head].relation.split(":")[0] in ("appos", "flat", "conj") and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    token, words = tree.tokens[head], table("relations")["gone"]
    lemma = tree.tokens[token.head].lemma
    if token.relation in ("nsubj:pass", "obj"):
        told = lemma in words["suffers"]
    elif token.relation == "nsubj":
        told = lemma in words["does"] or (lemma in words["resigns"] and tree.child(token.head, "obl") is None)
    elif token.relation == "nmod:poss" or (token.relation == "nmod" and tree.case(head) == "of"):
        told = lemma in words["noun"]
    else:
        return False
    return told and status_of(tree, token.head)[0] == "happened"


__all__ = ["gone"]
