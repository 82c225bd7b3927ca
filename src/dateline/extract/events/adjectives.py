"""The state that only an adjective names as the one who acts: "the Russian invasion", "an Israeli raid killed two"."""

from __future__ import annotations

from dateline.extract.actors.demonyms import acting_country
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Participant
from dateline.vocabulary.registry import registry
from dateline.vocabulary.triggers import triggers
from dateline.vocabulary.weapons import is_weapon


def acting_state(scene: Scene, spot: Spot, event_type: str) -> Participant | None:
    """The state whose adjective stands before a noun that tells a deed, or before the deed or weapon that does it, if
    the cast has it."""
    noun = deed_of(scene.tree, spot)
    return state_before(scene, noun, event_type) if noun is not None else None


def deed_of(tree: Tree, spot: Spot) -> int | None:
    """The noun that tells a deed: the spot's own, or the subject (a deed or a weapon) that does what its verb tells."""
    noun = spot.index if spot.part == "noun" else tree.child(spot.index, "nsubj", "obl:agent")
    if noun is None or noun == spot.index:
        return noun
    token = tree.tokens[noun]
    does = (token.lemma, "noun") in triggers() or is_weapon(token.lemma)
    return noun if does and token.relation != "nsubj:pass" else None


def state_before(scene: Scene, noun: int, event_type: str) -> Participant | None:
    """The state whose adjective stands before a noun and says who does what that tells, if the cast has it."""
    found = acting_country(scene.tree, registry(), noun, event_type)
    if found is None:
        return None
    country, index = found
    state = next((a for a in scene.cast.actors if a.type == "state" and a.country == country), None)
    return Participant(state.id, scene.tree.span(index)) if state is not None else None
