"""Facts about who takes part that hold whatever the scorer makes of the words."""

from __future__ import annotations

import pytest
from test_bystanders import told

BACKING = """
Soldiers NOUN NNS soldier 2 nsubj
accuse VERB VBP accuse 0 root
police NOUN NNS police 2 obj
of SCONJ IN of 5 mark
backing VERB VBG back 2 ccomp
rebels NOUN NNS rebel 5 obj
. PUNCT . . 2 punct
"""
AFTER = """
Soldiers NOUN NNS soldier 2 nsubj
left VERB VBD leave 0 root
after SCONJ IN after 5 mark
rebels NOUN NNS rebel 5 nsubj
revoked VERB VBD revoke 2 advcl
it PRON PRP it 5 obj
. PUNCT . . 2 punct
"""
DIED = """
Soldiers NOUN NNS soldier 2 nsubj
died VERB VBD die 0 root
. PUNCT . . 2 punct
"""
OWNED = """
Okon PROPN NNP Okon 3 nmod:poss
's PART POS 's 1 case
rebels NOUN NNS rebel 4 nsubj
attacked VERB VBD attack 0 root
soldiers NOUN NNS soldier 4 obj
. PUNCT . . 4 punct
"""
MEMBERS = """
Members NOUN NNS member 5 nsubj:pass
of ADP IN of 3 case
rebels NOUN NNS rebel 1 nmod
were AUX VBD be 5 aux:pass
attacked VERB VBN attack 0 root
. PUNCT . . 5 punct
"""
COUNTED = """
Soldiers NOUN NNS soldier 2 nsubj
recorded VERB VBD record 0 root
forty NUM CD forty 4 nummod
attacks NOUN NNS attack 2 obj
. PUNCT . . 2 punct
"""
SHELL = """
Soldiers NOUN NNS soldier 2 nsubj
fled VERB VBD flee 0 root
when SCONJ WRB when 6 mark
a DET DT a 5 det
drone NOUN NN drone 6 nsubj
attacked VERB VBD attack 2 advcl
police NOUN NNS police 6 obj
. PUNCT . . 2 punct
"""


def test_who_accuses_another_of_backing_rebels_does_not_back_them() -> None:
    assert told(BACKING, "SUPPORT", "back") == ({"police"}, {"rebels"})


def test_only_the_subject_of_a_clause_that_says_when_does_what_it_tells() -> None:
    assert told(AFTER, "CONCEDE", "revoke")[0] == {"rebels"}


def test_who_dies_does_not_do_it() -> None:
    assert told(DIED, "ASSAULT", "die") == (set(), {"soldiers"})


def test_the_owner_of_those_who_act_does_not_act() -> None:
    assert told(OWNED)[0] == {"okon's rebels"}


def test_those_of_whom_the_harmed_are_members_do_not_harm_them() -> None:
    assert "rebels" not in told(MEMBERS)[0]


@pytest.mark.parametrize("verb", ["recorded VERB VBD record", "counted VERB VBD count"])
def test_who_counts_deeds_does_not_do_them(verb: str) -> None:
    assert told(COUNTED.replace("recorded VERB VBD record", verb))[0] == set()


def test_a_weapon_of_nobody_is_nobody() -> None:
    assert told(SHELL)[0] == set()
