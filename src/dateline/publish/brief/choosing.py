"""Which facts a brief tells: tellings of one act together, the weightiest first, then in the order of the days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from dateline.publish.account import Told
from dateline.publish.brief.wording import PRONOUNS
from dateline.publish.days import length
from dateline.record.account import Attribution, Event
from dateline.record.incident import Incident
from dateline.store.days import on_calendar
from dateline.vocabulary.files import table

SAME = 0.55
"""Share of words that two sentences have in common from which they tell the same."""
RECENT = 10
"""Days before publication from which an act is background."""
SAME_INCIDENT = 0.3
"""The same, for sentences that tell one incident: what they tell of it may differ."""
MOST = 600
"""So many of the weightiest events are looked at."""
Wanted = Callable[[Told, Event], float]
"""How much an event counts, 0 (not at all) to 1."""
_WORD = re.compile(r"\w+")
_CAPTION = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.?$")
"""How captions of pictures end: "… in the district of Belde, May 7, 2026."."""


class Point(msgspec.Struct, frozen=True):
    """One event in its report, and how much it weighs."""

    told: Told
    event: Event
    weight: float


class Act(msgspec.Struct, frozen=True):
    """Events that tell one act, the best told first, and how much it weighs."""

    tellings: tuple[Point, ...]
    weight: float
    incident: Incident | None = None

    @property
    def best(self) -> Point:
        """The telling that the brief words."""
        return self.tellings[0]

    @property
    def day(self) -> str:
        """What the acts are put in order by: the first day, else the day of publication."""
        days = [on_calendar(one.event.when)[0] for one in self.tellings]
        known = [day for day in days if day]
        return min(known) if known else (self.best.told.report.published or "9999")[:10]


def acts(reports: Iterable[Told], incidents: Iterable[Incident], wanted: Wanted, *, least: float = 0.5) -> list[Act]:
    """The acts that these reports tell (of the events that are wanted), by day; each sentence is used once."""
    by_fact = {telling.fact: one for one in incidents for telling in one.tellings}
    groups: list[tuple[list[Point], set[str], Incident | None]] = []
    points = [point for told in reports for point in _points(told, wanted, least)]
    for point in sorted(points, key=lambda one: -one.weight)[:MOST]:
        incident = by_fact.get(point.told.key(point.event))
        words = _content(point.told.words(point.told.sentence(point.event)))
        group = next((g for g in groups if _together(g, incident, words, point.event)), None)
        if group:
            group[0].append(point)
        else:
            groups.append(([point], words, incident))
    made = [_act(group, incident) for group, _, incident in groups]
    return sorted(made, key=lambda act: (act.day, act.best.told.report.published or "", act.best.event.trigger))


def _points(told: Told, wanted: Wanted, least: float) -> Iterator[Point]:
    for event in _one_a_sentence(told, wanted, least):
        counts = wanted(told, event)
        yield Point(told, event, _own_weight(told, event) - 1.5 * (1 - counts))


def _together(
    group: tuple[list[Point], set[str], Incident | None], incident: Incident | None, words: set[str], event: Event
) -> bool:
    likeness = alike(words, group[1])
    if incident is not None and group[2] is not None:
        return incident.id == group[2].id and likeness >= SAME_INCIDENT
    return group[0][0].event.type == event.type and likeness >= SAME


def alike(left: set[str], right: set[str]) -> float:
    """The share of their words that two sets have in common (Jaccard)."""
    return len(left & right) / len(left | right) if left and right else 0.0


def _content(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) > 3 or word.isdigit()}


def words_of(text: str) -> set[str]:
    """The words by which two sentences are compared."""
    return _content(text)


def _one_a_sentence(told: Told, wanted: Wanted, least: float) -> list[Event]:
    """The weightiest event of each sentence of the body (of the headline only where it alone tells the act)."""
    headline = told.report.headline
    chosen: dict[tuple[int, int], Event] = {}
    for event in told.account.events:
        span = told.sentence(event)
        if (
            event.confidence < least
            or span[1] - span[0] < 30
            or not _is_sentence(told, span)
            or not wanted(told, event)
        ):
            continue
        if headline and headline.span[0] <= span[0] < headline.span[1]:
            continue
        if span not in chosen or _own_weight(told, event) > _own_weight(told, chosen[span]):
            chosen[span] = event
    return list(chosen.values())


def _is_sentence(told: Told, span: tuple[int, int]) -> bool:
    kinds = {p.kind for p in told.report.paragraphs if p.span[0] <= span[0] < p.span[1]}
    return not kinds & {"furniture", "subhead", "caption"} and not _CAPTION.search(told.words(span).rstrip())


def _own_weight(told: Told, event: Event) -> float:
    place = 1 - min(event.trigger[0] / max(len(told.report.text), 1), 1.0)
    score: float = abs(table("plover")[event.type].get("score") or 0.0) / 10
    whole = 0.3 * bool(event.actor) + 0.3 * bool(event.recipient) + 0.2 * bool(on_calendar(event.when)[0])
    opening = told.words(told.sentence(event))[:12].lower()
    unclear = 0.5 * opening.startswith(("“", '"', "‘")) + 0.6 * (opening.split(" ")[0] in PRONOUNS)
    long_ago = 0.8 * (event.status == "historical") + _age(told, event)
    return event.confidence + place + score + whole - long_ago - unclear


def _age(told: Told, event: Event) -> float:
    """Less weight for what was long past when the report came out, or of no day that the report gives."""
    last, published = on_calendar(event.when)[1], (told.report.published or "")[:10]
    if not last:
        return 0.3
    return 0.6 if len(published) == 10 and last < published and length(last, published) > RECENT else 0.0


def _act(group: list[Point], incident: Incident | None) -> Act:
    best = sorted(group, key=lambda one: -one.weight)
    reports = len({one.told.report.id for one in group})
    told_by = incident and len({t.report for t in incident.tellings if not t.copy_of})
    each = 0.15 if _age(best[0].told, best[0].event) else 0.6  # what every report repeats is background
    weight = best[0].weight + each * (max(reports, told_by or 0) - 1)
    return Act(tuple(best), weight, incident)


def heaviest(
    found: list[Act], most: int, *, each: int = 0, stories: Mapping[str, str] | None = None
) -> tuple[list[Act], int]:
    """The `most` weightiest, in their order, and how many are left.

    With `stories` (the story of each report, by id), no more than `each` come from one story or report without one, as
    long as others can fill the places.
    """
    ranked = sorted(found, key=lambda act: -act.weight)
    kept: set[int] = set()
    taken: Counter[str] = Counter()
    for capped in (True, False) if stories is not None else (False,):
        for act in ranked:
            report = act.best.told.report.id
            story = stories.get(report, report) if stories else report
            if id(act) not in kept and len(kept) < most and not (capped and taken[story] >= each):
                kept.add(id(act))
                taken[story] += 1
    return [act for act in found if id(act) in kept], len(found) - len(kept)


class Said(msgspec.Struct, frozen=True):
    """One statement in its report."""

    told: Told
    said: Attribution


def statements(reports: Iterable[Told]) -> dict[str, list[Said]]:
    """What each speaker says, by the speaker's key; of like statements of one speaker the first."""
    found: dict[str, list[Said]] = {}
    seen: dict[str, list[set[str]]] = {}
    for told in reports:
        for one in told.account.attributions:
            headline = told.report.headline
            if headline and headline.span[0] <= one.cue[0] < headline.span[1]:
                continue
            speaker = told.actor_key(one.source)
            text = " ".join(told.words(span) for span in one.content)
            if speaker is None or one.within or not 25 <= len(text) <= 420:
                continue
            words = _content(text)
            if all(alike(words, other) < SAME for other in seen.setdefault(speaker, [])):
                seen[speaker].append(words)
                found.setdefault(speaker, []).append(Said(told, one))
    return found
