"""Makes occurrences of the events of a kept report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from dateline.collate.actors import is_shared
from dateline.collate.incidents.blocking import NEWS, kinds
from dateline.collate.incidents.occurrence import Occurrence, Party
from dateline.collate.incidents.parties import Parties
from dateline.collate.incidents.stances import stances_on
from dateline.collate.incidents.when import BESIDE, Days, cue, is_noun, nouns
from dateline.collate.words import content, heads, sites, stem
from dateline.record.account import Account, Actor, Event, Figure, Participant, Place
from dateline.record.anchor import Anchor
from dateline.record.incident import Telling, ToldFigure
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.store.protocol import Kept
from dateline.store.words import folded, tokens
from dateline.vocabulary.files import table

T = TypeVar("T")
CASUALTIES = frozenset({"killed", "injured", "missing", "detained", "released", "displaced"})
_DEFINITE = re.compile(r"\b(?:the|this|that|these|its|their|his|her|\w+['’]s)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_IN_ONE_PHRASE = 100
"""The same where the place stands in the phrase of the noun: "the summit of the two presidents in Kalat"."""
_LEAD = frozenset({"headline", "deck"})
_UPON = frozenset({"ASSAULT", "COERCE"})
"""Deeds done where those are whom they are done to."""
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
    own = [one for one in ordered if one.first_day and not one.bounded]
    first, last = _days(own or ordered)
    return msgspec.structs.replace(
        front,
        status=next((one.status for one in ordered if one.status != "negated"), front.status),
        types=_all(one.types for one in ordered),
        modes=_all(one.modes for one in ordered),
        kinds=_all(one.kinds for one in ordered),
        actors=tuple({it.key: it for one in reversed(ordered) for it in reversed(one.actors)}.values())[::-1],
        recipients=tuple({it.key: it for one in reversed(ordered) for it in reversed(one.recipients)}.values())[::-1],
        places=tuple(sorted({it.id: it for one in ordered for it in one.places}.values(), key=fineness)),
        called=_all(one.called for one in ordered),
        around=_all(one.around for one in ordered),
        first_day=first,
        last_day=last,
        bounded=not own and bool(first),
        spans=_all(one.spans for one in ordered),
        words=tuple(sorted({word for one in ordered for word in one.words})),
        triggers=_all(one.triggers for one in ordered),
        sites=tuple(sorted({site for one in ordered for site in one.sites})),
        another=front.another,
        separate=front.separate,
        title=next((one.title for one in ordered if one.title), ()),
        series=all(one.series for one in ordered),
        refers=all(one.refers for one in ordered),
        prominent=any(one.prominent for one in ordered),
        tellings=tuple(telling for one in ordered for telling in one.tellings),
        stances=_all(one.stances for one in ordered),
    )


def _foremost(one: Occurrence) -> tuple[object, ...]:
    """Told in the lead, with a day, a place and parties, then as the text goes."""
    bare = one.refers + (not one.places) + (one.bounded or not one.first_day) + (not one.actors) + (not one.recipients)
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


class _Making:
    """What the occurrences of one report have in common."""

    def __init__(self, report: Report, account: Account, copy_of: str | None, story: str | None) -> None:
        self.report, self.account, self.copy_of, self.story = report, account, copy_of, story
        self.parties = Parties(report, account)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in account.actors}
        self.places: dict[str, Place] = {place.id: place for place in account.places}
        self.counted = _counted(account)
        self.days = Days(report, account)
        self.lead = _lead(report)
        self.title = content(report.headline.text) if report.headline else ()

    def occurrence(self, event: Event) -> Occurrence:
        actors, recipients = self.parties.of(event.actor), self.parties.of(event.recipient)
        place = self.places.get(event.place or "")
        its_own = place if place and self._is_its_own(place, event) else None
        series = self._is_series(event)
        first, last = self.days.of(event, row=series)
        bounds = self.days.bounds(event) if first is None and last is None else (None, None)
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
            kinds=(*self._kinds(event, (*actors, *recipients)), *self._news(event)),
            places=(its_own,) if its_own else (),
            called=self._called(its_own) if its_own else (),
            around=() if its_own else self._around(event),
            first_day=first or bounds[0],
            last_day=last or bounds[1],
            bounded=bounds[0] is not None,
            spans=spans,
            words=content(" ".join(evidence), without=[*named, place.name if place else ""]),
            title=self.title if any(start < self.lead for start, _ in spans) else (),
            triggers=tuple(dict.fromkeys(stem(token) for span in spans for token in tokens(self._words(span))[:1])),
            sites=sites(" ".join([*evidence[:1], place.name if place else ""])),
            another=self._is_another(event, "another"),
            separate=self._is_another(event, "separate"),
            prominent=any(start < self.lead for start, _ in spans),
            series=series,
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
        for found in cue("aside").finditer(self.report.text, *sentence):
            low, high = (found.end(), high) if found.end() <= at else (low, min(high, found.start()))
        return self._words((low, max(low, high)))

    def _kinds(self, event: Event, parties: Sequence[Party]) -> tuple[str, ...]:
        """The groups of acts that it belongs to; force used on a march is of the march, too."""
        found = [*kinds(event.type, event.mode, parties), *self._further(event, parties)]
        low, high = event.trigger[1], event.evidence[0][1] if event.evidence else event.trigger[1]
        if "force" not in found or "protest" in found:
            return tuple(dict.fromkeys(found))
        after = cue("at_crowd").search(self.report.text, event.trigger[0], min(high, low + BESIDE))
        return tuple(dict.fromkeys((*found, "protest") if after else found))

    def _further(self, event: Event, parties: Sequence[Party]) -> Iterator[str]:
        """Groups that who acts, and the very verb, add: a court jails by sentence, gunmen who hold men abduct them."""
        heads_of = {party.head for party in parties}
        word = stem((tokens(self._words(event.trigger)) or [""])[0])
        if event.mode == "arrest" and (heads_of & heads("courts") or word in heads("jailing")):
            yield "penalty"
        if event.mode == "arrest" and any(it.actor and self._is_armed(it.actor) for it in event.actor):
            yield "force"
        if word in heads("freeing") and event.type in table("incidents")["captives"]["types"].split():
            yield "release"

    def _is_armed(self, actor: str) -> bool:
        return actor in self.actors and self.actors[actor].type == "armed_group"

    def _news(self, event: Event) -> tuple[str, ...]:
        """`news` for a deed of the lead: reports of one story may give it types that are not taken for one another."""
        told = any(start < self.lead for start, _ in (event.trigger, *event.tellings)) and not self._is_another(
            event, "another"
        )
        return (NEWS,) if told and event.type in table("incidents")["news"]["types"].split() else ()

    def _is_another(self, event: Event, by: str) -> bool:
        """Whether the words around the trigger set it apart: `by` which cue."""
        start, end = event.evidence[0] if event.evidence else event.trigger
        low, high = max(start, event.trigger[0] - 60), min(end, event.trigger[1] + 30)
        return bool(cue(by).search(self._words((low, max(low, high)))))

    def _is_series(self, event: Event) -> bool:
        """Whether a plural noun that is counted or called recent carries the event, or attacks that "have killed" so
        many, or men who "have seized" buildings across a region, or whether it is a habit."""
        start, end = event.trigger
        before = self.report.text[max(0, start - 40) : start]
        plural = self.report.text[start:end].endswith("s") and is_noun(self._words(event.trigger))
        row = cue("series").search(before) or cue("rows_after").match(self.report.text, end)
        spread = cue("rows").search(before) and cue("spread").match(self.report.text, end)
        return (plural and bool(row)) or bool(spread) or self._is_habit(event)

    def _is_habit(self, event: Event) -> bool:
        low, high = event.evidence[0] if event.evidence else event.trigger
        if not low <= event.trigger[0] < high:
            return False
        before = self.report.text[low : event.trigger[0]]
        if cue("habit_before").search(before) or cue("habit_after").match(self.report.text, event.trigger[1], high):
            return True
        acts = {word.removesuffix("s") for word in tokens(before) if word.endswith("s")} & nouns()
        return bool(acts and cue("rows").search(before))

    def _refers(self, trigger: Span) -> bool:
        """Whether a noun after "the", "this", "Tuesday's" carries the event."""
        before = self.report.text[max(0, trigger[0] - 40) : trigger[0]]
        return is_noun(self._words(trigger)) and bool(_DEFINITE.search(before))

    def _around(self, event: Event) -> tuple[str, ...]:
        """The countries of the places of its sentence, or else of its paragraph."""
        start, end = event.evidence[0] if event.evidence else event.trigger
        whole = next((it.span for it in self.report.paragraphs if it.span[0] <= start < it.span[1]), (start, end))
        for low, high in ((start, end), whole):
            found = {it.country for it in self.places.values() if any(low <= at < high for at, _ in it.mentions)}
            if countries := sorted(country for country in found if country):
                return tuple(countries)
        return ()

    def _called(self, place: Place) -> tuple[str, ...]:
        """What the report calls a town or site, each way once."""
        if place.kind == "country" or place.precision in ("admin1", "country"):
            return ()
        return tuple(dict.fromkeys(folded(self._words(span)) for span in place.mentions))

    def _is_its_own(self, place: Place, event: Event) -> bool:
        """Whether a place says where: not one that its sentence tells of something else, and for what is only referred
        back to, only one that stands right beside it."""
        end = event.trigger[1]
        if self._is_aside(place, event) or self._is_abroad(place, event):
            return False
        return (
            event.tellings != ()
            or not self._refers(event.trigger)
            or any(end <= start and self._in_phrase(end, start) for start, _ in place.mentions)
        )

    def _is_abroad(self, place: Place, event: Event) -> bool:
        """Whether a place lies in another country than the one on which the deed is done, and not in its phrase: of
        "spoke in Kalat of the invasion of Varania"."""
        whom = [self.actors[one.actor] for one in event.recipient if one.actor in self.actors]
        upon = {it.country for it in whom if it.type == "state"}
        if event.type not in _UPON or not upon or None in upon or place.country is None or place.country in upon:
            return False
        end = event.trigger[1]
        return not any(end <= start and self._in_phrase(end, start) for start, _ in place.mentions)

    def _is_aside(self, place: Place, event: Event) -> bool:
        """Whether such words as "a week after" stand between the event and every mention of the place beside it."""
        low, high = event.evidence[0] if event.evidence else event.trigger
        beside = [start for start, _ in place.mentions if low <= start < high]
        spans = [span for span in (event.trigger, *event.tellings) if low <= span[0] < high]
        if not beside or not spans:
            return False
        return all(self._part(*sorted((span[0], start))) for start in beside for span in spans)

    def _part(self, low: int, high: int) -> bool:
        """Whether what stands between two words makes the second one part of something else."""
        return any(cue(name).search(self.report.text, low, high) for name in ("aside", "beside"))

    def _in_phrase(self, end: int, start: int) -> bool:
        """Whether what starts at `start` belongs to the noun that ends at `end`."""
        if start <= end + BESIDE:
            return True
        return start <= end + _IN_ONE_PHRASE and not cue("phrase_ends").search(self.report.text, end, start)

    def _anchor(self, event: Event) -> str:
        return Anchor(self.report.id, "event", event.trigger).key

    def _words(self, span: Span) -> str:
        return " ".join(self.report.words(span).split())

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
