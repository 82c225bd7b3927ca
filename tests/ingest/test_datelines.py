"""Datelines: the place as printed, the day, and where the first sentence begins."""

from __future__ import annotations

import pytest

from dateline.ingest.datelines import read_dateline

HOUSE_STYLES = [
    ("DAKAR: Rebels left the town.", "DAKAR", None),
    ("PARIS (AP) — Envoys met.", "PARIS", None),
    ("KUWAIT CITY, July 25: Judges ruled.", "KUWAIT CITY", "July 25"),
    ("AMMAN — The king received envoys.", "AMMAN", None),
    ("Muscat: The sultan issued a decree.", "Muscat", None),
    ("Cape Town - The court sat.", "Cape Town", None),
    ("SEOUL—Officials met.", "SEOUL", None),
    ("HANOI--Officials met.", "HANOI", None),
    ("ALGIERS- The president spoke.", "ALGIERS", None),
    ("BOSTON —Standing on a cart, she spoke.", "BOSTON", None),
    ("Colombo, Sri Lanka – Crowds gathered.", "Colombo, Sri Lanka", None),
    ("DES MOINES, Iowa — Farmers met.", "DES MOINES, Iowa", None),
    ("NEWPORT NEWS, Va. - Sailors came home.", "NEWPORT NEWS, Va.", None),
    ("ST. LOUIS — Judges ruled.", "ST. LOUIS", None),
    ("BEIJING, July 18 (Xinhua) -- Leaders met.", "BEIJING", "July 18"),
    ("DAKAR, Senegal, Jul 25 2022 (IPS) - Prices rose.", "DAKAR, Senegal", "Jul 25 2022"),
    ("WASHINGTON, Aug. 19 (UPI) — Leaders met.", "WASHINGTON", "Aug. 19"),
    ("CAIRO - 24 July 2022: Leaders met.", "CAIRO", "24 July 2022"),
    ("GENEVA (16 June 2025) – Experts warned.", "GENEVA", "16 June 2025"),
    ("NEW DELHI: July 26 (PTI) - Leaders met.", "NEW DELHI", "July 26"),
    ("ISLAMABAD/KABUL — Troops crossed.", "ISLAMABAD/KABUL", None),
    ("Kampala & Gulu, Jul 19 2022 (IPS) - Rains came.", "Kampala & Gulu", "Jul 19 2022"),
    ("Ulaanbaatar /MONTSAME/. A road opened.", "Ulaanbaatar", None),
    ("YAOUNDÉ, May 13 2022 (IPS) - Forests shrank.", "YAOUNDÉ", "May 13 2022"),
    ("N'DJAMENA: Soldiers left.", "N'DJAMENA", None),
    ("Port-au-Prince - Gangs fought.", "Port-au-Prince", None),
    ("PETALING JAYA: eCommerce grew.", "PETALING JAYA", None),
]


@pytest.mark.parametrize(("paragraph", "place", "day"), HOUSE_STYLES)
def test_house_styles_are_read(paragraph: str, place: str, day: str | None) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    assert (found.text, found.day, found.sure) == (place, day, True)
    assert found.place is not None
    assert paragraph[slice(*found.place)] == place


@pytest.mark.parametrize(("paragraph", "place", "day"), HOUSE_STYLES)
def test_the_first_sentence_begins_where_the_dateline_ends(paragraph: str, place: str, day: str | None) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    rest = paragraph[found.end :]
    assert rest[:1].strip()
    assert rest.endswith(paragraph.split()[-1])
    assert paragraph[: found.end].rstrip()[-1] in ":—–-."


@pytest.mark.parametrize(
    "paragraph",
    [
        "Sanders: we will go on.",
        "Energy Crisis - the president announced a plan.",
        "The minister said: we will go on.",
        "EXCLUSIVE – A minister resigned.",
        "UPDATE: A minister resigned.",
        "Two men - one of them armed - were held.",
        "At least 20 people died: most were children.",
        "“Paris — never again,” she said.",
        "Officials in Paris: no talks.",
        "",
        "DAKAR",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


def test_capitals_alone_are_not_sure() -> None:
    found = read_dateline("QARABULLA — Troops crossed the river.")
    assert found is not None
    assert (found.text, found.sure) == ("QARABULLA", False)


def test_a_publisher_and_a_day_are_a_dateline_without_a_place() -> None:
    found = read_dateline("orland News / Coast Weekly, 5 November - The dam is nearly full.")
    assert found is not None
    assert (found.text, found.day, found.place) == (None, "5 November", None)


def test_an_agency_and_a_day_are_a_dateline_without_a_place() -> None:
    found = read_dateline("Dec 29 (Reuters) - Candidates met.")
    assert found is not None
    assert (found.text, found.day, found.agency) == (None, "Dec 29", "Reuters")


def test_white_space_before_a_dateline_counts() -> None:
    found = read_dateline("  DAKAR: Rebels left.")
    assert found is not None
    assert found.place == (2, 7)
