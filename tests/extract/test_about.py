"""Facts about what a report is about: the country that it speaks of most, and what that says of a place."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.about import About, about, standing
from dateline.extract.events.setting import place_of
from dateline.extract.events.spots import spots
from dateline.extract.scene import Scene
from dateline.record.reading import NameClass

ENTERED = """
Troops NOUN NNS troop 2 nsubj
entered VERB VBD enter 0 root
Mali PROPN NNP Mali 2 obj
. PUNCT . . 2 punct
"""
ATTACKED = """
Rebels NOUN NNS rebel 2 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 2 obj
. PUNCT . . 2 punct
"""
NAMES: dict[str, NameClass] = dict.fromkeys(("Mali", "Chad", "Bamako", "Tamsir"), "LOC")


def scene(*sentences: str) -> Scene:
    return scene_of(*made.parsed("\n\n".join(s.strip() for s in sentences), names=NAMES))


def test_a_report_is_about_the_country_that_it_speaks_of_most() -> None:
    mostly = scene(ENTERED, ENTERED, ENTERED.replace("Mali", "Bamako"), ENTERED.replace("Mali", "Chad"))
    found = about(mostly)
    assert (found.country, found.places) == ("ML", 3)
    assert found.share > 0.5
    assert found.often == 2


def test_foreign_fighters_do_not_make_a_report_one_about_their_country() -> None:
    wagner = ATTACKED.replace("Rebels NOUN NNS rebel", "Wagner PROPN NNP Wagner")
    report, reading = made.parsed(
        "\n\n".join([ENTERED.strip(), *[wagner.strip()] * 3]), names={**NAMES, "Wagner": "ORG"}
    )
    told = scene_of(report, reading)
    assert any(actor.country == "RU" for actor in told.cast.actors)
    assert about(told).country == "ML"


def test_a_report_that_names_no_country_is_about_none() -> None:
    assert about(scene(ATTACKED)) == About(None, 0.0, 0, 0)


@pytest.mark.parametrize(("name", "main"), [("Mali", "True|True"), ("Bamako", "True|False"), ("Chad", "False|True")])
def test_a_place_is_that_country_or_its_capital_or_another(name: str, main: str) -> None:
    report = scene(ENTERED, ENTERED, ENTERED.replace("Mali", "Bamako"), ENTERED.replace("Mali", "Chad"))
    place = next(p for p in report.places if p.name == name)
    held = list(standing(report, place, "ASSAULT", "happened", "-"))
    assert f"main={main}|ASSAULT" in held
    assert "status=happened|ASSAULT" in held


def test_a_deed_without_a_place_is_in_the_land_the_report_is_about_and_not_where_somebody_came_by() -> None:
    report = scene(ENTERED, ENTERED, ENTERED, ENTERED.replace("Mali", "Tamsir"), ATTACKED, ATTACKED)
    last = [s for s in spots(report.tree) if report.tree.tokens[s.index].lemma == "attack"][-1]
    place = place_of(report, last, "ASSAULT")
    assert place is None or place.name == "Mali"
    alone = scene(ENTERED, ENTERED, ENTERED, ATTACKED)
    spot = next(s for s in spots(alone.tree) if alone.tree.tokens[s.index].lemma == "attack")
    found = place_of(alone, spot, "ASSAULT")
    assert found is not None
    assert found.name == "Mali"
