"""Which article a text is a text of, so that a changed text becomes a revision and not a second article.

An article is known by its address where the report has one: scheme and host in lower case, `http` as `https`, default
port, fragment and campaign parameters left out. Without an address it is publisher, source and headline together (the
opening words where there is no headline): the same file handed in again with changed text is the same article, and the
reports of one dump differ by headline. Two texts are of different articles all the same when they stand in different
places of one source (the posts of a live page under one address), or, without an address, under different days (a
daily column under one headline), unless most of their words run alike within some days of one another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.store.days import days
from dateline.store.words import folded, tokens

_CAMPAIGN = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"})
_AROUND = re.compile(r"\A[\s\x00-\x20]+|[\s\x00-\x20]+\Z")
"""Spaces and control characters, which are no part of an address."""
_OPENING = 12
"""Tokens of the opening that stand for a missing headline."""


class Kin(msgspec.Struct, frozen=True):
    """The latest kept text of an article, as far as it tells whether a new text is of the same one."""

    source: str
    span: Span
    day: str | None
    text: str


def address(url: str) -> str:
    """The address by which an article is known."""
    url = _AROUND.sub("", url.partition("#")[0])
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        return url
    scheme = "https" if parts.scheme in ("http", "https") else parts.scheme
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    whole = urlunsplit((scheme, place, parts.path or ("/" if place else ""), _without_campaign(parts.query), ""))
    return _AROUND.sub("", whole)  # white space may have stood before a query that is gone


def articles(report: Report) -> tuple[str, str]:
    """Ids of the article that the report would normally be a text of, and of the one it is if that one is another."""
    opening = " ".join(tokens(report.text[:1000])[:_OPENING])
    headline = folded(report.headline.text) if report.headline else ""
    if report.url:
        base = f"url\0{address(report.url)}"
        return _id(base), _id(f"{base}\0{headline or opening}")
    base = f"name\0{folded(report.publisher)}\0{report.source}\0{headline or opening}"
    return _id(base), _id(f"{base}\0{opening}\0{_day(report) or ''}")


def settle(report: Report, kept: Mapping[str, Kin]) -> str:
    """The id of the report's article; `kept` has those of its two possible articles that are kept already."""
    usual, apart = articles(report)
    if apart in kept or (usual in kept and _another(report, kept[usual])):
        return apart
    return usual


def kin(report: Report) -> Kin:
    """What later texts are compared with."""
    return Kin(report.source, report.span, _day(report), report.text)


def _another(report: Report, known: Kin) -> bool:
    mine = kin(report)
    disjoint = mine.span[0] >= known.span[1] or known.span[0] >= mine.span[1]
    if mine.source == known.source and disjoint:
        return True
    return not report.url and mine.day != known.day and _is_of_its_own(mine, known)


def _is_of_its_own(mine: Kin, known: Kin) -> bool:
    """Whether two days make two articles: not where the later text is the earlier one with some words put right."""
    if mine.day is None or known.day is None:
        return False
    apart = abs(date.fromisoformat(mine.day) - date.fromisoformat(known.day)).days
    one, other = _runs(mine.text), _runs(known.text)
    few = min(len(one), len(other)) < _TOO_FEW
    return few or apart > _SOON or len(one & other) < _MOSTLY * min(len(one), len(other))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of some words that a text is made of."""
    words = tokens(text)
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


_RUN, _TOO_FEW, _MOSTLY, _SOON = 5, 30, 0.8, 7
"""Words of a run; fewer runs than can tell; the share of the shorter text's; days."""


def _day(report: Report) -> str | None:
    covered = days(report.published)
    return covered[0] if covered else None


def _without_campaign(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if not k.lower().startswith("utm_") and k.lower() not in _CAMPAIGN]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _id(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
