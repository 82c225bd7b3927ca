"""A report that tries everything: script, style and markup in every field that a page may show."""

from __future__ import annotations

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
from dateline.record.report import Caption, Dateline, Paragraph, Report, Words, report_id

SCRIPT = "<script>window.pwned=1</script>"
IMAGE = "\"><img src=x onerror='window.pwned=2'>"
STYLE = "</title></textarea><style>body{display:none}</style>"
JINJA = "{{ 1000003*3 }}{% raw %}"
RTL = "\u202ereversed\u202c \u0000".replace("\u0000", "\ufffd")
URL = "javascript:window.pwned=3"


def hostile() -> tuple[Report, Account]:
    """The report and an account that quotes it."""
    headline = f"Gunmen {SCRIPT} attacked {IMAGE}"
    caption = f"A street {STYLE} in Keru"
    body = f"KERU: Col. {SCRIPT} said {IMAGE} killed 12 {STYLE} people on Monday {JINJA} {RTL} {URL}"
    text = f"{headline}\n\n{caption}\n\n{body}"
    at = text.index(body)
    report = Report(
        id=report_id(SCRIPT, text),
        source=f"../{IMAGE}.txt",
        text=text,
        span=(0, len(text)),
        url=URL,
        publisher=f"Post {SCRIPT}",
        byline=IMAGE,
        language='en"><script>window.pwned=4</script>',
        headline=Words(headline, (0, len(headline))),
        captions=(Caption(caption, (text.index(caption), text.index(caption) + len(caption)), credit=STYLE),),
        dateline=Dateline("KERU", (at, at + 4), place="P1"),
        published="2026-03-02",
        paragraphs=(
            Paragraph("headline", (0, len(headline))),
            Paragraph("caption", (text.index(caption), text.index(caption) + len(caption))),
            Paragraph("body", (at, len(text))),
        ),
    )
    return report, check(_account(report), text)


def _account(report: Report) -> Account:
    text = report.text
    body = text.rindex("KERU:")

    def at(words: str) -> tuple[int, int]:
        start = text.index(words, body)
        return start, start + len(words)

    return Account(
        report=header(report, reader="hostile:1"),
        actors=(
            Actor(id="A1", name=f"Col. {SCRIPT}", type="person", country="ML", mentions=(at(f"Col. {SCRIPT}"),),
                  roles=(Office(IMAGE, "A2", at(f"Col. {SCRIPT}")),)),
            Actor(id="A2", name=IMAGE, type="armed_group", known_as=f"x{IMAGE}", mentions=(at(IMAGE),)),
        ),
        places=(Place(id="P1", name=f"Keru {SCRIPT}", kind="city", country="ML", admin1=STYLE, lat=13.0, lon=-4.0,
                      precision="city", mentions=(at("KERU"),)),),
        times=(Time(id="T1", span=at("Monday"), type="DATE", value=SCRIPT, edtf=IMAGE),),
        attributions=(Attribution(id="Q1", source="A1", source_span=at(f"Col. {SCRIPT}"), cue=at("said"),
                                  content=(at(f"{IMAGE} killed 12"),), style="indirect", channel=SCRIPT),),
        figures=(Figure(id="F1", span=at("12"), low=12, high=12, bound="exact", unit=STYLE, kind="killed", says="A1",
                        place="P1", event="E1"),),
        events=(Event(id="E1", type="ASSAULT", mode="firearms", trigger=at("killed"),
                      actor=(Participant("A2", at(IMAGE)),), recipient=(Participant(None, at(f"{STYLE} people")),),
                      place="P1", when=SCRIPT, says="A1", evidence=(at(text[body:]),), confidence=0.5, why=SCRIPT),),
        relations=(Relation(id="R1", subject="A1", relation="leads", object="A2", span=at("said"), title=IMAGE),),
    )  # fmt: skip
