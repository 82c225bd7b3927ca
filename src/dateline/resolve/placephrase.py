"""Takes a place's words apart: `5 km north of Gao`, `northern Mali`, `the border between X and Y`."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

Relation = Literal["at", "offset", "near", "border", "part", "within"]

POINTS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
"""Bearings in degrees."""

_KM = {"k": 1.0, "m": 1.609344, "n": 1.852}
_POINT = r"(?P<point>(?:north|south)(?:[- ]?(?:east|west))?|east|west)"
_PART = r"(?P<part>(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|upper|lower)"
_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?|a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)"
_UNIT = r"(?P<unit>kilomet(?:er|re)s?|km|kms|miles?|mi|nautical miles?|nmi|metres?|meters?|m)"
_FAR = (
    rf"(?:(?:about|some|around|roughly|nearly|almost|just|only|over) )*{_NUMBER}[ -]?"
    rf"(?:\([^)]*\) )?{_UNIT}(?: \([^)]*\))?"
)

_OFFSET = re.compile(
    rf"(?:{_FAR} )?(?:(?:to the |just |due |immediately )?{_POINT}(?:ern side)? (?:of|from)"
    r"|(?P<away>from|away from|outside|off)) (?P<core>.+)",
    re.I,
)
_NEAR = re.compile(
    r"(?:(?:close|next|adjacent) to|(?:(?:in|on|at) )?the (?:outskirts|edge|suburbs|vicinity|area|environs) of"
    r"|outskirts of"
    r"|(?:just )?(?:near|outside|around|off)(?: of)?)"
    r" (?P<core>.+)",
    re.I,
)
_BORDER = re.compile(
    r"(?:the )?(?:border|frontier|boundary)(?: area| region)? (?:between|of) (?P<core>.+?) and (?P<other>.+)|"
    r"(?:the )?(?P<one>[A-Z][\w.]+(?: [A-Z][\w.]+)?)[-–/](?P<two>[A-Z][\w.]+(?: [A-Z][\w.]+)?)"
    r" (?:border|frontier)(?: area| region)?"
)
_PARTS = re.compile(
    rf"(?:the )?{_PART}(?: and (?P<too>(?:north|south|east|west)(?:ern)?))?(?: parts?)?(?: of)?(?: the)? (?P<core>.+)"
    rf"|the {_PART.replace('part>', 'end>')} of (?P<whole>.+)"
    rf"|(?P<owner>.+?)[’']s (?:[a-z]+ ){{0,3}}?{_PART.replace('part>', 'own>')}",
    re.I,
)
_DISTRICT = (
    r"(?:districts?|provinces?|regions?|states?|count(?:y|ies)|governorates?|municipalit(?:y|ies)|prefectures?|upazi?las?"
    r"|thanas?|te[hk]sils?|taluk[as]?|oblasts?|raions?|departments?|parish(?:es)?|communes?|villages?|towns?|cit(?:y|ies)"
    r"|areas?|neighbou?rhoods?|suburbs?|valleys?|islands?|ports?)"
)
_LIES = re.compile(
    rf"(?:the )?(?P<core>[A-Z].*?)(?: {_DISTRICT})? (?:of|in) (?:the )?(?P<whole>[A-Z].+)"
    r"|(?P<owner>[A-Z].+)[’']s (?:(?:north|south|east|west|central)[a-z-]* )?(?P<own>[A-Z].+)"
)
_SITE = re.compile(
    r"(?:the )?(?P<names>[A-Z]\S*(?: [A-Z]\S*| (?:de|des|du|del|la|le|of|al|el))*)"
    r"(?: (?:railway|train|bus|police|metro|power|military|naval|air|refugee|container|oil|nuclear|army|international"
    r"|central|general|main|old)){0,3}"
    r" (?:[Ss]tation|[Hh]ospital|[Aa]irport|[Pp]ort|[Hh]arbou?r|[Pp]rison|[Jj]ail|[Bb]ridge|[Dd]epot|[Uu]niversity"
    r"|[Ss]hipyard|[Bb]ase|[Aa]irbase|[Cc]amp|[Mm]arket|[Mm]osque|[Cc]hurch|[Cc]athedral|[Ss]quare|[Pp]alace|[Ss]tadium"
    r"|[Hh]ighway|[Rr]oad|[Dd]am|[Rr]efinery|[Pp]lant|[Bb]arracks|[Cc]emetery|[Hh]otel|[Ss]lum|[Cc]rossing|[Cc]heckpoint"
    r"|[Tt]erminal|[Gg]arrison|[Aa]cademy|[Cc]ourt|[Ss]chool|[Zz]oo|[Pp]ark|[Mm]useum|[Mm]ine|[Tt]unnel|[Cc]anal|[Hh]eights"
    r"|[Ff]oothills|[Mm]ountains|[Uu]pazi?la|[Tt]hana|[Tt]e[hk]sil|[Tt]aluk[a]?)"
    r"(?: (?:and|of|for) (?:the )?[A-Z].*)?"
)
GENERIC = frozenset(
    "Railway Train Bus Police Metro Power Military Naval Air Refugee Container Oil Nuclear Army International Central "
    "General Main Old New Royal National Grand Great Memorial Peace State Public Saint St. San Holy Sacred Red Green "
    "North South East West Northern Southern Eastern Western Village City Town Government House Port Camp".split()
)
"""Words of a site's name that are no name of a town."""
_WORDS = {w: i for i, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_TENS = {"a": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}


class Phrase(msgspec.Struct, frozen=True):
    """A place's words: the name at their core and how the place stands to it."""

    core: str
    relation: Relation = "at"
    km: float | None = None
    bearing: float | None = None
    part: str | None = None
    """`north`, `southeast`, `central` …"""
    other: str | None = None
    """The second name of a border."""


def phrase(words: str) -> Phrase:
    """A place's words taken apart; words that stand in no relation are their own core."""
    words = " ".join(words.split())
    if found := _BORDER.fullmatch(words):
        return Phrase(found["core"] or found["one"], "border", other=found["other"] or found["two"])
    if found := _NEAR.fullmatch(words):
        return Phrase(found["core"], "near")
    if found := _OFFSET.fullmatch(words):
        km = _distance(found["number"], found["unit"])
        if found["point"]:
            return Phrase(found["core"], "offset", km, POINTS[_plain(found["point"])])
        return Phrase(found["core"], "near", km)
    return Phrase(words)


def part(words: str) -> Phrase | None:
    """`northern Mali` as a part of its core, None for words that are no part of anything."""
    found = _PARTS.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    share = _plain(found["part"] or found["end"] or found["own"])
    both = share + _plain(found["too"]) if found["too"] else share
    return Phrase(found["core"] or found["whole"] or found["owner"], "part", part=both if both in POINTS else share)


def lies_in(words: str) -> tuple[str, str] | None:
    """A place and the larger one that its own words put it in: `Trishal of Mymensingh`, `Dhaka's Keraniganj`."""
    found = _LIES.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    return (found["core"], found["whole"]) if found["core"] else (found["own"], found["owner"])


def sites_of(words: str) -> tuple[str, ...]:
    """The names that a site may be called after, likeliest first: `Quetta` of `Quetta railway station`."""
    found = _SITE.fullmatch(" ".join(words.split()))
    if found is None:
        return ()
    names = re.sub(r"[’']s\b", "", found["names"]).split()
    firsts = [" ".join(names[:n]) for n in range(len(names), 0, -1)]
    lasts = [" ".join(names[n:]) for n in range(1, len(names))]
    return tuple(n for n in dict.fromkeys([firsts[0], *lasts, *firsts[1:]]) if n[:1].isupper() and n not in GENERIC)


def _plain(point: str) -> str:
    return re.sub(r"[- ]|ern$", "", point.lower())


def _distance(number: str | None, unit: str | None) -> float | None:
    """Kilometres; metres only where the unit says so in full or as `m`."""
    if number is None or unit is None:
        return None
    low = number.lower()
    value = float(_WORDS.get(low) or _TENS.get(low) or low.replace(",", ""))
    if re.fullmatch(r"met(?:er|re)s?|m", unit, re.I):
        return value / 1000
    return value * _KM["m" if unit.lower().startswith("mi") else unit[0].lower()]
