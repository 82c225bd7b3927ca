"""What a format is to the export: something that takes the rows of one table, one at a time."""

from __future__ import annotations

from typing import Protocol

from dateline.publish.columns import Row


class Sink(Protocol):
    """Takes rows. The file is the caller's to close, after the sink."""

    def put(self, row: Row) -> None:
        """Write one row."""
        ...

    def close(self) -> None:
        """Write what still has to be written."""
        ...
