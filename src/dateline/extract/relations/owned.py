"""What words give to a person as theirs: "Okon's government", "Okon's Unity Party"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.actors.titlewords import words_of
from dateline.extract.relations.offices import present
from dateline.extract.relations.stage import Fact, Stage
from dateline.record.account import RelationName
from dateline.vocabulary.files import table


def owned(scene: Stage) -> Iterator[Fact]:
    """The government and the party of a named person, who leads them; the first government of each that is told. "His
    party" is led by who leads a state, and others are its members."""
    ruled: set[str] = set()
    named = {mark.actor for mark in scene.marks.values() if mark.kind == "name"}
    for head, mark in scene.marks.items():
        body = scene.actors.get(mark.actor)
        if body is None or mark.kind == "pronoun" or body.type in ("person", "state"):
            continue
        for child, owner in _owners(scene, head):
            former = "former" in scene.words.text[owner.start : owner.end].lower().split()
            if owner.kind == "pronoun":
                if body.type == "party" and body.id in named:
                    relation: RelationName = "leads" if _heads_a_state(scene, owner.actor) else "member_of"
                    yield owner.actor, relation, body.id, scene.span(child, head), None, False
            elif _governs(scene, head) and owner.actor not in ruled:
                ruled.add(owner.actor)
                past = any(scene.words.low(c) in table("relations")["led"]["past"] for c in scene.words.children[head])
                yield owner.actor, "leads", body.id, scene.span(child, head), None, past or former
            elif body.type == "party" and (mark.kind == "name" or scene.words.lemma(head) == "party"):
                yield owner.actor, "leads", body.id, scene.span(child, head), None, former


def _owners(scene: Stage, head: int) -> Iterator[tuple[int, Mark]]:
    """The persons whose something is: "Okon's", "of Okon", "his"."""
    words = scene.words
    for child in words.children[head]:
        mark = scene.marks.get(child)
        if mark is None or mark.kind == "nominal" or scene.actors[mark.actor].type != "person":
            continue
        of = words.tokens[child].relation == "nmod" and words.case(child) == "of"
        if words.tokens[child].relation == "nmod:poss" or (of and words.lemma(head) != "administration"):
            yield child, mark


def _governs(scene: Stage, head: int) -> bool:
    return scene.words.lemma(head) in table("relations")["led"]["noun"]


def _heads_a_state(scene: Stage, person: str) -> bool:
    """Whether a person is told by an office that leads a state."""
    bases = (present(office)[0].lower() for office in scene.actors[person].roles)
    return any(base.endswith(tuple(words_of("of_land"))) for base in bases)
