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


SUPPORTED = """
The DET DT the 2 det
evidence NOUN NN evidence 3 nsubj
supports VERB VBZ support 0 root
Okon PROPN NNP Okon 3 obj
. PUNCT . . 3 punct
"""
CALLED = """
Okon PROPN NNP Okon 2 nsubj
called VERB VBD call 0 root
the DET DT the 4 det
vote NOUN NN vote 2 obj
a DET DT a 6 det
triumph NOUN NN triumph 2 xcomp
. PUNCT . . 2 punct
"""
THANKED = """
Thank VERB VBP thank 0 root
you PRON PRP you 1 obj
. PUNCT . . 1 punct
"""
CHARGED = """
The DET DT the 2 det
office NOUN NN office 0 root
charged VERB VBN charge 2 acl
with SCONJ IN with 5 mark
overseeing VERB VBG oversee 3 advcl
ports NOUN NNS port 5 obj
. PUNCT . . 2 punct
"""


def test_evidence_supports_nobody_but_a_minister_does() -> None:
    assert idiom(SUPPORTED, "support", "SUPPORT")
    assert not idiom(SUPPORTED.replace("evidence NOUN NN evidence", "minister NOUN NN minister"), "support", "SUPPORT")


def test_to_call_something_a_triumph_is_no_reproach_and_to_call_it_a_farce_is_one() -> None:
    assert idiom(CALLED, "call", "ACCUSE")
    assert not idiom(CALLED.replace("triumph NOUN NN triumph", "farce NOUN NN farce"), "call", "ACCUSE")


def test_thank_you_is_courtesy_and_thanks_to_somebody_are_support() -> None:
    assert idiom(THANKED, "thank", "SUPPORT")
    assert not idiom(THANKED.replace("you PRON PRP you", "Okon PROPN NNP Okon"), "thank", "SUPPORT")


def test_who_is_charged_with_a_task_is_accused_of_nothing() -> None:
    assert idiom(CHARGED, "charge", "ACCUSE")
    assert not idiom(CHARGED.replace("overseeing VERB VBG oversee", "looting VERB VBG loot"), "charge", "ACCUSE")
