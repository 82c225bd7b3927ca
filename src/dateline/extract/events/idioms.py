"""Words of conflict and diplomacy said of other things: a film is shot, a record hit, a visitor welcomed."""

from __future__ import annotations

from functools import cache

from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.events.things import things
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed, table

_LISTS = ("types", "things", "who", "words", "tags", "before", "heads", "under", "cases")


def only_idiom(tree: Tree, spot: Spot, event_type: str) -> bool:
    """Whether what a word acts on, who does so, its form or the words around it show that it tells no event of this
    type."""
    idiom = _idioms().get(tree.tokens[spot.index].lemma)
    if idiom is None or event_type not in idiom["types"]:
        return False
    if spot.part == "verb":
        return _verb_shows(tree, spot.index, idiom)
    return spot.part == "noun" and _noun_shows(tree, spot.index, idiom)


def _verb_shows(tree: Tree, verb: int, idiom: dict[str, frozenset[str]]) -> bool:
    acted = {tree.tokens[_meant(tree, k)].lemma for k in things(tree, verb)}
    if acted and acted <= idiom["things"]:
        return True
    who = {tree.tokens[_meant(tree, k)].lemma for k in _doing(tree, verb)}
    if who and who <= idiom["who"]:
        return True
    token = tree.tokens[verb]
    if token.relation == "advcl" and tree.tokens[token.head].lemma in idiom["under"]:
        return True
    return token.tag in idiom["tags"] or bool(_after(tree, verb) & idiom["words"])


def _noun_shows(tree: Tree, noun: int, idiom: dict[str, frozenset[str]]) -> bool:
    """The same of a noun, by what stands before it ("a heart attack"), what it stands before ("a war film", "attack and
    fighter jets") or under ("deaths in custody") and what follows "of" ("the release of the film")."""
    acted = {tree.tokens[k].lemma for k in tree.dependents(noun, "nmod") if tree.case(k) == "of"}
    if acted and acted <= idiom["things"]:
        return True
    before = {tree.tokens[k].lemma for k in tree.dependents(noun, "compound", "amod")}
    if before & idiom["before"] or set(tree.lower[noun + 1 : noun + 2]) & idiom["words"]:
        return True
    token = tree.tokens[noun]
    if tree.case(noun) in idiom["cases"] and tree.child(noun, "det", "amod", "nmod:poss") is None:
        return True
    if token.relation.split(":")[0] in ("nmod", "obl") and tree.tokens[token.head].lemma in idiom["under"]:
        return True
    heads = {token.head} if token.relation == "compound" else set()
    if token.tag == "NN" and tree.child(noun, "det") is None:
        heads |= set(tree.dependents(noun, "conj"))
    return any(tree.tokens[k].lemma in idiom["heads"] for k in heads)


def _doing(tree: Tree, verb: int) -> list[int]:
    """The subjects of a verb in the active voice, or what a participle stands after: "rules banning cars"."""
    if is_passive(tree, verb):
        return [k for k in tree.dependents(verb, "obl") if tree.case(k) == "by"]
    token = tree.tokens[verb]
    above = [token.head] if token.relation == "acl" and token.tag == "VBG" else []
    return [*(k for k in tree.dependents(verb, "nsubj") if tree.tokens[k].relation == "nsubj"), *above]


def _meant(tree: Tree, index: int) -> int:
    """The noun that a relative pronoun stands for: "the film that was shot here"."""
    verb = tree.tokens[index].head
    relative = tree.tokens[index].tag in ("WDT", "WP") and tree.tokens[verb].relation == "acl:relcl"
    return tree.tokens[verb].head if relative else index


def _after(tree: Tree, verb: int) -> set[str]:
    """The word right after a verb, and the heads of its phrases after it."""
    heads = [k for k in tree.dependents(verb, "obl", "advmod", "xcomp", "ccomp", "advcl", "compound:prt") if k > verb]
    return {tree.lower[k] for k in heads} | set(tree.lower[verb + 1 : verb + 2])


@cache
def _idioms() -> dict[str, dict[str, frozenset[str]]]:
    """What `data/idioms.toml` says of each word, and of the others of the same act."""
    return {
        lemma: {part: _words(entry.get(part, "")) for part in _LISTS}
        for word, entry in table("idioms").items()
        for lemma in (word, *entry.get("also", "").split())
    }


def _words(text: str) -> frozenset[str]:
    """The words of a list; one with "@" stands for a list of `accidents.toml`."""
    words = text.split()
    lists = (listed("accidents", word[1:]) for word in words if word.startswith("@"))
    return frozenset(word for word in words if not word.startswith("@")).union(*lists)
