"""Facts about harm that nobody does: accidents and nature make no event of conflict."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.accidents import by_accident
from dateline.extract.events.spots import spots

KILLED = """
A DET DT a 2 det
crash NOUN NN crash 3 nsubj
killed VERB VBD kill 0 root
villagers NOUN NNS villager 3 obj
. PUNCT . . 3 punct
"""
KILLED_IN = """
Villagers NOUN NNS villager 3 nsubj:pass
were AUX VBD be 3 aux:pass
killed VERB VBN kill 0 root
in ADP IN in 6 case
a DET DT a 6 det
crash NOUN NN crash 3 obl
. PUNCT . . 3 punct
"""
KILLED_WHEN = """
Villagers NOUN NNS villager 3 nsubj:pass
were AUX VBD be 3 aux:pass
killed VERB VBN kill 0 root
when ADV WRB when 7 advmod
a DET DT a 6 det
bus NOUN NN bus 7 nsubj
overturned VERB VBD overturn 3 advcl
. PUNCT . . 3 punct
"""
FOUGHT = """
Mira PROPN NNP Mira 2 nsubj
led VERB VBD lead 0 root
the DET DT the 4 det
battle NOUN NN battle 2 obj
against ADP IN against 6 case
corruption NOUN NN corruption 4 nmod
. PUNCT . . 2 punct
"""


EXPLODED = """
The DET DT the 2 det
boiler NOUN NN boiler 3 nsubj
exploded VERB VBD explode 0 root
. PUNCT . . 3 punct
"""
KILLED_BY_GAS = """
A DET DT a 3 det
gas NOUN NN gas 3 compound
explosion NOUN NN explosion 4 nsubj
killed VERB VBD kill 0 root
villagers NOUN NNS villager 4 obj
. PUNCT . . 4 punct
"""
COURT = """
Mira PROPN NNP Mira 2 nsubj
won VERB VBD win 0 root
a DET DT a 5 det
legal ADJ JJ legal 5 amod
battle NOUN NN battle 2 obj
. PUNCT . . 2 punct
"""


def accident(rows: str, lemma: str = "kill", event_type: str = "ASSAULT") -> bool:
    """Whether what the word with this lemma tells is an accident."""
    report, reading = made.parsed(rows)
    scene = scene_of(report, reading)
    return by_accident(scene, next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == lemma), event_type)


@pytest.mark.parametrize("rows", [KILLED, KILLED_IN, KILLED_WHEN, KILLED.replace("crash", "fire")])
def test_an_accident_is_no_assault(rows: str) -> None:
    assert accident(rows)


@pytest.mark.parametrize(
    ("rows", "given", "put"),
    [
        (KILLED, "crash NOUN NN crash", "raid NOUN NN raid"),
        (KILLED_IN, "crash NOUN NN crash", "raid NOUN NN raid"),
        (KILLED_WHEN, "overturned VERB VBD overturn", "exploded VERB VBD explode"),
        (KILLED, "A DET DT a 2 det\ncrash NOUN NN crash", "Malian ADJ JJ malian 2 amod\nfire NOUN NN fire"),
    ],
)
def test_what_somebody_does_is_no_accident(rows: str, given: str, put: str) -> None:
    assert not accident(rows.replace(given, put))


def test_a_fight_against_an_evil_hurts_nobody_and_one_against_rebels_does() -> None:
    assert accident(FOUGHT, "battle")
    assert not accident(FOUGHT.replace("corruption", "rebels"), "battle")


def test_a_trade_war_is_no_assault_but_may_be_a_sanction() -> None:
    rows = FOUGHT.replace(
        "the DET DT the 4 det\nbattle NOUN NN battle", "trade NOUN NN trade 4 compound\nwar NOUN NN war"
    )
    rows = rows.replace("corruption", "Mali")
    assert accident(rows, "war")
    assert not accident(rows, "war", "SANCTION")


def test_a_drug_test_is_no_weapons_test() -> None:
    rows = FOUGHT.replace(
        "the DET DT the 4 det\nbattle NOUN NN battle", "drug NOUN NN drug 4 compound\ntest NOUN NN test"
    )
    assert accident(rows, "test", "MOBILIZE")
    assert not accident(rows.replace("drug NOUN NN drug", "missile NOUN NN missile"), "test", "MOBILIZE")


def test_what_bursts_by_itself_is_no_assault_but_a_bomb_is() -> None:
    assert accident(EXPLODED, "explode")
    assert accident(KILLED_BY_GAS)
    assert accident(KILLED_BY_GAS, "explosion")
    assert not accident(EXPLODED.replace("boiler NOUN NN boiler", "bomb NOUN NN bomb"), "explode")
    assert not accident(KILLED_BY_GAS.replace("gas NOUN NN gas", "bomb NOUN NN bomb"))


def test_a_battle_in_court_hurts_nobody() -> None:
    assert accident(COURT, "battle")
    assert accident(COURT.replace("legal ADJ JJ legal", "technological ADJ JJ technological"), "battle")
    assert not accident(COURT.replace("legal ADJ JJ legal", "bloody ADJ JJ bloody"), "battle")


HIT = """
Mira PROPN NNP Mira 3 nsubj:pass
was AUX VBD be 3 aux:pass
hit VERB VBN hit 0 root
by ADP IN by 6 case
a DET DT a 6 det
truck NOUN NN truck 3 obl
. PUNCT . . 3 punct
"""
RAN_INTO = """
A DET DT a 2 det
bus NOUN NN bus 3 nsubj
hit VERB VBD hit 0 root
a DET DT a 5 det
wall NOUN NN wall 3 obj
. PUNCT . . 3 punct
"""
FORCED = """
A DET DT a 2 det
storm NOUN NN storm 3 nsubj
forced VERB VBD force 0 root
schools NOUN NNS school 3 obj
to PART TO to 6 mark
close VERB VB close 3 xcomp
. PUNCT . . 3 punct
"""


def test_who_is_hit_by_a_truck_is_not_attacked() -> None:
    assert accident(HIT, "hit")
    assert not accident(HIT.replace("truck NOUN NN truck", "rebel NOUN NN rebel"), "hit")


def test_a_bus_that_hits_a_mine_is_attacked_and_one_that_hits_a_wall_is_not() -> None:
    assert accident(RAN_INTO, "hit")
    assert not accident(RAN_INTO.replace("wall NOUN NN wall", "mine NOUN NN mine"), "hit")


def test_who_is_killed_when_a_bus_hits_a_wall_is_not_attacked() -> None:
    when = KILLED_WHEN.replace("overturned VERB VBD overturn", "rolled VERB VBD roll")
    assert accident(when)
    assert not accident(when.replace("bus NOUN NN bus", "raid NOUN NN raid"))


def test_animals_kill_without_assault() -> None:
    assert accident(KILLED.replace("crash NOUN NN crash", "lion NOUN NN lion"))


def test_a_storm_coerces_nobody() -> None:
    assert accident(FORCED, "force", "COERCE")
    assert not accident(FORCED.replace("storm NOUN NN storm", "mayor NOUN NN mayor"), "force", "COERCE")
