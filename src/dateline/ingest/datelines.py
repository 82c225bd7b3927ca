"""The dateline at the beginning of a paragraph: where, and on what day, a report was filed.

House styles read: "DAKAR:", "PARIS (AP) —", "KUWAIT CITY, July 25:", "Cairo, Egypt, Apr 21 2022 (IPS) -", "SEOUL—",
"CAIRO - 24 July 2022:", "ISLAMABAD/PENTAGON —", "Ulaanbaatar /MONTSAME/."; placeless: "afrol News, 24 March -".

What a dateline looks like is not enough to tell it from "TRUMP:" or "Energy Crisis -", so its place must be known, or
be in capitals, or stand with a region, an agency or a day.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import msgspec

from dateline.ingest.calendar import DAY

_REACH = 110
"""Characters into a paragraph within which its dateline ends."""

_SEPARATOR = re.compile(
    r"(?:\s?[—–―]+(?:\s|(?=[\w\"'“‘])|$)|\s-{1,2}(?:\s|$|(?=\w))|-{1,2}(?:\s|$)|--(?=\w)|\s?:-?(?:\s|$))\s*"
)
_SEPARATES = re.compile(r"[:—–―/]|-[\s-]|-$")
_OPENINGS = frozenset(
    "The A An In On At By He She It They We You I His Her Its Their This That These Those There But And As For From "
    "With When While After Before If Mr Mrs Ms Mr. Mrs. Ms. President Prime According Also One Some Many Most".split()
)
_SLASHED = re.compile(r"^(?P<head>[^/:]{3,60}?)\s*/(?P<agency>[A-Z][\w. ]{1,20})/(?:\.|\s*[-—–:]+)\s+")
_AGENCY = re.compile(r"\s*,?\s*\((?P<words>[^()]{2,40})\)\s*,?$")
_DAY_LAST = re.compile(rf"(?:^|[,\s(]\s*(?:[-–—]\s*)?)(?P<day>{DAY})\s*$", re.IGNORECASE)
_DAY_NEXT = re.compile(rf"(?P<day>{DAY})\s*(?:\((?P<agency>[^()]{{2,40}})\)\s*)?(?:[—–:]|--?)\s+", re.IGNORECASE)
_WORD = r"[A-ZÀ-ÞŠŽŞİĀ-Ȳ][\w'’.]*(?:-[\w'’]+)*"
_SMALL = r"(?:de|la|las|los|del|do|da|al-?|el-?|of|the|and|en|upon|d'|y|e)"
_NAME = re.compile(rf"{_WORD}(?:[ ](?:{_SMALL}[ ])?{_WORD}|[ ]?[/&][ ]?{_WORD}|-{_WORD}){{0,4}}")
_PUBLISHER = re.compile(r"\b(?:news|times|post|daily|today|herald|gazette|tribune|agency|press)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:EXCLUSIVE|BREAKING|UPDATED?|WATCH|OPINION|ANALYSIS|COMMENT\w*|POLL|REPORT|VIDEO|PHOTOS?|EXPLAINER|EXPLAINED"
    r"|INTERVIEW|NEWS|TODAY|DAILY|TIMES|POST|EDITOR\w*|NOTE|FACTBOX|FACT|TIMELINE|BYLINE|HEADLINE|DATELINE|LENGTH"
    r"|PROFILE|REVIEW|LIVE|FEATURE|WARNING|CORRECTION|CLARIFICATION|CONTACT|SOURCE|IS|ARE|WAS|WHO|WHAT|WHY|HOW|WHEN"
    r"|WHERE|AND|OR|BUT|QUESTION|ANSWER|RELATED|ALSO|READ|MORE|THE|A|AN|FILE|PRESIDENT|MR|MRS|MS|DR|SEN|REP|GOV|I|II"
    r"|TRAVEL|SPORTS?|BUSINESS|WORLD|POLITICS|SUMMARY|ABSTRACT|BACKGROUND|CONCLUSION|INTRODUCTION|VOICE|HOST|MODERATOR"
    r"|UN|US|EU|NATO|BUSTED|BOOM|WOW|LOOK|FYI|PS|RE|TO|FROM|FOR|ON|IN|AT|BY)\b"
)


class Filed(msgspec.Struct, frozen=True):
    """A dateline that was read; offsets count in the paragraph.

    `text` is the place as printed ("DAKAR", "Colombo, Sri Lanka"), null where only a day or agency stands; `place` is
    where it stands; `start` to `end` is all of it, agency, day and separator included, so that the report's first
    sentence begins at `end`. `day` is the day as printed. `sure` is false where only capitals speak for a place.
    """

    text: str | None
    start: int
    end: int
    day: str | None
    place: tuple[int, int] | None
    agency: str | None = None
    sure: bool = True


def read_dateline(paragraph: str) -> Filed | None:
    """The dateline that `paragraph` begins with, null where it begins with none."""
    start = len(paragraph) - len(paragraph.lstrip()) if paragraph[:1].isspace() else 0
    head = paragraph[start : start + _REACH]
    if not _may_begin(head):
        return None
    found = _slashed(head) or _separated(head)
    if found is None:
        return None
    place = (found.place[0] + start, found.place[1] + start) if found.place else None
    return msgspec.structs.replace(found, start=start, end=found.end + start, place=place)


def _may_begin(head: str) -> bool:
    """Whether a dateline is worth looking for; most paragraphs are told by their first word or the want of a dash."""
    if _SEPARATES.search(head) is None or head.split(maxsplit=1)[0] in _OPENINGS:
        return False
    return head[0].isupper() or _PUBLISHER.search(head[:30]) is not None


def _slashed(head: str) -> Filed | None:
    found = _SLASHED.match(head)
    if found is None or not _known(found["head"]):
        return None
    return Filed(found["head"], 0, found.end(), None, (0, found.end("head")), found["agency"])


def _separated(head: str) -> Filed | None:
    for count, separator in enumerate(_SEPARATOR.finditer(head)):
        if count == 4:
            break
        rest = head[separator.end() :]
        found = _filed(head, separator)
        if found is not None and (not rest or not rest[0].islower() or _known(found.text or "")):
            return _with_following_day(found, head)
        if len(head[: separator.start()].split()) > 12:
            break
    return None


def _filed(head: str, separator: re.Match[str]) -> Filed | None:
    words, agency, day = head[: separator.start()].rstrip(), None, None
    bracket = _AGENCY.search(words)
    if bracket:
        words = words[: bracket.start()].rstrip()
        if re.fullmatch(DAY, bracket["words"].strip(), re.IGNORECASE):
            day = bracket["words"].strip()
        else:
            agency = bracket["words"].strip()
    last = _DAY_LAST.search(words)
    if last and day is None:
        day, words = last["day"].strip(" ,"), words[: last.start()]
    words = words.rstrip(" ,-–—")
    return _judged(words, agency=agency, day=day, end=separator.end(), dash=":" not in separator[0])


def _judged(words: str, *, agency: str | None, day: str | None, end: int, dash: bool) -> Filed | None:
    """Whether `words` are a place, by what is known of them and what stands beside them."""
    if not words:
        return Filed(None, 0, end, day, None, agency) if day and agency else None
    items = [item.strip() for item in words.split(",")]
    if len(items) > 3 or not _NAME.fullmatch(items[0]):
        return _publisher(words, day=day, end=end)
    filed = Filed(words, 0, end, day, (0, len(words)), agency)
    regions = all(_is_region(item) for item in items[1:])
    if not regions or (len(items) == 1 and _PUBLISHER.search(words) and not _known(words)):
        return _publisher(words, day=day, end=end)
    capital = items[0] == items[0].upper() and len(items[0]) > 2
    if _known(items[0]) or len(items) > 1:
        return filed
    if _LABEL.search(items[0]):
        return None
    if day or (agency and agency in _list("agencies.txt")):
        return filed
    if capital and agency and not re.match(r"[A-Z]-", agency):
        return filed
    if capital and len(items[0].split()) <= 3:
        return msgspec.structs.replace(filed, sure=False) if dash or len(items[0].split()) <= 2 else None
    return None


def _publisher(words: str, *, day: str | None, end: int) -> Filed | None:
    """A publisher's name and the day, without a place: "afrol News / Africa Renewal, 5 November -"."""
    if day and len(words) <= 50 and _PUBLISHER.search(words) and len(words.split()) <= 7:
        return Filed(None, 0, end, day, None)
    return None


def _with_following_day(found: Filed, head: str) -> Filed:
    """Take in a day after the separator: "CAIRO - 24 July 2022: ", "NEW DELHI: July 26 (PTI) - "."""
    following = _DAY_NEXT.match(head, found.end) if found.day is None else None
    if following is None:
        return found
    return msgspec.structs.replace(
        found, end=following.end(), day=following["day"].strip(), agency=found.agency or following["agency"], sure=True
    )


def _known(name: str) -> bool:
    """Whether every place of "MOSCOW/KYIV" or "PARIS and LONDON", or the first of them, is on the list."""
    return _fold(re.split(r"\s*[/&]\s*|\s+and\s+", name, maxsplit=1, flags=re.IGNORECASE)[0]) in _list(
        "dateline_places.txt"
    )


def _is_region(name: str) -> bool:
    folded = _fold(name)
    return folded in _list("dateline_regions.txt") or folded in _list("dateline_places.txt")


def _fold(name: str) -> str:
    name = name.replace("’", "'").strip()
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return name.casefold()


@cache
def _list(name: str) -> frozenset[str]:
    lines = files("dateline.ingest").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    if name == "dateline_regions.txt":
        return frozenset(word for line in kept for word in line.split())
    return frozenset(kept)
