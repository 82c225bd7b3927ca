"""What persons have judged of pairs of facts, found again by the words that the facts stand on."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import SpanError
from dateline.record.anchor import Anchor
from dateline.record.judgement import Judgement, Subject
from dateline.record.reading import Span

Stand = tuple[str, tuple[Span, ...]]
"""Where a fact stands: its report's id, and the spans of the words that carry it."""


class Verdicts:
    """The persons' verdicts in force on pairs of one kind of subject.

    The latest verdict on a pair counts; withdrawn ones and the machine's own are left out. A fact is found by overlap:
    a judgement on `r:event:10-18` holds for any later reading's event that stands on some of these words.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), subject: Subject = "event") -> None:
        in_force: dict[frozenset[str], Judgement] = {}
        for one in sorted(judgements, key=lambda one: (one.when, one.id)):
            if one.subject == subject and one.by_person and not one.withdrawn:
                in_force[frozenset((one.left, one.right))] = one
        self._pairs = [(*_sides(one), one) for one in in_force.values() if _is_anchored(one)]

    def __bool__(self) -> bool:
        return bool(self._pairs)

    def on(self, left: Stand, right: Stand) -> Judgement | None:
        """The judgement on two facts, null where none was given."""
        found: Judgement | None = None
        for one, other, judgement in self._pairs:
            if (_meets(one, left) and _meets(other, right)) or (_meets(one, right) and _meets(other, left)):
                found = judgement
        return found


def _is_anchored(judgement: Judgement) -> bool:
    try:
        _sides(judgement)
    except SpanError:
        return False
    return True


def _sides(judgement: Judgement) -> tuple[Anchor, Anchor]:
    return Anchor.parse(judgement.left), Anchor.parse(judgement.right)


def _meets(judged: Anchor, fact: Stand) -> bool:
    start, end = judged.span
    return judged.report == fact[0] and any(start < stop and begin < end for begin, stop in fact[1])
