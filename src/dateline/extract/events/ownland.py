"""The state of who speaks, told in his words only as whose word or deed it is, and nobody to whom he says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.events.besides import active_subject
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Actor
from dateline.vocabulary.files import listed

_TO_COME = frozenset({"will", "would", "'ll", "’ll", "'d", "’d"})


def own_lands(scene: Scene, spot: Spot, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The mentions that own what a verb voices, or of the speaker's own state that does what he foretells: "expressed
    *France's* solidarity", "warned that *Mali* would strike"."""
    if spot.part != "verb":
        return
    speaker = _speaker(scene, spot.index)
    for mark in marks:
        relation = _below_what_is_said(scene.tree, spot.index, mark.head)
        actor = scene.cast.get(mark.actor)
        own = actor is not None and actor.type == "state" and actor.country is not None
        at_home = own and speaker is not None and actor is not None and actor.country == speaker.country
        uttered = relation == "owner" and scene.tree.tokens[spot.index].lemma in listed("roles", "uttering")
        if uttered or (at_home and relation is not None):
            yield mark


def _speaker(scene: Scene, verb: int) -> Actor | None:
    """Who says what a verb tells: its subject, or else the source of the words that it introduces."""
    subject, cue = active_subject(scene.tree, verb), scene.cue_at(verb)
    if subject is not None:
        return scene.cast.get(scene.cast.at(scene.tree.span(subject)) or "")
    return scene.cast.get(cue.source) if cue is not None and cue.source is not None else None


def _below_what_is_said(tree: Tree, verb: int, index: int) -> str | None:
    """Whether a word owns what a verb voices, or is the subject of what it foretells."""
    token = tree.tokens[index]
    if tree.tokens[token.head].head != verb or token.head == verb:
        return None
    foretold = any(tree.lower[k] in _TO_COME for k in tree.dependents(token.head, "aux"))
    doer = "doer" if token.relation == "nsubj" and foretold else None
    return "owner" if token.relation == "nmod:poss" else doer
