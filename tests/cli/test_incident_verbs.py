"""What `incidents`, `incident` and `actor` print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

REPORTS = (
    ("Valley Wire", "2026-03-04", "Bomb kills three at Mopti grain market",
     "A bomb exploded at the grain market of Mopti in Mali on Tuesday and killed three traders, the governor said."),
    ("Harbour Post", "2026-03-05", "Mopti market bombing: toll rises to six",
     ("The bomb that exploded at the grain market in Mopti on Tuesday killed six traders, the hospital in Mopti said."
      " JNIM claimed responsibility for the attack.")),
    ("Daily Wire", "2026-03-05", "Envoys meet in Accra",
     "Envoys of Ghana and Togo met in Accra on Wednesday for talks about the border."),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path, dateline: Any) -> Path:
    """A record of three reports, two of one bombing."""
    rows = tmp_path / "rows.jsonl"
    keys = ("publisher", "published", "title", "text")
    rows.write_text("".join(json.dumps(dict(zip(keys, row, strict=True))) + "\n" for row in REPORTS), encoding="utf-8")
    done = dateline("--record", tmp_path / "record.db", "add", "--reader", "onnx", rows)
    assert done.code == 0, done.err
    return tmp_path / "record.db"


def test_a_country_is_told_by_its_name_or_its_code(dateline: Any, record: Path) -> None:
    named = dateline("--record", record, "incidents", "--country", "Mali").lines
    assert named
    assert named == dateline("--record", record, "incidents", "--country", "ml").lines
    assert dateline("--record", record, "incidents", "--country", "Ghana").lines != named


def test_a_brief_takes_a_name_of_several_words(dateline: Any, record: Path) -> None:
    quoted = dateline("--record", record, "brief", "actor", "jnim").out
    name = next(line for line in quoted.splitlines() if line.startswith("# ")).removeprefix("# ").split()
    assert len(name) > 1
    assert dateline("--record", record, "brief", "actor", *name).out == quoted


def test_incidents_are_listed_once_with_all_their_tellings(dateline: Any, record: Path) -> None:
    (one,) = dateline("--record", record, "incidents", "-t", "ASSAULT", "--tellings", "2").lines
    assert {it["publisher"] for it in one["tellings"]} == {"Valley Wire", "Harbour Post"}
    assert one["first_day"] == "2026-03-03"
    assert "Mopti" in one["title"]
    assert dateline("--record", record, "incidents", "--tellings", "3").lines == []


def test_incidents_are_chosen_by_country_day_place_and_dispute(dateline: Any, record: Path) -> None:
    def ids(*options: str) -> set[str]:
        done = dateline("--record", record, "incidents", "--tellings", "2", *options)
        assert done.code == 0, done.err
        return {one["id"] for one in done.lines}

    everyone = ids()
    assert everyone
    assert (
        ids("--country", "ml") == ids("--place", "Mopti") == ids("--disputed") == ids("--since", "2026-03") == everyone
    )
    assert ids("--country", "gh") == ids("--until", "2026-02") == ids("--undisputed") == ids("-t", "drone") == set()


def test_one_incident_shows_both_tolls_and_opens_by_the_beginning_of_its_id_or_by_an_event(
    dateline: Any, record: Path
) -> None:
    (listed,) = dateline("--record", record, "incidents", "-t", "ASSAULT", "--tellings", "2").lines
    (one,) = dateline("--record", record, "incident", listed["id"][:8]).lines
    assert {(it["publisher"], it["low"]) for it in one["figures"]} == {("Valley Wire", 3), ("Harbour Post", 6)}
    assert any(it["kind"] == "claims" for it in one["stances"])
    (again,) = dateline("--record", record, "incident", one["tellings"][0]["fact"]).lines
    assert again["id"] == one["id"]


def test_on_a_terminal_an_incident_lays_its_accounts_side_by_side(
    on_terminal: Any, dateline: Any, record: Path
) -> None:
    (listed,) = dateline("--record", record, "incidents", "-t", "ASSAULT", "--tellings", "2").lines
    shown = on_terminal("--record", record, "incident", listed["id"]).out
    for part in ("What the accounts say", "Figures, by day and source", "Accounts", "Why they are one", "disputed"):
        assert part in shown
    table = on_terminal("--record", record, "incidents").out
    assert listed["id"][:8] in table


def test_an_actor_is_found_by_name_and_by_key(dateline: Any, on_terminal: Any, record: Path) -> None:
    (named,) = dateline("--record", record, "actor", "JNIM").lines
    (keyed,) = dateline("--record", record, "actor", named["key"]).lines
    assert named == keyed
    assert named["deeds"] or named["statements"] or named["names"]
    assert named["name"] in on_terminal("--record", record, "actor", "jnim").out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("incident", "ffffffff"), 1, "no incident"),
        (("actor", "Nobody", "Known"), 1, "names no actor"),
        (("incidents", "-t", "WIBBLE"), 2, "no type or mode"),
        (("incidents", "--since", "soon"), 2, "expected a day"),
    ],
)
def test_what_is_not_there_or_not_right_is_said(
    dateline: Any, record: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = dateline("--record", record, *arguments)
    assert done.code == code
    assert words in done.err
