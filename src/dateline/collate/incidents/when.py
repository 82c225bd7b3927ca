"""On which days the events of a report took place, as far as its words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.collate.days import iso, ordinal
from dateline.record.account import Account, Event
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.store.days import on_calendar
from dateline.store.words import tokens
from dateline.vocabulary.files import table

BESIDE = 30
"""Characters after "the attack" within which a place is the attack's: "the attack in Kalat"."""
_WEEK = 7
_SAID = 2
"""Days within which what is said to have happened mostly lies before it is said."""
_STATEMENTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_POSSESSED = re.compile(r"['’]s\s+(?:[\w-]+\s+){0,3}|\s+(?!(?:the|an?|its|their|his|her)\s)(?:[\w-]+\s+)?")


def _is_near(event: Event, span: Span) -> bool:
    """Whether a span stands in the sentence that tells the event most fully."""
    low, high = event.evidence[0] if event.evidence else event.trigger
    return low <= span[0] < high


def _inside(span: Span, those: Iterable[Span]) -> bool:
    return any(low <= span[0] < high for low, high in those)


@cache
def cue(name: str) -> re.Pattern[str]:
    return re.compile(table("incidents")["cues"][name], re.IGNORECASE)


@cache
def nouns() -> frozenset[str]:
    return frozenset(table("incidents")["words"]["nouns"].split())


def is_noun(words: str) -> bool:
    """Whether a trigger is a noun for an occurrence, one or many: `attack`, `killings`, not `attacked`."""
    word = (tokens(words) or [""])[-1]
    return bool({word, word.removesuffix("s"), word.removesuffix("es")} & nouns())


class Days:
    """The days of the events of one report."""

    def __init__(self, report: Report, account: Account) -> None:
        self.report, self.account = report, account
        self.said = {one.id: one for one in account.attributions}

    def of(self, event: Event, *, row: bool = False) -> tuple[str | None, str | None]:
        """The days of an event; it may have been somewhat earlier than a day that its sentence tells of something else:
        of what it came "hours after", of what is said of it, or of the saying. A `row` of deeds ("recent attacks") was
        on no single day that its own sentence does not name."""
        first, last = on_calendar(event.when)
        if row and first and first == last and not self._is_named(event):
            return None, None
        if first and first == last and (event.when or "").endswith("~"):
            return iso((ordinal(first) or 0) - 1), iso((ordinal(first) or 0) + 1)
        if first and not last:
            last = self.report.anchor
        took_place = event.status in ("happened", "historical")
        if first and first == last and took_place:
            first = last = self._not_after(first)
        if not first or first != last:
            return first, last
        earlier = (self._of_its_saying(event) or self._by_then(event)) if took_place else 0
        earlier = max(earlier, self._after_another(event))
        return iso((ordinal(first) or 0) - earlier), last

    def _is_named(self, event: Event) -> bool:
        """Whether one of the event's sentences names its day."""
        return any(
            time.edtf == event.when and any(low <= time.span[0] < high for low, high in event.evidence)
            for time in self.account.times
        )

    def bounds(self, event: Event) -> tuple[str | None, str | None]:
        """The days on which what has no day of its own mostly was, by the day on which somebody said it, or the only
        day that its sentence names: "condemned *on Friday* the jailing of two nuns"."""
        if event.status != "happened":
            return None, None
        said = self.said.get(event.attribution or "")
        if said is not None and _inside(event.trigger, said.content) and (day := self._single(said.when)):
            return iso((ordinal(day) or 0) - _SAID), day
        named = {time.edtf for time in self.account.times if time.edtf and _is_near(event, time.span)}
        day = self._single(named.pop()) if len(named) == 1 else None
        if day is None:
            return None, None
        stated = any(it.type in _STATEMENTS and _is_near(event, it.trigger) for it in self.account.events)
        return iso((ordinal(day) or 0) - (_WEEK if stated else _SAID)), day

    def _single(self, edtf: str | None) -> str | None:
        """The day that a date covers, where that is a single one and not after the report."""
        first, last = on_calendar(edtf)
        return first if first and first == last and first <= (self.report.anchor or first) else None

    def _after_another(self, event: Event) -> int:
        """Days by which it may lie before the day told, which is that of another deed or statement of its sentence."""
        start = (event.evidence[0] if event.evidence else event.trigger)[0]
        before = self.report.text[start : event.trigger[0]]
        told = [it for it in self.account.events if it is not event and it.trigger[0] < event.trigger[0]]
        others = [it for it in told if it.when == event.when]
        if not others:
            return 0
        if cue("hours_after").search(before):
            return 1
        here = any(start <= it.trigger[0] for it in others)
        if here and cue("reason").search(before) and not self._has_its_own_day(event):
            return _WEEK
        if not is_noun(self.report.words(event.trigger)):
            return 0
        if cue("just_after").search(before):
            return _WEEK
        stated = any(it.type in _STATEMENTS and start <= it.trigger[0] for it in others)
        return _WEEK if stated and not self._has_its_own_day(event) else 0

    def _by_then(self, event: Event) -> int:
        """Days by which it may lie before the day told, which stands ahead of it, where it "had" been done by then, or
        is claimed: "met on Monday after guards had shot two", "on Monday took responsibility for the attack"."""
        text, at = self.report.text, event.trigger[0]
        start = (event.evidence[0] if event.evidence else event.trigger)[0]
        mine = [time.span for time in self.account.times if time.edtf == event.when and _is_near(event, time.span)]
        had = cue("had").search(text, start, at)
        if mine and cue("claimed").search(text, start, at) and not self._has_its_own_day(event):
            return _WEEK
        before = bool(had and mine) and all(high <= at and cue("then").search(text, high, at) for _, high in mine)
        return _WEEK if before else 0

    def _has_its_own_day(self, event: Event) -> bool:
        """Whether its day stands in its own phrase: "Monday's attack", "the attack on Monday"; not "condemned on Monday
        the attack"."""
        text, (start, end) = self.report.text, event.trigger
        mine = [time.span for time in self.account.times if time.edtf == event.when]
        ahead = any(_POSSESSED.fullmatch(text, high, start) for _, high in mine)
        return ahead or any(low >= end and not cue("phrase_ends").search(text, end, low) for low, _ in mine)

    def _of_its_saying(self, event: Event) -> int:
        """Days by which it may lie before the day told, which stands beside the saying: "said on Monday that it had
        shot two spies", there or in another sentence of the same source."""
        said = self.said.get(event.attribution or "")
        if said is None or not _inside(event.trigger, said.content):
            return 0
        end = said.cue[1]
        mine = [time.span for time in self.account.times if time.edtf == event.when and _is_near(event, time.span)]
        if not mine and any(it.when == event.when and it.source == said.source for it in self.account.attributions):
            return _SAID
        beside = all(end <= span[0] <= end + BESIDE and not _inside(span, said.content) for span in mine)
        return _SAID if mine and beside else 0

    def _not_after(self, day: str) -> str | None:
        """What took place lies not after publication: a weekday read as the coming one was the last one."""
        published, number = ordinal(self.report.anchor), ordinal(day)
        if published is None or number is None or number <= published + 1:
            return day
        return iso(number - _WEEK) if number - _WEEK <= published else None
