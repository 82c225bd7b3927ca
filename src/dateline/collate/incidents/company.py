"""In what company two occurrences are told: in one story, in one sentence, how near, the one as news of the other."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.collate.incidents.occurrence import Occurrence
from dateline.collate.incidents.when import cue
from dateline.collate.incidents.who import party
from dateline.collate.words import heads


def company(one: Occurrence, other: Occurrence) -> Iterator[str]:
    if one.story and one.story == other.story:
        yield "story:same"
    if one.prominent and other.prominent:
        yield "both prominent"
        if one.report != other.report and one.title and other.title:
            yield f"title:{min(len(set(one.title) & set(other.title)), 4)}"
    if one.report == other.report:
        yield from _together(one, other)
    elif one.copy_of == other.report or other.copy_of == one.report or (one.copy_of and one.copy_of == other.copy_of):
        yield "copy"


def _together(one: Occurrence, other: Occurrence) -> Iterator[str]:
    """What holds of two events of one report: how near they are told, what stands between, whether one refers back."""
    first, second = sorted((one, other), key=lambda it: it.spans[0])
    if second.refers and (first.prominent or _apart(first, second) < _NEAR[-1]):
        yield "refers"
    if one.another != other.another:
        yield "cue:another"
    if one.prominent != other.prominent:
        yield "one prominent"
    if one_sentence(one, other):
        apart = bool(cue("apart").search(_between(first, second)))
        yield "sentence:apart" if apart else "sentence:same"
        if not apart and set(second.triggers) & heads("harm") and party(one.actors, other.actors) in _ONE_HAND:
            yield "led to"
        return
    steps = sum(_apart(first, second) > reach for reach in _NEAR)
    yield f"near:{steps}" if steps < len(_NEAR) else "near:far"


_ONE_HAND = frozenset({"shared", "state", "alike", "office"})
_NEAR = (160, 400, 800)
"""Characters between the words of two events: about one sentence, a few, a paragraph or two."""


def _apart(one: Occurrence, other: Occurrence) -> int:
    return min(max(a[0] - b[1], b[0] - a[1], 0) for a in one.spans for b in other.spans)


def one_sentence(one: Occurrence, other: Occurrence) -> bool:
    return one.report == other.report and one.tellings[0].span == other.tellings[0].span


def _between(first: Occurrence, second: Occurrence) -> str:
    """The words of their sentence from the one trigger to the other."""
    telling, start = first.tellings[0], first.tellings[0].span[0]
    return telling.words[max(0, first.spans[0][1] - start) : max(0, second.spans[0][0] - start)]
