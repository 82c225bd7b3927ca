"""How those around a verb stand to what it tells, where its form leaves no doubt: who is arrested does not arrest."""

from __future__ import annotations

from dateline.extract.actors.cast import Mark
from dateline.extract.events.adjectives import sighted, state_before
from dateline.extract.events.besides import BELOW, FIRST
from dateline.extract.events.bystanders import Standing, duty
from dateline.extract.events.spots import Spot
from dateline.extract.events.things import is_of
from dateline.extract.events.weapons import sent_at
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.triggers import triggers
from dateline.vocabulary.weapons import is_munition, is_weapon


def around_verb(scene: Scene, spot: Spot, event_type: str, slots: dict[Mark, str]) -> dict[Mark, Standing]:
    """How mentions stand to what a verb tells by their slots (see `Slots`), where the verb leaves no doubt of it."""
    if spot.part != "verb":
        return {}
    found: dict[Mark, Standing] = {}
    asked = event_type == "REQUEST" and duty(scene.tree, spot.index)
    passive = event_type in listed("roles", "done") and scene.tree.child(spot.index, "aux:pass") is not None
    moved = event_type in ("RETREAT", "MOBILIZE", "SANCTION")
    moved = moved and scene.tree.tokens[spot.index].lemma in listed("roles", "moved")
    shot = scene.tree.tokens[spot.index].lemma in listed("roles", "shooting")
    hit = scene.tree.child(spot.index, "obj")
    met = scene.tree.tokens[spot.index].lemma in listed("weapons", "meeting")
    mined = met and hit is not None and scene.tree.tokens[hit].lemma in listed("weapons", "lying")
    dies = event_type == "ASSAULT" and scene.tree.tokens[spot.index].lemma in listed("roles", "dying")
    aimed = event_type == "ASSAULT" and sent_at(scene.tree, spot.index)
    denies = event_type == "REJECT"
    fled = event_type == "SANCTION" and scene.tree.tokens[spot.index].lemma == "flee"
    if event_type in ("MOBILIZE", "ASSAULT") and sighted(scene.tree, spot) is not None:
        return dict.fromkeys(slots, "apart")
    for mark, slot in slots.items():
        plain = slot.removesuffix(">conj")
        driven = fled and plain.split("~")[0] == "subj"
        robbed = plain in ("obl.from", "obj>from") and _robbed(scene, spot, event_type, mark)
        seen = plain == "obj" and event_type == "CONSULT" and scene.tree.tokens[spot.index].lemma == "visit"
        spared = event_type == "REQUEST" and _whose_fate(scene.tree, mark)
        spared = spared or (denies and slot.startswith("ccomp"))
        hit_by = robbed or seen or (aimed and plain in ("obl.at", "obl.against", "obj>at", "obj>against"))
        described = passive and plain == "psubj~rel" and _right_before_who(scene.tree, mark)
        if driven or hit_by or described or (plain == "subj" and (dies or (asked and _other(scene, spot.index, mark)))):
            found[mark] = "bears"
        elif _only_thing(scene, mark, plain, shot) or (plain == "subj" and mined) or _lies(scene.tree, mark):
            found[mark] = "apart"
        elif (plain == "psubj" and passive and mark.head < spot.index) or (plain == "obl.from" and shot):
            found[mark] = "idle"
        elif spared or (plain in ("obj", "psubj") and moved) or _sent(scene, mark):
            found[mark] = "moved"
        elif event_type in ("ASSAULT", "COERCE") and (
            _whose_people(scene, spot.index, mark, slots) or _fought_for(scene.tree, mark)
        ):
            found[mark] = "apart"
    return found


def _lies(tree: Tree, mark: Mark) -> bool:
    """Whether a mention is the mine or the like that somebody hits or steps on, which is nobody."""
    token = tree.tokens[mark.head]
    over = tree.tokens[token.head]
    hit = over.lemma in listed("weapons", "meeting") and token.relation == "obj"
    trod = over.lemma in listed("weapons", "treading") and token.relation == "obl"
    return token.lemma in listed("weapons", "lying") and (hit or trod)


def _whose_fate(tree: Tree, mark: Mark) -> bool:
    """Whether a mention is only what a deed that is asked for is to be done to: "called for the release *of Okon*"."""
    row = tree.row(mark.head)
    done_to = tree.tokens[row].relation == "nmod" and tree.case(row) == "of"
    return done_to and tree.tokens[tree.tokens[row].head].lemma in listed("roles", "suffered")


def _robbed(scene: Scene, spot: Spot, event_type: str, mark: Mark) -> bool:
    """Whether "from" tells whose a place or thing was that is seized: "recaptured the town from the rebels"; a state's
    goods may only come from there."""
    actor, lemma = scene.cast.get(mark.actor), scene.tree.tokens[spot.index].lemma
    if event_type not in ("COERCE", "ASSAULT") or actor is None or lemma not in listed("roles", "seizing"):
        return False
    bodies = ("armed_group", "armed_forces", "government", "party")
    return actor.type in bodies or (actor.type == "state" and lemma not in ("seize", "take"))


def _right_before_who(tree: Tree, mark: Mark) -> bool:
    """Whether a clause that describes a mention follows it at once: "the minister, *who* has been accused"."""
    after = tree.at(mark.end) or 0
    return tree.lower[after + (tree.lower[after] == ",")] in ("who", "which", "that")


def under_another(scene: Scene, spot: Spot, mark: Mark) -> bool:
    """Whether a mention is what another deed's noun is done to: "shot down drones during an attack *on Chad*"."""
    tree, token = scene.tree, scene.tree.tokens[mark.head]
    if token.relation.split(":")[0] != "nmod" or tree.case(mark.head) not in ("on", "against"):
        return False
    noun = tree.tokens[token.head]
    told = (noun.lemma, "noun") in triggers() and token.head != spot.index
    return (
        told and noun.relation.split(":")[0] == "obl" and tree.case(token.head) in ("during", "amid", "after", "before")
    )


def _fought_for(tree: Tree, mark: Mark) -> bool:
    """Whether somebody is told to fight for a mention: "killed fighting for Ruritania"."""
    return tree.case(mark.head) == "for" and tree.tokens[tree.tokens[mark.head].head].lemma in listed(
        "roles", "fighting"
    )


def _only_thing(scene: Scene, mark: Mark, slot: str, shot: bool) -> bool:
    """Whether a mention means a weapon that is used, or does the deed, or the craft of a state that its adjective
    names: nobody of its own."""
    tree, head = scene.tree, mark.head
    if slot in ("obj", "psubj"):
        return shot and is_of(tree, head, "weapons")
    actor = scene.cast.get(mark.actor)
    unnamed = actor is not None and actor.type in ("other", "armed_forces")
    if unnamed and mark.kind == "nominal" and is_munition(tree.tokens[head].lemma):
        return True
    acting = slot.split("~")[0] in ("subj", "by") or BELOW.fullmatch(slot) is not None
    if acting and unnamed and tree.tokens[head].lemma in listed("weapons", "fire"):
        return True
    if not acting or not unnamed or not is_weapon(tree.tokens[head].lemma):
        return False
    return is_munition(tree.tokens[head].lemma) or state_before(scene, head, "ASSAULT") is not None


def _whose_people(scene: Scene, verb: int, mark: Mark, slots: dict[Mark, str]) -> bool:
    """Whether "with" says whose people something is done to: "captured two officers with the army"."""
    tree = scene.tree
    if tree.case(mark.head) != "with" or tree.tokens[verb].lemma in listed("roles", "clashing"):
        return False
    actor, case = scene.cast.get(mark.actor), tree.child(mark.head, "case")
    those = next((m for m, slot in slots.items() if slot == "obj" and m.end + 1 == tree.tokens[case or 0].start), None)
    return (
        those is not None and actor is not None and actor.type in ("armed_forces", "government", "armed_group", "igo")
    )


def _sent(scene: Scene, mark: Mark) -> bool:
    """Whether a mention is soldiers whom somebody sends: "threatened to send troops"."""
    token = scene.tree.tokens[mark.head]
    if token.relation != "obj" or scene.tree.tokens[token.head].lemma not in listed("roles", "sending"):
        return False
    actor = scene.cast.get(mark.actor)
    return actor is not None and actor.type == "armed_forces"


def _other(scene: Scene, verb: int, mark: Mark) -> bool:
    """Whether a subject is another than who speaks."""
    claims = scene.claims_at(scene.tree.tokens[verb].start)
    own = scene.tree.lower[mark.head] in FIRST
    return bool(claims) and not own and all(claim.source != mark.actor for claim in claims)
