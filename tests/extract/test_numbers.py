"""Facts about number words."""

from __future__ import annotations

import pytest

from dateline.extract.numbers import read_quantity


@pytest.mark.parametrize(
    ("words", "number", "last"),
    [
        ("three and a half years", 3.5, 4),
        ("two - and - a - half million people", 2_500_000, 8),
        ("two and a hundred", 2, 1),
        ("two hundred and fifty", 250, 4),
    ],
)
def test_a_number_ends_where_its_words_end(words: str, number: float, last: int) -> None:
    found = read_quantity(words.split(), 0)
    assert found is not None
    assert (found.number, found.last) == (number, last)
