"""Nouns that only say what some of those just told of are: "22 people, most of them women", "two of whom died"."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"\b(?:of|among) (?:them|whom|which|these|those),? (?:(?:were|are|was|is|being) )?(?:[a-z-]+ )?$")
_WITHIN = re.compile(r"[\w-]+ of (?:them|whom|which|these) ")
_REACH = 40


def tells_part(text: str, start: int, end: int) -> bool:
    """Whether the words `[start, end)` of a text say what some of those named before are."""
    return bool(_WITHIN.match(text, start, end) or _BEFORE.search(text, max(0, start - _REACH), start))
