"""Where events are, of sentences that the real reader has read."""

from __future__ import annotations

import pytest
from one_sentence import account


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Four hostages were freed in the West Bank city of Jenin.", "city of Jenin"),
        ("Israeli strikes killed 12 people in the Gaza town of Beit Lahia.", "town of Beit Lahia"),
        ("Police clashed with protesters in Kenya's capital, Nairobi.", "Nairobi"),
    ],
)
def test_the_town_is_the_place_and_not_the_land_that_it_is_in(sentence: str, place: str) -> None:
    one = account(sentence)
    assert {p.name for e in one.events for p in one.places if p.id == e.place} == {place}
