"""Facts about modes: they are read off the event's word and what hangs on it, not off any word nearby."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.modes import mode_of
from dateline.extract.events.spots import spots

DEPLOYED = """
Nations NOUN NNS nation 2 nsubj
deployed VERB VBD deploy 0 root
troops NOUN NNS troop 2 obj
near ADP IN near 7 case
nuclear-armed ADJ JJ nuclear-armed 7 amod
big ADJ JJ big 7 amod
neighbours NOUN NNS neighbour 2 obl
. PUNCT . . 2 punct
"""
KILLED = """
Bombs NOUN NNS bomb 2 nsubj
fell VERB VBD fall 0 root
and CCONJ CC and 5 cc
rebels NOUN NNS rebel 5 nsubj
killed VERB VBD kill 2 conj
soldiers NOUN NNS soldier 5 obj
. PUNCT . . 2 punct
"""
SHOT_AND_KILLED = """
Rebels NOUN NNS rebel 2 nsubj
shot VERB VBD shoot 0 root
and CCONJ CC and 4 cc
killed VERB VBD kill 2 conj
soldiers NOUN NNS soldier 4 obj
. PUNCT . . 2 punct
"""
URGED = made.URGED.replace("Tamsir PROPN NNP Tamsir 6 obj", "talks NOUN NNS talk 6 obj")


def mode(rows: str, lemma: str, event_type: str) -> str | None:
    """The mode of the word with this lemma as an event of this type."""
    report, reading = made.parsed(rows)
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == lemma)
    return mode_of(scene, spot, event_type)


@pytest.mark.parametrize(
    ("rows", "lemma", "event_type", "expected"),
    [
        (DEPLOYED, "deploy", "MOBILIZE", "troops"),
        (DEPLOYED.replace("troops", "missiles"), "deploy", "MOBILIZE", "weapons"),
        (KILLED, "kill", "ASSAULT", None),
        (KILLED.replace("kill", "murder"), "murder", "ASSAULT", "targeted"),
        (SHOT_AND_KILLED, "kill", "ASSAULT", "firearms"),
        (URGED, "urge", "REQUEST", "meet"),
        (URGED.replace("leave VERB VB leave", "stop VERB VB stop"), "urge", "REQUEST", "yield"),
    ],
)  # fmt: skip
def test_a_mode_hangs_on_the_events_own_word(rows: str, lemma: str, event_type: str, expected: str | None) -> None:
    assert mode(rows, lemma, event_type) == expected


def test_whom_an_assault_hits_is_not_how_it_is_done() -> None:
    rows = SHOT_AND_KILLED.replace("shot VERB VBD shoot", "moved VERB VBD move").replace(
        "soldiers NOUN NNS soldier", "gunmen NOUN NNS gunman"
    )
    assert mode(rows, "kill", "ASSAULT") is None


AFTER = """
Rebels NOUN NNS rebel 2 nsubj
killed VERB VBD kill 0 root
soldiers NOUN NNS soldier 2 obj
hours NOUN NNS hour 2 obl:unmarked
after ADP IN after 7 case
a DET DT a 7 det
bombing NOUN NN bombing 4 nmod
. PUNCT . . 2 punct
"""


def test_what_was_before_is_not_how_it_is_done() -> None:
    assert mode(AFTER, "kill", "ASSAULT") is None
    assert mode(AFTER.replace("after ADP IN after", "in ADP IN in"), "kill", "ASSAULT") == "explosives"


def test_who_did_it_with_guns_is() -> None:
    rows = SHOT_AND_KILLED.replace("shot VERB VBD shoot", "moved VERB VBD move").replace(
        "Rebels NOUN NNS rebel", "Gunmen NOUN NNS gunman"
    )
    assert mode(rows, "kill", "ASSAULT") == "firearms"


FIRED = """
Rebels NOUN NNS rebel 2 nsubj
fired VERB VBD fire 0 root
{many} NOUN NNS thing 2 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("many", "expected"), [("drones", "drone"), ("rockets", "heavy-weapons"), ("shots", "firearms")]
)
def test_what_is_fired_shows_how(many: str, expected: str) -> None:
    assert mode(FIRED.format(many=many), "fire", "ASSAULT") == expected
