"""Facts about places that change hands, and what else is told of lost and fallen things."""

from __future__ import annotations

import parsed as made
import pytest
from named import read

from dateline.extract.account import scene_of
from dateline.extract.events.bystanders import apart_from
from dateline.extract.events.events import type_of
from dateline.extract.events.hands import changes_hands
from dateline.extract.events.roles import participants
from dateline.extract.events.spots import spots
from dateline.extract.tree import Tree

FELL = """
The DET DT the 2 det
town NOUN NN town 3 nsubj
fell VERB VBD fall 0 root
to ADP IN to 6 case
the DET DT the 6 det
rebels NOUN NNS rebel 3 obl
. PUNCT . . 3 punct
"""
HANDS = """
Tamsir PROPN NNP Tamsir 2 nsubj
fell VERB VBD fall 0 root
into ADP IN into 5 case
the DET DT the 5 det
hands NOUN NNS hand 2 obl
of ADP IN of 7 case
rebels NOUN NNS rebel 5 nmod
. PUNCT . . 2 punct
"""
LOST = """
Soldiers NOUN NNS soldier 2 nsubj
lost VERB VBD lose 0 root
control NOUN NN control 2 obj
of ADP IN of 6 case
the DET DT the 6 det
town NOUN NN town 3 nmod
. PUNCT . . 2 punct
"""


def told(rows: str) -> tuple[bool, set[str], set[str]]:
    """Whether the verb tells that a place changes hands, who then holds it, and who lost it."""
    scene = scene_of(*read(rows, {"Tamsir": "LOC"}))
    spot = next(s for s in spots(scene.tree) if s.part == "verb")
    actors, recipients = participants(scene, spot, "COERCE")
    words = [{scene.tree.text[slice(*p.span)].lower() for p in group} for group in (actors, recipients)]
    return changes_hands(scene, spot), words[0], words[1]


def test_a_town_that_falls_is_taken_by_those_to_whom_it_falls() -> None:
    assert told(FELL) == (True, {"the rebels"}, set())
    assert told(HANDS) == (True, {"rebels"}, set())


def test_who_loses_control_of_a_town_has_it_taken() -> None:
    assert told(LOST) == (True, set(), {"soldiers"})


@pytest.mark.parametrize(
    ("rows", "word", "other"),
    [
        (FELL, "town NOUN NN town", "prices NOUN NNS price"),
        (FELL, "rebels NOUN NNS rebel", "bottom NOUN NN bottom"),
        (LOST, "town NOUN NN town", "bus NOUN NN bus"),
        (LOST, "Soldiers NOUN NNS soldier", "Drivers NOUN NNS driver"),
    ],
)
def test_prices_fall_and_drivers_lose_control_of_a_bus(rows: str, word: str, other: str) -> None:
    scene = scene_of(*read(rows.replace(word, other), {}))
    assert not any(changes_hands(scene, spot) for spot in spots(scene.tree))


def test_a_fallen_town_is_seized_though_the_reader_marks_nothing() -> None:
    scene = scene_of(*read(FELL, {}))
    spot = next(s for s in spots(scene.tree) if s.part == "verb")
    assert type_of(scene, spot)[0] == "COERCE"


SHOT_DOWN = """
Ruritania PROPN NNP Ruritania 2 nsubj
shot VERB VBD shoot 0 root
down ADP RP down 2 compound:prt
drones NOUN NNS drone 2 obj
during ADP IN during 7 case
an DET DT a 7 det
attack NOUN NN attack 2 obl
. PUNCT . . 2 punct
"""


def test_what_is_shot_down_during_an_attack_is_of_others_who_attack() -> None:
    tree = Tree(*made.parsed(SHOT_DOWN))
    attack = tree.lower.index("attack")
    assert apart_from(tree, attack, "ASSAULT") == "beside"
    assert (
        apart_from(Tree(*made.parsed(SHOT_DOWN.replace("during ADP IN during", "with ADP IN with"))), attack, "ASSAULT")
        is None
    )
