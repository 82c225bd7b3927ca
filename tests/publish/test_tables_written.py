"""The tidy tables in every format: what is in them, and that nothing in a report can do harm there."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import struct
import sys
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from printed import BEFORE, HOSTILE, TEXT, kept

from dateline.errors import MissingExtra
from dateline.publish.columns import TABLES, Row
from dateline.publish.csv import Csv
from dateline.publish.geojson import GeoJson
from dateline.publish.geopackage import GeoPackage
from dateline.publish.jsonl import JsonLines
from dateline.publish.parquet import Parquet
from dateline.publish.rows import OF_REPORTS, rows
from dateline.publish.shapes import shape
from dateline.record.account import Place

SOURCE = BEFORE + TEXT


def made(sink: Any, table: str, *reports: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    into = sink(file, TABLES[table], **options)
    for report in reports or (kept(),):
        for row in rows(report, table):
            into.put(row)
    into.close()
    return file.getvalue()


def as_csv(table: str, *reports: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made(Csv, table, *reports).decode("utf-8"), newline="")))


@pytest.mark.parametrize("table", OF_REPORTS)
def test_every_row_leads_to_its_words_in_the_source(table: str) -> None:
    found = as_csv(table)
    assert found
    for row in found:
        words = row["words"] if "words" in row else row["text"]
        assert SOURCE[int(row["start"]) : int(row["end"])] == words
        assert row["report"] == kept().report.id
        assert row["publisher"] == "The Harbour Post"
        assert row["url"] == "https://post.example/keru"


@pytest.mark.parametrize("table", OF_REPORTS)
def test_a_row_has_every_column_of_its_table_and_no_other(table: str) -> None:
    for row in rows(kept(), table):
        assert list(row.values) == [column.name for column in TABLES[table].columns]


def test_an_event_says_who_did_what_to_whom_where_and_when() -> None:
    event = as_csv("events")[1]
    assert (event["type"], event["mode"], event["status"]) == ("ASSAULT", "targeted", "happened")
    assert (event["actors"], event["recipients"]) == ("Gunmen", "at least 19 soldiers")
    assert (event["says"], event["says_key"]) == ("army", "army-of-mali")
    assert (event["place"], event["country"], event["lat"], event["lon"]) == ("Keru", "ML", "16.5", "-1.25")
    assert (event["when"], event["first_day"], event["last_day"]) == ("2025-03-04",) * 3


def test_a_month_covers_its_days_and_an_unknown_place_is_empty() -> None:
    planned, denied = as_csv("events")[4], as_csv("events")[2]
    assert (planned["first_day"], planned["last_day"]) == ("2025-05-01", "2025-05-31")
    assert (denied["place"], denied["lat"], denied["when"]) == ("", "", "")


def test_an_open_bound_is_empty() -> None:
    figure = as_csv("figures")[0]
    assert (figure["low"], figure["high"], figure["bound"]) == ("19", "", "at_least")
    assert figure["event"] == as_csv("events")[1]["fact"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_a_cell_that_would_calculate_is_text(start: str) -> None:
    found = as_csv("events", kept(swap=("Gunmen", f"{start}HYPERLINK(1)")))
    assert found[0]["actors"].startswith("'")


def test_a_longitude_below_zero_stays_a_number() -> None:
    assert as_csv("places")[0]["lon"] == "-1.25"


def test_geojson_has_points_for_towns_and_outlines_for_regions() -> None:
    features = json.loads(made(GeoJson, "events"))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-1.25, 16.5]}
    assert features[0]["properties"]["radius_km"] == 5.0
    assert features[4]["geometry"]["type"] == "Polygon"
    assert features[4]["properties"]["shape"] == "box"
    assert features[2]["geometry"] is None
    placed = json.loads(made(GeoJson, "events", placed_only=True))["features"]
    assert len(placed) == 3


@pytest.mark.parametrize(
    ("where", "kind", "geometry"),
    [
        ({"precision": "admin2", "lat": 10.0, "lon": 20.0, "radius_km": 40.0}, "circle", "Polygon"),
        ({"precision": "city", "lat": 10.0, "lon": 20.0, "radius_km": 4.0}, "point", "Point"),
        ({"precision": "region", "lat": 0.0, "lon": 179.9, "radius_km": 90.0}, "circle", "MultiPolygon"),
        ({"precision": "region", "extent": (170.0, -10.0, -170.0, 10.0)}, "box", "MultiPolygon"),
        ({"precision": "country", "lat": 89.0, "lon": 0.0, "radius_km": 900.0}, "circle", "Polygon"),
        ({"precision": "unknown"}, None, None),
        ({"precision": "city", "lat": float("nan"), "lon": 0.0}, None, None),
    ],
)
def test_the_shape_of_a_place(where: dict[str, Any], kind: str | None, geometry: str | None) -> None:
    found, told = shape(Place(id="P", name="x", kind="region", **where))
    assert (told, found["type"] if found else None) == (kind, geometry)
    parts = [] if not found or geometry == "Point" else found["coordinates"]
    for ring in (part[0] if geometry == "MultiPolygon" else part for part in parts):
        assert ring[0] == ring[-1]
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0, "not anticlockwise"
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_parquet_reads_back_with_types_and_geometry() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(made(Parquet, "events")))
    assert table.num_rows == 5
    assert table.column("actors").to_pylist()[0] == ["Gunmen"]
    assert table.column("lat").to_pylist()[0] == 16.5
    point = table.column("geometry").to_pylist()[0]
    assert struct.unpack("<BI2d", point) == (1, 1, -1.25, 16.5)
    assert json.loads(table.schema.metadata[b"geo"])["primary_column"] == "geometry"
    assert table.schema.field("type").metadata[b"meaning"] == b"PLOVER event type"


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'dateline\[parquet\]'"):
        made(Parquet, "events")


def package(path: Path, *reports: Any) -> sqlite3.Connection:
    tables = [TABLES[name] for name in OF_REPORTS]
    into = GeoPackage(path, tables)
    for report in reports or (kept(),):
        for name, layer in into.layers.items():
            for row in rows(report, name):
                layer.put(row)
    for layer in into.layers.values():
        layer.close()
    into.close()
    return sqlite3.connect(path)


def test_a_geopackage_is_one(tmp_path: Path) -> None:
    database = package(tmp_path / "r.gpkg")
    assert (tmp_path / "r.gpkg").read_bytes()[68:72] == b"GPKG"
    assert database.execute("PRAGMA user_version").fetchone() == (10300,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    contents = dict(database.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert contents["events"] == "features"
    assert contents["attributions"] == "attributes"
    systems = {row[0] for row in database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    assert systems == {-1, 0, 4326}
    bounds = database.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'events'")
    assert bounds.fetchone() == (-4.0, 14.0, 0.0, 16.5)


def test_geometries_of_a_geopackage_read_back(tmp_path: Path) -> None:
    database = package(tmp_path / "r.gpkg")
    blobs = [row[0] for row in database.execute("SELECT geom FROM events ORDER BY fid")]
    magic, version, flags, system = struct.unpack("<2sBBi", blobs[0][:8])
    assert (magic, version, flags & 0b1111, system) == (b"GP", 0, 1, 4326)
    assert struct.unpack("<BI2d", blobs[0][8:]) == (1, 1, -1.25, 16.5)
    region = blobs[4]
    assert struct.unpack("<4d", region[8:40]) == (-4.0, 0.0, 14.0, 16.0)
    assert struct.unpack("<BIII", region[40:53]) == (1, 3, 1, 5)
    assert blobs[2] is None


@pytest.mark.parametrize("sink", [JsonLines, Csv, GeoJson, Parquet])
@pytest.mark.parametrize("table", ["events", "figures", "places"])
def test_hostile_text_is_harmless_in_every_format(sink: Any, table: str) -> None:
    data = made(sink, table, kept(swap=("Gunmen", HOSTILE), publisher=HOSTILE, url="javascript:alert(1)"))
    if sink is Parquet:
        text = json.dumps(pyarrow.parquet.read_table(io.BytesIO(data)).drop(["geometry"]).to_pylist())
    else:
        text = data.decode("utf-8")
    assert "\x00" not in text
    assert "\x1b" not in text
    assert "alert(1)" in text, "the words themselves stay"


def test_hostile_text_is_harmless_in_a_geopackage(tmp_path: Path) -> None:
    database = package(tmp_path / "r.gpkg", kept(swap=("Gunmen", HOSTILE), publisher=HOSTILE))
    words = database.execute("SELECT words FROM events").fetchone()[0]
    assert "alert(1)" in words
    assert not {"\x00", "\x1b"} & set(words)


def test_memory_stays_flat_however_many_reports() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        into = Csv(open("/dev/null", "wb"), TABLES["events"])  # noqa: SIM115, PTH123
        for row in _many(count):
            into.put(row)
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return high

    peak(20)
    assert peak(400) < 2 * peak(40) + 100_000


def _many(count: int) -> Iterator[Row]:
    for number in range(count):
        yield from rows(kept(publisher=f"Paper {number}"), "events")
