"""Forces in places, those whom nobody names, and ties by participle, of invented reports."""

from __future__ import annotations

from stated import stated

from dateline.record.reading import NameClass

TIED = """
The DET DT the 5 det
Red ADJ NNP red 3 amod
Column PROPN NNP Column 5 compound
linked VERB VBN link 5 amod
group NOUN NN group 8 nsubj
Delta PROPN NNP Delta 7 compound
Front PROPN NNP Front 5 appos
attacked VERB VBD attack 0 root
Tamsir PROPN NNP Tamsir 8 obj
. PUNCT . . 8 punct
"""
WAR = """
The DET DT the 5 det
Malian ADJ JJ malian 4 compound
- PUNCT HYPH - 2 punct
led VERB VBN lead 5 amod
war NOUN NN war 10 nsubj
against ADP IN against 9 case
the DET DT the 9 det
Red ADJ NNP red 9 amod
Column PROPN NNP Column 5 nmod
ended VERB VBD end 0 root
. PUNCT . . 10 punct
"""
STAY = """
The DET DT the 3 det
Malian ADJ JJ malian 3 amod
contingent NOUN NN contingent 5 nsubj
will AUX MD will 5 aux
remain VERB VB remain 0 root
in ADP IN in 7 case
Moldova PROPN NNP Moldova 5 obl
. PUNCT . . 5 punct
"""
ABROAD = """
Malian ADJ JJ malian 2 amod
troops NOUN NNS troops 6 nsubj:pass
in ADP IN in 4 case
Moldova PROPN NNP Moldova 6 obl
were AUX VBD be 6 aux:pass
attacked VERB VBN attack 0 root
. PUNCT . . 6 punct
"""
THERE = """
The DET DT the 2 det
presence NOUN NN presence 8 nsubj
of ADP IN of 5 case
Malian ADJ JJ malian 5 amod
troops NOUN NNS troops 2 nmod
in ADP IN in 7 case
Moldova PROPN NNP Moldova 2 nmod
ended VERB VBD end 0 root
. PUNCT . . 8 punct
"""
MASSED = """
Mali PROPN NNP Mali 3 nsubj
has AUX VBZ have 3 aux
massed VERB VBN mass 0 root
troops NOUN NNS troops 3 obj
in ADP IN in 6 case
Moldova PROPN NNP Moldova 3 obl
. PUNCT . . 3 punct
"""
PLANNED = """
Mali PROPN NNP Mali 3 nsubj
is AUX VBZ be 3 aux
considering VERB VBG consider 0 root
stationing VERB VBG station 3 xcomp
troops NOUN NNS troops 4 obj
in ADP IN in 7 case
Moldova PROPN NNP Moldova 4 obl
. PUNCT . . 3 punct
"""
SPOKE = """
A DET DT a 3 det
Delta PROPN NNP Delta 3 compound
League PROPN NNP League 4 compound
spokeswoman NOUN NN spokeswoman 5 nsubj
said VERB VBD say 0 root
that SCONJ IN that 9 mark
the DET DT the 8 det
talks NOUN NNS talk 9 nsubj
failed VERB VBD fail 5 ccomp
. PUNCT . . 5 punct
"""
HEAD = """
The DET DT the 2 det
head NOUN NN head 7 nsubj
of ADP IN of 6 case
the DET DT the 6 det
Delta PROPN NNP Delta 6 compound
League PROPN NNP League 2 nmod
said VERB VBD say 0 root
that SCONJ IN that 11 mark
the DET DT the 10 det
talks NOUN NNS talk 11 nsubj
failed VERB VBD fail 7 ccomp
. PUNCT . . 7 punct
"""
SENT = """
Mali PROPN NNP Mali 4 nmod:poss
's PART POS 's 1 case
League PROPN NNP League 4 compound
ambassador NOUN NN ambassador 5 nsubj
said VERB VBD say 0 root
that SCONJ IN that 9 mark
the DET DT the 8 det
talks NOUN NNS talk 9 nsubj
failed VERB VBD fail 5 ccomp
. PUNCT . . 5 punct
"""
BACKERS = """
Supporters NOUN NNS supporter 5 nsubj
of ADP IN of 3 case
Mira PROPN NNP Mira 1 nmod
Okon PROPN NNP Okon 3 flat
attacked VERB VBD attack 0 root
the DET DT the 7 det
police NOUN NN police 5 obj
. PUNCT . . 5 punct
"""


def test_a_participle_ties_two_without_a_hyphen_too() -> None:
    told = stated(TIED, {"Red Column": "ORG", "Delta Front": "ORG"})
    assert told == {("Delta Front", "allied_with", "Red Column", "current")}


def test_who_leads_a_war_against_someone_does_not_lead_that_one() -> None:
    assert not stated(WAR, {"Malian": "NORP", "Red Column": "ORG"})


def test_forces_are_where_they_will_stay_where_they_are_attacked_and_where_they_are_massed() -> None:
    there = {("Malian troops", "present_in", "Moldova", "current")}
    names: dict[str, NameClass] = {"Malian": "NORP", "Mali": "LOC", "Moldova": "LOC"}
    assert {o for _, r, o, _ in stated(STAY, names, "Moldova") if r == "present_in"} == {"Moldova"}
    assert stated(ABROAD, names, "Moldova") == stated(THERE, names, "Moldova") == there
    assert stated(MASSED, names, "Moldova") == {("troops", "present_in", "Moldova", "current")}


def test_forces_at_home_or_only_planned_are_not_told_as_present() -> None:
    assert not stated(PLANNED, {"Mali": "LOC", "Moldova": "LOC"}, "Moldova")
    home = ABROAD.replace("Moldova", "Mali")
    assert not stated(home, {"Malian": "NORP", "Mali": "LOC"}, "Mali")


def test_whose_an_unnamed_speaker_is_is_told() -> None:
    assert stated(SPOKE, {"Delta League": "ORG"}, acting=True) == {
        ("Delta League spokeswoman", "works_for", "Delta League", "current")
    }
    assert stated(HEAD, {"Delta League": "ORG"}, acting=True) == {("head", "leads", "Delta League", "current")}
    sent = stated(SENT, {"Mali": "LOC", "League": "ORG"}, acting=True)
    assert {(r, o) for _, r, o, _ in sent} == {("works_for", "Mali")}


def test_supporters_of_someone_support_that_one() -> None:
    assert stated(BACKERS, {"Mira Okon": "PER"}, acting=True) == {("Supporters", "supports", "Mira Okon", "current")}
