"""Facts about verbs of conflict that are said of other things."""

from __future__ import annotations

from test_bystanders import spot_of

from dateline.extract.events.idioms import only_idiom
from dateline.vocabulary.files import table

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


SUFFERED = """
Mira PROPN NNP Mira 2 nsubj
suffered VERB VBD suffer 0 root
a DET DT a 5 det
heart NOUN NN heart 5 compound
attack NOUN NN attack 2 obj
. PUNCT . . 2 punct
"""
RELEASE = """
The DET DT the 2 det
release NOUN NN release 6 nsubj
of ADP IN of 5 case
the DET DT the 5 det
film NOUN NN film 2 nmod
pleased VERB VBD please 0 root
Mira PROPN NNP Mira 6 obj
. PUNCT . . 6 punct
"""
DEATHS = """
Deaths NOUN NNS death 4 nsubj
in ADP IN in 3 case
custody NOUN NN custody 1 nmod
rose VERB VBD rise 0 root
. PUNCT . . 4 punct
"""
CRAFT = """
They PRON PRP they 2 nsubj
sent VERB VBD send 0 root
attack NOUN NN attack 2 obj
and CCONJ CC and 5 cc
bomber NOUN NN bomber 3 conj
. PUNCT . . 2 punct
"""
BANNED = """
The DET DT the 2 det
law NOUN NN law 3 nsubj
bans VERB VBZ ban 0 root
bells NOUN NNS bell 3 obj
. PUNCT . . 3 punct
"""
GATHERED = """
Fans NOUN NNS fan 2 nsubj
gathered VERB VBD gather 0 root
outside ADV RB outside 2 advmod
. PUNCT . . 2 punct
"""
CAPTURED = """
Rangers NOUN NNS ranger 2 nsubj
captured VERB VBD capture 0 root
elephants NOUN NNS elephant 2 obj
. PUNCT . . 2 punct
"""


def test_a_heart_attack_is_no_assault_but_an_arson_attack_is() -> None:
    assert idiom(SUFFERED, "attack", "ASSAULT")
    assert not idiom(SUFFERED.replace("heart", "arson"), "attack", "ASSAULT")


def test_the_release_of_a_film_frees_nobody() -> None:
    assert idiom(RELEASE, "release", "RETREAT")
    assert not idiom(RELEASE.replace("film", "captive"), "release", "RETREAT")


def test_a_death_in_custody_arrests_nobody_anew() -> None:
    assert idiom(DEATHS, "custody", "COERCE")
    assert not idiom(DEATHS.replace("Deaths NOUN NNS death", "Miners NOUN NNS miner"), "custody", "COERCE")


def test_an_attack_bomber_is_a_craft() -> None:
    assert idiom(CRAFT, "attack", "ASSAULT")
    assert not idiom(CRAFT.replace("bomber NOUN NN bomber", "siege NOUN NN siege"), "attack", "ASSAULT")


def test_what_a_law_bans_is_a_standing_rule_and_what_a_mayor_bans_an_act() -> None:
    assert idiom(BANNED, "ban", "COERCE")
    assert not idiom(BANNED.replace("law NOUN NN law", "mayor NOUN NN mayor"), "ban", "COERCE")


def test_fans_who_gather_do_not_protest() -> None:
    assert idiom(GATHERED, "gather", "PROTEST")
    assert not idiom(GATHERED.replace("Fans NOUN NNS fan", "Miners NOUN NNS miner"), "gather", "PROTEST")


def test_animals_are_captured_without_force_of_state() -> None:
    assert idiom(CAPTURED, "capture", "COERCE")
    assert not idiom(CAPTURED.replace("elephants NOUN NNS elephant", "rebels NOUN NNS rebel"), "capture", "COERCE")


def test_the_list_of_idioms_has_no_part_that_nobody_reads() -> None:
    read = {"types", "things", "who", "words", "tags", "before", "heads", "under", "cases", "also"}
    assert all(set(entry) <= read for entry in table("idioms").values())


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


HELD = """
Rebels NOUN NNS rebel 2 nsubj
held VERB VBD hold 0 root
captives NOUN NNS captive 2 obj
. PUNCT . . 2 punct
"""


def test_a_truce_is_held_and_rebels_hold_out_without_an_abduction() -> None:
    assert not idiom(HELD, "hold", "ASSAULT")
    assert idiom(HELD.replace("captives NOUN NNS captive", "truce NOUN NN truce"), "hold", "ASSAULT")
    assert idiom(HELD.replace("captives NOUN NNS captive 2 obj", "out ADP RP out 2 compound:prt"), "hold", "ASSAULT")
