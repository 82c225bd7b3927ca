"""What `collate`, `stories`, `story`, `judge` and `show --changes` print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BODY = "Envoys of Ghana and Togo met in Accra on {day} for talks about the fishing grounds off Keta lagoon. {more}"
ROWS = (
    ("Valley Wire", "2026-03-04", "Envoys meet in Accra on fishing grounds",
     BODY.format(day="Wednesday", more="Trawlers from Lomé had been seized in February near the lighthouse of Keta.")),
    ("Harbour Post", "2026-03-05", "Ghana and Togo talk about Keta fishing grounds",
     BODY.format(day="Thursday", more="The trawlers that were seized near Keta lighthouse lie in the port of Tema.")),
    ("Daily Wire", "2026-03-05", "Orchestra tours Norway",
     "A youth orchestra from Bergen began a tour of the fjords with violins that luthiers of Voss had lent it."),
)  # fmt: skip


def write(path: Path, rows: Any) -> Path:
    keys = ("publisher", "published", "title", "text")
    path.write_text("".join(json.dumps(dict(zip(keys, row, strict=False))) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path, dateline: Any) -> Path:
    """A record of three reports, two of one meeting."""
    done = dateline("--record", tmp_path / "r.db", "add", "--reader", "plain", write(tmp_path / "rows.jsonl", ROWS))
    assert done.code == 0, done.err
    return tmp_path / "r.db"


def test_reports_of_one_meeting_are_one_story_as_they_are_added(dateline: Any, record: Path) -> None:
    pair, other = sorted(dateline("--record", record, "stories").lines, key=lambda one: -len(one["reports"]))
    assert (len(pair["reports"]), pair["first_day"], pair["last_day"]) == (2, "2026-03-04", "2026-03-05")
    assert pair["publishers"] == ["Harbour Post", "Valley Wire"]
    assert other["title"] == "Orchestra tours Norway"
    assert dateline("--record", record, "stories", "--reports", "2").lines == [pair]
    assert dateline("--record", record, "stories", "orchestra").lines == [other]
    assert dateline("--record", record, "stories", "--until", "2026-03-04").lines == [pair]


def test_a_story_opens_by_its_id_and_by_that_of_a_report(dateline: Any, record: Path) -> None:
    (pair,) = dateline("--record", record, "stories", "--reports", "2").lines
    for name in (pair["id"], pair["id"][:8], pair["reports"][1], pair["reports"][1][:8]):
        assert dateline("--record", record, "story", name).lines == [pair]
    done = dateline("--record", record, "story", "sffff")
    assert (done.code, done.lines) == (1, [])
    assert "no story 'sffff'" in done.err


def test_what_was_added_without_joining_waits_for_collate(tmp_path: Path, dateline: Any) -> None:
    record, rows = tmp_path / "r.db", write(tmp_path / "rows.jsonl", ROWS)
    dateline("--record", record, "add", "--reader", "plain", "--no-collate", rows)
    assert dateline("--record", record, "stories").lines == []
    (done,) = dateline("--record", record, "collate").lines
    assert (done["reports"], done["stories"]) == (3, 2)
    assert dateline("--record", record, "collate").lines[0]["reports"] == 0
    before = dateline("--record", record, "stories").lines
    assert dateline("--record", record, "collate", "--anew").lines[0]["reports"] == 3
    assert dateline("--record", record, "stories").lines == before


def test_a_judgement_joins_at_once_is_listed_and_taken_back(dateline: Any, record: Path) -> None:
    before = dateline("--record", record, "stories").lines
    one, other = before
    (kept,) = dateline("--record", record, "judge", one["id"], other["id"][:9], "same", "--by", "Ines Lund", "--note",
                       "one week").lines  # fmt: skip
    assert (kept["judge"], kept["subject"], kept["verdict"], kept["note"]) == ("Ines Lund", "story", "same", "one week")
    (joined,) = dateline("--record", record, "stories").lines
    assert len(joined["reports"]) == 3
    assert dateline("--record", record, "judge", "--list").lines == [kept]
    assert dateline("--record", record, "judge", "--undo", kept["id"], "--by", "Amadou Ba").code == 0
    assert dateline("--record", record, "stories").lines == before
    (history,) = dateline("--record", record, "judge", "--list").lines
    assert (history["withdrawn"], history["withdrawn_by"]) == (True, "Amadou Ba")
    again = dateline("--record", record, "judge", "--undo", kept["id"])
    assert again.code == 1
    assert "withdrawn already, by Amadou Ba" in again.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("nothing", "else", "same"), 1, "got 'nothing'"),
        (("only-one",), 2, "expected LEFT, RIGHT"),
        (("a", "b", "maybe"), 2, "'maybe' is not one of"),
        (("--undo", "j0000000000"), 1, "no judgement"),
        (("a", "b", "same", "--list"), 2, "choose one"),
    ],
)
def test_judgements_that_cannot_be_are_told_so(dateline: Any, record: Path, words: Any, code: int, told: str) -> None:
    done = dateline("--record", record, "judge", *words)
    assert done.code == code
    assert told in done.err


def test_a_thing_is_not_judged_against_itself_or_another_kind(dateline: Any, record: Path) -> None:
    story = dateline("--record", record, "stories").lines[0]
    same = dateline("--record", record, "judge", story["id"], story["id"], "same")
    assert (same.code, "both are one story" in same.err) == (1, True)


def test_the_changes_of_an_article_are_told(tmp_path: Path, dateline: Any, record: Path) -> None:
    publisher, day, title, text = ROWS[0]
    changed = (publisher, day, title, text.replace("February", "January") + " A fisherman from Anloga was hurt.")
    rows = write(tmp_path / "rows.jsonl", [changed])
    assert dateline("--record", record, "add", "--reader", "plain", rows).lines[0]["outcome"] == "revised"
    head = dateline("--record", record, "search", "Anloga").lines[0]
    (told,) = dateline("--record", record, "show", head["id"], "--changes").lines
    assert (told["after"], [one["change"] for one in told["text"]]) == (head["id"], ["reworded", "added"])
    (pair,) = dateline("--record", record, "stories", "--reports", "2").lines
    assert (told["after"] in pair["reports"], told["before"] in pair["reports"]) == (True, False)
