"""The states that only an adjective names as those who act: "the Russian invasion", "an Israeli raid killed two"."""

from __future__ import annotations

from dateline.extract.actors.demonyms import acting_countries
from dateline.extract.events.slots import is_passive, slots_of
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Participant
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import registry
from dateline.vocabulary.triggers import triggers
from dateline.vocabulary.weapons import is_weapon


def acting_states(scene: Scene, spot: Spot, event_type: str) -> tuple[Participant, ...]:
    """The states whose adjectives stand before a noun that tells a deed, or before the deed or weapon that does it, if
    the cast has them."""
    noun = deed_of(scene.tree, spot)
    return states_before(scene, noun, event_type) if noun is not None else ()


def deed_of(tree: Tree, spot: Spot) -> int | None:
    """The noun that tells a deed: the spot's own, or the subject (a deed or a weapon) that does what its verb tells."""
    noun = spot.index if spot.part == "noun" else _agent(tree, spot.index)
    if noun is None or (seen := sighted(tree, spot)) is not None:
        return weapon_doing(tree, spot) if noun is None else seen
    if noun == spot.index:
        return noun
    token = tree.tokens[noun]
    does = (token.lemma, "noun") in triggers() or is_weapon(token.lemma) or token.lemma in listed("weapons", "shots")
    return noun if does and token.relation != "nsubj:pass" else None


def _agent(tree: Tree, verb: int) -> int | None:
    """The noun after "by" at a passive verb, whatever the arcs call it, or else the subject."""
    by = (c for c in tree.children[verb] if tree.case(c) == "by") if is_passive(tree, verb) else iter(())
    agent = next(by, None)
    return tree.child(verb, "nsubj") if agent is None else agent


def sighted(tree: Tree, spot: Spot) -> int | None:
    """The weapon or craft that somebody is told only to see: "detected 45 Ruritanian aircraft"."""
    if spot.part != "verb" or tree.tokens[spot.index].lemma not in listed("roles", "sighting"):
        return None
    seen = tree.child(spot.index, "obj")
    return seen if seen is not None and is_weapon(tree.tokens[seen].lemma) else None


def weapon_doing(tree: Tree, spot: Spot) -> int | None:
    """The weapon or craft that does what a verb tells, be it the subject of a verb above: "Ruritanian drones struck the
    convoy, *killing* two"."""
    if spot.part != "verb":
        return None
    subject = next((k for k, slot in slots_of(tree, spot.index).direct.items() if slot.split("~")[0] == "subj"), None)
    return subject if subject is not None and is_weapon(tree.tokens[subject].lemma) else None


def states_before(scene: Scene, noun: int, event_type: str) -> tuple[Participant, ...]:
    """The states whose adjectives stand before a noun and say who does what that tells, if the cast has them."""
    states = {a.country: a.id for a in reversed(scene.cast.actors) if a.type == "state"}
    found = acting_countries(scene.tree, registry(), noun, event_type)
    return tuple(Participant(states[c], scene.tree.span(at)) for c, at in found if c in states)


def state_before(scene: Scene, noun: int, event_type: str) -> Participant | None:
    """The first of these states."""
    return next(iter(states_before(scene, noun, event_type)), None)
