"""The verbs `monitor` and `watch`: listing, asking, news, formats, and where the file is."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from drafted import Draft

from dateline.monitor.news import seen_beside
from dateline.store.open import open_store

Run = Callable[..., Any]
ATOM = "{http://www.w3.org/2005/Atom}"
TOML = """[monitors.keru]
kind = "force_presence"
title = "Forces in Keru"
forces = ["Wagner Group"]

[monitors.tolls]
kind = "filter"
types = ["killed"]
"""


@pytest.fixture
def desk(home: Path) -> Path:
    """A folder with a record and monitors beside it."""
    with open_store(str(home / "case.db"), create=True) as store:
        _leaves("2 March", "2026-03-02").add_to(store)
    (home / "monitors.toml").write_text(TOML)
    return home


def _leaves(day: str, when: str) -> Draft:
    draft = Draft(f"Wagner Group leaves\n\nWagner Group withdrew from Keru on {day}.\n", publisher="=Daily Wire")
    return draft.event("RETREAT", "withdrew", ("Wagner Group",), mode="withdraw", place="Keru", when=when)


def _asked(dateline: Run, desk: Path, *arguments: str) -> Any:
    return dateline("--record", desk / "case.db", "monitor", *arguments)


def test_monitors_beside_the_record_are_listed(dateline: Run, desk: Path) -> None:
    ran = _asked(dateline, desk)
    assert [(line["name"], line["kind"]) for line in ran.lines] == [("keru", "force_presence"), ("tolls", "filter")]


def test_the_file_named_wins_over_the_environment_and_that_over_the_folder(
    dateline: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mine", "theirs"):
        (desk / f"{name}.toml").write_text(TOML.replace("keru", name))
    monkeypatch.setenv("DATELINE_MONITORS", str(desk / "theirs.toml"))
    assert _asked(dateline, desk).lines[0]["name"] == "theirs"
    assert _asked(dateline, desk, "--monitors", str(desk / "mine.toml")).lines[0]["name"] == "mine"


def test_one_monitor_answers_as_one_line_of_json(dateline: Run, desk: Path) -> None:
    (answer,) = _asked(dateline, desk, "keru").lines
    (entry,) = answer["entries"]
    assert answer["title"] == "Forces in Keru"
    assert entry["statement"] == "The Wagner Group withdrew from Keru on 2 March 2026"
    assert entry["evidence"][0]["words"] == "Wagner Group withdrew from Keru on 2 March"


def test_an_unknown_name_is_told_with_the_nearest(dateline: Run, desk: Path) -> None:
    ran = _asked(dateline, desk, "kery")
    assert ran.code == 1
    assert "no monitor 'kery' (there are keru, tolls); did you mean 'keru'?" in ran.err


def test_new_tells_each_entry_once_and_a_change_again(dateline: Run, desk: Path) -> None:
    first = _asked(dateline, desk, "keru", "--new").lines
    again = _asked(dateline, desk, "keru", "--new").lines
    assert [entry["news"] for entry in first[0]["entries"]] == ["new"]
    assert again[0]["entries"] == []
    assert again[0]["since"] == first[0]["when"]
    with open_store(str(desk / "case.db"), create=False) as store:
        _leaves("9 March", "2026-03-09").add_to(store)
        other = _leaves("2 March", "2026-03-02")
        Draft(other.report.text + "More.\n").event(
            "RETREAT", "withdrew", ("Wagner Group",), mode="withdraw", place="Keru", when="2026-03-02"
        ).add_to(store)
    later = _asked(dateline, desk, "keru", "--new").lines[0]["entries"]
    assert [(entry["day"], entry["news"]) for entry in later] == [("2026-03-02", "changed"), ("2026-03-09", "new")]


def test_what_the_next_revision_of_a_report_tells_as_before_is_not_told_again(dateline: Run, desk: Path) -> None:
    first = _leaves("2 March", "2026-03-02").report
    _asked(dateline, desk, "keru", "--new")
    revised = Draft(f"{first.text}More soon.\n", publisher="=Daily Wire")
    revised.report = msgspec.structs.replace(revised.report, url=first.url)
    revised.event("RETREAT", "withdrew", ("Wagner Group",), mode="withdraw", place="Keru", when="2026-03-02")
    with open_store(str(desk / "case.db"), create=False) as store:
        revised.add_to(store)
    (entry,) = _asked(dateline, desk, "keru").lines[0]["entries"]
    assert entry["evidence"][0]["report"] == revised.report.id
    assert _asked(dateline, desk, "keru", "--new").lines[0]["entries"] == []


def test_asking_without_new_remembers_nothing(dateline: Run, desk: Path) -> None:
    _asked(dateline, desk, "keru")
    assert not seen_beside(desk / "monitors.toml").path.exists()


def test_a_memory_that_is_broken_is_told_and_left(dateline: Run, desk: Path) -> None:
    path = seen_beside(desk / "monitors.toml").path
    path.write_text("{broken")
    ran = _asked(dateline, desk, "keru", "--new")
    assert ran.code == 1
    assert "remove the file to begin anew" in ran.err
    assert path.read_text() == "{broken"


def test_csv_has_a_row_for_each_fact_and_no_cell_that_calculates(dateline: Run, desk: Path) -> None:
    ran = _asked(dateline, desk, "keru", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(ran.out, newline=""))
    assert row["publisher"] == "'=Daily Wire"
    assert row["topic"] == "leaving"
    assert row["fact"].startswith(row["report"] + ":event:")
    assert row["words"][0] == "W"


def test_atom_has_what_rfc_4287_asks_for(dateline: Run, desk: Path) -> None:
    ran = _asked(dateline, desk, "--all", "--format", "atom")
    feed = ElementTree.fromstring(ran.out.encode())
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1, name
            assert parent.findtext(f"{ATOM}{name}")
    (entry,) = feed.findall(f"{ATOM}entry")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert (entry.findtext(f"{ATOM}updated") or "").endswith("Z")
    assert "Wagner Group withdrew from Keru on 2 March" in (entry.findtext(f"{ATOM}content") or "")


def test_text_shows_unknown_days_apart(dateline: Run, desk: Path) -> None:
    with open_store(str(desk / "case.db"), create=False) as store:
        draft = Draft("Wagner Group somewhere\n\nWagner Group left Belde.\n")
        draft.event("RETREAT", "left", ("Wagner Group",), mode="withdraw", place="Belde").add_to(store)
    out = _asked(dateline, desk, "keru", "--format", "text").out
    assert out.index("Wagner Group in Keru") < out.index("Wagner Group in Belde") < out.index("day not known")
    assert "2 March 2026  leaving (happened): The Wagner Group withdrew from Keru on 2 March 2026." in out


def test_kinds_are_listed_with_options(dateline: Run, desk: Path) -> None:
    told = {line["kind"]: line for line in dateline("monitor", "--kinds").lines}
    assert list(told) == [
        "force_presence", "ceasefire", "talks", "commitments", "allegations", "positions", "filter",
    ]  # fmt: skip
    assert "forces" in [option["name"] for option in told["force_presence"]["options"]]


def test_init_writes_an_example_once(dateline: Run, home: Path) -> None:
    path = home / "new" / "monitors.toml"
    assert dateline("monitor", "init", "--monitors", path).code == 0
    assert '[monitors.force-presence]\nkind = "force_presence"' in path.read_text()
    again = dateline("monitor", "init", "--monitors", path)
    assert again.code == 1
    assert "stays as it is" in again.err


def test_no_file_of_monitors_is_told(dateline: Run, home: Path) -> None:
    ran = dateline("--record", home / "case.db", "monitor")
    assert ran.code == 1
    assert "`dateline monitor init` writes an example" in ran.err


def test_add_tells_of_monitors_with_news(dateline: Run, desk: Path) -> None:
    report = desk / "report.txt"
    report.write_text("Soldiers leave\n\nMarch 3, 2026\n\nSoldiers left the town of Keru on Monday, the army said.\n")
    ran = dateline("--record", desk / "case.db", "add", report)
    assert ran.code == 0
    assert "monitor keru: 1 new, 0 changed" in ran.err


def test_add_goes_on_where_the_monitors_are_wrong(dateline: Run, desk: Path) -> None:
    (desk / "monitors.toml").write_text("[monitors.a]\nkind = 3\n")
    report = desk / "report.txt"
    report.write_text("Soldiers leave\n\nMarch 3, 2026\n\nSoldiers left the town of Keru on Monday, the army said.\n")
    ran = dateline("--record", desk / "case.db", "add", report)
    assert ran.code == 0
    assert "monitor not asked: " in ran.err


def test_watch_tells_what_is_new_and_then_only_changes(dateline: Run, desk: Path) -> None:
    watch = ("--record", desk / "case.db", "watch", "--rounds", "2", "--every", "0.1", "--format", "json")
    first, second = dateline(*watch), dateline(*watch)
    assert [json.loads(line)["monitor"] for line in first.out.splitlines()] == ["keru"]
    assert second.out == ""


def test_a_commitment_is_confirmed_and_the_judgement_printed(dateline: Run, desk: Path) -> None:
    (desk / "monitors.toml").write_text('[monitors.p]\nkind = "commitments"\nby = ["France"]\n')
    with open_store(str(desk / "case.db"), create=False) as store:
        draft = Draft("A promise\n\nFrance pledged to withdraw its troops from Keru.\n")
        draft.event("AGREE", "pledged", ("France",)).add_to(store)
    (entry,) = _asked(dateline, desk, "p").lines[0]["entries"]
    (kept,) = _asked(dateline, desk, "--confirm", entry["id"], "broken", "--by", "Ada Obe").lines
    assert (kept["subject"], kept["verdict"], kept["judge"], kept["by_person"]) == (
        "commitment",
        "broken",
        "Ada Obe",
        True,
    )
    assert _asked(dateline, desk, "p").lines[0]["entries"][0]["status"] == "broken"
    wrong = _asked(dateline, desk, "--confirm", entry["id"], "maybe")
    assert wrong.code == 1
    assert "pending, partly kept, kept, broken, withdrawn, unknown" in wrong.err
    assert _asked(dateline, desk, "--confirm", "nonsense", "kept").code == 1


def test_a_record_that_is_not_there_is_told(dateline: Run, desk: Path) -> None:
    ran = dateline("--record", desk / "none.db", "monitor", "keru", "--monitors", desk / "monitors.toml")
    assert ran.code == 1
    assert "none.db" in ran.err


def test_a_record_from_a_newer_version_is_told_and_left(dateline: Run, desk: Path) -> None:
    with closing(sqlite3.connect(desk / "case.db")) as database:
        database.execute("UPDATE dateline_version SET version_num = '9999'")
        database.commit()
    for arguments in (("monitor", "keru"), ("watch", "--rounds", "1")):
        ran = dateline("--record", desk / "case.db", *arguments)
        assert ran.code == 1
        assert "was written by a newer Dateline" in ran.err


def test_a_wrong_monitor_is_told_and_the_others_answer(dateline: Run, desk: Path) -> None:
    (desk / "monitors.toml").write_text(TOML + '\n[monitors.meets]\nkind = "meetings"\n')
    every = _asked(dateline, desk, "--all")
    assert [answer["monitor"] for answer in every.lines] == ["keru", "tolls"]
    assert every.code == 1
    assert "[monitors.meets]: expected a kind" in every.err
    assert every.err.count("\n") == 1
    assert _asked(dateline, desk, "keru").code == 0
    listed = _asked(dateline, desk)
    assert ([line["name"] for line in listed.lines], listed.code) == (["keru", "tolls"], 1)
    alone = _asked(dateline, desk, "meets")
    assert (alone.lines, alone.code) == ([], 1)


def test_watching_goes_on_beside_a_wrong_monitor(dateline: Run, desk: Path) -> None:
    (desk / "monitors.toml").write_text(TOML + '\n[monitors.meets]\nkind = "meetings"\n')
    ran = dateline("--record", desk / "case.db", "watch", "--rounds", "1")
    assert [answer["monitor"] for answer in ran.lines] == ["keru"]
    assert ran.err.count("expected a kind") == 1
    assert ran.code == 1
