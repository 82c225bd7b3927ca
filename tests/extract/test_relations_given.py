"""Offices that verbs give, what is a person's own, bodies told by kind, and parts of bodies, of invented reports."""

from __future__ import annotations

from stated import stated, titles

BECAME = """
Ann PROPN NNP Ann 3 nsubj
Day PROPN NNP Day 1 flat
became VERB VBD become 0 root
head NOUN NN head 3 xcomp
of ADP IN of 7 case
the DET DT the 7 det
League PROPN NNP League 4 nmod
. PUNCT . . 3 punct

She PRON PRP she 2 nsubj
served VERB VBD serve 0 root
as ADP IN as 4 case
director NOUN NN director 2 obl
of ADP IN of 7 case
Delta PROPN NNP Delta 7 compound
Institute PROPN NNP Institute 4 nmod
. PUNCT . . 2 punct
"""
NAMED = """
Okon PROPN NNP Okon 2 nsubj
named VERB VBD name 0 root
Ann PROPN NNP Ann 2 obj
Day PROPN NNP Day 3 flat
head NOUN NN head 2 xcomp
of ADP IN of 8 case
the DET DT the 8 det
League PROPN NNP League 5 nmod
. PUNCT . . 2 punct
"""
PARTY = """
Former ADJ JJ former 3 amod
President PROPN NNP President 3 nmod:desc
Okon PROPN NNP Okon 6 nmod:poss
's PART POS 's 3 case
Unity PROPN NNP Unity 6 compound
Party PROPN NNP Party 7 nsubj
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 7 obj
. PUNCT . . 7 punct
"""
REBELS = """
The DET DT the 2 det
rebels NOUN NNS rebel 3 nsubj
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 3 obj
. PUNCT . . 3 punct

Rebel NOUN NN rebel 2 compound
leader NOUN NN leader 3 nmod:desc
Okon PROPN NNP Okon 4 nsubj
stayed VERB VBD stay 0 root
. PUNCT . . 4 punct
"""
MEMBERS = """
The DET DT the 4 det
Delta PROPN NNP Delta 4 compound
Security PROPN NNP Security 4 compound
Council PROPN NNP Council 5 nsubj
met VERB VBD meet 0 root
. PUNCT . . 5 punct

Council NOUN NN Council 2 compound
members NOUN NNS member 6 nsubj
Mali PROPN NNP Mali 2 appos
and CCONJ CC and 5 cc
Moldova PROPN NNP Moldova 3 conj
agreed VERB VBD agree 0 root
. PUNCT . . 6 punct
"""
PART = """
The DET DT the 3 det
Refugee PROPN NNP Refugee 3 compound
Committee PROPN NNP Committee 8 nsubj
of ADP IN of 7 case
the DET DT the 7 det
Delta PROPN NNP Delta 7 compound
Association PROPN NNP Association 3 nmod
met VERB VBD meet 0 root
. PUNCT . . 8 punct
"""
SEATED = """
The DET DT the 3 det
Malian ADJ JJ malian 3 amod
Embassy PROPN NNP Embassy 6 nsubj
in ADP IN in 5 case
Moldova PROPN NNP Moldova 3 nmod
closed VERB VBD close 0 root
. PUNCT . . 6 punct
"""
SUPPORTS = """
Mali PROPN NNP Mali 2 nsubj
continues VERB VBZ continue 0 root
to PART TO to 4 mark
support VERB VB support 2 xcomp
the DET DT the 7 det
Red ADJ NNP red 7 amod
Column PROPN NNP Column 4 obj
. PUNCT . . 2 punct
"""
SUPPORT = """
Mali PROPN NNP Mali 2 nsubj
gives VERB VBZ give 0 root
military ADJ JJ military 4 amod
support NOUN NN support 2 obj
to ADP IN to 8 case
the DET DT the 8 det
Red ADJ NNP red 8 amod
Column PROPN NNP Column 4 nmod
. PUNCT . . 2 punct
"""
ACCUSED = """
Moldova PROPN NNP Moldova 2 nsubj
accuses VERB VBZ accuse 0 root
Mali PROPN NNP Mali 2 obj
of SCONJ IN of 5 mark
supporting VERB VBG support 3 acl
the DET DT the 8 det
Red ADJ NNP red 8 amod
Column PROPN NNP Column 5 obj
. PUNCT . . 2 punct
"""
JUSTICE = """
Mali PROPN NNP Mali 2 nsubj
agreed VERB VBD agree 0 root
. PUNCT . . 2 punct

Minister PROPN NNP Minister 4 nmod:desc
of ADP IN of 3 case
Justice PROPN NNP Justice 1 nmod
Okon PROPN NNP Okon 5 nsubj
left VERB VBD leave 0 root
Mali PROPN NNP Mali 5 obj
. PUNCT . . 5 punct
"""
TWINS = """
League PROPN NNP League 2 compound
members NOUN NNS member 7 nsubj
Mali PROPN NNP Mali 7 nsubj
and CCONJ CC and 5 cc
Moldova PROPN NNP Moldova 3 conj
have AUX VBP have 7 aux
argued VERB VBN argue 0 root
. PUNCT . . 7 punct
"""
HIS = """
Prime ADJ NNP prime 2 amod
Minister PROPN NNP Minister 3 nmod:desc
Okon PROPN NNP Okon 9 nsubj
and CCONJ CC and 8 cc
his PRON PRP$ his 8 nmod:poss
ruling VERB VBG rule 8 amod
Unity PROPN NNP Unity 8 compound
Party PROPN NNP Party 3 conj
left VERB VBD leave 0 root
Mali PROPN NNP Mali 9 obj
. PUNCT . . 9 punct
"""
DENIED = """
Okon PROPN NNP Okon 2 nsubj
denied VERB VBD deny 0 root
that SCONJ IN that 4 mark
Day PROPN NNP Day 5 nsubj
leads VERB VBZ lead 2 ccomp
the DET DT the 8 det
Red ADJ NNP red 8 amod
Column PROPN NNP Column 5 obj
. PUNCT . . 2 punct
"""
NEVER = """
Ann PROPN NNP Ann 5 nsubj
Day PROPN NNP Day 1 flat
was AUX VBD be 5 cop
never ADV RB never 5 advmod
head NOUN NN head 0 root
of ADP IN of 8 case
the DET DT the 8 det
League PROPN NNP League 5 nmod
. PUNCT . . 5 punct
"""
CROWD = """
Pro X AFX pro 3 amod
- PUNCT HYPH - 1 punct
Malian ADJ JJ malian 4 amod
protesters NOUN NNS protester 5 nsubj
met VERB VBD meet 0 root
Malian ADJ JJ malian 7 amod
ministers NOUN NNS minister 5 obj
in ADP IN in 9 case
Mali PROPN NNP Mali 5 obl
. PUNCT . . 5 punct
"""


def test_a_verb_gives_an_office_to_its_subject_or_its_object() -> None:
    told = stated(BECAME, {"Ann Day": "PER", "League": "ORG", "Delta Institute": "ORG"})
    assert ("Ann Day", "leads", "League", "current") in told
    assert stated(NAMED, {"Okon": "PER", "Ann Day": "PER", "League": "ORG"}) == {
        ("Ann Day", "leads", "League", "current")
    }


def test_an_office_that_may_be_given_is_not_held() -> None:
    may = NAMED.replace("named VERB VBD name 0 root", "may AUX MD may 3 aux\nname VERB VB name 0 root")
    rows = may.splitlines()
    moved = [
        r if i < 3 else " ".join([*r.split()[:4], str(int(r.split()[4]) + 1), r.split()[5]])
        for i, r in enumerate(rows)
        if r
    ]
    assert not stated("\n".join(moved), {"Okon": "PER", "Ann Day": "PER", "League": "ORG"})


def test_a_person_leads_the_party_that_is_told_as_theirs() -> None:
    assert stated(PARTY, {"Okon": "PER", "Unity Party": "ORG"}) == {("Okon", "leads", "Unity Party", "former")}


def test_a_noun_in_a_title_tells_the_body_of_its_kind() -> None:
    assert stated(REBELS, {"Okon": "PER"}) == {("Okon", "leads", "rebels", "current")}


def test_members_named_beside_a_body_in_short_are_its_members() -> None:
    told = stated(MEMBERS, {"Delta Security Council": "ORG", "Mali": "LOC", "Moldova": "LOC"})
    assert {(s, r, o) for s, r, o, _ in told} == {
        ("Mali", "member_of", "Delta Security Council"),
        ("Moldova", "member_of", "Delta Security Council"),
    }


def test_a_committee_of_a_body_is_part_of_it() -> None:
    told = stated(PART, {"Refugee Committee": "ORG", "Delta Association": "ORG"})
    assert told == {("Refugee Committee", "part_of", "Delta Association", "current")}


def test_an_embassy_is_in_the_country_beside_it() -> None:
    told = stated(SEATED, {"Malian Embassy": "ORG", "Moldova": "LOC"}, "Moldova")
    assert ("Malian Embassy", "located_in", "Moldova", "current") in told


def test_crowds_of_a_side_are_told_as_no_standing_supporters() -> None:
    assert not stated(CROWD, {"Mali": "LOC"})


def test_who_supports_a_body_or_gives_it_support_supports_it() -> None:
    told = {("Mali", "supports", "Red Column", "current")}
    assert stated(SUPPORTS, {"Mali": "LOC", "Red Column": "ORG"}) == told
    assert stated(SUPPORT, {"Mali": "LOC", "Red Column": "ORG"}) == told


def test_who_is_accused_of_supporting_a_body_is_not_said_to_support_it() -> None:
    assert not stated(ACCUSED, {"Mali": "LOC", "Moldova": "LOC", "Red Column": "ORG"})


def test_what_a_minister_is_for_is_no_body() -> None:
    assert stated(JUSTICE, {"Mali": "LOC", "Okon": "PER"}) == {("Okon", "works_for", "Mali", "current")}
    assert titles(JUSTICE, {"Mali": "LOC", "Okon": "PER"}) == {"Okon": "Minister of Justice"}


def test_members_right_before_the_names_of_states_are_these() -> None:
    told = stated(TWINS, {"League": "ORG", "Mali": "LOC", "Moldova": "LOC"})
    assert {(s, r, o) for s, r, o, _ in told} == {("Mali", "member_of", "League"), ("Moldova", "member_of", "League")}


def test_a_head_of_government_leads_his_party_and_what_is_denied_is_not_told() -> None:
    told = stated(HIS, {"Okon": "PER", "Unity Party": "ORG", "Mali": "LOC"})
    assert ("Okon", "leads", "Unity Party", "current") in told
    assert not stated(DENIED, {"Okon": "PER", "Day": "PER", "Red Column": "ORG"})


def test_who_was_never_head_of_a_body_does_not_lead_it() -> None:
    assert not stated(NEVER, {"Ann Day": "PER", "League": "ORG"})
