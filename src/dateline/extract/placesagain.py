"""A named place told again by what it is: "the dam" after "the Koro dam", "the capital" after its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from dateline.extract.placesinside import is_state
from dateline.extract.placewords import overlaps
from dateline.record.account import Place
from dateline.record.reading import Span
from dateline.vocabulary.files import table

_OTHERS = "of|in|at|near|on|called|named|where|which|that|between|from|for|governments?|councils?|courts?|police"
"""What follows where another place is meant, or who rules there."""


@cache
def _kinds() -> Mapping[str, str]:
    """The words that tell a place again, each with the first word of those that mean the same."""
    lines = [line.split() for line in table("placewords")["again"].splitlines()]
    return {word: words[0] for words in lines for word in words}


@cache
def _again() -> re.Pattern[str]:
    words = "|".join(sorted(_kinds(), key=len, reverse=True))
    verbs = "|".join(table("placewords")["before_again"].split())
    return re.compile(
        rf"\b(?P<before>(?:[Ii]n|[Aa]cross|through|around|into|outside|to|from|{verbs}) )?(?:[Tt]he|[Tt]his) "
        rf"(?:(?P<more>[a-z]+) )?(?P<kind>{words}|capital)\b(?![’'-]?\w)(?! (?:{_OTHERS}) |,? [A-Z(“\"])"
    )


@cache
def _kind_after() -> re.Pattern[str]:
    words = "|".join(sorted(_kinds(), key=len, reverse=True))
    return re.compile(rf"(?: (?:\([^()]{{1,20}}\) )?(?:[a-z]+ )??|, an? (?:[a-z-]+ ){{0,3}}?)(?P<kind>{words})\b")


def told_again(text: str, places: tuple[Place, ...], furniture: tuple[Span, ...] = ()) -> tuple[Place, ...]:
    """The places with further mentions: "the" and a word for what a place is, where the report names one place
    alone that is called so, and has named it before."""
    named = dict(_named(text, places))
    taken = [*furniture, *(span for place in places for span in place.mentions)]
    more: dict[str, list[Span]] = {}
    for found in _again().finditer(text):
        place = named.get(_kinds().get(found["kind"], "capital"))
        span = (found.end("before") if found["before"] else found.start(), found.end())
        if place is None or place.mentions[0][0] > span[0] or overlaps(span, taken):
            continue
        if found["kind"] == "city" and not found["before"]:  # it acts, as often as not
            continue
        if found["more"] and found["more"] not in _words(text, place):
            continue
        more.setdefault(place.id, []).append(span)
    return tuple(
        msgspec.structs.replace(p, mentions=tuple(sorted((*p.mentions, *more[p.id])))) if p.id in more else p
        for p in places
    )


def _named(text: str, places: tuple[Place, ...]) -> Iterator[tuple[str, Place]]:
    """Each kind of which the report names one place alone, with that place."""
    found: dict[str, dict[str, Place]] = {}
    for place in places:
        for start, end in place.mentions:
            words = text[start:end].lower().split()
            kinds = {_kinds()[word] for word in (words[0], words[-1], *words[1:2]) if word in _kinds()}
            if words[0] == "old":
                kinds.discard("city")
            if after := _kind_after().match(text, end):
                kinds.add(_kinds()[after["kind"]])
            if is_state(text[start:end], "capital"):
                kinds.add("capital")
            for kind in kinds:
                found.setdefault(kind, {})[place.id] = place
    for kind, ones in found.items():
        if len(ones) == 1:
            yield kind, next(iter(ones.values()))


def _words(text: str, place: Place) -> set[str]:
    """The words that stand for a place, and the two after each mention: "power" of "the Koro power plant"."""
    return {
        word
        for start, end in place.mentions
        for word in (text[start:end] + " " + " ".join(text[end : end + 40].split()[:2])).lower().split()
    }
