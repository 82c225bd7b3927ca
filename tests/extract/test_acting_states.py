"""Facts about states that only an adjective names as those who act."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.events import find_events
from dateline.record.reading import EventMark

RAID = """
A DET DT a 3 det
Malian ADJ JJ malian 3 amod
raid NOUN NN raid 4 nsubj
killed VERB VBD kill 0 root
villagers NOUN NNS villager 4 obj
. PUNCT . . 4 punct
"""


def actors(rows: str, *marked: tuple[str, str]) -> dict[str, list[str]]:
    """Names of the actors of each event by its trigger; `marked` are the reader's triggers with their types."""
    report, reading = made.parsed(rows)
    marks = tuple(
        EventMark(trigger=(at, at + len(word)), type=kind, factuality="happened", score=0.99)
        for word, kind in marked
        for at in [report.text.index(word)]
    )
    scene = scene_of(report, msgspec.structs.replace(reading, events=marks))
    names = {a.id: a.name for a in scene.cast.actors}
    return {report.text[slice(*e.trigger)]: [names[p.actor] for p in e.actor if p.actor] for e in find_events(scene)}


def test_the_state_of_a_raid_that_kills_is_who_acts() -> None:
    assert actors(RAID, ("killed", "ASSAULT"), ("raid", "ASSAULT"))["killed"] == ["Mali"]


@pytest.mark.parametrize(
    ("given", "put"),
    [
        ("Malian ADJ JJ malian", "nightly ADJ JJ nightly"),
        ("raid NOUN NN raid", "conflict NOUN NN conflict"),
        ("Malian ADJ JJ malian 3 amod", "Malian ADJ JJ malian 3 nmod"),
    ],
)
def test_neither_where_it_was_nor_another_word_makes_an_actor(given: str, put: str) -> None:
    rows = RAID.replace(given, put)
    assert actors(rows, ("killed", "ASSAULT"), (put.split()[0] if "NOUN" in put else "raid", "ASSAULT"))["killed"] == []
