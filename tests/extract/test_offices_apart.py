"""Facts about offices whose names share words."""

from __future__ import annotations

import pytest
from named import read

from dateline.extract.actors import find_actors

ROWS = """
TITLE ADJ JJ title 3 compound
Minister PROPN NNP Minister 3 compound
Ann PROPN NNP Ann 5 nsubj
Tarek PROPN NNP Tarek 3 flat
arrived VERB VBD arrive 0 root
. PUNCT . . 5 punct

The DET DT the 2 det
minister NOUN NN minister 3 nsubj
left VERB VBD leave 0 root
. PUNCT . . 3 punct
"""


@pytest.mark.parametrize(("title", "one"), [("Foreign", True), ("Prime", False), ("Deputy", False)])
def test_the_minister_is_a_minister_and_not_the_prime_minister(title: str, one: bool) -> None:
    report, reading = read(ROWS.replace("TITLE", title), {"Ann Tarek": "PER"})
    cast = find_actors(report, reading)
    person, minister = report.text.index("Ann Tarek"), report.text.index("The minister")
    assert (cast.at((person, person + 9)) == cast.at((minister, minister + 12))) is one


POSTS = """
Ann PROPN NNP Ann 9 nsubj
Tarek PROPN NNP Tarek 1 flat
, PUNCT , , 1 punct
the DET DT the 5 det
commander NOUN NN commander 1 appos
of ADP IN of 8 case
the DET DT the 8 det
Guards PROPN NNP Guards 5 nmod
arrived VERB VBD arrive 0 root
. PUNCT . . 9 punct

The DET DT the 2 det
commander NOUN NN commander 6 nsubj
of ADP IN of 5 case
the DET DT the 5 det
BODY PROPN NNP BODY 2 nmod
left VERB VBD leave 0 root
. PUNCT . . 6 punct
"""


@pytest.mark.parametrize(("body", "one"), [("Guards", True), ("Marines", False)])
def test_the_commanders_of_two_bodies_are_two(body: str, one: bool) -> None:
    report, reading = read(POSTS.replace("BODY", body), {"Ann Tarek": "PER", "Guards": "ORG", "Marines": "ORG"})
    cast = find_actors(report, reading)
    person, other = report.text.index("Ann Tarek"), report.text.index("The commander")
    assert (cast.at((person, person + 9)) == cast.at((other, other + 13))) is one


LANDS = """
French ADJ JJ french 2 amod
President PROPN NNP President 5 nsubj
Emmanuel PROPN NNP Emmanuel 2 flat
Macron PROPN NNP Macron 2 flat
arrived VERB VBD arrive 0 root
. PUNCT . . 5 punct

The DET DT the 3 det
LAND ADJ JJ land 3 amod
president NOUN NN president 4 nsubj
left VERB VBD leave 0 root
. PUNCT . . 4 punct
"""


@pytest.mark.parametrize(("land", "one"), [("French", True), ("Egyptian", False)])
def test_the_president_of_another_country_is_another(land: str, one: bool) -> None:
    report, reading = read(LANDS.replace("LAND", land), {"Emmanuel Macron": "PER", "French": "NORP", land: "NORP"})
    cast = find_actors(report, reading)
    person, told = report.text.index("Emmanuel Macron"), report.text.index(f"The {land}")
    assert (cast.at((person, person + 15)) == cast.at((told, told + 14 + len(land)))) is one
