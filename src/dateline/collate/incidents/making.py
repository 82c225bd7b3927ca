"""Makes occurrences of the events of a kept report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TypeVar

import msgspec

from dateline.collate.actors import actor_keys, is_shared
from dateline.collate.days import covered, iso, ordinal
from dateline.collate.incidents.blocking import NEWS, kinds
from dateline.collate.incidents.occurrence import Occurrence, Party
from dateline.collate.incidents.stances import stances_on
from dateline.collate.words import content, head, sites, stem
from dateline.record.account import Account, Actor, Event, Figure, Participant, Place
from dateline.record.anchor import Anchor
from dateline.record.incident import Telling, ToldFigure
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.store.protocol import Kept
from dateline.store.words import tokens
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry

T = TypeVar("T")
CASUALTIES = frozenset({"killed", "injured", "missing", "detained", "released", "displaced"})
_DEFINITE = re.compile(r"\b(?:the|this|that|these|its|their|his|her|\w+['’]s)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_BESIDE = 30
"""Characters after "the attack" within which a place is the attack's: "the attack in Kalat"."""
_IN_ONE_PHRASE = 100
"""The same where the place stands in the phrase of the noun: "the summit of the two presidents in Kalat"."""
_LEAD = frozenset({"headline", "deck"})
_MOST_EVIDENCE = 4
"""Sentences of an event whose words are compared."""


def singles(kept: Kept, *, copy_of: str | None = None, story: str | None = None) -> tuple[Occurrence, ...]:
    """One occurrence for each event of a kept report, in the order of the account."""
    makes = _Making(kept.report, kept.account, copy_of, story)
    return tuple(makes.occurrence(event) for event in kept.account.events)


def merged(those: Sequence[Occurrence]) -> Occurrence:
    """One occurrence of several events of a report that tell the same; the foremost stands for them."""
    ordered = sorted(those, key=_foremost)
    front = ordered[0]
    if len(ordered) == 1:
        return front
    first, last = _days(ordered)
    return msgspec.structs.replace(
        front,
        types=_all(one.types for one in ordered),
        modes=_all(one.modes for one in ordered),
        kinds=_all(one.kinds for one in ordered),
        actors=tuple({it.key: it for one in reversed(ordered) for it in reversed(one.actors)}.values())[::-1],
        recipients=tuple({it.key: it for one in reversed(ordered) for it in reversed(one.recipients)}.values())[::-1],
        places=tuple(sorted({it.id: it for one in ordered for it in one.places}.values(), key=fineness)),
        first_day=first,
        last_day=last,
        spans=_all(one.spans for one in ordered),
        words=tuple(sorted({word for one in ordered for word in one.words})),
        triggers=_all(one.triggers for one in ordered),
        sites=tuple(sorted({site for one in ordered for site in one.sites})),
        another=front.another,
        title=next((one.title for one in ordered if one.title), ()),
        series=all(one.series for one in ordered),
        refers=all(one.refers for one in ordered),
        prominent=any(one.prominent for one in ordered),
        tellings=tuple(telling for one in ordered for telling in one.tellings),
        stances=_all(one.stances for one in ordered),
    )


def _foremost(one: Occurrence) -> tuple[object, ...]:
    """Told in the lead, with a day, a place and parties, then as the text goes."""
    bare = one.refers + (not one.places) + (not one.first_day) + (not one.actors) + (not one.recipients)
    return (not one.prominent, bare, one.spans)


def _all(many: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for some in many for one in some))


def _days(ordered: Sequence[Occurrence]) -> tuple[str | None, str | None]:
    """The days of those that name a single day; else those of the first that names any."""
    dated = [(one.first_day, one.last_day) for one in ordered if one.first_day or one.last_day]
    single = [first for first, last in dated if first and first == last]
    if single:
        return min(single), max(single)
    return dated[0] if dated else (None, None)


FINENESS = ("exact", "city", "area", "admin2", "admin1", "region", "country", "unknown")


def fineness(place: Place) -> int:
    """How fine a place is told, 0 the finest."""
    return FINENESS.index(place.precision)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(table("incidents")["words"]["nouns"].split())


@lru_cache(maxsize=4096)
def _country(name: str) -> str | None:
    """The country that a word of a description names: `the Iranian foreign minister` → `IR`; null where none or two."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split() if word[:1].isupper()]
    found = {code for word in words if (code := registry().country(word))}
    return found.pop() if len(found) == 1 else None


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
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(table("incidents")["cues"][name], re.IGNORECASE)


class _Making:
    """What the occurrences of one report have in common."""

    def __init__(self, report: Report, account: Account, copy_of: str | None, story: str | None) -> None:
        self.report, self.account, self.copy_of, self.story = report, account, copy_of, story
        self.keys = actor_keys(account, report.text)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in account.actors}
        self.places: dict[str, Place] = {place.id: place for place in account.places}
        self.counted = _counted(account)
        self.said = {one.id: one for one in account.attributions}
        self.lead = _lead(report)
        self.title = content(report.headline.text) if report.headline else ()

    def occurrence(self, event: Event) -> Occurrence:
        actors, recipients = self._parties(event.actor), self._parties(event.recipient)
        place = self.places.get(event.place or "")
        first, last = self._days(event)
        spans = (event.trigger, *event.tellings)
        evidence = [self._clause(span, spans) for span in event.evidence[:_MOST_EVIDENCE]]
        named = [party.name for party in (*actors, *recipients) if is_shared(party.key)]
        return Occurrence(
            fact=self._anchor(event),
            report=self.report.id,
            published=self.report.anchor,
            story=self.story,
            copy_of=self.copy_of,
            type=event.type,
            mode=event.mode,
            status=event.status,
            actors=actors,
            recipients=recipients,
            types=(event.type,),
            modes=(event.mode,) if event.mode else (),
            kinds=(*kinds(event.type, event.mode, (*actors, *recipients)), *self._news(event)),
            places=(place,) if place and self._is_its_own(place, event) else (),
            first_day=first,
            last_day=last,
            spans=spans,
            words=content(" ".join(evidence), without=[*named, place.name if place else ""]),
            title=self.title if any(start < self.lead for start, _ in spans) else (),
            triggers=tuple(dict.fromkeys(stem(token) for span in spans for token in tokens(self._words(span))[:1])),
            sites=sites(" ".join([*evidence[:1], place.name if place else ""])),
            another=self._is_another(event),
            prominent=any(start < self.lead for start, _ in spans),
            series=self._is_series(event),
            refers=not event.tellings and self._refers(event.trigger),
            tellings=(self._telling(event, place),),
            stances=stances_on(event, self.account, self.report),
        )

    def _clause(self, sentence: Span, spans: tuple[Span, ...]) -> str:
        """The words of a sentence that stand on the event's side of such words as "hours after"."""
        low, high = sentence
        at = next((start for start, _ in spans if low <= start < high), None)
        if at is None:
            return self._words(sentence)
        for found in _cue("aside").finditer(self.report.text, *sentence):
            low, high = (found.end(), high) if found.end() <= at else (low, min(high, found.start()))
        return self._words((low, max(low, high)))

    def _days(self, event: Event) -> tuple[str | None, str | None]:
        """The days of an event; it may have been somewhat earlier than a day that its sentence tells of something else:
        of what it came "hours after", of what is said of it, or of the saying."""
        first, last = covered(event.when)
        if first and first == last and (event.when or "").endswith("~"):
            return iso((ordinal(first) or 0) - 1), iso((ordinal(first) or 0) + 1)
        if first and not last:
            last = self.report.anchor
        took_place = event.status in ("happened", "historical")
        if first and first == last and took_place:
            first = last = self._not_after(first)
        if not first or first != last:
            return first, last
        earlier = max(self._after_another(event), self._of_its_saying(event) if took_place else 0)
        return iso((ordinal(first) or 0) - earlier), last

    def _after_another(self, event: Event) -> int:
        """Days by which it may lie before the day told, which is that of another deed or statement of its sentence."""
        start = (event.evidence[0] if event.evidence else event.trigger)[0]
        before = self.report.text[start : event.trigger[0]]
        told = [it for it in self.account.events if it is not event and it.trigger[0] < event.trigger[0]]
        others = [it for it in told if it.when == event.when]
        if not others:
            return 0
        if _cue("hours_after").search(before):
            return 1
        if not self._is_noun(event.trigger):
            return 0
        if _cue("just_after").search(before):
            return _WEEK
        stated = any(it.type in _STATEMENTS and start <= it.trigger[0] for it in others)
        return _WEEK if stated and not self._has_its_own_day(event) else 0

    def _has_its_own_day(self, event: Event) -> bool:
        """Whether its day stands in its own phrase: "Monday's attack", "the attack on Monday"; not "condemned on Monday
        the attack"."""
        text, (start, end) = self.report.text, event.trigger
        mine = [time.span for time in self.account.times if time.edtf == event.when]
        ahead = any(_POSSESSED.fullmatch(text, high, start) for _, high in mine)
        return ahead or any(low >= end and not _cue("phrase_ends").search(text, end, low) for low, _ in mine)

    def _of_its_saying(self, event: Event) -> int:
        """Days by which it may lie before the day told, which stands beside the saying: "said on Monday that it had
        shot two spies"."""
        said = self.said.get(event.attribution or "")
        if said is None or not _inside(event.trigger, said.content):
            return 0
        end = said.cue[1]
        mine = [time.span for time in self.account.times if time.edtf == event.when and _is_near(event, time.span)]
        beside = all(end <= span[0] <= end + _BESIDE and not _inside(span, said.content) for span in mine)
        return _SAID if mine and beside else 0

    def _news(self, event: Event) -> tuple[str, ...]:
        """`news` for a deed of the lead: reports of one story may give it types that are not taken for one another."""
        told = any(start < self.lead for start, _ in (event.trigger, *event.tellings)) and not self._is_another(event)
        return (NEWS,) if told and event.type in table("incidents")["news"]["types"].split() else ()

    def _not_after(self, day: str) -> str | None:
        """What took place lies not after publication: a weekday read as the coming one was the last one."""
        published, number = ordinal(self.report.anchor), ordinal(day)
        if published is None or number is None or number <= published + 1:
            return day
        return iso(number - _WEEK) if number - _WEEK <= published else None

    def _is_another(self, event: Event) -> bool:
        """Whether the words around the trigger set it apart."""
        start, end = event.evidence[0] if event.evidence else event.trigger
        low, high = max(start, event.trigger[0] - 60), min(end, event.trigger[1] + 30)
        return bool(_cue("another").search(self._words((low, max(low, high)))))

    def _is_series(self, event: Event) -> bool:
        """Whether a plural noun that is counted or called recent carries the event, or attacks that "have killed" so
        many, or whether it is a habit."""
        start, end = event.trigger
        before = self.report.text[max(0, start - 40) : start]
        plural = self.report.text[start:end].endswith("s") and self._is_noun(event.trigger)
        row = _cue("series").search(before) or _cue("rows_after").match(self.report.text, end)
        return (plural and bool(row)) or self._is_habit(event)

    def _is_habit(self, event: Event) -> bool:
        low, high = event.evidence[0] if event.evidence else event.trigger
        if not low <= event.trigger[0] < high:
            return False
        before = self.report.text[low : event.trigger[0]]
        if _cue("habit_before").search(before) or _cue("habit_after").match(self.report.text, event.trigger[1], high):
            return True
        acts = {word.removesuffix("s") for word in tokens(before) if word.endswith("s")} & _nouns()
        return bool(acts and _cue("rows").search(before))

    def _refers(self, trigger: Span) -> bool:
        """Whether a noun after "the", "this", "Tuesday's" carries the event."""
        before = self.report.text[max(0, trigger[0] - 40) : trigger[0]]
        return self._is_noun(trigger) and bool(_DEFINITE.search(before))

    def _is_its_own(self, place: Place, event: Event) -> bool:
        """Whether a place says where: for what is only referred back to, only one that stands right beside it."""
        end = event.trigger[1]
        return (
            event.tellings != ()
            or not self._refers(event.trigger)
            or any(end <= start and self._in_phrase(end, start) for start, _ in place.mentions)
        )

    def _in_phrase(self, end: int, start: int) -> bool:
        """Whether what starts at `start` belongs to the noun that ends at `end`."""
        if start <= end + _BESIDE:
            return True
        return start <= end + _IN_ONE_PHRASE and not _cue("phrase_ends").search(self.report.text, end, start)

    def _is_noun(self, trigger: Span) -> bool:
        """Whether the trigger is a noun for an occurrence, one or many: `attack`, `killings`, not `attacked`."""
        word = (tokens(self._words(trigger)) or [""])[-1]
        return bool({word, word.removesuffix("s"), word.removesuffix("es")} & _nouns())

    def _anchor(self, event: Event) -> str:
        return Anchor(self.report.id, "event", event.trigger).key

    def _words(self, span: Span) -> str:
        return " ".join(self.report.words(span).split())

    def _parties(self, participants: tuple[Participant, ...]) -> tuple[Party, ...]:
        found = {party.key: party for party in map(self._party, participants)}
        return tuple(
            party for party in found.values() if not party.name.casefold().startswith(("no ", "nobody", "none"))
        )

    def _party(self, one: Participant) -> Party:
        actor = self.actors.get(one.actor or "")
        if actor is None:
            words = self._words(one.span)
            return Party(Anchor(self.report.id, "actor", one.span).key, words, None, _country(words), None, head(words))
        key = self.keys[actor.id]
        shared = is_shared(key)
        country = actor.country or (None if shared else _country(actor.name))
        return Party(key, actor.name, actor.type, country, actor.sector, "" if shared else head(actor.name))

    def _telling(self, event: Event, place: Place | None) -> Telling:
        span = event.evidence[0] if event.evidence else event.trigger
        return Telling(
            fact=self._anchor(event),
            report=self.report.id,
            publisher=self.report.publisher,
            published=self.report.published,
            copy_of=self.copy_of,
            type=event.type,
            mode=event.mode,
            status=event.status,
            says=self._name(event.says),
            actor=self._names(event.actor),
            recipient=self._names(event.recipient),
            place=place.name if place else None,
            when=event.when,
            words=self._words(span),
            span=span,
            figures=tuple(self._figure(one) for one in self.counted.get(event.id, ())),
        )

    def _names(self, participants: tuple[Participant, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._name(one.actor) or self._words(one.span) for one in participants))

    def _name(self, id: str | None) -> str | None:
        actor = self.actors.get(id or "")
        return actor.name if actor else None

    def _figure(self, one: Figure) -> ToldFigure:
        return ToldFigure(
            fact=Anchor(self.report.id, "figure", one.span).key,
            report=self.report.id,
            publisher=self.report.publisher,
            published=self.report.published,
            kind=one.kind,
            unit=one.unit,
            low=one.low,
            high=one.high,
            bound=one.bound,
            says=self._name(one.says),
            words=self._words(one.span),
            span=one.span,
        )


def _lead(report: Report) -> int:
    """Where the headline, the deck and the first paragraph end."""
    ends = [paragraph.span[1] for paragraph in report.paragraphs if paragraph.kind in _LEAD]
    body = [paragraph.span[1] for paragraph in report.paragraphs if paragraph.kind == "body"]
    return max([*ends, *body[:1]], default=0)


def _counted(account: Account) -> dict[str, list[Figure]]:
    """The figures of each event: those that the account counts in it, and casualties told in its very sentence."""
    found: dict[str, list[Figure]] = {}
    for figure in account.figures:
        event = figure.event or _beside(figure, account)
        if event:
            found.setdefault(event, []).append(figure)
    return found


def _beside(figure: Figure, account: Account) -> str | None:
    """The event whose trigger stands nearest to a casualty figure in the same sentence."""
    if figure.kind not in CASUALTIES:
        return None
    near = [
        (abs(span[0] - figure.span[0]), event.id)
        for event in account.events
        if event.type in ("ASSAULT", "COERCE", "PROTEST", "AID", "RETREAT", "SANCTION")
        and any(start <= figure.span[0] and figure.span[1] <= end for start, end in event.evidence)
        for span in (event.trigger, *event.tellings)
        if any(start <= span[0] < end and start <= figure.span[0] < end for start, end in event.evidence)
    ]
    return min(near)[1] if near else None
