"""Bad input: one clear line each, with the file and the mend, and everything good is kept."""

from __future__ import annotations

import io
import os
import tracemalloc
from pathlib import Path

import pytest
import saved_pages as pages
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.ingest import media
from dateline.ingest.intake import Intake, Problem
from dateline.ingest.sources import take_in

TEXT = f"{pages.FIRST}\n\n{pages.SECOND}\n\n{pages.THIRD}\n"


def only_problem(path: Path | str) -> Problem:
    (item,) = take_in([str(path)])
    assert isinstance(item, Problem), item
    assert item.where.startswith(str(path))
    assert item.mend
    assert "\n" not in str(item)
    return item


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", b" \r\n\t\n", "an empty file"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF, not a report"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive"),
        ("a.tar", b"a.txt".ljust(257, b"\0") + b"ustar\x0000", "a tar archive"),
        ("a.bin", bytes(range(256)) * 8, "a binary file"),
        ("nul.txt", b"Nine were killed\0in Velona on Friday.", "a binary file"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "an XML file"),
        ("site.css", b"body { color: red }", "a style sheet"),
        ("table.csv", b"day,killed\nFriday,9\n", "a table"),
        ("wall.html", pages.COOKIE_WALL.encode(), "only a notice"),
        ("front.html", pages.FRONT_PAGE.encode(), "no article in this page"),
        ("one.json", b'{"text": "cut', "broken JSON (unterminated string"),
        ("rows.json", b"[]", "an empty array"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n--x--", "MHTML"),
        ("no.gz", b"\x1f\x8b\x08\0", "ends before its end"),
        ("no.zip", b"PK\x03\x04abc", "a damaged or cut-off zip archive"),
    ],
)
def test_a_file_that_holds_no_report_is_told_by_what_it_is(
    tmp_path: Path, name: str, data: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert problem in only_problem(tmp_path / name).problem


def test_eight_bad_files_among_good_ones_cost_none_of_the_good(tmp_path: Path) -> None:
    bad = {"a.pdf": b"%PDF-1.4", "b.txt": b"", "c.gz": b"\x1f\x8b", "d.zip": b"PK\x03\x04", "e.html": b"<html></html>"}
    bad |= {"f.png": b"\x89PNG", "g.json": b"{", "h.txt": b"\0\1\2\3" * 99}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        (tmp_path / f"{name}.good.txt").write_text(TEXT, encoding="utf-8")
    items = list(take_in([str(tmp_path)]))
    assert sum(isinstance(item, Intake) for item in items) == 8
    assert {Path(item.where).name for item in items if isinstance(item, Problem)} == set(bad)


def test_json_that_breaks_on_line_17_costs_line_17(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    lines = [f'{{"text": "Nine people were killed in Velona on Friday, report {n}."}}' for n in range(1, 31)]
    lines[16] = lines[16][:-9]
    path.write_text("\n".join(lines), encoding="utf-8")
    items = list(take_in([str(path)]))
    assert sum(isinstance(item, Intake) for item in items) == 29
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert problem.where == f"{path}:17"
    assert "broken JSON" in problem.problem


@pytest.mark.parametrize(("name", "kept"), [("long.txt", 0), ("long.jsonl", 1), ("long.html", 0)])
def test_200_mb_in_one_line_are_told_and_never_held(tmp_path: Path, name: str, kept: int) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b"<!doctype html><p>" if name.endswith("html") else b"")
        file.seek(200 << 20)
        file.write(b'\n{"text": "Nine people were killed in Velona on Friday."}\n')
    if not name.endswith("html"):
        with path.open("r+b") as file:
            file.write(b'{"text": "' + b"x" * media.HEAD)
    tracemalloc.start()
    items = list(take_in([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert "more than 64 MiB" in problem.problem
    assert len(items) - 1 == (1 if name == "long.txt" else kept)
    assert peak < 200 << 20


def test_a_missing_path_and_a_pattern_without_matches_are_told(tmp_path: Path) -> None:
    assert "no such file or folder" in only_problem(tmp_path / "none.txt").problem
    assert "no file matches this pattern" in only_problem(tmp_path / "*.txt").problem


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "a" / "gone").symlink_to("nowhere.txt")
    (tmp_path / "a" / "z.txt").write_text(TEXT)
    gone, self, up, good = take_in([str(tmp_path)])
    assert "a link to nothing" in str(gone)
    assert "cannot be read" in str(self)
    assert "already taken in" in str(up)
    assert isinstance(good, Intake)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "permission denied" in only_problem(path).problem


def test_a_fault_of_ours_in_one_file_costs_that_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, **_: object) -> list[object]:
        raise KeyError("oops")

    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(pages.BARE)
    monkeypatch.setattr("dateline.ingest.sources.reports_from_text", broken)
    problem, report = take_in([str(tmp_path)])
    assert "a fault in Dateline" in str(problem)
    assert isinstance(report, Intake)


def as_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Intake | Problem]:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]

    monkeypatch.setattr("sys.stdin", Stdin)
    return list(take_in(["-"]))


_HEADS = st.sampled_from(
    [
        b"",
        b"<html><body><p>",
        b"<!doctype html>",
        b'{"text": "',
        b"[{",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"PK\x03\x04",
        b"\x1f\x8b\x08\0\0\0\0\0\0\0",
        b'{"html": "<p>',
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
    ]
)


@given(
    _HEADS, st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda words: words.encode("utf-8", "ignore")))
)
@example(b"", b"\0")
@example(b"<html><body><p>", b"\xed\xa0\x80 <table><tr><td>")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_become_reports_or_problems(monkeypatch: pytest.MonkeyPatch, head: bytes, rest: bytes) -> None:
    items = as_stdin(monkeypatch, head + rest)
    assert items
    for item in items:
        if isinstance(item, Problem):
            assert "fault in Dateline" not in item.problem
            assert "\n" not in str(item)
        else:
            item.report.text.encode()
            assert all(0 <= a < b <= len(item.report.text) for a, b in (p.span for p in item.report.paragraphs))


@given(st.integers(0, len(pages.JSON_LD)), st.integers(0, 200), st.binary(max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_page_with_a_stretch_replaced_is_a_report_or_a_problem(
    monkeypatch: pytest.MonkeyPatch, start: int, length: int, put: bytes
) -> None:
    page = pages.JSON_LD.encode()
    (item,) = as_stdin(monkeypatch, page[:start] + put + page[start + length :])
    assert isinstance(item, Intake) or "fault in Dateline" not in item.problem
