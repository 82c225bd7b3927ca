"""What a reader is: one method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dateline.record.reading import Reading
from dateline.record.report import Report


class Reader(Protocol):
    """Marks reports. The same text gives the same reading, alone or among others."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for each report, in their order."""
        ...
