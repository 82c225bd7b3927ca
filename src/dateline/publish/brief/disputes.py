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
from dateline.publish.safe import one_line
from dateline.record.account import Event
from dateline.record.incident import Field, Incident
from dateline.vocabulary.files import table

_NAMED = frozenset({"actor", "recipient", "place", "when", "status"})
LEAST = 0.6
"""How sure the reader must be of a denial."""
_DENYING = ("den", "reject", "dismiss", "refut", "disput", "contradict")


def disputed_fields(case: Case, cite: Citing) -> Iterator[Sentence]:
    """For each incident told more than once, the fields on which its accounts differ, value by value."""
    opened = {told.report.id: told for told in case.reports}
    for incident in case.incidents:
        for field in incident.fields:
            if field.state == "disputed":
                made = _disputed(incident, field, opened, cite)
                if made:
                    yield made


def _disputed(incident: Incident, field: Field, opened: dict[str, Told], cite: Citing) -> Sentence | None:
    words = table("sentences")
    figure = field.name not in _NAMED
    if field.name not in words["fields"] or field.name in ("type", "mode"):
        return None
    parts = [Part(f"On “{inner(one_line(incident.title))}”, accounts differ on {words['fields'][field.name]}: ")]
    for value in field.values:
        sources = _sources(value.facts, opened)
        if not sources:
            continue
        told = words["statuses"].get(value.value, value.value) if field.name == "status" else value.value
        said = f"“{one_line(_words(value.facts[0], opened) or told)}”" if figure else one_line(told)
        link = "" if len(parts) == 1 else "; "
        parts.append(Part(f"{link}{said} ({_tellers(value.facts, incident, opened)})", cite(sources[:3])))
    return Sentence((*parts, Part("."))) if len(parts) > 2 else None


def _tellers(facts: tuple[str, ...], incident: Incident, opened: dict[str, Told]) -> str:
    """Who says so: the actors to whom it is attributed, else the outlets, with the days."""
    says = {t.fact: t.says for t in incident.tellings} | {f.fact: f.says for f in incident.figures}
    names = []
    for fact in facts:
        told = opened.get(fact.partition(":")[0])
        if told:
            day = published(told)
            who = says.get(fact)
            names.append(f"{one_line(who)}, {day}" if who and day else one_line(who) if who else dated_outlet(told))
    shown = list(dict.fromkeys(names))
    return "; ".join(shown[:3]) + (f" and {len(shown) - 3} more" if len(shown) > 3 else "")


def _sources(facts: tuple[str, ...], opened: dict[str, Told]) -> list[Source]:
    found: list[Source] = []
    for fact in facts:
        report, _, place = fact.partition(":")
        told = opened.get(report)
        if told and place:
            start, _, end = place.partition(":")[2].partition("-")
            found.append((told, around(told, (int(start), int(end)))))
    return found


def _words(fact: str, opened: dict[str, Told]) -> str | None:
    report, _, place = fact.partition(":")
    told = opened.get(report)
    start, _, end = place.partition(":")[2].partition("-")
    return told.words((int(start), int(end))) if told else None


def denials(case: Case, cite: Citing) -> Iterator[Sentence]:
    """What is denied, rejected or said not to have happened, in the words of the reports."""
    wanted = case.focus.event()
    groups: list[tuple[set[str], Event, list[Source]]] = []
    for told in case.reports:
        for event in told.account.events:
            span = told.sentence(event)
            denied = event.status == "negated" or (event.type == "REJECT" and _denies(told.words(event.trigger)))
            if not denied or event.confidence < LEAST or span[1] - span[0] < 30 or wanted(told, event) < 1:
                continue
            words = words_of(told.words(span))
            like = next((g for g in groups if alike(words, g[0]) >= SAME), None)
            if like is None:
                groups.append((words, event, [(told, span)]))
            elif (told, span) not in like[2]:
                like[2].append((told, span))
    for _, event, sources in groups:
        yield Sentence((Part(reported(*sources[0], event), cite(sources[:4])),))


def _denies(trigger: str) -> bool:
    return trigger.lower().startswith(_DENYING)
