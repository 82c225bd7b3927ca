"""Words of conflict and diplomacy said of other things: a film is shot, a record hit, a visitor welcomed."""

from __future__ import annotations

from functools import cache

from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.events.things import things
from dateline.extract.tree import Tree
from dateline.vocabulary.files import table


def only_idiom(tree: Tree, spot: Spot, event_type: str) -> bool:
    """Whether what a verb acts on, its subject, its form or the words after it show that it tells no event of this
    type."""
    token = tree.tokens[spot.index]
    idiom = _idioms().get(token.lemma)
    if idiom is None or spot.part != "verb" or event_type not in idiom["types"]:
        return False
    acted = {tree.tokens[k].lemma for k in things(tree, spot.index)}
    only_things = bool(acted) and acted <= idiom["things"]
    told = {tree.tokens[k].lemma for k in tree.dependents(spot.index, "nsubj")}
    by_things = bool(told) and told <= idiom["by"] and not is_passive(tree, spot.index)
    return only_things or by_things or token.tag in idiom["tags"] or bool(_after(tree, spot.index) & idiom["words"])


def _after(tree: Tree, verb: int) -> set[str]:
    """The word right after a verb, and the heads of its phrases after it."""
    heads = [k for k in tree.dependents(verb, "obl", "advmod", "xcomp", "ccomp", "advcl", "compound:prt") if k > verb]
    return {tree.lower[k] for k in heads} | set(tree.lower[verb + 1 : verb + 2])


@cache
def _idioms() -> dict[str, dict[str, frozenset[str]]]:
    """What `data/idioms.toml` says of each verb."""
    parts = ("types", "things", "by", "words", "tags")
    return {
        verb: {part: frozenset(entry.get(part, "").split()) for part in parts}
        for verb, entry in table("idioms").items()
    }
