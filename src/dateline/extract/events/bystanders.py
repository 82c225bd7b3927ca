"""Who stands by a deed and does not do it: who curbs violence, denies a charge, or only backs those who act."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dateline.extract.actors.cast import Mark
from dateline.extract.events.besides import FIRST, active_subject
from dateline.extract.events.discussed import talked_over
from dateline.extract.events.known import phrasal
from dateline.extract.events.slots import core, is_passive, slots_of
from dateline.extract.events.spots import Spot
from dateline.extract.events.status import stays_away
from dateline.extract.events.things import is_of
from dateline.extract.scene import Scene
from dateline.extract.tree import HYPHENS, Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.triggers import triggers

_PHRASE = frozenset({"compound", "amod", "nmod:poss", "flat", "appos", "conj"})
_STEPS = 4
Standing = Literal["idle", "bears", "moved", "apart", "partner", "does"]
"""Does not do a deed; has it done to it; is not whom it is done to; takes no part; does it with others; does it."""


def bystanders(scene: Scene, spot: Spot, event_type: str, marks: list[Mark]) -> dict[Mark, Standing]:
    """How mentions outside of the phrase of a noun stand to what it tells, where they cannot do it."""
    tree = scene.tree
    phrase = deed_phrase(tree, spot)
    kind = _kind(tree, phrase, event_type) if phrase is not None else None
    if phrase is not None and kind is None and event_type == "PROTEST" and tree.tokens[phrase].relation == "obl":
        return _watching(scene, phrase, marks)
    if phrase is None or kind is None:
        return _describing(tree, spot, marks)
    verb, inside = tree.tokens[phrase].head, set(tree.subtree(phrase))
    if not is_passive(tree, verb):
        inside |= {mark.head for mark in marks if tree.case(mark.head) == "by"}
    found: dict[Mark, Standing] = {m: "apart" if kind == "ground" else "idle" for m in marks if m.head not in inside}
    if kind == "punishing":
        around = slots_of(tree, verb)
        found = {m: how for m, how in found.items() if core(around.of(m.head)[0]) == "subj"}
    if kind in ("bearing", "receiving") and _is_given(event_type):
        givers = (m for m in marks if tree.case(m.head) == "from" and tree.tokens[m.head].head in (phrase, verb))
        found |= dict.fromkeys(givers, "does")
        slots = slots_of(tree, verb)
        places = {mark: slots.of(mark.head) for mark, how in found.items() if how != "does"}
        found |= {m: "bears" for m, (slot, way) in places.items() if core(slot) == "subj" and way in ("", ">conj")}
    return found | _describing(tree, spot, marks)


def _describing(tree: Tree, spot: Spot, marks: list[Mark]) -> dict[Mark, Standing]:
    """Who answers, stops or lays at another's door a deed in a clause that describes it: "a pact that *China* has
    criticised"."""
    nouns = [spot.index] if spot.part == "noun" else list(tree.dependents(spot.index, "nsubj"))
    clauses = [c for noun in nouns for c in tree.dependents(noun, "acl:relcl")]
    if not clauses:
        return {}
    against = listed("roles", "answering") | listed("roles", "stopping") | listed("roles", "blaming")
    judging = [c for c in clauses if tree.tokens[c].lemma in against and not is_passive(tree, c)]
    subjects = {k for c in judging for k in tree.dependents(c, "nsubj")}
    return {mark: "idle" for mark in marks if tree.row(mark.head) in subjects}


def _watching(scene: Scene, phrase: int, marks: list[Mark]) -> dict[Mark, Standing]:
    """The police or soldiers who do something else at a protest: "police shot two men during a rally"."""
    inside = set(scene.tree.subtree(phrase))
    forces = {actor.id for actor in scene.cast.actors if actor.type == "armed_forces"}
    return {m: "idle" for m in marks if m.actor in forces and m.head not in inside}


def apart_from(tree: Tree, noun: int, event_type: str) -> str | None:
    """Where a noun's verb tells another deed than the noun: whether it stops that of the noun or goes with it."""
    kind = _kind(tree, noun, event_type)
    if kind is None and tree.tokens[noun].relation == "obj" and phrasal(tree, tree.tokens[noun].head) in _ruling_out():
        return "stopping"
    beside = dict.fromkeys(("answering", "absent", "ground"), "beside")
    return ({"stopping": "stopping", "ending": "stopping"} | beside).get(kind or "")


def _ruling_out() -> frozenset[str]:
    """The phrasal verbs by which what they take does not come about: "ruled out sanctions"."""
    return frozenset(verb for verb in listed("status", "governing_verbs", "negated") if "_" in verb)


def deed_phrase(tree: Tree, spot: Spot) -> int | None:
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
    ground = case in listed("roles", "ground") or _requites(tree, phrase) or _warded_off(tree, phrase)
    if ground and base in ("obl", "nmod") and event_type in listed("roles", "hostile"):
        return "ground"
    if base == "nsubj" and event_type in listed("roles", "hostile") and _since(tree, token.head):
        return "ground"
    if case == "under" and base == "obl" and event_type in listed("roles", "mutual"):
        return "ground"
    if _so_called(tree, phrase):
        return "naming"
    if stays_away(tree, phrase):
        return "absent"
    if _disowned(tree, phrase):
        return "answering"
    if talked_over(tree, phrase) and (event_type in listed("roles", "talked_of") or _of_others(tree, phrase)):
        return "discussing"
    if base == "obl":
        kinds = [k for k, cases in _CASES.items() if case in cases]
    elif base == "obj" or token.relation == "nsubj:pass":
        if _reported(tree, phrase) and event_type in listed("roles", "hostile"):
            return "ground"
        kinds = ["stopping", "answering", "bearing"] + ["ending"] * (event_type == "ASSAULT")
        kinds += ["receiving"] * (_is_given(event_type) and token.relation == "obj")
        kinds += ["causing"] * _by_deed(tree, token.head, event_type)
    else:
        return None
    return next((kind for kind in kinds if tree.tokens[token.head].lemma in listed("roles", kind)), None)


def _reported(tree: Tree, phrase: int) -> bool:
    """Whether the verb above tells that somebody learns of what is told or passes it on: "received *reports* of
    killings"."""
    token = tree.tokens[phrase]
    news = token.relation == "obj" and token.lemma in listed("roles", "reports")
    return news and tree.tokens[token.head].lemma in listed("roles", "learning")


def _of_others(tree: Tree, phrase: int) -> bool:
    """Whether a noun tells itself whose deed it is: "raised *Mali's* support for them", "raised *Malian* support"."""
    named = any(tree.word(k)[:1].isupper() for k in tree.dependents(phrase, "amod"))
    return named or tree.child(phrase, "nmod:poss") is not None


def _so_called(tree: Tree, phrase: int) -> bool:
    """Whether a deed is only what somebody calls something: "condemned what he called an *attack* on free speech"."""
    named = tree.tokens[tree.tokens[phrase].head]
    called = named.lemma in listed("roles", "naming") and named.relation.startswith("acl")
    return called and tree.lower[named.head] == "what"


def _disowned(tree: Tree, phrase: int) -> bool:
    """Whether somebody denies a part in the deed of a noun: "denied any role *in the attack*"."""
    above = tree.tokens[phrase].head
    parts = _parts()
    if tree.tokens[phrase].relation.split(":")[0] == "nmod" and tree.tokens[above].lemma in parts:
        verb = tree.tokens[above].head
    else:
        held = tree.child(above, "obj")
        verb = above if held is not None and tree.tokens[held].lemma in parts and held < phrase else -1
    return verb >= 0 and tree.tokens[verb].lemma in listed("roles", "disowning")


@cache
def _parts() -> frozenset[str]:
    return listed("roles", "charges") | listed("roles", "owned up") | listed("roles", "ties to a deed")


def _warded_off(tree: Tree, phrase: int) -> bool:
    """Whether the verb above tells that what others send is warded off: "shot down drones *during* an attack"."""
    verb = tree.tokens[phrase].head
    verb = tree.tokens[verb].head if is_of(tree, verb, "weapons") else verb
    wards = {tree.tokens[verb].lemma, phrasal(tree, verb)} & listed("roles", "warding off")
    return tree.case(phrase) in ("during", "in") and bool(wards)


def _since(tree: Tree, verb: int) -> bool:
    """Whether a clause tells since or after when others do something: "arrested 20 since the protests *began*"."""
    mark = tree.child(verb, "mark")
    lemma, clause = tree.tokens[verb].lemma, tree.tokens[verb].relation.split(":")[0] == "advcl"
    beginning = lemma in listed("status", "beginning", "verbs") or lemma in listed("roles", "breaking out")
    return beginning and clause and mark is not None and tree.lower[mark] in ("since", "after", "before")


def _by_deed(tree: Tree, verb: int, event_type: str) -> bool:
    """Whether a deed, and nobody, brings about another, or people a protest: "the arrest of Okon sparked riots"."""
    subject = active_subject(tree, verb)
    deed = subject is not None and (tree.tokens[subject].lemma, "noun") in triggers()
    return deed or event_type == "PROTEST"


def _is_given(event_type: str) -> bool:
    """Whether a deed of this type is done to who bears or receives it: "faced threats", "received a request"."""
    return event_type in listed("roles", "hostile") or event_type in listed("roles", "given")


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
    if _tied().match(tree.text, mark.end) or _rules(tree, mark) or _hails_from(tree, spot, mark):
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


def _hails_from(tree: Tree, spot: Spot, mark: Mark) -> bool:
    """Whether a mention only says where somebody is from: "the killing of a peacekeeper *from Okon*"."""
    if tree.case(mark.head) != "from":
        return False
    noun = tree.tokens[spot.index].lemma in listed("roles", "suffered")
    return noun and spot.index < mark.head and tree.tokens[mark.head].relation.startswith("nmod")


def _rules(tree: Tree, mark: Mark) -> bool:
    """Whether a mention owns the rule that something else is under, or only looks on: "in the presence of Okon"."""
    head = mark.head
    while (
        tree.tokens[head].relation in ("conj", "appos", "compound", "flat", "nmod:desc", "nmod:poss")
        and tree.tokens[head].head != head
    ):
        head = tree.tokens[head].head
    of = tree.child(head, "case")
    owned = of - 1 if of and tree.lower[of] == "of" else tree.tokens[head].head  # the arcs often hang "of" on the verb
    owns = of is not None or tree.tokens[head].relation in ("nmod:poss", "compound", "amod")
    case, lemma = tree.case(owned), tree.tokens[owned].lemma
    return owns and ((case == "under" and lemma in listed("roles", "ruling")) or (case == "in" and lemma == "presence"))


@cache
def _tied() -> re.Pattern[str]:
    return re.compile(rf"[{HYPHENS}](?:{'|'.join(sorted(listed('roles', 'tied')))})\b", re.IGNORECASE)


def says_of_another(scene: Scene, spot: Spot, mark: Mark) -> bool:
    """Whether a verb tells of another than a mention, and of no duty: "Okon said the rebels want talks"."""
    tree = scene.tree
    subject = active_subject(tree, spot.index)
    if spot.part != "verb" or subject is None or is_passive(tree, spot.index):
        return False
    if tree.lower[subject] in FIRST or duty(tree, spot.index):
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
