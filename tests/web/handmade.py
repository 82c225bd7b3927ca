"""Accounts of the specimens made by hand, in quotes of their reports, so that pages have the same facts to show
whatever the reader of the day makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.record.account import (
    Account,
    Actor,
    Attribution,
    Event,
    Figure,
    Office,
    Participant,
    Place,
    Relation,
    Time,
    check,
    header,
)
from dateline.record.reading import Span
from dateline.record.report import Report

READER = "handmade:1"


class Quotes:
    """Finds spans of a report by its words; a word is looked for inside its quote."""

    def __init__(self, report: Report) -> None:
        self._text = report.text

    def span(self, words: str, within: str | None = None) -> Span:
        """Where the words stand."""
        start = self._text.index(within) if within else 0
        at = self._text.index(words, start)
        return at, at + len(words)


def account_of(
    report: Report,
    *,
    reader: str = READER,
    speaker: str | None = None,
    figures: Mapping[str, tuple[str, float]] | None = None,
) -> Account:
    """The account of a specimen: whole for the attack on the market, bare for the others.

    `speaker` overrides who speaks of the 23 bodies, as a reader that errs would have it; `figures` says which words and
    lowest number a later text has in place of a figure's words.
    """
    bare = Account(report=header(report, reader=reader))
    if "Keruveh market, hospital says" not in report.text:
        return bare
    return check(_attack(report, bare, speaker, figures or {}), report.text)


def _attack(report: Report, bare: Account, speaker: str | None, figures: Mapping[str, tuple[str, float]]) -> Account:
    at = Quotes(report).span
    actors = _actors(at)
    places = (
        Place(id="P1", name="Keruveh", kind="city", country=None, mentions=(at("KERUVEH"), at("Keruveh", "town of"))),
        Place(
            id="P2", name="Vienna", kind="city", country="AT", lat=48.21, lon=16.37, precision="city", radius_km=10,
            geonames=2761369, mentions=(at("Dessin Pass"),),
        ),
    )  # fmt: skip
    return Account(
        report=bare.report,
        actors=actors,
        places=places,
        times=(Time(id="T1", span=at("Monday", "Keruveh on"), type="DATE", value="2026-03-02", edtf="2026-03-02"),),
        attributions=_attributions(at, speaker),
        figures=_figures(at, figures),
        events=_events(at),
        relations=(
            Relation(id="R1", subject="A5", relation="works_for", object="A2", title="spokesman",
                     span=at("its spokesman Yusuf Karne")),
        ),
    )  # fmt: skip


def _actors(at: Any) -> tuple[Actor, ...]:
    return (
        Actor(id="A1", name="Gunmen", type="armed_group", mentions=(at("Gunmen"), at("The attackers"))),
        Actor(id="A2", name="Northern Front", type="armed_group", mentions=(at("the Northern Front"),)),
        Actor(
            id="A3", name="Salma Ferrin", type="person", mentions=(at("Dr. Salma Ferrin"),),
            roles=(Office("director", None, at("the director of the town's hospital")),),
        ),
        Actor(id="A4", name="Amina Dole", type="person", mentions=(at("Amina Dole"),)),
        Actor(id="A5", name="Yusuf Karne", type="person", mentions=(at("Yusuf Karne"),)),
        Actor(id="A6", name="Kelmari army", type="armed_forces", mentions=(at("the army", "accusing"),)),
        Actor(id="A7", name="traders", type="population", mentions=(at("traders"),)),
    )  # fmt: skip


def _attributions(at: Any, speaker: str | None) -> tuple[Attribution, ...]:
    return (
        Attribution(id="Q1", source=speaker or "A3", source_span=at("Dr. Salma Ferrin"), cue=at("told"),
                    content=(at("“We have 23 bodies here and more than 40 wounded, and the ambulances are still"
                                " coming,”"),),
                    style="direct"),
        Attribution(id="Q2", source="A4", source_span=at("Amina Dole"), cue=at("blamed"),
                    content=(at("the Northern Front"),), style="indirect"),
        Attribution(id="Q3", source="A5", source_span=at("its spokesman Yusuf Karne"), cue=at("said", "Yusuf Karne"),
                    content=(at("“We do not fight traders,”"),), style="direct"),
    )  # fmt: skip


def _figures(at: Any, other: Mapping[str, tuple[str, float]]) -> tuple[Figure, ...]:
    killed, low = other.get("at least 23 people", ("at least 23 people", 23))
    return (
        Figure(id="F1", span=at(killed), low=low, high=None, bound="at_least", unit="people",
               kind="killed", says="A3", place="P1", event="E1"),
        Figure(id="F2", span=at("more than 40 wounded"), low=41, high=None, bound="at_least", unit="wounded",
               kind="injured", says="A3"),
    )  # fmt: skip


def _events(at: Any) -> tuple[Event, ...]:
    sentence = at("Gunmen attacked a crowded market in the northern town of Keruveh on Monday")
    return (
        Event(id="E1", type="ASSAULT", mode="firearms", trigger=at("attacked"),
              actor=(Participant("A1", at("Gunmen")),), recipient=(Participant("A7", at("traders")),), place="P1",
              when="2026-03-02", evidence=(sentence,), confidence=0.93, why="trigger 'attacked'; firearms by 'fired'",
              tellings=(at("attack"),)),
        Event(id="E2", type="REJECT", mode=None, trigger=at("denied"),
              actor=(Participant("A2", at("The Northern Front")),), status="happened",
              evidence=(at("The Northern Front denied that its fighters were involved."),), confidence=0.81,
              why="trigger"),
        Event(id="E3", type="ASSAULT", mode="heavy-weapons", trigger=at("shelling"),
              actor=(Participant("A6", at("the army", "accusing")),), status="happened", says="A5", attribution="Q3",
              evidence=(at("accusing the army of shelling the market"),), confidence=0.42, why="claim of the source"),
        Event(id="E4", type="COERCE", mode="curfew", trigger=at("curfew"),
              actor=(Participant("A4", at("imposed")),), status="future", when="2026-03-03",
              evidence=(at("imposed a curfew from Tuesday."),), confidence=0.66, why="trigger"),
        Event(id="E5", type="ASSAULT", mode=None, trigger=at("involved"),
              actor=(Participant("A2", at("its fighters")),), status="negated",
              evidence=(at("The Northern Front denied that its fighters were involved."),), confidence=0.55,
              why="denied"),
    )  # fmt: skip
