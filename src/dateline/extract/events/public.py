"""Reports of private life, sport and business: where no public body takes part in anything, what people say and do to
one another is rarely an event."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.scene import Scene
from dateline.record.account import Event
from dateline.vocabulary.files import listed

SURE = 0.7
"""How sure an event in words or of help must be in a report in which no public body takes part."""


def of_public_life(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """The same events, without doubtful ones of the types `private` (`data/acts.toml`) where all who take part in any
    are persons, companies and the like."""
    if any(_is_public(scene, event) for event in events):
        return list(events)
    return [e for e in events if e.type not in listed("acts", "private") or e.confidence >= SURE]


def _is_public(scene: Scene, event: Event) -> bool:
    """Whether a state, a public body, an armed force, a party or one of theirs takes part."""
    parties = (scene.cast.get(p.actor) for p in (*event.actor, *event.recipient))
    known = [actor for actor in parties if actor is not None]
    return any(a.type in listed("acts", "public") or a.sector in listed("acts", "sectors") for a in known)
