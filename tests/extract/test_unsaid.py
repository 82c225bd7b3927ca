"""Facts about who acts where no mention of the deed's own words says so."""

from __future__ import annotations

import pytest
from named import read
from test_acting_states import actors

from dateline.extract.account import scene_of
from dateline.extract.events.spots import spots
from dateline.extract.events.unsaid import unsaid
from dateline.extract.scene import Scene
from dateline.record.account import Attribution

RAIDED = """
{who} NOUN NNS {lemma} 2 nsubj
left VERB VBD leave 0 root
after ADP IN after 6 case
a DET DT a 6 det
{noun} NOUN NN {noun} 6 compound
raid NOUN NN raid 2 obl
killed VERB VBD kill 6 acl
villagers NOUN NNS villager 7 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("who", "lemma", "noun"), [("Rebels", "rebel", "rebel"), ("Police", "police", "police")])
def test_a_bare_noun_before_a_deed_says_who_does_it(who: str, lemma: str, noun: str) -> None:
    rows = RAIDED.format(who=who, lemma=lemma, noun=noun)
    assert actors(rows, ("raid", "ASSAULT"))["raid"] == [who]


def test_whom_the_report_names_nowhere_else_nobody_is() -> None:
    rows = RAIDED.format(who="Villagers", lemma="villager", noun="rebel")
    assert actors(rows, ("raid", "ASSAULT"))["raid"] == []


def test_a_raid_of_a_kind_has_no_doer() -> None:
    rows = RAIDED.format(who="Winters", lemma="winter", noun="winter")
    assert actors(rows, ("raid", "ASSAULT"))["raid"] == []


DUTY = """
Rebels NOUN NNS rebel 3 nsubj
{aux} AUX MD {aux} 3 aux
leave VERB VB leave 0 root
villages NOUN NNS village 3 obj
, PUNCT , , 3 punct
Okon PROPN NNP Okon 7 nsubj
said VERB VBD say 3 parataxis
. PUNCT . . 3 punct
"""


@pytest.mark.parametrize(("aux", "who"), [("must", "Okon"), ("should", "Okon"), ("may", None)])
def test_who_tells_others_their_duty_demands_it(aux: str, who: str | None) -> None:
    report, reading = read(DUTY.format(aux=aux), {"Okon": "PER"})
    scene, said = scene_of(report, reading), reading.tokens[6]
    okon = next(a for a in scene.cast.actors if a.name == "Okon")
    source, cue = (reading.tokens[5].start, reading.tokens[5].end), (said.start, said.end)
    told = Attribution(
        id="Q1", source=okon.id, source_span=source, cue=cue, content=((0, source[0] - 2),), style="indirect"
    )
    scene = Scene(scene.tree, scene.cast, attributions=(told,))
    found = unsaid(scene, next(s for s in spots(scene.tree) if s.index == 2), "REQUEST")
    assert [p.actor for p in found] == ([okon.id] if who else [])
