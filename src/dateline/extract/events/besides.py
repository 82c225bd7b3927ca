"""Who is told of beside a deed, in other clauses or outside of its phrase, and does not do it."""

from __future__ import annotations

import re

from dateline.extract.actors.cast import Mark
from dateline.extract.events.adjectives import weapon_doing
from dateline.extract.events.slots import carried, is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed


def beyond_subject(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    """The mentions outside of a clause whose own subject does the deed: "soldiers looked on as rebels attacked"; those
    who do what a clause below or beside it tells ("rebels attacked, and soldiers fled"); those whom a weapon strikes;
    who does something to those whom a participle describes: "shot a man jailed for arson"."""
    token = tree.tokens[spot.index]
    if spot.part == "verb" and token.tag == "VBN" and token.relation == "acl":
        return [m for m, slot in slots.items() if slot.endswith("^subj")]
    active, own = active_subject(tree, spot.index), tree.child(spot.index, "nsubj")
    below = [m for m, slot in slots.items() if (_LATER if active is None else BELOW).fullmatch(slot)]
    if spot.part == "verb" and own is not None and own < spot.index:
        below += [m for m, slot in slots.items() if _NEXT.fullmatch(slot) or _parted(tree, spot.index, m.head)]
    if token.relation in ("conj", "parataxis") and active is not None and active < spot.index:
        below += [m for m, slot in slots.items() if _BESIDE.fullmatch(slot)]
    if is_passive(tree, spot.index) and spot.part == "verb":
        below += [m for m, slot in slots.items() if slot.startswith("psubj>") and slot != "psubj>conj"]
    if token.relation != "root" and each_other(tree, token.head) and tree.child(spot.index, "mark") is not None:
        below += list(slots)  # "accused each other of *breaking* the truce"
    below += _above_described(spot, event_type, slots)
    below += _besides_weapon(tree, spot, event_type, slots)
    below += _besides_owner(spot, slots)
    return below + _above_subject(tree, spot, event_type, slots) + _besides_agent(tree, spot, event_type, slots)


def _above_described(spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    """The mentions outside of a clause that says what those do whom it describes: "police beat those who marched"."""
    if spot.part != "verb" or event_type in listed("roles", "said"):
        return []
    own = any(slot.removesuffix(">conj") in ("subj~rel", "subj~acl") for slot in slots.values())
    return [m for m, slot in slots.items() if own and "^" in slot]


def _besides_agent(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    """The mentions outside of those by whom a passive verb is told to be done: "backed by Chad and armed by Mali"."""
    agents = [c for c in tree.dependents(spot.index, "obl:agent") if tree.case(c) == "by"]
    if event_type in listed("roles", "mutual"):
        return []
    inside = {below for agent in agents for below in tree.subtree(agent)}
    outside = [m for m in slots if m.head not in inside]
    return outside if len(outside) < len(slots) else []


def each_other(tree: Tree, verb: int) -> bool:
    """Whether those who do what a verb tells do it to one another: "accused *each other*"."""
    for thing in tree.dependents(verb, "obj", "obl", "nsubj"):
        words = tree.lower[thing : thing + 2]
        if words[0] == "other":
            words = tree.lower[max(0, thing - 1) : thing + 1]
        if words in (["each", "other"], ["one", "another"], ["the", "other"]):
            return True
    return False


def exchanged(tree: Tree, spot: Spot) -> bool:
    """Whether a noun tells what two do to one another: "traded *blame*", "exchanged *fire*"."""
    token = tree.tokens[spot.index]
    return (
        spot.part == "noun"
        and token.relation == "obj"
        and tree.tokens[token.head].lemma in listed("roles", "exchanging")
    )


FIRST = frozenset({"i", "we"})
BELOW = re.compile(r"advcl(\.\w+)?>nsubj(>conj)?")
_LATER = re.compile(r"advcl\.(?:after|since|because|before|although|though|while|until|unless|if)>nsubj(>conj)?")
_NEXT = re.compile(r"conj(\.\w+)?>nsubj(:pass)?(>conj)?")
_BESIDE = re.compile(r"(?:conj|parataxis)\^p?subj(>conj)?")


def _besides_owner(spot: Spot, slots: dict[Mark, str]) -> list[Mark]:
    """The mentions outside of the phrase of a noun that says itself who does its deed: "during a visit *by Okon*"."""
    own = spot.part == "noun" and any(slot == "n.by" for slot in slots.values())
    return [m for m, slot in slots.items() if own and "^" in slot]


def _besides_weapon(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    """The mentions outside of the phrase of a weapon that does what a verb tells: "drones struck a rebel convoy"."""
    weapon = weapon_doing(tree, spot) if event_type in ("ASSAULT", "COERCE") else None
    inside = set(tree.subtree(weapon)) if weapon is not None else set()
    sent = (m for m in slots if tree.case(m.head) == "from" or (m.head not in inside and tree.case(m.head) != "by"))
    return list(sent) if weapon is not None else []


def _above_subject(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    token = tree.tokens[spot.index]
    mark = tree.child(spot.index, "mark", "advmod")
    when = token.relation == "advcl" and mark is not None and tree.lower[mark] in listed("roles", "when")
    if event_type in listed("roles", "said") and not when:
        return []
    if spot.part == "noun":
        own = carried(tree, spot.index) and any(slot.startswith("obj^subj") for slot in slots.values())
        return [m for m, slot in slots.items() if own and ("+^" in slot or slot == "far")]
    subject = active_subject(tree, spot.index)
    if spot.part != "verb" or subject is None or tree.tokens[subject].pos not in ("NOUN", "PROPN", "DET", "NUM"):
        return []
    return [m for m, slot in slots.items() if "^" in slot or slot == "far"]


def active_subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb in the active voice."""
    return next((c for c in tree.dependents(verb, "nsubj") if tree.tokens[c].relation == "nsubj"), None)


def _parted(tree: Tree, one: int, other: int) -> bool:
    """Whether a semicolon stands between two words."""
    first, last = sorted((one, other))
    return ";" in tree.lower[first:last]
