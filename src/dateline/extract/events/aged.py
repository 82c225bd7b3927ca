"""Which of the deeds that a report tells as done are background: they ended more than about a year before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.extract.tree import Tree
from dateline.record.account import Event, Status

_YEAR = 12
"""Months after which what is done is background."""
_HAS = frozenset({"has", "have", "'ve", "’ve"})
_WAS = frozenset({"was", "were", "had"})
_NOT_PAST = ("VBZ", "VBP", "MD")
_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Types of what may be said now of what was done long ago."""


def aged(status: Status, when: str | None, now: int | None) -> Status:
    """`historical` for a done event whose day ended more than about a year before `now`, the month of the report."""
    last = month_of(when)
    if status != "happened" or last is None or now is None:
        return status
    return "historical" if now - last > _YEAR else status


def with_background(
    tree: Tree, events: Sequence[tuple[int, Event]], days: Iterable[str | None] = ()
) -> list[tuple[int, Event]]:
    """The events, each with the word that tells it, with what their words and their neighbours say of their age: what
    hangs on background in one sentence is background. `days` are all that the report names; of a report of unknown day
    the latest is as good as its day."""
    now = month_of(tree.report.anchor) or _now(events, days)
    made = [(at, msgspec.structs.replace(e, status=_status(tree, at, e, now))) for at, e in events]
    old = {at for at, e in made if e.status == "historical"}
    return _between(tree, _gone_on(tree, [(at, _background(e) if _hangs_on(tree, at, old) else e) for at, e in made]))


def _now(events: Sequence[tuple[int, Event]], days: Iterable[str | None]) -> int | None:
    """The month of a report of unknown day: that of the latest day or month that it names, unless a deed was done in a
    later year. A year that is told by its number alone is over: "in 2013 they filed a lawsuit"."""
    told = [e.when for _, e in events if e.status == "happened"]
    last = _latest(day.removesuffix("/..") for day in (*told, *days) if day is not None and "-" in day)
    year = _latest(day for day in told if day is not None and "-" not in day)
    if year is None or (last is not None and last > year - _YEAR):
        return last
    return year + _YEAR + 1


def _latest(days: Iterable[str]) -> int | None:
    return max((month for day in days if (month := month_of(day)) is not None), default=None)


def month_of(when: str | None) -> int | None:
    """The number of the month in which an EDTF interval or day ends; December where only the year is told."""
    last = (when or "").split("/")[-1].strip("~?%")
    if not last[:4].isdigit():
        return None
    return int(last[:4]) * 12 + (int(last[5:7]) if last[5:7].isdigit() else 12)


def _status(tree: Tree, index: int, event: Event, now: int | None) -> Status:
    """The status of an event by its day and by what its words say of its age."""
    if event.status == "happened" and (_remembered(tree, index) or _under_then(tree, event)):
        return "historical"
    if tree.tokens[index].tag == "VBN" and _helpers(tree, index) & _HAS:
        return event.status  # "has been arrested over the murder of 1972"
    return aged(event.status, _day(tree, index, event), now)


def _day(tree: Tree, index: int, event: Event) -> str | None:
    """The day of an event; of one since which something else is so, the first: "since the coup of 2019"."""
    when = event.when
    return when.removesuffix("/..") if when is not None and tree.case(index) == "since" else when


def _helpers(tree: Tree, index: int, *more: str) -> set[str]:
    return {tree.lower[k] for k in tree.dependents(index, "aux", *more)}


def _remembered(tree: Tree, index: int) -> bool:
    """Whether a noun tells what is remembered years later: "the tenth anniversary of the uprising"."""
    for word in (index, *tree.ancestors(index)):
        token = tree.tokens[word]
        if token.pos != "NOUN" or token.relation.split(":")[0] not in ("nmod", "conj", "compound"):
            return False
        if tree.tokens[token.head].lemma == "anniversary":
            return not any(tree.lower[k] in ("first", "1st") for k in tree.dependents(token.head, "amod"))
    return False


def _under_then(tree: Tree, event: Event) -> bool:
    """Whether somebody takes part in the office that he held then, on no day: "asked the then president"."""
    if event.when is not None:
        return False
    heads = [tree.head(p.span) for p in (*event.actor, *event.recipient)]
    before = {tree.lower[k] for h in heads if h is not None for k in tree.dependents(h, "amod", "advmod", "compound")}
    return any(word.split("-")[0] == "then" for word in before)


def _gone_on(tree: Tree, events: Sequence[tuple[int, Event]]) -> list[tuple[int, Event]]:
    """The events, where a paragraph tells background and its next sentence opens with a deed of no day in the past
    tense with that as background as well: "In 2011 they rose up. The army shot at them"."""
    told: list[tuple[int, Event]] = []
    for at, event in events:
        here = tree.sentence(at)
        before = [(k, e) for k, e in told if tree.sentence(k).last == here.first]
        opens = not any(k >= here.first and e.status != "historical" for k, e in told)
        fresh = {k for k, e in before if e.status == "happened"}
        old = [k for k, e in before if e.status == "historical" and tree.sentence(k).paragraph == here.paragraph]
        old = [k for k in old if not fresh & set(tree.ancestors(k))]  # "jailed a man who fought in 1995. They freed …"
        goes_on = any(_was(tree, k) for k in old)
        told.append((at, _background(event) if opens and goes_on and _in_the_past(tree, at) else event))
    return told


def _in_the_past(tree: Tree, index: int) -> bool:
    """Whether a verb tells what was, not what has been since."""
    return tree.tokens[index].tag in ("VBD", "VBN", "VBG") and not _helpers(tree, index) & _HAS


def _between(tree: Tree, events: Sequence[tuple[int, Event]]) -> list[tuple[int, Event]]:
    """The events, where one of no day in the past tense that the report itself tells between background is background
    as well. Who praises, blames or rejects may speak of it now."""
    order = sorted(events, key=lambda pair: pair[0])
    found = dict(order)
    for place, (at, event) in enumerate(order):
        before = next((e for _, e in reversed(order[:place]) if _tells_age(e)), None)
        after = next((e for _, e in order[place + 1 :] if _tells_age(e)), None)
        enclosed = before is not None and after is not None and before.status == after.status == "historical"
        if enclosed and event.says is None and event.type not in _ANSWERS and _was(tree, at):
            found[at] = _background(event)
    return [(at, found[at]) for at, _ in events]


def _tells_age(event: Event) -> bool:
    return event.status == "historical" or event.when is not None


def _was(tree: Tree, index: int) -> bool:
    """Whether the next verb with a tense, the word itself or one above it, tells what was."""
    for word in (index, *tree.ancestors(index)):
        if tree.tokens[word].tag == "VBD" or _helpers(tree, word, "cop") & _WAS:
            return True
        if any(tree.tokens[k].tag in _NOT_PAST for k in (word, *tree.dependents(word, "aux", "cop"))):
            return False
    return False


def _background(event: Event) -> Event:
    done = event.status == "happened" and event.when is None
    return msgspec.structs.replace(event, status="historical") if done else event


def _hangs_on(tree: Tree, index: int, old: set[int]) -> bool:
    """Whether a word stands below one of these in its sentence: "a war in 1995 after rebels had been attacked"."""
    return any(above in old for above in tree.ancestors(index))
