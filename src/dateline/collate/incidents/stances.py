"""Who denies an event, claims it, accuses somebody of it or confirms it, as the report itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.collate.incidents.when import cue
from dateline.record.account import Account, Attribution, Event
from dateline.record.anchor import Anchor
from dateline.record.incident import Stance, StanceKind
from dateline.record.reading import Span
from dateline.record.report import Report

_OF_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT", "AID"})
"""Types of events that can be denied, claimed and blamed on somebody."""


def stances_on(event: Event, account: Account, report: Report) -> tuple[Stance, ...]:
    """The stances that a report tells on one of its events, in the order of the text, each once."""
    if event.type not in _OF_DEEDS:
        return ()
    found = [*_acts(event, account, report), *_speech(event, account, report), *_claims(event, account, report)]
    denials = {(one.who, one.span) for one in found if one.kind == "denies"}
    found = [one for one in found if one.kind != "accuses" or (one.who, one.span) not in denials]
    unique = {(one.kind, one.who): one for one in sorted(found, key=lambda one: one.span, reverse=True)}
    return tuple(sorted(unique.values(), key=lambda one: (one.span, one.kind, one.who)))


def _acts(event: Event, account: Account, report: Report) -> Iterator[Stance]:
    """Denials and accusations that are events of their own and whose sentence tells this event."""
    names = _names(account)
    for act in account.events:
        kind = _kind(act, report)
        if kind is None or not any(_tells(event, span) for span in act.evidence):
            continue
        whom = next((names.get(one.actor or "") or report.words(one.span) for one in act.recipient), None)
        for one in act.actor:
            who = names.get(one.actor or "") or report.words(one.span)
            yield _stance(kind, who, whom if kind == "accuses" else None, "event", act.trigger, act.evidence[0], report)


def _kind(act: Event, report: Report) -> StanceKind | None:
    sentence = " ".join(report.words(span) for span in act.evidence[:1])
    if act.status not in ("happened", "historical"):
        return None
    if act.type == "REJECT" and cue("denies").search(sentence):
        return "denies"
    return "accuses" if act.type == "ACCUSE" and cue("accuses").search(sentence) else None


def _speech(event: Event, account: Account, report: Report) -> Iterator[Stance]:
    """Attributions whose cue denies or confirms and whose content tells this event."""
    names = _names(account)
    for one in account.attributions:
        who = names.get(one.source or "")
        if who is None or not any(_tells(event, span) for span in one.content):
            continue
        said = report.words(one.cue)
        kind: StanceKind | None = "confirms" if cue("confirms").search(said) else None
        if re.match(r"den(y|ies|ied|ying)", said, re.IGNORECASE):
            kind = "denies"
        if kind:
            yield _stance(kind, who, None, "attribution", one.cue, _stretch(one), report)


def _claims(event: Event, account: Account, report: Report) -> Iterator[Stance]:
    """Claims of responsibility in a sentence that tells this event, or one right after it."""
    names, claims = _names(account), cue("claims")
    for span in event.evidence:
        sentence = report.words(span)
        found = claims.search(sentence)
        if not found or cue("no_claim").search(sentence):
            continue
        at = span[0] + found.start()
        who = _subject(account, at, span, found.group().casefold().endswith("by"))
        if who and names.get(who):
            words = (at, span[0] + found.end())
            yield _stance("claims", names[who], None, "event", event.trigger, span, report, words)


def _subject(account: Account, at: int, sentence: Span, passive: bool) -> str | None:
    """The actor named last before the claim in its sentence (after it, for `was claimed by`)."""
    spans = [
        (start, actor.id) for actor in account.actors for start, end in actor.mentions if actor.type != "population"
    ]
    inside = [(start, actor) for start, actor in spans if sentence[0] <= start < sentence[1]]
    before = [one for one in inside if one[0] < at]
    after = [one for one in inside if one[0] > at]
    if passive:
        return min(after)[1] if after else None
    return max(before)[1] if before else None


def _tells(event: Event, within: Span) -> bool:
    return any(within[0] <= start and end <= within[1] for start, end in (event.trigger, *event.tellings))


def _names(account: Account) -> dict[str, str]:
    return {actor.id: actor.name for actor in account.actors}


def _stretch(one: Attribution) -> Span:
    spans = [one.cue, *one.content, *([one.source_span] if one.source_span else [])]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _stance(
    kind: StanceKind,
    who: str,
    whom: str | None,
    fact: str,
    at: Span,
    span: Span,
    report: Report,
    words: Span | None = None,
) -> Stance:
    return Stance(
        kind=kind,
        who=" ".join(who.split()),
        whom=" ".join(whom.split()) if whom else None,
        fact=Anchor(report.id, "attribution" if fact == "attribution" else "event", at).key,
        report=report.id,
        words=" ".join(report.words(span).split()),
        span=span,
    )
