"""Text as it may leave the house: without characters that no format can carry, and without cells that calculate."""

from __future__ import annotations

import re
from typing import Any

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CALCULATES = frozenset("=+-@\t\r\n＝＋－＠")


def clean(text: str) -> str:
    """The text with each control character and each half of a surrogate pair as U+FFFD; its length stays."""
    return _NO_CHARACTER.sub("\ufffd", text)


def cell(text: str) -> str:
    """The text as a spreadsheet may be given it: where it would be taken for a formula, an apostrophe stands before it.

    After OWASP's advice on CSV injection: cells that begin with = + - @, a tab or a line break (their full-width forms
    as well), spaces before them not counted.
    """
    safe = clean(text)
    first = safe.lstrip(" ")[:1]
    return f"'{safe}" if first in _CALCULATES and first else safe


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(clean(text).split())


def cleaned(value: Any) -> Any:
    """A copy of plain JSON with every text in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): cleaned(inner) for key, inner in value.items()}
    return [cleaned(inner) for inner in value] if isinstance(value, list | tuple) else value
