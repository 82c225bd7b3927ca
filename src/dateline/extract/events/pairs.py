"""Two who are told as one: "the two leaders", "both countries" mean the two that the words before name; "two men" are
anybody."""

from __future__ import annotations

import re

from dateline.extract.actors.cast import Mark
from dateline.extract.scene import Scene
from dateline.vocabulary.files import table

_PAIR = re.compile(
    r"(?:(?:the|these|those) two|both(?: of)?(?: the| these)?) (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]+?)s?",
    re.I,
)
_BACK = 2
"""Sentences before that of the words in which the two are looked for."""


def each_of(scene: Scene, mark: Mark) -> tuple[str, ...]:
    """Ids of the two actors that a mention means ("the two leaders"), else that of its own actor alone.

    The two are those of the fitting kind that the nearest words before name, where these name just two, or a sentence
    before names two.
    """
    if mark.kind == "name":
        return (mark.actor,)
    kind = _kind(scene.tree.text[mark.start : mark.end])
    if kind is None:
        return (mark.actor,)
    here = scene.sentence_at(mark.start)
    named: list[str] = []
    for sentence in range(here, max(-1, here - _BACK - 1), -1):
        marks = [scene.cast.marks[p] for p in scene.marks_of.get(sentence, ())]
        told = [m.actor for m in marks if m.start < mark.start and m.kind != "nominal" and _is(scene, m.actor, kind)]
        new = [one for one in dict.fromkeys(told) if one not in named and one != mark.actor]
        named = new if len(new) == 2 else [*named, *new]
        if len(named) >= 2:
            break
    return tuple(named) if len(named) == 2 else (mark.actor,)


def _kind(words: str) -> str | None:
    """Whether the words are of two people or two countries."""
    found = _PAIR.fullmatch(words)
    if found is None:
        return None
    noun = found["noun"].lower()
    noun = f"{noun[:-2]}y" if noun.endswith("ie") else noun
    pairs = table("actor_nouns")["pairs"]
    return next((kind for kind in ("person", "state") if noun in pairs[kind]), None)


def _is(scene: Scene, actor: str, kind: str) -> bool:
    found = scene.cast.get(actor)
    return found is not None and found.type == kind
