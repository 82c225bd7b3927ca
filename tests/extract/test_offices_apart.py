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
