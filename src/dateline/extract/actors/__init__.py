"""Actors: who acts, speaks and is acted on in a report, and which of its words mean them."""

from __future__ import annotations

from dateline.extract.actors.cast import Cast, Mark
from dateline.record.reading import Reading
from dateline.record.report import Report


def find_actors(report: Report, reading: Reading) -> Cast:
    """The actors of a report, from its names, nominals and pronouns joined into one entry for each."""
    return Cast(tokens=reading.tokens)


__all__ = ["Cast", "Mark", "find_actors"]
