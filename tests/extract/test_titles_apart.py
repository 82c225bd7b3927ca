"""Facts about words after a name that give it no title, and nouns that a clause denies."""

from __future__ import annotations

import pytest
from stated import stated

WITH = """
After ADP IN after 3 case
a DET DT a 3 det
call NOUN NN call 11 obl
with ADP IN with 6 case
Senator PROPN NNP Senator 6 nmod:desc
Ann PROPN NNP Ann 3 nmod
Tarek PROPN NNP Tarek 6 flat
, PUNCT , , 3 punct
the DET DT the 10 det
minister NOUN NN minister 11 nsubj
left VERB VBD leave 0 root
. PUNCT . . 11 punct
"""
SAID = """
Ann PROPN NNP Ann 4 nsubj
Tarek PROPN NNP Tarek 1 flat
, PUNCT , , 4 punct
said VERB VBD say 0 root
the DET DT the 7 det
Malian ADJ JJ malian 7 amod
minister NOUN NN minister 8 nsubj
left VERB VBD leave 4 ccomp
. PUNCT . . 4 punct
"""
ACCORDING = """
According VERB VBG accord 4 case
to ADP IN to 1 fixed
Delta PROPN NNP Delta 4 compound
officials NOUN NNS official 9 nsubj
, PUNCT , , 4 punct
Okon PROPN NNP Okon 9 nsubj
and CCONJ CC and 8 cc
Tarek PROPN NNP Tarek 6 conj
left VERB VBD leave 0 root
. PUNCT . . 9 punct
"""


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (WITH.replace("the DET DT the 10 det", "Malian ADJ JJ malian 10 amod"), {"Ann Tarek": "PER"}),
        (SAID, {"Ann Tarek": "PER"}),
        (ACCORDING, {"Okon": "PER", "Tarek": "PER", "Delta": "ORG"}),
    ],
    ids=["whom another acts after", "who says something of another", "of whom others tell"],
)
def test_a_title_that_is_anothers_is_not_that_of_who_is_named_beside_it(rows: str, names: dict) -> None:  # type: ignore[type-arg]
    assert not {f for f in stated(rows, names) if f[1] in ("works_for", "leads") and f[0] in names}


MEMBER = """
Delta PROPN NNP Delta 5 nsubj
is AUX VBZ be 5 cop
NOT PART RB not 5 advmod
a DET DT a 5 det
member NOUN NN member 0 root
of ADP IN of 8 case
the DET DT the 8 det
League PROPN NNP League 5 nmod
. PUNCT . . 5 punct
"""


@pytest.mark.parametrize(("adverb", "told"), [("still", True), ("not", False), ("longer", False)])
def test_who_is_told_not_to_be_a_member_is_none(adverb: str, told: bool) -> None:
    found = stated(MEMBER.replace("NOT", adverb), {"Delta": "ORG", "League": "ORG"})
    assert (("Delta", "member_of", "League", "current") in found) is told
