"""Facts about how a date stands to an event, as the scorer of days sees it."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.setting import time_candidates
from dateline.extract.events.spots import spots
from dateline.record.reading import Argument, EventMark

FRIDAY = """
Troops NOUN NNS troop 2 nsubj
left VERB VBD leave 0 root
on ADP IN on 4 case
Friday PROPN NNP Friday 2 obl
{rest}
"""
JOINED = """and CCONJ CC and 6 cc
attacked VERB VBD attack 2 conj
villagers NOUN NNS villager 6 obj
. PUNCT . . 2 punct"""
AFTER = """after SCONJ IN after 7 mark
rebels NOUN NNS rebel 7 nsubj
attacked VERB VBD attack 2 advcl
villagers NOUN NNS villager 7 obj
. PUNCT . . 2 punct"""
NEXT = """. PUNCT . . 2 punct

On ADP IN on 2 case
Saturday PROPN NNP Saturday 4 obl
rebels NOUN NNS rebel 4 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 4 obj
. PUNCT . . 4 punct"""


def seen(rest: str, day: str = "Friday", marks: tuple[EventMark, ...] = ()) -> set[str]:
    """What holds of a day and the attack."""
    report, reading = made.parsed(FRIDAY.format(rest=rest))
    scene = scene_of(report, msgspec.structs.replace(reading, events=marks))
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")
    return {f for c in time_candidates(scene, spot, "ASSAULT") if report.words(c.span) == day for f in c.features}


@pytest.mark.parametrize(
    ("rest", "expected"),
    [(JOINED, "rel=above.root|past|past"), (AFTER, "rel=above.advcl|past|past"), (NEXT, "rel=out|past|past")],
)
def test_a_date_is_told_by_where_its_clause_stands_to_the_events(rest: str, expected: str) -> None:
    assert expected in seen(rest)


def test_another_date_between_the_two_is_seen() -> None:
    assert "between=1|-1" in seen(NEXT)
    assert "between=0|0" in seen(NEXT, "Saturday")


def test_a_day_that_a_report_names_again_counts_for_more() -> None:
    assert "often=1|-1" in seen(NEXT)
    assert "often=2|-1" in seen(NEXT.replace("Saturday", "Friday"))


def test_what_the_reader_takes_for_the_time_is_seen() -> None:
    text = made.parsed(FRIDAY.format(rest=AFTER))[0].text
    at, word = text.index("Friday"), text.index("attacked")
    mark = EventMark((word, word + 8), "ASSAULT", "happened", (Argument("time", at, at + 6, 0.34),))
    assert "read=3|True" in seen(AFTER, marks=(mark,))
    assert "read=none|True" in seen(AFTER)
