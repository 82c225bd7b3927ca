"""Facts about days counted from another event's day."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.counted import counted, day_of
from dateline.extract.events.setting import time_of, when_of
from dateline.extract.events.spots import Spot, spots
from dateline.extract.scene import Scene

TWO_DAYS_AFTER = """
Troops NOUN NNS troop 2 nsubj
bombed VERB VBD bomb 0 root
Tamsir PROPN NNP Tamsir 2 obj
on ADP IN on 5 case
Friday PROPN NNP Friday 2 obl
, PUNCT , , 2 punct
two NUM CD two 8 nummod
days NOUN NNS day 9 obl:npmod
after SCONJ IN after 11 mark
rebels NOUN NNS rebel 11 nsubj
attacked VERB VBD attack 2 advcl
villagers NOUN NNS villager 11 obj
. PUNCT . . 2 punct
"""


def told(rows: str, lemma: str = "attack", published: str | None = "2025-06-07") -> tuple[Scene, Spot]:
    """The scene of a reading and the spot of a word."""
    report, reading = made.parsed(rows, published=published)
    scene = scene_of(report, reading)
    return scene, next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == lemma)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("two NUM CD two|days NOUN NNS day|after SCONJ IN after", "2025-06-04"),
        ("two NUM CD two|days NOUN NNS day|before SCONJ IN before", "2025-06-08"),
        ("two NUM CD two|weeks NOUN NNS week|after SCONJ IN after", "2025-05-23~"),
        ("six NUM CD six|months NOUN NNS month|after SCONJ IN after", "2024-12~"),
        ("ten NUM CD ten|years NOUN NNS year|after SCONJ IN after", "2015~"),
    ],
)
def test_the_day_is_counted_from_the_clause_above(words: str, day: str) -> None:
    number, unit, sign = words.split("|")
    rows = TWO_DAYS_AFTER.replace("two NUM CD two", number).replace("days NOUN NNS day", unit)
    scene, spot = told(rows.replace("after SCONJ IN after", sign))
    assert day_of(scene, spot, "ASSAULT") == day


def test_what_the_count_hangs_on_keeps_its_own_day() -> None:
    scene, spot = told(TWO_DAYS_AFTER, "bomb")
    assert counted(scene, spot) is None
    assert day_of(scene, spot, "ASSAULT") == "2025-06-06"


def test_where_the_day_above_is_unknown_days_are_and_years_are_not() -> None:
    bare = TWO_DAYS_AFTER.replace("on ADP IN on 5 case", "near ADV RB near 5 advmod").replace(
        "Friday PROPN NNP Friday", "rain NOUN NN rain"
    )
    scene, spot = told(bare)
    assert day_of(scene, spot, "ASSAULT") is None
    scene, spot = told(bare.replace("days NOUN NNS day", "years NOUN NNS year"))
    assert day_of(scene, spot, "ASSAULT") == "2023~"
    scene, spot = told(bare.replace("days NOUN NNS day", "years NOUN NNS year"), published=None)
    assert day_of(scene, spot, "ASSAULT") is None


def test_a_date_of_its_own_goes_before_the_count() -> None:
    rows = TWO_DAYS_AFTER.replace(
        "villagers NOUN NNS villager 11 obj",
        "villagers NOUN NNS villager 11 obj\non ADP IN on 14 case\nTuesday PROPN NNP Tuesday 11 obl",
    )
    scene, spot = told(rows)
    assert day_of(scene, spot, "ASSAULT") == when_of(time_of(scene, spot, "ASSAULT")) == "2025-06-03"


@pytest.mark.parametrize("before", ["bare RB RB bare 8 advmod", "two NUM CD two 8 nummod"])
def test_hours_after_is_about_the_same_day(before: str) -> None:
    rows = TWO_DAYS_AFTER.replace("two NUM CD two 8 nummod", before).replace("days NOUN NNS day", "hours NOUN NNS hour")
    scene, spot = told(rows)
    assert counted(scene, spot) is not None
    assert day_of(scene, spot, "ASSAULT") == "2025-06-06~"
    assert day_of(*told(rows, "bomb"), "ASSAULT") == "2025-06-06"
