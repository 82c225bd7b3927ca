"""Clauses: "X leads Y", "Y, led by X", "X based in Z"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.relations.stage import BODY, Fact, Stage, told_by
from dateline.record.account import Actor
from dateline.vocabulary.files import table

COMMANDED = BODY - {"other", "company", "media", "party"}
UNSURE = frozenset({"not", "n't", "n’t", "never", "longer", "would", "could", "may", "might", "should", "will"})


def clauses(scene: Stage) -> Iterator[Fact]:
    words = scene.words
    for index, token in enumerate(words.tokens):
        if token.pos not in ("VERB", "ADJ"):
            continue
        lemma = words.lemma(index)
        bare = token.relation.startswith("acl") and scene.child(index, "obj") is None
        passive = token.tag == "VBN" and (bare or scene.child(index, "nsubj:pass", "aux:pass") is not None)
        agent = _agent(scene, index)
        if (agent is not None or passive) and lemma in told_by("passive"):
            yield from _passive(scene, index, told_by("passive")[lemma], agent)
            yield from _commanded(scene, index, agent)
        elif not passive and token.pos == "VERB" and lemma in told_by("verb"):
            yield from _active(scene, index, told_by("verb")[lemma])
        if lemma in table("relations")["hold"]["verb"]:
            yield from _holding(scene, index)
        if lemma in ("consist", "comprise", "include"):
            yield from _members(scene, index)
        if lemma == "take" and any(words.low(c) == "over" for c in words.children[index]):
            yield from _taking_over(scene, index)
        if lemma in table("relations")["fights"]["verb"]:
            yield from _fighting(scene, index)
        yield from _attached(scene, index)


def _fighting(scene: Stage, index: int) -> Iterator[Fact]:
    """ "Rebels fighting the government", "rebels who fight to topple the president": what describes them."""
    token, ends = scene.words.tokens[index], table("relations")["fights"]["end"]
    group = scene.actor(token.head)
    if not token.relation.startswith("acl") or group is None or group.type != "armed_group":
        return
    aims = [c for c in scene.words.children[index] if scene.words.lemma(c) in ends]
    for target in (held for verb in (index, *aims) if (held := scene.child(verb, "obj")) is not None):
        for other in scene.row(target):
            one = scene.actor(other)
            if one is not None and one.type in BODY | {"state", "person"}:
                yield group.id, "opposed_to", one.id, scene.span(token.head, index, other), None, False


def _taking_over(scene: Stage, index: int) -> Iterator[Fact]:
    """ "Ann Lee takes over from Bo Tarek"."""
    if not asserted(scene, index):
        return
    for child in scene.words.children[index]:
        if scene.words.tokens[child].relation == "obl" and scene.words.case(child) == "from":
            for subject in subjects(scene, index):
                yield from _fact(scene, subject, "successor_of", child, index)


def _holding(scene: Stage, index: int) -> Iterator[Fact]:
    """ "The army claims full control of Koro"."""
    words, held = scene.words, scene.child(index, "obj")
    if held is None or words.lemma(held) not in table("relations")["hold"]["noun"] or not asserted(scene, index):
        return
    for child in (*words.children[held], *words.children[index]):
        if child > held and words.case(child) in ("of", "over"):
            for subject in subjects(scene, index):
                for target in scene.row(child):
                    yield from _fact(scene, subject, "controls", target, index)


def _members(scene: Stage, index: int) -> Iterator[Fact]:
    """ "The bloc consists of A, B and C"."""
    listed = scene.child(index, "obj", "obl")
    for subject in subjects(scene, index) if listed is not None else []:
        body = scene.actor(subject)
        for part in (
            scene.row(listed) if body is not None and body.type in ("igo", "party") and listed is not None else []
        ):
            one = scene.actor(part)
            if one is not None and body is not None and one.type in ("state", "party"):
                yield one.id, "member_of", body.id, scene.span(subject, index, part), None, False


def _agent(scene: Stage, index: int) -> int | None:
    for child in scene.words.children[index]:
        token = scene.words.tokens[child]
        if token.relation == "obl:agent" or (token.relation.startswith("obl") and scene.words.case(child) == "by"):
            return child
    return None


def subjects(scene: Stage, index: int) -> list[int]:
    """Who does what a verb or participle says: its subject, the noun that it describes, the subject of its clause."""
    subject = scene.child(index, "nsubj", "nsubj:pass")
    token = scene.words.tokens[index]
    if subject is not None and scene.words.low(subject) not in ("who", "which", "that"):
        return scene.row(subject)
    if token.relation.startswith("acl") or token.relation == "amod":
        return [_named_by(scene, token.head)]
    if token.relation in ("conj", "xcomp", "advcl") and token.head != index:
        return subjects(scene, token.head) if scene.words.tokens[token.head].pos in ("VERB", "ADJ", "AUX") else []
    return [subject] if subject is not None else []


def _named_by(scene: Stage, noun: int) -> int:
    """Who is meant by a noun that only says what somebody named before is: "the Front, a *coalition* led by Okon"."""
    token = scene.words.tokens[noun]
    return token.head if scene.actor(noun) is None and token.relation == "appos" and token.head in scene.marks else noun


def antecedents(scene: Stage, pronoun: int, verb: int) -> list[int]:
    """Whom "which" or "who" means: the noun that its clause describes with all in its row, or, where that is nobody,
    who is named right before the comma."""
    words, token = scene.words, scene.words.tokens[verb]
    if token.relation.startswith("acl") and token.head in scene.marks:
        return scene.row(token.head)
    if pronoun < 2 or words.word(pronoun - 1) != "," or not token.relation.endswith("relcl"):
        return []
    end = words.tokens[pronoun - 2].end
    return [m.head for m in scene.marks.values() if m.end == end and m.kind == "name"][:1]


def asserted(scene: Stage, index: int) -> bool:
    """Whether the words state it outright: no "not", "would", "may", no infinitive, nor what hangs on one ("to make it
    fall") or one is accused "of", nothing that is denied; but "continues to" and "is working to"."""
    token = scene.words.tokens[index]
    if token.relation in ("xcomp", "advcl") and scene.words.lemma(token.head) in table("relations")["goes_on"]["verb"]:
        return asserted(scene, token.head)
    if token.relation in ("ccomp", "xcomp") and scene.words.lemma(token.head) in table("relations")["denied"]["verb"]:
        return False
    if token.relation in ("xcomp", "ccomp") and token.head != index:
        above = scene.words.children[token.head]
        if any(scene.words.tokens[c].relation == "mark" and scene.words.low(c) == "to" for c in above):
            return False
    for child in scene.words.children[index]:
        token = scene.words.tokens[child]
        if token.relation == "mark" and scene.words.low(child) in ("to", "if", "of"):
            return False
        if scene.words.low(child) in UNSURE:
            return False
    return True


def _active(scene: Stage, index: int, relation: str) -> Iterator[Fact]:
    target = scene.child(index, "obj")
    if target is None or not asserted(scene, index):
        return
    for subject in subjects(scene, index):
        for other in scene.row(target):
            past = scene.words.tokens[index].tag == "VBD"
            yield from _fact(scene, subject, relation, other, index, past=past)


def _passive(scene: Stage, index: int, relation: str, agent: int | None) -> Iterator[Fact]:
    if agent is None or not asserted(scene, index):
        return
    for target in subjects(scene, index):
        for doer in scene.row(agent):
            yield from _fact(scene, doer, relation, target, index)


def _commanded(scene: Stage, index: int, agent: int | None) -> Iterator[Fact]:
    """ "The corps, which is controlled by the ministry", "militias commanded by the army": forces under a body."""
    if agent is None or scene.words.lemma(index) not in table("relations")["commanded"]["verb"]:
        return
    if not asserted(scene, index):
        return
    for target in subjects(scene, index):
        one, other = scene.actor(target), scene.actor(agent)
        forces = one is not None and one.type in ("armed_forces", "armed_group")
        body = other is not None and other.type in ("government", "armed_forces", "armed_group", "state", "igo")
        if one is not None and other is not None and one.id != other.id and forces and body:
            yield one.id, "under_command_of", other.id, scene.span(target, index, agent), None, False


def _fact(scene: Stage, subject: int, relation: str, target: int, cue: int, *, past: bool = False) -> Iterator[Fact]:
    """The fact of a clause, if its two ends are such as it can hold between."""
    target = _whole(scene, target) if relation == "controls" else target
    one, other, place = scene.actor(subject), scene.actor(target), scene.place(target)
    span = scene.span(subject, cue, target)
    if one is None:
        return
    if relation == "leads" and other is not None and other.type in BODY | {"state"} and one.type in ("person", "party"):
        yield one.id, "leads", other.id, span, None, past
    elif relation == "controls" and (place or (other and other.type in ("state", "government"))):
        if one.type not in ("person", "population", "other"):
            yield one.id, "controls", place or (other.id if other else ""), span, None, False
    elif relation == "successor_of" and other is not None and _alike(scene, subject, target):
        yield one.id, "successor_of", other.id, span, None, False
    elif relation == "commands" and other is not None and other.type in COMMANDED:
        yield other.id, "under_command_of", one.id, span, None, False
    elif relation == "supports" and other is not None and other.type in BODY and one.type in BODY | {"state"}:
        yield one.id, "supports", other.id, span, None, False
    elif relation == "opposed_to" and other is not None and one.type == other.type and one.type in BODY:
        yield one.id, "opposed_to", other.id, span, None, False
    elif relation == "member_of" and other is not None and other.type in ("igo", "party", "armed_group"):
        yield one.id, "member_of", other.id, span, None, False


def _alike(scene: Stage, subject: int, target: int) -> bool:
    """Whether one may take another's place: two people, or two forces that have names."""
    one, other, forces = scene.actor(subject), scene.actor(target), {"armed_forces", "armed_group"}
    if one is None or other is None or one.id == other.id:
        return False
    named = all(actor.name.split()[-1][:1].isupper() for actor in (one, other))
    return one.type == other.type == "person" or ({one.type, other.type} <= forces and named)


def _whole(scene: Stage, part: int) -> int:
    """The place that words for a part or a kind of place are followed by: "most of Boni", "the capital, Boni", "four of
    the nine towns of Boni"."""
    if scene.place(part) is not None or scene.actor(part) is not None:
        return part
    words = scene.words
    around = (*words.children[part], *words.children[words.tokens[part].head])
    hung = [c for c in around if c > part and scene.place(c) is not None]
    of = [c for c in hung if words.case(c) == "of" or words.tokens[c].relation == "appos"]
    some = [c for c in words.children[part] if c > part and words.case(c) == "of" and words.tokens[c].tag == "NNS"]
    return of[0] if of else _whole(scene, some[0]) if some else part


def _attached(scene: Stage, index: int) -> Iterator[Fact]:
    """ "Allied with", "based in", "loyal to" and their like."""
    words = scene.words
    for child in words.children[index]:
        if not words.tokens[child].relation.startswith("obl"):
            continue
        relation = told_by("with").get(f"{words.low(index)} {words.case(child) or ''}".strip())
        if relation is None or not asserted(scene, index) or scene.child(index, "obj") is not None:
            continue
        for subject in subjects(scene, index):
            one = scene.actor(subject) if words.low(subject) not in ANYONE else None
            told = _of_forces(scene, subject, relation)
            for other in scene.row(child):
                told = _of_party(one, told, scene.actor(other)) if words.low(index) == "affiliated" else told
                target = _end(scene, other, told)
                if one is not None and target is not None and _holds(scene, one, told, other):
                    yield one.id, told, target, scene.span(subject, index, other), None, False  # type: ignore[misc]


def _of_forces(scene: Stage, subject: int, relation: str) -> str:
    """Soldiers who are "based in" a place are present there; a body that is so has its seat there."""
    soldiers = scene.words.lemma(subject) in table("relations")["presence"]["forces"]
    return "present_in" if relation == "located_in" and soldiers else relation


def _of_party(one: Actor | None, relation: str, other: Actor | None) -> str:
    """Whoever is affiliated with a party belongs to it; bodies that are so are its allies."""
    belongs = one is not None and other is not None and one.type == "person" and other.type == "party"
    return "member_of" if relation == "allied_with" and belongs else relation


ANYONE = frozenset({"those", "these", "others", "anyone", "all", "some", "source", "sources"})
"""Words for whomever a clause describes."""


def _holds(scene: Stage, one: Actor, relation: str, other: int) -> bool:
    """Whether such a relation can hold between two: forces are present, only likes are against each other."""
    if relation == "under_command_of":
        return one.type in COMMANDED
    if relation == "present_in":
        return one.type in ("armed_forces", "armed_group", "igo", "state")
    against = scene.actor(other)
    if relation == "opposed_to" and against is not None:
        return (one.type == "person") == (against.type == "person")
    return True


def _end(scene: Stage, index: int, relation: str) -> str | None:
    """The object of a relation at a token: a place where the relation wants one, else an actor."""
    if relation == "present_in":
        index = _whole(scene, index)
    actor, place = scene.actor(index), scene.place(index)
    if relation in ("located_in", "present_in", "controls"):
        return place or (actor.id if actor and actor.type == "state" else None)
    return actor.id if actor else None
