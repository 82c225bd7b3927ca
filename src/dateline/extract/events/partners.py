"""Who takes part by what the words around a deed say of him: who does it with another, who is under it, who is accused
of it."""

from __future__ import annotations

from typing import Literal

from dateline.extract.actors.cast import Mark
from dateline.extract.events.slots import core, is_passive, slots_of
from dateline.extract.events.spots import Spot
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

Part = Literal["partner", "bears", "does", "idle", "apart"]
"""Does a deed with another, has it done to him, does it, does not, as who accuses another of it, or takes no part."""
_STEPS = 3
_IN = frozenset({"in", "during", "by", "from", "after"})


def told_parts(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> dict[Mark, Part]:
    """How the mentions stand to a deed whose words leave no doubt of it, by their slots (see `Slots`)."""
    found: dict[Mark, Part] = {m: "partner" for m, slot in slots.items() if _with(tree, spot, event_type, slot)}
    if tree.case(spot.index) == "under" and event_type in listed("roles", "hostile"):
        under = ("n-nsubj", "n-nsubj>conj")
        found |= {m: "bears" for m, slot in slots.items() if slot in under or _above(slot) in ("subj", "psubj")}
    if charged := suspects(tree, spot, event_type, slots):
        found = {m: found.get(m, "idle") for m in slots} | dict.fromkeys(charged, "does")
    found |= dict.fromkeys(victims(tree, spot, event_type, slots), "bears")
    if event_type in ("PROTEST", "ACCUSE", "REJECT"):
        found |= {m: "bears" for m in slots if _against_whose(tree, spot, m, slots)}
    found |= dict.fromkeys(blamed(tree, spot, slots), "does")
    found |= {m: "apart" if event_type != "ASSAULT" else "bears" for m in slots if _harmed_in(tree, spot, m)}
    found |= {m: "does" for m, slot in slots.items() if carried_out(tree, spot, m.head) or _carries(tree, spot, slot)}
    return found


def _against_whose(tree: Tree, spot: Spot, mark: Mark, slots: dict[Mark, str]) -> bool:
    """Whether a mention owns that against which something is done: "marched against Okon's rule"."""
    owner = tree.tokens[mark.head]
    owned = tree.tokens[owner.head]
    against = tree.case(owner.head) == "against" and owned.head == spot.index
    return owner.relation == "nmod:poss" and against and all(m.head != owner.head for m in slots)


def victims(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    """Those told to come to harm in what a noun tells: "six were killed in the raid", "Okon died in clashes"."""
    token = tree.tokens[spot.index]
    case = tree.case(spot.index)
    if event_type != "ASSAULT" or spot.part != "noun" or token.relation.split(":")[0] != "obl" or case not in _IN:
        return []
    verb = token.head
    lemma = tree.tokens[verb].lemma
    if tree.child(spot.index, "nmod:poss") is not None:
        return []
    wanted = "psubj" if is_passive(tree, verb) else "subj"
    if lemma not in listed("roles", "harmed" if wanted == "psubj" else "dying"):
        return []
    return [m for m, slot in slots.items() if _above(slot) == wanted]


def blamed(tree: Tree, spot: Spot, slots: dict[Mark, str]) -> list[Mark]:
    """Those on whom the deed that a noun tells is blamed: "blamed the raid on the rebels"."""
    token = tree.tokens[spot.index]
    if spot.part != "noun" or token.relation not in ("obj", "nsubj:pass") or tree.tokens[token.head].lemma != "blame":
        return []
    return [
        m
        for m in slots
        if tree.case(row := tree.row(m.head)) == "on" and tree.tokens[row].head in (token.head, spot.index)
    ]


def _harmed_in(tree: Tree, spot: Spot, mark: Mark) -> bool:
    """Whether somebody comes to harm in what a noun tells: "a rally *in which two officers were injured*"."""
    token = tree.tokens[mark.head]
    clause = tree.tokens[token.head]
    opening = tree.lower[spot.index + 1 : spot.index + 3]
    opened = opening in (["in", "which"], ["during", "which"]) or opening[:1] in (["where"], ["when"])
    first = opened and mark.head > spot.index and clause.relation.split(":")[0] in ("acl", "advcl")
    return first and token.relation == "nsubj:pass" and clause.lemma in listed("roles", "harmed")


def carried_out(tree: Tree, spot: Spot, index: int) -> bool:
    """Whether a word tells by whom what a noun tells is done: "accusations made by Okon", "a revolt led by Okon"."""
    if spot.part != "noun":
        return False
    agent = tree.row(index)
    token = tree.tokens[agent]
    verb = tree.tokens[token.head]
    return token.relation == "obl:agent" and verb.head == spot.index and verb.lemma in listed("roles", "carried")


def _carries(tree: Tree, spot: Spot, slot: str) -> bool:
    """Whether a mention is the subject of a clause in which a participle carries what a noun tells: "Okon fled after
    leading a mutiny"."""
    token = tree.tokens[spot.index]
    verb = tree.tokens[token.head]
    if (
        spot.part != "noun"
        or token.relation != "obj"
        or verb.tag != "VBG"
        or verb.lemma not in listed("roles", "carried")
    ):
        return False
    mark = tree.child(token.head, "mark", "case")
    return slot == "obj^subj~advcl" and (mark is None or tree.lower[mark] != "without")


def _above(slot: str) -> str:
    """The slot around the verb that carries a noun."""
    link, _, above = slot.partition("^")
    return above.removesuffix(">conj").split("~")[0] if link.startswith("obl") else ""


def _with(tree: Tree, spot: Spot, event_type: str, slot: str) -> bool:
    """Whether a mention does with others what only two can do: "agreed with Okon", "received Okon", "clashed with"."""
    lemma = tree.tokens[spot.index].lemma
    if event_type not in listed("roles", "mutual") and lemma not in listed("roles", "clashing"):
        return False
    plain = slot.removesuffix(">conj")
    hosted = plain == "obj" and spot.part == "verb" and lemma in listed("roles", "hosting")
    return hosted or plain in ("obl.with", "obj>with", "obj^obl.with", "n.between", "obl.between", "obj>between")


def suspects(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    """Those whom another word accuses or convicts of a deed, and who so did it: "Okon was jailed for killing two"."""
    gerund = spot.part == "verb" and tree.tokens[spot.index].tag == "VBG"
    if not gerund and event_type not in ("ASSAULT", "COERCE"):
        return []
    if tree.child(spot.index, "nsubj", "obl:agent", "nmod:poss") is not None:
        return []
    charge = _charge(tree, spot.index)
    mark = tree.child(spot.index, "mark")
    if charge is None or (event_type not in ("ASSAULT", "COERCE") and (mark is None or tree.lower[mark] != "of")):
        return []
    around = slots_of(tree, charge)
    wanted: tuple[str, ...] = (
        ("psubj",) if is_passive(tree, charge) else ("subj",) if _pleads(tree, charge) else ("obj",)
    )
    if tree.tokens[charge].pos == "ADJ":
        wanted = ("n-nsubj", "subj")
    if wanted == ("obj",) and mark is not None and (accused := _before_of(tree, spot.index, charge, mark)) is not None:
        return [m for m in slots if tree.row(m.head) == accused]
    found = {m: around.of(m.head) for m in slots}
    ways = ("", ">conj") if tree.tokens[charge].lemma in listed("roles", "charging") else ("", ">conj", ">of", ">on")
    return [m for m, (slot, way) in found.items() if (core(slot) or slot) in wanted and way in ways]


def _before_of(tree: Tree, deed: int, charge: int, mark: int) -> int | None:
    """Who is accused, where the arcs hang him on the deed after "of": "accuses neighbouring *Chad* of backing them"."""
    return next((k for k in tree.dependents(deed, "obj", "nsubj") if charge < k < mark), None)


def _charge(tree: Tree, index: int) -> int | None:
    """The word that accuses somebody of a deed: the first verb above, or "guilty", if it is such a word."""
    part = False
    for _ in range(_STEPS):
        token = tree.tokens[index]
        base = token.relation.split(":")[0]
        mark = tree.child(index, "mark")
        tie = tree.case(index) or (tree.lower[mark] if mark is not None else None)
        if token.head == index or base not in ("obl", "nmod", "advcl", "acl", "ccomp") or tie not in _TIES:
            return None
        index = token.head
        if tree.tokens[index].pos in ("VERB", "ADJ"):
            punished = part and tree.tokens[index].lemma in listed("roles", "punishing")
            return index if punished or tree.tokens[index].lemma in listed("roles", "charging") else None
        if tree.tokens[index].lemma not in listed("roles", "charges"):
            return None
        part = True  # "sanctioned two men over their role in the raid"
    return None


_TIES = frozenset({"of", "with", "for", "to", "in", "over", "on"})


def _pleads(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].lemma in ("plead", "confess", "admit")
