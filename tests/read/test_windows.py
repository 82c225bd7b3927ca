"""Windows: their cores cover a text once, and none is larger than the encoder can hold."""

from __future__ import annotations

import pytest

from dateline.read.pieces import Pieces
from dateline.read.windows import OVERLAP, PIECES, WORDS, Text, cut, lay_out
from dateline.record.report import Report

dateline_model = pytest.importorskip("dateline_model")


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(dateline_model.folder() / "tokenizer.json")


def laid_out(text: str) -> Text:
    return lay_out(Report(id="r", source="r", text=text, span=(0, len(text))))


@pytest.mark.parametrize(
    "text",
    [
        "War.",
        "The army said so. " * 200,
        "The army and " * 400 + "the rebels met.",
        "Antidisestablishmentarianism-" * 90,
    ],
)
def test_cores_cover_the_text_once_and_windows_stay_within_bounds(pieces: Pieces, text: str) -> None:
    given = laid_out(text)
    windows = cut(given, pieces)
    assert [i for w in windows for i in range(w.core, w.end)] == list(range(len(given.words)))
    for window in windows:
        assert window.end - window.start <= WORDS
        assert len(window.ids) <= PIECES + 2
        assert window.core - window.start <= OVERLAP


def test_a_window_begins_with_what_stands_before_it(pieces: Pieces) -> None:
    windows = cut(laid_out("The army said so. " * 200), pieces)
    assert all(w.core > w.start for w in windows[1:])


def test_no_words_have_no_windows(pieces: Pieces) -> None:
    assert cut(laid_out(" \n "), pieces) == []
