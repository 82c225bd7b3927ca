"""Facts about two words that grammar makes one deed."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.likeness import Telling
from dateline.extract.events.onedeed import again, one_deed, sent
from dateline.extract.events.tellings import tellings_of
from dateline.extract.tree import Tree
from dateline.record.account import Event, EventType

RAID_THAT = """
Rebels NOUN NNS rebel 2 nsubj
made VERB VBD make 0 root
a DET DT a 4 det
raid NOUN NN raid 2 obj
that PRON WDT that 6 nsubj
killed VERB VBD kill 4 acl:relcl
two NUM CD two 8 nummod
herders NOUN NNS herder 6 obj
. PUNCT . . 2 punct
"""
KILLING = """
Rebels NOUN NNS rebel 2 nsubj
struck VERB VBD strike 0 root
the DET DT the 4 det
post NOUN NN post 2 obj
, PUNCT , , 6 punct
killing VERB VBG kill 2 advcl
two NUM CD two 8 nummod
guards NOUN NNS guard 6 obj
. PUNCT . . 2 punct
"""
SHOT_AND = """
Okon PROPN NNP Okon 3 nsubj:pass
was AUX VBD be 3 aux:pass
shot VERB VBN shoot 0 root
and CCONJ CC and 5 cc
killed VERB VBN kill 3 conj
in ADP IN in 7 case
Tamsir PROPN NNP Tamsir 5 obl
. PUNCT . . 3 punct
"""


def two(rows: str, first: str, second: str, kind: EventType = "ASSAULT") -> tuple[Tree, Telling, Telling]:
    """The tree, and the words of two lemmas as tellings of a type."""
    scene = scene_of(*made.parsed(rows))
    found = [
        (at, Event(id="", type=kind, mode=None, trigger=(t.start, t.end), confidence=0.8))
        for at, t in enumerate(scene.tree.tokens)
        if t.lemma in (first, second)
    ]
    one, other = tellings_of(scene, found)
    return scene.tree, one, other


def are_one(rows: str, first: str, second: str) -> bool:
    """Whether the words of two lemmas tell one assault."""
    return one_deed(*two(rows, first, second))


@pytest.mark.parametrize(
    ("rows", "first", "second"),
    [
        (RAID_THAT, "raid", "kill"),
        (RAID_THAT.replace("that PRON WDT that 6 nsubj\n", "- PUNCT : - 6 punct\n"), "raid", "kill"),
        (KILLING, "strike", "kill"),
        (SHOT_AND, "shoot", "kill"),
    ],
)
def test_a_deed_and_what_it_did_are_one(rows: str, first: str, second: str) -> None:
    assert are_one(rows, first, second)


@pytest.mark.parametrize(
    ("rows", "first", "second"),
    [
        (RAID_THAT.replace("that PRON WDT that", "soldiers NOUN NNS soldier"), "raid", "kill"),
        (KILLING.replace(", PUNCT , , 6 punct", "after SCONJ IN after 6 mark"), "strike", "kill"),
        (SHOT_AND.replace("shot VERB VBN shoot", "abducted VERB VBN abduct"), "abduct", "kill"),
    ],
)
def test_another_deed_that_hangs_on_one_or_follows_it_is_another(rows: str, first: str, second: str) -> None:
    assert not are_one(rows, first, second)


WHEN = """
Six NUM CD six 4 nsubj:pass
people NOUN NNS people 1 nmod
were AUX VBD be 4 aux:pass
killed VERB VBN kill 0 root
when SCONJ WRB when 8 mark
a DET DT a 7 det
shell NOUN NN shell 8 nsubj
hit VERB VBD hit 4 advcl
the DET DT the 10 det
market NOUN NN market 8 obj
. PUNCT . . 4 punct
"""
CARRIED = """
The DET DT the 2 det
army NOUN NN army 3 nsubj
launched VERB VBD launch 0 root
a DET DT a 5 det
raid NOUN NN raid 3 obj
, PUNCT , , 7 punct
killing VERB VBG kill 3 advcl
two NUM CD two 9 nummod
guards NOUN NNS guard 7 obj
. PUNCT . . 3 punct
"""


DIED_WHEN = """
Six NUM CD six 2 nsubj
died VERB VBD die 0 root
when ADV WRB when 6 advmod
a DET DT a 5 det
drone NOUN NN drone 6 nsubj
struck VERB VBD strike 2 advcl
. PUNCT . . 2 punct
"""


def test_those_who_die_when_something_strikes_die_of_that() -> None:
    assert are_one(DIED_WHEN, "die", "strike")
    assert not are_one(DIED_WHEN.replace("died VERB VBD die", "fought VERB VBD fight"), "fight", "strike")


ATTACKED_AND = """
Rebels NOUN NNS rebel 2 nsubj
attacked VERB VBD attack 0 root
a DET DT a 4 det
bus NOUN NN bus 2 obj
and CCONJ CC and 7 cc
later ADV RB later 7 advmod
killed VERB VBD kill 2 conj
two NUM CD two 9 nummod
herders NOUN NNS herder 7 obj
. PUNCT . . 2 punct
"""


def test_those_killed_in_what_is_done_to_a_thing_are_its_victims_and_those_killed_later_are_not() -> None:
    at_once = ATTACKED_AND.replace("later ADV RB later", "so ADV RB so")
    assert are_one(at_once, "attack", "kill")
    assert not are_one(ATTACKED_AND, "attack", "kill")
    assert not are_one(at_once.replace("bus NOUN NN bus", "farmers NOUN NNS farmer"), "attack", "kill")
    assert not are_one(at_once.replace("attacked VERB VBD attack", "seized VERB VBD seize"), "seize", "kill")


def test_the_harm_and_what_did_it_are_one_but_not_what_the_harmed_had_done() -> None:
    assert are_one(WHEN, "kill", "hit")
    he = WHEN.replace("a DET DT a 7 det\nshell NOUN NN shell", "then ADV RB then 8 advmod\nhe PRON PRP he")
    assert not are_one(he, "kill", "hit")
    assert not are_one(WHEN.replace("when SCONJ WRB when", "before SCONJ IN before"), "kill", "hit")


def test_what_a_deed_comes_to_may_hang_on_the_verb_that_carries_it() -> None:
    assert are_one(CARRIED, "raid", "kill")
    assert not are_one(CARRIED.replace("launched VERB VBD launch", "feared VERB VBD fear"), "raid", "kill")


FIRED = """
Rockets NOUN NNS rocket 5 nsubj
fired VERB VBN fire 1 acl
by ADP IN by 4 case
rebels NOUN NNS rebel 2 obl:agent
hit VERB VBD hit 0 root
a DET DT a 7 det
house NOUN NN house 5 obj
. PUNCT . . 5 punct
"""


def test_who_sent_the_weapon_that_strikes_is_told_with_the_strike() -> None:
    assert sent(*two(FIRED, "fire", "hit"))
    assert not sent(*two(FIRED.replace("Rockets NOUN NNS rocket", "Workers NOUN NNS worker"), "fire", "hit"))


STATED = """
They PRON PRP they 2 nsubj
signed VERB VBD sign 0 root
an DET DT an 4 det
appeal NOUN NN appeal 2 obj
urging VERB VBG urge 4 acl
talks NOUN NNS talk 5 obj
. PUNCT . . 2 punct
"""


def test_a_statement_and_what_it_says_are_one() -> None:
    assert one_deed(*two(STATED, "appeal", "urge", "REQUEST"))


CAFE = """
Okon PROPN NNP Okon 2 nsubj
condemned VERB VBD condemn 0 root
the DET DT the 4 det
bombing NOUN NN bombing 2 obj
of ADP IN of 7 case
a DET DT a 7 det
cafe NOUN NN cafe 4 nmod
that PRON WDT that 9 nsubj
killed VERB VBD kill 7 acl:relcl
nine NUM CD nine 9 obj
. PUNCT . . 2 punct
"""
STORMED = """
Gunmen NOUN NNS gunman 2 nsubj
stormed VERB VBD storm 0 root
the DET DT the 4 det
village NOUN NN village 2 obj
, PUNCT , , 6 punct
burning VERB VBG burn 2 advcl
homes NOUN NNS home 6 obj
and CCONJ CC and 9 cc
killing VERB VBG kill 6 conj
two NUM CD two 9 obj
. PUNCT . . 2 punct
"""
ABDUCTED = """
Gunmen NOUN NNS gunman 2 nsubj
abducted VERB VBD abduct 0 root
pupils NOUN NNS pupil 2 obj
, PUNCT , , 8 punct
the DET DT the 8 det
second ADJ JJ second 8 amod
such ADJ JJ such 8 amod
attack NOUN NN attack 3 appos
. PUNCT . . 2 punct
"""


def test_a_bombing_of_what_cannot_kill_is_what_killed() -> None:
    assert are_one(CAFE, "bombing", "kill")
    assert not are_one(CAFE.replace("cafe NOUN NN cafe", "group NOUN NN group"), "bombing", "kill")


def test_what_comes_of_a_deed_may_stand_beside_how_it_was_done() -> None:
    assert are_one(STORMED, "storm", "kill")
    assert not are_one(STORMED.replace("killing VERB VBG kill", "killed VERB VBD kill"), "storm", "kill")


def test_which_in_a_row_a_deed_is_is_no_other_deed() -> None:
    assert again(*two(ABDUCTED, "abduct", "attack"))
    old = ABDUCTED.replace("second ADJ JJ second 8 amod\nsuch ADJ JJ such", "old ADJ JJ old 8 amod\ncity ADJ JJ city")
    assert not again(*two(old, "abduct", "attack"))
