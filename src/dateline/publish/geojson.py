"""GeoJSON (RFC 7946): a collection of features, written as they come."""

from __future__ import annotations

from typing import BinaryIO

from dateline.publish.columns import Row, Table
from dateline.publish.jsonl import line
from dateline.publish.shapes import shape


class GeoJson:
    """Rows as features; a row whose place is not known has a null geometry, or is left out with `placed_only`.

    `properties.shape` tells what a geometry is: `point`, `box` (the extent of a region) or `circle` (its uncertainty).
    """

    def __init__(self, file: BinaryIO, table: Table, *, placed_only: bool = False) -> None:
        self._file, self._placed_only, self._any = file, placed_only, False
        file.write(b'{"type":"FeatureCollection","features":[')

    def put(self, row: Row) -> None:
        """Write one feature."""
        geometry, kind = shape(row.place)
        if geometry is None and self._placed_only:
            return
        feature = {"type": "Feature", "geometry": geometry, "properties": {**row.values, "shape": kind}}
        self._file.write((b",\n" if self._any else b"\n") + line(feature).rstrip(b"\n"))
        self._any = True

    def close(self) -> None:
        """End the collection."""
        self._file.write(b"\n]}\n")
