"""Facts about verbs of conflict that are said of other things."""

from __future__ import annotations

from test_bystanders import spot_of

from dateline.extract.events.idioms import only_idiom

DESTROYED = """
The DET DT the 2 det
clerk NOUN NN clerk 3 nsubj
destroyed VERB VBD destroy 0 root
evidence NOUN NN evidence 3 obj
. PUNCT . . 3 punct
"""
DESTROYED_TWO = """
Raiders NOUN NNS raider 2 nsubj
destroyed VERB VBD destroy 0 root
files NOUN NNS file 2 obj
and CCONJ CC and 5 cc
farms NOUN NNS farm 3 conj
. PUNCT . . 2 punct
"""
CAUGHT = """
Mira PROPN NNP Mira 3 nsubj:pass
was AUX VBD be 3 aux:pass
caught VERB VBN catch 0 root
off ADP IN off 5 case
guard NOUN NN guard 3 obl
. PUNCT . . 3 punct
"""
CONTROL = """
Rebels NOUN NNS rebel 2 nsubj
control VERB VBP control 0 root
the DET DT the 4 det
hills NOUN NNS hill 2 obj
. PUNCT . . 2 punct
"""


def idiom(rows: str, lemma: str, event_type: str) -> bool:
    scene, spot = spot_of(rows, lemma)
    return only_idiom(scene.tree, spot, event_type)


def test_evidence_is_destroyed_without_an_assault_but_a_farm_is_not() -> None:
    assert idiom(DESTROYED, "destroy", "ASSAULT")
    assert not idiom(DESTROYED.replace("evidence NOUN NN evidence", "farms NOUN NNS farm"), "destroy", "ASSAULT")
    assert not idiom(DESTROYED_TWO, "destroy", "ASSAULT")


def test_who_is_caught_off_guard_is_not_arrested() -> None:
    assert idiom(CAUGHT, "catch", "COERCE")
    assert not idiom(CAUGHT.replace("off ADP IN off", "by ADP IN by"), "catch", "COERCE")


def test_to_control_is_a_state_and_no_seizure_until_it_is_done() -> None:
    assert idiom(CONTROL, "control", "COERCE")
    assert not idiom(CONTROL.replace("VBP", "VBD"), "control", "COERCE")
