"""Running totals: what has been done since some time, in many deeds, and is not the one that a report is about."""

from __future__ import annotations

from dateline.extract.tree import Tree
from dateline.vocabulary.files import table


def running_total(tree: Tree, index: int) -> bool:
    """Whether a verb in the perfect sums up: "*since* the truce began, fire *has killed* 342", "60 *so far*"."""
    if tree.tokens[index].pos != "VERB":
        return False
    if not {tree.lower[k] for k in tree.dependents(index, "aux")} & {"has", "have", "'ve", "’ve"}:
        return False
    if any(tree.case(k) == "since" for k in tree.dependents(index, "obl", "nmod")):
        return True
    clauses = tree.dependents(index, "advcl")
    if any(tree.lower[k] == "since" for clause in clauses for k in tree.dependents(clause, "mark", "case")):
        return True
    sentence = tree.sentence(index)
    if tree.lower[sentence.first] == "since" and not any(tree.lower[k] == ";" for k in range(sentence.first, index)):
        return True
    words = " ".join(tree.lower[sentence.first : sentence.last])
    return any(f" {phrase} " in f" {words} " for phrase in table("tellings")["summing"])
