"""Names of which nothing right is known get no point rather than a namesake's. The reports are made up."""

from __future__ import annotations

import pytest
from resolved import near, told

from dateline.resolve.gazetteer import open_gazetteer
from dateline.vocabulary.files import table


@pytest.mark.parametrize(
    ("text", "name", "never"),
    [
        ("A fire tore through Jackson squatter camp, South Africa's police said.", "Jackson", "US"),
        ("Police searched La Vega, a quarter of Caracas, activists in Venezuela said.", "La Vega", "DO"),
        ("Pilgrims walked to Mina, Saudi Arabia's state agency said.", "Mina", "NG"),
        ("Separatists took Hadraland, the Southern Council of Yemen said.", "Hadraland", "CM"),
    ],
)
def test_a_namesake_in_a_land_of_which_nothing_is_said_is_not_meant(text: str, name: str, never: str) -> None:
    assert told(text, name)[name].country != never


def test_a_hamlet_lies_in_no_land_that_only_acts() -> None:
    text = "Ukraine's army left Rybkhoz. Ukraine held Sloviansk and Kramatorsk, Ukraine said. Russia denied it."
    found = told(text, "Rybkhoz", "Sloviansk", "Kramatorsk", "Ukraine")
    assert found["Rybkhoz"].country in {"UA", None}


def test_a_town_that_is_told_to_be_of_a_land_lies_nowhere_else() -> None:
    words = "island of Baru"
    assert told(f"They flew to the Colombian {words}. Malaysia sent two.", words)[words].country in {"CO", None}
    text = "Fighters left the Malian town of Lere. The Japanese base in Djibouti was shut."
    found = told(text, "town of Lere", "Djibouti")
    assert found["town of Lere"].country in {"ML", None}
    assert found["Djibouti"].country == "DJ"


def test_a_village_told_near_a_town_is_no_namesake_far_from_it() -> None:
    """The Rybne that the gazetteer has lies in the west of the country."""
    found = told("Ukraine lost the village of Rybne near Huliaipole.", "the village of Rybne")
    assert near(found["the village of Rybne"], 47.67, 36.26)


def test_a_town_known_the_world_over_comes_before_its_namesakes() -> None:
    text = "The United States backed the motion in Geneva. American envoys of the United States left New York."
    assert told(text, "Geneva", "New York")["Geneva"].country == "CH"
    assert told("The United States mourned. He was born in Geneva, New York.", "Geneva")["Geneva"].country == "US"
    assert told("Protesters marched in Barcelona, Venezuela.", "Barcelona")["Barcelona"].country == "VE"


def test_every_town_known_the_world_over_is_in_the_gazetteer() -> None:
    gaz = open_gazetteer()
    rows = table("cities")["renowned"].items()
    names = [(name.replace("_", " "), land) for land, row in rows for name in row.split()]
    assert not [name for name, land in names if not any(e.country == land for e in gaz.entries(name))]


def test_an_unknown_site_lies_near_no_town_that_is_told_far_off_or_in_the_next_sentence() -> None:
    text = (
        "In Mali, men held a rally in Gao. Others burnt the Qwzzubbe church in Dwzzeila. In Kayes, nobody was hurt, "
        "Mali's army said."
    )
    found = told(text, "Gao", "Qwzzubbe church", "Dwzzeila", "Kayes")
    assert found["Qwzzubbe church"].lat is None
    assert found["Dwzzeila"].lat is None
    filler = "Nobody in Mali said who had done it or why. " * 30
    found = told(f"Troops of Mali left Bamako. {filler}They went to Qwzzubbe.", "Bamako", "Qwzzubbe")
    assert found["Qwzzubbe"].lat is None


def test_another_spelling_is_one_of_the_same_sounds() -> None:
    text = "Troops of Iraq's army entered Tuz Khormato. Israel's police came to Beit Likya."
    found = told(text, "Tuz Khormato", "Beit Likya")
    assert near(found["Tuz Khormato"], 34.89, 44.63)
    assert not near(found["Beit Likya"], 31.79, 34.81, within=10)  # Bet Hilqiyya
