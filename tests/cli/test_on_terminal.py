"""What a person sees on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.specimens import folder


@pytest.fixture
def record(dateline: Any, home: Path) -> Path:
    """A record of three reports."""
    record = home / "record.db"
    done = dateline("--record", record, "add", "--publisher", "Daily Wire", folder() / "specimen-daily-wire-dump.txt")
    assert done.code == 0
    return record


def test_read_tells_people_and_prints_no_json(on_terminal: Any) -> None:
    done = on_terminal("read", folder() / "specimen-harbour-post-attack.txt")
    assert done.code == 0
    assert "Who says what" in done.out
    assert "2026-03-02" in done.out
    assert '{"report"' not in done.out


def test_list_is_a_table_that_fits(on_terminal: Any, record: Path) -> None:
    done = on_terminal("--record", record, "list")
    assert "2026-03-12" in done.out
    assert "Daily Wire" in done.out
    assert all(len(line) <= 120 for line in done.out.splitlines())


def test_show_puts_the_account_beside_the_text(on_terminal: Any, dateline: Any, record: Path) -> None:
    entry = next(line for line in dateline("--record", record, "list").lines if "ceasefire" in line["headline"])
    shown = on_terminal("--record", record, "show", entry["id"][:8]).out
    assert "This is a first step" in shown
    assert "Thursday = 2026-03-12" in shown


def test_search_shows_the_words_in_their_place(on_terminal: Any, record: Path) -> None:
    done = on_terminal("--record", record, "search", "mortars")
    assert "fired mortars at an army post" in " ".join(done.out.split())
    assert "\x02" not in done.out


def test_nothing_found_is_said(on_terminal: Any, record: Path) -> None:
    assert "No report holds" in on_terminal("--record", record, "search", "unicorns").out


def test_add_tells_what_became_of_the_reports(on_terminal: Any, record: Path) -> None:
    done = on_terminal("--record", record, "add", folder() / "specimen-meridian.jsonl")
    assert "3 added" in done.out
    assert str(record) in " ".join(done.out.split())


def test_explain_is_in_words(on_terminal: Any) -> None:
    shown = on_terminal("explain", "ASSAULT").out
    assert shown.startswith("ASSAULT  (event type)")
    assert "CAMEO" in shown
