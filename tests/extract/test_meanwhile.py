"""Facts about who does something else when a deed comes about, with the real reader."""

from __future__ import annotations

import pytest
from one_sentence import account


def actors(sentence: str, kind: str) -> list[list[str]]:
    """The names of who does each event of a type that a sentence tells."""
    told = account(sentence)
    names = {actor.id: actor.name for actor in told.actors}
    return [[names[p.actor] for p in event.actor] for event in told.events if event.type == kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The strike came hours after Hamas handed over the bodies of two men.", "ASSAULT"),
        ("The raid took place before Israel withdrew from the town.", "COERCE"),
        ("The bombing prompted Turkey to close the border.", "ASSAULT"),
        ("The ambush occurred near Gao when a convoy of the Malian army was heading north.", "ASSAULT"),
    ],
)
def test_who_does_something_else_does_not_do_the_deed(sentence: str, kind: str) -> None:
    assert actors(sentence, kind) == [[]]


def test_a_clause_that_tells_the_deed_itself_names_who_does_it() -> None:
    assert ["police"] in actors("The violence began when police fired tear gas at protesters.", "ASSAULT")
