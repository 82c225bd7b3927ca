"""CSV (RFC 4180, UTF-8): one header row, one row a line, numbers as numbers, no cell that calculates."""

from __future__ import annotations

import csv
import io
from typing import Any, BinaryIO

from dateline.publish.columns import Row, Table
from dateline.publish.safe import cell, clean

BETWEEN = "; "


class Csv:
    """Rows as CSV; with `bom` the byte-order mark stands first, by which Excel knows that the file is UTF-8."""

    def __init__(self, file: BinaryIO, table: Table, *, bom: bool = False) -> None:
        self._names = [column.name for column in table.columns]
        coding = "utf-8-sig" if bom else "utf-8"
        self._file = io.TextIOWrapper(file, encoding=coding, newline="", write_through=True)
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(self._names)

    def put(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow([told(row.values.get(name)) for name in self._names])

    def close(self) -> None:
        """Let go of the file, which stays open."""
        self._file.detach()


def told(value: Any) -> str:
    """A value as a cell: nothing for null, several texts joined by `; `, numbers without needless decimals."""
    if value is None:
        return ""
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, list | tuple):
        return cell(joined(value))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def joined(values: Any) -> str:
    """Several texts as one."""
    return BETWEEN.join(clean(str(value)) for value in values)
