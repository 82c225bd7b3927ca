"""Facts about the status of what somebody prevents, plots or agrees to, and of what is named as a cause."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.events.status import status_of
from dateline.extract.tree import Tree

PREVENTED = """
Police NOUN NNS police {head} nsubj
{verb}
the DET DT the {last} det
raid NOUN NN raid {deep} obj
. PUNCT . . {head} punct
"""
FOILED = "foiled VERB VBD foil 0 root"
TO_AVERT = "came VERB VBD come 0 root\nto PART TO to 4 mark\navert VERB VB avert 2 advcl"
NOT_STOPPED = "did AUX VBD do 4 aux\nnot PART RB not 4 advmod\nstop VERB VB stop 0 root"
COULD_HAVE = "could AUX MD could 4 aux\nhave AUX VB have 4 aux\nprevented VERB VBN prevent 0 root"


@pytest.mark.parametrize(
    ("verb", "head", "deep", "expected"),
    [
        (FOILED, 2, 2, "negated"),
        (TO_AVERT, 2, 4, "hypothetical"),
        (NOT_STOPPED, 4, 4, "happened"),
        (COULD_HAVE, 4, 4, "happened"),
    ],
)
def test_what_is_kept_off_is_denied_open_where_it_is_to_be_and_done_where_it_was_not(
    verb: str, head: int, deep: int, expected: str
) -> None:
    last = len(verb.splitlines()) + 3
    assert _status(PREVENTED.format(verb=verb, head=head, deep=deep, last=last), "raid") == expected


def _status(rows: str, lemma: str) -> str:
    report, reading = made.parsed(rows)
    index = next(i for i, t in enumerate(reading.tokens) if t.lemma == lemma)
    return status_of(Tree(report, reading), index)[0]


KEPT_FROM = """
Police NOUN NNS police 2 nsubj
kept VERB VBD prevent 0 root
crowds NOUN NNS crowd 2 obj
from SCONJ IN from 5 mark
storming VERB VBG storm 2 advcl
it PRON PRP it 5 obj
. PUNCT . . 2 punct
"""


def test_what_others_are_kept_from_is_denied() -> None:
    assert _status(KEPT_FROM, "storm") == "negated"


BLAMED = """
They PRON PRP they 3 nsubj:pass
were AUX VBD be 3 aux:pass
{} VERB VBN {} 0 root
of SCONJ IN of 5 mark
planning VERB VBG plan 3 advcl
to PART TO to 7 mark
attack VERB VB attack 5 xcomp
Tamsir PROPN NNP Tamsir 7 obj
. PUNCT . . 3 punct
"""


def test_a_plan_that_somebody_is_accused_of_may_be_none() -> None:
    assert _status(BLAMED.format("accused", "accuse"), "attack") == "hypothetical"
    assert _status(BLAMED.format("seen", "see"), "attack") == "future"


UNDER = """
Under ADP IN under 3 case
the DET DT the 3 det
{} NOUN NN {} 6 obl
rebels NOUN NNS rebel 6 nsubj
would AUX MD would 6 aux
leave VERB VB leave 0 root
. PUNCT . . 6 punct
"""


def test_what_an_agreement_lays_down_is_to_come_and_what_a_proposal_does_may_be() -> None:
    assert _status(UNDER.format("accord", "accord"), "leave") == "future"
    assert _status(UNDER.format("proposal", "proposal"), "leave") == "hypothetical"


MAY_RESIGN = """
He PRON PRP he 3 nsubj
may AUX MD may 3 aux
resign VERB VB resign 0 root
{} ADP IN {} 6 case
{} DET DT the 6 det
strike NOUN NN strike 3 obl
. PUNCT . . 3 punct
"""


@pytest.mark.parametrize(
    ("case", "det", "expected"),
    [("despite", "the", "happened"), ("with", "the", "hypothetical"), ("in", "a", "hypothetical")],
)
def test_what_is_told_as_the_cause_of_what_may_be_has_happened(case: str, det: str, expected: str) -> None:
    assert _status(MAY_RESIGN.format(case, case, det), "strike") == expected
