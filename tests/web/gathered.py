"""A small record with more than one account of the same things, made by hand and joined: two papers on one attack, a
shelling elsewhere, talks, and a hostile report told twice."""

from __future__ import annotations

from typing import Any

import msgspec
from handmade import Quotes
from hostile import hostile

from dateline.record.account import Account, Actor, Event, Figure, Participant, Place, Relation, Time, check, header
from dateline.record.report import Paragraph, Report, Words, report_id
from dateline.run.collate import collate
from dateline.store.protocol import Store

KERU = Place(id="P1", name="Keruveh", kind="city", country="ML", lat=14.4, lon=-3.9, precision="city", radius_km=8.0,
             geonames=9900001)  # fmt: skip
DORVAN = Place(id="P1", name="Dorvan", kind="city", country="ML", lat=16.2, lon=-0.4, precision="city",
               geonames=9900002)  # fmt: skip
NORTH = Place(id="P2", name="Northern Marches", kind="region", country="ML", lat=17.5, lon=-2.0, precision="admin1",
              radius_km=250.0, extent=(-5.0, 15.5, 1.0, 19.5), geonames=9900003)  # fmt: skip


def gather(store: Store) -> None:
    """Put the reports into a store and join them."""
    for report, account in (first(), second(), third(), fourth(), hostile(), again()):
        store.add(report, account, report.text.encode(), "text/plain")
    for _ in collate(store):
        pass


def first() -> tuple[Report, Account]:
    """The Morning Ledger on the attack."""
    return _attack(
        "The Morning Ledger", "2026-03-03", "Gunmen kill dozens at Keruveh market",
        "Gunmen of the Northern Front killed at least 23 people at the market of Keruveh on Monday, the mayor said.",
        number="at least 23 people", low=23.0, high=None, bound="at_least",
    )  # fmt: skip


def second() -> tuple[Report, Account]:
    """The Coast Gazette on the attack, with another number."""
    return _attack(
        "The Coast Gazette", "2026-03-04", "Toll of Keruveh market attack put at 31",
        "Gunmen of the Northern Front killed 31 people at the market of Keruveh on Monday, an aid worker said.",
        number="31 people", low=31.0, high=31.0, bound="exact",
    )  # fmt: skip


def third() -> tuple[Report, Account]:
    """A shelling of another town, and a plan for the region around it."""
    body = (
        "Kelmari Army guns shelled Dorvan on Thursday. The Northern Front said it would withdraw from the Northern"
        " Marches. The Northern Front is part of the Marches Alliance."
    )
    report = _report("The Morning Ledger", "2026-03-06", "Army shells Dorvan", body)
    at = Quotes(report).span
    actors = (
        Actor(id="A1", name="Kelmari Army", type="armed_forces", country="ML", mentions=(at("Kelmari Army"),)),
        _front(at),
        Actor(id="A3", name="Marches Alliance", type="armed_group", mentions=(at("Marches Alliance"),)),
    )
    events = (
        Event(id="E1", type="ASSAULT", mode="heavy-weapons", trigger=at("shelled"), place="P1", when="2026-03-05",
              actor=(Participant("A1", at("Kelmari Army")),), recipient=(Participant(None, at("Dorvan on")),),
              evidence=(at("Kelmari Army guns shelled Dorvan on Thursday."),), confidence=0.8, why="trigger"),
        Event(id="E2", type="RETREAT", mode="withdraw", trigger=at("withdraw"), place="P2", status="future",
              actor=(Participant("A2", at("Northern Front")),), says="A2", confidence=0.7, why="plan",
              evidence=(at("The Northern Front said it would withdraw from the Northern Marches."),)),
    )  # fmt: skip
    places = (_at(DORVAN, at("Dorvan on")), _at(NORTH, at("Northern Marches")))
    ties = (Relation(id="R1", subject="A2", relation="part_of", object="A3", span=at("is part of")),)
    account = Account(report=header(report, reader="handmade:1"), actors=actors, places=places, events=events,
                      relations=ties, times=(_day(at("Thursday"), "2026-03-05"),))  # fmt: skip
    return report, check(account, report.text)


def fourth() -> tuple[Report, Account]:
    """Another attack in the same town some weeks later, which is another incident."""
    return _attack(
        "The Coast Gazette", "2026-04-21", "Keruveh attacked again",
        "Gunmen of the Northern Front killed 4 people near the mill of Keruveh on Sunday, the mayor said.",
        number="4 people", low=4.0, high=4.0, bound="exact", day=("Sunday", "2026-04-19"),
    )  # fmt: skip


def again() -> tuple[Report, Account]:
    """The hostile report once more, by another name, so that it makes stories and incidents."""
    report, account = hostile()
    text = report.text + "\n"
    other = msgspec.structs.replace(
        report, id=report_id("again", text), text=text, span=(0, len(text)), source="again", publisher="<b>Other</b>",
        url="javascript:window.pwned=5",
    )  # fmt: skip
    return other, msgspec.structs.replace(account, report=header(other, reader="hostile:1"))


def _attack(
    publisher: str, published: str, headline: str, body: str, *, number: str, low: float, high: float | None,
    bound: Any, day: tuple[str, str] = ("Monday", "2026-03-02"),
) -> tuple[Report, Account]:  # fmt: skip
    report = _report(publisher, published, headline, body)
    at = Quotes(report).span
    people = at("people", body)
    account = Account(
        report=header(report, reader="handmade:1"),
        actors=(_front(at), Actor(id="A3", name="people", type="population", mentions=(people,))),
        places=(_at(KERU, at("Keruveh", body)),),
        times=(_day(at(day[0]), day[1]),),
        figures=(Figure(id="F1", span=at(number, body), low=low, high=high, bound=bound, unit="people", kind="killed",
                        place="P1", event="E1"),),
        events=(Event(id="E1", type="ASSAULT", mode="firearms", trigger=at("killed"), place="P1", when=day[1],
                      actor=(Participant("A2", at("Gunmen of the Northern Front", body)),),
                      recipient=(Participant("A3", people),), evidence=(at(body),), confidence=0.9, why="trigger"),),
    )  # fmt: skip
    return report, check(account, report.text)


def _report(publisher: str, published: str, headline: str, body: str) -> Report:
    text = f"{headline}\n\n{body}"
    start = len(headline) + 2
    return Report(
        id=report_id(publisher, text), source=f"{headline[:12]}.txt", text=text, span=(0, len(text)),
        publisher=publisher, published=published, language="en", headline=Words(headline, (0, len(headline))),
        paragraphs=(Paragraph("headline", (0, len(headline))), Paragraph("body", (start, len(text)))),
    )  # fmt: skip


def _front(at: Any) -> Actor:
    return Actor(id="A2", name="Northern Front", type="armed_group", country="ML", mentions=(at("Northern Front"),))


def _at(place: Place, span: tuple[int, int]) -> Place:
    length = len(place.name)
    return msgspec.structs.replace(place, mentions=((span[0], span[0] + length),))


def _day(span: tuple[int, int], day: str) -> Time:
    return Time(id="T1", span=span, type="DATE", value=day, edtf=day)
