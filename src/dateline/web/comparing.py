"""Two texts of one article compared for reading: words taken out and put in, facts new, gone or told otherwise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from dateline.record.account import Account
from dateline.record.report import Report
from dateline.web.cards import Card, Cards

How = Literal["same", "out", "in"]
_LIKE = 0.45
"""Share of words in common at which two paragraphs are taken for one that was edited."""
_WORD = re.compile(r"\s*\S+")


class Run(msgspec.Struct, frozen=True):
    """Words that stayed, were taken out or were put in."""

    how: How
    text: str


class Compared(msgspec.Struct, frozen=True):
    """One paragraph of the comparison; `changed` where any word of it is not in both texts."""

    kind: str
    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Whether it is not the same in both."""
        return any(run.how != "same" for run in self.runs)


def compared(before: Report, after: Report) -> list[Compared]:
    """The paragraphs of two texts, in the order of the later one, each with its words compared."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    made: list[Compared] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            made += [Compared(kind, (Run("same", text),)) for kind, text in new[j1:j2]]
        else:
            made += _edited(old[i1:i2], new[j1:j2])
    return made


def _edited(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Iterator[Compared]:
    """Paragraphs that differ: each new one beside the old one that is most like it, if any is."""
    left = list(old)
    for kind, text in new:
        best = max(left, key=lambda one: _likeness(one[1], text), default=None)
        if best is None or _likeness(best[1], text) < _LIKE:
            yield Compared(kind, (Run("in", text),))
            continue
        for skipped in left[: left.index(best)]:
            yield Compared(skipped[0], (Run("out", skipped[1]),))
        left = left[left.index(best) + 1 :]
        yield Compared(kind, tuple(_words(best[1], text)))
    for kind, text in left:
        yield Compared(kind, (Run("out", text),))


def _words(old: str, new: str) -> Iterator[Run]:
    a, b = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, [one.strip() for one in a], [one.strip() for one in b], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Run("same", "".join(b[j1:j2]))
            continue
        if i1 < i2:
            yield Run("out", "".join(a[i1:i2]))
        if j1 < j2:
            yield Run("in", "".join(b[j1:j2]))


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _paragraphs(report: Report) -> list[tuple[str, str]]:
    return [(part.kind, report.words(part.span)) for part in report.paragraphs]


class FactChange(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of the later account that the earlier had not, or had otherwise, or one that it had and is gone."""

    before: Card | None
    after: Card | None
    fields: tuple[str, ...] = ()
    """What is told otherwise, where both tell it."""


def facts_compared(before: tuple[Report, Account], after: tuple[Report, Account]) -> list[FactChange]:
    """What of the facts is new, told otherwise or gone, in the order of the later text; times and names left out.

    A fact is the same where its words stayed; failing that, a figure of one kind and unit, an event of one type by one
    actor, a statement of one speaker.
    """
    old, new = _told(*before), _told(*after)
    moved = _moved(before[0].text, after[0].text)
    pairs: list[tuple[Card, Card]] = []
    for same in (lambda a, b: _stays(a, b, moved), _alike):
        for card in list(old):
            match = next((one for one in new if one.kind == card.kind and same(card, one)), None)
            if match is not None:
                pairs.append((card, match))
                old.remove(card)
                new.remove(match)
    changed = [
        (b.span[0], FactChange(before=a, after=b, fields=_differing(a, b))) for a, b in pairs if _differing(a, b)
    ]
    added = [(card.span[0], FactChange(before=None, after=card)) for card in new]
    gone = [(moved(card.span[0]) or card.span[0], FactChange(before=card, after=None)) for card in old]
    return [change for _, change in sorted([*changed, *added, *gone], key=lambda pair: pair[0])]


def _told(report: Report, account: Account) -> list[Card]:
    return [
        card for card in Cards(report, account).all() if card.kind in ("event", "figure", "attribution", "relation")
    ]


def _moved(old: str, new: str) -> Callable[[int], int | None]:
    """Where a character of the old text stands in the new, null where its word is gone."""
    a, b = list(re.finditer(r"\S+", old)), list(re.finditer(r"\S+", new))
    matcher = SequenceMatcher(None, [word[0] for word in a], [word[0] for word in b], autojunk=False)
    shift = {
        a[block.a + i].start(): b[block.b + i].start() - a[block.a + i].start()
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
    }
    starts = sorted(shift)

    def where(at: int) -> int | None:
        place = bisect_right(starts, at) - 1
        if place < 0 or re.search(r"\s", old[starts[place] : at]):
            return None
        return at + shift[starts[place]]

    return where


def _stays(a: Card, b: Card, moved: Callable[[int], int | None]) -> bool:
    at = moved(a.span[0])
    return at is not None and b.span[0] <= at < b.span[1]


def _alike(a: Card, b: Card) -> bool:
    if a.kind == "figure":
        return bool(a.fact.kind == b.fact.kind and a.fact.unit == b.fact.unit)
    names = {one.name for one in a.actors} & {one.name for one in b.actors}
    if a.kind == "event":
        return bool(a.fact.type == b.fact.type and (names or not (a.actors or b.actors)))
    return bool(names and (a.kind != "relation" or a.fact.relation == b.fact.relation) and a.words == b.words)


_FIELDS: dict[str, tuple[str, ...]] = {
    "event": ("type", "mode", "status", "when"),
    "figure": ("kind", "low", "high", "bound", "unit", "when"),
    "attribution": ("channel", "when"),
    "relation": ("relation", "title", "status"),
}


def _differing(a: Card, b: Card) -> tuple[str, ...]:
    """The fields in which two tellings of a fact differ."""
    own = [name for name in _FIELDS[a.kind] if getattr(a.fact, name) != getattr(b.fact, name)]
    names = [
        name
        for name in ("actors", "recipients")
        if sorted(one.name for one in getattr(a, name)) != sorted(one.name for one in getattr(b, name))
    ]
    says = ["whose claim"] if (a.says and a.says.name) != (b.says and b.says.name) else []
    place = ["place"] if (a.place and a.place.name) != (b.place and b.place.name) else []
    return (*own, *names, *says, *place)
