"""What is packed is unpacked as it is read, and no archive can fill the machine or reach out of itself."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import saved_pages as pages

from dateline.ingest import archives, limits
from dateline.ingest.intake import Intake, Problem
from dateline.ingest.sources import take_in

TEXT = f"{pages.FIRST}\n\n{pages.SECOND}\n\n{pages.THIRD}\n"


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def told(path: Path) -> list[str]:
    return [str(item) if isinstance(item, Problem) else item.report.source for item in take_in([str(path)])]


def test_a_zip_is_its_files_hidden_ones_left_out(tmp_path: Path) -> None:
    files = {
        "b/report.txt": TEXT.encode(),
        "page.html": pages.JSON_LD.encode(),
        "__MACOSX/page.html": b"\0\5\7",
        ".DS_Store": b"\0",
        "rows.jsonl": b'{"text": "Nine were killed in Velona on Friday."}\n',
    }
    path = packed(tmp_path / "all.zip", files)
    assert told(path) == ["all.zip/b/report.txt", "all.zip/page.html", "all.zip/rows.jsonl:1"]


@pytest.mark.parametrize("name", ["report.txt.gz", "report.gz"])
def test_a_packed_text_is_a_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(TEXT.encode()))
    (item,) = take_in([str(tmp_path / name)])
    assert isinstance(item, Intake)
    assert item.report.text == TEXT.strip()
    assert item.original == TEXT.encode()


def test_a_packed_page_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(pages.JSON_LD.encode()))
    (item,) = take_in([str(tmp_path / "page.html.gz")])
    assert isinstance(item, Intake)
    assert item.media_type == "text/html; charset=utf-8"


def test_a_packed_text_that_ends_early_is_not_kept_half(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt.gz"
    path.write_bytes(gzip.compress((TEXT * 50).encode())[:-20])
    assert told(path) == [f"{path}: the packed data ends before its end; fetch or copy the whole file again"]


def test_a_packed_text_whose_sum_is_wrong_is_not_kept(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(TEXT.encode()))
    data[-6] ^= 1
    path = tmp_path / "sum.txt.gz"
    path.write_bytes(data)
    (line,) = told(path)
    assert "damaged packed data" in line


def test_a_path_that_leads_out_of_the_archive_is_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    outer = {"../../etc/evil.txt": TEXT.encode(), "/abs.txt": TEXT.encode(), "ok.txt": TEXT.encode()}
    lines = told(packed(tmp_path / "out.zip", outer))
    assert [("leads out of its archive" in line) for line in lines] == [True, True, False]
    assert not (tmp_path.parent / "etc").exists()


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert told(path) == [f"{path}/passwd.txt: a link, not a file; pack the file itself; it is not read"]


def test_an_archive_in_an_archive_is_told(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"a.txt": TEXT.encode()}).read_bytes()
    files = {"inner.zip": inner, "a.txt.gz": gzip.compress(TEXT.encode()), "ok.txt": TEXT.encode()}
    zip_line, gzip_line, ok = told(packed(tmp_path / "outer.zip", files))
    assert "a zip within a zip; unpack the outer one first" in zip_line
    assert "a gzip within a zip" in gzip_line
    assert ok == "outer.zip/ok.txt"


@pytest.mark.parametrize("ending", [".txt.gz", ".jsonl.gz", ".zip"])
def test_a_bomb_is_told_and_little_of_it_is_held(tmp_path: Path, ending: str) -> None:
    zeros, path = b"x" + b" " * (40 << 20), tmp_path / f"bomb{ending}"
    if ending == ".zip":
        packed(path, {"bomb.txt": zeros, "ok.txt": TEXT.encode()})
    else:
        path.write_bytes(gzip.compress(b'{"text": "' + zeros if "json" in ending else zeros, 9))
    tracemalloc.start()
    lines = told(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to more than 200 times its size" in lines[0]
    assert lines[1:] == (["bomb.zip/ok.txt"] if ending == ".zip" else [])
    assert peak < 30 << 20


def test_an_archive_that_unpacks_to_too_much_in_all_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = archives.Budget(left=3 * len(TEXT.encode()))
    monkeypatch.setattr(archives, "Budget", lambda: small)
    files = {f"{number}.txt": TEXT.encode() for number in range(5)}
    lines = told(packed(tmp_path / "many.zip", files))
    assert lines[:3] == [f"many.zip/{number}.txt" for number in range(3)]
    assert all("unpacks to more than" in line for line in lines[3:])


def test_an_archive_of_too_many_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MEMBERS", 2)
    (line,) = told(packed(tmp_path / "many.zip", {f"{number}.txt": b"x" for number in range(3)}))
    assert "3 files in one archive, at most 2 are read" in line


def test_a_cut_off_archive_is_told(tmp_path: Path) -> None:
    whole = packed(tmp_path / "whole.zip", {"a.txt": TEXT.encode()}).read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[:-30])
    (line,) = told(path)
    assert "a damaged or cut-off zip archive" in line


def test_a_damaged_file_in_an_archive_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    path = packed(tmp_path / "bad.zip", {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()})
    data = bytearray(path.read_bytes())
    data[data.index(b"a.txt") + 40] ^= 0xFF
    path.write_bytes(data)
    bad, good = told(path)
    assert bad.startswith(f"{path}/a.txt: ")
    assert good == "bad.zip/b.txt"


def test_an_office_document_is_told_by_name(tmp_path: Path) -> None:
    path = packed(tmp_path / "report.docx", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert told(path) == [f"{path}: an Office document, not a report; save its text as .txt"]


def test_a_zip_from_a_pipe_is_read_like_one_from_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(tmp_path / "a.zip", {"a.txt": TEXT.encode()}).read_bytes()

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    class Stdin:
        buffer = Pipe(data)

    monkeypatch.setattr("sys.stdin", Stdin)
    (item,) = take_in(["-"])
    assert isinstance(item, Intake)
    assert item.report.source == "stdin/a.txt"


def test_the_limits_are_those_documented() -> None:
    assert (limits.DOCUMENT, limits.RATIO, limits.MEMBERS) == (64 << 20, 200, 100_000)
