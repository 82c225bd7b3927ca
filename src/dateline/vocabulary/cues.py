"""The reporting words, from `data/cues.toml`."""

from __future__ import annotations

import shlex
from functools import cache
from typing import Literal, get_args

import msgspec

from dateline.errors import VocabularyError
from dateline.vocabulary.files import table

Takes = Literal["clause", "speech", "hearer", "asked", "object", "rest", "nothing"]


class Cue(msgspec.Struct, frozen=True):
    """A reporting word in one of its uses: its group (`say`, `urge` …) and where its content stands."""

    lemma: str
    particle: str | None
    group: str
    takes: Takes


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Reporting words by lemma, each with its uses in the file's order.

    Raises:
        VocabularyError: a group says that its content stands somewhere unknown.
    """
    found: dict[str, list[Cue]] = {}
    for group, entry in table("cues").items():
        if entry["takes"] not in get_args(Takes):
            raise VocabularyError(f"cues.toml [{group}]: expected takes to be one of {get_args(Takes)}")
        for phrase in shlex.split(entry["words"]):
            lemma, _, particle = phrase.partition(" ")
            found.setdefault(lemma, []).append(Cue(lemma, particle or None, group, entry["takes"]))
    return {lemma: tuple(uses) for lemma, uses in found.items()}


def uses(lemma: str, *groups: str) -> tuple[Cue, ...]:
    """The uses of a lemma, of these groups only where any are named."""
    return tuple(cue for cue in cues().get(lemma, ()) if not groups or cue.group in groups)
