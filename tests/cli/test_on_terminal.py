"""What a person sees on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.cli.dossier import dossier_picture
from dateline.cli.paint import console
from dateline.record.dossier import Dossier, Held
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


def held(day: str | None, title: str, report: str, words: str) -> Held:
    return Held(title=title, of="Keru", report=report * 16, published=day, words=words, span=(0, 9))


def dossier_on_terminal(*offices: Held) -> str:
    one = Dossier(key="name:ada okon", name="Ada Okon", type="person", country=None, sector=None, offices=offices)
    with console().capture() as captured:
        console().print(dossier_picture(one, most=5), width=140)
    return " ".join(captured.get().split())


def test_a_dossier_tells_an_office_once_with_how_many_reports_state_it() -> None:
    shown = dossier_on_terminal(
        held("2026-03-03", "Chief", "1", "Chief Okon"),
        held("2026-03-05", "chief", "2", "the chief"),
        held(None, "Chief", "3", "Okon, chief"),
        held("2025-01-09", "mayor", "4", "Mayor Okon"),
    )
    assert "Offices (2)" in shown
    assert "2026-03-03 – 2026-03-05 chief (Keru) 3 reports “the chief” [22222222]" in shown
    assert "2025-01-09 mayor (Keru) 1 report “Mayor Okon” [44444444]" in shown


def test_nothing_that_a_report_says_is_markup() -> None:
    shown = dossier_on_terminal(held("2026-03-03", "head :bomb:", "c", "a [/b] head"))
    assert "head :bomb: (Keru) 1 report “a [/b] head” [cccccccc]" in shown
