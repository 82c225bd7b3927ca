"""Monitors over invented reports that the real reader has read: short, clear texts, whole answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.ingest.intake import Supplied
from dateline.ingest.sources import take_in
from dateline.monitor.ask import ask
from dateline.monitor.load import parse
from dateline.record.answer import Answer
from dateline.run.local import add_all
from dateline.run.stages import default_stages
from dateline.store.open import open_store
from dateline.store.protocol import Store

PEACEKEEPERS = """Peacekeepers leave Gao as mercenaries stay

June 10, 2025

BAMAKO, Mali - About 300 peacekeepers withdrew from the city of Gao on Monday, a spokesman for the United Nations said.

The Wagner Group has been present in Timbuktu since 2022. Russia deployed 150 more troops to Mali on June 5, the defense
ministry said.

Human Rights Watch accused the Wagner Group on Tuesday of killing at least 12 civilians near Mopti in May.
The Wagner Group denied the accusation.
"""
TALKS = """France and Russia hold talks in Geneva

March 12, 2025

GENEVA - French President Emmanuel Macron met Russian Foreign Minister Sergey Lavrov in Geneva on Tuesday.

France pledged to send 40 tanks to Ukraine by the end of April if Russia rejects the ceasefire.

Lavrov said that the talks ended without an agreement.

Italy will send Ukraine two more air defence systems by the end of May, its defence minister said.
"""
TANKS = """French tanks arrive in Ukraine

April 25, 2025

KYIV - France delivered 40 tanks to Ukraine on Thursday, the French defense ministry said.

Russia shelled the city of Kharkiv on Wednesday and killed four people, Ukraine said. Russia denied that it had attacked
the city.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A record of the three reports."""
    folder = tmp_path_factory.mktemp("read")
    for name, text in (("a", PEACEKEEPERS), ("b", TALKS), ("c", TANKS)):
        (folder / f"{name}.txt").write_text(text)
    with open_store(str(folder / "record.db"), create=True) as store:
        sources = take_in([str(path) for path in sorted(folder.glob("*.txt"))], supplied=Supplied(), strict=True)
        assert len(list(add_all(sources, default_stages("onnx"), store, on_problem=pytest.fail))) == 3
        yield store


def _asked(store: Store, kind: str, lines: str) -> Answer:
    (question,) = parse(f'[monitors.asked]\nkind = "{kind}"\n{lines}', where="test")
    return ask(store, question)


def test_peacekeepers_leave_and_mercenaries_are_there(read: Store) -> None:
    answer = _asked(read, "force_presence", 'forces = ["peacekeepers", "Wagner Group", "troops"]\nplaces = ["Mali"]')
    told = {(entry.topic, entry.day) for entry in answer.entries}
    assert ("leaving", "2025-06-09") in told
    assert ("present", None) in told
    assert "about 300" in {dict(entry.details).get("number") for entry in answer.entries}


def test_an_accusation_has_its_denial(read: Store) -> None:
    answer = _asked(read, "allegations", 'accused = ["Wagner Group"]')
    (claim,) = [entry for entry in answer.entries if entry.topic == "allegation"]
    assert dict(claim.details)["accuser"] == "Human Rights Watch"
    assert dict(claim.details)["figures"] == "at least 12 civilians killed"
    assert claim.id in {entry.of for entry in answer.entries if entry.topic == "response: denies"}


def test_a_meeting_and_what_came_of_it(read: Store) -> None:
    answer = _asked(read, "talks", 'parties = ["France", "Emmanuel Macron"]')
    met = {dict(entry.details).get("came") for entry in answer.entries if entry.topic == "held"}
    assert any("Macron" in (came or "") and "Lavrov" in (came or "") for came in met)
    assert any("without an agreement" in entry.statement for entry in answer.entries if entry.of)


def test_a_pledge_and_the_delivery_that_may_keep_it(read: Store) -> None:
    answer = _asked(read, "commitments", 'by = ["France"]')
    (pledge,) = [entry for entry in answer.entries if entry.topic == "pledge"]
    assert dict(pledge.details)["condition"] == "if Russia rejects the ceasefire"
    assert dict(pledge.details)["by when"] == "by the end of April"
    assert [entry.day for entry in answer.entries if entry.topic == "later act that may keep it"] == ["2025-04-24"]


def test_what_a_state_will_send_is_its_commitment(read: Store) -> None:
    (stated,) = [e for e in _asked(read, "commitments", 'by = ["Italy"]').entries if e.topic == "stated intention"]
    assert dict(stated.details)["by when"] == "by the end of May"


def test_a_shelling_is_denied_by_its_accused(read: Store) -> None:
    answer = _asked(read, "ceasefire", 'parties = ["Russia", "Ukraine"]\nstart = "2025-04-01"')
    (act,) = [entry for entry in answer.entries if entry.topic == "act after the ceasefire"]
    assert act.status == "denied by Russia"
    assert dict(act.details)["figures"] == "4 people killed"
    assert [row.cells[:2] for row in answer.tables[0].rows] == [("2025-04-23", "1")]


def test_every_entry_of_every_kind_opens_on_its_words(read: Store) -> None:
    for kind, lines in (
        ("force_presence", 'places = ["Mali"]'),
        ("ceasefire", 'parties = ["Russia", "Ukraine"]'),
        ("talks", 'parties = ["France"]'),
        ("commitments", 'by = ["France"]'),
        ("allegations", 'places = ["Mali"]'),
        ("positions", 'actors = ["France", "Russia", "Sergei Lavrov"]'),
        ("filter", 'kinds = ["event"]'),
    ):
        answer = _asked(read, kind, lines)
        assert answer.entries, kind
        for entry in answer.entries:
            for piece in entry.evidence:
                kept = read.kept(piece.report)
                assert kept is not None
                assert kept.report.text[slice(*piece.span)] == piece.words
