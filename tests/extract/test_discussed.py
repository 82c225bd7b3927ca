"""Facts about deeds that are only talked over or provided for: open, and not done by those who talk."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.roles import participants
from dateline.extract.events.spots import Spot, spots
from dateline.extract.events.status import status_of
from dateline.extract.scene import Scene

TALKED = """
Ministers NOUN NNS minister 2 nsubj
{verb} VERB VBD {lemma} 0 root
the DET DT the 4 det
{deed} NOUN NN {deed} 2 obj
of ADP IN of 6 case
soldiers NOUN NNS soldier 4 nmod
. PUNCT . . 2 punct
"""
ON = """
Talks NOUN NNS talk 5 nsubj
on ADP IN on 4 case
the DET DT the 4 det
{deed} NOUN NN {deed} 1 nmod
stalled VERB VBD stall 0 root
. PUNCT . . 5 punct
"""

LEFT = """
Withdrawals NOUN NNS withdrawal 3 nsubj:pass
were AUX VBD be 3 aux:pass
{verb} VERB VBN {lemma} 0 root
to ADP IN to 5 case
envoys NOUN NNS envoy 3 obl
. PUNCT . . 3 punct
"""


def spot_of(rows: str, lemma: str) -> tuple[Scene, Spot]:
    report, reading = made.parsed(rows)
    scene = scene_of(report, reading)
    return scene, next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == lemma)


@pytest.mark.parametrize(
    ("verb", "lemma", "deed", "status"),
    [
        ("discussed", "discuss", "release", "hypothetical"),
        ("debated", "debate", "deployment", "hypothetical"),
        ("announced", "announce", "release", "happened"),
        ("discussed", "discuss", "killing", "happened"),
    ],
)
def test_what_is_talked_over_is_open_but_known_deeds_are_not(verb: str, lemma: str, deed: str, status: str) -> None:
    scene, spot = spot_of(TALKED.format(verb=verb, lemma=lemma, deed=deed), deed)
    assert status_of(scene.tree, spot.index)[0] == status


@pytest.mark.parametrize(("deed", "status"), [("withdrawal", "hypothetical"), ("killing", "happened")])
def test_talks_on_a_withdrawal_leave_it_open(deed: str, status: str) -> None:
    scene, spot = spot_of(ON.format(deed=deed), deed)
    assert status_of(scene.tree, spot.index)[0] == status


@pytest.mark.parametrize(("subject", "status"), [("Deal", "future"), ("Town", "happened")])
def test_what_a_deal_includes_is_to_come(subject: str, status: str) -> None:
    rows = TALKED.format(verb="includes", lemma="include", deed="release").replace("VBD", "VBZ")
    rows = rows.replace("Ministers NOUN NNS minister", f"{subject} NOUN NN {subject.lower()}")
    scene, spot = spot_of(rows, "release")
    assert status_of(scene.tree, spot.index)[0] == status


def test_who_talks_a_deed_over_does_not_do_it() -> None:
    for lemma, verb, doers in (("discuss", "discussed", set()), ("commit", "committed", {"Ministers"})):
        scene, spot = spot_of(TALKED.format(verb=verb, lemma=lemma, deed="killing"), "killing")
        actors, _ = participants(scene, spot, "ASSAULT")
        assert {scene.tree.text[slice(*p.span)] for p in actors} == doers


@pytest.mark.parametrize(
    ("verb", "lemma", "status"), [("left", "leave", "hypothetical"), ("shown", "show", "happened")]
)
def test_what_is_left_to_later_is_open(verb: str, lemma: str, status: str) -> None:
    scene, spot = spot_of(LEFT.format(verb=verb, lemma=lemma), "withdrawal")
    assert status_of(scene.tree, spot.index)[0] == status
