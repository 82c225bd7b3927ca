"""A reader that says what it was told to: for tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.errors import ReaderError
from dateline.record.reading import Reading
from dateline.record.report import Report


class ScriptedReader:
    """Gives back readings made beforehand, by the id of the report."""

    def __init__(self, readings: Mapping[str, Reading] | Iterable[Reading]) -> None:
        given = readings.values() if isinstance(readings, Mapping) else readings
        self._readings = {reading.report: reading for reading in given}

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The given reading of each report; ReaderError for a report that none was given for."""
        for report in reports:
            if report.id not in self._readings:
                raise ReaderError(
                    f"the scripted reader has no reading of report {report.id!r}; it has {sorted(self._readings)}; "
                    "give it one when it is made"
                )
            yield self._readings[report.id]
