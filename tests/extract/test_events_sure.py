"""Facts about how sure an event must be to be told."""

from __future__ import annotations

import pytest

from dateline.extract.events.events import sure_enough
from dateline.record.account import Event, Participant

WHO = (Participant("A1", (0, 5)),)


def event(kind: str, confidence: float, who: tuple[Participant, ...]) -> Event:
    """An event of a type, told this surely, by these."""
    return Event(id="", type=kind, mode=None, trigger=(0, 1), actor=who, confidence=confidence)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "confidence", "who", "told"),
    [
        ("ASSAULT", 0.6, WHO, True),
        ("ASSAULT", 0.6, (), False),
        ("ASSAULT", 0.9, (), True),
        ("REQUEST", 0.6, WHO, False),
        ("REQUEST", 0.7, WHO, True),
    ],
)
def test_what_nobody_does_to_anybody_and_what_only_seems_asked_for_must_be_surer(
    kind: str, confidence: float, who: tuple[Participant, ...], told: bool
) -> None:
    assert sure_enough(event(kind, confidence, who)) == told
