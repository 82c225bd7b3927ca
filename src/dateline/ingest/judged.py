"""Whether what was taken out of a page is an article, and if not, what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.ingest.article import Line

_STOPS = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*\Z")
_WALL = re.compile(
    r"\bcookies?\b|\bconsent\b|privacy (?:policy|notice|settings|choices)|your privacy|personal data"
    r"|legitimate interest|advertising partners|our partners|enable javascript|javascript (?:is|must|to)\b"
    r"|disabled in your browser|are (?:you )?a human|not a robot|unusual (?:traffic|activity)"
    r"|access (?:is |was )?denied|checking your browser|ad ?blocker|subscri(?:be|ption|bers)\b"
    r"|sign in|log ?in|create (?:an|your|a free) account"
    r"|page (?:not found|you (?:requested|(?:are|were) looking for))|\b40[34]\b|terms of (?:use|service)"
    r"|файл(?:ы|ов) cookie|datenschutz|einwilligung|politique de confidentialité",
    re.I,
)
_WALL_REACH = 2500
"""Characters above which a text is more than a notice."""
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


def not_an_article(lines: Sequence[Line], *, stated: bool) -> str | None:
    """What is wrong with a page's lines as an article; `None` where nothing is.

    `stated`: the page calls itself an article or says when it was published, so that more is needed to doubt it.
    """
    sentences = [line.text for line in lines if _is_sentence(line.text)]
    if not sentences:
        return "no article in this page"
    length = sum(len(line.text) for line in lines)
    if length < _WALL_REACH and _of_notices(lines) > length * (0.8 if stated else 0.5):
        return "no article in this page, only a notice (cookies, sign-in or an error)"
    teasers = sum(line.kind == "subhead" for line in lines)
    if not stated and teasers >= 8 and teasers >= len(sentences):
        return "no article in this page, but a list of many"
    return None


def _of_notices(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if _WALL.search(line.text))


def _is_sentence(text: str) -> bool:
    long = len(text.split()) >= 8 or len(_WIDE.findall(text)) >= 16
    return long and (_STOPS.search(text) is not None or len(text) > 200)
