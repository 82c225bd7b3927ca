"""Nouns that only say what some of those just told of are: "22 people, most of them women", "two of whom died"."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"\b(?:of|among) (?:them|whom|which|these|those),? (?:(?:were|are|was|is|being) )?(?:[a-z-]+ )?$")
_MOSTLY = re.compile(r", (?:mostly|mainly|largely|chiefly|predominantly|many|most|nearly all|almost all) $")
_WITHIN = re.compile(r"[\w-]+ of (?:them|whom|which|these) ")
_REACH = 40


def tells_part(text: str, start: int, end: int) -> bool:
    """Whether the words `[start, end)` of a text say what some of those named before are."""
    before = max(0, start - _REACH)
    told = _WITHIN.match(text, start, end) or _MOSTLY.search(text, before, start)
    return bool(told or _BEFORE.search(text, before, start))
