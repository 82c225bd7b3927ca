"""Which of the deeds that a report tells as done are background: they ended more than about a year before it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extract.tree import Tree
from dateline.record.account import Event, Status

_YEAR = 12
"""Months after which what is done is background."""


def aged(status: Status, when: str | None, now: str | None) -> Status:
    """`historical` for a done event whose day ended more than about a year before `now`, the report's day."""
    last, here = _month(when), _month(now)
    if status != "happened" or last is None or here is None:
        return status
    return "historical" if here - last > _YEAR else status


def with_background(tree: Tree, events: Sequence[tuple[int, Event]]) -> list[tuple[int, Event]]:
    """The events, each with the word that tells it, with what their neighbours say of their age: in a report of unknown
    day the last deed told is as good as its day, and what hangs on background in one sentence is background."""
    now = tree.report.anchor or _last_told(events)
    made = [(at, msgspec.structs.replace(e, status=aged(e.status, e.when, now))) for at, e in events]
    old = {at for at, e in made if e.status == "historical"}
    return _gone_on(tree, [(at, _background(e) if _hangs_on(tree, at, old) else e) for at, e in made])


def _gone_on(tree: Tree, events: Sequence[tuple[int, Event]]) -> list[tuple[int, Event]]:
    """The events, where a paragraph tells background and its next sentence opens with a deed of no day in the past
    tense with that as background as well: "In 2011 they rose up. The army shot at them"."""
    told: list[tuple[int, Event]] = []
    for at, event in events:
        here = tree.sentence(at)
        before = [(k, e) for k, e in told if tree.sentence(k).last == here.first]
        opens = not any(k >= here.first and e.status != "historical" for k, e in told)
        goes_on = any(e.status == "historical" and tree.sentence(k).paragraph == here.paragraph for k, e in before)
        told.append((at, _background(event) if opens and goes_on and _in_the_past(tree, at) else event))
    return told


def _in_the_past(tree: Tree, index: int) -> bool:
    """Whether a verb tells what was, not what has been since."""
    since = {tree.lower[k] for k in tree.dependents(index, "aux")} & {"has", "have", "'ve", "’ve"}
    return tree.tokens[index].tag in ("VBD", "VBN", "VBG") and not since


def _background(event: Event) -> Event:
    done = event.status == "happened" and event.when is None
    return msgspec.structs.replace(event, status="historical") if done else event


def _hangs_on(tree: Tree, index: int, old: set[int]) -> bool:
    """Whether a word stands below one of these in its sentence: "a war in 1995 after rebels had been attacked"."""
    return any(above in old for above in tree.ancestors(index))


def _last_told(events: Sequence[tuple[int, Event]]) -> str | None:
    """The day of the latest deed that is told as done."""
    days = [e.when for _, e in events if e.status == "happened" and _month(e.when) is not None]
    return max(days, key=lambda day: _month(day) or 0, default=None)


def _month(when: str | None) -> int | None:
    """The number of the month in which an EDTF interval or day ends; December where only the year is told."""
    last = (when or "").split("/")[-1].strip("~?%")
    if not last[:4].isdigit():
        return None
    return int(last[:4]) * 12 + (int(last[5:7]) if last[5:7].isdigit() else 12)
