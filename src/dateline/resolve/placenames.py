"""A place's name as the gazetteer knows it: its candidates, or what it lies in where it has none."""

from __future__ import annotations

import re

import msgspec

from dateline.record.account import Place
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.resolve.gazetteer import Entry, Gazetteer
from dateline.resolve.placecontext import in_land, stated_beside, stated_wholes
from dateline.resolve.placephrase import GENERIC, POINTS, Phrase, lies_in, part, phrase, sites_of
from dateline.resolve.placepoint import part_of
from dateline.vocabulary.placefold import district, fold, level_of

MENTIONS = 6
"""How many mentions of a name are looked at for what stands beside them."""
_TAIL = (
    "refugee camp", "refugee complex", "refugee camps", "camps", "camp", "area", "region", "city", "town", "village",
    "neighbourhood", "neighborhood", "suburb", "slum", "mountains", "commune", "constituency", "enclave", "front",
    "territory", "district", "sector",
)  # fmt: skip
_MUCH_LARGER = 5
_GREAT = 100_000
"""The people of a town that may share a country's name though it is not its own."""
_SHORT = re.compile(r" (Co|Twp|Prov|Dist|Is)\.?$")
_OF = re.compile(
    r"^(?:[Tt]he )?(?:[a-z]+ ){0,2}"
    r"(?:city|town|village|port|hamlet|suburb|settlement|island|isle|neighbou?rhood|camp) of "
)
_REGION_OF = re.compile(r"^(?:[Tt]he )?(?:region|area|part|parts) of (?:the )?")
_LONG = {"Co": "County", "Twp": "Township", "Prov": "Province", "Dist": "District", "Is": "Islands"}
_CAPITAL = re.compile(r"(?:[Tt]he )?(?:(?P<whose>.+) capital(?: city)?|capital (?:city )?of (?P<of>.+))")


_OLD = re.compile(
    r"(?:[Tt]he )?(?:Old|Walled|Inner) (?:City|Town|Quarter)(?: (?:district|quarter|area|neighbou?rhood))?"
)
_QUARTER = re.compile(
    rf"(?:{_OLD.pattern} of (?:the )?|(?:[Tt]he )?(?:Old|Greater|Metropolitan|Inner|[Dd]owntown) )(?P<town>[A-Z].+)"
)


def quarter(name: str) -> bool:
    """Whether a name is one that a quarter of many a town bears: `the Old City`."""
    return _OLD.fullmatch(name) is not None


def find(name: str, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...], str | None]:
    """A name's words taken apart, its candidates, and the word for a kind of district that stood with it."""
    if (seat := _capital(name, gaz)) is not None:
        return Phrase(name), (seat,), None
    if quarter(name):
        return Phrase(name), (), None
    if (found := _QUARTER.fullmatch(name)) and not gaz.entries(name) and (towns := _towns(found["town"], gaz)):
        return Phrase(found["town"], "within"), towns, None
    districts = _district_of_capital(name, gaz)
    named = _CAPITAL.fullmatch(name)
    own = all(e.rank for e in districts) and named and named["of"]  # "the provincial capital of La Plata" is La Plata
    if own and (towns := _towns(own, gaz)):
        return Phrase(own), towns, None
    if districts:
        return Phrase(name, "within"), districts, None
    taken = phrase(_REGION_OF.sub("", name))
    entries, word = _entries(taken.core, gaz)
    if taken.relation in {"at", "near"} and not any(
        e.rank < 2 and (e.level != "city" or e.population > 5000) for e in entries
    ):
        split = part(taken.core)
        if split is not None:
            inner, word = _entries(split.core, gaz)
            if inner:
                return split if taken.relation == "at" else msgspec.structs.replace(taken, core=split.core), inner, word
    return _by_own_words(taken, gaz) if not entries and taken.relation == "at" else (taken, entries, word)


def spelled(taken: Phrase, countries: list[str], gaz: Gazetteer) -> tuple[Entry, ...]:
    """For a name that the gazetteer does not have: places of these countries that spell it in another way."""
    core = _OF.sub("", taken.core)
    for tail in (*_TAIL, "islands", "island", "port"):
        core = re.sub(rf" {tail}$", "", core, flags=re.I)
    if taken.relation not in {"at", "near", "offset"} or not core[:1].isalpha() or core in GENERIC:
        return ()
    bare = tuple(e for e in gaz.entries(core) if e.country in countries and e.rank < 2) if core != taken.core else ()
    town = re.search(r" (?:village|town|city)$", taken.core)
    found = bare or tuple(e for country in countries for e in gaz.spelled(core, country))
    return tuple(e for e in found if e.level == "city" or not town)


def holding(taken: Phrase, countries: list[str], gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...]]:
    """For a longer name that the gazetteer does not have: the town or district there that it begins with."""
    pieces = taken.core.split() if taken.relation == "at" else []
    for size in range(len(pieces) - 1, 0, -1):
        name = " ".join(pieces[:size])
        if name in GENERIC:
            break
        found = tuple(
            e
            for e in _entries(name, gaz)[0]
            if e.country in countries and e.rank < 2 and (e.level == "admin1" or e.population >= _GREAT)
        )
        if found:
            return Phrase(name, "within"), found
    return taken, ()


def lying_in(
    report: Report, place: Place, taken: Phrase, gaz: Gazetteer, *, sure: bool = False
) -> tuple[Phrase, tuple[Entry, ...]]:
    """For a name that the gazetteer does not have: the larger place that the report says it lies in, if it does; only
    what more than a comma tells where it must be `sure`."""
    for span in place.mentions[:MENTIONS]:
        for words, comma in stated_wholes(report, span):
            if comma and sure:
                break
            wholes = tuple(e for e in _wholes(words, gaz) if not comma or e.level in {"country", "admin1"} or shared(e))
            if wholes:
                return msgspec.structs.replace(taken, relation="within"), wholes
        if not sure and (told := _told_beside(report, span, gaz)) is not None:
            return told
    return taken, ()


def told_beside(report: Report, place: Place, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...]] | None:
    """The town near or off which a report says that a place lies, and how."""
    found = (_told_beside(report, span, gaz) for span in place.mentions[:MENTIONS])
    return next((told for told in found if told is not None and told[1]), None)


def _told_beside(report: Report, span: Span, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...]] | None:
    words, land = stated_beside(report, span)
    beside = phrase(words)
    if beside.relation not in {"offset", "near"} or not (entries := _entries(beside.core, gaz)[0]):
        return None
    return beside, in_land(entries, land, gaz) if land else tuple(e for e in entries if e.rank < 2)


def _wholes(words: str, gaz: Gazetteer) -> tuple[Entry, ...]:
    """What words that a place is said to lie in mean: `Gao region`, `Mali's Gao region`, `northern Mali`."""
    split = part(words)
    if split is not None and split.part and words[:1].islower():
        lands = [e for e in gaz.entries(split.core) if e.rank < 2 and e.level == "country"]
        return tuple(_share(e, split.part, words, gaz) for e in lands) or _wholes(split.core, gaz)
    owner, _, own = words.replace("’", "'").partition("'s ")
    if own:
        return in_land(_wholes(own, gaz), owner, gaz) or _wholes(owner, gaz)
    pieces = words.split()
    for size in range(len(pieces), 0, -1):
        name = " ".join(pieces[:size])
        found = tuple(
            e for e in _entries(name, gaz)[0] if e.rank < 2 and name.lower().removesuffix("ern") not in POINTS
        )
        if found:
            return found
    return ()


def shared(entry: Entry) -> bool:
    """Whether a place is but a part of a land: `northern Mali`."""
    return entry.id is None and entry.name[:1].islower()


def _share(land: Entry, share: str, words: str, gaz: Gazetteer) -> Entry:
    """A part of a land as a place of its own."""
    lat, lon, box, reach = part_of(land, share, gaz)
    return Entry(None, words, "region", land.country, lat, lon, box=box, radius_km=reach)


def _by_own_words(taken: Phrase, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...], str | None]:
    """A name that the gazetteer does not have, by the places in it: what it lies in, or what it is called after."""
    if two := lies_in(taken.core):
        entries, word = _entries(two[0], gaz)
        if entries and gaz.entries(two[1]):
            return msgspec.structs.replace(taken, core=two[0]), entries, word
        whole = tuple(e for e in _entries(two[1], gaz)[0] if e.rank < 2)
        if whole:
            return Phrase(two[1], "within"), whole, None
    return _by_site(taken, gaz)


def _towns(name: str, gaz: Gazetteer) -> tuple[Entry, ...]:
    return tuple(e for e in gaz.entries(name) if e.level == "city" and e.rank < 2)


def _by_site(taken: Phrase, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...], str | None]:
    """A site by the town that it is called after, the most populous where its name holds several."""
    best: tuple[int, str, tuple[Entry, ...]] | None = None
    for name in sites_of(taken.core):
        entries = tuple(e for e in _entries(name, gaz)[0] if e.level not in {"country", "facility"} and e.rank < 2)
        size = max((e.population for e in entries), default=-1)
        if entries and (best is None or size > best[0]):
            best = size, name, entries
    return (Phrase(best[1], "within"), best[2], None) if best else (taken, (), None)


def _capital(name: str, gaz: Gazetteer) -> Entry | None:
    """The capital that `the Malian capital` or `the capital of Mali` means."""
    found = _CAPITAL.fullmatch(name)
    if found is None:
        return None
    whose = found["of"] or found["whose"]
    codes = gaz.demonym(whose) or tuple(e.country for e in gaz.entries(whose) if e.level == "country" and e.country)
    return gaz.capital(codes[0]) if codes else None


def _district_of_capital(name: str, gaz: Gazetteer) -> tuple[Entry, ...]:
    """The districts that `the capital of Zamfara State` may lie in."""
    found = _CAPITAL.fullmatch(name)
    whose = (found["of"] or found["whose"]) if found else None
    whose = inner.core if whose and (inner := part(whose)) and not gaz.entries(whose) else whose
    return tuple(e for e in _entries(whose, gaz)[0] if e.level in {"admin1", "admin2"}) if whose else ()


def _entries(core: str, gaz: Gazetteer) -> tuple[tuple[Entry, ...], str | None]:
    """The candidates of a bare name, and the word for a kind of district that stands with it.

    Such a word leaves only districts, where the gazetteer has one of that name.
    """
    core = _OF.sub("", _SHORT.sub(lambda m: f" {_LONG[m[1]]}", core))
    if "," in core and not gaz.entries(core):
        core = core.split(",")[0]
    key, word = district(fold(core))
    entries = gaz.entries(core)
    if word is not None and word != "city":
        fits = level_of(word)
        districts = [e for e in (*entries, *gaz.entries(key)) if e.level in {"admin1", "admin2", "region"}]
        entries = (
            tuple(e for e in districts if fits in {None, e.level}) or tuple(districts) or entries or gaz.entries(key)
        )
    if people := gaz.demonym(core):
        entries = (*(e for code in people if (e := gaz.country(code)) and e not in entries), *entries)
    if any(e.level == "country" and e.rank == 0 for e in entries):
        entries = tuple(e for e in entries if e.level != "city" or e.rank < 2 or e.population >= _GREAT)
    return (_named_now(entries), word) if entries else (_shortened(fold(core), gaz), None)


def _named_now(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The candidates without a town that only once bore the name, or bears it by the way, beside one of its country
    that has it now and is not much smaller."""
    own: dict[str | None, int] = {}
    for e in entries:
        if e.level == "city" and e.rank < 2:
            own[e.country] = max(own.get(e.country, 0), e.population)
    return tuple(
        e for e in entries if e.level != "city" or e.rank < 2 or e.population > _MUCH_LARGER * own.get(e.country, 0)
    )


def _shortened(folded: str, gaz: Gazetteer) -> tuple[Entry, ...]:
    """The candidates of a name that the gazetteer has only without its last words, in one word, or with "City"."""
    for tail in _TAIL:
        if folded.endswith(f" {tail}"):
            return gaz.entries(folded[: -len(tail) - 1])
        if folded.startswith(f"{tail} of "):
            return gaz.entries(folded[len(tail) + 4 :])
    return gaz.entries(folded.replace(" ", "")) or gaz.entries(f"{folded} city")
