"""Parquet, by pyarrow (an extra). Placed tables carry a GeoParquet 1.1 geometry column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.errors import MissingExtra
from dateline.publish.columns import Row, Table
from dateline.publish.safe import cleaned
from dateline.publish.shapes import shape, wkb

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000
"""Rows to a row group: so many are held at once."""
_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point", "Polygon", "MultiPolygon"]}},
}


class Parquet:
    """Rows as Parquet; texts of a `list` column as a list.

    Raises:
        MissingExtra: pyarrow is not installed.
    """

    def __init__(self, file: BinaryIO, table: Table) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise MissingExtra("Parquet", "parquet", "pyarrow") from error
        self._schema = _schema(pyarrow, table)
        self._batch: list[dict[str, Any]] = []
        self._placed = table.placed
        self._table = pyarrow.Table
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd")

    def put(self, row: Row) -> None:
        """Keep one row until a group is full."""
        values = cleaned(row.values)
        if self._placed:
            geometry, values["shape"] = shape(row.place)
            values["geometry"] = wkb(geometry) if geometry else None
        self._batch.append(values)
        if len(self._batch) == GROUP:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(self._table.from_pylist(self._batch, schema=self._schema))
        self._batch = []

    def close(self) -> None:
        """Write the last group and the footer."""
        if self._batch:
            self._write()
        self._writer.close()


def _schema(pa: Any, table: Table) -> pa.Schema:
    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "list": pa.list_(pa.string())}
    fields = [pa.field(c.name, kinds[c.kind], metadata={"meaning": c.meaning}) for c in table.columns]
    if not table.placed:
        return pa.schema(fields)
    fields += [pa.field("shape", pa.string()), pa.field("geometry", pa.binary())]
    return pa.schema(fields, metadata={"geo": json.dumps(_GEO)})
