"""One event told twice in one report is one event: further tellings are joined to the fullest one.

A logistic regression weighs what holds of each pair of tellings (`likeness.py`), and the reader says what it makes of
the two words (`EventMark.same`): their log odds are added. Groups of tellings are then joined, the likeliest first,
while the log odds of their best pair and the mean of all their pairs, weighed, are at least `joined` (average linkage).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator

import msgspec

from dateline.extract.events.bystanders import apart_from
from dateline.extract.events.likeness import Telling, barred, chains_of, features, telling
from dateline.extract.events.onedeed import again, goes_on, joined_to, one_deed, over, sent, slain
from dateline.extract.events.running import running_total
from dateline.extract.linear import available, scorer
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Event
from dateline.record.reading import Span
from dateline.vocabulary.weapons import is_munition

NAME = "event-tellings"
_BEST = 0.8
"""Share of the best pair in what holds two groups together."""
_FIRM = 0.999
"""As sure as one pair may be: no single one decides over all others."""
_UNREAD = -1.0
"""Log odds that the reader is taken to give a pair of which it does not know both words."""
_LEAST = 0.02
"""The chance it is taken to give a pair that it left out."""
_REACH = 60
"""Sentences over which two tellings are compared: so that a book costs as much a page as a report."""


def join(scene: Scene, told: list[tuple[int, Event]]) -> list[Event]:
    """The events of a report, each once, in the order of their fullest tellings; `told` has each with its token."""
    if not available(NAME):
        return [event for _, event in told]
    tellings = tellings_of(scene, told)
    groups = _grouped(len(tellings), _odds(scene, tellings))
    return sorted((_merged([tellings[at] for at in group]) for group in groups), key=lambda e: e.trigger)


def tellings_of(scene: Scene, told: list[tuple[int, Event]]) -> list[Telling]:
    """The same with what comparing them needs, in reading order."""
    chains = chains_of(scene)
    return [telling(scene, index, event, chains) for index, event in sorted(told, key=lambda t: t[1].trigger)]


def pairs(scene: Scene, tellings: list[Telling]) -> dict[tuple[int, int], list[str]]:
    """The features of each pair that may be one event, by positions in `tellings`."""
    alike: dict[str, list[int]] = {}
    for at, one in enumerate(tellings):
        alike.setdefault(one.event.type, []).append(at)
    words = {kind: [tellings[at].index for at in those] for kind, those in alike.items()}
    totals = [running_total(scene.tree, one.index) for one in tellings]
    return {
        (a, b): features(scene, tellings[a], tellings[b], words[kind])
        for kind, those in alike.items()
        for a, b in _near(those, tellings)
        if not barred(tellings[a], tellings[b])
        and not in_a_row(scene, tellings[a], tellings[b])
        and not requited(scene.tree, tellings[a], tellings[b])
        and totals[a] == totals[b]
    }


def requited(tree: Tree, one: Telling, other: Telling) -> bool:
    """Whether a noun below a deed tells what that answers or follows: "fired rockets in response to the *killing*"."""
    below = one.sentence == other.sentence and one.index in tree.ancestors(other.index)
    return below and apart_from(tree, other.index, other.event.type) == "beside"


def in_a_row(scene: Scene, one: Telling, other: Telling) -> bool:
    """Whether "and" or commas put two deeds of other words side by side: "killings, arson and torture"."""
    tree = scene.tree
    if one.sentence != other.sentence or one.lemma == other.lemma:
        return False
    return tree.row(one.index) == tree.row(other.index) and tree.tokens[one.index].pos == tree.tokens[other.index].pos


def _near(those: list[int], tellings: list[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs within reach of one another."""
    for place, a in enumerate(those):
        for b in those[place + 1 :]:
            if tellings[b].sentence - tellings[a].sentence > _REACH:
                break
            yield a, b


def _odds(scene: Scene, tellings: list[Telling]) -> dict[tuple[int, int], float]:
    """Log odds that two tellings are one event, of each pair that may be."""
    weights, read = scorer(NAME), _Read(scene, {one.index for one in tellings})
    share = weights.tuned.get("reader", 0.0)
    likely = {
        (a, b): _log_odds(weights.scores(held)["yes"]) + share * read.odds(tellings[a].index, tellings[b].index)
        for (a, b), held in pairs(scene, tellings).items()
    }
    return likely | dict.fromkeys(_sure(scene, tellings), _log_odds(1.0))


def _sure(scene: Scene, tellings: list[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs that grammar alone makes one event."""
    places = {word: at for at, one in enumerate(tellings) for word in reversed(over(scene.tree, one.index))}
    for b, second in enumerate(tellings):
        a = places.get(_above(scene.tree, second.index, places))
        if a is not None and a < b and one_deed(scene.tree, tellings[a], second):
            yield a, b
        yield from ((a, b) for a, one in enumerate(tellings[:b]) if slain(scene, one, second))
        if b and (again(scene.tree, tellings[b - 1], second) or sent(scene.tree, tellings[b - 1], second)):
            yield b - 1, b
        if (
            met := next((a for a in range(b - 1, -1, -1) if goes_on(scene.tree, tellings[a], second)), None)
        ) is not None:
            yield met, b


def _above(tree: Tree, index: int, known: Container[int]) -> int:
    """What a word hangs on; of a clause that describes a noun the first known word that this noun hangs on."""
    above = joined_to(tree, index)
    if tree.tokens[index].tag == tree.tokens[above].tag == "VBG" and tree.tokens[index].relation == "conj":
        above = tree.tokens[above].head if above not in known else above
    if tree.tokens[index].relation == "ccomp" and tree.tokens[above].relation in ("acl:relcl", "advcl"):
        above = tree.tokens[above].head  # "a raid in which they said they killed two"
    described = tree.tokens[index].relation == "acl:relcl"
    while described and above not in known and _hangs(tree, above):
        above = tree.tokens[above].head
    return above


def _hangs(tree: Tree, noun: int) -> bool:
    """Whether a noun is part of another's phrase, or the weapon by which something is done."""
    token = tree.tokens[noun]
    return token.relation.split(":")[0] == "nmod" or (token.relation[:3] == "obl" and is_munition(token.lemma))


class _Read:
    """What the reader makes of pairs of words of which each tells an event."""

    def __init__(self, scene: Scene, telling: Container[int]) -> None:
        marks = scene.tree.reading.events
        words = [scene.tree.at(mark.trigger[0]) for mark in marks]
        self._marked = frozenset(w for w, mark in zip(words, marks, strict=True) if mark.same is not None)
        self._same = {
            (words[same.event], word): same.score
            for word, mark in zip(words, marks, strict=True)
            if word in telling
            for same in mark.same or ()
        }

    def odds(self, first: int, second: int) -> float:
        """Log odds that two tokens tell one event, the earlier one first."""
        if not {first, second} <= self._marked:
            return _UNREAD
        return _log_odds(self._same.get((first, second), _LEAST))


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1 - _FIRM), _FIRM)
    return math.log(chance / (1 - chance))


def _grouped(count: int, odds: dict[tuple[int, int], float]) -> list[list[int]]:
    """Groups of tellings; two of which a pair is barred, or was not compared, are never joined."""
    least = scorer(NAME).tuned["joined"]
    least = math.log(least / (1 - least))
    groups = {at: [at] for at in range(count)}

    def held(one: int, other: int) -> float:
        between = [odds.get((min(a, b), max(a, b)), -math.inf) for a in groups[one] for b in groups[other]]
        return _BEST * max(between) + (1 - _BEST) * sum(between) / len(between)

    ties = {pair: held(*pair) for pair, found in odds.items() if found >= least}
    while ties:
        best, one, other = max((tie, -a, -b) for (a, b), tie in ties.items())
        if best < least:
            break
        one, other = -one, -other
        groups[one] += groups.pop(other)
        touched = {a + b - at for a, b in ties for at in (one, other) if at in (a, b)} - {one, other}
        ties = {pair: tie for pair, tie in ties.items() if one not in pair and other not in pair}
        ties |= {(min(one, at), max(one, at)): held(one, at) for at in touched}
    return list(groups.values())


def filled(one: Event, other: Event) -> Event:
    """An event with the parties, place and day that another telling of it has and it lacks."""
    taken = {p.actor for p in (*one.actor, *one.recipient)}
    lent = {
        role: getattr(one, role) or tuple(p for p in getattr(other, role) if p.actor not in taken)
        for role in ("actor", "recipient")
    }
    lent["actor"] = tuple(p for p in lent["actor"] if not any(_within(p.span, v.span) for v in lent["recipient"]))
    return msgspec.structs.replace(one, **lent, place=one.place or other.place, when=one.when or other.when)


def _with_harmed(one: Event, other: Event) -> Event:
    """An assault with those whom the same sentence tells to be harmed in it too: "two died as a drone hit the post"."""
    taken = {p.actor for p in (*one.actor, *one.recipient)}
    more = tuple(p for p in other.recipient if p.actor not in taken) if one.type == "ASSAULT" else ()
    return msgspec.structs.replace(one, recipient=tuple(sorted((*one.recipient, *more), key=lambda p: p.span)))


def _within(inner: Span, outer: Span) -> bool:
    """Whether words only tell, inside others, whose or which those are: "ISIL" in "two ISIL units"."""
    return outer[0] <= inner[0] < inner[1] <= outer[1] and inner != outer


def _merged(group: list[Telling]) -> Event:
    """The fullest telling, with what others add and all their words; nobody lends it whom somebody else only blames."""
    best = max(group, key=lambda t: (t.kind == "body", _fullness(t.event), -t.event.trigger[0]))
    rest = [t.event for t in group if t is not best]
    dated = next((t.event.when for t in (best, *group) if t.dated), None)
    event = msgspec.structs.replace(best.event, when=dated or best.event.when)
    for other in group:
        if other is not best:
            blamed = other.laid and other.event.says != event.says
            event = filled(event, msgspec.structs.replace(other.event, actor=()) if blamed else other.event)
    for beside in (t.event for t in group if t is not best and t.sentence == best.sentence):
        event = _with_harmed(event, beside)
    return msgspec.structs.replace(
        event,
        mode=event.mode or next((e.mode for e in rest if e.mode is not None), None),
        tellings=tuple(sorted(e.trigger for e in rest)),
        evidence=tuple(dict.fromkeys([*best.event.evidence, *(s for e in rest for s in e.evidence)])),
        confidence=max(t.event.confidence for t in group),
    )


def _fullness(event: Event) -> float:
    return len(event.actor) + len(event.recipient) + bool(event.place) + bool(event.when) + event.confidence
