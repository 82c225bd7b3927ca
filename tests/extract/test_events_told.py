"""Facts about what an event is once it is known who acts."""

from __future__ import annotations

import msgspec
import parsed as made

from dateline.extract.account import scene_of
from dateline.extract.events.events import find_events
from dateline.record.reading import EventMark

LEFT = """
Rebels NOUN NNS rebel 3 nsubj
have AUX VBP have 3 aux
left VERB VBN leave 0 root
Ruritania PROPN NNP Ruritania 3 obj
. PUNCT . . 3 punct
"""


def kinds(rows: str) -> list[str]:
    """Types of the events of a sentence whose word "left" the reader holds for a break of ties."""
    report, reading = made.parsed(rows)
    at = report.text.index("left")
    mark = EventMark(trigger=(at, at + 4), type="SANCTION", factuality="happened", score=0.99)
    return [e.type for e in find_events(scene_of(report, msgspec.structs.replace(reading, events=(mark,))))]


def test_forces_that_leave_retreat_and_others_who_leave_break_off_ties() -> None:
    assert kinds(LEFT) == ["RETREAT"]
    assert kinds(LEFT.replace("Rebels NOUN NNS rebel", "Ministers NOUN NNS minister")) == ["SANCTION"]
