"""How values are shown to people: days, numbers, codes. Unknown is shown as unknown."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from dateline.monitor.bounds import number
from dateline.monitor.days import said
from dateline.record.account import Figure
from dateline.record.fact import Fact
from dateline.record.incident import ToldFigure
from dateline.vocabulary.files import table
from dateline.vocabulary.terms import terms

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_DAYS_AT_END = re.compile(r", (?:\d{1,2}(?:–\d{1,2})? )?(?:[A-Z][a-z]+ )?\d{4}(?: – \d{1,2} [A-Z][a-z]+ \d{4})?\Z")
_QUOTES = ("“", "”", '"', "«", "»")
UNKNOWN = "not known"
_AROUND = 180
"""Characters shown before and after the words of a fact."""
STATUS = {
    "happened": "reported",
    "future": "planned",
    "hypothetical": "possible",
    "negated": "denied",
    "requested": "asked for",
    "historical": "background",
}
"""Status codes in a word."""
RELATIONS = {
    "member_of": "is a member of",
    "leads": "leads",
    "works_for": "works for",
    "part_of": "is part of",
    "under_command_of": "is under the command of",
    "allied_with": "is allied with",
    "opposed_to": "is opposed to",
    "supports": "supports",
    "controls": "controls",
    "present_in": "is present in",
    "successor_of": "is the successor of",
    "located_in": "is located in",
}
SHORT = {"igo": "international organisation", "ngo": "non-governmental organisation"}
"""Codes that say little to people who do not know them."""
BOUNDS = {"at_least": "at least", "at_most": "up to", "about": "about", "vague": "", "exact": "", "range": ""}


_SEASON = re.compile(r"\d{4}-2[1-4]")
"""How EDTF writes a season: `2018-23` is autumn 2018."""


def day(value: str | None, *, year: bool = True) -> str:
    """An EDTF value for people: `6 Jun 2025`, `6–9 Jun 2025`, `May 2025`, `about 2021`; odd ones as they stand."""
    if not value:
        return UNKNOWN
    about = "about " if value.endswith("~") else ""
    start, slash, end = value.rstrip("~").partition("/")
    if slash:
        return about + _interval(start.rstrip("~"), end)
    return about + _one(start, year=year)


def _one(value: str, *, year: bool = True) -> str:
    found = _DAY.match(value)
    if found and 1 <= int(found[2]) <= 12:
        told = f"{int(found[3])} {MONTHS[int(found[2]) - 1]}"
        return f"{told} {found[1]}" if year else told
    month = _MONTH.match(value)
    if month and 1 <= int(month[2]) <= 12:
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    return said(value) if _SEASON.fullmatch(value) else value


def _interval(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"until {_one(end)}"
    if end in ("", ".."):
        return f"since {_one(start)}"
    a, b = _DAY.match(start), _DAY.match(end)
    if a and b and a[1] == b[1]:
        if (whole := _whole(a, b)) is not None:
            return whole
        if a[2] == b[2]:
            return f"{int(a[3])}–{_one(end)}"
        return f"{_one(start, year=False)} – {_one(end)}"
    return f"{_one(start)} – {_one(end)}"


def _whole(a: re.Match[str], b: re.Match[str]) -> str | None:
    """The year or the month that two days of one year are the ends of; null where they are not."""
    if (a[2], a[3], b[2], b[3]) == ("01", "01", "12", "31"):
        return a[1]
    same = a[2] == b[2] and a[3] == "01" and 1 <= int(a[2]) <= 12
    return _one(f"{a[1]}-{a[2]}") if same and int(b[3]) == monthrange(int(a[1]), int(a[2]))[1] else None


def weekday(value: str | None) -> str:
    """`Friday 6 June 2025`, for a whole day; else as `day` has it."""
    found = _DAY.match(value or "")
    if not found:
        return day(value)
    try:
        at = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return value or UNKNOWN
    return f"{at:%A} {at.day} {at:%B} {at.year}"


def clock(value: str | None) -> str:
    """When something was done, from ISO 8601: `6 Jun 2025, 14:05`."""
    if not value:
        return UNKNOWN
    return f"{day(value[:10])}, {value[11:16]}" if len(value) >= 16 else day(value)


def amount(value: float | None) -> str:
    """`2,000`; empty for null."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def bounds(one: Figure | ToldFigure) -> str:
    """The bounds of a figure in words: `at least 32`, `more than 150,000`, `5 to 8`, `about 2,000`, `dozens`."""
    if isinstance(one, ToldFigure):
        return number(one) or UNKNOWN
    low, high = amount(one.low), amount(one.high)
    if not low and not high:
        return UNKNOWN
    if one.bound == "vague" and not high:
        return f"{low} or more"
    if low and high and low != high:
        return f"{low} to {high}"
    said = BOUNDS[one.bound] or ("" if low and high else "at least" if low else "up to")
    return f"{said} {low or high}".strip()


def code(value: str | None) -> str:
    """A code of the vocabulary for people: `armed_forces` → `armed forces`, `heavy-weapons` → `heavy weapons`."""
    return SHORT.get(value or "") or (value or "").replace("_", " ").replace("-", " ")


def event_code(kind: str, mode: str | None = None) -> str:
    """`Assault`, `Assault: heavy weapons`."""
    return f"{kind.capitalize()}: {code(mode)}" if mode else kind.capitalize()


def group_name(group: str) -> str:
    """What a monitor's entries are grouped by: acts by their code, `Assault: heavy weapons`; else as it stands."""
    kind, _, mode = group.partition(" ")
    return event_code(kind, mode or None) if kind.isupper() and kind in table("plover") else group


def one_line(text: str | None) -> str:
    """Text without line breaks."""
    return " ".join((text or "").split())


def shortened(text: str, most: int = 160) -> str:
    """Text on one line, cut at a word where it is longer than `most` characters."""
    line = one_line(text)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"


def undated(title: str) -> str:
    """An incident's title without its days, for lists that have them beside it."""
    return _DAYS_AT_END.sub("", title)


def quoted(text: str, most: int = 160) -> str:
    """Words in quotation marks, cut where they are longer than `most`; those that begin with some keep their own."""
    line = shortened(text, most)
    if line[:1] not in _QUOTES:
        return f"“{line}”"
    return line if any(mark in line[1:] for mark in _QUOTES) else f"{line}”"


def asked(value: str, name: str) -> str:
    """What a monitor asks for, in words: types and countries are not told as codes."""
    told = {"types": lambda one: code(one.lower()).capitalize(), "places": country}.get(name, str)
    return ", ".join(told(one) for one in value.split(", "))


def status(value: str) -> str:
    """A status in a word: `planned` for `future`."""
    return STATUS.get(value, value)


def relation(value: str) -> str:
    """A relation as a verb: `is part of`."""
    return RELATIONS.get(value, code(value))


def host(address: str | None) -> str:
    """The host of a web address, without `www.`."""
    found = re.match(r"https?://(?:www\.)?([^/?#:]+)", address or "")
    return found[1] if found else address or ""


def plain(value: Any) -> str:
    """A default as documents write it; nothing for none."""
    return "" if value in (None, [], (), "") else str(value).lower() if isinstance(value, bool) else str(value)


def sentence_before(fact: Fact) -> str:
    """The words of a fact's sentence before its own words, the last hundred or so."""
    start, end = fact.sentence_span
    if not start <= fact.span[0] <= fact.span[1] <= end:
        return ""
    text = fact.sentence[: fact.span[0] - start]
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].partition(" ")[2]


def sentence_after(fact: Fact) -> str:
    """The words of a fact's sentence after its own words, the first hundred or so."""
    start, end = fact.sentence_span
    if not start <= fact.span[0] <= fact.span[1] <= end:
        return f" … {shortened(fact.sentence)}"
    text = fact.sentence[fact.span[1] - start :]
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"


def country(value: str | None) -> str:
    """The name of a country by its code (ISO 3166-1 alpha-2); the code itself where it has none."""
    known = table("countries").get(value or "")
    return str(known["name"]) if known else value or ""


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Code and name of every country, by name."""
    named = ((code, str(known["name"])) for code, known in table("countries").items())
    return tuple(sorted(named, key=lambda pair: pair[1]))


def country_code(value: str | None) -> str | None:
    """The code of a country that is told by its code or its name; what is neither stays as it is, and finds nothing."""
    asked = (value or "").strip()[:80]
    if len(asked) == 2 and asked.isascii() and asked.isalpha():
        return asked.upper()
    return next((code for code, name in countries() if name.casefold() == asked.casefold()), asked or None)


def sector(value: str) -> str:
    """PLOVER's sector in a few words: `military of a state`; the code itself where it has none."""
    said = next((term.definition for term in terms() if term.field == "sector" and term.code == value), value)
    short = re.split("[:.]", said)[0]
    return short[:1].lower() + short[1:] if said != value else value


def told(value: Any) -> str:
    """A value of a correction for people; null is told as nothing."""
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, dict):
        return str(value.get("name") or ", ".join(f"{key} {inner}" for key, inner in value.items()))
    if isinstance(value, list):
        return ", ".join(told(one) for one in value)
    return code(str(value)) if str(value).isascii() and len(str(value)) < 40 else str(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "weekday": weekday,
    "clock": clock,
    "amount": amount,
    "bounds": bounds,
    "code": code,
    "group_name": group_name,
    "event_code": event_code,
    "one_line": one_line,
    "shortened": shortened,
    "undated": undated,
    "quoted": quoted,
    "asked": asked,
    "status": status,
    "relation": relation,
    "host": host,
    "told": told,
    "country": country,
    "sector": sector,
    "plain": plain,
    "sentence_before": sentence_before,
    "sentence_after": sentence_after,
}
