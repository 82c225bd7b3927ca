"""Facts about reports in which no public body takes part."""

from __future__ import annotations

import msgspec
import parsed as made

from dateline.extract.account import scene_of
from dateline.extract.events.events import find_events
from dateline.extract.events.public import of_public_life
from dateline.record.reading import EventMark, NameClass

PRAISED = """
WHO PROPN NNP WHO 2 nsubj
praised VERB VBD praise 0 root
Mira PROPN NNP Mira 2 obj
. PUNCT . . 2 punct
"""


def kept(who: str, kind: NameClass, confidence: float) -> int:
    """How many events a report of one praise keeps."""
    report, reading = made.parsed(PRAISED.replace("WHO", who), names={who: kind, "Mira": "PER"})
    at = report.text.index("praised")
    mark = EventMark(trigger=(at, at + 7), type="SUPPORT", factuality="happened", score=0.99)
    scene = scene_of(report, msgspec.structs.replace(reading, events=(mark,)))
    (event,) = find_events(scene)
    return len(of_public_life(scene, [msgspec.structs.replace(event, confidence=confidence)]))


def test_doubtful_praise_among_persons_is_no_event() -> None:
    assert kept("Okon", "PER", 0.5) == 0
    assert kept("Okon", "PER", 0.9) == 1


def test_doubtful_praise_by_a_state_is_one() -> None:
    assert kept("Chad", "LOC", 0.5) == 1
