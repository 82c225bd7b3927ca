"""Facts about deeds that a noun tells and that did not come about, are put off, or were held without somebody."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.events.bystanders import bystanders
from dateline.extract.events.spots import spots
from dateline.extract.events.status import status_of, stays_away
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree

CANCELLED = """
The DET DT the 2 det
talks NOUN NNS talk 4 nsubj:pass
were AUX VBD be 4 aux:pass
cancelled VERB VBN cancel 0 root
. PUNCT . . 4 punct
"""
CALLED_OFF = """
Okon PROPN NNP Okon 2 nsubj
called VERB VBD call 0 root
off ADP RP off 2 compound:prt
the DET DT the 5 det
raid NOUN NN raid 2 obj
. PUNCT . . 2 punct
"""
NO_PLACE = """
The DET DT the 2 det
talks NOUN NNS talk 5 nsubj
did AUX VBD do 5 aux
not PART RB not 5 advmod
take VERB VB take 0 root
place NOUN NN place 5 obj
. PUNCT . . 5 punct
"""
WOULD_BE = """
A DET DT a 2 det
deployment NOUN NN deployment 7 nsubj
by ADP IN by 4 case
Kitu PROPN NNP Kitu 2 nmod
would AUX MD would 7 aux
be AUX VB be 7 cop
costly ADJ JJ costly 0 root
. PUNCT . . 7 punct
"""
AWAY = """
Okon PROPN NNP Okon 4 nsubj
did AUX VBD do 4 aux
not PART RB not 4 advmod
attend VERB VB attend 0 root
the DET DT the 6 det
talks NOUN NNS talk 4 obj
with ADP IN with 8 case
Tarek PROPN NNP Tarek 6 nmod
. PUNCT . . 4 punct
"""
BOYCOTTED = """
Okon PROPN NNP Okon 2 nsubj
boycotted VERB VBD boycott 0 root
the DET DT the 4 det
talks NOUN NNS talk 2 obj
. PUNCT . . 2 punct
"""


def tree_at(rows: str, lemma: str) -> tuple[Tree, int]:
    report, reading = made.parsed(rows)
    return Tree(report, reading), next(i for i, t in enumerate(reading.tokens) if t.lemma == lemma)


def status(rows: str, lemma: str) -> str:
    return status_of(*tree_at(rows, lemma))[0]


@pytest.mark.parametrize(
    ("rows", "lemma", "expected"),
    [
        (CANCELLED, "talk", "negated"),
        (CANCELLED.replace("cancelled VERB VBN cancel", "postponed VERB VBN postpone"), "talk", "future"),
        (CANCELLED.replace("cancelled VERB VBN cancel", "filmed VERB VBN film"), "talk", "happened"),
        (CALLED_OFF, "raid", "negated"),
        (CALLED_OFF.replace("off ADP RP off", "up ADP RP up"), "raid", "happened"),
        (NO_PLACE, "talk", "negated"),
        (NO_PLACE.replace("take VERB VB take", "reach VERB VB reach"), "talk", "happened"),
        (WOULD_BE, "deployment", "hypothetical"),
        (WOULD_BE.replace("would AUX MD would", "will AUX MD will"), "deployment", "future"),
        (WOULD_BE.replace("would AUX MD would", "could AUX MD could"), "deployment", "happened"),
        (AWAY, "talk", "happened"),
        (AWAY.replace("did AUX VBD do", "will AUX MD will"), "talk", "future"),
    ],
)
def test_a_noun_told_as_called_off_or_put_off_has_not_happened(rows: str, lemma: str, expected: str) -> None:
    assert status(rows, lemma) == expected


def test_a_planned_deed_that_is_foiled_is_denied_whatever_it_was_planned_to_be() -> None:
    planned = CANCELLED.replace("The DET DT the", "Planned ADJ JJ planned").replace("2 det", "2 amod")
    assert status(planned, "talk") == "negated"


def test_who_stays_away_takes_no_part_and_who_comes_does() -> None:
    assert stays_away(*tree_at(AWAY, "talk"))
    assert stays_away(*tree_at(BOYCOTTED, "talk"))
    assert not stays_away(*tree_at(BOYCOTTED.replace("boycotted VERB VBD boycott", "hosted VERB VBD host"), "talk"))
    came = AWAY.replace("not PART RB not 4 advmod", "then ADV RB then 4 advmod")
    assert not stays_away(*tree_at(came, "talk"))


def test_only_those_inside_the_phrase_held_the_talks_that_another_stayed_away_from() -> None:
    from dateline.extract.actors import find_actors

    report, reading = made.parsed(AWAY, names={"Okon": "PER", "Tarek": "PER"})
    cast = find_actors(report, reading)
    scene = Scene(Tree(report, reading), cast)
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "talk")
    standing = bystanders(scene, spot, "CONSULT", list(cast.marks))
    assert {report.text[m.start : m.end] for m in standing} == {"Okon"}


DENIED_THAT = """
Okon PROPN NNP Okon 2 nsubj
denied VERB VBD deny 0 root
that SCONJ IN that 5 mark
police NOUN NNS police 5 nsubj
attacked VERB VBD attack 2 ccomp
villagers NOUN NNS villager 5 obj
. PUNCT . . 2 punct
"""
NEVER = """
Okon PROPN NNP Okon 4 nsubj
will AUX MD will 4 aux
never ADV RB never 4 advmod
surrender VERB VB surrender 0 root
. PUNCT . . 4 punct
"""


def test_what_is_denied_or_never_to_be_is_not_told_as_done_or_planned() -> None:
    assert status(DENIED_THAT, "attack") == "negated"
    assert status(DENIED_THAT.replace("denied VERB VBD deny", "said VERB VBD say"), "attack") == "happened"
    assert status(NEVER, "surrender") == "negated"
