"""A place's name as the gazetteer knows it: its candidates, or what it lies in where it has none."""

from __future__ import annotations

import re

import msgspec

from dateline.record.account import Place
from dateline.record.report import Report
from dateline.resolve.gazetteer import Entry, Gazetteer
from dateline.resolve.placecontext import stated_whole
from dateline.resolve.placephrase import Phrase, lies_in, part, phrase, site_of
from dateline.vocabulary.placefold import district, fold, level_of

MENTIONS = 6
"""How many mentions of a name are looked at for what stands beside them."""
_TAIL = ("refugee camp", "refugee complex", "refugee camps", "camps", "camp", "area", "region", "city", "town",
         "village",
         "neighbourhood", "neighborhood", "suburb", "enclave", "front", "territory", "district")  # fmt: skip
_SHORT = re.compile(r" (Co|Twp|Prov|Dist|Is)\.?$")
_OF = re.compile(
    r"^(?:[Tt]he )?(?:[a-z]+ ){0,2}"
    r"(?:city|town|village|port|hamlet|suburb|settlement|island|isle|neighbou?rhood|camp) of "
)
_LONG = {"Co": "County", "Twp": "Township", "Prov": "Province", "Dist": "District", "Is": "Islands"}
_CAPITAL = re.compile(r"(?:[Tt]he )?(?:(?P<whose>.+) capital(?: city)?|capital (?:city )?of (?P<of>.+))")


def find(name: str, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...], str | None]:
    """A name's words taken apart, its candidates, and the word for a kind of district that stood with it."""
    if (seat := _capital(name, gaz)) is not None:
        return Phrase(name), (seat,), None
    taken = phrase(name)
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


def lying_in(report: Report, place: Place, taken: Phrase, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...]]:
    """For a name that the gazetteer does not have: the larger place that the report says it lies in, if it does."""
    for span in place.mentions[:MENTIONS]:
        words, comma = stated_whole(report, span) or ("", False)
        pieces = words.split()
        for size in range(len(pieces), 0, -1):
            entries, _ = _entries(" ".join(pieces[:size]), gaz)
            wholes = tuple(e for e in entries if e.rank < 2 and (not comma or e.level in {"country", "admin1"}))
            if wholes:
                return msgspec.structs.replace(taken, relation="within"), wholes
    return taken, ()


def _by_own_words(taken: Phrase, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...], str | None]:
    """A name that the gazetteer does not have, by the places in it: what it lies in, or what it is called after."""
    if two := lies_in(taken.core):
        entries, word = _entries(two[0], gaz)
        if entries:
            return msgspec.structs.replace(taken, core=two[0]), entries, word
        whole = tuple(e for e in _entries(two[1], gaz)[0] if e.rank < 2)
        if whole:
            return Phrase(two[1], "within"), whole, None
    if name := site_of(taken.core):
        entries = tuple(e for e in _entries(name, gaz)[0] if e.level not in {"country", "facility"} and e.rank < 2)
        if entries:
            return Phrase(name, "within"), entries, None
    return taken, (), None


def _capital(name: str, gaz: Gazetteer) -> Entry | None:
    """The capital that `the Malian capital` or `the capital of Mali` means."""
    found = _CAPITAL.fullmatch(name)
    if found is None:
        return None
    whose = found["of"] or found["whose"]
    codes = gaz.demonym(whose) or tuple(e.country for e in gaz.entries(whose) if e.level == "country" and e.country)
    return gaz.capital(codes[0]) if codes else None


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
    return (entries, word) if entries else (_shortened(fold(core), gaz), None)


def _shortened(folded: str, gaz: Gazetteer) -> tuple[Entry, ...]:
    """The candidates of a name that the gazetteer has only without its last words, in one word, or with "City"."""
    for tail in _TAIL:
        if folded.endswith(f" {tail}"):
            return gaz.entries(folded[: -len(tail) - 1])
        if folded.startswith(f"{tail} of "):
            return gaz.entries(folded[len(tail) + 4 :])
    return gaz.entries(folded.replace(" ", "")) or gaz.entries(f"{folded} city")
