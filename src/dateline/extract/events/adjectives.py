"""The state that only an adjective names as the one who acts: "the Russian invasion", "an Israeli raid killed two"."""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.record.account import Participant
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import registry
from dateline.vocabulary.triggers import triggers


def acting_state(scene: Scene, spot: Spot, event_type: str) -> Participant | None:
    """The state whose adjective stands before a noun that tells a deed, or before the deed that does it, if the cast
    has it."""
    tree = scene.tree
    noun = spot.index if spot.part == "noun" else tree.child(spot.index, "nsubj", "obl:agent")
    if noun is None or event_type in listed("roles", "nobody"):
        return None
    lemma = tree.tokens[noun].lemma
    deed = noun == spot.index or (tree.tokens[noun].relation != "nsubj:pass" and (lemma, "noun") in triggers())
    if not deed or lemma in listed("roles", "where"):
        return None
    for index in tree.dependents(noun, "amod"):
        hit = registry().best(tree.word(index), how=("adjective",))
        country = hit.entry.country if hit else None
        actor = next((a for a in scene.cast.actors if a.type == "state" and a.country == country), None)
        if country and actor:
            return Participant(actor.id, tree.span(index))
    return None
