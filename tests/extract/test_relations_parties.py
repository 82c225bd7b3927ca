"""Facts about the chamber and the party that a title tells of."""

from __future__ import annotations

import pytest
from stated import stated

SENATOR = """
Unity PROPN NNP Unity 2 compound
Senator PROPN NNP Senator 3 nmod:desc
Ann PROPN NNP Ann 5 nsubj
Lee PROPN NNP Lee 3 flat
urged VERB VBD urge 0 root
the DET DT the 7 det
Senate PROPN NNP Senate 5 iobj
. PUNCT . . 5 punct

The DET DT the 3 det
Unity PROPN NNP Unity 3 compound
Party PROPN NNP Party 4 nsubj
agreed VERB VBD agree 0 root
. PUNCT . . 4 punct
"""

LEADER = """
Deputy PROPN NNP Deputy 2 amod
Unity PROPN NNP Unity 3 compound
Leader PROPN NNP leader 4 nmod:desc
Ann PROPN NNP Ann 6 nsubj
Lee PROPN NNP Lee 4 flat
spoke VERB VBD speak 0 root
. PUNCT . . 6 punct

The DET DT the 3 det
Unity PROPN NNP Unity 3 compound
Party PROPN NNP Party 4 nsubj
agreed VERB VBD agree 0 root
. PUNCT . . 4 punct
"""


def test_a_senator_with_a_partys_word_sits_in_the_senate_and_belongs_to_the_party() -> None:
    facts = stated(SENATOR, {"Ann Lee": "PER", "Senate": "ORG", "Unity Party": "ORG"})
    assert {fact[1:3] for fact in facts} == {("member_of", "Senate"), ("member_of", "Unity Party")}


def test_a_senator_sits_in_no_court() -> None:
    rows = SENATOR.replace("Senate PROPN NNP Senate", "Court PROPN NNP Court")
    facts = stated(rows, {"Ann Lee": "PER", "Court": "ORG", "Unity Party": "ORG"})
    assert {fact[1:3] for fact in facts} == {("member_of", "Unity Party")}


@pytest.mark.parametrize(("word", "relation"), [("Deputy", "member_of"), ("Former", "leads")])
def test_a_partys_leader_leads_it_and_a_deputy_leader_belongs_to_it(word: str, relation: str) -> None:
    facts = stated(LEADER.replace("Deputy", word), {"Ann Lee": "PER", "Unity Party": "ORG"})
    assert {fact[1:3] for fact in facts} == {(relation, "Unity Party")}
