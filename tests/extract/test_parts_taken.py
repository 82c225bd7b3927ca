"""Facts about who takes part that hold whatever the scorer makes of the words."""

from __future__ import annotations

import pytest
from one_sentence import account
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


LEADING = """
Soldiers NOUN NNS soldier 2 nsubj
fled VERB VBD flee 0 root
after SCONJ IN after 4 mark
leading VERB VBG lead 2 advcl
a DET DT a 6 det
mutiny NOUN NN mutiny 4 obj
. PUNCT . . 2 punct
"""
MINE = """
Soldiers NOUN NNS soldier 2 nsubj
struck VERB VBD strike 0 root
a DET DT a 4 det
landmine NOUN NN landmine 2 obj
. PUNCT . . 2 punct
"""
TWO_STATES = """
Chad PROPN NNP Chad 3 nsubj
and CCONJ CC and 1 cc
met VERB VBD meet 0 root
Mali PROPN NNP Mali 3 obj
. PUNCT . . 3 punct

Chadian ADJ JJ chadian 4 amod
and CCONJ CC and 3 cc
Malian ADJ JJ malian 1 conj
troops NOUN NNS troop 5 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 5 obj
. PUNCT . . 5 punct
"""
NOBODY = """
No DET DT no 2 det
rebels NOUN NNS rebel 3 nsubj
claimed VERB VBD claim 0 root
the DET DT the 5 det
attack NOUN NN attack 3 obj
. PUNCT . . 3 punct
"""


def test_the_subject_of_a_participle_that_carries_a_deed_does_it() -> None:
    assert told(LEADING, "ASSAULT", "mutiny")[0] == {"soldiers"}


def test_who_strikes_a_mine_attacks_nobody() -> None:
    assert told(MINE, "ASSAULT", "strike")[0] == set()
    assert told(MINE.replace("landmine NOUN NN landmine", "convoy NOUN NN convoy"), "ASSAULT", "strike")[0] != set()


def test_troops_of_two_adjectives_are_those_of_two_states() -> None:
    from named import read

    from dateline.extract.account import scene_of
    from dateline.extract.events.roles import participants
    from dateline.extract.events.spots import spots

    report, reading = read(TWO_STATES, {"Chad": "LOC", "Mali": "LOC"})
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")
    acting = {scene.cast.get(p.actor) for p in participants(scene, spot, "ASSAULT")[0]}
    assert {actor.name for actor in acting if actor is not None} == {"Chad", "Mali"}


def test_nobody_does_what_no_group_is_told_to() -> None:
    assert told(NOBODY)[0] == set()


def test_who_is_accused_stands_before_of_wherever_the_arcs_hang_him() -> None:
    rows = BACKING.replace("police NOUN NNS police 2 obj", "police NOUN NNS police 5 obj")
    assert told(rows, "SUPPORT", "back") == ({"police"}, {"rebels"})


def test_they_are_all_of_the_row_that_speaks() -> None:
    read = account("The United States and Ukraine said on Sunday they had agreed to a truce.")
    named = {actor.id: actor.name for actor in read.actors}
    agreed = next(event for event in read.events if event.type == "AGREE")
    assert {named[one.actor] for one in agreed.actor} == {"United States", "Ukraine"}
