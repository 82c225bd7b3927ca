"""Facts about to whom a deed is done where the words beside it name nobody."""

from __future__ import annotations

import pytest
from test_bystanders import told
from test_pronouns import told as account

VICTIMS = """
Soldiers NOUN NNS soldier 4 nsubj
were AUX VBD be 4 cop
the DET DT the 4 det
victims NOUN NNS victim 0 root
of ADP IN of 7 case
an DET DT a 7 det
attack NOUN NN attack 4 nmod
. PUNCT . . 4 punct
"""
SUBJECTED = """
Soldiers NOUN NNS soldier 3 nsubj:pass
were AUX VBD be 3 aux:pass
subjected VERB VBN subject 0 root
to ADP IN to 6 case
an DET DT a 6 det
attack NOUN NN attack 3 obl
. PUNCT . . 3 punct
"""
DEFIED = """
Soldiers NOUN NNS soldier 2 nsubj
defied VERB VBD defy 0 root
police NOUN NNS police 4 compound
calls NOUN NNS call 2 obj
to PART TO to 6 mark
leave VERB VB leave 4 acl
. PUNCT . . 2 punct
"""
OTHERS = """
Soldiers NOUN NNS soldier 2 nsubj
defied VERB VBD defy 0 root
police NOUN NNS police 4 compound
calls NOUN NNS call 2 obj
that SCONJ IN that 8 mark
rebels NOUN NNS rebel 8 nsubj
should AUX MD should 8 aux
leave VERB VB leave 4 acl
. PUNCT . . 2 punct
"""
RALLIED = """
Workers NOUN NNS worker 2 nsubj
rallied VERB VBD rally 0 root
outside ADP IN outside 6 case
the DET DT the 6 det
police NOUN NNS police 6 nmod:poss
headquarters NOUN NN headquarters 2 obl
. PUNCT . . 2 punct
"""
LEFT = """
Attacks NOUN NNS attack 2 nsubj
left VERB VBD leave 0 root
soldiers NOUN NNS soldier 2 obj
hurt ADJ JJ hurt 2 xcomp
. PUNCT . . 2 punct
"""
ROBBED = """
Soldiers NOUN NNS soldier 2 nsubj
recaptured VERB VBD recapture 0 root
towns NOUN NNS town 2 obj
from ADP IN from 5 case
rebels NOUN NNS rebel 2 obl
. PUNCT . . 2 punct
"""
DISPERSED = """
Police NOUN NNS police 2 nsubj
fired VERB VBD fire 0 root
gas NOUN NN gas 2 obj
to PART TO to 5 mark
disperse VERB VB disperse 2 advcl
workers NOUN NNS worker 5 obj
. PUNCT . . 2 punct
"""
TRADED = """
Soldiers NOUN NNS soldier 4 nsubj
and CCONJ CC and 3 cc
rebels NOUN NNS rebel 1 conj
traded VERB VBD trade 0 root
accusations NOUN NNS accusation 4 obj
. PUNCT . . 4 punct
"""


@pytest.mark.parametrize("rows", [VICTIMS, SUBJECTED])
def test_a_deed_is_done_to_its_victims_and_to_those_subject_to_it(rows: str) -> None:
    assert told(rows) == (set(), {"soldiers"})


def test_who_defies_calls_is_called_upon() -> None:
    assert told(DEFIED, "REQUEST", "call")[1] == {"soldiers"}


def test_who_defies_calls_that_others_act_is_not_called_upon() -> None:
    assert "soldiers" not in told(OTHERS, "REQUEST", "call")[1]


def test_people_who_gather_outside_a_seat_protest_against_its_owner() -> None:
    assert told(RALLIED, "PROTEST", "rally") == ({"workers"}, {"police"})


def parties(*paragraphs: str) -> list[tuple[list[str], list[str]]]:
    """Who visits, and whom, in all visits told."""
    made = account(*paragraphs)
    names = {a.id: a.name for a in made.actors}
    return [
        ([names[p.actor] for p in e.actor], [names[p.actor] for p in e.recipient])
        for e in made.events
        if e.type == "CONSULT"
    ]


def test_a_visit_to_a_capital_is_one_to_its_state() -> None:
    told_of = parties(
        "Mira Okon, a lawmaker from Chad, paid a visit to Moscow on Monday.", "Russia said nothing of it."
    )
    assert told_of == [(["Mira Okon"], ["Russia"])]


def test_who_comes_home_visits_nobody() -> None:
    assert all(
        not recipients
        for _, recipients in parties("The Russian president arrived in Moscow on Monday.", "Russia said nothing of it.")
    )


def test_a_deed_is_done_to_those_whom_it_leaves_hurt() -> None:
    assert told(LEFT) == (set(), {"soldiers"})


def test_what_is_taken_from_somebody_was_his() -> None:
    assert told(ROBBED, "COERCE", "recapture") == ({"soldiers"}, {"rebels"})


def test_force_is_used_on_those_whom_it_is_to_drive_off() -> None:
    assert told(DISPERSED, "ASSAULT", "fire") == ({"police"}, {"workers"})


def test_who_trade_accusations_accuse_each_other() -> None:
    both = {"soldiers", "rebels"}
    assert told(TRADED, "ACCUSE", "accusation") == (both, both)
