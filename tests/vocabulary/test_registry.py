"""The registry: whom names mean, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import VocabularyError
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import fold, registry, spelled_otherwise

UN_MEMBERS_AND_OTHERS = 193 + len(["VA", "PS", "XK", "TW", "EH"])


def test_every_state_and_the_usual_others_are_there() -> None:
    states = registry().states
    assert len(states) >= UN_MEMBERS_AND_OTHERS
    assert {"VA", "PS", "XK", "TW", "EH", "HK", "US", "ML", "SS", "TL"} <= set(states)


def test_some_three_hundred_bodies_have_a_type_and_a_sector() -> None:
    bodies = [e for e in registry().entries.values() if e.type not in ("state", "person")]
    assert len(bodies) >= 300
    assert {e.type for e in bodies} <= set(table("terms")["actor_type"])
    assert {e.sector for e in bodies} <= set(table("terms")["sector"])


def test_what_bodies_and_offices_point_to_exists() -> None:
    known = registry()
    for entry in known.entries.values():
        assert entry.part_of is None or entry.part_of in known.entries, entry.key
        assert entry.country is None or entry.country in known.states or entry.type != "state", entry.key
        assert all(o.of in known.states or o.of in known.entries for o in entry.offices), entry.key


def test_offices_begin_before_they_end() -> None:
    for entry in registry().entries.values():
        for office in entry.offices:
            assert office.begin is None or office.end is None or office.begin < office.end, entry.key


@pytest.mark.parametrize(
    ("words", "key", "how"),
    [
        ("Moscow", "russia", "capital"),
        ("the Kremlin", "russia", "seat"),
        ("Downing Street", "united-kingdom", "seat"),
        ("Élysée", "france", "seat"),
        ("Elysee", "france", "seat"),
        ("Foggy Bottom", "united-states", "seat"),
        ("U.S.", "united-states", "name"),
        ("MALI", "mali", "name"),
        ("JNIM", "jnim", "name"),
        ("Wagner", "wagner-group", "name"),
        ("Cote d’Ivoire", "ivory-coast", "name"),
        ("White House", "white-house", "name"),
    ],
)
def test_a_name_in_any_print_means_its_entry(words: str, key: str, how: str) -> None:
    hit = registry().best(words)
    assert hit is not None
    assert (hit.entry.key, hit.how) == (key, how)


@pytest.mark.parametrize(
    ("word", "country"),
    [("Malian", "ML"), ("Burkinabe", "BF"), ("Nigerien", "NE"), ("Nigerian", "NG"), ("South Korean", "KR"),
     ("Dominican", "DO"), ("US", "US"), ("Emirati", "AE"), ("Kosovar", "XK")],
)  # fmt: skip
def test_adjectives_tell_the_country(word: str, country: str) -> None:
    assert registry().country(word) == country


def test_unsure_names_are_not_the_best_hit() -> None:
    known = registry()
    assert known.best("Georgia") is None
    assert [h.entry.key for h in known.find("Georgia")] == ["georgia"]


def test_initials_count_only_in_capitals() -> None:
    known = registry()
    assert known.find("who") == ()
    assert known.find("Who") == ()
    assert known.best("WHO") is not None


def test_a_short_name_in_both_prints_is_known_in_either() -> None:
    known = registry()
    assert [h.entry.key for h in (*known.find("Hamas"), *known.find("HAMAS"))] == ["hamas", "hamas"]


def test_a_body_that_every_state_has_is_known_by_adjective_and_one_that_is_listed_stays_itself() -> None:
    known = registry()
    assert known.entries["chad-armed-forces"].country == "TD"
    for words, key in {"Iranian foreign ministry": "iran-foreign-ministry", "Malian army": "fama-mali"}.items():
        assert [h.entry.key for h in known.find(words)] == [key]
    assert known.find("British army") == ()


@pytest.mark.parametrize(
    ("name", "day", "key"),
    [
        ("Zelensky", "2025-06-01", "volodymyr-zelenskyy"), ("Zelensky", "2017-06-01", None),
        ("al-Sisi", "2025-06-01", "abdel-fattah-el-sisi"), ("Xi", "2025-06-01", "xi-jinping"),
        ("Kim", "2025-06-01", None), ("Emmanuel Macron", "2025-06-01", "emmanuel-macron"), ("Okon", "2025-06-01", None),
    ],
)  # fmt: skip
def test_a_surname_alone_is_the_only_one_of_it_in_office_that_day(name: str, day: str, key: str | None) -> None:
    found = registry().in_office(name, day)
    assert (found[0].key if found else None) == key


def test_letters_that_a_report_spells_out_as_something_else_are_not_the_known_body() -> None:
    party, health = registry().entries["chp"], registry().entries["who"]
    assert spelled_otherwise("CHP", ["CHP", "Centre for Health Protection"], party)
    assert not spelled_otherwise("CHP", ["CHP"], party)
    assert not spelled_otherwise("WHO", ["WHO", "World Health Organisation"], health)
    assert not spelled_otherwise("WHO", ["WHO", "the UN body", "Geneva agency"], health)


def test_an_office_is_held_on_its_days_only() -> None:
    known = registry()
    held = known.office("donald-tusk", "2016-05-01")
    assert held is not None
    assert (held.title, held.of) == ("president", "european-council")
    assert known.office("donald-tusk", "2021-05-01") is None
    assert known.office("nobody", None) is None


@pytest.mark.parametrize(
    ("name", "title", "day", "state"),
    [
        ("Obama", "President", "2014-03-01", "US"),
        ("Obama", "president", "2024-03-01", "US"),
        ("Vladimir V. Putin", "President", "2014-03-01", "RU"),
        ("Anna Putin", "President", "2014-03-01", None),
        ("Obama", "King", "2014-03-01", None),
        ("Barack Obama", "Senator", "2014-03-01", "US"),
        ("Nobody", "President", None, None),
        ("", "President", None, None),
    ],
)
def test_a_surname_and_a_title_give_the_state(name: str, title: str, day: str | None, state: str | None) -> None:
    assert registry().body_of(name, title, day) == state


def test_a_surname_of_two_states_gives_none_but_on_the_day_of_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[people.ann-xoko]\nname = "Ann Xoko"\noffices = [{ title = "king", of = "ML", from = "2010", to = "2015" }]\n'
        '[people.bo-xoko]\nname = "Bo Xoko"\noffices = [{ title = "king", of = "TD", from = "2016" }]\n',
        encoding="utf-8",
    )
    known = registry(path)
    assert known.body_of("Xoko", "King", "2012-05-05") == "ML"
    assert known.body_of("Xoko", "King", "2020-05-05") == "TD"
    assert known.body_of("Xoko", "King", None) is None
    assert known.body_of("Bo Xoko", "King", None) == "TD"


def test_users_add_and_override_entries(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[bodies.river-guard]\nname = "River Guard"\naka = ["RG Militia"]\ntype = "armed_group"\nsector = "PRM"\n'
        '[people.ann-lee]\nname = "Ann Lee"\noffices = [{ title = "mayor", of = "ML", from = "2020" }]\n'
        '[states.ML]\nname = "Mali"\nseat = ["Koulouba Palace"]\n',
        encoding="utf-8",
    )
    known = registry(path)
    assert known.best("RG Militia") is not None
    seat = known.best("Koulouba Palace")
    assert seat is not None
    assert seat.entry.key == "mali"
    assert registry().best("River Guard") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[bodies.x]\nname = 'X'\ncolour = 'red'\ntype = 'ngo'\n", "colour"),
        ("[people.x]\naka = ['X']\n", "name"),
        ("[actors.x]\nname = 'X'\n", "actors"),
        ("not toml", "expected a registry file"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=told) as raised:
        registry(path)
    assert "wrong.toml" in str(raised.value)


def test_folding_forgets_case_accents_dots_hyphens_and_the() -> None:
    assert fold("The Al-Qaëda") == fold("al qaeda")
    assert fold("U.S.") == "us"
    assert fold("the") == "the"
