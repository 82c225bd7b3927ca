"""The words that a report without a headline goes by."""

from __future__ import annotations

import pytest

from dateline.store.openings import opening

SENTENCE = "A ferry sank off Sohra on Friday."


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        f"SOHRA: {SENTENCE}",
        f"SOHRA, Ruritania (Wire) - {SENTENCE}",
        f"NEW SOHRA — {SENTENCE}",
        f"(CNB) -- {SENTENCE}",
        f"SOHRA- 24 July 2022: {SENTENCE}",
        "  A ferry sank\noff Sohra on Friday.",
    ],
)
def test_an_opening_has_no_dateline(line: str) -> None:
    assert opening([line]) == SENTENCE


def test_a_known_dateline_of_small_letters_is_left_out() -> None:
    assert opening([f"Sohra, Ruritania – {SENTENCE}"], "Sohra, Ruritania") == SENTENCE
    assert opening([f"Sohra – a port – {SENTENCE}"]) == f"Sohra – a port – {SENTENCE}"
    assert opening(["Ada Okon – famous for her verse – has died."]) == "Ada Okon – famous for her verse – has died."


def test_captions_of_a_gallery_and_notices_of_a_page_open_nothing() -> None:
    lines = ["1 of 17. A ferry is seen near the pier of Sohra.", "Please turn on JavaScript to see this.", SENTENCE]
    assert opening(lines) == SENTENCE
    assert opening(lines[:1]) == lines[0]
    assert opening(["By Ana Ruiz", ""]) is None
