"""Accounts as gold YAML: every quote stands once in the report and holds the entry's words."""

from __future__ import annotations

import re

import yaml

from dateline.publish.gold import gold
from dateline.record.account import Account, Actor, Attribution, Event, Figure, Participant, header
from dateline.record.report import Report, report_id

TEXT = "Envoys met in Sannat. “We met,” said Ada Lund. Rebels of the hills then met 30 envoys; they met again at dusk."


def _at(words: str, nth: int = 0) -> tuple[int, int]:
    start = [match.start() for match in re.finditer(re.escape(words), TEXT)][nth]
    return start, start + len(words)


def _told() -> dict[str, object]:
    report = Report(id=report_id(None, TEXT), source="one.txt", text=TEXT, span=(0, len(TEXT)), published="2026-03-02")
    account = Account(
        report=header(report),
        actors=(
            Actor(id="A1", name="Ada Lund", type="person", mentions=(_at("Ada Lund"),)),
            Actor(id="A2", name="rebels", type="armed_group", mentions=(_at("Rebels of the hills"), _at("they"))),
        ),
        events=(Event(id="E1", type="CONSULT", mode=None, trigger=_at("met", 2),
                      actor=(Participant("A2", _at("Rebels")),)),
                Event(id="E2", type="CONSULT", mode=None, trigger=_at("met", 3), status="negated")),
        attributions=(Attribution(id="Q1", source="A1", source_span=_at("Ada Lund"), cue=_at("said"),
                                  content=(_at("“We met,”"),), style="direct"),),
        figures=(Figure(id="F1", span=_at("30 envoys"), low=30, high=None, bound="at_least",
                        unit="envoys", kind="other"),),
    )  # fmt: skip
    return yaml.safe_load(gold(report, account))


def test_every_quote_stands_once_and_its_words_first_where_they_are_meant() -> None:
    told = _told()
    for entry, span in zip(told["events"], (_at("met", 2), _at("met", 3)), strict=True):
        assert TEXT.count(entry["quote"]) == 1
        assert TEXT.index(entry["quote"]) + entry["quote"].index(entry["trigger"]) == span[0]


def test_names_are_words_of_the_report_without_pronouns() -> None:
    told = _told()
    assert told["actors"]["rebels"] == {"name": "rebels", "type": "armed_group", "names": ["Rebels of the hills"]}
    assert told["events"][0]["actor"] == ["rebels"]
    assert told["events"][1]["status"] == "negated"


def test_speech_before_its_cue_has_a_quote_of_its_own() -> None:
    told = _told()["attributions"][0]
    assert (told["source"], told["text"], told["cue"], told["content"]) == (
        "ada_lund",
        "Ada Lund",
        "said",
        ["“We met,”"],
    )
    start = told.get("content_quote") or told["quote"]
    assert TEXT.index(start) <= _at("“We met,”")[0]


def test_open_bounds_are_said() -> None:
    figure = _told()["figures"][0]
    assert (figure["low"], figure["high"], figure["bound"]) == (30, None, "at_least")
