"""Facts about those who are told by their number, and about the words that stand before what is said."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest
from stated import stated

from dateline.extract.actors import find_actors
from dateline.extract.actors.found import Found
from dateline.extract.actors.joining import Clusters
from dateline.extract.events.doubles import without_doubles
from dateline.extract.links import link_figures
from dateline.extract.scene import Scene
from dateline.extract.speech.attributions import final
from dateline.extract.speech.candidate import Candidate
from dateline.extract.tree import Tree
from dateline.record.account import Event, Figure
from dateline.record.report import Dateline


def counted(name: str, start: int) -> Found:
    return Found(
        start=start, end=start + len(name), head=start, kind="nominal", name=name, type="armed_forces", count="many",
        noun="soldier",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "same"),
    [("28 soldiers", False), ("12 soldiers", True), ("the soldiers", True), ("dozens of soldiers", True)],
)
def test_those_of_one_number_are_not_those_of_another(other: str, same: bool) -> None:
    clusters = Clusters([counted("Twelve soldiers", 0), counted(other, 40)])
    assert clusters.join(0, 1) is same


SAID = """
TAMSIR PROPN NNP Tamsir 4 dep
— PUNCT : — 1 punct
Rebels NOUN NNS rebel 4 nsubj
fell VERB VBD fall 0 root
, PUNCT , , 4 punct
he PRON PRP he 7 nsubj
said VERB VBD say 4 parataxis
. PUNCT . . 4 punct
"""


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    report, reading = made.parsed(SAID)
    lined = msgspec.structs.replace(report, dateline=Dateline(text="TAMSIR", span=(0, 6)))
    end = report.text.index("fell") + 4
    cue = report.text.index("said")
    told = Candidate(cue=(cue, cue + 4), head=6, source=(cue - 3, cue - 1), content=((0, end),), group="say")
    ((start, _),) = final(Scene(Tree(lined, reading), find_actors(lined, reading)), told).content
    assert report.text[start:end] == "Rebels fell"


FORCES = """
Chad PROPN NNP Chad 2 nsubj
condemned VERB VBD condemn 0 root
the DET DT the 4 det
presence NOUN NN presence 2 obj
of ADP IN of 7 case
Malian ADJ JJ malian 7 amod
troops NOUN NNS troop 4 nmod
in ADP IN in 9 case
Tamsir PROPN NNP Tamsir 4 nmod
. PUNCT . . 2 punct
"""


def test_troops_whose_presence_is_ruled_out_are_not_there() -> None:
    there = stated(FORCES, {"Chad": "LOC", "Tamsir": "LOC"}, "Tamsir")
    assert any(relation == "present_in" for _, relation, _, _ in there)
    wanted = FORCES.replace("condemned VERB VBD condemn", "rejected VERB VBD reject")
    assert not any(r == "present_in" for _, r, _, _ in stated(wanted, {"Chad": "LOC", "Tamsir": "LOC"}, "Tamsir"))


SIGNED = """
Chad PROPN NNP Chad 4 nsubj
and CCONJ CC and 3 cc
Mali PROPN NNP Mali 1 conj
signed VERB VBD sign 0 root
an DET DT an 6 det
agreement NOUN NN agreement 4 obj
on ADP IN on 8 case
Friday PROPN NNP Friday 4 obl
. PUNCT . . 4 punct
"""


def test_signing_an_agreement_is_one_deed() -> None:
    report, reading = made.parsed(SIGNED)
    tree = Tree(report, reading)
    told = [
        (3, Event(id="", type="SUPPORT", mode=None, trigger=(14, 20), confidence=0.9)),
        (5, Event(id="", type="AGREE", mode=None, trigger=(24, 33), confidence=0.8)),
    ]
    assert [event.type for _, event in without_doubles(tree, told)] == ["SUPPORT"]
    asked = made.parsed(SIGNED.replace("signed VERB VBD sign", "discussed VERB VBD discuss"))
    assert len(without_doubles(Tree(*asked), told)) == 2


STRUCK = """
Forty NUM CD forty 2 nummod
explosions NOUN NNS explosion 4 nsubj:pass
were AUX VBD be 4 aux:pass
heard VERB VBN hear 0 root
. PUNCT . . 4 punct
"""


def test_a_figure_of_deeds_is_of_the_event_that_they_are_and_of_its_day() -> None:
    report, reading = made.parsed(STRUCK)
    scene = Scene(Tree(report, reading), find_actors(report, reading))
    event = Event(id="E1", type="ASSAULT", mode=None, trigger=(6, 16), confidence=0.9, when="2025-06-03")
    figure = Figure(id="F1", span=(0, 16), low=40, high=40, bound="exact", unit="explosions", kind="other")
    (linked,) = link_figures(scene, (event,), (figure,))
    assert (linked.event, linked.when) == ("E1", "2025-06-03")
