"""Who stands by a deed and does not do it: who curbs violence, denies a charge, or only backs those who act."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dateline.extract.actors.cast import Mark
from dateline.extract.events.adjectives import sighted, state_before, weapon_doing
from dateline.extract.events.slots import Slots, core, is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.events.status import stays_away
from dateline.extract.events.things import is_of
from dateline.extract.events.weapons import sent_at
from dateline.extract.scene import Scene
from dateline.extract.tree import HYPHENS, Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.triggers import triggers
from dateline.vocabulary.weapons import is_munition, is_weapon

_FIRST = frozenset({"i", "we"})
_PHRASE = frozenset({"compound", "amod", "nmod:poss", "flat", "appos", "conj"})
_STEPS = 4
Standing = Literal["idle", "bears", "moved", "apart", "partner", "does"]
"""Does not do a deed; has it done to it; is not whom it is done to; takes no part; does it with others; does it."""


def bystanders(scene: Scene, spot: Spot, event_type: str, marks: list[Mark]) -> dict[Mark, Standing]:
    """How mentions outside of the phrase of a noun stand to what it tells, where they cannot do it."""
    tree = scene.tree
    phrase = _phrase(tree, spot)
    kind = _kind(tree, phrase, event_type) if phrase is not None else None
    if phrase is None or kind is None:
        return {}
    verb, inside = tree.tokens[phrase].head, set(tree.subtree(phrase))
    if not is_passive(tree, verb):
        inside |= {mark.head for mark in marks if tree.case(mark.head) == "by"}
    found: dict[Mark, Standing] = {m: "apart" if kind == "ground" else "idle" for m in marks if m.head not in inside}
    if kind == "punishing":
        around = Slots(tree, verb)
        found = {m: how for m, how in found.items() if core(around.of(m.head)[0]) == "subj"}
    if kind in ("bearing", "receiving") and _is_given(event_type):
        givers = (m for m in marks if tree.case(m.head) == "from" and tree.tokens[m.head].head in (phrase, verb))
        found |= dict.fromkeys(givers, "does")
        slots = Slots(tree, verb)
        places = {mark: slots.of(mark.head) for mark, how in found.items() if how != "does"}
        found |= {m: "bears" for m, (slot, way) in places.items() if core(slot) == "subj" and way in ("", ">conj")}
    return found


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
        hit_by = aimed and plain in ("obl.at", "obl.against", "obj>at", "obj>against")
        if driven or hit_by or (plain == "subj" and (dies or (asked and _other(scene, spot.index, mark)))):
            found[mark] = "bears"
        elif _only_thing(scene, mark, plain, shot) or (plain == "subj" and mined):
            found[mark] = "apart"
        elif (plain == "psubj" and passive and mark.head < spot.index) or (plain == "obl.from" and shot):
            found[mark] = "idle"
        elif (plain in ("obj", "psubj") and moved) or _sent(scene, mark) or (denies and slot.startswith("ccomp")):
            found[mark] = "moved"
        elif event_type in ("ASSAULT", "COERCE") and (
            _whose_people(scene, spot.index, mark, slots) or _fought_for(scene.tree, mark)
        ):
            found[mark] = "apart"
    return found


def _parted(tree: Tree, one: int, other: int) -> bool:
    """Whether a semicolon stands between two words."""
    first, last = sorted((one, other))
    return ";" in tree.lower[first:last]


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
    acting = slot.split("~")[0] in ("subj", "by") or _BELOW.fullmatch(slot) is not None
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


def beyond_subject(tree: Tree, spot: Spot, event_type: str, slots: dict[Mark, str]) -> list[Mark]:
    """The mentions outside of a clause whose own subject does the deed: "soldiers looked on as rebels attacked"; those
    who do what a clause below or beside it tells ("rebels attacked, and soldiers fled"); those whom a weapon strikes;
    who does something to those whom a participle describes: "shot a man jailed for arson"."""
    token = tree.tokens[spot.index]
    if spot.part == "verb" and token.tag == "VBN" and token.relation == "acl":
        return [m for m, slot in slots.items() if slot.endswith("^subj")]
    active = _subject(tree, spot.index) is not None
    below = [m for m, slot in slots.items() if (_BELOW if active else _LATER).fullmatch(slot)]
    own = tree.child(spot.index, "nsubj")
    if spot.part == "verb" and own is not None and own < spot.index:
        below += [m for m, slot in slots.items() if _NEXT.fullmatch(slot) or _parted(tree, spot.index, m.head)]
    own = _subject(tree, spot.index)
    if tree.tokens[spot.index].relation in ("conj", "parataxis") and own is not None and own < spot.index:
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


_BELOW = re.compile(r"advcl(\.\w+)?>nsubj(>conj)?")
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
        carried = token.relation == "obj" and tree.tokens[token.head].lemma in listed("roles", "carrying")
        own = carried and any(slot.startswith("obj^subj") for slot in slots.values())
        return [m for m, slot in slots.items() if own and ("+^" in slot or slot == "far")]
    subject = _subject(tree, spot.index)
    if spot.part != "verb" or subject is None or tree.tokens[subject].pos not in ("NOUN", "PROPN", "DET", "NUM"):
        return []
    return [m for m, slot in slots.items() if "^" in slot or slot == "far"]


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb in the active voice."""
    return next((c for c in tree.dependents(verb, "nsubj") if tree.tokens[c].relation == "nsubj"), None)


def _other(scene: Scene, verb: int, mark: Mark) -> bool:
    """Whether a subject is another than who speaks."""
    claims = scene.claims_at(scene.tree.tokens[verb].start)
    own = scene.tree.lower[mark.head] in _FIRST
    return bool(claims) and not own and all(claim.source != mark.actor for claim in claims)


def apart_from(tree: Tree, noun: int, event_type: str) -> str | None:
    """Where a noun's verb tells another deed than the noun: whether it stops that of the noun or goes with it."""
    kind = _kind(tree, noun, event_type)
    beside = dict.fromkeys(("answering", "absent", "ground"), "beside")
    return ({"stopping": "stopping", "ending": "stopping"} | beside).get(kind or "")


def _phrase(tree: Tree, spot: Spot) -> int | None:
    """The noun whose phrase tells a deed: the spot's own, or one above it ("a wave of attacks")."""
    if spot.part != "noun":
        return None
    top = spot.index
    for _ in range(_STEPS):
        token = tree.tokens[top]
        base = token.relation.split(":")[0]
        joined = base == "conj" and tree.tokens[token.head].pos in ("NOUN", "PROPN")
        if token.head == top or not (joined or (base == "nmod" and tree.case(top) == "of")):
            break
        top = token.head
    return top


def _kind(tree: Tree, phrase: int, event_type: str) -> str | None:
    """What stands over a deed's phrase and bars those outside of it: a list of `data/roles.toml`, or "absent"."""
    token, case = tree.tokens[phrase], tree.case(phrase)
    base = token.relation.split(":")[0]
    if token.head == phrase:
        return None
    ground = case in listed("roles", "ground") or _requites(tree, phrase)
    if ground and base in ("obl", "nmod") and event_type in listed("roles", "hostile"):
        return "ground"
    if case == "under" and base == "obl" and event_type in listed("roles", "mutual"):
        return "ground"
    if stays_away(tree, phrase):
        return "absent"
    if base == "obl":
        kinds = [k for k, cases in _CASES.items() if case in cases]
    elif base == "obj" or token.relation == "nsubj:pass":
        kinds = ["stopping", "answering", "bearing"] + ["ending"] * (event_type == "ASSAULT")
        kinds += ["receiving"] * (_is_given(event_type) and token.relation == "obj")
    else:
        return None
    return next((kind for kind in kinds if tree.tokens[token.head].lemma in listed("roles", kind)), None)


def _is_given(event_type: str) -> bool:
    """Whether a deed of this type is done to who bears or receives it: "faced threats", "received a request"."""
    return event_type in listed("roles", "hostile") | listed("roles", "given")


def _requites(tree: Tree, phrase: int) -> bool:
    """Whether a deed is what another is done for: "in retaliation for the raid"."""
    case = tree.child(phrase, "case")
    before = case - 1 if case else tree.tokens[phrase].head
    return tree.tokens[before].pos == "NOUN" and tree.tokens[before].lemma in listed("roles", "requital")


_CASES = {"answering": ("to", "at"), "bearing": ("with", "from"), "punishing": ("for", "over")}
"""Prepositions after which a verb's noun is as good as its object: "respond to", "suffer from"."""


def only_ties(tree: Tree, spot: Spot, mark: Mark) -> bool:
    """Whether a mention only says to whom another is tied: "Okon-backed rebels", "a group linked to Okon"; or whose
    rule something comes to be under: "brought the town under the control of the army"."""
    if _tied().match(tree.text, mark.end) or _rules(tree, mark):
        return True
    after = tree.at(mark.end)
    if after is not None and tree.lower[after] in listed("roles", "tied"):
        token = tree.tokens[after]
        return token.relation == "amod" and token.head > after
    head = mark.head
    while tree.tokens[head].relation in _PHRASE and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    verb = tree.tokens[head].head
    bound = tree.tokens[head].relation.split(":")[0] == "obl" and tree.tokens[verb].relation in ("acl", "amod")
    return bound and verb != spot.index and tree.lower[verb] in listed("roles", "tied")


def _rules(tree: Tree, mark: Mark) -> bool:
    """Whether a mention owns the rule that something else is under."""
    head = mark.head
    while tree.tokens[head].relation.split(":")[0] in ("conj", "appos") and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    of = tree.child(head, "case")
    owned = of - 1 if of and tree.lower[of] == "of" else tree.tokens[head].head  # the arcs often hang "of" on the verb
    owns = of is not None or tree.tokens[head].relation in ("nmod:poss", "compound", "amod")
    return owns and tree.tokens[owned].lemma in listed("roles", "ruling") and tree.case(owned) == "under"


@cache
def _tied() -> re.Pattern[str]:
    return re.compile(rf"[{HYPHENS}](?:{'|'.join(sorted(listed('roles', 'tied')))})\b", re.IGNORECASE)


def says_of_another(scene: Scene, spot: Spot, mark: Mark) -> bool:
    """Whether a verb tells of another than a mention, and of no duty: "Okon said the rebels want talks"."""
    tree = scene.tree
    subject = _subject(tree, spot.index)
    if spot.part != "verb" or subject is None or is_passive(tree, spot.index):
        return False
    if tree.lower[subject] in _FIRST or duty(tree, spot.index):
        return False
    return scene.cast.at(tree.span(subject)) != mark.actor


def duty(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what is to be done: "must leave", "need to leave"; but not "need aid to live"."""
    if any(tree.lower[c] in listed("roles", "duties") for c in tree.dependents(verb, "aux")):
        return True
    to_do = tree.child(verb, "xcomp") is not None and tree.child(verb, "obj") is None
    return to_do and tree.tokens[verb].lemma in listed("roles", "needs")


def objects_of_others(tree: Tree, spot: Spot, marks: list[Mark]) -> list[Mark]:
    """What another verb of the row has as its object, where the spot has its own: "took towns and killed men"."""
    own = tree.child(spot.index, "obj") if spot.part == "verb" else None
    if own is None or tree.tokens[own].pos == "PRON":
        return []
    first = tree.row(spot.index)
    return [
        mark
        for mark in marks
        if tree.tokens[mark.head].relation == "obj"
        and tree.tokens[mark.head].head != spot.index
        and tree.tokens[tree.tokens[mark.head].head].pos == "VERB"
        and tree.row(tree.tokens[mark.head].head) == first
    ]
