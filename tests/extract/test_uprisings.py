"""Facts about uprisings and who fights them."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.events.doubles import without_doubles
from dateline.extract.tree import Tree
from dateline.record.account import Event, Participant

BATTLED = """
Chad PROPN NNP Chad 2 nsubj
battled VERB VBD battle 0 root
an DET DT an 4 det
insurgency NOUN NN insurgency 2 obj
waged VERB VBN wage 4 acl
by ADP IN by 7 case
rebels NOUN NNS rebel 5 obl:agent
. PUNCT . . 2 punct
"""


def told(rows: str) -> list[Event]:
    """What the fight, the rising and the waging of it come to, with Chad and the rebels as doers."""
    report, reading = made.parsed(rows)
    who = {1: Participant("A1", (0, 4)), 3: Participant("A2", (34, 40)), 4: Participant("A2", (34, 40))}
    found = [
        (
            at,
            Event(
                id="", type="ASSAULT", mode=None, trigger=(reading.tokens[at].start, reading.tokens[at].end),
                actor=(one,), confidence=0.8,
            ),
        )
        for at, one in who.items()
    ]  # fmt: skip
    return [event for _, event in without_doubles(Tree(report, reading), found)]


def test_who_fights_a_rising_fights_those_who_rise() -> None:
    (event,) = told(BATTLED)
    assert [p.actor for p in event.actor] == ["A1"]
    assert [p.actor for p in event.recipient] == ["A2"]


@pytest.mark.parametrize("other", ["led VERB VBD lead", "joined VERB VBD join"])
def test_who_leads_or_joins_a_rising_does_not_fight_it(other: str) -> None:
    assert all(
        "A2" not in [p.actor for p in event.recipient]
        for event in told(BATTLED.replace("battled VERB VBD battle", other))
    )
