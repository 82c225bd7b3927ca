"""Words that can tell an event, from `data/triggers.toml`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import msgspec

from dateline.vocabulary.files import table

Part = Literal["verb", "noun"]


class Trigger(msgspec.Struct, frozen=True):
    """A word in one of its uses: the event type and mode it can tell, and what belongs to it for that."""

    lemma: str
    part: Part
    type: str
    mode: str | None = None
    particle: str | None = None
    thing: str | None = None
    """A kind of things (`data/things.toml`) that the word must have as its object."""


@cache
def triggers() -> dict[tuple[str, Part], tuple[Trigger, ...]]:
    """Every trigger word by lemma and part of speech."""
    found: dict[tuple[str, Part], list[Trigger]] = {}
    for kind, entry in table("triggers").items():
        for trigger in (*_group(kind, None, entry), *_modes(kind, entry)):
            found.setdefault((trigger.lemma, trigger.part), []).append(trigger)
    return {key: tuple(dict.fromkeys(group)) for key, group in found.items()}


def _modes(kind: str, entry: dict[str, Any]) -> Iterator[Trigger]:
    for mode, inner in entry.items():
        if isinstance(inner, dict):
            yield from _group(kind, mode, inner)


def _group(kind: str, mode: str | None, entry: dict[str, Any]) -> Iterator[Trigger]:
    parts: tuple[tuple[str, Part], ...] = (("verbs", "verb"), ("nouns", "noun"))
    for key, part in parts:
        for phrase in shlex.split(entry.get(key, "")):
            lemma, *after = phrase.split()
            particle = " ".join(w for w in after if not w.startswith("@"))
            thing = next((w[1:] for w in after if w.startswith("@")), None)
            yield Trigger(lemma, part, kind, mode, particle or None, thing)
