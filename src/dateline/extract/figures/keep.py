"""Which numbers an analyst keeps: hard refusals first, then a logistic score over features with a meaning."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

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
_THEIRS = frozenset({"his", "her", "their"})
"""Whose kin may be told of first: "a woman and *her two children*"."""
_LABELS = frozenset(
    "no no. number article chapter section resolution flight group channel route page room level phase grade class "
    "version type area act line unit age aged article day round season episode part ward form clause paragraph".split()
)
_NAMED = frozenset("group committee council club gang court chamber".split())
"""Bodies that a number is the name of: "the Group of 77"."""
_RATES = frozenset({"per", "every", "each"})
_PERSONS = frozenset("man woman boy girl child youth".split())
_GRADES = frozenset("test exam overall final average the their his her its your".split())
"""Words before "scores" that are points."""
_OLDEST = 110
_YEAR = re.compile(r"(?:19|20)\d\d")
_TILL = frozenset("until till since by before after from through".split())
"""Words before a bare year, with "at least" or "about" between."""


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
        if active is not None and (_ballot(item.candidate) or score(active, weights) >= 0):
            found.append(item)
    return found


def _ballot(candidate: Candidate) -> bool:
    """Whether a number is one side of a vote: "voted 141-5"."""
    return candidate.group == "votes" and candidate.at is None and candidate.quantity.number > 0


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
    if _ballot(candidate):
        return False
    if candidate.group == "never" or _bare(candidate, words, before, after):
        return True
    if candidate.unit in table("units")["deeds"].values():  # "attacked 444 times"
        return False
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
    if candidate.group == "things" and _singular(item):
        return True
    if before.lower() in _RATES or (words[core].lower() == "scores" and _points(before, after)):
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
        and (core > 1 or before.isupper())
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
    return name.lower() == "age" or (name[:1].isupper() and (word[:1].isupper() or name.lower() in _NAMED))


def _singular(item: Told) -> bool:
    """Whether a number above one stands before one thing, as its name: "the 529 case"."""
    candidate = item.candidate
    named = candidate.at is not None and item.words[candidate.at].lower() == candidate.head
    return named and (candidate.low or 0) > 1 and candidate.head not in ("head", "cattle")


def _points(before: str, after: str) -> bool:
    """Whether "scores" are points, not many: "test scores", "Israeli scores were"."""
    return after.lower() != "of" and (before[:1].isupper() or before.lower() in _GRADES)


def _bare(candidate: Candidate, words: Sequence[str], before: str, after: str) -> bool:
    """Whether a number that counts nothing is a label, an age, a page, a rate, a score or the rest of a date."""
    core, last, first = candidate.quantity.core, candidate.quantity.last, candidate.first
    if candidate.group != "none" or candidate.money or not words[core][0].isdigit() or last - core > 1:
        return False
    if (before, after) in (("(", ")"), ("[", "]")) or (first == 0 and after[:1] in (".", ")")):
        return True
    if _year_after(words, candidate) or any(word.lower() in _scoring() for word in words):
        return True
    back = [word.lower() for word in words[max(0, first - 3) : first]]
    number = float(words[core].replace(",", "")) if words[core].replace(",", "").replace(".", "", 1).isdigit() else 0.0
    return (
        "." in words[core]
        or _goes_on(back)
        or (back[-1:] == [")"] and (plain(back[-2]) in _LABELS or words[first - 2].isupper()))
        or (number < _OLDEST and core == first and _aged(back))
    )


@cache
def _scoring() -> frozenset[str]:
    return frozenset(table("units")["scoring"]["words"])


def _year_after(words: Sequence[str], candidate: Candidate) -> bool:
    """Whether a number is a year that something lasts to or starts with: "until at least 2016"."""
    word, first = words[candidate.quantity.core], candidate.first
    return bool(_YEAR.fullmatch(word)) and first > 0 and words[first - 1].lower() in _TILL


def _goes_on(back: Sequence[str]) -> bool:
    """Whether a number goes on a list of labels or of days, or a page's place: "May 3 and 4", "1 of 9"."""
    if len(back) < 2 or not back[-2].isdigit():
        return False
    if back[-1] == "of":
        return True
    named = back[0].strip(".") if len(back) == 3 else ""
    months = {**table("times")["months"], **table("times")["short_months"]}
    return back[-1] in ("and", "or", "to", "&", "-", "–") and (plain(named) in _LABELS or named in months)


def _aged(back: Sequence[str]) -> bool:
    """Whether the words before a number lead to an age: "now 38", "when she was 27"."""
    if back[-1:] and back[-1] in ("now", "yet", "aged", "turned", "turning"):
        return True
    if back[-1:] == ["of"] and back[-2:-1] and back[-2] in _PERSONS:  # "a woman of 61"
        return True
    return len(back) > 1 and back[-1] in ("was", "is", "'s", "’s") and back[-2] in ("he", "she", "who")


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
    kin = item.kind in _HARM and before in _THEIRS and candidate.head in table("units")["kin"]["nouns"]
    if (before in _DEFINITE and not kin) or (core in _DEFINITE and not kin) or within & {"the", "other"}:
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
