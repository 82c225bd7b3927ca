"""The facts of an account as short styled lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dateline.record.account import Account, Attribution, Event, Figure, Participant, Time
from dateline.record.reading import Span
from dateline.record.report import Report

EVENT, SPEECH, FIGURE, TIME, NAME = "bold red", "bold blue", "bold cyan", "green", "underline"
STATUS = {
    "happened": "",
    "future": "magenta",
    "hypothetical": "yellow",
    "negated": "red",
    "requested": "magenta",
    "historical": "dim",
}
BOUND = {"exact": "{low}", "at_least": "≥ {low}", "at_most": "≤ {high}", "about": "≈ {low}", "range": "{low}–{high}"}


class Facts:
    """Tells the facts of one account in the words of its report."""

    def __init__(self, account: Account, report: Report) -> None:
        self.account, self.report = account, report
        self._names = {one.id: one.name for one in account.actors} | {one.id: one.name for one in account.places}

    def within(self, span: Span) -> list[Text]:
        """What is said at a stretch of the text: attributions, events, figures, times, each kind in reading order."""
        return [
            *(self.attribution(one) for one in self.account.attributions if _starts_in(span, one.cue)),
            *(self.event(one) for one in self.account.events if _starts_in(span, one.trigger)),
            *(self.figure(one) for one in self.account.figures if _starts_in(span, one.span)),
            *(self.time(one) for one in self.account.times if _starts_in(span, one.span)),
        ]

    def attribution(self, one: Attribution) -> Text:
        """`Gen. Obe ‹said› “the town is calm …”`."""
        return Text.assemble(
            (self._speaker(one), "bold"), " ", (f"‹{self.words(one.cue)}›", SPEECH), " ", self.content(one)
        )

    def _speaker(self, one: Attribution) -> str:
        words = self.words(one.source_span) if one.source_span else ""
        name = self.name(one.source)
        return f"{words} = {name}" if words and name and words.lower() in _PRONOUNS else name or words or "someone"

    def content(self, one: Attribution, most: int = 110) -> Text:
        """The words attributed, shortened."""
        text = shortened(" … ".join(self.words(span) for span in one.content), most)
        return Text(text, style="italic" if one.style == "direct" else "")

    def event(self, one: Event) -> Text:
        """`ASSAULT artillery  Northern Front → Belde, at Keru, 2026-03-04, happened (says Gen. Obe)`."""
        code = f"{one.type} {one.mode}" if one.mode else one.type
        told = Text.assemble((code, EVENT), "  ", self.parties(one))
        for detail in (f"in {self.name(one.place)}" if one.place else "", one.when or ""):
            told.append(f", {detail}" if detail else "")
        told.append(f", {one.status}", style=STATUS[one.status])
        if one.says:
            told.append(f" (says {self.name(one.says)})", style="italic")
        return told

    def parties(self, one: Event) -> Text:
        """Who did it, and to whom."""
        actors, recipients = self._all(one.actor), self._all(one.recipient)
        return Text(f"{actors or '?'} → {recipients}" if recipients else actors or "?")

    def _all(self, participants: tuple[Participant, ...]) -> str:
        return ", ".join(dict.fromkeys(self.name(one.actor) or self.words(one.span) for one in participants))

    def figure(self, one: Figure) -> Text:
        """`≥ 19 soldiers (killed)  “at least 19 soldiers”, says the ministry`."""
        told = Text.assemble((bounds(one), FIGURE), f" {one.unit or ''}".rstrip(), f" ({one.kind})")
        told.append(f"  “{self.words(one.span)}”", style="dim")
        if one.says:
            told.append(f", says {self.name(one.says)}", style="italic")
        return told

    def time(self, one: Time) -> Text:
        """`Tuesday = 2026-03-03`."""
        return Text.assemble((self.words(one.span), TIME), " = ", one.edtf or one.value or "not known")

    def marked(self, span: Span) -> Text:
        """A stretch of the report with names, times, figures, cues and triggers marked."""
        text = Text(self.report.words(span))
        for style, (start, end) in self._marks():
            if start < span[1] and span[0] < end:
                text.stylize(style, max(start, span[0]) - span[0], min(end, span[1]) - span[0])
        return text

    def _marks(self) -> Iterator[tuple[str, Span]]:
        account = self.account
        yield from ((NAME, span) for actor in account.actors for span in actor.mentions)
        yield from ((NAME, span) for place in account.places for span in place.mentions)
        yield from ((TIME, one.span) for one in account.times)
        yield from ((FIGURE, one.span) for one in account.figures)
        yield from ((SPEECH, one.cue) for one in account.attributions)
        yield from ((EVENT, one.trigger) for one in account.events)

    def name(self, key: str | None) -> str:
        """The name of an actor or place by its id."""
        return self._names.get(key, key) if key else ""

    def words(self, span: Span) -> str:
        """The words at a span on one line."""
        return " ".join(self.report.words(span).split())


def _starts_in(span: Span, fact: Span) -> bool:
    return span[0] <= fact[0] < span[1]


_PRONOUNS = frozenset(["he", "she", "it", "they", "who", "we", "i", "his", "her", "its", "their"])


def bounds(one: Figure) -> str:
    """The bounds of a figure: `≥ 19`, `≈ 2,000`, `5–8`."""
    if one.low is None and one.high is None:
        return "?"
    pattern = BOUND.get(one.bound) or ("≥ {low}" if one.low is not None else "≤ {high}")
    if (one.low is None and "{low}" in pattern) or (one.high is None and "{high}" in pattern):
        pattern = "≤ {high}" if one.low is None else "≥ {low}"
    return pattern.format(low=_number(one.low), high=_number(one.high))


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def shortened(text: str, most: int) -> str:
    """The text, cut at a word where it is longer than `most` characters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
