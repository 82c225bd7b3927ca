"""Paths mean files, folders, patterns and standard input; reports come in order, and memory stays flat."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest
import saved_pages as pages

from dateline.errors import IngestError
from dateline.ingest.intake import Intake, Problem, Supplied
from dateline.ingest.sources import Progress, take_in

TEXT = f"{pages.FIRST}\n\n{pages.SECOND}\n\n{pages.THIRD}\n"


def write(folder: Path, **files: str) -> None:
    for name, words in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")


def sources(*paths: str | Path) -> list[str]:
    return [
        item.report.source if isinstance(item, Intake) else f"PROBLEM {item}"
        for item in take_in([str(path) for path in paths])
    ]


def test_a_folder_is_all_files_below_it_sorted_and_without_hidden_ones(tmp_path: Path) -> None:
    write(tmp_path, b_dot_txt=TEXT, a__z_dot_txt=TEXT, a__y_dot_html=pages.BARE, _dot_hidden="x")
    write(tmp_path / ".git", config="x")
    assert sources(tmp_path) == ["a/y.html", "a/z.txt", "b.txt"]


def test_a_file_is_named_by_its_name_alone(tmp_path: Path) -> None:
    write(tmp_path, a__z_dot_txt=TEXT)
    assert sources(tmp_path / "a" / "z.txt") == ["z.txt"]


def test_what_a_browser_saved_beside_a_page_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, raid_dot_html=pages.BARE)
    (tmp_path / "raid_files").mkdir()
    (tmp_path / "raid_files" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "b.txt").write_text(TEXT)
    assert sources(tmp_path) == ["other_files/b.txt", "raid.html"]


def test_a_pattern_is_the_files_that_match_it(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=TEXT, b_dot_txt=TEXT, c_dot_html=pages.BARE, d__e_dot_txt=TEXT)
    assert sources(tmp_path / "*.txt") == ["a.txt", "b.txt"]
    assert sources(tmp_path / "**" / "*.txt") == ["a.txt", "b.txt", "e.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert sources(tmp_path / "a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [(TEXT, "text/plain"), (pages.JSON_LD, "text/html"), (json.dumps({"text": TEXT}), "application/json")],
)
def test_standard_input_is_known_by_its_content(monkeypatch: pytest.MonkeyPatch, words: str, kind: str) -> None:
    class Stdin:
        buffer = io.BytesIO(words.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (item,) = take_in(["-"])
    assert isinstance(item, Intake)
    assert item.media_type.startswith(kind)
    assert item.report.source.startswith("stdin")


def test_content_goes_before_the_name(tmp_path: Path) -> None:
    write(tmp_path, page_dot_txt=pages.JSON_LD, text_dot_html=TEXT, rows_dot_html=json.dumps({"text": TEXT}) + "\n")
    kinds = [item.media_type.split(";")[0] for item in take_in([str(tmp_path)]) if isinstance(item, Intake)]
    assert kinds == ["text/html", "application/json", "text/plain"]


def test_the_original_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    data = pages.RUSSIAN.encode("cp1251")
    (tmp_path / "ru.html").write_bytes(data)
    (item,) = take_in([str(tmp_path / "ru.html")])
    assert isinstance(item, Intake)
    assert item.original == data


def test_what_is_supplied_reaches_every_report(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=TEXT, b_dot_html=pages.BARE, c_dot_jsonl=json.dumps({"text": TEXT}))
    supplied = Supplied(publisher="The Velona Herald", captured="2025-06-09")
    reports = [item.report for item in take_in([str(tmp_path)], supplied=supplied) if isinstance(item, Intake)]
    assert len(reports) == 3
    assert {(report.publisher, report.captured) for report in reports} == {("The Velona Herald", "2025-06-09")}


def test_a_supplied_date_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(IngestError, match="`published` is 'Friday'"):
        take_in(["nothing.txt"], supplied=Supplied(published="Friday"))


def test_a_problem_is_handed_on_and_the_next_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt="", b_dot_txt=TEXT)
    problem, report = take_in([str(tmp_path)])
    assert isinstance(problem, Problem)
    assert isinstance(report, Intake)


def test_strict_stops_at_the_first_problem_with_what_came_before_it_kept(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=TEXT, b_dot_txt="", c_dot_txt=TEXT)
    taken = take_in([str(tmp_path)], strict=True)
    assert isinstance(next(taken), Intake)
    with pytest.raises(IngestError, match=r"b\.txt: an empty file"):
        next(taken)


def test_progress_tells_files_reports_and_problems(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=TEXT, b_dot_txt="", c_dot_jsonl="\n".join([json.dumps({"text": TEXT})] * 3))
    seen: list[Progress] = []
    list(take_in([str(tmp_path)], on_progress=seen.append))
    assert (seen[-1].files, seen[-1].reports, seen[-1].problems) == (3, 4, 1)
    assert seen[-1].where.endswith("c.jsonl")


def test_memory_is_flat_however_many_rows_a_file_has(tmp_path: Path) -> None:
    row = json.dumps({"text": pages.SECOND}).encode() + b"\n"
    path = tmp_path / "many.jsonl"
    path.write_bytes(row * 350)
    taken = take_in([str(path)])
    for _ in range(50):
        next(taken)
    tracemalloc.start()
    count = sum(isinstance(item, Intake) for item in taken)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300
    assert peak < 1 << 20


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_a_folder_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert sources(tmp_path) == [
        f"PROBLEM {tmp_path}/pipe: a device or pipe, not a file; give it by itself if you mean it; it is not read"
    ]
