"""The state that only an adjective names as the one who acts: "the Russian invasion", "an Israeli raid killed two"."""

from __future__ import annotations

from dateline.extract.actors.demonyms import acting_country
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.record.account import Participant
from dateline.vocabulary.registry import registry
from dateline.vocabulary.triggers import triggers
from dateline.vocabulary.weapons import is_weapon


def acting_state(scene: Scene, spot: Spot, event_type: str) -> Participant | None:
    """The state whose adjective stands before a noun that tells a deed, or before the deed or weapon that does it, if
    the cast has it."""
    tree = scene.tree
    noun = spot.index if spot.part == "noun" else tree.child(spot.index, "nsubj", "obl:agent")
    if noun is None:
        return None
    token = tree.tokens[noun]
    does = (token.lemma, "noun") in triggers() or is_weapon(token.lemma)
    if noun != spot.index and (token.relation == "nsubj:pass" or not does):
        return None
    return state_before(scene, noun, event_type)


def state_before(scene: Scene, noun: int, event_type: str) -> Participant | None:
    """The state whose adjective stands before a noun and says who does what that tells, if the cast has it."""
    found = acting_country(scene.tree, registry(), noun, event_type)
    if found is None:
        return None
    country, index = found
    state = next((a for a in scene.cast.actors if a.type == "state" and a.country == country), None)
    return Participant(state.id, scene.tree.span(index)) if state is not None else None
