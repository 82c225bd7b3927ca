"""What a number takes from the one before it, or from the part of it that is told: its kind and its currency."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extract.figures.candidates import Candidate
from dateline.extract.figures.kind import FIXED, is_people
from dateline.record.account import FigureKind

_CHANGES = frozenset({"to", "from", "compared", "bringing", "taking", "raising", "pushing"})
"""Words between two states of one count: "rose *to* 61 *from* 45", "*bringing* the total to 112"."""
_TALLIES = frozenset({"figure", "count", "tally", "number", "total", "toll", "estimate"})
_NEAR, _SAME = 12, 24
"""How many words before it at most the figure stands that a number goes on from."""
_LARGE = 1e5
"""A bare number of this size beside a sum of money is one too: "50 billion euros, of which 17 billion are grants"."""
_SOME = frozenset("half third quarter quarters thirds most some many few majority none any several part".split())
"""Words before "of" that tell of a part, so that what is said is not said of the whole."""


def shared_kind(candidate: Candidate, before: Candidate, kind: FigureKind, words: Sequence[str]) -> FigureKind | None:
    """The kind that a figure takes from the one before it: "12 people, including 3 children", "from 88 … to 388"."""
    near = words[max(before.last, candidate.first - 2) : candidate.first]
    if "including" in near and candidate.group not in FIXED and candidate.group != "things":
        return kind
    between = words[before.last : candidate.first]
    of = list(words[candidate.quantity.last : candidate.quantity.last + 2])
    if of in (["of", "them"], ["of", "whom"]) and list(between[:1]) in ([","], ["("]) and before.group not in FIXED:
        return kind  # "17 people, 11 of them women"
    if candidate.group == "none" and list(between[-1:]) == ["of"] and _TALLIES & set(between[-2:-1]):
        return kind if len(between) < _SAME else None  # "up from an earlier figure of 227"
    if candidate.group != "none" or len(between) >= _NEAR:
        return None
    if list(between[-1:]) == ["at"] and between[0] in ("and", ",", ";", "but"):  # "police put it at 5 and others at 9"
        return kind
    return kind if _CHANGES & set(between) and before.group in ("none", "killed", *FIXED, "things") else None


def listed(candidate: Candidate, before: Candidate, words: Sequence[str]) -> bool:
    """Whether a figure only goes on the list of the one before it: "including three children *and two medics*"."""
    between = words[before.last : candidate.first]
    people = is_people(candidate) and candidate.group not in FIXED
    return people and list(between) in (["and"], [","], [",", "and"])


def in_currency(candidate: Candidate, before: Candidate, words: Sequence[str]) -> Candidate:
    """A large bare number that is part of a sum before it is of its currency."""
    between = words[before.last : candidate.first]
    bare = candidate.group == "none" and (candidate.low or candidate.high or 0.0) >= _LARGE
    if not (before.money and bare and len(between) <= 3 and {"which", "including"} & set(between)):
        return candidate
    return msgspec.structs.replace(candidate, group="money", money=True, unit=before.unit)


def whole_of(candidate: Candidate, words: Sequence[str]) -> bool:
    """Whether something is said of a part of those counted, not of all: "half of *the 48 hostages* are dead"."""
    k = candidate.first - 1
    while k > 0 and words[k] in ("the", "its", "their", "his", "her", "those", "these"):
        k -= 1
    return k > 0 and words[k] == "of" and words[k - 1] in _SOME
