"""What a report says of where its places are: the countries and districts it names, and what stands beside a name."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.resolve.earth import roughly
from dateline.resolve.gazetteer import Entry, Gazetteer
from dateline.vocabulary.placefold import fold
from dateline.vocabulary.registry import registry

_RUN = re.compile(r"(?:[A-Z][\w.’'-]*)(?: (?:of (?:the )?|and )?[A-Z][\w.’'-]*)*")
_OWN_END = re.compile(r"[’']s?$|[.,’'-]+$")
_NAME = r"(?:[A-Z][\w.’'-]*)(?:[ -](?:(?:of|the|de|del|la|al|el|and)[ -])*[A-Z][\w.’'-]*){0,3}"
_AFTER = re.compile(rf"[’']?s?,? ?(?:,|\(|-|–| in (?:the )?| of (?:the )?) ?(?:[Tt]he |in |near )*(?P<name>{_NAME})")
_BEFORE_OWN = re.compile(rf"(?P<name>{_NAME})[’']s? (?:[\w-]+ ){{0,4}}(?:of )?(?:the )?$")
_BEFORE_ADJECTIVE = re.compile(
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:[a-z][\w-]+,? ){0,3}"
    r"(?:capital|city|town|village|district|province|region|port|governorate|state|area|island|neighbou?rhood|suburb|base|camp|resort|county|municipality|settlement|hamlet|stronghold|hub|enclave|territory)"
    r"(?: (?:city|town|village|province|region|area))?(?: of|,| in)? $"
)
_KIND_OF = re.compile(
    r"(?:city|town|village|port|district|province|region|camp|suburb|island|county|hamlet) of (?:the )?"
)
"""What a place's own words open with where they tell of what kind it is: "town of Koro"."""
_IN_LAND = re.compile(
    r"(?:capital|city|town|village|district|province|county|municipality|hamlet|island|neighbou?rhood|suburb)"
    r"(?: (?:city|town|village|province))?(?: of|,)? $"
)
"""The end of words that put a place in their country, unlike "the Japanese base in" and "the Japanese enclave of"."""
_BESIDE = re.compile(
    r"(?:, [A-Z]\w+)?,? "
    rf"(?P<words>(?:[\w(),. ]{{0,60}} (?:of|from)|near|outside|close to|on the outskirts of) (?:the )?{_NAME})"
    rf"(?:, (?P<land>{_NAME}))?"
)
_DATED = rf"(?!(?:{'|'.join([*month_name[1:], *day_name])})\b)"
"""No month or day, which "in" and "on" tell as well as a place: "in Gao in May"."""
_COMPASS = r"(?:north|south)(?:[- ]?(?:east|west))?ern|(?:east|west)ern|central"
_STATED = re.compile(
    rf"(?: (?:(?!(?:and|or|but|while|as|then) )[a-z]+ ){{0,2}}(?:in|of)"
    rf"|, (?:a|an|the) (?:[a-z-]+ ){{1,3}}in|(?P<comma>,)) (?:the |a )?"
    rf"(?:[a-z]+ )??(?:(?P<part>{_COMPASS}) |[a-z]+ )?{_DATED}(?P<name>{_NAME}(?:(?<=[’']s) (?:{_COMPASS}) {_NAME})?)"
)
_LISTED = re.compile(rf"(?:,? (?:and )?(?:the )?(?:[a-z]{{2,3}}-)?{_NAME},?){{1,6}}? in (?:the )?(?P<name>{_NAME})")
_OWNED = re.compile(rf"(?P<name>{_NAME})[’']s (?:[a-z-]+ ){{0,3}}(?:of )?(?:the )?$")
_TLD = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?P<code>[a-z]{2})(?:[/:]|$)")
_DEEP = 3
"""How many places are climbed, each of which is said to lie in the next."""
_MUCH = 0.3
"""The share of the countries named from which a report is about one."""
_SAME_TLD = {
    "uk": "GB",
    "eu": None,
    "tv": None,
    "co": None,
    "me": None,
    "io": None,
    "ai": None,
    "fm": None,
    "su": "RU",
}


class Beside(msgspec.Struct, frozen=True):
    """The places that stand beside a name as what it lies in ("Aurora, Colorado", "the Malian town of Gao")."""

    wholes: tuple[Entry, ...] = ()
    sure: bool = False
    """Whether the words can mean nothing else ("the Malian town of X"); a comma may also be a list's."""
    whose: bool = False
    """Whether they tell the country of a town or district, and not whose base or stronghold it is."""


class Context(msgspec.Struct, frozen=True):
    """A report's countries and districts, by the words that name them."""

    votes: dict[str, tuple[float, tuple[tuple[str, str | None], ...]]]
    """How often a folded name, adjective or people stands in the text, and the areas that it may mean."""
    counts: dict[tuple[str, str | None], float]
    """How often each country (district None) and first-level district is named; shared where the words mean several."""
    countries: float
    districts: float
    dateline: tuple[Entry, ...] = ()
    home: str | None = None
    """The country of the publisher's address on the web, where its ending tells."""

    def share(self, country: str | None, admin1: str | None, *, without: str) -> float:
        """The share of a country or district among all named, leaving out the votes of the name `without` itself."""
        count = self.counts.get((country or "", admin1), 0.0)
        whole = self.countries if admin1 is None else self.districts
        if own := self.votes.get(without):
            times, areas = own
            each = times / len(areas)
            count -= each * ((country, admin1) in areas)
            whole -= each * sum((area[1] is None) == (admin1 is None) for area in areas)
        return max(0.0, count) / (whole + 1.0) if count > 1e-9 else 0.0

    def leading(self, *, without: str) -> list[str]:
        """The countries that most of the report is about, or that it is filed from."""
        codes = [c for c, admin1 in self.counts if admin1 is None and self.share(c, None, without=without) >= _MUCH]
        return [*dict.fromkeys([*codes, *(e.country for e in self.dateline[:1] if e.country)])]


def context(report: Report, gaz: Gazetteer) -> Context:
    """What the whole report says of where it plays."""
    found: Counter[str] = Counter()
    for run in _RUN.finditer(report.text):
        _count(run.group().split(), gaz, found)
    votes = {name: (float(times), _told_areas(name, gaz)) for name, times in found.items()}
    counts: dict[tuple[str, str | None], float] = {}
    for times, areas in votes.values():
        for area in areas:
            counts[area] = counts.get(area, 0.0) + times / len(areas)
    whole = sum(count for (_, admin1), count in counts.items() if admin1 is None)
    spot = report.dateline.text if report.dateline else None
    line = gaz.entries(spot.split(",")[0]) if spot else ()
    return Context(votes, counts, whole, sum(counts.values()) - whole, line, _home(report))


def _count(words: list[str], gaz: Gazetteer, found: Counter[str]) -> None:
    """Counts the names of countries and districts in a run of capitalised words, longest first."""
    at = 0
    while at < len(words):
        for size in range(min(5, len(words) - at), 0, -1):
            name = _OWN_END.sub("", " ".join(words[at : at + size]))
            known = next((one for one in (_key(name), name) if _told_areas(one, gaz)), None)
            if known is not None:
                found[known] += 1
                at += size
                break
        else:
            at += 1


@lru_cache(maxsize=65536)
def _told_areas(name: str, gaz: Gazetteer) -> tuple[tuple[str, str | None], ...]:
    """The areas that a folded name means, or an armed group's name as printed."""
    return gaz.areas(name) or _homes(name)


def _homes(name: str) -> tuple[tuple[str, str | None], ...]:
    """The country that an armed group of this name, as printed, fights in by the registry; those sent abroad tell
    none."""
    hit = registry().best(name, how=("name",)) if len(name) > 2 and not name.islower() else None
    if hit is None or hit.entry.type != "armed_group" or hit.entry.country in (None, "RU"):
        return ()
    return ((hit.entry.country, None),)


@lru_cache(maxsize=65536)
def _key(words: str) -> str:
    return fold(_OWN_END.sub("", words))


def _home(report: Report) -> str | None:
    for address in (report.url, report.publisher, report.source):
        found = _TLD.match(address) if address else None
        if found:
            return _SAME_TLD.get(found["code"], found["code"].upper())
    return None


def beside(report: Report, span: Span, gaz: Gazetteer) -> Beside:
    """What the words before and after a mention say that it lies in."""
    own = _KIND_OF.match(report.text, span[0], span[1])
    start = own.end() if own is not None else span[0]
    before, after = report.text[max(0, start - 90) : start], report.text[span[1] : span[1] + 60]
    wholes: list[Entry] = []
    sure = whose = False
    if found := _BEFORE_ADJECTIVE.search(before):
        named = _areas(found["name"], gaz)
        wholes, sure = wholes + named, bool(named)
        whose = sure and _IN_LAND.search(found.group()) is not None
    elif found := _BEFORE_OWN.search(before):
        wholes += _areas(found["name"], gaz)
    if found := _AFTER.match(after):
        wholes += _longest(found["name"], gaz)
    return Beside(tuple(wholes), sure, whose)


def stated_wholes(report: Report, span: Span) -> Iterator[tuple[str, bool]]:
    """The words beside a mention that say what it lies in (`Barhatta in Netrakona`, `Mali's Ber`, the first of `Sila,
    Orod and Ber in Homs`) and what that lies in, and whether only a comma says so, which tells it of a country or a
    first-level district alone, for it may also be a list's."""
    at = span[1]
    for _ in range(_DEEP):
        found = _STATED.match(report.text[at : at + 60])
        if found is None:
            break
        yield f"{found['part']} {found['name']}" if found["part"] else found["name"], bool(found["comma"])
        at += found.end()
    if at > span[1]:
        return
    if found := _LISTED.match(report.text[span[1] : span[1] + 120]):
        yield found["name"], False
    elif owned := _OWNED.search(report.text[max(0, span[0] - 60) : span[0]]):
        yield owned["name"], False


def stated_beside(report: Report, span: Span) -> tuple[str, str | None]:
    """The words after a mention that say how it lies to another place (`Koro, 5 km north of Gao`; empty where none do),
    and the land in which they put that one."""
    found = _BESIDE.match(report.text[span[1] : span[1] + 120])
    return (found["words"], found["land"]) if found else ("", None)


def in_land(entries: tuple[Entry, ...], land: str | None, gaz: Gazetteer) -> tuple[Entry, ...]:
    """Those of some entries that lie in a land, all where it is none or none lies in it."""
    wholes = [e for e in gaz.entries(_OWN_END.sub("", land)) if e.level in {"country", "admin1"}] if land else []
    return tuple(e for e in entries if any(inside(e, whole) for whole in wholes)) or entries


def _areas(words: str, gaz: Gazetteer) -> list[Entry]:
    """Countries by name or demonym, and the districts of a name."""
    for part in (words, words.split()[-1], words.split()[0]):
        codes = gaz.demonym(part)
        if codes:
            return [entry for code in codes if (entry := gaz.country(code))]
        found = [entry for entry in gaz.entries(part) if entry.level in {"country", "admin1", "region"}]
        if found:
            return found
    return []


def _longest(words: str, gaz: Gazetteer) -> list[Entry]:
    """The places of the longest name that the words begin with."""
    pieces = words.split()
    for size in range(len(pieces), 0, -1):
        found = gaz.entries(" ".join(pieces[:size])) or gaz.entries(_OWN_END.sub("", " ".join(pieces[:size])))
        if found:
            return list(found[:12])
    return []


def inside(entry: Entry, whole: Entry) -> float:
    """How surely one place lies in another: 1 by code, less by distance, 0 not."""
    if entry.level == "country" or entry is whole:
        return 0.0
    if whole.level == "country":
        return float(entry.country == whole.country)
    if whole.level == "admin1" and entry.level != "admin1":
        return (
            float((entry.country, entry.admin1) == (whole.country, whole.admin1))
            if entry.admin1
            else _within(entry, whole)
        )
    if whole.level == "admin2" and entry.level == "city":
        return float((entry.country, entry.admin1, entry.admin2) == (whole.country, whole.admin1, whole.admin2))
    if whole.level == "region":
        return 0.8 * _within(entry, whole)
    if whole.level == "city" and entry.level == "city" and whole.population > 5000:
        return 0.5 * float(roughly(entry.lat, entry.lon, whole.lat, whole.lon) < 40)
    return 0.0


def _within(entry: Entry, whole: Entry) -> float:
    if whole.country and entry.country and whole.country != entry.country:
        return 0.0
    if whole.box is None:
        return 0.0
    west, south, east, north = whole.box
    return float(west - 0.1 <= entry.lon <= east + 0.1 and south - 0.1 <= entry.lat <= north + 0.1)
