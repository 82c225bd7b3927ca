"""Forces in a place: "French troops in Mali", "its soldiers will stay in Moldova", "the presence of X in Y"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.relations.clauses import asserted, subjects
from dateline.extract.relations.hyphens import of_kind
from dateline.extract.relations.stage import Fact, Stage
from dateline.record.account import Actor
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry
from dateline.vocabulary.triggers import triggers

WHERE = frozenset({"in", "on", "near", "along", "at", "inside", "across"})


def presence(scene: Stage) -> Iterator[Fact]:
    told = table("relations")["presence"]
    for index, token in enumerate(scene.words.tokens):
        lemma = scene.words.lemma(index)
        if token.pos == "VERB" and lemma in told["stays"]:
            yield from _staying(scene, index)
        elif token.pos == "VERB" and lemma in told["keeps"]:
            yield from _kept(scene, index)
        elif token.pos == "NOUN" and lemma in told["noun"] and not _only_planned(scene, index):
            yield from _told(scene, index)
        elif token.pos == "NOUN" and lemma in told["hold"]:
            yield from _stronghold(scene, index)
        if index in scene.marks and scene.marks[index].kind != "pronoun" and not _only_planned(scene, index):
            yield from _there(scene, index, [index], foreign=True)


def _only_planned(scene: Stage, index: int) -> bool:
    """Whether forces are only said to be wanted or unwanted somewhere: "considers stationing troops in Moldova", "ruled
    out the presence of troops in Moldova"."""
    token = scene.words.tokens[index]
    top = index
    while scene.words.tokens[top].relation == "nmod" and scene.words.case(top) == "of":
        top = scene.words.tokens[top].head
    over = scene.words.tokens[top]
    spoken_of = over.relation in ("obj", "nsubj:pass") and scene.words.tokens[over.head].pos == "VERB"
    if spoken_of and scene.words.lemma(over.head) in table("relations")["presence"]["spoken_of"]:
        return True
    sent = token.relation == "obj" and scene.words.lemma(token.head) in table("relations")["presence"]["keeps"]
    return sent and (scene.words.tokens[token.head].tag == "VBG" or not asserted(scene, token.head))


def _staying(scene: Stage, verb: int) -> Iterator[Fact]:
    """ "The contingent will remain in Moldova"."""
    if not asserted(scene, verb) and not _will(scene, verb):
        return
    for subject in subjects(scene, verb):
        yield from _there(scene, subject, [verb])


def _will(scene: Stage, verb: int) -> bool:
    """Whether "will" is all that keeps a verb from being asserted: who will stay is there."""
    low = {scene.words.low(c) for c in scene.words.children[verb]}
    return "will" in low and not low & {"not", "n't", "n’t", "never", "if", "to"}


def _kept(scene: Stage, verb: int) -> Iterator[Fact]:
    """ "Rwanda has massed troops in Congo"."""
    held = scene.child(verb, "obj")
    token = scene.words.tokens[verb]
    under = token.tag == "VBG" and token.relation.startswith(("xcomp", "ccomp", "advcl"))
    if held is not None and not under and asserted(scene, verb):
        for forces in scene.row(held):
            yield from _there(scene, forces, [verb, held])


def _told(scene: Stage, noun: int) -> Iterator[Fact]:
    """ "The presence of Russian troops in Moldova", "the Red Column's presence in Boni"."""
    for child in scene.words.children[noun]:
        relation = scene.words.tokens[child].relation
        if relation == "nmod:poss" or (relation == "nmod" and scene.words.case(child) == "of"):
            for forces in scene.row(child):
                yield from _there(scene, forces, [noun, child], bodies=True)


def _stronghold(scene: Stage, noun: int) -> Iterator[Fact]:
    """ "The rebel stronghold of Boni", "Boni, a stronghold of the rebels": who holds a place controls it."""
    words, children = scene.words, scene.words.children[noun]
    if any(words.low(c) in table("relations")["led"]["past"] for c in children) or _taken(scene, noun):
        return
    ties = {c: words.tokens[c].relation for c in children}
    owners = [c for c, tie in ties.items() if tie in ("nmod:poss", "compound") or words.case(c) == "of"]
    holders = {scene.marks[c].actor for c in owners if c in scene.marks and scene.place(c) is None}
    holders |= {m.actor for c in owners if c not in scene.marks and scene.place(c) is None for m in of_kind(scene, c)}
    spots = [c for c, tie in ties.items() if tie == "appos" or words.case(c) == "of"]
    spots += [words.tokens[noun].head] if words.tokens[noun].relation == "appos" else []
    if not any(scene.place(c) for c in spots):
        spots += [c for c in ties if words.case(c) == "in"]
    for place in dict.fromkeys(p for c in spots if (p := scene.place(c)) is not None):
        for holder in sorted(holders):
            if scene.actors[holder].type not in ("person", "population"):
                yield holder, "controls", place, scene.span(noun, *owners, *spots), None, False


def _taken(scene: Stage, noun: int) -> bool:
    """Whether others take the place whose holders a noun tells: "captured Boni, the army's last stronghold"."""
    token = scene.words.tokens[noun]
    place = scene.words.tokens[token.head] if token.relation == "appos" else token
    verb = scene.words.tokens[place.head]
    return place.relation in ("obj", "nsubj:pass") and verb.lemma in table("relations")["presence"]["taking"]


def _there(scene: Stage, index: int, hung: list[int], *, foreign: bool = False, bodies: bool = False) -> Iterator[Fact]:
    """The forces at a token are in the places that hang on any of some words; only `foreign` ones, or `bodies` that
    are no forces too."""
    forces = scene.actor(index)
    if forces is None or not (_armed(scene, index, forces) or (bodies and forces.type in ("state", "igo"))):
        return
    spots = [c for word in hung for c in scene.words.children[word] if c > index and scene.words.case(c) in WHERE]
    for child in dict.fromkeys([*spots, *_next_to(scene, index)]):
        place = scene.place(child)
        if place is not None and not (foreign and not _abroad(scene, index, forces, child)):
            yield forces.id, "present_in", place, scene.span(index, child), None, False


def _next_to(scene: Stage, index: int) -> list[int]:
    """What "in" says right after a subject, before its verb: that tells where the subject is."""
    words, verb = scene.words, scene.words.tokens[index].head
    between = [c for c in words.children[verb] if index < c < verb and words.case(c) in WHERE]
    return [c for c in between if words.tokens[index + 1].relation == "case" and words.tokens[index + 1].head == c]


def _armed(scene: Stage, index: int, forces: Actor) -> bool:
    """Whether an actor is told as soldiers or fighters, and not as police, an officer or a deed ("a rebellion")."""
    lemma = scene.words.lemma(index)
    told = scene.words.text[slice(*scene.marks[index].span)].lower()
    if "former" in told or told.startswith("ex-") or scene.words.text[: scene.marks[index].start].endswith("ex-"):
        return False
    if forces.type == "armed_group":
        return (lemma, "noun") not in triggers()
    return forces.type == "armed_forces" and (
        forces.sector == "MIL" or lemma in table("relations")["presence"]["forces"]
    )


def _abroad(scene: Stage, index: int, forces: Actor, place: int) -> bool:
    """Whether forces stand in another country than their own, as far as the words tell."""
    if forces.type == "armed_group":
        return True
    at = registry().country(scene.words.text[slice(*scene.spots[place][1])])
    told = scene.words.text[slice(*scene.marks[index].span)].lower()
    return "foreign" in told or (forces.country is not None and at != forces.country)
