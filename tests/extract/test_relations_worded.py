"""Facts that titles in the plural, hyphens, owners and clauses of war state."""

from __future__ import annotations

import pytest
from named import read
from stated import stated

from dateline.extract.actors import find_actors
from dateline.extract.places import find_places
from dateline.vocabulary.registry import registry

PRESIDENTS = """
Presidents PROPN NNP Presidents 2 nmod:desc
Ann PROPN NNP Ann 10 nsubj
Lee PROPN NNP Lee 2 flat
of ADP IN of 5 case
Mali PROPN NNP Mali 2 nmod
and CCONJ CC and 7 cc
Bo PROPN NNP Bo 2 conj
of ADP IN of 9 case
Chad PROPN NNP Chad 7 nmod
met VERB VBD meet 0 root
. PUNCT . . 10 punct
"""

REBELS = """
Rebels NOUN NNS rebel 5 nsubj
fighting VERB VBG fight 1 acl
the DET DT the 4 det
government NOUN NN government 2 obj
left VERB VBD leave 0 root
. PUNCT . . 5 punct
"""

COURT = """
The DET DT the 5 det
Ministry PROPN NNP Ministry 5 compound
's PART POS 's 2 case
Delta PROPN NNP Delta 5 compound
Court PROPN NNP Court 6 nsubj
ruled VERB VBD rule 0 root
. PUNCT . . 6 punct
"""

BASED = """
The DET DT the 6 det
Vienna PROPN NNP Vienna 4 compound
- PUNCT HYPH - 2 punct
based VERB VBN base 6 amod
Delta PROPN NNP Delta 6 compound
Institute PROPN NNP Institute 7 nsubj
agreed VERB VBD agree 0 root
. PUNCT . . 7 punct
"""

DIRECTOR = """
The DET DT the 2 det
director NOUN NN director 12 nsubj
of ADP IN of 5 case
the DET DT the 5 det
Institute PROPN NNP Institute 2 nmod
( PUNCT -LRB- ( 7 punct
DIN PROPN NNP DIN 5 appos
) PUNCT -RRB- ) 7 punct
, PUNCT , , 10 punct
Ann PROPN NNP Ann 2 appos
Lee PROPN NNP Lee 10 flat
agreed VERB VBD agree 0 root
. PUNCT . . 12 punct
"""

CONTROL = """
Rebels NOUN NNS rebel 2 nsubj
VERB VERB VBP LEMMA 0 root
PART
of ADP IN of 5 case
Boni PROPN NNP Boni 2 obj
. PUNCT . . 2 punct
"""


def test_a_title_in_the_plural_is_of_each_of_those_joined_with_the_state_after_each() -> None:
    facts = stated(PRESIDENTS, {"Ann Lee": "PER", "Bo": "PER", "Mali": "LOC", "Chad": "LOC"})
    assert facts == {("Ann Lee", "leads", "Mali", "current"), ("Bo", "leads", "Chad", "current")}


@pytest.mark.parametrize(("verb", "told"), [("fighting VERB VBG fight", True), ("helping VERB VBG help", False)])
def test_rebels_who_are_told_to_fight_someone_are_opposed_to_him(verb: str, told: bool) -> None:
    facts = stated(REBELS.replace("fighting VERB VBG fight", verb), {})
    assert (("Rebels", "opposed_to", "government", "current") in facts) is told


def test_an_owner_that_is_parsed_as_part_of_a_bodys_name_owns_it() -> None:
    facts = stated(COURT, {"Ministry": "ORG", "Delta Court": "ORG"})
    assert {fact[:3] for fact in facts} == {("Delta Court", "part_of", "Ministry")}


def test_the_city_that_a_body_is_based_in_is_a_place_and_no_state() -> None:
    report, reading = read(BASED, {"Vienna": "LOC", "Delta Institute": "ORG"})
    assert [place.name for place in find_places(report, reading)] == ["Vienna"]
    assert {actor.type for actor in find_actors(report, reading).actors} == {"ngo"}


def test_a_title_whose_body_is_followed_by_its_short_name_is_of_who_comes_after() -> None:
    facts = stated(DIRECTOR, {"Institute": "ORG", "DIN": "ORG", "Ann Lee": "PER"})
    assert ("Ann Lee", "leads", "Institute", "current") in facts


@pytest.mark.parametrize(
    ("verb", "lemma", "part"),
    [
        ("control", "control", "most ADJ JJS most 2 obj"),
        ("seized", "seize", "control NOUN NN control 2 obj"),
    ],
)
def test_who_controls_a_part_of_a_place_or_seizes_control_of_it_controls_it(verb: str, lemma: str, part: str) -> None:
    rows = CONTROL.replace("VERB VERB VBP LEMMA", f"{verb} VERB VBP {lemma}").replace("PART", part)
    assert stated(rows, {"Boni": "LOC"}, "Boni") == {("Rebels", "controls", "Boni", "current")}


@pytest.mark.parametrize(
    ("name", "title", "body"),
    [
        ("Ban Ki-moon", "Secretary-General", "united-nations"),
        ("Barack Obama", "President", "US"),
        ("Mira Okon", "President", None),
    ],
)
def test_the_registry_tells_of_which_state_or_body_an_office_is(name: str, title: str, body: str | None) -> None:
    assert registry().body_of(name, title, "2014-05-01") == body
