"""What words give to a person as theirs: "Okon's government", "his forces", "Okon's Unity Party"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.relations.stage import Fact, Stage
from dateline.vocabulary.files import table


def owned(scene: Stage) -> Iterator[Fact]:
    """The government and the party of a person, who leads them, and the forces that are under the person's command."""
    ruled: set[str] = set()
    for head, mark in scene.marks.items():
        body = scene.actors.get(mark.actor)
        if body is None or mark.kind == "pronoun" or body.type in ("person", "state"):
            continue
        for child, owner in _owners(scene, head):
            named, span = owner.kind == "name", scene.span(child, head)
            if _is(scene, head, "noun") and named and owner.actor not in ruled:
                ruled.add(owner.actor)
                past = any(scene.words.low(c) in table("relations")["led"]["past"] for c in scene.words.children[head])
                yield owner.actor, "leads", body.id, span, None, past or _is_former(scene, owner)
            elif body.type == "party" and named and (mark.kind == "name" or scene.words.lemma(head) == "party"):
                yield owner.actor, "leads", body.id, span, None, _is_former(scene, owner)
            elif (
                body.type in ("armed_forces", "armed_group") and _is(scene, head, "forces") and _commands(scene, child)
            ):
                yield body.id, "under_command_of", owner.actor, span, None, False


def _owners(scene: Stage, head: int) -> Iterator[tuple[int, Mark]]:
    """The persons whose something is: "Okon's", "of Okon", "his"."""
    words = scene.words
    for child in words.children[head]:
        mark = scene.marks.get(child)
        if mark is None or scene.actors[mark.actor].type != "person":
            continue
        of = words.tokens[child].relation == "nmod" and words.case(child) == "of"
        if words.tokens[child].relation == "nmod:poss" or (of and words.lemma(head) != "administration"):
            yield child, mark


def _commands(scene: Stage, owner: int) -> bool:
    """Whether forces are called someone's own, and not "ours"."""
    return scene.words.tokens[owner].relation == "nmod:poss" and scene.words.low(owner) not in ("our", "my", "your")


def _is(scene: Stage, head: int, group: str) -> bool:
    return scene.words.lemma(head) in table("relations")["led"][group]


def _is_former(scene: Stage, owner: Mark) -> bool:
    """Whether the words before an owner's name say that an office is over: "former President Okon's government"."""
    return "former" in scene.words.text[owner.start : owner.end].lower().split()
