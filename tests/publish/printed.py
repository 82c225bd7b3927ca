"""An invented report and its account, written out by hand in quotes of its text."""

from __future__ import annotations

import msgspec

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
    header,
)
from dateline.record.reading import Span
from dateline.record.report import Paragraph, Report, Words, report_id
from dateline.store.protocol import Entry, Kept

BEFORE = "An earlier report stands here.\n\n"
"""What stands before the report in its source, so that spans in the source differ from those in the text."""
TEXT = """Gunmen attack convoy near Keru

KERU, March 4 - Gunmen attacked a convoy in Keru on Tuesday, killing at least 19 soldiers, the army said.

General Ada Obe said that the road to Keru had been reopened. "We will find them," she told reporters.

The Northern Front denied that it carried out the attack. France will send troops to Belde in May.

Obe leads the army. Observers counted between 20 and 25 dead.
"""
HOSTILE = "<script>alert(1)</script>\x00\x1b[31m\ud800](javascript:alert(1)) `x` | *y* =1+1"


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where the nth occurrence of these words stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def place(id: str, name: str, text: str, **more: object) -> Place:
    """A place, mentioned wherever its name stands."""
    spans = tuple(at(text, name, nth) for nth in range(text.count(name)))
    return msgspec.convert({"id": id, "name": name, "mentions": spans, "kind": "city", **more}, Place)


def kept(
    text: str = TEXT, *, publisher: str | None = "The Harbour Post", url: str | None = "https://post.example/keru",
    published: str | None = "2025-03-05", swap: tuple[str, str] | None = None,
) -> Kept:  # fmt: skip
    """The report as a store keeps it. `swap` replaces words of the text (and of the names in it) by others."""
    body = text.replace(*swap) if swap else text
    report = Report(
        id=report_id(publisher, body.encode("utf-8", "replace").decode()),
        source="dump.txt",
        text=body,
        span=(len(BEFORE), len(BEFORE) + len(body)),
        url=url,
        publisher=publisher,
        language="en",
        headline=Words(body.split("\n")[0], (0, body.index("\n"))),
        published=published,
        published_basis="supplied" if published else "unknown",
        paragraphs=_paragraphs(body),
    )
    account = _account(report, swap)
    entry = Entry(
        id=report.id, article=report.id, revision=1, source=report.source, publisher=publisher, url=url,
        headline=report.headline.text if report.headline else None, published=published, language="en",
        added="2025-03-06T08:00:00Z", unread=None, events=len(account.events), attributions=len(account.attributions),
    )  # fmt: skip
    return Kept(entry=entry, report=report, account=account)


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    found, start = [], 0
    for block in text.split("\n\n"):
        found.append(Paragraph("headline" if not start else "body", (start, start + len(block.rstrip("\n")))))
        start += len(block) + 2
    return tuple(found)


def _account(report: Report, swap: tuple[str, str] | None) -> Account:
    text = report.text
    new = lambda words: words.replace(*swap) if swap else words  # noqa: E731
    find = lambda words, nth=0: at(text, new(words), nth)  # noqa: E731
    first = lambda words, count: (find(words)[0], find(words)[0] + count)  # noqa: E731
    sentence = find("Gunmen attacked a convoy in Keru on Tuesday, killing at least 19 soldiers, the army said.")
    planned = find("France will send troops to Belde in May.")
    denied = find("The Northern Front denied that it carried out the attack.")
    actors = (
        Actor(id="A1", name=new("Gunmen"), type="armed_group", sector="UAF", mentions=(find("Gunmen", 1),)),
        Actor(id="A2", name="army", type="armed_forces", country="ML", sector="MIL", known_as="army-of-mali",
              mentions=(find("the army"), find("the army", 1))),
        Actor(id="A3", name="Ada Obe", type="person", country="ML", sector="MIL",
              mentions=(find("General Ada Obe"), find("she"), first("Obe leads", 3)),
              roles=(Office("General", "A2", find("General")),)),
        Actor(id="A4", name="Northern Front", type="armed_group", country="ML", sector="REB",
              mentions=(find("Northern Front"), first("it carried", 2))),
        Actor(id="A5", name="France", type="state", country="FR", known_as="france", sector="GOV",
              mentions=(find("France"),)),
        Actor(id="A6", name="at least 19 soldiers", type="population", mentions=(find("at least 19 soldiers"),)),
        Actor(id="A7", name="a convoy", type="other", mentions=(find("a convoy"),)),
    )  # fmt: skip
    places = (
        place("P1", "Keru", text, country="ML", admin1="Gao", geonames=11, lat=16.5, lon=-1.25, precision="city",
              radius_km=5.0),
        place("P2", "Belde", text, kind="region", country="ML", lat=15.0, lon=-2.0, precision="admin1",
              radius_km=150.0, extent=(-4.0, 14.0, 0.0, 16.0)),
    )  # fmt: skip
    attributions = (
        Attribution(id="Q1", source="A2", source_span=find("the army"), cue=find("said"),
                    content=(find("Gunmen attacked a convoy in Keru on Tuesday, killing at least 19 soldiers"),),
                    style="indirect"),
        Attribution(id="Q2", source="A3", source_span=find("General Ada Obe"), cue=find("said", 1),
                    content=(find("that the road to Keru had been reopened"),), style="indirect"),
        Attribution(id="Q3", source="A3", source_span=find("she"), cue=find("told"),
                    content=(find('"We will find them,"'),), style="direct"),
    )  # fmt: skip
    events = (
        Event(id="E1", type="ASSAULT", mode="firearms", trigger=find("attacked"), place="P1", when="2025-03-04",
              actor=(Participant("A1", find("Gunmen", 1)),), recipient=(Participant("A7", find("a convoy")),),
              evidence=(sentence,), confidence=0.97),
        Event(id="E2", type="ASSAULT", mode="targeted", trigger=find("killing"), place="P1", when="2025-03-04",
              actor=(Participant("A1", find("Gunmen", 1)),),
              recipient=(Participant("A6", find("at least 19 soldiers")),), says="A2", attribution="Q1",
              evidence=(sentence,), confidence=0.9),
        Event(id="E3", type="REJECT", mode=None, trigger=find("denied"), status="happened",
              actor=(Participant("A4", find("Northern Front")),), evidence=(denied,), confidence=0.95),
        Event(id="E4", type="ASSAULT", mode=None, trigger=find("attack", 2), status="negated", says="A4",
              actor=(Participant("A4", first("it carried", 2)),), evidence=(denied,),
              confidence=0.8),
        Event(id="E5", type="MOBILIZE", mode="troops", trigger=find("send"), place="P2", when="2025-05",
              status="future", actor=(Participant("A5", find("France")),), evidence=(planned,), confidence=0.9),
    )  # fmt: skip
    toll = int("".join(c for c in new("at least 19 soldiers") if c.isdigit()) or 0)
    figures = (
        Figure(id="F1", span=find("at least 19 soldiers"), low=toll, high=None, bound="at_least", unit="soldiers",
               kind="killed", place="P1", when="2025-03-04", says="A2", event="E2"),
        Figure(id="F2", span=find("between 20 and 25"), low=20, high=25, bound="range", unit="soldiers",
               kind="killed", place="P1", event="E2"),
    )  # fmt: skip
    return Account(
        report=header(report, reader="plain:1"),
        actors=actors,
        places=places,
        times=(Time(id="T1", span=find("Tuesday"), type="DATE", value="2025-03-04", edtf="2025-03-04"),),
        attributions=attributions,
        figures=figures,
        events=events,
        relations=(Relation(id="R1", subject="A3", relation="leads", object="A2", span=find("Obe leads the army")),),
    )
