"""Actors: who acts, speaks and is acted on in a report, and which of its words mean them."""

from __future__ import annotations

from dateline.extract.actors.cast import Cast, Mark
from dateline.extract.actors.casting import cast_of
from dateline.extract.actors.phrases import Words
from dateline.record.reading import Reading
from dateline.record.report import Report
from dateline.vocabulary.registry import Registry, registry


def find_actors(report: Report, reading: Reading, *, known: Registry | None = None) -> Cast:
    """The actors of a report: its names, nominals and pronouns, joined into one entry for each.

    `known` is the registry, by default the one that comes with Dateline. Identities are not decided here: the names of
    a registry entry only help to tell who is meant (see `resolve.actors`).
    """
    return cast_of(Words(report, reading), known or registry())


__all__ = ["Cast", "Mark", "find_actors"]
