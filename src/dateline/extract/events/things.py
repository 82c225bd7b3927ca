"""Things: what a word acts on, by kind, where that shows which act it tells: fire or prisoners are exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed, table

_OF = frozenset({"of", "with", "for"})
_SETTING = frozenset({"at", "since", "until", "after", "before", "during"})
"""Prepositions that are no particle of a verb."""


def things(tree: Tree, index: int) -> Iterator[int]:
    """What a verb has as objects (passive subjects, or words after its particle: "called in the envoy"), or what a noun
    names as what its act is done to."""
    token = tree.tokens[index]
    if token.pos in ("VERB", "AUX"):
        heads = list(tree.dependents(index, "obj", "nsubj:pass"))
        after = (c for c in tree.dependents(index, "obl") if tree.child(c, "case") == index + 1)
        heads += [c for c in after if tree.case(c) not in _SETTING]
        heads += [token.head] if token.tag == "VBN" and token.relation == "acl" else []
    else:
        heads = [c for c in tree.dependents(index, "nmod") if tree.case(c) in _OF]
        heads += tree.dependents(index, "compound", "nmod:poss")
    for head in heads:
        yield head
        yield from (c for c in tree.dependents(head, "conj") if c != index)


def is_of(tree: Tree, index: int, kind: str) -> bool:
    """Whether a word is of a kind of `things.toml`, or counts or parts what is ("dozens of buildings")."""
    if tree.tokens[index].lemma in listed("things", kind, "nouns") or _named(tree, index) in _names(kind):
        return True
    return any(tree.case(c) == "of" and is_of(tree, c, kind) for c in tree.dependents(index, "nmod"))


def _names(kind: str) -> tuple[str, ...]:
    names: str = table("things")[kind].get("names", "")
    return tuple(names.split())


def _named(tree: Tree, index: int) -> str | None:
    """The class of the name that a word heads or stands in."""
    name = tree.name_at(tree.tokens[index].start)
    return name.kind if name is not None else None
