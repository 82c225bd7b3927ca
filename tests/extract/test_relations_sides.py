"""Allies, ties, governments and owners of invented reports, and who is none."""

from __future__ import annotations

from stated import stated

from dateline.record.reading import NameClass

ALLY = """
Others NOUN NNS other 2 nsubj
included VERB VBD include 0 root
another DET DT another 5 det
Okon PROPN NNP Okon 5 compound
ally NOUN NN ally 2 obj
, PUNCT , , 7 punct
Bo PROPN NNP Bo 5 appos
Tarek PROPN NNP Tarek 7 flat
, PUNCT , , 10 punct
head NOUN NN head 5 appos
of ADP IN of 12 case
Rostam PROPN NNP Rostam 10 nmod
. PUNCT . . 2 punct
"""
WHICH = """
The DET DT the 2 det
talks NOUN NNS talk 3 nsubj
had VERB VBD have 0 root
the DET DT the 5 det
backing NOUN NN backing 3 obj
of ADP IN of 7 case
Mali PROPN NNP Mali 5 nmod
, PUNCT , , 10 punct
which PRON WDT which 10 nsubj
has VERB VBZ have 7 acl:relcl
close ADJ JJ close 12 amod
ties NOUN NNS tie 10 obj
to ADP IN to 14 case
Togo PROPN NNP Togo 12 nmod
. PUNCT . . 3 punct
"""
PLAIN = """
Mali PROPN NNP Mali 4 nsubj
has AUX VBZ have 4 aux
been AUX VBN be 4 aux
cultivating VERB VBG cultivate 0 root
economic ADJ JJ economic 6 amod
links NOUN NNS link 4 obj
with ADP IN with 8 case
Togo PROPN NNP Togo 4 obl
. PUNCT . . 4 punct
"""
REGIME = """
The DET DT the 3 det
previous ADJ JJ previous 3 amod
government NOUN NN government 7 nsubj
of ADP IN of 5 case
Mira PROPN NNP Mira 3 nmod
Okon PROPN NNP Okon 5 flat
resigned VERB VBD resign 0 root
. PUNCT . . 7 punct
"""
HERS = """
The DET DT the 3 det
Delta PROPN NNP Delta 3 compound
Institute PROPN NNP Institute 5 nmod:poss
's PART POS 's 3 case
Mira PROPN NNP Mira 7 nsubj
Okon PROPN NNP Okon 5 flat
left VERB VBD leave 0 root
. PUNCT . . 7 punct
"""
ALONE = """
The DET DT the 3 det
Delta PROPN NNP Delta 3 compound
Institute PROPN NNP Institute 8 nsubj
and CCONJ CC and 5 cc
football NOUN NN football 3 conj
in ADP IN in 7 case
Tamsir PROPN NNP Tamsir 3 nmod
suffered VERB VBD suffer 0 root
. PUNCT . . 8 punct
"""
THOSE = """
The DET DT the 3 det
Red ADJ NNP red 3 amod
Column PROPN NNP Column 4 nsubj
freed VERB VBD free 0 root
those PRON DT that 4 obj
associated VERB VBN associate 5 acl
with ADP IN with 10 case
the DET DT the 10 det
Delta PROPN NNP Delta 10 compound
Front PROPN NNP Front 6 obl
. PUNCT . . 4 punct
"""
LINKED = """
The DET DT the 3 det
Red ADJ JJ red 3 amod
Column NOUN NN column 4 nsubj
linked VERB VBD link 0 root
him PRON PRP he 4 obj
to ADP IN to 9 case
the DET DT the 9 det
Delta PROPN NNP Delta 9 compound
Front PROPN NNP Front 4 obl
. PUNCT . . 4 punct
"""
HOLD = """
The DET DT the 2 det
rebels NOUN NNS rebel 3 nsubj
fled VERB VBD flee 0 root
the DET DT the 6 det
rebel NOUN NN rebel 6 compound
stronghold NOUN NN stronghold 3 obj
of ADP IN of 8 case
Tamsir PROPN NNP Tamsir 6 nmod
. PUNCT . . 3 punct
"""
OVER = """
Mira PROPN NNP Mira 3 nsubj
Okon PROPN NNP Okon 1 flat
takes VERB VBZ take 0 root
over ADP RP over 3 compound:prt
from ADP IN from 6 case
Bo PROPN NNP Bo 3 obl
Tarek PROPN NNP Tarek 6 flat
. PUNCT . . 3 punct
"""
UNIT = """
Delta PROPN NNP Delta 2 compound
Relief PROPN NNP Relief 10 nsubj
, PUNCT , , 8 punct
the DET DT the 5 det
League PROPN NNP League 8 nmod:poss
's PART POS 's 5 case
relief NOUN NN relief 8 compound
agency NOUN NN agency 2 appos
, PUNCT , , 2 punct
closed VERB VBD close 0 root
. PUNCT . . 10 punct
"""


def test_an_ally_is_the_one_named_and_not_the_office_told_after() -> None:
    told = stated(ALLY, {"Okon": "PER", "Bo Tarek": "PER", "Rostam": "ORG"})
    assert {t for t in told if t[1] == "allied_with"} == {("Bo Tarek", "allied_with", "Okon", "current")}


def test_which_means_who_is_named_before_it() -> None:
    assert stated(WHICH, {"Mali": "LOC", "Togo": "LOC"}) == {("Mali", "allied_with", "Togo", "current")}


def test_economic_links_make_no_alliance() -> None:
    assert not stated(PLAIN, {"Mali": "LOC", "Togo": "LOC"})


def test_whose_government_it_was_led_it_once() -> None:
    assert {(s, r, t) for s, r, _, t in stated(REGIME, {"Mira Okon": "PER"})} == {("Mira Okon", "leads", "former")}


def test_a_bodys_person_works_for_it() -> None:
    told = stated(HERS, {"Delta Institute": "ORG", "Mira Okon": "PER"})
    assert told == {("Mira Okon", "works_for", "Delta Institute", "current")}


def test_a_place_after_the_second_of_two_seats_only_that_one() -> None:
    assert not stated(ALONE, {"Delta Institute": "ORG", "Tamsir": "LOC"}, "Tamsir")


def test_whom_others_link_to_a_group_is_no_ally_of_theirs() -> None:
    names: dict[str, NameClass] = {"Red Column": "ORG", "Delta Front": "ORG"}
    assert not stated(THOSE, names)
    assert not stated(LINKED, names)


def test_who_has_a_stronghold_in_a_place_controls_it() -> None:
    assert stated(HOLD, {"Tamsir": "LOC"}, "Tamsir") == {("rebels", "controls", "Tamsir", "current")}


def test_to_take_over_from_someone_is_succession() -> None:
    told = stated(OVER, {"Mira Okon": "PER", "Bo Tarek": "PER"})
    assert told == {("Mira Okon", "successor_of", "Bo Tarek", "current")}


def test_a_bodys_agency_is_a_part_of_it() -> None:
    told = stated(UNIT, {"Delta Relief": "ORG", "League": "ORG"})
    assert told == {("Delta Relief", "part_of", "League", "current")}
