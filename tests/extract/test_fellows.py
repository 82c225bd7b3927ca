"""Facts about who takes part beside others, in whose harm others come to it, and by whom a noun's deed is done."""

from __future__ import annotations

import pytest
from test_bystanders import told
from test_pronouns import told as account

DETAINED = """
Rebels NOUN NNS rebel 3 nsubj:pass
were AUX VBD be 3 aux:pass
detained VERB VBN detain 0 root
by ADP IN by 5 case
police NOUN NNS police 3 obl:agent
{how} ADP IN {how} 8 case
with ADP IN with 8 case
students NOUN NNS student 3 obl
. PUNCT . . 3 punct
"""
KILLED = """
Rebels NOUN NNS rebel 3 nsubj:pass
were AUX VBD be 3 aux:pass
killed VERB VBN kill 0 root
with ADP IN with 5 case
{whom} NOUN NNS {whom} 3 obl
. PUNCT . . 3 punct
"""
DIED = """
Soldiers NOUN NNS soldier 2 nsubj
died VERB VBD die 0 root
in ADP IN in 5 case
an DET DT an 5 det
attack NOUN NN attack 2 obl
by ADP IN by 7 case
rebels NOUN NNS rebel 5 nmod
. PUNCT . . 2 punct
"""
MADE = """
Ministers NOUN NNS minister 2 nsubj
rejected VERB VBD reject 0 root
accusations NOUN NNS accusation 2 obj
made VERB VBN make 3 acl
by ADP IN by 6 case
rebels NOUN NNS rebel 4 obl:agent
. PUNCT . . 2 punct
"""
BACKED = """
Rebels NOUN NNS rebel 3 nsubj:pass
were AUX VBD be 3 aux:pass
backed VERB VBN back 0 root
by ADP IN by 5 case
soldiers NOUN NNS soldier 3 obl:agent
and CCONJ CC and 8 cc
were AUX VBD be 8 aux:pass
criticized VERB VBN criticize 3 conj
by ADP IN by 10 case
ministers NOUN NNS minister 8 obl:agent
. PUNCT . . 3 punct
"""
WHICH = """
Ministers NOUN NNS minister 8 nsubj
, PUNCT , , 5 punct
who PRON WP who 5 nsubj
have AUX VBP have 5 aux
agreed VERB VBN agree 1 acl:relcl
with ADP IN with 7 case
rebels NOUN NNS rebel 5 obl
left VERB VBD leave 0 root
. PUNCT . . 8 punct
"""


@pytest.mark.parametrize("how", ["along", "together"])
def test_who_is_detained_along_with_others_is_detained_as_well(how: str) -> None:
    assert told(DETAINED.format(how=how), "COERCE", "detain") == ({"police"}, {"rebels", "students"})


def test_people_killed_with_people_are_killed_as_well_and_what_one_is_killed_with_is_nobody() -> None:
    assert told(KILLED.format(whom="students"), "ASSAULT", "kill")[1] == {"rebels", "students"}
    assert told(KILLED.format(whom="missiles"), "ASSAULT", "kill")[1] == {"rebels"}


def test_who_dies_in_a_deed_suffers_it_and_who_waits_in_it_need_not() -> None:
    assert told(DIED) == ({"rebels"}, {"soldiers"})
    assert "soldiers" not in told(DIED.replace("died VERB VBD die", "gathered VERB VBD gather"))[1]


def test_by_whom_accusations_are_made_accuses() -> None:
    assert told(MADE, "ACCUSE", "accusation")[0] == {"rebels"}
    assert told(MADE.replace("made VERB VBN make", "heard VERB VBN hear"), "ACCUSE", "accusation")[0] != {"rebels"}


def test_by_whom_one_verb_of_a_row_is_done_does_not_do_the_other() -> None:
    assert told(BACKED, "ACCUSE", "criticize")[0] == {"ministers"}
    assert told(BACKED, "SUPPORT", "back")[0] == {"soldiers"}


def test_with_whom_one_agrees_in_a_clause_of_ones_own_agrees_too() -> None:
    assert told(WHICH, "AGREE", "agree")[0] == {"who", "rebels"}


REQUITED = """
Ministers NOUN NNS minister 2 nsubj
expelled VERB VBD expel 0 root
rebels NOUN NNS rebel 2 obj
in ADP IN in 5 case
{what} NOUN NN {what} 2 obl
for ADP IN for 8 case
the DET DT the 8 det
attack NOUN NN attack {above} nmod
. PUNCT . . 2 punct
"""
PUNISHED = """
Ministers NOUN NNS minister 2 nsubj
{verb}ed VERB VBD {verb} 0 root
rebels NOUN NNS rebel 2 obj
for ADP IN for 5 case
attacks NOUN NNS attack 2 obl
. PUNCT . . 2 punct
"""
NUMBER = """
Hundreds NOUN NNS hundred 4 nsubj
of ADP IN of 3 case
rebels NOUN NNS rebel 1 nmod
attacked VERB VBD attack 0 root
soldiers NOUN NNS soldier 4 obj
. PUNCT . . 4 punct
"""
LOST = """
Soldiers NOUN NNS soldier 2 nsubj
suffered VERB VBD suffer 0 root
losses NOUN NNS loss 2 obj
during ADP IN during 5 case
{whose}attacks NOUN NNS attack 2 obl
by ADP IN by 7 case
rebels NOUN NNS rebel 5 nmod
. PUNCT . . 2 punct
"""
SENT = """
Ministers NOUN NNS minister 2 nsubj
threatened VERB VBD threaten 0 root
to PART TO to 4 mark
send VERB VB send 2 xcomp
soldiers NOUN NNS soldier 4 obj
. PUNCT . . 2 punct
"""
BEAT = """
Soldiers NOUN NNS soldier 2 nsubj
beat VERB VBD beat 0 root
students NOUN NNS student 2 obj
who PRON WP who 5 nsubj
marched VERB VBD march {above} {how}
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize("above", [2, 5], ids=["beside", "below"])
def test_who_does_something_in_retaliation_for_a_deed_did_not_do_it(above: int) -> None:
    assert told(REQUITED.format(what="retaliation", above=above)) == (set(), set())


def test_who_punishes_others_for_a_deed_did_not_do_it() -> None:
    assert "ministers" not in told(PUNISHED.format(verb="sanction"))[0]


def test_who_suffers_losses_in_attacks_is_attacked() -> None:
    assert told(LOST.format(whose="")) == ({"rebels"}, {"soldiers"})


def test_soldiers_whom_one_threatens_to_send_are_not_threatened() -> None:
    assert told(SENT, "THREATEN", "threaten") == ({"ministers"}, set())


@pytest.mark.parametrize(("above", "how"), [(3, "acl:relcl"), (2, "advcl")], ids=["at the noun", "at the verb"])
def test_who_beats_those_who_march_does_not_march(above: int, how: str) -> None:
    found, _ = told(BEAT.format(above=above, how=how), "PROTEST", "march")
    assert found & {"students", "who"}
    assert "soldiers" not in found


def test_of_whom_a_number_does_something_is_no_other_who_takes_part() -> None:
    assert told(NUMBER) == ({"hundreds of rebels"}, {"soldiers"})


AGAINST = """
Students NOUN NNS student 2 nsubj
marched VERB VBD march 0 root
against ADP IN against 6 case
soldiers NOUN NNS soldier 6 nmod:poss
's PART POS 's 4 case
rule NOUN NN rule 2 obl
. PUNCT . . 2 punct
"""


def test_a_march_against_the_rule_of_some_is_against_them() -> None:
    assert told(AGAINST, "PROTEST", "march") == ({"students"}, {"soldiers"})


WITH = """
Rebels NOUN NNS rebel 2 nsubj
captured VERB VBD capture 0 root
students NOUN NNS student 2 obj
with ADP IN with 5 case
police NOUN NNS police {above} {how}
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("above", "how"), [(2, "obl"), (3, "nmod")], ids=["at the verb", "at the noun"])
def test_whose_people_are_captured_does_not_capture_them(above: int, how: str) -> None:
    assert told(WITH.format(above=above, how=how), "COERCE", "capture") == ({"rebels"}, {"students"})


JOINED = """
Rebels NOUN NNS rebel 7 nsubj
, PUNCT , , 3 punct
students NOUN NNS student 1 conj
and CCONJ CC and 6 cc
their PRON PRP$ their 6 nmod:poss
farmers NOUN NNS farmer 1 conj
attacked VERB VBD attack 0 root
police NOUN NNS police 7 obj
. PUNCT . . 7 punct
"""


def test_all_whom_and_joins_to_who_acts_act() -> None:
    actors, recipients = told(JOINED)
    assert {"rebels", "students"} <= actors
    assert any(actor.endswith("farmers") for actor in actors)
    assert recipients == {"police"}


def test_further_titles_of_somebody_named_are_nobody_else() -> None:
    made = account("Sheikh Omar Okon, Vice-President and Prime Minister of the UAE and Ruler of Koro met Berta Lind.")
    met = next(e for e in made.events if e.type == "CONSULT")
    names = {a.id: a.name for a in made.actors}
    assert {names[p.actor] for p in met.actor} == {"Omar Okon", "Berta Lind"}
