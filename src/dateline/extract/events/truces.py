"""Truces that are broken: an assault, as PLOVER takes it from CAMEO's 196, and no ceasefire of who breaks it."""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.events.things import is_of, things
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

BROKEN = 0.85
"""How sure it is that a truce's breach is told, where the word's own scores say less."""


def breaks(tree: Tree, spot: Spot) -> bool:
    """Whether a word tells that a truce is broken: "violated the ceasefire", "34 violations of the truce"."""
    return _breaking(tree, spot.index) and any(is_of(tree, thing, "truces") for thing in things(tree, spot.index))


def broken(tree: Tree, spot: Spot) -> bool:
    """Whether a noun only names the truce that the word above it breaks, ends or keeps: "violated the *ceasefire*",
    "the *truce* collapsed"."""
    token = tree.tokens[spot.index]
    held = token.relation == "nsubj:pass" or token.relation.split(":")[0] in ("obj", "nmod", "compound")
    if not is_of(tree, spot.index, "truces"):
        return False
    if held and (_breaking(tree, token.head) or tree.tokens[token.head].lemma in listed("roles", "having a truce")):
        return True
    return token.relation == "nsubj" and tree.tokens[token.head].lemma in listed("roles", "lapsing")


def _breaking(tree: Tree, index: int) -> bool:
    return tree.tokens[index].lemma in listed("roles", "breaking")
