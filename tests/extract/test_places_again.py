"""Named places that are told again by what they are."""

from __future__ import annotations

import pytest
from test_places_found import marked, words

from dateline.extract.places import find_places
from dateline.record.reading import NameClass


def told(text: str, **names: NameClass) -> list[list[str]]:
    report, reading = marked(text, **names)
    return words(report, find_places(report, reading))


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        ("Rebels took the Koro dam. Hours later the dam was shelled.", "Koro", "LOC", ["Koro dam", "the dam"]),
        ("A riot shook Koro prison. Shots were heard in the jail.", "Koro prison", "FAC", ["Koro prison", "the jail"]),
        ("They fled Koro, a village on the plain. The village burnt.", "Koro", "LOC", ["Koro", "The village"]),
        (
            "Fire hit the Koro power plant. The power plant stopped.",
            "Koro",
            "LOC",
            ["Koro power plant", "The power plant"],
        ),
        ("Shells fell in Bamako. Smoke rose over the capital.", "Bamako", "LOC", ["Bamako", "the capital"]),
        ("They left the city of Koro. In the city fires burnt.", "Koro", "LOC", ["the city of Koro", "the city"]),
        ("Rebels hold the city of Koro. Ten families fled the city.", "Koro", "LOC", ["the city of Koro", "the city"]),
    ],
)
def test_a_place_is_told_again_by_what_it_is(text: str, name: str, kind: NameClass, mentions: list[str]) -> None:
    assert told(text, **{name: kind}) == [mentions]


@pytest.mark.parametrize(
    "text",
    [
        "They left the city of Koro. The city said it would sue.",  # it acts
        "Rebels took the Koro dam. The dam of Lere was not hit.",  # another
        "Rebels took the Koro dam. The eastern dam was not hit.",
        "The dam was shelled. Rebels then took the Koro dam.",  # before it was named
        "They crossed Koro district. The district government protested.",
    ],
)
def test_other_places_and_who_rules_there_are_not_it(text: str) -> None:
    assert [len(mentions) for mentions in told(text, Koro="LOC")] == [1]


def test_which_of_two_dams_is_meant_stays_unknown() -> None:
    assert told("The Koro dam and the Lere dam were hit. Then the dam broke.", Koro="LOC", Lere="LOC") == [
        ["Koro dam"],
        ["Lere dam"],
    ]


def test_a_body_called_after_its_building_is_a_place_where_one_is_at_it() -> None:
    assert told("He met aides at the Pentagon.", Pentagon="ORG") == [["Pentagon"]]
    assert told("The Pentagon said so.", Pentagon="ORG") == []
