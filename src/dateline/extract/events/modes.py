"""The mode of an event: from its own word, then from what hangs on that word and on the verb that carries it."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.events.spots import Spot
from dateline.extract.events.things import is_of
from dateline.extract.scene import Scene
from dateline.extract.tree import HYPHENS, Tree
from dateline.vocabulary.files import listed, table

_SPOKEN = frozenset({"REQUEST", "REJECT", "THREATEN"})
"""Types of which the words after the event's own show the mode: what is asked for, refused or threatened."""
_APART = frozenset({"advcl", "acl", "ccomp", "conj", "parataxis", "appos"})
"""Branches that tell of something else than the deed."""
_CARRIED = ("obj", "obl", "nsubj", "nmod", "compound")
_WHO = frozenset({"that", "which", "who"})
_SHARING = ("conj", "advcl", "xcomp", "acl")
_PAST = re.compile(rf"[{HYPHENS}]\w+ed\b")
"""A word's hyphen and participle: "nuclear-armed" states use no nuclear weapons."""
_REACH = 14
"""Words on either side of the event's own beyond which nothing shows the mode."""


@cache
def _signs(event_type: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Modes of a type with the words that show them, in the file's order."""
    lists: dict[str, str] = table("modes").get(event_type, {})
    return tuple((mode, re.compile(rf"\b(?:{'|'.join(words.split('|'))})\b", re.I)) for mode, words in lists.items())


def mode_of(scene: Scene, spot: Spot, event_type: str) -> str | None:
    """The mode, `None` where the words show none."""
    tree = scene.tree
    scope = sorted(_scope(scene, spot, event_type), key=lambda k: (k == spot.index and event_type in _SPOKEN, k))
    shown = _shown(event_type, _words(tree, scope))
    uses = [use for use in spot.uses if use.type == event_type]
    named = [use.mode for use in uses if use.mode]
    if spot.part in ("verb", "noun") and tree.tokens[spot.index].lemma in listed("modes", "doubtful", spot.part):
        named = []
    if named and not (shown and any(use.mode is None for use in uses)):
        return named[0] if len(set(named)) == 1 or shown is None else shown
    return shown or table("modes").get("default", {}).get(event_type)


def _shown(event_type: str, words: str) -> str | None:
    """The first mode in the file's order that the words show; of what is said, the one whose word comes first."""
    found = [(hit.start(), mode) for mode, pattern in _signs(event_type) if (hit := pattern.search(words))]
    if not found:
        return None
    return min(found)[1] if event_type in _SPOKEN else found[0][1]


def _words(tree: Tree, tokens: list[int]) -> str:
    """The words of tokens as printed, without those that a hyphen binds to a participle."""
    kept = [k for k in tokens if not _PAST.match(tree.text, tree.tokens[k].end) and not _PAST.search(tree.word(k))]
    glued = {k for k, before in zip(kept[1:], kept, strict=False) if tree.tokens[before].end == tree.tokens[k].start}
    return "".join(tree.word(k) if k in glued else f" {tree.word(k)}" for k in kept)


def _scope(scene: Scene, spot: Spot, event_type: str) -> set[int]:
    """The tokens that may show the mode: the event's word, what hangs on it, and so for the verb that carries it."""
    tree, index = scene.tree, spot.index
    token = tree.tokens[index]
    if event_type in _SPOKEN:
        top = token.head if token.relation == "aux" or (spot.part == "noun" and token.relation == "obj") else index
        before = set(tree.dependents(index, "amod", "compound"))
        found = {k for k in tree.subtree(top) if k > index or k in before}
    elif event_type == "ACCUSE":
        found = set(tree.subtree(index))
    else:
        found = _clause(scene, index, event_type)
        if _carried(tree, index):
            found |= _clause(scene, token.head, event_type) - _own_deed(tree, index)
    return {index, *(k for k in found if abs(k - index) <= _REACH)}


def _clause(scene: Scene, index: int, event_type: str) -> set[int]:
    """A word and what hangs on it, but for other clauses, unless they tell the means, and for whom an assault hits."""
    tree = scene.tree
    found = set(tree.subtree(index, without=_APART))
    for child in tree.children[index]:
        relation = tree.tokens[child].relation
        if relation.startswith("advcl") and (tree.lower[child] == "using" or _marked(tree, child)):
            found |= set(tree.subtree(child, without=_APART))
        elif event_type == "ASSAULT" and relation in ("obj", "nsubj:pass") and _is_actor(scene, child):
            if is_of(tree, child, "weapons"):
                continue
            found -= set(tree.subtree(child))
    for other in [k for k in found if k != index and tree.case(k) in listed("modes", "earlier", "cases")]:
        found -= set(tree.subtree(other))
    return found


def _own_deed(tree: Tree, index: int) -> set[int]:
    """What the verb that "and" joins another to tells of its own deed: "*captured 60 men* and destroyed a tank"."""
    token = tree.tokens[index]
    objects = [*tree.dependents(token.head, "obj")]
    if token.relation.split(":")[0] != "conj" or not objects or tree.child(index, "obj") is None:
        return set()
    return {token.head, *(k for c in objects for k in tree.subtree(c))}


def _is_actor(scene: Scene, index: int) -> bool:
    marks = scene.marks_of.get(scene.sentence_at(scene.tree.tokens[index].start), ())
    return any(scene.cast.marks[place].head == index for place in marks)


def _marked(tree: Tree, clause: int) -> bool:
    mark = tree.child(clause, "mark")
    return mark is not None and tree.lower[mark] in ("by", "with")


def _carried(tree: Tree, index: int) -> bool:
    """Whether the word above shows as well how a deed is done: its verb, or the verb whose subject it shares."""
    token = tree.tokens[index]
    base = token.relation.split(":")[0]
    if token.head == index or token.pos not in ("VERB", "AUX"):
        return token.head != index and base in _CARRIED and tree.case(index) not in listed("modes", "earlier", "cases")
    subject = tree.child(index, "nsubj")
    return base in _SHARING if subject is None else token.relation == "acl:relcl" and tree.lower[subject] in _WHO
