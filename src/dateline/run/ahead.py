"""Reads ahead: a batch of reports is read in another thread, while this one works on what was read before it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from dateline.errors import ReaderError
from dateline.ingest.intake import Intake
from dateline.read.protocol import Reader
from dateline.record.reading import Reading
from dateline.record.report import Report
from dateline.run.pipeline import readable

Read = Reading | Exception | None
"""A report's reading, why it has none, or None where its language cannot be read."""


class ReadAhead:
    """Reads batches one after the other in a thread of its own. A reader spends its time in compiled code, so that the
    other thread gets on meanwhile; leaving the `with` stops the work."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._stopped = False

    def __enter__(self) -> ReadAhead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped = True
        self._pool.shutdown(cancel_futures=True)

    def begin(self, batch: list[Intake]) -> tuple[list[Intake], Future[list[Read]]]:
        """Have a batch read after those begun before it."""
        return batch, self._pool.submit(self._batch, [item.report for item in batch])

    def _batch(self, reports: list[Report]) -> list[Read]:
        readings = iter(self._readings([report for report in reports if readable(report)]))
        return [next(readings) if readable(report) else None for report in reports]

    def _readings(self, reports: list[Report]) -> list[Reading | Exception]:
        """Read together; where that fails, one by one, so that one report's failure costs only that report."""
        try:
            return [*self._together(reports)]
        except Exception as error:
            if len(reports) == 1 or self._stopped:
                return [error] * len(reports)
        return [made for report in reports for made in self._readings([report])]

    def _together(self, reports: list[Report]) -> list[Reading]:
        made = []
        for reading in self._reader.read(reports):
            if self._stopped:
                break
            made.append(reading)
        if len(made) != len(reports):
            raise ReaderError(
                f"{type(self._reader).__name__}: expected a reading of each of {len(reports)} reports, got "
                f"{len(made)}; have its read method give one for each, in their order"
            )
        return made
