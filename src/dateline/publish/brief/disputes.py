"""What accounts differ on, and what is denied."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.publish.account import Told
from dateline.publish.brief.case import Case
from dateline.publish.brief.choosing import SAME, alike, words_of
from dateline.publish.brief.citing import Citing, Source
from dateline.publish.brief.numbers import around
from dateline.publish.brief.values import Part, Sentence
from dateline.publish.brief.wording import dated_outlet, inner, published, reported
from dateline.publish.days import when as in_time
from dateline.publish.safe import one_line
from dateline.publish.shapes import may_be_one
from dateline.record.account import Actor, Event, Place
from dateline.record.anchor import Anchor
from dateline.record.incident import Field, Incident, Value
from dateline.record.reading import Span
from dateline.vocabulary.files import table

_FIELDS = ("actor", "place", "when", "status")
"""Fields whose differing values are told; numbers are told by `numbers`."""
MOST_VALUES = 4
LEAST = 0.45
"""How sure the reader must be of a denial."""
_DENYING = ("den", "reject", "dismiss", "refut", "disput", "contradict")
_STANCES = ("denies", "claims", "accuses")


def disputed_fields(case: Case, cite: Citing) -> Iterator[Sentence]:
    """For each incident told more than once, the fields on which its accounts differ, value by value."""
    opened = {told.report.id: told for told in case.reports}
    for incident in case.incidents:
        for field in incident.fields:
            if field.state == "disputed" and field.name in _FIELDS:
                made = _disputed(incident, field, opened, cite)
                if made:
                    yield made


def _disputed(incident: Incident, field: Field, opened: dict[str, Told], cite: Citing) -> Sentence | None:
    """`On “Attack near Keru”, accounts differ on when it was: …`; null where values only name one thing variously."""
    words = table("sentences")
    values = [one for one in field.values if field.name != "actor" or one.value[:1].isupper()]
    sources = [(value, _sources(value.facts, opened)) for value in values]
    sources = [(value, found) for value, found in sources if found]
    if field.name == "place":
        sources = _apart(sources, opened)
    if field.name == "actor":
        sources = _other_actors(sources, opened)
    sources = _by_others(sources, incident)
    if not 2 <= len(sources) <= MOST_VALUES:
        return None
    parts = [Part(f"On “{inner(one_line(incident.title))}”, accounts differ on {words['fields'][field.name]}: ")]
    for at, (value, found) in enumerate(sources):
        told = _value(field.name, value.value)
        who = _tellers(value.facts, incident, opened)
        parts.append(Part(f"{'; ' if at else ''}{told} ({who})", cite(found[:3])))
    return Sentence((*parts, Part(".")))


def _apart(sources: list[tuple[Value, list[Source]]], opened: dict[str, Told]) -> list[tuple[Value, list[Source]]]:
    """The places that cannot be one: a town and the region that it lies in do not differ."""
    kept: list[tuple[Value, list[Source], Place]] = []
    for value, found in sources:
        place = _place(value.facts[0], opened)
        if place is not None and not any(may_be_one(place, other) for _, _, other in kept):
            kept.append((value, found, place))
    return [(value, found) for value, found, _ in kept]


def _other_actors(
    sources: list[tuple[Value, list[Source]]], opened: dict[str, Told]
) -> list[tuple[Value, list[Source]]]:
    """The actors that cannot be one: not a name and a part of it, nor a state and who leads it."""
    kept: list[tuple[Value, list[Source], Actor | None]] = []
    for value, found in sources:
        actor = _actor(value, opened)
        if not any(_may_be_one_actor(value, actor, other, it) for other, _, it in kept):
            kept.append((value, found, actor))
    return [(value, found) for value, found, _ in kept]


def _may_be_one_actor(value: Value, actor: Actor | None, other: Value, it: Actor | None) -> bool:
    few, many = sorted((set(value.value.casefold().split()), set(other.value.casefold().split())), key=len)
    if few <= many or value.value.split()[-1] == other.value.split()[-1]:
        return True
    if actor is None or it is None or not actor.country or actor.country != it.country:
        return False
    return not {actor.type, it.type} & {"armed_group", "population", "party", "company", "ngo"}


def _actor(value: Value, opened: dict[str, Told]) -> Actor | None:
    for fact in value.facts:
        told = opened.get(Anchor.parse(fact).report)
        event = next((e for e in told.account.events if told.key(e) == fact), None) if told else None
        for part in event.actor if event and told else ():
            actor = told.actors.get(part.actor or "") if told else None
            if actor is not None and one_line(actor.name) == one_line(value.value):
                return actor
    return None


def _by_others(sources: list[tuple[Value, list[Source]]], incident: Incident) -> list[tuple[Value, list[Source]]]:
    """The values that others tell than those before: who tells both does not differ from himself."""
    says = {telling.fact: telling.says for telling in incident.tellings}
    kept: list[tuple[Value, list[Source]]] = []
    known: set[tuple[str, str | None]] = set()
    for value, found in sources:
        tellers = {(fact.partition(":")[0], says.get(fact)) for fact in value.facts}
        if not tellers & known:
            kept.append((value, found))
            known |= tellers
    return kept


def _place(fact: str, opened: dict[str, Told]) -> Place | None:
    told = opened[Anchor.parse(fact).report]
    return next((told.places.get(e.place or "") for e in told.account.events if told.key(e) == fact), None)


def _value(field: str, value: str) -> str:
    if field == "status":
        told: str = table("sentences")["statuses"].get(value, value)
        return told
    return (in_time(value) or one_line(value)) if field == "when" else one_line(value)


def _tellers(facts: tuple[str, ...], incident: Incident, opened: dict[str, Told]) -> str:
    """Who says so: the actors to whom it is attributed, else the outlets, with the days."""
    says = {telling.fact: telling.says for telling in incident.tellings}
    names = []
    for fact in facts:
        told = opened.get(fact.partition(":")[0])
        if told:
            who, day = says.get(fact), published(told)
            names.append(", ".join(filter(None, (one_line(who), day))) if who else dated_outlet(told))
    shown = list(dict.fromkeys(names))
    return "; ".join(shown[:3]) + (f" and {len(shown) - 3} more" if len(shown) > 3 else "")


def _sources(facts: tuple[str, ...], opened: dict[str, Told]) -> list[Source]:
    anchors = [Anchor.parse(fact) for fact in facts]
    return [(opened[one.report], around(opened[one.report], one.span)) for one in anchors if one.report in opened]


def contested(case: Case, cite: Citing) -> Iterator[Sentence]:
    """Who denies, claims or accuses, and what is said not to have happened, in the words of the reports; the same told
    by several reports once."""
    groups: list[tuple[set[str], Event | None, list[Source]]] = []
    for told, span, event in (*_stances(case), *_denials(case)):
        words = words_of(told.words(span))
        like = next((g for g in groups if alike(words, g[0]) >= SAME or (told, span) in g[2]), None)
        if like is None:
            groups.append((words, event, [(told, span)]))
        elif (told, span) not in like[2]:
            like[2].append((told, span))
    for _, event, sources in groups:
        if not cite.touches(*sources[0]):
            yield Sentence((Part(reported(*sources[0], event), cite(sources[:4])),))


def _stances(case: Case) -> Iterator[tuple[Told, Span, None]]:
    opened = {told.report.id: told for told in case.reports}
    for kind in _STANCES:
        for stance in (s for incident in case.incidents for s in incident.stances if s.kind == kind):
            if stance.report in opened:
                told = opened[stance.report]
                yield told, around(told, stance.span), None


def _denials(case: Case) -> Iterator[tuple[Told, Span, Event]]:
    wanted = case.focus.event()
    for told in case.reports:
        for event in told.account.events:
            span = told.sentence(event)
            denied = event.status == "negated" or (event.type == "REJECT" and _denies(told.words(event.trigger)))
            if denied and event.confidence >= LEAST and span[1] - span[0] >= 30 and wanted(told, event) == 1:
                yield told, span, event


def _denies(trigger: str) -> bool:
    return trigger.lower().startswith(_DENYING)
