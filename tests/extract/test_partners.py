"""Facts about who takes part by what the words around a deed say: partners, those under it, those accused of it."""

from __future__ import annotations

import pytest
from test_bystanders import told

AGREED = """
Ministers NOUN NNS minister 2 nsubj
agreed VERB VBD agree 0 root
with ADP IN with 4 case
rebels NOUN NNS rebel 2 obl
. PUNCT . . 2 punct
"""
MET = """
Ministers NOUN NNS minister 2 nsubj
met VERB VBD meet 0 root
rebels NOUN NNS rebel 2 obj
. PUNCT . . 2 punct
"""
BETWEEN = """
Clashes NOUN NNS clash 6 nsubj
between ADP IN between 3 case
soldiers NOUN NNS soldier 1 nmod
and CCONJ CC and 5 cc
rebels NOUN NNS rebel 1 nmod
continued VERB VBD continue 0 root
. PUNCT . . 6 punct
"""
UNDER = """
Soldiers NOUN NNS soldier 2 nsubj
came VERB VBD come 0 root
under ADP IN under 4 case
attack NOUN NN attack 2 obl
from ADP IN from 6 case
rebels NOUN NNS rebel 4 nmod
. PUNCT . . 2 punct
"""
ACCUSED = """
Soldiers NOUN NNS soldier 3 nsubj:pass
were AUX VBD be 3 aux:pass
accused VERB VBN accuse 0 root
of SCONJ IN of 5 mark
attacking VERB VBG attack 3 advcl
police NOUN NNS police 5 obj
. PUNCT . . 3 punct
"""
CHARGED = """
Police NOUN NNS police 2 nsubj
charged VERB VBD charge 0 root
soldiers NOUN NNS soldier 2 obj
in ADP IN in 5 case
connection NOUN NN connection 2 obl
with ADP IN with 8 case
an DET DT an 8 det
attack NOUN NN attack 5 nmod
. PUNCT . . 2 punct
"""


def test_who_agrees_with_another_does_not_do_it_alone() -> None:
    assert told(AGREED, "AGREE", "agree") == ({"ministers", "rebels"}, set())


@pytest.mark.parametrize("verb", ["meet", "host"])
def test_whom_one_meets_or_hosts_meets_as_well(verb: str) -> None:
    assert told(MET.replace("met VERB VBD meet", f"{verb}ed VERB VBD {verb}"), "CONSULT", verb)[0] == {
        "ministers",
        "rebels",
    }


def test_the_second_of_two_sides_is_one_where_the_arcs_hang_it_on_the_deed() -> None:
    assert told(BETWEEN, "ASSAULT", "clash")[0] == {"soldiers", "rebels"}


def test_who_is_under_a_deed_has_it_done_to_him() -> None:
    assert told(UNDER)[1] == {"soldiers"}
    assert "soldiers" not in told(UNDER.replace("under", "after"))[1]


def test_who_is_accused_of_a_deed_is_told_to_have_done_it() -> None:
    assert told(ACCUSED) == ({"soldiers"}, {"police"})
    assert told(CHARGED)[0] == {"soldiers"}


@pytest.mark.parametrize("verb", ["praise", "question"])
def test_other_verbs_than_charges_say_nothing_of_who_did_it(verb: str) -> None:
    assert told(CHARGED.replace("charged VERB VBD charge", f"{verb}d VERB VBD {verb}"))[0] != {"soldiers"}


def test_whom_one_clashes_with_clashes_as_well() -> None:
    rows = AGREED.replace("agreed VERB VBD agree", "clashed VERB VBD clash")
    assert told(rows, "ASSAULT", "clash") == ({"ministers", "rebels"}, set())
