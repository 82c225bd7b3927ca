"""Places that change hands without a word for the deed: "the town fell to the rebels", "the army lost control of Koro".

PLOVER's COERCE seize, done by those who hold the place afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.events.bystanders import Standing
from dateline.extract.events.spots import Spot
from dateline.extract.events.things import is_of
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

TAKEN = 0.8
"""How sure it is that a place changes hands, where the word's own scores say less."""


def changes_hands(scene: Scene, spot: Spot) -> bool:
    """Whether a verb tells that a place comes to be held by others, of whom some are armed."""
    tree, verb = scene.tree, spot.index
    subject = tree.child(verb, "nsubj")
    if spot.part != "verb" or subject is None:
        return False
    if tree.tokens[verb].lemma in listed("roles", "falling"):
        place = is_of(tree, subject, "ground") and not _armed(scene, subject)  # "Chad fell to Mali in the final"
        return place and any(_takes(scene, c) for c in _to(tree, verb))
    if tree.tokens[verb].lemma not in listed("roles", "losing") or not _armed(scene, subject):
        return False
    lost = list(tree.dependents(verb, "obj"))
    if any(is_of(tree, c, "control") and _of_ground(tree, c) for c in lost):
        return True
    return any(is_of(tree, c, "ground") for c in lost) and any(_takes(scene, c) for c in _to(tree, verb))


def holders(scene: Scene, spot: Spot, slots: dict[Mark, str]) -> dict[Mark, Standing]:
    """How mentions stand to a place's change of hands: who takes it, and who loses it."""
    if not changes_hands(scene, spot):
        return {}
    lost = scene.tree.tokens[spot.index].lemma in listed("roles", "losing")
    takers = {c for c in _to(scene.tree, spot.index) for c in (c, *scene.tree.dependents(c, "nmod", "conj"))}
    found: dict[Mark, Standing] = {}
    for mark, slot in slots.items():
        if mark.head in takers:
            found[mark] = "does"
        elif slot.split("~")[0] == "subj":
            found[mark] = "bears" if lost else "apart"
    return found


def _to(tree: Tree, verb: int) -> Iterator[int]:
    return (c for c in tree.dependents(verb, "obl", "nmod") if tree.case(c) in ("to", "into", "under"))


def _takes(scene: Scene, index: int) -> bool:
    """Whether a word means those into whose hands a place comes: armed ones, or "the hands of", "the control of"."""
    return _armed(scene, index) or scene.tree.tokens[index].lemma in listed("roles", "ruling") | {"hand"}


def _of_ground(tree: Tree, control: int) -> bool:
    of = (c for c in tree.dependents(control, "nmod") if tree.case(c) in ("of", "over"))
    return any(is_of(tree, c, "ground") or tree.tokens[c].pos == "PROPN" for c in of)


def _armed(scene: Scene, index: int) -> bool:
    actor = scene.cast.get(scene.cast.at(scene.tree.span(index)))
    return actor is not None and actor.type in ("armed_group", "armed_forces", "state", "government")
