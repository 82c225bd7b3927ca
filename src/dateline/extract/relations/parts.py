"""Bodies that are part of another by their name or what hangs on it: "the League Refugee Committee", "the Cyber Unit of
the Delta Police", "a team within the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.relations.names import PARENTS, owns
from dateline.extract.relations.stage import Fact, Stage
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import fold

_WHOLES = PARENTS | {"government"}


def parts(scene: Stage) -> Iterator[Fact]:
    """The bodies that are part of another: `part_of` facts, one for each name or phrase that says so."""
    wholes = {
        fold(scene.words.text[m.start : m.end]): m.actor
        for m in scene.cast.marks
        if m.kind == "name" and scene.actors[m.actor].type in _WHOLES
    }
    for head, mark in scene.marks.items():
        body = scene.actors[mark.actor]
        if mark.kind == "pronoun" or body.type not in _WHOLES | {"other"}:
            continue
        if mark.kind == "name":
            yield from _by_name(scene, head, wholes)
        elif body.id in scene.acting and not scene.words.is_plural(head):
            yield from _unnamed(scene, head)
        for child in scene.words.children[head]:
            whole = scene.actor(child)
            if whole is None or child < head or whole.type not in _WHOLES or whole.id == body.id:
                continue
            case = scene.words.case(child)
            if (case in ("within", "under") or (case == "of" and mark.kind == "name")) and _is_part(scene, head):
                yield body.id, "part_of", whole.id, scene.span(head, child), None, False


def _unnamed(scene: Stage, head: int) -> Iterator[Fact]:
    """A unit that only a noun tells, with whose it is: "the Assembly's legal committee", "the League mission"."""
    lemma, told_parts = scene.words.lemma(head), table("relations")["parts"]["told"]
    if not _is_ending(lemma) and lemma not in told_parts:
        return
    for child in scene.words.children[head]:
        whole = scene.actor(child)
        told = owns(scene, head, child) or (child > head and scene.words.case(child) == "of")
        if whole is None or not told or whole.type not in _WHOLES or scene.marks[child].kind != "name":
            continue
        if whole.id != scene.marks[head].actor:
            yield scene.marks[head].actor, "part_of", whole.id, scene.span(head, child), None, False


def _by_name(scene: Stage, head: int, wholes: dict[str, str]) -> Iterator[Fact]:
    """A body whose name is another's with what part of it that is."""
    mark = scene.marks[head]
    name = fold(scene.words.text[mark.start : mark.end]).split()
    if not _is_ending(name[-1]):
        return
    longest = (wholes[prefix] for n in range(len(name) - 1, 0, -1) if (prefix := " ".join(name[:n])) in wholes)
    whole = next(longest, mark.actor)
    if whole != mark.actor:
        yield mark.actor, "part_of", whole, mark.span, None, False


def _is_part(scene: Stage, head: int) -> bool:
    mark = scene.marks[head]
    return any(_is_ending(word) for word in fold(scene.words.text[mark.start : mark.end]).split())


def _is_ending(word: str) -> bool:
    return word in table("relations")["parts"]["noun"]
