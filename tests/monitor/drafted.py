"""Invented reports with accounts drafted by hand, in quotes of their text, and records that hold them."""

from __future__ import annotations

from typing import Any

from dateline.record.account import (
    Account,
    Actor,
    Attribution,
    Event,
    Figure,
    Participant,
    Place,
    Relation,
    check,
    header,
)
from dateline.record.reading import Span
from dateline.record.report import Paragraph, Report, Words, report_id
from dateline.store.protocol import Store

PLACES = {
    "Keru": {"country": "ML", "geonames": 9000001},
    "Keru Strip": {"country": "ML", "geonames": 9000003},
    "Belde": {"country": "NE", "geonames": 9000002},
    "Ollan": {"country": None, "geonames": None},
}
KNOWN = {
    "Wagner Group": ("wagner-group", "armed_group", "RU"),
    "France": ("france", "state", "FR"),
    "Mali": ("mali", "state", "ML"),
    "Anna Okon": ("anna-okon", "person", "FR"),
    "Human Rights Watch": ("human-rights-watch", "ngo", None),
}


class Draft:
    """A report and what it says; words are named by quoting them, the nth time they stand there."""

    def __init__(
        self,
        text: str,
        *,
        publisher: str = "The Harbour Post",
        published: str | None = "2026-03-05",
        reader: str = "drafted:1",
    ) -> None:
        self.report = Report(
            id=report_id(publisher, text),
            source="drafts.txt",
            text=text,
            span=(0, len(text)),
            url=f"https://news.example/{report_id(publisher, text)}",
            publisher=publisher,
            language="en",
            headline=Words(text.split("\n")[0], (0, text.index("\n"))),
            published=published,
            published_basis="supplied" if published else "unknown",
            paragraphs=tuple(_paragraphs(text)),
        )
        self.reader = reader
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.events: list[Event] = []
        self.figures: list[Figure] = []
        self.attributions: list[Attribution] = []
        self.relations: list[Relation] = []

    def at(self, words: str, nth: int = 0) -> Span:
        """Where these words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.report.text.index(words, start + 1)
        return start, start + len(words)

    def who(self, name: str) -> str:
        """The id of an actor of this name."""
        key, sort, country = KNOWN.get(name, (None, "armed_group" if name[0].isupper() else "population", None))
        if name not in self.actors:
            self.actors[name] = Actor(
                id=f"A{len(self.actors) + 1}", name=name, type=sort, country=country, known_as=key,
                mentions=(self.at(name),),
            )  # fmt: skip
        return self.actors[name].id

    def place(self, name: str | None) -> str | None:
        """The id of a place of this name."""
        if name is None:
            return None
        if name not in self.places:
            self.places[name] = Place(
                id=f"P{len(self.places) + 1}", name=name, kind="city", mentions=(self.at(name),), **PLACES[name]
            )
        return self.places[name].id

    def event(
        self, type: str, trigger: str, actor: tuple[str, ...] = (), recipient: tuple[str, ...] = (), *,
        mode: str | None = None, place: str | None = None, says: str | None = None, nth: int = 0, **more: Any,
    ) -> Draft:  # fmt: skip
        """Add an event whose trigger is the nth of these words."""
        span = self.at(trigger, nth)
        self.events.append(
            Event(
                id=f"E{len(self.events) + 1}", type=type, mode=mode, trigger=span,  # type: ignore[arg-type]
                actor=tuple(Participant(self.who(name), self.at(name)) for name in actor),
                recipient=tuple(Participant(self.who(name), self.at(name)) for name in recipient),
                place=self.place(place), says=self.who(says) if says else None, evidence=(self.sentence(span),), **more,
            )
        )  # fmt: skip
        return self

    def figure(
        self, words: str, kind: str, low: float, unit: str, *, of_event: int | None = None, **more: Any
    ) -> Draft:
        """Add a figure; `of_event` is the number of the event that it counts in."""
        says, place = more.pop("says", None), more.pop("place", None)
        self.figures.append(
            Figure(
                id=f"F{len(self.figures) + 1}", span=self.at(words), low=low, high=more.pop("high", low),
                bound=more.pop("bound", "exact"), unit=unit, kind=kind, says=self.who(says) if says else None,  # type: ignore[arg-type]
                place=self.place(place), event=f"E{of_event}" if of_event else None, **more,
            )
        )  # fmt: skip
        return self

    def said(self, source: str, cue: str, content: str, *, style: str = "indirect", **more: Any) -> Draft:
        """Add a statement."""
        self.attributions.append(
            Attribution(
                id=f"Q{len(self.attributions) + 1}", source=self.who(source), source_span=self.at(source),
                cue=self.at(cue, more.pop("nth", 0)), content=(self.at(content),), style=style, **more,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return self

    def relation(self, subject: str, relation: str, object: str, words: str) -> Draft:
        """Add a relation with an actor or a place."""
        other = self.place(object) if object in PLACES else self.who(object)
        self.relations.append(
            Relation(
                id=f"R{len(self.relations) + 1}", subject=self.who(subject), relation=relation, object=other or "",  # type: ignore[arg-type]
                span=self.at(words),
            )
        )  # fmt: skip
        return self

    def sentence(self, span: Span) -> Span:
        """The sentence around a span."""
        text = self.report.text
        start = max(
            text.rfind(". ", 0, span[0]) + 2 if ". " in text[: span[0]] else 0, text.rfind("\n", 0, span[0]) + 1
        )
        end = min((at for mark in (". ", ".\n", "\n") if (at := text.find(mark, span[1])) > 0), default=len(text))
        return start, end

    def account(self) -> Account:
        """What was drafted, checked against the text."""
        made = Account(
            report=header(self.report, reader=self.reader),
            actors=tuple(self.actors.values()),
            places=tuple(self.places.values()),
            events=tuple(self.events),
            figures=tuple(self.figures),
            attributions=tuple(self.attributions),
            relations=tuple(self.relations),
        )
        return check(made, self.report.text)

    def add_to(self, store: Store) -> Draft:
        """Keep it in a record."""
        store.add(self.report, self.account(), self.report.text.encode(), "text/plain")
        return self


def _paragraphs(text: str) -> list[Paragraph]:
    found, start = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            found.append(Paragraph("headline" if not start else "body", (start, start + len(block.rstrip("\n")))))
        start += len(block) + 2
    return found
