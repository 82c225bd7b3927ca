"""The words that a report without a headline goes by: its first sentence that says something, without its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FEW = 4
"""Words that a line must have to stand for a headline; shorter ones are bylines and addresses."""
_FEW_OF_A_SENTENCE = 6
_NO_NEWS = re.compile(r"\d+ of \d+\b|(?:please )?(?:turn on|enable) javascript|media requires javascript", re.I)
"""How captions of a gallery and notices of a page begin."""
_DATELINE = re.compile(
    r"(?:[A-Z]{3,}[A-Z .’'-]*(?:,(?: [A-Z][\w.]*){1,3})?(?: ?\([A-Z][\w ]{1,15}\))?|\([A-Z]{2,5}\))"
    r" ?(?:[-–—]+|â\x80[\x93\x94]?|:)(?:\s+\d{1,2} [A-Z][a-z]+ \d{4}:)? *(?=[\"“‘'(]?[A-Z0-9])"
)
"""`RAIPUR: `, `TEL AVIV (Reuters) - `, `WASHINGTON, March 4 — `, `(CNN) -- ` before the first sentence."""


def opening(lines: Iterable[str], dateline: str | None = None) -> str | None:
    """The first of these lines or paragraphs that is a sentence, else the first that says something, on one line and
    without the dateline before it; null where none says anything.

    `dateline` is the report's own, where it is known.
    """
    said = [words for line in lines if len((words := " ".join(line.split())).split()) >= _FEW]
    told = [words for words in said if not _NO_NEWS.match(words)]
    whole = (words for words in told if len(words.split()) >= _FEW_OF_A_SENTENCE)
    found = next(whole, None) or next(iter(told or said), None)
    return _without_dateline(found, dateline) if found else None


def _without_dateline(words: str, dateline: str | None) -> str:
    known = " ".join((dateline or "").split())
    if known and words.startswith(known):
        after = re.match(r"[^\n]{0,30}? ?[-–—:]+ +(?=\S)", words[len(known) :])
        if after:
            return words[len(known) + after.end() :]
    found = _DATELINE.match(words)
    return words[found.end() :] if found else words
