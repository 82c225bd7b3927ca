"""The mode of an event: from the trigger word itself, then from weapons and other words beside it."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.vocabulary.files import table


@cache
def _signs(event_type: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Modes of a type with the words that show them, in the file's order."""
    lists: dict[str, str] = table("modes").get(event_type, {})
    return tuple((mode, re.compile(rf"\b(?:{'|'.join(words.split('|'))})\b", re.I)) for mode, words in lists.items())


def mode_of(scene: Scene, spot: Spot, event_type: str) -> str | None:
    """The mode, `None` where the words show none."""
    tree = scene.tree
    sentence = tree.sentence(spot.index)
    near = tree.trimmed(max(sentence.first, spot.index - 9), min(sentence.last - 1, spot.index + 12))
    words = tree.text[near[0] : near[1]]
    named = [use.mode for use in spot.uses if use.type == event_type and use.mode]
    if event_type in ("REQUEST", "REJECT", "THREATEN"):
        words = tree.text[tree.tokens[spot.index].start : near[1]]
    shown = next((mode for mode, pattern in _signs(event_type) if pattern.search(words)), None)
    plain = any(use.type == event_type and use.mode is None for use in spot.uses)
    if named and not (plain and shown):
        return named[0] if len(set(named)) == 1 or shown not in named else shown
    return shown or table("modes").get("default", {}).get(event_type)
