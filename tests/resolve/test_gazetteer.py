"""What the gazetteer knows and how it says that it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import VocabularyError
from dateline.resolve.gazetteer import Gazetteer, open_gazetteer
from dateline.vocabulary.files import table
from dateline.vocabulary.placefold import district, fold, level_of


@pytest.mark.parametrize(
    ("name", "country"),
    [("Khan Younis", "PS"), ("El Fasher", "SD"), ("Goma", "CD"), ("Bucha", "UA"), ("Idlib", "SY"), ("Kiev", "UA")],
)
def test_towns_are_found_by_the_spelling_of_reports(name: str, country: str) -> None:
    assert country in {entry.country for entry in open_gazetteer().entries(name)}


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    assert fold("Khān Yūnis") == fold("KHAN YUNIS")
    assert fold("Sana’a") == fold("Sanaa")
    assert fold("The Hague") == fold("Hague")


def test_a_district_word_is_told_from_the_name() -> None:
    assert district("helmand province") == ("helmand", "province")
    assert district("province of gao") == ("gao", "province")
    assert district("gao") == ("gao", None)
    assert (level_of("province"), level_of("county"), level_of("district")) == ("admin1", "admin2", None)


def test_compass_words_are_found_in_both_forms() -> None:
    assert any(entry.country == "SD" for entry in open_gazetteer().entries("Northern Darfur"))
    assert any(entry.country == "SD" for entry in open_gazetteer().entries("North Darfur"))


def test_a_hand_written_region_that_is_a_district_carries_its_code() -> None:
    texas = open_gazetteer().entries("Texas")[0]
    assert (texas.level, texas.country, texas.admin1) == ("admin1", "US", "TX")


def test_every_hand_written_place_lies_in_its_box_and_on_the_globe() -> None:
    rows = {name: row for part in ("regions", "waters", "facilities") for name, row in table("regions")[part].items()}
    rows |= {row["name"]: row for row in table("countries").values()} | table("towns")["towns"]
    for name, row in rows.items():
        lat, lon = row["at"]
        assert -90 <= lat <= 90, name
        assert -180 <= lon <= 180, name
        if "box" in row:
            west, south, east, north = row["box"]
            assert south <= lat <= north, name
            assert west <= lon <= east or (west > east and (lon >= west or lon <= east)), name


def test_every_country_of_a_region_is_a_country() -> None:
    codes = set(table("countries"))
    for part in ("regions", "waters", "facilities"):
        for name, row in table("regions")[part].items():
            assert row.get("country", "US") in codes, name
    assert all(row.get("country", "US") in codes for row in table("towns")["towns"].values())


def test_a_missing_file_is_told_with_its_mend(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="reinstall"):
        Gazetteer(tmp_path / "none.sqlite")


def test_a_file_that_is_no_gazetteer_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_bytes(b"not a database, but long enough to be read as one" * 30)
    with pytest.raises(VocabularyError, match="expected a gazetteer"):
        Gazetteer(wrong)


@pytest.mark.parametrize(("name", "country"), [("Kharkov", "UA"), ("al-Damazin", "SD"), ("Zaporizhia", "UA")])
def test_another_spelling_is_found_in_a_country(name: str, country: str) -> None:
    assert open_gazetteer().spelled(name, country)
    assert not open_gazetteer().spelled(name, "CL")


def test_the_middle_of_a_district_is_not_drawn_off_by_a_place_put_there_wrongly() -> None:
    (hebei,) = [e for e in open_gazetteer().entries("Hebei") if e.level == "admin1"]
    assert abs(hebei.lat - 39) < 1
    assert abs(hebei.lon - 116) < 1


@pytest.mark.parametrize(
    ("name", "country"), [("Walikale", "CD"), ("Tin Zaouatine", "ML"), ("Hodeidah", "YE"), ("Ain Issa", "SY")]
)
def test_towns_of_conflicts_are_known_in_the_spelling_of_reports(name: str, country: str) -> None:
    assert any(e.level == "city" and e.country == country for e in open_gazetteer().entries(name))


def test_every_written_spelling_leads_to_a_place_of_its_country() -> None:
    for name, (country, _) in table("towns")["spellings"].items():
        assert any(e.country == country for e in open_gazetteer().entries(name)), name
