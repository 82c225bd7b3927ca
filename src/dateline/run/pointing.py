"""What a person points at with an id: a report, a story, an incident, an event or an actor, as a judgement names it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import msgspec

from dateline.errors import JudgementError, SpanError
from dateline.record.anchor import Anchor
from dateline.record.judgement import Judgement, Subject, Verdict
from dateline.record.story import Story
from dateline.store.protocol import ActorQuery, FactQuery, Store, StoryQuery, View

Kind = Literal["report", "story", "incident", "event", "actor"]


class Pointed(msgspec.Struct, frozen=True):
    """What an id names: its kind, and the keys by which a judgement names it."""

    kind: Kind
    keys: tuple[str, ...]


def find_story(view: View, id: str) -> Story | None:
    """A story by its id, the beginning of it, or the id of a report in it."""
    if id.strip().lower().startswith("s"):
        return view.story(id)
    kept = view.kept(id)
    return next(view.stories(StoryQuery(report=kept.report.id)), None) if kept else None


def point(view: View, id: str) -> Pointed:
    """What this id names.

    Raises:
        JudgementError: the record holds nothing of this id.
        StoreError: it begins several ids.
    """
    asked = id.strip()
    if ":event:" in asked or ":actor:" in asked:
        return _fact(view, asked)
    if any(view.actors(ActorQuery(keys=(asked,), limit=1))):
        return Pointed("actor", (asked,))
    if asked.lower().startswith("s") and (story := view.story(asked)):
        return Pointed("story", story.reports)
    if kept := view.kept(asked):
        return Pointed("report", (kept.report.id,))
    if incident := view.incident(asked):
        return Pointed("incident", tuple(telling.fact for telling in incident.tellings))
    raise JudgementError(
        f"expected the id of a report, a story, an incident, an event or an actor of the record, got {id!r}:"
        " `dateline list`, `stories`, `incidents` and `actor` print them"
    )


def judge(
    store: Store,
    left: str,
    right: str,
    verdict: Verdict,
    *,
    by: str,
    note: str | None = None,
    copies: bool = False,
) -> Judgement:
    """Keep a person's verdict on two things of one kind; `copies` judges reports as texts, not as parts of a story.

    Raises:
        JudgementError: they are of two kinds, one and the same, or not in the record.
    """
    subject, a, b = _pair(point(store, left), point(store, right), copies=copies)
    if subject == "actor":
        a, b = _sighting(store, a), _sighting(store, b)
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    judgement = Judgement(
        id=judgement_id(subject, a, b, by, when),
        subject=subject,
        left=a,
        right=b,
        verdict=verdict,
        judge=by,
        by_person=True,
        when=when,
        note=note,
    )
    store.judge(judgement)
    return judgement


def judgement_id(*parts: str) -> str:
    """The id of a judgement or correction: `j` and ten hexadecimal digits of a hash of what it says and when."""
    import hashlib

    return "j" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _fact(view: View, id: str) -> Pointed:
    try:
        anchor = Anchor.parse(id)
    except SpanError as error:
        raise JudgementError(str(error)) from error
    if anchor.kind == "event" and not any(view.facts(FactQuery(keys=(anchor.key,)))):
        raise JudgementError(f"the record tells no event {id}: `dateline incident` prints those of an incident")
    if anchor.kind == "actor" and not any(one.fact == anchor.key for one in view.appearances(report=anchor.report)):
        raise JudgementError(f"the record names no actor {id}")
    return Pointed("event" if anchor.kind == "event" else "actor", (anchor.key,))


def _sighting(view: View, key: str) -> str:
    """The anchor of an actor in the first report that names it by this key."""
    if ":actor:" in key:
        return key
    return next(one.fact for one in view.appearances(keys=(key,)) if one.key == key)


def _pair(left: Pointed, right: Pointed, *, copies: bool) -> tuple[Subject, str, str]:
    """Subject and sides of a judgement on two things."""
    kinds = {left.kind, right.kind}
    if kinds <= {"event", "incident"}:
        subject: Subject = "event"
    elif kinds <= {"report", "story"}:
        subject = "report" if copies else "story"
    elif kinds == {"actor"}:
        subject = "actor"
    else:
        raise JudgementError(
            f"expected two of one kind, got {_a(left.kind)} and {_a(right.kind)}: name two of one kind"
        )
    if set(left.keys) == set(right.keys):
        raise JudgementError(
            f"both are one {left.kind} already: name two different ones (to part an incident, two events)"
        )
    return subject, left.keys[0], right.keys[0]


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aei" else f"a {kind}"
