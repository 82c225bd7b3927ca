"""Bodies that a noun tells only by kind or in short: the rebels of "rebel leader", the Council of "Council members"."""

from __future__ import annotations

from dateline.extract.actors.cast import Mark
from dateline.extract.actors.nouns import noun
from dateline.extract.actors.titlewords import relation_of, words_of
from dateline.extract.relations.stage import Stage
from dateline.extract.tree import HYPHENS
from dateline.vocabulary.registry import fold

_KINDS = frozenset({"armed_group", "armed_forces", "government", "party"})


def told_by_kind(scene: Stage, index: int) -> Mark | None:
    """The nearest mention of a body that a noun tells which is nobody by itself; none of a noun that ends a longer name
    ("the Delta Police chief")."""
    words, lemma = scene.words, scene.words.lemma(index)
    kind = noun(lemma)
    if index in scene.marks or kind is None or kind.type not in _KINDS:
        return None
    if relation_of(lemma) is not None or lemma in words_of("subjects"):
        return None
    if _goes_before(scene, index):
        return None
    short = words.word(index)[:1].isupper()
    at = words.tokens[index].start
    types = {kind.type, "igo"}
    told = (m for m in scene.cast.marks if scene.actors[m.actor].type in types and _tells(scene, m, lemma, short))
    return min(told, key=lambda m: abs(m.start - at), default=None)


def _goes_before(scene: Stage, index: int) -> bool:
    """Whether a name or a hyphen right before a noun makes it part of longer words: "the Delta Police chief"."""
    before = index - 1
    if before < 0 or scene.words.tokens[before].head not in (index, scene.words.tokens[index].head):
        return False
    return scene.words.tokens[before].pos == "PROPN" or scene.words.word(before) in HYPHENS


def _tells(scene: Stage, mark: Mark, lemma: str, short: bool) -> bool:
    """Whether a mention has a noun as its own ("the police") or, told in short with a capital, as that of its name."""
    if mark.kind == "nominal":
        return scene.words.lemma(mark.head) == lemma and not scene.words.text[mark.start].isdigit()
    name = fold(scene.words.text[mark.start : mark.end]).split()
    ends = len(name) > 1 and (name[-1] == lemma or f" {lemma} of " in f" {' '.join(name)}")
    return short and mark.kind == "name" and ends
