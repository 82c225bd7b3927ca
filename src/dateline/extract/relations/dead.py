"""Who is told as dead, whose offices are over: "its leader, Ann Lee, was killed", "the late mayor"."""

from __future__ import annotations

from dateline.extract.relations.stage import Stage, told_by

_PRESENT = frozenset({"VBZ", "VBG", "VB", "MD"})


def dead(scene: Stage) -> frozenset[str]:
    """The ids of the people whom the report tells as dead."""
    return frozenset(
        actor.id
        for index in scene.marks
        if (actor := scene.actor(index)) is not None and actor.type == "person" and _is_dead(scene, index)
    )


def _is_dead(scene: Stage, index: int) -> bool:
    words = scene.words
    if any(words.lemma(c) == "late" and words.tokens[c].relation == "amod" for c in words.children[index]):
        return True
    token = words.tokens[index]
    verb, relation = token.head, token.relation
    if verb == index or words.tokens[verb].tag in _PRESENT or _is_open(scene, verb):
        return False
    how = {"nsubj": "died", "nsubj:pass": "killed"}.get(relation)
    return how is not None and told_by("dead").get(words.lemma(verb)) == how


def _is_open(scene: Stage, verb: int) -> bool:
    """Whether a verb is denied, only possible or still to come."""
    helpers = (c for c in scene.words.children[verb] if scene.words.tokens[c].relation in ("aux", "advmod", "mark"))
    return any(
        scene.words.tokens[c].tag == "MD"
        or scene.words.lemma(c) in ("not", "never", "nearly", "almost", "if", "unless")
        for c in helpers
    )
