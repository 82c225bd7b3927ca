"""Which numbers an analyst keeps: hard refusals first, then a logistic score over features with a meaning."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.figures.candidates import Candidate, groups, plain
from dateline.extract.figures.kind import is_people
from dateline.record.account import FigureKind
from dateline.record.report import ParagraphKind
from dateline.vocabulary.files import table

_HARM = frozenset({"killed", "injured", "missing", "detained", "released", "displaced"})
_HEADS = frozenset({"headline", "deck"})
_DEFINITE = frozenset(
    {"the", "these", "those", "both", "his", "her", "their", "its", "our", "all", "this", "that", "my", "’s", "'s"}
)
_LABELS = frozenset(
    "no no. number article chapter section resolution flight group channel route page room level phase grade class "
    "version type area act line unit age aged article day round season episode part ward".split()
)


class Told(msgspec.Struct, frozen=True):
    """A number with its kind, whether words around it decided the kind, its sentence and the part of the report."""

    candidate: Candidate
    kind: FigureKind
    decided: bool
    words: tuple[str, ...]
    part: ParagraphKind


def kept(told: Sequence[Told]) -> list[Told]:
    """Those that are kept, in their order."""
    weights, found = table("figures")["weights"], []
    for item, active in zip(told, features(told), strict=True):
        if active is not None and score(active, weights) >= 0:
            found.append(item)
    return found


def score(active: Sequence[str], weights: dict[str, float]) -> float:
    """Log odds that a number with these features is kept."""
    return sum(weights.get(name, 0.0) for name in ("bias", *active))


def features(told: Sequence[Told]) -> Iterator[tuple[str, ...] | None]:
    """The features of each number, `None` for one that no figure can be."""
    seen: set[tuple[object, ...]] = set()
    bare = [(item.candidate.low, item.candidate.high) for item in told]
    for n, item in enumerate(told):
        if refused(item) or (item.part in _HEADS and _told_again(item, told[n + 1 :])):
            yield None
            continue
        value, head = bare[n], item.candidate.head
        again = (*value, head) in seen or (item.kind in _HARM and (*value, item.kind) in seen)
        seen |= {(*value, head), (*value, item.kind), value}
        later = any(bare[m] == value and not refused(told[m]) for m in range(n + 1, len(told)))
        yield tuple(_features(item, again=again, later=later))


def _told_again(item: Told, rest: Sequence[Told]) -> bool:
    """Whether the body tells a headline's number again, of the same things or of the same kind."""
    candidate = item.candidate
    return any(
        (other.candidate.low, other.candidate.high) == (candidate.low, candidate.high)
        and (other.candidate.head == candidate.head or other.kind == item.kind)
        and other.part not in _HEADS
        for other in rest
    )


def refused(item: Told) -> bool:
    """Shares, measures, ages, labels ("Resolution 1701", "F-16"), scores and the lone "one" are no figures."""
    candidate, words = item.candidate, item.words
    core, last = candidate.quantity.core, candidate.quantity.last
    before = words[candidate.first - 1] if candidate.first else ""
    after = words[last] if last < len(words) else ""
    if candidate.group == "never":
        return True
    if after and candidate.group != "money" and groups().get(plain(after.lower())) == "never" and not candidate.of:
        return True
    if _labelled(words, candidate.first, core, before) or (
        candidate.group == "none" and _second_year(words, candidate.first)
    ):
        return True
    if after in ("%", "percent", "per", "°") or (after == "-" and not _member(words, last)):
        return True
    if (before in ("-", "/", "#", "–") and core == candidate.first) or before.lower() in _LABELS:
        return True
    if (
        before == ","
        and after in (",", ".")
        and not candidate.money
        and words[core].isdigit()
        and 5 < float(words[core]) < 100
    ):
        return True
    if (
        words[core].isdigit()
        and core == candidate.first
        and before[:1].isupper()
        and core > 1
        and candidate.group in ("none", "unknown")
    ):
        return before.lower() not in ("of", "the", "in", "a")
    return (words[core].lower() in ("one", "half") and candidate.group in ("none", "unknown", "never")) or words[
        core
    ].lower() == "no"


def _labelled(words: Sequence[str], first: int, core: int, before: str) -> bool:
    """Forms, ages and names with a number in them: "080", "the age of 54", "Group of Seven"."""
    word = words[core]
    if len(word) > 1 and word[0] == "0" and word.isdigit():
        return True
    if before.lower() != "of" or first < 2:
        return False
    name = words[first - 2]
    return name.lower() == "age" or (name[:1].isupper() and word[:1].isupper())


def _second_year(words: Sequence[str], first: int) -> bool:
    """The short second year of "1846 to 48"."""
    if first < 2 or len(words[first]) > 2 or words[first - 1] not in ("to", "-", "–", "/"):
        return False
    return words[first - 2].isdigit() and len(words[first - 2]) == 4


def _member(words: Sequence[str], last: int) -> bool:
    return last + 1 < len(words) and words[last + 1].lower() in (
        "member",
        "strong",
        "man",
        "person",
        "billion",
        "million",
    )


def _features(item: Told, *, again: bool, later: bool) -> Iterator[str]:
    candidate = item.candidate
    size = candidate.low if candidate.low is not None else candidate.high or 0.0
    yield f"group:{candidate.group}"
    yield f"bound:{candidate.bound}"
    yield "size:" + (
        "1" if size <= 1 else "2" if size == 2 else "few" if size < 10 else "tens" if size < 100 else "many"
    )
    yield f"size:1e{min(int(math.log10(max(size, 1))), 6)}"
    if item.kind in _HARM:
        yield "harm" if item.decided else "harm by unit"
    elif item.kind != "other":
        yield f"kind:{item.kind}"
    if is_people(candidate):
        yield "people"
    if candidate.quantity.worded:
        yield "worded"
    before = item.words[candidate.first - 1].lower() if candidate.first else ""
    core = item.words[candidate.quantity.core - 1].lower() if candidate.quantity.core else ""
    within = {word.lower() for word in item.words[candidate.first : candidate.quantity.core]}
    if before in _DEFINITE or core in _DEFINITE or within & {"the", "other"}:
        yield "definite"
    if candidate.of:
        yield "part of a whole"
    if item.part in ("headline", "deck", "caption", "subhead"):
        yield "headline"
        if later:
            yield "headline, told later"
    if again:
        yield "told before"
    if item.words[candidate.quantity.core].lower() == "one":
        yield "one"
    if candidate.first == 0:
        yield "opens the sentence"
    if "." in item.words[candidate.quantity.core]:
        yield "decimal"
