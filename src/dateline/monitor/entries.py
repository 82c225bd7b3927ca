"""From facts to entries: one fact an entry, and the same thing told by several reports one entry with them all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dateline.monitor.statement import told
from dateline.record.answer import Entry, Evidence
from dateline.record.fact import Fact, Who
from dateline.store.words import tokens

_LAST = "9999-12-31"


def entry(topic: str, fact: Fact, **values: Any) -> Entry:
    """One fact as an entry; `values` are more fields of `Entry`, in place of what the fact itself gives."""
    given: dict[str, Any] = {
        "id": f"{topic}:{fact.key}",
        "topic": topic,
        "day": fact.when,
        "first_day": fact.first_day,
        "last_day": fact.last_day,
        "says": fact.says.name if fact.says else _speaker(fact),
        "status": fact.status or ("said" if fact.kind == "attribution" else "reported"),
        "evidence": (evidence(fact),),
    } | values
    if "statement" not in given:
        given["statement"] = told(fact)
    given["details"] = tuple((name, value) for name, value in given.get("details", ()) if value)
    return Entry(**given)


def evidence(fact: Fact) -> Evidence:
    """A fact as what an entry rests on."""
    return Evidence(
        fact=fact.key,
        report=fact.report,
        publisher=fact.publisher,
        published=fact.published,
        url=fact.url,
        headline=fact.headline,
        added=fact.added,
        says=fact.says.name if fact.says else _speaker(fact),
        words=fact.sentence,
        span=fact.sentence_span,
    )


def _speaker(fact: Fact) -> str | None:
    return fact.actors[0].name if fact.kind == "attribution" and fact.actors else None


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Entries that say the same of the same day joined into one that rests on all of their facts."""
    found: dict[tuple[object, ...], list[Entry]] = {}
    for one in entries:
        alike = (one.topic, one.group, one.day, one.statement.casefold(), one.of)
        found.setdefault(alike, []).append(one)
    return _headlines_told([_joined(some) for some in found.values()])


def _headlines_told(entries: list[Entry]) -> list[Entry]:
    """The entries, those of a headline alone within the one by which the same report tells that at more length: "Iran
    and Oman to meet", and then who announced it."""
    found = ((one.id, _told_at_length(one, entries)) for one in entries)
    fuller = {short: whole for short, whole in found if whole is not None}
    if not fuller:
        return entries
    shorter: dict[str, list[Entry]] = {}
    for one in entries:
        if one.id in fuller:
            shorter.setdefault(fuller[one.id].id, []).append(one)
    kept = [_resting_on(one, shorter.get(one.id, [])) for one in entries if one.id not in fuller]
    return [msgspec.structs.replace(one, of=fuller[one.of].id) if one.of in fuller else one for one in kept]


def _told_at_length(short: Entry, entries: list[Entry]) -> Entry | None:
    """The entry of the same report, topic and day that says all that one of a headline says, and more; null for any
    other than a headline's."""
    if not all(piece.headline and piece.words.strip() == piece.headline.strip() for piece in short.evidence):
        return None
    report, said = short.evidence[0].report, set(tokens(short.statement))
    for one in entries:
        alike = (one.topic, one.group, one.day, one.of) == (short.topic, short.group, short.day, short.of)
        if alike and any(piece.report == report for piece in one.evidence) and said < set(tokens(one.statement)):
            return one
    return None


def _resting_on(one: Entry, others: list[Entry]) -> Entry:
    support = {piece.fact: piece for it in (one, *others) for piece in it.evidence}
    return msgspec.structs.replace(one, evidence=tuple(support.values())) if others else one


def _joined(some: list[Entry]) -> Entry:
    if len(some) == 1:
        return some[0]
    first = min(some, key=lambda one: (one.evidence[0].added, one.evidence[0].fact))
    support = {piece.fact: piece for one in (first, *some) for piece in one.evidence}
    return msgspec.structs.replace(first, evidence=tuple(support.values()))


def innermost(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, without a statement that has (nearly) no other words than one already there, repeats one of its report
    and speaker word for word, or is a part of what its own speaker says."""
    facts = said_once(facts)
    speakers = {fact.key: fact.actors for fact in facts if fact.kind == "attribution"}
    facts = [fact for fact in facts if not _by_himself(fact, speakers.get(fact.within or ""))]
    said: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind == "attribution" and fact.content_spans:
            said.setdefault(fact.report, []).append(fact)
    dropped: set[str] = set()
    for some in said.values():
        some.sort(key=lambda one: (sum(end - start for start, end in one.content_spans), one.span))
        for at, one in enumerate(some):
            if any(_within(inner, one) for inner in some[:at] if inner.key not in dropped):
                dropped.add(one.key)
    return [fact for fact in facts if fact.key not in dropped]


def once_said(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, of an act and a statement by one word of a report ("threatened the bloc with tariffs") only the act;
    only the statement where its words stand before that word, since the act is told by those that follow it."""
    facts = list(facts)
    acts = {(one.report, one.span[0]): one for one in facts if one.kind == "event"}
    dropped: set[str] = set()
    for one in facts:
        act = acts.get((one.report, one.span[0])) if one.kind == "attribution" else None
        if act is not None:
            before = bool(one.content_spans) and one.content_spans[0][0] < act.span[0]
            dropped.add(act.key if before else one.key)
    return [one for one in facts if one.key not in dropped]


def _by_himself(fact: Fact, outer: tuple[Who, ...] | None) -> bool:
    """Whether a statement stands in another of its own speaker: "he said that he would ask the council for a veto"."""
    return outer is not None and bool({who.key for who in fact.actors} & {who.key for who in outer if who.key})


def said_once(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, of statements that a report gives twice to one speaker in the same words only the one told at most
    length."""
    worded = [(fact, _said(fact)) for fact in facts]
    told: dict[tuple[object, ...], Fact] = {}
    for fact, said in worded:
        if said:
            known = told.get(said)
            told[said] = fact if known is None or len(fact.sentence) > len(known.sentence) else known
    return [fact for fact, said in worded if not said or told[said].key == fact.key]


def _said(fact: Fact) -> tuple[object, ...] | None:
    """Report, speaker and words of a statement; null of anything else."""
    if fact.kind != "attribution" or not fact.content:
        return None
    return fact.report, tuple(who.key or who.name for who in fact.actors), tuple(tokens(" ".join(fact.content)))


def _within(inner: Fact, outer: Fact) -> bool:
    """Whether most of one statement's words are those of the other."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in inner.content_spans for b in outer.content_spans)
    return shared > 0.8 * sum(end - start for start, end in outer.content_spans)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by day, unknown days last, then as published, those of one report as it tells them."""
    return tuple(sorted(entries, key=_order))


def _order(one: Entry) -> tuple[str, str, str, str, int, str]:
    support = one.evidence[0] if one.evidence else None
    published = (support.published if support else None) or _LAST
    report, at = (support.report, support.span[0]) if support else ("", 0)
    return (one.first_day or one.last_day or _LAST, one.last_day or _LAST, published, report, at, one.id)
