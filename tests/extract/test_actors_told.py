"""What the words of invented mentions tell of who is meant: country, kind, number."""

from __future__ import annotations

from named import read

from dateline.extract.actors import find_actors
from dateline.record.account import Actor
from dateline.record.reading import NameClass

SIDE = """
Pro ADJ JJ pro 4 amod
- PUNCT HYPH - 3 punct
Malian ADJ JJ malian 4 amod
rebels NOUN NNS rebel 5 nsubj
attacked VERB VBD attack 0 root
the DET DT the 7 det
police NOUN NN police 5 obj
. PUNCT . . 5 punct
"""
ASIDE = """
The DET DT the 2 det
rebels NOUN NNS rebel 3 nsubj
attacked VERB VBD attack 0 root
Ghana PROPN NNP Ghana 3 obj
, PUNCT , , 8 punct
specifically ADV RB specifically 8 advmod
the DET DT the 8 det
ministers NOUN NNS minister 3 obl
. PUNCT . . 3 punct
"""
GROUP = """
The DET DT the 3 det
Advisory ADJ NNP advisory 3 amod
Group PROPN NNP Group 6 nsubj
of ADP IN of 5 case
Experts PROPN NNS Experts 3 nmod
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 6 obj
. PUNCT . . 6 punct
"""
FIRMS = """
Delta PROPN NNP Delta 2 compound
Group PROPN NNP Group 7 nsubj
, PUNCT , , 5 punct
a DET DT a 5 det
firm NOUN NN firm 2 appos
, PUNCT , , 5 punct
closed VERB VBD close 0 root
. PUNCT . . 7 punct

The DET DT the 3 det
17 NUM CD 17 3 nummod
firms NOUN NNS firm 4 nsubj
failed VERB VBD fail 0 root
. PUNCT . . 4 punct
"""


def _actors(rows: str, names: dict[str, NameClass]) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(*read(rows, names)).actors}


def test_whose_side_someone_is_on_is_not_where_that_one_is_from() -> None:
    pro = _actors(SIDE, {"Malian": "NORP"})
    assert [a.country for a in pro.values() if a.type == "armed_group"] == [None]
    own = _actors(SIDE.replace("- PUNCT HYPH - 3 punct", "young ADJ JJ young 4 amod"), {"Malian": "NORP"})
    assert [a.country for a in own.values() if a.type == "armed_group"] == ["ML"]


def test_an_adverb_that_is_said_of_all_is_no_part_of_a_name() -> None:
    assert "ministers" in _actors(ASIDE, {"Ghana": "LOC"})


def test_a_group_of_experts_is_no_company() -> None:
    assert _actors(GROUP, {"Advisory Group of Experts": "ORG"})["Advisory Group of Experts"].type != "company"


def test_many_firms_are_not_the_one_firm_named_before() -> None:
    assert {"Delta Group", "17 firms"} <= set(_actors(FIRMS, {"Delta Group": "ORG"}))
