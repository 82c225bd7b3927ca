"""`dateline export` and `dateline brief` as a person runs them, on a record of the specimens."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from dateline.record.correction import Correction
from dateline.specimens import folder
from dateline.store.open import open_store
from dateline.store.protocol import FactQuery


@pytest.fixture
def record(dateline: Any, tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    done = dateline("--record", path, "add", "--reader", "onnx", folder() / "specimen-harbour-post-attack.txt",
                    folder() / "specimen-harbour-post-withdrawal.txt")  # fmt: skip
    assert done.code == 0, done.err
    return path


def test_every_table_goes_into_a_folder(dateline: Any, record: Path, tmp_path: Path) -> None:
    done = dateline("--record", record, "export", "-f", "csv", "-o", f"{tmp_path / 'tables'}/")
    assert done.code == 0, done.err
    names = {path.stem for path in (tmp_path / "tables").iterdir()}
    assert names == {"reports", "events", "participants", "incidents", "figures", "attributions", "relations",
                     "places", "actors"}  # fmt: skip
    events = list(csv.DictReader((tmp_path / "tables" / "events.csv").open(encoding="utf-8", newline="")))
    reports = {
        row["report"]: row
        for row in csv.DictReader((tmp_path / "tables" / "reports.csv").open(encoding="utf-8", newline=""))
    }
    assert events
    for row in events:
        report = reports[row["report"]]
        start = int(row["start"]) - int(report["start"])
        assert report["text"][start : start + len(row["words"])] == row["words"]


def test_the_ending_of_a_file_tells_the_format(dateline: Any, record: Path, tmp_path: Path) -> None:
    run = lambda *more: dateline("--record", record, "export", *more)  # noqa: E731
    assert run("-t", "events", "-o", tmp_path / "e.geojson").code == 0
    assert json.loads((tmp_path / "e.geojson").read_text())["type"] == "FeatureCollection"
    assert run("-o", tmp_path / "r.gpkg").code == 0
    with sqlite3.connect(tmp_path / "r.gpkg") as database:
        assert database.execute("SELECT count(*) FROM gpkg_contents").fetchone() == (9,)
    assert run("-t", "figures", "-o", tmp_path / "f.parquet").code == 0
    assert pyarrow.parquet.read_table(tmp_path / "f.parquet").num_rows
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".r.gpkg")]


@pytest.mark.parametrize("format", ["plover", "acled", "ucdp", "jsonld"])
def test_other_forms_go_to_standard_output(dateline: Any, record: Path, format: str) -> None:
    done = dateline("--record", record, "export", "-f", format)
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) > (0 if format == "ucdp" else 3)


def test_rows_can_be_chosen_by_a_column(dateline: Any, record: Path) -> None:
    every = dateline("--record", record, "export", "-t", "events").lines
    some = dateline("--record", record, "export", "-t", "events", "--where", "type=assault").lines
    assert some == [row for row in every if row["type"] == "ASSAULT"]
    assert some


@pytest.mark.parametrize(
    "misuse",
    [
        ("-f", "csv"),
        ("-f", "gpkg"),
        ("-f", "csv", "-t", "accounts"),
        ("-f", "geojson", "-t", "actors"),
        ("-t", "events", "--where", "colour=red"),
        ("-t", "events", "--where", "type"),
        ("--what", "reports", "-t", "events"),
        ("--what", "accounts", "-f", "csv"),
        ("-t", "events", "-o", "no/such/folder/events.csv"),
    ],
)
def test_what_cannot_be_written_is_misuse_and_writes_nothing(dateline: Any, record: Path, misuse: Any) -> None:
    done = dateline("--record", record, "export", *misuse)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Usage: dateline export")


def test_a_brief_of_a_report_and_of_its_days(dateline: Any, record: Path, tmp_path: Path) -> None:
    (report, *_) = dateline("--record", record, "list").lines
    done = dateline("--record", record, "brief", "report", report["id"][:8])
    assert done.code == 0, done.err
    assert done.out.startswith("# ")
    assert "[^1]" in done.out
    page = tmp_path / "b.html"
    assert dateline("--record", record, "brief", "period", "--since", "1990", "-o", page).code in (0, 1)
    assert dateline("--record", record, "brief", "report", report["id"], "-o", page).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("misuse", [("period",), ("actor",), ("period", "x", "--since", "2025"), ("weather", "x"),
                                    ("place", "Mali", "-o", "no/such/folder/mali.md")])  # fmt: skip
def test_a_brief_on_nothing_is_misuse(dateline: Any, record: Path, misuse: Any) -> None:
    assert dateline("--record", record, "brief", *misuse).code == 2


@pytest.mark.parametrize("which", [("report", "ffff"), ("actor", "Nobody Atall"), ("place", "Nowhere"),
                                   ("story", "ffff"), ("incident", "ffff"), ("period", "--since", "2100")])  # fmt: skip
def test_a_brief_on_what_is_not_there_says_what_to_do(dateline: Any, record: Path, which: Any) -> None:
    done = dateline("--record", record, "brief", *which)
    assert (done.code, done.out) == (1, "")
    assert "dateline " in done.err.partition("dateline: ")[2]


def test_a_correction_leaves_the_house(dateline: Any, record: Path) -> None:
    with open_store(str(record), create=False) as store:
        fact = next(one for one in store.facts(FactQuery(kinds=("event",))) if one.type == "ASSAULT")
        store.correct(
            Correction(id="c1", fact=fact.key, change="set", field="status", after="negated", judge="Ada",
                       when="2026-03-04T10:00:00+00:00")
        )  # fmt: skip
    rows = {row["fact"]: row for row in dateline("--record", record, "export", "-t", "events").lines}
    assert rows[fact.key]["status"] == "negated"


def test_csv_on_standard_output_is_utf_8(dateline: Any, record: Path) -> None:
    done = dateline("--record", record, "export", "-f", "csv", "-t", "reports")
    assert len(list(csv.DictReader(io.StringIO(done.out, newline="")))) == 2


FIRST = """Gunmen attack convoy near Keru

KERU, March 4 - Gunmen attacked a convoy near Gao on Tuesday, killing at least 19 soldiers, the army said.

The Northern Front denied responsibility for the attack. France said it would send troops to Mali.
"""


def test_a_brief_tells_what_a_later_text_changed(dateline: Any, tmp_path: Path) -> None:
    path, record = tmp_path / "convoy.txt", tmp_path / "r.db"
    for text in (
        FIRST,
        FIRST.replace("least 19", "least 23").replace(" France said it would send troops to Mali.", ""),
    ):
        path.write_text(text, encoding="utf-8")
        done = dateline("--record", record, "add", "--reader", "onnx", "--published", "2025-03-05", path)
        assert done.code == 0, done.err
    assert done.lines[0]["outcome"] == "revised"
    brief = dateline("--record", record, "brief", "report", done.lines[0]["id"]).out
    changed = brief.partition("## What changed")[2].partition("\n## ")[0]
    assert "changed “at least 19 soldiers” to “at least 23 soldiers” in its text" in changed
    assert "left out: “France said it would send troops to Mali.”" in changed
    assert "killing at least 19 soldiers" in brief.partition("## References")[2], "the earlier words stay to be read"


HARM = """=cmd|' /C calc'!A0 attack near Keru

KERU, March 4 - <script>alert(1)</script> gunmen attacked a convoy in Gao on Tuesday, killing at least 19 soldiers,
said the army of <img src=x onerror=alert(2)>. "](javascript:alert(3)) We will find them all," General Ada Obe told
reporters.

@SUM(1+1) fighters killed two policemen in Timbuktu on Monday, officials said.
"""


def test_a_report_that_means_harm_is_harmless_wherever_it_goes(dateline: Any, tmp_path: Path) -> None:
    path, record = tmp_path / "harm.txt", tmp_path / "r.db"
    path.write_text(HARM, encoding="utf-8")
    added = dateline(
        "--record", record, "add", "--reader", "onnx", "--publisher", "=1+1", "--published", "2025-03-05", path
    )
    run = lambda *more: dateline("--record", record, *more)  # noqa: E731
    assert run("export", "-f", "csv", "-o", f"{tmp_path / 't'}/").code == 0
    for table in (tmp_path / "t").iterdir():
        for row in csv.reader(table.open(encoding="utf-8", newline="")):
            assert not [cell for cell in row if cell.lstrip(" ")[:1] in "=+@-\t" and cell and not _is_number(cell)]
    assert "<" not in run("export", "-f", "jsonld").out
    for name in ("r.gpkg", "e.geojson", "e.parquet"):
        assert run("export", "-t", "events", "-o", tmp_path / name).code == 0
    identity = added.lines[0]["id"]
    page = tmp_path / "b.html"
    assert run("brief", "report", identity, "-o", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<img" not in text
    assert "alert(1)" in text
    written = run("brief", "report", identity).out
    assert "<script" not in written.replace("\\<", "")
    assert "](javascript" not in written.replace("\\]", "")


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()
