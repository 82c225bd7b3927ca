"""The specimens are what the demo and the README promise."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.sources import take_in
from dateline.record.report import Report
from dateline.specimens import OUTLETS, folder


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """The reports in the specimens."""
    found = []
    for name, outlet in OUTLETS.items():
        for item in take_in([str(folder() / name)], supplied=Supplied(publisher=outlet)):
            assert isinstance(item, Intake), item
            found.append(item.report)
    return found


def test_there_are_nine_reports_of_three_outlets(reports: list[Report]) -> None:
    assert len(reports) == 9
    assert {report.publisher for report in reports} == set(OUTLETS.values())
    assert len(set(OUTLETS.values())) == 3


def test_each_has_its_headline_its_day_and_a_body(reports: list[Report]) -> None:
    for report in reports:
        assert report.headline is not None
        assert report.anchor is not None
        assert report.anchor.startswith("2026-03-")
        assert sum(paragraph.kind == "body" for paragraph in report.paragraphs) >= 5
        assert 120 <= len(report.text.split()) <= 290


def test_each_file_is_marked_as_a_specimen_and_told_in_the_readme() -> None:
    files = {path.name for path in folder().iterdir() if path.suffix in (".txt", ".html", ".jsonl")}
    told = (folder() / "README.md").read_text(encoding="utf-8")
    assert files == set(OUTLETS)
    assert all(name.startswith("specimen-") and name in told for name in files)


def test_the_demo_shows_every_report_an_account_and_a_search(on_terminal: Any, reports: list[Report]) -> None:
    done = on_terminal("demo", "--reader", "onnx")
    assert (done.code, done.err) == (0, "")
    for report in reports:
        assert report.headline is not None
        assert report.headline.text[:40] in done.out
    assert "9 reports of three invented outlets" in done.out
    assert "Who says what" in done.out
    assert "dateline search advisers" in done.out
    assert "temporary" in done.out


def test_the_demo_keeps_its_record_where_one_is_named(dateline: Any, home: Any) -> None:
    assert dateline("--record", home / "demo.db", "demo").code == 0
    assert len(dateline("--record", home / "demo.db", "list").lines) == 9
