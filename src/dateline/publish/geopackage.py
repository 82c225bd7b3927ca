"""GeoPackage 1.3 (OGC 12-128r17) with nothing but SQLite: placed tables as layers, the others as attributes."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.publish.columns import Row, Table
from dateline.publish.csv import joined
from dateline.publish.safe import clean
from dateline.publish.shapes import Box, Geometry, bounds, shape, wkb

APPLICATION = 0x47504B47  # "GPKG"
VERSION = 10300
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_CORE = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
_SQL = {"text": "TEXT", "list": "TEXT", "integer": "INTEGER", "number": "DOUBLE"}


class GeoPackage:
    """A GeoPackage file with one table for each that it is given; `path` must not be there yet."""

    def __init__(self, path: Path, tables: Sequence[Table]) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute(f"PRAGMA application_id = {APPLICATION}")
        self._database.execute(f"PRAGMA user_version = {VERSION}")
        self._database.executescript(_CORE)
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _systems())
        self.layers = {table.name: Layer(self._database, table) for table in tables}

    def close(self) -> None:
        """Finish every table and close the file."""
        self._database.execute("COMMIT")
        self._database.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._database.close()


class Layer:
    """One table of a GeoPackage."""

    def __init__(self, database: sqlite3.Connection, table: Table) -> None:
        self._database, self._table = database, table
        self._box: Box | None = None
        names = [column.name for column in table.columns] + (["shape", "geom"] if table.placed else [])
        kinds = [_SQL[column.kind] for column in table.columns] + (["TEXT", "GEOMETRY"] if table.placed else [])
        inner = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, kinds, strict=True))
        database.execute(f'CREATE TABLE "{table.name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {inner})')
        quoted, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        self._insert = f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})'
        self._register()

    def _register(self) -> None:
        name, placed = self._table.name, self._table.placed
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        self._database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (name, "features" if placed else "attributes", name, f"one row for each {self._table.of}", now,
             4326 if placed else None),
        )  # fmt: skip
        if placed:
            self._database.execute(
                "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', 4326, 0, 0)", (name,)
            )

    def put(self, row: Row) -> None:
        """Write one row."""
        values = [_value(row.values.get(column.name)) for column in self._table.columns]
        if self._table.placed:
            geometry, kind = shape(row.place)
            values += [kind, blob(geometry) if geometry else None]
            self._reach(geometry)
        self._database.execute(self._insert, values)

    def _reach(self, geometry: Geometry | None) -> None:
        if geometry is not None:
            new, old = bounds(geometry), self._box or bounds(geometry)
            self._box = min(old[0], new[0]), min(old[1], new[1]), max(old[2], new[2]), max(old[3], new[3])

    def close(self) -> None:
        """Write how far the layer reaches."""
        if self._box:
            self._database.execute(
                "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                (*self._box, self._table.name),
            )


def blob(geometry: Geometry) -> bytes:
    """A geometry as GeoPackage keeps it: a header with its spatial reference and bounds, then well-known binary."""
    west, south, east, north = bounds(geometry)
    if geometry["type"] == "Point":
        return b"GP" + struct.pack("<BBi", 0, 0b0000_0001, 4326) + wkb(geometry)
    return b"GP" + struct.pack("<BBi4d", 0, 0b0000_0011, 4326, west, east, south, north) + wkb(geometry)


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    return joined(value) if isinstance(value, list | tuple) else value


def _systems() -> list[tuple[str, int, str, int, str, str]]:
    return [
        ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, "longitude and latitude in decimal degrees"),
        ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ]
