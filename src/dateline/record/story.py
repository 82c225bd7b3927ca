"""The Story: reports that tell the same news, grouped as they arrive."""

from __future__ import annotations

import msgspec


class Copy(msgspec.Struct, frozen=True):
    """A report whose text is (nearly) that of another: the two are one telling. `share` of the words is the same."""

    report: str
    of: str
    publisher: str | None
    share: float


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A group of reports; `title` is the headline of its most central report."""

    id: str
    title: str
    first_day: str | None
    last_day: str | None
    """ISO days of publication, null where no report has one."""
    reports: tuple[str, ...]
    """Ids, oldest first; copies included."""
    copies: tuple[Copy, ...] = ()
    publishers: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    """Keys of actors (`record/incident.py`), the most named first."""
    places: tuple[str, ...] = ()
    """Names of places, the most named first."""
    incidents: tuple[str, ...] = ()
    """Ids of incidents that its reports tell, the most told first."""

    @property
    def tellings(self) -> int:
        """How many different texts tell it."""
        return len(self.reports) - len(self.copies)
