"""Invented occurrences for the tests of incidents: reports as small as the facts that matter."""

from __future__ import annotations

from typing import Any

from dateline.record.account import Account, Actor, Attribution, Event, Figure, Participant, Place, header
from dateline.record.report import Paragraph, Report, Words, report_id
from dateline.store.protocol import Entry, Kept

DAROVA = Place(id="P1", name="Darova", kind="city", country="KM", admin1="Tamsorra", geonames=911, lat=10.0, lon=20.0,
               precision="city", mentions=((0, 1),))  # fmt: skip
TAMSORRA = Place(id="P2", name="Tamsorra", kind="region", country="KM", admin1="Tamsorra", precision="admin1")
BELDE = Place(id="P3", name="Belde", kind="city", country="KM", admin1="Ostra", geonames=912, lat=13.0, lon=24.0,
              precision="city")  # fmt: skip


class Told:
    """Builds one report whose facts stand on words of its text."""

    def __init__(self, text: str, *, publisher: str = "Valley Wire", published: str | None = "2026-03-04") -> None:
        title, _, body = text.partition("\n\n")
        self.report = Report(
            id=report_id(publisher, text), source="specimen.txt", text=text, span=(0, len(text)), publisher=publisher,
            published=published, headline=Words(title, (0, len(title))) if body else None,
            paragraphs=(
                *((Paragraph("headline", (0, len(title))),) if body else ()),
                Paragraph("body", (len(text) - len(body or title), len(text))),
            ),
        )  # fmt: skip
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.facts: dict[str, list[Any]] = {"events": [], "figures": [], "attributions": []}

    def at(self, words: str) -> tuple[int, int]:
        """Where words stand in the text."""
        start = self.report.text.index(words)
        return start, start + len(words)

    def actor(self, name: str, type: Any, *, words: str | None = None, **fields: Any) -> str:
        """An actor's id; its mention is its name, or other words."""
        key = f"A{len(self.actors) + 1}"
        self.actors[key] = Actor(id=key, name=name, type=type, mentions=(self.at(words or name),), **fields)
        return key

    def event(
        self, type: Any, trigger: str, *, by: tuple[str, ...] = (), on: tuple[str, ...] = (), **fields: Any
    ) -> str:
        """An event's id; its evidence is the sentence around its trigger."""
        start, end = self.at(trigger)
        text, place = self.report.text, fields.pop("place", None)
        low = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
        high = min(at for at in (text.find(".", end), len(text)) if at >= 0)
        if place:
            self.places[place.id] = place
        key = f"E{len(self.facts['events']) + 1}"
        parties = {role: tuple(Participant(one, self.actors[one].mentions[0]) for one in some)
                   for role, some in (("actor", by), ("recipient", on))}  # fmt: skip
        fields = {"mode": None, "place": place.id if place else None, "evidence": ((low, high),), **parties, **fields}
        self.facts["events"].append(Event(id=key, type=type, trigger=(start, end), **fields))
        return key

    def figure(self, words: str, low: float, high: float | None, kind: Any, event: str, **fields: Any) -> None:
        """A figure that counts in an event."""
        fields = {"bound": "exact" if low == high else "at_least", "unit": words.split()[-1], **fields}
        n = len(self.facts["figures"]) + 1
        self.facts["figures"].append(
            Figure(id=f"F{n}", span=self.at(words), low=low, high=high, kind=kind, event=event, **fields)
        )

    def said(self, source: str, cue: str, content: str) -> None:
        """An attribution."""
        n = len(self.facts["attributions"]) + 1
        self.facts["attributions"].append(
            Attribution(id=f"Q{n}", source=source, source_span=self.actors[source].mentions[0], cue=self.at(cue),
                        content=(self.at(content),), style="indirect")
        )  # fmt: skip

    @property
    def kept(self) -> Kept:
        """The report as a store would give it."""
        one = self.report
        account = Account(report=header(one), actors=tuple(self.actors.values()), places=tuple(self.places.values()),
                          **{name: tuple(facts) for name, facts in self.facts.items()})  # fmt: skip
        entry = Entry(
            id=one.id, article=one.id, revision=1, source=one.source, publisher=one.publisher, url=None, headline=None,
            published=one.published, language="en", added="", unread=None, events=0, attributions=0,
        )  # fmt: skip
        return Kept(entry=entry, report=one, account=account)


def bombing(
    text: str,
    *,
    publisher: str,
    published: str = "2026-03-04",
    when: str | None = "2026-03-03",
    place: Place = DAROVA,
    toll: tuple[str, float] | None = None,
    on: str | None = None,
    trigger: str = "exploded",
    mode: str = "explosives",
    **fields: Any,
) -> Told:
    """A report of one bombing."""
    told = Told(text, publisher=publisher, published=published)
    whom = (told.actor(on, "population"),) if on else ()
    event = told.event("ASSAULT", trigger, on=whom, mode=mode, place=place, when=when, **fields)
    if toll:
        told.figure(toll[0], toll[1], toll[1], "killed", event)
    return told
