"""Readings written by hand, with names marked wherever they stand."""

from __future__ import annotations

import re

import msgspec
from parsed import parsed

from dateline.record.reading import Name, NameClass, Reading
from dateline.record.report import Report


def read(rows: str, names: dict[str, NameClass]) -> tuple[Report, Reading]:
    """The report and reading of `parsed` rows, with every place where one of the names stands marked as its class."""
    report, reading = parsed(rows)
    marked = [
        Name(m.start(), m.end(), kind, 1.0) for name, kind in names.items() for m in re.finditer(name, report.text)
    ]
    return report, msgspec.structs.replace(reading, names=tuple(sorted(marked, key=lambda n: (n.start, n.end))))
