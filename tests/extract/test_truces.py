"""Facts about truces that are broken, that begin, and at which something is agreed."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.spots import spots
from dateline.extract.events.status import status_of
from dateline.extract.events.truces import breaks, broken
from dateline.extract.tree import Tree

VIOLATED = """
Chad PROPN NNP Chad 2 nsubj
violated VERB VBD violate 0 root
the DET DT the 4 det
truce NOUN NN truce 2 obj
. PUNCT . . 2 punct
"""
VIOLATIONS = """
They PRON PRP they 2 nsubj
counted VERB VBD count 0 root
violations NOUN NNS violation 2 obj
of ADP IN of 6 case
the DET DT the 6 det
ceasefire NOUN NN ceasefire 3 nmod
. PUNCT . . 2 punct
"""


def told(rows: str) -> tuple[set[str], set[str]]:
    """The words that tell a breach of a truce, and those that only name the truce broken."""
    tree = scene_of(*made.parsed(rows)).tree
    found = spots(tree)
    return {tree.word(s.index) for s in found if breaks(tree, s)}, {
        tree.word(s.index) for s in found if broken(tree, s)
    }


@pytest.mark.parametrize(
    ("rows", "breach", "truce"), [(VIOLATED, "violated", "truce"), (VIOLATIONS, "violations", "ceasefire")]
)
def test_who_breaks_a_truce_makes_none(rows: str, breach: str, truce: str) -> None:
    assert told(rows) == ({breach}, {truce})


def test_a_law_that_is_broken_is_no_truce_and_a_truce_that_is_kept_is_not_broken() -> None:
    assert told(VIOLATED.replace("truce NOUN NN truce", "law NOUN NN law")) == (set(), set())
    assert told(VIOLATED.replace("violated VERB VBD violate", "kept VERB VBD keep")) == (set(), set())


AGREED = """
They PRON PRP they 2 nsubj
agreed VERB VBD agree 0 root
to PART TO to 4 mark
exchange VERB VB exchange 2 xcomp
prisoners NOUN NNS prisoner 4 obj
at ADP IN at 8 case
the DET DT the 8 det
talks NOUN NNS talk 4 obl
. PUNCT . . 2 punct
"""
TRUCE = """
They PRON PRP they 3 nsubj
will AUX MD will 3 aux
hold VERB VB hold 0 root
a DET DT a 5 det
truce NOUN NN truce 3 obj
, PUNCT , , 8 punct
which PRON WDT which 8 nsubj
began VERB VBD begin 5 acl:relcl
Friday PROPN NNP Friday 8 obl
. PUNCT . . 3 punct
"""


def status(rows: str, lemma: str) -> str:
    tree = Tree(*made.parsed(rows))
    index = next(i for i, t in enumerate(tree.tokens) if t.lemma == lemma)
    return status_of(tree, index)[0]


def test_the_talks_at_which_something_is_agreed_were_held() -> None:
    assert status(AGREED, "talk") == "happened"
    planned = AGREED.replace("agreed VERB VBD agree", "plan VERB VBP plan")
    assert status(planned, "talk") != "happened"


def test_a_truce_that_began_is_in_force() -> None:
    assert status(TRUCE, "truce") == "happened"
    assert status(TRUCE.replace("began VERB VBD begin", "begins VERB VBZ begin"), "truce") != "happened"


OPENING = """
Chad PROPN NNP Chad 2 nsubj
vetoed VERB VBD veto 0 root
the DET DT the 4 det
opening NOUN NN opening 2 obj
of ADP IN of 6 case
talks NOUN NNS talk 4 nmod
. PUNCT . . 2 punct
"""


def test_talks_whose_opening_is_vetoed_are_not_held() -> None:
    assert status(OPENING, "talk") == "negated"
    assert status(OPENING.replace("vetoed VERB VBD veto", "attended VERB VBD attend"), "talk") == "happened"
