"""Holds two texts of one article against each other: which sentences changed, and which facts.

Sentences are aligned first (longest common runs, then the most alike of what is left between them). Facts of sentences
that stand word for word in both texts are taken as unchanged, so that a reader's doubts make no news; the others are
paired within their sentences and compared field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec
from rapidfuzz import fuzz

from dateline.collate.words import stem
from dateline.record.change import FactChange, FieldChange, Revision, TextChange
from dateline.record.fact import Fact, Who
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.store.protocol import Kept
from dateline.store.telling import Telling, sentences
from dateline.store.words import folded, tokens

ALIKE = 50.0
"""Per cent of likeness from which a sentence is the other one reworded."""


class _Side(msgspec.Struct, frozen=True):
    """One text: its sentences, their words, and the facts of each."""

    report: Report
    spans: list[Span]
    words: list[str]
    facts: list[list[Fact]]


def revision(before: Kept, after: Kept) -> Revision:
    """What the later of two kept texts changed."""
    old, new = _side(before), _side(after)
    pairs = _aligned(old.words, new.words)
    text = tuple(_text_changes(old, new, pairs))
    return Revision(
        before=before.report.id,
        after=after.report.id,
        published=after.report.updated or after.report.published or after.entry.added,
        text=text,
        facts=tuple(_fact_changes(old, new, pairs)),
    )


def _side(kept: Kept) -> _Side:
    spans = sentences(kept.report)
    facts: list[list[Fact]] = [[] for _ in spans]
    for fact in Telling(kept.report, kept.account).facts():
        at = next((n for n, (start, end) in enumerate(spans) if start <= fact.span[0] < end), None)
        if at is not None:
            facts[at].append(fact)
    return _Side(kept.report, spans, [" ".join(kept.report.words(span).split()) for span in spans], facts)


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of sentences: the same, reworded, or on one side only; in the order of the later text."""
    left, right, found = list(range(len(old))), list(range(len(new))), list[tuple[int | None, int | None]]()
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        found += [(block.a + n, block.b + n) for n in range(block.size)]
    left = [n for n in left if n not in {a for a, _ in found}]
    right = [n for n in right if n not in {b for _, b in found}]
    for a in list(left):  # a sentence that moved
        if b := next((b for b in right if new[b] == old[a]), None):
            found.append((a, b))
            left.remove(a)
            right.remove(b)
    scored = sorted(
        ((_alike(old[a], new[b]), a, b) for a in left for b in right), key=lambda it: (-it[0], it[1], it[2])
    )
    for score, a, b in scored:
        if score >= ALIKE and a in left and b in right:
            found.append((a, b))
            left.remove(a)
            right.remove(b)
    found += [(a, None) for a in left]
    found += [(None, b) for b in right]
    return sorted(found, key=lambda pair: (pair[1] if pair[1] is not None else (pair[0] or 0), pair[0] or 0))


def _alike(one: str, other: str) -> float:
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other) - 10)


def _text_changes(old: _Side, new: _Side, pairs: Iterable[tuple[int | None, int | None]]) -> Iterator[TextChange]:
    for a, b in pairs:
        if a is None and b is not None:
            yield TextChange(change="added", after=new.words[b], after_span=new.spans[b])
        elif b is None and a is not None:
            yield TextChange(change="removed", before=old.words[a], before_span=old.spans[a])
        elif a is not None and b is not None and old.words[a] != new.words[b]:
            yield TextChange(
                change="reworded",
                before=old.words[a],
                before_span=old.spans[a],
                after=new.words[b],
                after_span=new.spans[b],
            )


def _fact_changes(old: _Side, new: _Side, pairs: Sequence[tuple[int | None, int | None]]) -> Iterator[FactChange]:
    lost: list[Fact] = []
    won: list[Fact] = []
    changed: list[FactChange] = []
    quiet: tuple[list[Fact], list[Fact]] = ([], [])
    for a, b in pairs:
        before, after = old.facts[a] if a is not None else [], new.facts[b] if b is not None else []
        matched, left, right = _matched(before, after)
        if a is not None and b is not None and old.words[a] == new.words[b]:
            quiet[0].extend(left)
            quiet[1].extend(right)
            continue
        lost += left if b is None else [fact for fact in left if not _still_stands(fact, new.words[b])]
        won += right if a is None else [fact for fact in right if not _still_stands(fact, old.words[a])]
        changed += [
            FactChange(change="changed", before=x, after=y, fields=f) for x, y in matched if (f := _fields(x, y))
        ]
    lost, won, moved = _elsewhere(lost, won, quiet)
    yield from (*changed, *moved)
    yield from (FactChange(change="added", after=fact) for fact in won)
    yield from (FactChange(change="withdrawn", before=fact) for fact in lost)


def _elsewhere(
    lost: list[Fact], won: list[Fact], quiet: tuple[list[Fact], list[Fact]]
) -> tuple[list[Fact], list[Fact], list[FactChange]]:
    """Facts that went and came in other sentences: one told elsewhere now is changed or the same, not withdrawn."""
    matched, lost, won = _matched(lost, won, strict=True)
    _, lost, _ = _matched(lost, quiet[1], strict=True)
    _, _, won = _matched(quiet[0], won, strict=True)
    return lost, won, _changed(matched)


def _changed(matched: Iterable[tuple[Fact, Fact]]) -> list[FactChange]:
    """Of pairs that are one fact, those whose fields differ."""
    compared = ((one, other, _fields(one, other)) for one, other in matched)
    return [FactChange(change="changed", before=a, after=b, fields=fields) for a, b, fields in compared if fields]


def _matched(
    before: Sequence[Fact], after: Sequence[Fact], *, strict: bool = False
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Facts of the two texts that are one fact, and those of each that are not of the other."""
    scored = [
        (score, -x, -y)
        for x, one in enumerate(before)
        for y, other in enumerate(after)
        if (score := _same(one, other, strict))
    ]
    pairs: list[tuple[int, int]] = []
    for _, x, y in sorted(scored, reverse=True):
        if not any(-x == a or -y == b for a, b in pairs):
            pairs.append((-x, -y))
    found = [(before[a], after[b]) for a, b in sorted(pairs)]
    left = [fact for n, fact in enumerate(before) if n not in {a for a, _ in pairs}]
    right = [fact for n, fact in enumerate(after) if n not in {b for _, b in pairs}]
    return found, left, right


def _same(one: Fact, other: Fact, strict: bool) -> float:
    """How surely two facts are one that may have changed; 0 where they are not."""
    if one.kind != other.kind:
        return 0.0
    words = _stems(one.words) & _stems(other.words)
    if one.kind == "figure":
        unit = folded(one.unit or "") == folded(other.unit or "")
        if one.type != other.type or (strict and not unit):
            return 0.0
        return 1.0 + unit + bool(words) + (one.low == other.low) * 0.5
    if one.kind == "event":
        if not words and (strict or one.type != other.type):
            return 0.0
        return 1.0 + bool(words) + (one.type == other.type)
    shared = bool(_names(one.actors) & _names(other.actors))
    if one.kind == "relation":
        return 1.0 + shared if one.type == other.type and shared else 0.0
    said = fuzz.ratio(" ".join(one.content), " ".join(other.content)) / 100
    if strict and not (shared and said > 0.8):
        return 0.0
    return 1.0 + shared + said + bool(words) if shared or said > 0.5 or (not strict and words) else 0.0


def _stems(words: str) -> set[str]:
    return {stem(token) for token in tokens(words) if not token.isdigit()}


def _names(some: Iterable[Who]) -> set[str]:
    return {folded(who.name) for who in some}


def _fields(one: Fact, other: Fact) -> tuple[FieldChange, ...]:
    """The fields that differ, in words; casing and order of names do not count."""
    found = []
    for name, value in _VALUES.items():
        before, after = value(one), value(other)
        if folded(before or "") != folded(after or "") and not _only_read_otherwise(name, before, after, one, other):
            found.append(FieldChange(name, before, after))
    return tuple(found)


_NAMED = frozenset({"actors", "recipients", "place", "says"})


def _only_read_otherwise(name: str, before: str | None, after: str | None, one: Fact, other: Fact) -> bool:
    """Whether a name was found in one text only though the sentences of both hold it: the reader's doing, not the
    newspaper's."""
    if name not in _NAMED or (before is None) == (after is None):
        return False
    return all(_stands(before or after or "", fact.sentence) for fact in (one, other))


def _still_stands(fact: Fact, sentence: str) -> bool:
    """Whether all words of a fact stand in the other text's sentence too, so that only the reading of them changed."""
    return all(_stands(words, sentence) for words in (fact.words, *fact.content))


def _stands(words: str, sentence: str) -> bool:
    """Whether these words stand in a sentence, in their order."""
    return f" {' '.join(tokens(words))} " in f" {' '.join(tokens(sentence))} "


def _listed(some: Iterable[Who]) -> str | None:
    return ", ".join(sorted(who.name for who in some)) or None


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.15g}"


_VALUES: Mapping[str, Callable[[Fact], str | None]] = {
    "type": lambda fact: fact.type if fact.kind in ("event", "figure", "relation") else None,
    "mode": lambda fact: fact.mode,
    "status": lambda fact: fact.status,
    "low": lambda fact: _number(fact.low),
    "high": lambda fact: _number(fact.high),
    "bound": lambda fact: fact.bound,
    "unit": lambda fact: fact.unit,
    "actors": lambda fact: _listed(fact.actors),
    "recipients": lambda fact: _listed(fact.recipients),
    "place": lambda fact: fact.place.name if fact.place else None,
    "when": lambda fact: fact.when,
    "says": lambda fact: fact.says.name if fact.says else None,
    "content": lambda fact: " … ".join(fact.content) or None,
    "title": lambda fact: fact.title,
}
