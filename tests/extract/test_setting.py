"""Facts about the place and day of events: only what words of the report tie to them."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.narrowest import narrowest
from dateline.extract.events.setting import (
    day_fitting,
    place_candidates,
    place_of,
    time_candidates,
    time_of,
    when_of,
)
from dateline.extract.events.spots import Spot, spots
from dateline.extract.scene import Scene
from dateline.record.account import Status, Time
from dateline.record.reading import Chain, Mention, NameClass
from dateline.record.report import Dateline

IN_TAMSIR = """
Rebels NOUN NNS rebel 2 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 2 obj
in ADP IN in 5 case
Tamsir PROPN NNP Tamsir 2 obl
on ADP IN on 7 case
Friday PROPN NNP Friday 2 obl
. PUNCT . . 2 punct
"""
NOWHERE = """
Rebels NOUN NNS rebel 2 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 2 obj
. PUNCT . . 2 punct
"""
NAMES: dict[str, NameClass] = {"Tamsir": "LOC"}


def told(rows: str) -> tuple[Scene, Spot]:
    """The scene of a reading and the spot of its attack."""
    report, reading = made.parsed(rows, names=NAMES)
    scene = scene_of(report, reading)
    return scene, next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")


def test_a_place_and_a_day_on_the_verb_are_the_events() -> None:
    scene, spot = told(IN_TAMSIR)
    place = place_of(scene, spot, "ASSAULT")
    assert place is not None
    assert place.name == "Tamsir"
    assert when_of(time_of(scene, spot, "ASSAULT")) == "2025-06-06"


def test_who_does_a_deed_is_not_where_it_is_done() -> None:
    scene, spot = told(IN_TAMSIR)
    at = scene.tree.text.index("Tamsir")
    assert place_of(scene, spot, "ASSAULT", [(at, at + len("Tamsir"))]) is None


def test_without_a_word_there_is_no_place_and_no_day() -> None:
    scene, spot = told(NOWHERE)
    assert place_of(scene, spot, "ASSAULT") is None
    assert time_of(scene, spot, "ASSAULT") is None


def test_a_day_far_behind_is_no_candidate_and_the_opening_always_is() -> None:
    opening = f"{IN_TAMSIR}\n\n" + "\n\n".join([NOWHERE] * 9)
    buried = "\n\n".join([NOWHERE] * 4) + f"\n\n{IN_TAMSIR}\n\n" + "\n\n".join([NOWHERE] * 8)
    for rows, expected in ((opening, True), (buried, False)):
        report, reading = made.parsed(rows, names=NAMES)
        scene = scene_of(report, reading)
        last = [s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack"][-1]
        assert bool(time_candidates(scene, last, "ASSAULT")) is expected
        assert bool(place_candidates(scene, last, "ASSAULT")) is expected


@pytest.mark.parametrize(
    ("edtf", "expected"), [("198X", "1980/1989"), ("2025-06-06", "2025-06-06"), ("2025-06~", "2025-06~"), (None, None)]
)
def test_a_decade_is_the_interval_of_its_years(edtf: str | None, expected: str | None) -> None:
    assert when_of(Time(id="T1", span=(0, 1), type="DATE", edtf=edtf)) == expected
    assert when_of(None) is None


ITS_OWN_DAY = """
Officials NOUN NNS official 2 nsubj
told VERB VBD tell 0 root
on ADP IN on 4 case
Sunday PROPN NNP Sunday 2 obl
of ADP IN of 8 case
Friday PROPN NNP Friday 8 nmod:poss
's PART POS 's 6 case
attack NOUN NN attack 2 obl
. PUNCT . . 2 punct
"""


def test_a_day_that_hangs_on_the_noun_goes_before_all_others() -> None:
    scene, spot = told(ITS_OWN_DAY)
    assert when_of(time_of(scene, spot, "ASSAULT")) == "2025-06-06"


IN_THE_COUNTRY = """
Troops NOUN NNS troop 2 nsubj
entered VERB VBD enter 0 root
Mali PROPN NNP Mali 2 obj
. PUNCT . . 2 punct

Rebels NOUN NNS rebel 2 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 2 obj
in ADP IN in 6 case
the DET DT the 6 det
country NOUN NN country 2 obl
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize("word", ["country", "nation"])
def test_the_country_stands_for_the_country_that_it_means(word: str) -> None:
    rows = IN_THE_COUNTRY.replace("country", word)
    report, reading = made.parsed(rows, names={"Mali": "LOC"})
    at = report.text.index(f"the {word}")
    mention = (report.text.index("Mali"), report.text.index("Mali") + 4)
    chain = Chain((Mention(*mention, "name"), Mention(at, at + 4 + len(word), "nominal")))
    scene = scene_of(report, msgspec.structs.replace(reading, chains=(chain,)))
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")
    spans = {c.span: c.what for c in place_candidates(scene, spot, "ASSAULT")}
    assert spans[(at, at + 4 + len(word))].mentions == (mention,)  # type: ignore[union-attr]


def test_the_country_is_not_one_named_once_where_another_is_what_the_report_is_about() -> None:
    once = IN_THE_COUNTRY.split("\n\n")
    rows = "\n\n".join([once[0].replace("Mali", "Chad"), *[once[0]] * 4, once[1]])
    report, reading = made.parsed(rows, names={"Mali": "LOC", "Chad": "LOC"})
    at, chad = report.text.index("the country"), report.text.index("Chad")
    chain = Chain((Mention(chad, chad + 4, "name"), Mention(at, at + 11, "nominal")))
    scene = scene_of(report, msgspec.structs.replace(reading, chains=(chain,)))
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")
    spans = {c.span: c.what for c in place_candidates(scene, spot, "ASSAULT")}
    assert spans[(at, at + 11)].name == "Mali"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("status", "when", "anchor", "expected"),
    [
        ("happened", "2029", "2025-06-07", None),
        ("happened", "2025-06-08/2025-06-09", "2025-06-07", None),
        ("happened", "2025-06-07", "2025-06-07", "2025-06-07"),
        ("happened", "2025-06-01/2025-06-30", "2025-06-07", "2025-06-01/2025-06-30"),
        ("happened", "2025-06-20", "2025-06", "2025-06-20"),
        ("happened", "../2029", "2025-06-07", "../2029"),
        ("future", "2029", "2025-06-07", "2029"),
        ("happened", "2029", None, "2029"),
    ],
)
def test_what_has_happened_has_no_day_to_come(
    status: Status, when: str, anchor: str | None, expected: str | None
) -> None:
    assert day_fitting(status, when, anchor) == expected


def test_a_place_that_lies_in_the_likeliest_is_the_events() -> None:
    rows = IN_TAMSIR.replace("on ADP IN on 7 case", "in ADP IN in 7 case").replace("Friday", "Mali")
    report, reading = made.parsed(rows, names=NAMES | {"Mali": "LOC"})
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")
    found = place_candidates(scene, spot, "ASSAULT")
    wide = next(c for c in found if report.words(c.span) == "Mali")
    assert report.words(narrowest(found, wide, scene).span) == "Tamsir"
    apart = made.parsed(rows.replace("in ADP IN in 7 case", "and CCONJ CC and 7 cc"), names=NAMES | {"Mali": "LOC"})
    scene = scene_of(*apart)
    found = place_candidates(scene, spot, "ASSAULT")
    assert all(narrowest(found, c, scene) is c for c in found)


CALM = """
Mali PROPN NNP Mali 2 nsubj
agreed VERB VBD agree 0 root
to PART TO to 4 mark
calm VERB VB calm 2 xcomp
the DET DT the 6 det
border NOUN NN border 4 obj
after ADP IN after 9 case
Friday PROPN NNP Friday 9 nmod:poss
clash NOUN NN clash 4 obl
. PUNCT . . 2 punct
"""


def test_what_something_comes_after_has_been_before_it() -> None:
    report, reading = made.parsed(CALM, published="2025-06-10")
    assert [t.value for t in scene_of(report, reading).times] == ["2025-06-06"]
    assert [
        t.value
        for t in scene_of(
            *made.parsed(CALM.replace("after ADP IN after", "before ADP IN before"), published="2025-06-10")
        ).times
    ] == ["2025-06-13"]


FILED = """
LIMA PROPN NNP LIMA 8 dep
, PUNCT , , 1 punct
June PROPN NNP June 1 appos
3 NUM CD 3 3 nummod
- PUNCT : - 1 punct
Last ADJ JJ last 7 amod
week NOUN NN week 8 obl:unmarked
rebels NOUN NNS rebel 9 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 9 obj
. PUNCT . . 9 punct
"""


def test_nothing_need_have_happened_on_the_day_of_filing() -> None:
    report, reading = made.parsed(FILED)
    filed = msgspec.structs.replace(report, dateline=Dateline("LIMA", (0, 4)))
    days = [
        [report.words(c.span) for c in time_candidates(scene, spots(scene.tree)[-1], "ASSAULT")]
        for scene in (scene_of(report, reading), scene_of(filed, reading))
    ]
    assert [sorted(found) for found in days] == [["June 3", "Last week"], ["Last week"]]
