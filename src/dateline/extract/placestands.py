"""Whether a state's or capital's name, where it stands, says where something is rather than who acts."""

from __future__ import annotations

from dateline.extract.actors import nouns
from dateline.extract.tree import Tree
from dateline.vocabulary import files

_DEEP = 4
"""How many names of a list are climbed."""


def listed(group: str) -> frozenset[str]:
    """One of the word lists of `vocabulary/data/placewords.toml`."""
    return files.listed("placewords", group)


def stands_as_place(tree: Tree, head: int, *, capital: bool, depth: int = 0) -> bool:
    """Whether a state's or capital's name, headed by this token, says where rather than who."""
    token = tree.tokens[head]
    relation, governor = token.relation, tree.tokens[token.head]
    above = governor.lemma.lower()
    cases = [tree.tokens[c].lemma.lower() for c in tree.dependents(head, "case")]
    if capital and _of_town(tree, head):
        return True
    if relation.startswith(("conj", "appos", "flat", "list")) and depth < _DEEP and token.head != head:
        if relation.startswith(("appos", "list")) and governor.pos == "PROPN":
            return True
        return any(c in listed("at") for c in cases) or stands_as_place(
            tree, token.head, capital=capital, depth=depth + 1
        )
    if relation == "nmod:poss" and governor.pos == "PROPN":
        return not _owns_body(tree, head) and not _has_friend(tree, head, token.head)
    if relation == "nmod:poss" or (relation.startswith("nmod") and cases == ["of"]):
        return above in listed("of_places") or (capital and cases == ["of"] and above in listed("striking"))
    if cases and cases[0] in {"'s", "’s", "'", "’"}:
        return above in listed("of_places")
    if cases:
        return _after(tree, head, cases[0], capital=capital, depth=depth)
    if relation.startswith("nsubj"):
        return _as_subject(tree, head)
    if relation.startswith(("obj", "iobj")):
        return above in listed("entering")
    if relation.startswith("obl"):
        return relation != "obl:agent"
    if relation.startswith(("compound", "amod", "nmod")):
        return above in listed("of_places") or (above in listed("happenings") and (capital or above != "embassy"))
    return capital or relation in {"dep", "parataxis", "obl", "advmod"}


def _of_town(tree: Tree, head: int) -> bool:
    """Whether a capital is told as the town that someone is of: "Koro Mayor Okon", "residents of Koro"."""
    after = head + 1
    if after + 1 < len(tree.tokens) and tree.tokens[after].tag == "POS":
        after += 1
    if after < len(tree.tokens) and tree.tokens[after].lemma.lower() in listed("of_towns"):
        return True
    above = tree.tokens[head].head
    of = tree.lower[head - 1] == "of" and head - 2 == above
    return of and tree.tokens[above].lemma.lower() in listed("of_towns")


def _after(tree: Tree, head: int, case: str, *, capital: bool, depth: int) -> bool:
    """Whether a name after a preposition says where: "in Mali", "flights between X and Y", "a summit on Libya"."""
    governor = tree.tokens[tree.tokens[head].head]
    above = governor.lemma.lower()
    if case == "between":
        return above in listed("links")
    if case in {"on", "about"} and above in listed("topics"):
        return True
    if capital and case in {"on", "against"} and (above in listed("striking") or _carried(tree, head)):
        return True
    if case == "for" and above in listed("entering"):
        return True
    if case in {"include", "including", "such", "like"} and above in {
        "country",
        "nation",
        "place",
        "state",
        "location",
    }:
        return depth < _DEEP and stands_as_place(tree, tree.tokens[head].head, capital=False, depth=depth + 1)
    return case in listed("at") or (case not in listed("to_actors") and capital)


def _owns_body(tree: Tree, head: int) -> bool:
    """Whether the name after an owner is that of its ministry, army or the like: "Koro's Defence Ministry"."""
    last = head + 1
    while last + 1 < len(tree.tokens) and (tree.tokens[last + 1].pos == "PROPN" or tree.word(last + 1).istitle()):
        last += 1
    kind = nouns.noun(tree.lower[last])
    return kind is not None and kind.type in _BODIES


def _has_friend(tree: Tree, head: int, named: int) -> bool:
    """Whether a noun between an owner and a name tells what the one is to the other: "Koro's ally the Red Column"."""
    return any(nouns.tells_states(tree.tokens[i].lemma.lower()) for i in range(head + 1, named))


_BODIES = frozenset({"government", "armed_forces", "armed_group", "party", "company", "media", "ngo"})


def _carried(tree: Tree, head: int) -> bool:
    """Whether the verb above only carries a strike, its object: "carried out an airstrike on Koro"."""
    things = tree.dependents(tree.tokens[head].head, "obj", "nsubj:pass")
    return any(tree.tokens[k].lemma.lower() in listed("striking") for k in things if k < head)


def _as_subject(tree: Tree, head: int) -> bool:
    """Whether a subject suffers what happens in it ("Aleppo was shelled") or is said to be something ("is home to")."""
    token = tree.tokens[head]
    governor = tree.tokens[token.head]
    if token.relation == "nsubj:pass":
        return governor.lemma.lower() in listed("entering")
    return governor.lemma.lower() in listed("standings") and tree.child(token.head, "cop") is not None
