"""Sorts occurrences into incidents: the same in whatever order they came, and rather two incidents than a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.collate.incidents.occurrence import Occurrence
from dateline.collate.pairs import Verdicts
from dateline.record.incident import Incident

NO_VERDICTS = Verdicts()


def incidents(those: Iterable[Occurrence], verdicts: Verdicts = NO_VERDICTS) -> tuple[Incident, ...]:
    """The incidents that a set of occurrences makes, each occurrence in exactly one, sorted by day and id.

    The set must be whole: every occurrence that `score` links (at `LINKED` or above) to one of the set, and every one
    that a person has judged the same as one of it, is in it too. A person's `same` joins, `different` parts.
    An incident's id follows from the anchor of its earliest telling, so it stays while that telling is in it.
    """
    raise NotImplementedError
