"""Facts about who commands, holds and backs whom in reports of war, as the real reader reads them."""

from __future__ import annotations

import pytest
from one_sentence import account


def relations(sentence: str) -> list[tuple[str, str, str]]:
    """The relations of a sentence: names of subject and object with what holds between them."""
    made = account(sentence)
    names = {a.id: a.name for a in made.actors} | {p.id: p.name for p in made.places}
    return [(names[r.subject], r.relation, names[r.object]) for r in made.relations]


def test_a_force_is_under_the_body_that_controls_it() -> None:
    told = relations("The Africa Corps, which is controlled by Russia's defence ministry, left the camp.")
    assert [(one, what) for one, what, _ in told if what == "under_command_of"] == [
        ("Africa Corps", "under_command_of")
    ]


def test_who_holds_some_towns_of_a_land_controls_it() -> None:
    assert ("Arakan Army", "controls") in [
        r[:2] for r in relations("The Arakan Army controls 14 of the 17 townships of Rakhine state.")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ship had no links to Israel, the company said.",
        "The rebels captured El-Fasher, the army's last stronghold in Darfur.",
        "The militia was founded by Hutus in 2000.",
    ],
)
def test_what_is_denied_lost_or_long_past_ties_nobody(sentence: str) -> None:
    assert not relations(sentence)
