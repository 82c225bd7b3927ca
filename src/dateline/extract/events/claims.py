"""Whose claim an event is: the report's own, or that of the source in whose words it stands."""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.record.account import Attribution

_PERFORMATIVE = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"})


def claim_of(scene: Scene, spot: Spot, event_type: str) -> Attribution | None:
    """The innermost attribution whose content holds the event's word; `None` in the report's own voice.

    A bare performative ("condemned", "I warn") is the speaker's act and no claim: its actor is the speaker.
    """
    start = scene.tree.tokens[spot.index].start
    claims = [a for a in scene.claims_at(start) if not a.cue[0] <= start < a.cue[1]]
    if not claims:
        return None
    if event_type in _PERFORMATIVE and _first_person(scene, spot):
        return None
    return claims[0]


def _first_person(scene: Scene, spot: Spot) -> bool:
    subject = scene.tree.child(spot.index, "nsubj")
    return (
        subject is not None
        and scene.tree.lower[subject] in ("i", "we")
        and scene.quoted(scene.tree.tokens[spot.index].start)
    )
