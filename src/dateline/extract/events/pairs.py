"""Two who are told as one: "the two leaders", "both countries", "the two sides" mean the two that the words before
name; "two men" are anybody."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.extract.actors.cast import Mark
from dateline.extract.scene import Scene
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry

_PAIR = re.compile(
    r"(?:(?:the|these|those) two|both(?: of)?(?: the| these)?|each|either) (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]+?)s?",
    re.I,
)
_AND = re.compile(r" and (?:the )?")
_BACK = 2
"""Sentences before that of the words in which the two are looked for."""


def each_of(scene: Scene, mark: Mark) -> tuple[str, ...]:
    """Ids of the two actors that a mention means ("the two leaders"), else that of its own actor alone.

    The two are those of the fitting kind that the nearest words before name, where these name just two, or a sentence
    before names two.
    """
    if mark.kind == "name":
        return (mark.actor,)
    if mark.kind == "pronoun":
        before = _told_as_two(scene, mark)
        return each_of(scene, before) if before is not None else (mark.actor,)
    if states := _states_of(scene, mark):
        return states
    kind = _kind(scene.tree.text[mark.start : mark.end])
    if kind is None:
        return (mark.actor,)
    here = scene.sentence_at(mark.start)
    if kind == "side" and (row := _row_before(scene, mark, here)):
        return row
    named: list[str] = []
    for sentence in range(here, max(-1, here - _BACK - 1), -1):
        marks = [scene.cast.marks[p] for p in scene.marks_of.get(sentence, ())]
        told = [m.actor for m in marks if m.start < mark.start and _may_be(scene, m, kind)]
        new = [one for one in dict.fromkeys(told) if one not in named and one != mark.actor]
        named = new if len(new) == 2 else [*named, *new]
        if len(named) >= 2:
            break
    alike = kind != "side" or len({_is_person(scene, one) for one in named}) == 1
    return tuple(named) if len(named) == 2 and alike else (mark.actor,)


def _row_before(scene: Scene, mark: Mark, here: int) -> tuple[str, ...]:
    """The two that "and" joins, last before a mention in its sentence or those before: "talks between Chad and the
    rebels stalled, with *both sides* …"; none of them who does what is done to both."""
    text = scene.tree.text
    for sentence in range(here, max(-1, here - _BACK - 1), -1):
        marks = (scene.cast.marks[p] for p in scene.marks_of.get(sentence, ()))
        sides = sorted((m for m in marks if m.start < mark.start and _is_side(scene, m)), key=lambda m: m.start)
        for first, second in reversed([*pairwise(sides)]):
            if _AND.fullmatch(text, first.end, second.start) and first.actor != second.actor:
                return (first.actor, second.actor)
    return ()


def _is_side(scene: Scene, mark: Mark) -> bool:
    found = scene.cast.get(mark.actor)
    return found is not None and found.type in _SIDES - {"person"} and mark.kind != "pronoun"


def _states_of(scene: Scene, mark: Mark) -> tuple[str, ...]:
    """The states whose officials or forces a plural means: "the presidents of Chad and Mali", "Chadian and Malian
    troops"."""
    tree, actor = scene.tree, scene.cast.get(mark.actor)
    if tree.tokens[mark.head].tag not in ("NNS", "NNPS") or actor is None or actor.type not in _SENT:
        return ()
    if len(codes := _adjectives(scene, mark)) > 1:
        by_code = {a.country: a.id for a in reversed(scene.cast.actors) if a.type == "state"}
        return tuple(by_code[c] for c in codes) if all(c in by_code for c in codes) else ()
    of = [c for c in tree.dependents(mark.head, "nmod") if tree.case(c) == "of"]
    heads = [h for c in of for h in (c, *tree.dependents(c, "conj"))]
    at = {m.head: m.actor for m in scene.cast.marks if m.kind == "name"}
    found = tuple(dict.fromkeys(at[h] for h in heads if h in at))
    states = all((one := scene.cast.get(key)) is not None and one.type == "state" for key in found)
    return found if states and len(found) == len(heads) > 1 else ()


def _adjectives(scene: Scene, mark: Mark) -> list[str]:
    """The countries whose adjectives stand in a row before a noun."""
    tree = scene.tree
    first = next((c for c in tree.dependents(mark.head, "amod") if tree.child(c, "conj") is not None), None)
    row = [first, *tree.dependents(first, "conj")] if first is not None else []
    hits = [registry().best(tree.word(c), how=("adjective",)) for c in row]
    codes = [hit.entry.country for hit in hits if hit is not None and hit.entry.country is not None]
    return codes if len(codes) == len(row) else []


_SENT = frozenset({"government", "armed_forces", "person"})
"""Types of those who act for their states."""


def _kind(words: str) -> str | None:
    """Whether the words are of two people, two countries or two sides."""
    found = _PAIR.fullmatch(words)
    if found is None:
        return None
    noun = found["noun"].lower()
    noun = f"{noun[:-2]}y" if noun.endswith("ie") else noun
    pairs = table("actor_nouns")["pairs"]
    return next((kind for kind in ("person", "state", "side") if noun in pairs[kind]), None)


def _is_person(scene: Scene, actor: str) -> bool:
    found = scene.cast.get(actor)
    return found is not None and found.type == "person"


def _told_as_two(scene: Scene, mark: Mark) -> Mark | None:
    """The mention before a pronoun that tells the same as two: "the two leaders … they"."""
    same = (m for m in scene.cast.marks if m.actor == mark.actor and m.kind == "nominal" and m.start < mark.start)
    return next((m for m in same if _kind(scene.tree.text[m.start : m.end]) is not None), None)


def _may_be(scene: Scene, mark: Mark, kind: str) -> bool:
    """Whether a mention may be one of two of a kind; sides are whoever acts and is not only owner or description."""
    found = scene.cast.get(mark.actor)
    if found is None:
        return False
    if kind == "side":
        hung = scene.tree.tokens[mark.head].relation.split(":")[0] in _HUNG or mark.kind == "pronoun"
        return found.type in _SIDES and not hung and (found.type != "person" or mark.kind == "name")
    return found.type == kind and mark.kind != "nominal"


_SIDES = frozenset({"state", "government", "armed_forces", "armed_group", "party", "person"})
_HUNG = frozenset({"amod", "compound", "nmod", "flat", "appos"})
