"""Facts about what a number takes from its neighbours: its kind, its currency, its other side, who counts it."""

from __future__ import annotations

import parsed as made
import pytest
from told import bounds, figures

from dateline.extract.account import extract
from dateline.extract.figures import find_figures


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Drones killed 14 people, including three children and two medics, and wounded 40.",
         ["killed", "killed", "killed", "injured"]),
        ("The death toll rose to 61 from 45.", ["killed", "killed"]),
        ("The toll climbed to at least 61, up from an earlier count of 45.", ["killed", "killed"]),
        ("Another 25 bodies were found under the rubble, bringing the total to 112.", ["killed", "killed"]),
        ("Police put the crowd at 24,000 and organisers at 180,000.", ["participants", "participants"]),
        ("Shells killed 17 people, 11 of them women.", ["killed", "killed"]),
        ("Half of the 48 hostages are believed dead.", ["detained"]),
        ("The army lost 30 soldiers in the ambush.", ["killed"]),
        ("The party lost 30 members in a year.", ["other"]),
        ("Some 12 soldiers lost limbs to mines.", ["injured"]),
    ],
)  # fmt: skip
def test_the_kind_follows_the_list_the_change_and_the_part(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in figures(text)] == kinds


def test_part_of_a_sum_is_of_its_currency() -> None:
    text = "The union pledged 50 billion euros, of which 17 billion are grants."
    assert [(f.low, f.unit) for f in figures(text)] == [(50e9, "euros"), (17e9, "euros")]


HEADS = """
Twenty NUM CD twenty 2 nummod
heads NOUN NNS head 6 nsubj
of ADP IN of 4 case
state NOUN NN state 2 nmod
and CCONJ CC and 6 cc
government NOUN NN government 4 conj
came VERB VBD come 0 root
. PUNCT . . 7 punct
"""


def test_a_unit_that_says_little_takes_in_what_follows() -> None:
    report, reading = made.parsed(HEADS)
    assert [f.unit for f in find_figures(report, reading, ())] == ["heads of state and government"]
    assert [f.unit for f in figures("The bloc keeps 5,000 troops there, 400 more than now.")] == ["troops", None]


def test_both_sides_of_a_vote_are_told_and_no_score_or_share_is() -> None:
    assert bounds("The assembly voted 141-5 to condemn the invasion.") == [
        ("141", 141, 141, "exact", "votes"),
        ("5", 5, 5, "exact", "votes"),
    ]
    assert bounds("The party won the vote 52-48 percent.") == []
    assert bounds("The team won 3-1.") == []


def test_kin_harmed_are_counted_though_they_are_theirs() -> None:
    assert bounds("A woman and her two children were killed.") == [("two children", 2, 2, "exact", "killed")]
    assert bounds("The minister spoke of his two sons.") == []


COUNTED = """
Monitors NOUN NNS monitor 2 nsubj
recorded VERB VBD record 0 root
328 NUM CD 328 4 nummod
explosions NOUN NNS explosion 2 obj
. PUNCT . . 2 punct
"""
PUT = """
Police NOUN NNS police 2 nsubj
put VERB VBD put 0 root
the DET DT the 4 det
crowd NOUN NN crowd 2 obj
at ADP IN at 6 case
24,000 NUM CD 24,000 2 obl
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("rows", "who"), [(COUNTED, "Monitors"), (PUT, "Police")])
def test_who_counts_says_the_number(rows: str, who: str) -> None:
    account = extract(*made.parsed(rows))
    assert [next(a.name for a in account.actors if a.id == f.says) for f in account.figures] == [who]
