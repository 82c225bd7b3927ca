"""Places that a clause hangs on: in "unlike in Koro, where soldiers were killed", they were killed in Koro."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.apart import Candidate
from dateline.extract.tree import Tree


def of_its_clause(tree: Tree, index: int, candidates: Sequence[Candidate]) -> Candidate | None:
    """The place of which the innermost "where" clause around an event's word is said, if that names one."""
    steps = [index, *tree.ancestors(index)]
    for step in steps:
        token = tree.tokens[step]
        if token.relation == "acl:relcl" and any(tree.lower[c] == "where" for c in tree.dependents(step, "advmod")):
            noun = tree.tokens[token.head].start
            return next((c for c in candidates if c.span[0] <= noun < c.span[1]), None)
    return None
