"""Titles of invented people: whose they are, what they say of their holder, and where they begin and end."""

from __future__ import annotations

from stated import stated, titles

from dateline.record.reading import NameClass

ENVOYS = """
President PROPN NNP President 2 nmod:desc
Okon PROPN NNP Okon 4 nmod:poss
's PART POS 's 2 case
envoys NOUN NNS envoy 12 nsubj
, PUNCT , , 6 punct
Steve PROPN NNP Steve 4 appos
Lee PROPN NNP Lee 6 flat
and CCONJ CC and 9 cc
Ann PROPN NNP Ann 6 conj
Day PROPN NNP Day 9 flat
, PUNCT , , 4 punct
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 12 obj
. PUNCT . . 12 punct
"""
EXPERT = """
Ann PROPN NNP Ann 15 nsubj
Day PROPN NNP Day 1 flat
, PUNCT , , 6 punct
a DET DT a 6 det
Sahel PROPN NNP Sahel 13 compound
expert NOUN NN expert 1 appos
at ADP IN at 13 case
the DET DT the 13 det
Morocco PROPN NNP Morocco 11 compound
- PUNCT HYPH - 9 punct
based VERB VBN base 13 amod
Policy PROPN NNP Policy 13 compound
Centre PROPN NNP Centre 15 obl
, PUNCT , , 1 punct
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 15 obj
. PUNCT . . 15 punct
"""
SON = """
Steve PROPN NNP Steve 12 nsubj
Lee PROPN NNP Lee 1 flat
, PUNCT , , 5 punct
the DET DT the 5 det
son NOUN NN son 1 appos
of ADP IN of 10 case
the DET DT the 10 det
Red ADJ NNP red 9 amod
Column PROPN NNP Column 10 compound
leader NOUN NN leader 5 nmod
, PUNCT , , 1 punct
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 12 obj
. PUNCT . . 12 punct
"""
MET = """
Okon PROPN NNP Okon 2 nsubj
met VERB VBD meet 13 ccomp
the DET DT the 6 det
Malian ADJ JJ malian 6 amod
foreign ADJ JJ foreign 6 amod
minister NOUN NN minister 2 obl
on ADP IN on 8 case
Tuesday PROPN NNP Tuesday 2 obl
, PUNCT , , 2 punct
Day PROPN NNP Day 12 nmod:poss
's PART POS 's 10 case
spokeswoman NOUN NN spokeswoman 13 nsubj
said VERB VBD say 0 root
. PUNCT . . 13 punct
"""
FIELD = """
Ann PROPN NNP Ann 11 nsubj
Day PROPN NNP Day 1 flat
, PUNCT , , 5 punct
Asia PROPN NNP Asia 5 compound
director NOUN NN director 1 appos
of ADP IN of 9 case
the DET DT the 9 det
Delta PROPN NNP Delta 9 compound
Institute PROPN NNP Institute 5 nmod
, PUNCT , , 1 punct
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 11 obj
. PUNCT . . 11 punct
"""
WING = """
Ann PROPN NNP Ann 13 nsubj
Day PROPN NNP Day 1 flat
, PUNCT , , 4 punct
head NOUN NN head 1 appos
of ADP IN of 11 case
the DET DT the 8 det
Unity PROPN NNP Unity 8 compound
Party PROPN NNP Party 11 nmod:poss
's PART POS 's 8 case
youth NOUN NN youth 11 compound
wing NOUN NN wing 4 nmod
, PUNCT , , 1 punct
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 13 obj
. PUNCT . . 13 punct
"""
OUSTED = """
Supporters NOUN NNS supporter 7 nsubj
of ADP IN of 5 case
ousted VERB VBN oust 5 amod
President PROPN NNP President 5 nmod:desc
Steve PROPN NNP Steve 1 nmod
Lee PROPN NNP Lee 5 flat
left VERB VBD leave 0 root
Mali PROPN NNP Mali 7 obj
. PUNCT . . 7 punct
"""
HOST = """
Television NOUN NN television 2 compound
host NOUN NN host 5 nsubj
Ann PROPN NNP Ann 5 nsubj
Day PROPN NNP Day 3 flat
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 5 obj
. PUNCT . . 5 punct
"""
KING = """
The DET DT the 2 det
queen NOUN NN queen 3 nsubj
visited VERB VBD visit 0 root
Mali PROPN NNP Mali 3 obj
, PUNCT , , 9 punct
and CCONJ CC and 9 cc
King PROPN NNP King 8 nmod:desc
Lee PROPN NNP Lee 9 nsubj
left VERB VBD leave 3 conj
Mali PROPN NNP Mali 9 obj
. PUNCT . . 3 punct
"""
OPPOSED = """
Malian ADJ JJ malian 3 amod
opposition ADJ JJ opposition 3 amod
leader NOUN NN leader 4 nmod:desc
Ann PROPN NNP Ann 6 nsubj
Day PROPN NNP Day 4 flat
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 6 obj
. PUNCT . . 6 punct
"""
LIST = """
Steve PROPN NNP Steve 17 nsubj
Lee PROPN NNP Lee 1 flat
, PUNCT , , 6 punct
Okon PROPN NNP Okon 6 nmod:poss
's PART POS 's 4 case
envoy NOUN NN envoy 1 appos
to ADP IN to 8 case
Mali PROPN NNP Mali 6 nmod
, PUNCT , , 10 punct
Ann PROPN NNP Ann 1 conj
Day PROPN NNP Day 10 flat
, PUNCT , , 13 punct
head NOUN NN head 1 appos
of ADP IN of 15 case
Rostam PROPN NNP Rostam 13 nmod
, PUNCT , , 1 punct
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 17 obj
. PUNCT . . 17 punct
"""
BANK = """
Mira PROPN NNP Mira 11 nsubj
Okon PROPN NNP Okon 1 flat
, PUNCT , , 4 punct
economist NOUN NN economist 1 appos
at ADP IN at 8 case
the DET DT the 8 det
investment NOUN NN investment 8 compound
bank NOUN NN bank 1 nmod
Natix PROPN NNP Natix 8 appos
, PUNCT , , 1 punct
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 11 obj
. PUNCT . . 11 punct
"""
RANKED = """
The DET DT the 2 det
commander NOUN NN commander 10 nsubj
of ADP IN of 6 case
the DET DT the 6 det
Kivu PROPN NNP Kivu 6 compound
Front PROPN NNP Front 8 compound
General PROPN NNP General 8 nmod:desc
Mira PROPN NNP Mira 2 nmod
Okon PROPN NNP Okon 8 flat
left VERB VBD leave 0 root
. PUNCT . . 10 punct
"""


def test_a_title_in_the_plural_is_that_of_each_of_several() -> None:
    names: dict[str, NameClass] = {"Okon": "PER", "Steve Lee": "PER", "Ann Day": "PER"}
    assert stated(ENVOYS, names) == {
        ("Steve Lee", "works_for", "Okon", "current"),
        ("Ann Day", "works_for", "Okon", "current"),
    }
    assert titles(ENVOYS, names) == {"Steve Lee": "envoy", "Ann Day": "envoy"}


def test_a_title_ends_where_its_body_begins() -> None:
    assert titles(EXPERT, {"Ann Day": "PER", "Morocco": "LOC", "Policy Centre": "ORG"})["Ann Day"] == "Sahel expert"


def test_the_son_of_a_leader_leads_nobody() -> None:
    assert not stated(SON, {"Steve Lee": "PER", "Red Column": "ORG"})


def test_a_name_that_owns_what_follows_bears_no_title_of_the_clause_before() -> None:
    assert not stated(MET, {"Okon": "PER", "Malian": "NORP", "Day": "PER"})


def test_who_directs_a_field_or_a_part_works_for_the_body() -> None:
    expected = {("Ann Day", "works_for", "Delta Institute", "current")}
    assert stated(FIELD, {"Ann Day": "PER", "Asia": "LOC", "Delta Institute": "ORG"}) == expected
    assert stated(WING, {"Ann Day": "PER", "Unity Party": "ORG"}) == {
        ("Ann Day", "works_for", "Unity Party", "current")
    }


def test_an_ousted_president_is_a_former_one() -> None:
    assert stated(OUSTED, {"Steve Lee": "PER", "Mali": "LOC"}) == {("Steve Lee", "leads", "Mali", "former")}


def test_common_nouns_that_tell_of_what_kind_an_office_is_are_no_employer() -> None:
    assert not stated(HOST, {"Ann Day": "PER"})


def test_a_king_is_not_taken_for_that_of_a_republic() -> None:
    assert not stated(KING, {"Mali": "LOC", "Lee": "PER"})


def test_the_leader_of_the_opposition_does_not_work_for_the_state() -> None:
    assert not any(told[2] == "Mali" for told in stated(OPPOSED, {"Malian": "NORP", "Ann Day": "PER"}))


def test_a_title_between_two_names_is_that_of_the_first() -> None:
    told = stated(LIST, {"Steve Lee": "PER", "Okon": "PER", "Mali": "LOC", "Ann Day": "PER"})
    assert told == {("Steve Lee", "works_for", "Okon", "current")}


def test_a_common_noun_beside_a_name_is_that_body_and_tells_its_kind() -> None:
    told = stated(BANK, {"Mira Okon": "PER", "Natix": "ORG"})
    assert told == {("Mira Okon", "works_for", "Natix", "current")}


def test_a_rank_before_a_name_leaves_the_office_before_it() -> None:
    assert titles(RANKED, {"Kivu Front": "ORG", "Mira Okon": "PER"}) == {"Mira Okon": "commander"}


def test_a_kind_of_body_before_its_name_is_no_body_of_its_own() -> None:
    rows = BANK.replace("economist NOUN NN economist", "director NOUN NN director")
    assert titles(rows, {"Mira Okon": "PER", "Natix": "ORG"}) == {"Mira Okon": "director"}
