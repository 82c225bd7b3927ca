"""What each verb prints and leaves behind."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.record.account import Account
from dateline.specimens import folder

REPORT = """Two soldiers hurt near Ollanbar, army says

OLLANBAR, March 4 - At least two soldiers were injured on Tuesday when a mine went off near Ollanbar, the army said.

“We will find those who laid it,” Colonel Ada Brenn told reporters.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "mine.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Where a record would be."""
    return tmp_path / "record.db"


def _added(dateline: Any, record: Path, *more: str | Path) -> str:
    done = dateline("--record", record, "add", *more)
    assert done.code == 0, done.err
    identity: str = done.lines[0]["id"]
    return identity


def test_read_prints_an_account_that_re_reads_and_keeps_nothing(dateline: Any, report: Path, home: Path) -> None:
    done = dateline("read", "--published", "2026-03-04", "--publisher", "Daily Wire", report)
    assert done.code == 0
    (account,) = done.lines
    assert account["report"]["publisher"] == "Daily Wire"
    assert account["report"]["published"] == "2026-03-04"
    assert account["report"]["headline"]["text"] == "Two soldiers hurt near Ollanbar, army says"
    start, end = account["report"]["headline"]["span"]
    assert REPORT[start:end] == account["report"]["headline"]["text"]
    assert not list(home.rglob("*.db"))


def test_read_counts_the_spans_of_a_second_report_in_the_whole_source(dateline: Any) -> None:
    path = folder() / "specimen-daily-wire-dump.txt"
    source = path.read_text(encoding="utf-8")
    accounts = dateline("read", path).lines
    assert len(accounts) == 3
    for account in accounts:
        headline = account["report"]["headline"]
        assert source[slice(*headline["span"])] == headline["text"]
        for said in account["attributions"]:
            assert source[slice(*said["cue"])].strip()
    assert accounts[1]["report"]["span"][0] > 0


def test_read_takes_standard_input(dateline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    (account,) = dateline("read", "-").lines
    assert account["report"]["headline"]["text"].startswith("Two soldiers")


def test_what_read_prints_is_an_account(dateline: Any, report: Path) -> None:
    import msgspec

    assert msgspec.json.decode(dateline("read", report).out, type=Account).report.reader


def test_a_bad_file_costs_one_line_and_the_exit_code_but_no_good_report(dateline: Any, report: Path) -> None:
    bad = report.with_name("empty.txt")
    bad.write_bytes(b"")
    done = dateline("read", bad, report)
    assert done.code == 1
    assert len(done.lines) == 1
    (told,) = done.err.splitlines()
    assert "empty.txt" in told


def test_strict_stops_at_the_first_bad_file(dateline: Any, report: Path) -> None:
    done = dateline("read", "--strict", report.with_name("none.txt"), report)
    assert (done.code, done.out) == (1, "")
    assert "none.txt" in done.err
    assert "Traceback" not in done.err


def test_adding_twice_changes_nothing(dateline: Any, report: Path, record: Path) -> None:
    assert dateline("--record", record, "add", report).lines[0]["outcome"] == "added"
    again = dateline("--record", record, "add", report)
    assert again.lines[0]["outcome"] == "unchanged"
    assert "1 already kept and not read again" in again.err
    assert "1 already kept;" in dateline("--record", record, "add", "--again", report).err
    assert len(dateline("--record", record, "list").lines) == 1


def test_a_changed_text_is_a_revision_and_the_old_one_stays(dateline: Any, report: Path, record: Path) -> None:
    _added(dateline, record, report)
    report.write_text(REPORT.replace("At least two", "Three"), encoding="utf-8")
    (changed,) = dateline("--record", record, "add", report).lines
    assert changed["outcome"] == "revised"
    assert len(dateline("--record", record, "list").lines) == 1
    assert len(dateline("--record", record, "list", "--revisions").lines) == 2
    texts = dateline("--record", record, "show", changed["id"][:8], "--revisions").lines
    assert [text["revision"] for text in texts] == [1, 2]


def test_show_gives_the_account_and_the_original_bytes(dateline: Any, report: Path, record: Path) -> None:
    identity = _added(dateline, record, report)
    shown = dateline("--record", record, "show", identity[:6], "--json")
    assert shown.lines[0]["report"]["id"] == identity
    assert dateline("--record", record, "show", identity, "--original").out == REPORT


def test_show_of_a_report_that_is_not_there_says_how_to_find_one(dateline: Any, report: Path, record: Path) -> None:
    _added(dateline, record, report)
    done = dateline("--record", record, "show", "ffffffff0")
    assert done.code == 1
    assert "dateline list" in done.err


@pytest.mark.parametrize("typed", ["mine", "MINE ollanbar", '"laid it', "U.S. (", "-", "a AND", "mine*", "“We will"])
def test_anything_typed_is_a_valid_search(dateline: Any, report: Path, record: Path, typed: str) -> None:
    _added(dateline, record, report)
    assert dateline("--record", record, "search", "--", typed).code == 0


def test_search_marks_the_hit_in_its_place(dateline: Any, report: Path, record: Path) -> None:
    _added(dateline, record, report)
    (hit,) = dateline("--record", record, "search", "mine").lines
    assert "\x02mine\x03" in hit["snippet"]
    assert dateline("--record", record, "search", "mine", "mercenaries").lines == []


def test_search_keeps_to_publisher_and_dates(dateline: Any, report: Path, record: Path) -> None:
    _added(dateline, record, "--publisher", "Daily Wire", "--published", "2026-03-04", report)
    search = lambda *more: len(dateline("--record", record, "search", "mine", *more).lines)  # noqa: E731
    assert search("--publisher", "Daily Wire", "--since", "2026-03", "--until", "2026-03") == 1
    assert search("--publisher", "Meridian") == 0
    assert search("--since", "2026-03-05") == 0
    assert search("--until", "2026-02") == 0


def test_export_writes_what_read_prints(dateline: Any, report: Path, record: Path, tmp_path: Path) -> None:
    _added(dateline, record, report)
    out = tmp_path / "accounts.jsonl"
    assert dateline("--record", record, "export", "-o", out).code == 0
    assert json.loads(out.read_text()) == dateline("read", report).lines[0]
    (kept,) = dateline("--record", record, "export", "--what", "reports").lines
    assert kept["text"] == REPORT.rstrip()


def test_a_verb_that_reads_makes_no_record(dateline: Any, record: Path) -> None:
    done = dateline("--record", record, "list")
    assert done.code == 1
    assert "dateline add" in done.err
    assert not record.exists()


def test_a_record_can_be_named_by_the_environment(
    dateline: Any, report: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_RECORD", str(record))
    assert dateline("add", report).code == 0
    assert record.exists()


def test_migrate_leaves_a_record_of_today_as_it_is(dateline: Any, report: Path, record: Path) -> None:
    _added(dateline, record, report)
    done = dateline("--record", record, "migrate")
    assert (done.code, len(dateline("--record", record, "list").lines)) == (0, 1)
    assert "up to date" in done.err


@pytest.mark.parametrize("name", ["account", "report", "reading", "judgement"])
def test_schema_prints_a_json_schema(dateline: Any, name: str) -> None:
    assert json.loads(dateline("schema", name).out)["title"] == name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(dateline: Any, shell: str) -> None:
    assert "_DATELINE_COMPLETE" in dateline("completion", shell).out


@pytest.mark.parametrize(
    "misuse",
    [
        ("frobnicate",),
        ("read",),
        ("read", "--published", "yesterday", "x.txt"),
        ("read", "--captured", "2026-03-04T10:00", "x.txt"),
        ("list", "--since", "2026-13"),
        ("list", "-n", "0"),
        ("incidents", "--country", "Atlantis"),
        ("show", "ab", "--json", "--original"),
        ("schema", "novel"),
    ],
)
def test_misuse_ends_with_2(dateline: Any, misuse: tuple[str, ...]) -> None:
    done = dateline(*misuse)
    assert done.code == 2
    assert done.err.startswith("Usage: dateline")


def test_a_reader_that_is_not_there_is_told_in_one_line(dateline: Any, report: Path) -> None:
    done = dateline("read", "--reader", "no.such.module:reader", report)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert done.err.startswith("dateline: ")


def test_a_closed_pipe_ends_quietly(home: Path) -> None:
    command = f"{sys.executable} -m dateline read {folder() / 'specimen-meridian.jsonl'} | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""
