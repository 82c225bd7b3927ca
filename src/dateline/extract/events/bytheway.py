"""Days that a sentence tells by the way, on which the next one does not go on."""

from __future__ import annotations

from functools import cache

from dateline.extract.tree import Tree
from dateline.record.reading import Span
from dateline.vocabulary.files import listed


def by_the_way(tree: Tree, span: Span) -> bool:
    """Whether a date is that of what a sentence tells beside its main line, on which the next does not go on: "men *who
    were seized on Friday*", "halted raids *after a truce began on Friday*", "the first since the coup of May"."""
    head = tree.head(span)
    if head is None:
        return False
    for step in (head, *tree.ancestors(head)):
        if tree.case(step) == "since" and step != head:
            return True
        if tree.tokens[step].pos == "VERB":
            return _tells_beside(tree, step) and head > _opening(tree, step)
    return False


def _tells_beside(tree: Tree, verb: int) -> bool:
    """Whether a verb describes a noun, or tells after, before or because of what something was; "when" tells of one
    time."""
    token = tree.tokens[verb]
    if token.relation == "acl:relcl" or (token.relation == "acl" and token.tag in ("VBN", "VBG")):
        return True
    return token.relation.split(":")[0] == "advcl" and tree.lower[_opening(tree, verb)] in _passing()


def _opening(tree: Tree, verb: int) -> int:
    """The word that opens a verb's clause."""
    opening = (k for k in tree.dependents(verb, "mark", "nsubj", "nsubj:pass") if tree.lower[k] in _passing())
    return min(opening, default=verb)


@cache
def _passing() -> frozenset[str]:
    return listed("settings", "passing") | {"who", "which", "that"}
