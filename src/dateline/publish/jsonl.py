"""JSON Lines: accounts and reports whole, and the rows of any table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from dateline.publish.columns import Row, Table
from dateline.publish.safe import cleaned
from dateline.store.protocol import Kept


def line(value: Any) -> bytes:
    """One value as a line of JSON; characters that UTF-8 cannot carry stand as U+FFFD."""
    try:
        return msgspec.json.encode(value) + b"\n"
    except UnicodeEncodeError:
        return msgspec.json.encode(cleaned(msgspec.to_builtins(value))) + b"\n"


def account_lines(kept: Iterable[Kept]) -> Iterator[bytes]:
    """Each account as a line, its spans counted in the source as it was handed in."""
    for one in kept:
        yield line(one.account.in_source())


def report_lines(kept: Iterable[Kept]) -> Iterator[bytes]:
    """Each report as a line with its text, in which its spans count."""
    for one in kept:
        yield line(one.report)


class JsonLines:
    """Rows as lines of JSON, each with every column of its table; nothing is known as null."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        self._file = file

    def put(self, row: Row) -> None:
        """Write one row."""
        self._file.write(line(row.values))

    def close(self) -> None:
        """Nothing is held back."""
