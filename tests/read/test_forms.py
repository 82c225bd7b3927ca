"""Facts about verb tags that a word's form rules out."""

from __future__ import annotations

import pytest

from dateline.read.forms import fitting


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("protested", "VBP", "VBD"),
        ("Says", "VBD", "VBZ"),
        ("is", "VBD", "VBZ"),
        ("was", "VBD", "VBD"),
        ("has", "VBD", "VBZ"),
        ("killing", "VBD", "VBG"),
        ("bring", "VB", "VB"),
        ("need", "VBP", "VBP"),
        ("proceed", "VB", "VB"),
        ("discuss", "VB", "VB"),
        ("focus", "VB", "VB"),
        ("attacked", "VBN", "VBN"),
        ("held", "VB", "VB"),
    ],
)
def test_an_ending_that_rules_a_tag_out_changes_it(word: str, tag: str, expected: str) -> None:
    assert fitting([word], ["VERB"], [tag], [0]) == [expected]


def test_with_a_helper_the_form_is_a_participle_and_only_verbs_change() -> None:
    words, heads = ["was", "punished", "says"], [1, 1, 1]
    assert fitting(words, ["AUX", "VERB", "NOUN"], ["VBD", "VB", "NN"], heads) == ["VBD", "VBN", "NN"]
