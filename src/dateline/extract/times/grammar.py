"""The shapes of date expressions, as patterns over the kinds of pieces, and the longest match at each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar

import msgspec

from dateline.extract.times.lexicon import KINDS, Piece

T = TypeVar("T")

_SHORT = {
    "COUNT": "(number|daynumber)",
    "EDGE": "(early|mid|late)",
    "YEARREF": "(year|(this|last|next|that|past|follow|prev) unit)",
    "LOCAL": "(zone|local clockword)",
    "CLOCK": "((clock|COUNT) meridiem (zone|local clockword)?|COUNT oclock|clock (zone|local clockword)?)",
    "MONTHDAY": "(the? month comma? the? daynumber ((dash|to) daynumber)?"
    " (comma? the? year|(comma|of)? the? YEARREF)?)",
    "DAYMONTH": "(the? daynumber (of|comma)? the? month (comma? YEARREF)?"
    "|the? daynumber (dash|to|and) daynumber of? month (comma? YEARREF)?)",
    "DATE": "((weekday comma? the?)? (MONTHDAY|DAYMONTH|iso)|weekday of? (last|this|next|past|follow|prev) unit"
    "|(the? (last|next|past|follow|prev|this) past?)? weekday|day)",
}
"""Names for shapes that other shapes are made of."""

RULES: tuple[tuple[str, str], ...] = (
    ("set", "every COUNT? filler? (unit|units|weekday|month|part|season)"),
    ("set", "every unit comma? on? MONTHDAY"),
    ("set", "every unit comma? on? DAYMONTH"),
    ("set", "every (MONTHDAY|DAYMONTH)"),
    ("firstof", "the? ordinal COUNT units of the? YEARREF"),
    ("firstof", "the? ordinal COUNT units of the? unit"),
    ("firstof", "the? last COUNT units of the? YEARREF"),
    ("set", "(COUNT times|twice|filler) (a|per|every) unit"),
    ("set", "per unit"),
    ("set", "weekdays (EDGE dash?)? part?"),
    ("set", "set"),
    ("clock", "EDGE? CLOCK (on|comma|of)? the? DATE"),
    ("clock", "DATE (on|comma)? (on? CLOCK|part)"),
    ("clock", "CLOCK on? the? part"),
    ("clock", "CLOCK"),
    ("part", "the? (EDGE dash?)? part units? (of|on|comma)? the? DATE"),
    ("part", "(EDGE on?)? DATE (EDGE dash?)? part"),
    ("part", "(the|this|that|last|next|follow|prev|past|a)? (EDGE dash?)? part units? LOCAL?"),
    ("part", "(earlier|later) this part"),
    ("date", "((EDGE|earlier|later) on?)? DATE"),
    ("daybeyond", "the unit (before|after) day"),
    ("month", "the? (EDGE dash? of? the?)? month (of|comma)* the? YEARREF"),
    ("month", "the? (EDGE dash? of? the?)? (last|this|next|past|follow|prev)? month"),
    ("years", "the? year dash year"),
    ("years", "the? year dash shortyear"),
    ("year", "the? (EDGE dash? of? the?)? year"),
    ("year", "the (unit|units) year"),
    ("season", "on? the? (EDGE dash?)? season (of|comma)* YEARREF (dash (year|shortyear|daynumber|number))?"),
    ("season", "(EDGE dash?)? (this|last|next|past|follow|prev) season"),
    ("season", "on the (EDGE dash?)? season"),
    ("season", "the? (EDGE dash?)? season"),
    ("quarter", "the? ordinal dash? (unit|half) (of? the? fiscal? unit? YEARREF)?"),
    ("compared", "(the|a)? latest? unit dash (ago|earlier) (ordinal dash?)? (unit|period)?"),
    ("compared", "the latest (ordinal dash?)? (unit|period)"),
    ("compared", "the year ((ordinal dash?)? unit|period)"),
    ("compared", "(year|(this|last|next) unit) s ordinal dash? unit"),
    ("compared", "the unit"),
    ("yearend", "the? unit dash? late"),
    ("wholeyear", "the filler? fiscal? unit"),
    ("wholeyear", "the this fiscal unit"),
    ("fiscal", "the? fiscal unit? year (dash (year|shortyear|daynumber|number))?"),
    ("era", "on? the? (EDGE dash?)? (month|season) comma? of? (year|number|daynumber) era"),
    ("era", "the? (EDGE dash? of? the?)? (bc|(year|number|daynumber) era|bcdecade era)"),
    ("era", "the? (EDGE dash?)? (ordinal|daynumber) dash? unit era"),
    ("decade", "the? (EDGE dash? of? the?)? decade"),
    ("century", "the? (EDGE dash?)? (ordinal|daynumber) dash? unit"),
    ("edge", "the? (EDGE of|earlier on|later on|later|earlier|EDGE on) the unit"),
    ("edge", "unit s late"),
    ("span", "the (last|past|next|follow|prev|recent|this) filler? COUNT filler? (units|unit)"),
    ("span", "(the|this|that) (last|past|next|follow|prev) filler? (unit|units)"),
    ("span", "(last|past|next) COUNT units"),
    ("unit", "the? ((EDGE|earlier|later) on? of? the?)? (this|last|next|that|past|follow|prev) past? unit"),
    ("unit", "that that unit"),
    ("vague", "the? recent units"),
    ("vague", "the? (next|past) units"),
    ("weekend", "(the|this|that|last|next|past|a)? unit"),
    ("offset", "(COUNT|a|half a|that|the) filler? dash? (unit|units) (ago|later|earlier|after|before|on|prev)"),
    ("offset", "(units|unit) (ago|later|earlier)"),
    ("duration", "COUNT filler? dash? (unit|units) (dash? (old|long))*"),
    ("duration", "the? ordinal COUNT (units)"),
    ("duration", "COUNT other units"),
    ("duration", "(half a|a half|a|half dash|half) (filler)? unit (dash? long)?"),
    ("duration", "(the|this|that)? filler? units (dash long)?"),
    ("duration", "unit dash long"),
    ("duration", "units and units"),
    ("duration", "length"),
    ("reference", "reference"),
    ("feast", "(last|this|next)? feast comma? (of? year)?"),
)
"""Rules of the grammar: a name by which the value is worked out, and the shape. At one place the longest wins."""

FIRST_ONLY = frozenset(
    {"other", "comma", "dash", "of", "to", "and", "s", "zone", "clockword", "filler", "latest", "period", "shortyear"}
)
"""Kinds that no date expression starts with."""


class Match(msgspec.Struct, frozen=True):
    """A rule that fits the pieces of a stretch of words."""

    rule: str
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> int:
        """Index of its first word."""
        return self.pieces[0].first

    @property
    def last(self) -> int:
        """Index after its last word."""
        return self.pieces[-1].last


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(_letters(shape))) for name, shape in RULES)


@cache
def _any_rule() -> re.Pattern[str]:
    """All rules in one pattern: where it does not match none does."""
    return re.compile("|".join(f"(?:{_letters(shape)})" for _, shape in RULES))


def _letters(shape: str) -> str:
    """A shape with every name replaced by its letter and every short name by its own shape."""

    def letter(found: re.Match[str]) -> str:
        name = found[0]
        return f"(?:{_letters(_SHORT[name])})" if name in _SHORT else re.escape(KINDS[name])

    return re.sub(r"[A-Za-z]+", letter, shape).replace(" ", "").replace("(", "(?:").replace("(?:?:", "(?:")


_CORE = (
    "weekday", "weekdays", "month", "year", "unit", "units", "part", "season", "clock", "meridiem", "day", "set",
    "length", "reference", "feast", "iso", "decade", "oclock", "era", "period", "bc",
)  # fmt: skip
_WORTH = re.compile("[" + re.escape("".join(KINDS[kind] for kind in _CORE)) + "]")
"""A sentence without any of these holds no date expression."""


def matches(pieces: Sequence[Piece], work_out: Callable[[Match], T | None]) -> Iterator[tuple[Match, T]]:
    """The date expressions among the pieces, left to right and without overlap, each with what it is worked out to.

    Where `work_out` gives `None` the next shorter shape is tried.
    """
    code = "".join(KINDS[piece.kind] for piece in pieces)
    if not _WORTH.search(code):
        return
    i = 0
    while i < len(pieces):
        if pieces[i].kind not in FIRST_ONLY:
            for match in _candidates(code, i, pieces):
                value = work_out(match)
                if value is not None:
                    yield match, value
                    i += len(match.pieces) - 1
                    break
        i += 1


def _candidates(code: str, i: int, pieces: Sequence[Piece]) -> list[Match]:
    """What may start at piece `i`, longest first, rules earlier in the grammar before later ones."""
    if not _any_rule().match(code, i):
        return []
    found = [(shape.end(), -n, name) for n, (name, rule) in enumerate(_compiled()) if (shape := rule.match(code, i))]
    return [Match(name, tuple(pieces[i:end])) for end, _, name in sorted(found, reverse=True) if end > i]
