"""One event told twice in one report is one event: further tellings are joined to the fullest one."""

from __future__ import annotations

import msgspec

from dateline.record.account import Event

_DEEDS = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "COERCE", "PROTEST", "CONSULT", "AID", "SANCTION", "COOPERATE"})
"""Types whose tellings join by who, where and when alone; words (REQUEST, ACCUSE …) join only to a heading's."""


class Told(msgspec.Struct, frozen=True):
    """An event with what joining needs to know of its words."""

    event: Event
    lemma: str
    kind: str
    """Part of the report that it is told in."""


def join(told: list[Told]) -> list[Event]:
    """The events of a report, each once, in the order of their fullest tellings."""
    groups: list[list[Told]] = []
    for one in sorted(told, key=lambda t: (t.kind != "body", t.event.trigger)):
        home = next((g for g in groups if all(same(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return sorted((_merged(g) for g in groups), key=lambda e: e.trigger)


def same(a: Told, b: Told) -> bool:
    """Whether two tellings may be one event: nothing in them differs, and enough in them is shared."""
    x, y = a.event, b.event
    if x.type != y.type or _differ(x.place, y.place) or _differ(x.when, y.when) or _differ(x.status, y.status):
        return False
    if x.mode != y.mode and a.lemma != b.lemma:
        return False
    actors, recipients = _overlap(x, y, "actor"), _overlap(x, y, "recipient")
    if actors == "differ" or recipients == "differ":
        return False
    heading = a.kind != "body" or b.kind != "body"
    if heading:
        return actors == "shared" or recipients == "shared" or a.lemma == b.lemma
    if x.type in _DEEDS:
        shared = (actors == "shared") + (recipients == "shared") + (x.place is not None and x.place == y.place)
        return shared >= 2 or (shared == 1 and a.lemma == b.lemma) or (actors == "shared" and bool(x.when and y.when))
    return a.lemma == b.lemma and actors == "shared" and recipients == "shared"


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _overlap(a: Event, b: Event, role: str) -> str:
    left = {p.actor for p in getattr(a, role) if p.actor}
    right = {p.actor for p in getattr(b, role) if p.actor}
    if not left or not right:
        return "open"
    return "shared" if left & right else "differ"


def _merged(group: list[Told]) -> Event:
    """The fullest telling, with what others add and all their words."""
    best = max(group, key=lambda t: (t.kind == "body", _fullness(t.event), -t.event.trigger[0]))
    rest = [t.event for t in group if t is not best]
    event = best.event
    for other in rest:
        event = msgspec.structs.replace(
            event,
            actor=event.actor or other.actor,
            recipient=event.recipient or other.recipient,
            place=event.place or other.place,
            when=event.when or other.when,
        )
    return msgspec.structs.replace(
        event,
        tellings=tuple(sorted(e.trigger for e in rest)),
        evidence=tuple(dict.fromkeys([*best.event.evidence, *(s for e in rest for s in e.evidence)])),
        confidence=max(t.event.confidence for t in group),
    )


def _fullness(event: Event) -> float:
    return len(event.actor) + len(event.recipient) + bool(event.place) + bool(event.when) + event.confidence
