"""Facts about promises of harm."""

from __future__ import annotations

import pytest
from test_bystanders import spot_of

from dateline.extract.events.aims import threatens

VOWED = """
Rebels NOUN NNS rebel 2 nsubj
vowed VERB VBD vow 0 root
to PART TO to 4 mark
retaliate VERB VB retaliate 2 xcomp
. PUNCT . . 2 punct
"""
CONTINUE = """
Rebels NOUN NNS rebel 2 nsubj
vowed VERB VBD vow 0 root
to PART TO to 4 mark
continue VERB VB continue 2 xcomp
the DET DT the 6 det
battle NOUN NN battle 4 obj
. PUNCT . . 2 punct
"""


ANSWER = """
Rebels NOUN NNS rebel 2 nsubj
vowed VERB VBD vow 0 root
a DET DT a 5 det
harsh ADJ JJ harsh 5 amod
response NOUN NN response 2 obj
. PUNCT . . 2 punct
"""


def test_who_vows_a_harsh_answer_threatens_and_who_vows_a_quick_one_does_not() -> None:
    scene, spot = spot_of(ANSWER, "vow")
    assert threatens(scene.tree, spot, "AGREE")
    scene, spot = spot_of(ANSWER.replace("harsh ADJ JJ harsh", "quick ADJ JJ quick"), "vow")
    assert not threatens(scene.tree, spot, "AGREE")


@pytest.mark.parametrize("rows", [VOWED, CONTINUE])
def test_who_vows_to_retaliate_or_to_fight_on_threatens(rows: str) -> None:
    scene, spot = spot_of(rows, "vow")
    assert threatens(scene.tree, spot, "AGREE")
    assert not threatens(scene.tree, spot, "REJECT")


@pytest.mark.parametrize(
    "rows",
    [
        VOWED.replace("retaliate VERB VB retaliate", "cooperate VERB VB cooperate"),
        CONTINUE.replace("battle NOUN NN battle", "work NOUN NN work"),
    ],
)
def test_who_vows_to_help_or_to_go_on_with_work_does_not(rows: str) -> None:
    scene, spot = spot_of(rows, "vow")
    assert not threatens(scene.tree, spot, "AGREE")
