"""Facts about weapons that a report tells to do a deed by themselves, on hand-made readings."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.events import find_events
from dateline.extract.events.weapons import sent_at, tried_out
from dateline.record.account import Event
from dateline.record.reading import EventMark

FELL = """
Rockets NOUN NNS rocket 2 nsubj
fell VERB VBD fall 0 root
near ADP IN near 4 case
Gao PROPN NNP Gao 2 obl
. PUNCT . . 2 punct
"""
DAMAGED = """
A DET DT a 3 det
Russian ADJ JJ Russian 3 amod
missile NOUN NN missile 4 nsubj
damaged VERB VBD damage 0 root
a DET DT a 6 det
bridge NOUN NN bridge 4 obj
. PUNCT . . 4 punct
"""
TESTED = """
A DET DT a 3 det
test NOUN NN test 3 compound
missile NOUN NN missile 4 nsubj
fell VERB VBD fall 0 root
near ADP IN near 6 case
Gao PROPN NNP Gao 4 obl
. PUNCT . . 4 punct
"""
SANK = """
The DET DT the 2 det
drone NOUN NN drone 3 nsubj
fell VERB VBD fall 0 root
silent ADJ JJ silent 3 xcomp
. PUNCT . . 3 punct
"""


def assaults(rows: str, word: str, score: float = 0.4) -> list[tuple[Event, list[str]]]:
    """The assaults told by this word, which the reader takes for an event with this score, and who does them."""
    report, reading = made.parsed(rows)
    at = report.text.index(word)
    mark = EventMark(trigger=(at, at + len(word)), type="ASSAULT", factuality="happened", score=score)
    scene = scene_of(report, msgspec.structs.replace(reading, events=(mark,)))
    names = {a.id: a.name for a in scene.cast.actors}
    return [(e, [names[p.actor] for p in e.actor if p.actor]) for e in find_events(scene) if e.type == "ASSAULT"]


def test_rockets_that_fall_somewhere_are_an_assault_by_nobody_named() -> None:
    ((event, actors),) = assaults(FELL, "fell")
    assert "a weapon strikes" in event.why
    assert actors == []


def test_a_missile_acts_for_the_state_that_its_adjective_names() -> None:
    ((_, actors),) = assaults(DAMAGED, "damaged")
    assert actors == ["Russia"]


@pytest.mark.parametrize(("rows", "score"), [(TESTED, 0.4), (SANK, 0.4), (FELL, 0.05)])
def test_tests_and_what_the_reader_hardly_marks_are_none(rows: str, score: float) -> None:
    assert assaults(rows, "fell", score) == []


UNDER = """
Troops NOUN NNS troop 2 nsubj
came VERB VBD come 0 root
under ADP IN under 4 case
fire NOUN NN fire 2 obl
near ADP IN near 6 case
Gao PROPN NNP Gao 2 obl
. PUNCT . . 2 punct
"""
LAUNCHED = """
Chad PROPN NNP Chad 2 nsubj
launched VERB VBD launch 0 root
missiles NOUN NNS missile 2 obj
at ADP IN at 5 case
Mali PROPN NNP Mali 2 obl
. PUNCT . . 2 punct
"""


def test_troops_under_fire_are_shot_at_but_not_who_is_under_fire_for_something() -> None:
    ((event, _),) = assaults(UNDER, "fire")
    assert len(event.recipient) == 1
    assert not assaults(UNDER.replace("near ADP IN near", "for ADP IN for"), "fire", 0.2)


def test_missiles_sent_at_somebody_are_an_assault_and_those_sent_into_the_sea_a_test() -> None:
    scene = scene_of(*made.parsed(LAUNCHED))
    assert sent_at(scene.tree, 1)
    assert not tried_out(scene.tree, 1)
    sea = scene_of(
        *made.parsed(
            LAUNCHED.replace("at ADP IN at", "into ADP IN into").replace("Mali PROPN NNP Mali", "sea NOUN NN sea")
        )
    )
    assert tried_out(sea.tree, 1)
    assert not sent_at(sea.tree, 1)


ORDERED = """
Strikes NOUN NNS strike 3 nsubj:pass
were AUX VBD be 3 aux:pass
ordered VERB VBN order 0 root
. PUNCT . . 3 punct
"""


def test_strikes_that_are_ordered_are_none_of_workers() -> None:
    ((event, _),) = assaults(ORDERED, "Strikes")
    assert "a weapon strikes" in event.why
    assert not assaults(ORDERED.replace("ordered VERB VBN order", "banned VERB VBN ban"), "Strikes", 0.2)


TRIED = """
Chad PROPN NNP Chad 4 nsubj
test NOUN NN test 4 compound
- PUNCT HYPH - 4 punct
fired VERB VBD fire 0 root
a DET DT a 6 det
missile NOUN NN missile 4 obj
. PUNCT . . 4 punct
"""


def test_a_missile_that_is_test_fired_hits_nobody() -> None:
    assert tried_out(scene_of(*made.parsed(TRIED)).tree, 3)
