"""Attributions that their words tell plainly, though what is said is only named: "has spoken of a deal"."""

from __future__ import annotations

from dateline.extract.scene import Scene
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.sources import antecedent_of, as_said
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

_SELVES = frozenset({"i", "we", "you"})
_NOT = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve"})
_LEAST = 12
"""Characters of a content from which on it says something."""


def plain(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody who speaks is told, in the report's own words, to have told, answered or called something."""
    if scene.quoted(candidate.cue[0]) or sum(e - s for s, e in candidate.content) < _LEAST:
        return False
    tree, verb = scene.tree, candidate.head
    first = tree.at(candidate.content[0][0])
    if first is None or tree.lower[first] == "no":
        return False
    told = _tells(tree, candidate) or _answers(tree, verb) or _calls(tree, verb)
    return ((told and _done(tree, verb)) or as_said(tree, verb)) and _speaks(scene, candidate)


def _tells(tree: Tree, candidate: Candidate) -> bool:
    lemma = tree.tokens[candidate.head].lemma
    lead = tree.text[slice(*candidate.cue)].lower().split()[-1]
    led = lemma in listed("speaking", "telling", "led") and lead in listed("speaking", "telling", "leads")
    return led or lemma in listed("speaking", "telling", "words")


def _answers(tree: Tree, verb: int) -> bool:
    said = tree.child(verb, "obj")
    if said is None or tree.tokens[verb].lemma not in listed("speaking", "answering", "verbs"):
        return False
    return tree.tokens[said].lemma in listed("speaking", "answering", "nouns")


def _calls(tree: Tree, verb: int) -> bool:
    """Whether a verb calls its object something."""
    thing = tree.child(verb, "obj")
    if tree.tokens[verb].lemma not in listed("speaking", "calling", "verbs") or thing is None or thing < verb:
        return False
    after = [k for k in tree.dependents(verb, "xcomp", "obl", "advcl") if k > thing]
    return any(
        tree.tokens[k].pos in ("NOUN", "ADJ", "PROPN")
        and (tree.tokens[k].relation == "xcomp" or "as" in {tree.lower[m] for m in tree.children[k]})
        for k in after
    )


def _done(tree: Tree, verb: int) -> bool:
    """Whether a verb with a tense tells what is or was done, by its subject and for certain."""
    token = tree.tokens[verb]
    helpers = {tree.lower[k] for k in tree.dependents(verb, "aux")}
    words = helpers | {tree.lower[k] for k in tree.dependents(verb, "advmod", "mark", "cc")}
    now_or_then = token.tag in ("VBD", "VBZ", "VBP") and not helpers
    since = token.tag == "VBN" and bool(helpers) and helpers <= _HAVE
    return (now_or_then or since) and not words & (_NOT | {"if", "whether"})


def _speaks(scene: Scene, candidate: Candidate) -> bool:
    """Whether a source is somebody who can speak, told of by another."""
    if candidate.source is None or scene.tree.text[slice(*candidate.source)].lower() in _SELVES:
        return False
    source = antecedent_of(scene.tree, candidate.source) or candidate.source
    head = scene.tree.head(source)
    meant = head is not None and (scene.tree.tokens[head].pos == "PRON" or head in {m.head for m in scene.cast.marks})
    actor = scene.cast.get(scene.cast.at(source))
    return meant and actor is not None and actor.type in listed("speaking", "speakers", "types")
