"""How an event was decided is told in the words of its report."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dateline.record.account import Account, Actor, Event, Participant, header
from dateline.record.report import Paragraph, Report, report_id
from dateline.store.open import open_store

TEXT = "Police said that gunmen had raided the mill at Ollanbar."


@pytest.fixture
def record(home: Path) -> Path:
    """A record of one report with one event, in a source that holds other things before it."""
    at = lambda words: (TEXT.index(words), TEXT.index(words) + len(words))  # noqa: E731
    report = Report(
        id=report_id(None, TEXT),
        source="mill.txt",
        text=TEXT,
        span=(100, 100 + len(TEXT)),
        paragraphs=(Paragraph("body", (0, len(TEXT))),),
    )
    event = Event(
        id="E1",
        type="ASSAULT",
        mode=None,
        trigger=at("raided"),
        actor=(Participant("A1", at("gunmen")),),
        status="happened",
        says="A2",
        evidence=(at(TEXT),),
        confidence=0.91,
        why="trigger word `raid` with an object that is a place",
    )
    actors = (
        Actor(id="A1", name="gunmen", type="armed_group", mentions=(at("gunmen"),)),
        Actor(id="A2", name="Police", type="armed_forces", mentions=(at("Police"),)),
    )
    path = home / "record.db"
    with closing(open_store(path)) as store:
        store.add(report, Account(report=header(report), actors=actors, events=(event,)), TEXT.encode(), "text/plain")
    return path


def test_an_event_is_explained_by_its_words_and_its_rule(on_terminal: Any, record: Path) -> None:
    shown = on_terminal("--record", record, "explain", "E1", "--report", report_id(None, TEXT)[:6]).out
    assert "ASSAULT, happened, claimed by Police" in shown
    assert "trigger: 'raided'" in shown
    assert "decided by: trigger word `raid`" in shown
    assert "0.91" in shown


def test_a_piped_event_counts_in_the_source(dateline: Any, record: Path) -> None:
    (event,) = dateline("--record", record, "explain", "E1", "--report", report_id(None, TEXT)).lines
    assert event["trigger"][0] == 100 + TEXT.index("raided")


def test_an_event_that_is_not_there_tells_which_are(dateline: Any, record: Path) -> None:
    done = dateline("--record", record, "explain", "E9", "--report", report_id(None, TEXT))
    assert done.code == 1
    assert "its events are: E1" in done.err
