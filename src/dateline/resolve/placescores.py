"""Scores the places that a name may mean, by what the report says and then in the light of one another."""

from __future__ import annotations

from functools import cache
from math import exp, log10

import msgspec

from dateline.record.account import Place
from dateline.record.report import Report
from dateline.resolve import placepoint
from dateline.resolve.earth import roughly
from dateline.resolve.gazetteer import Box, Entry, Gazetteer
from dateline.resolve.placecontext import Beside, Context, beside, context, in_land, inside, stated_beside
from dateline.resolve.placenames import MENTIONS, find, holding, lying_in, shared, spelled, told_beside
from dateline.resolve.placephrase import GENERIC, Phrase, phrase
from dateline.vocabulary.files import table
from dateline.vocabulary.placefold import fold, level_of

FEATURES = (
    "country", "region", "admin1", "admin2", "city", "water", "facility",
    "people", "district_people", "spelling", "other_name", "capital", "largest",
    "inside", "not_inside", "named_country", "country_share", "named_district", "district_share",
    "dateline_country", "dateline_district", "home", "word_fits", "word_differs",
    "near", "same_country", "same_district", "one_country",
)  # fmt: skip
_KEPT = 14
"""How many candidates of a name are weighed against the other places."""


class Option(msgspec.Struct):
    """A candidate of one name with its features."""

    entry: Entry
    features: list[float]
    score: float = 0.0


class Weighed(msgspec.Struct):
    """A place of the report with its words taken apart and its candidates, best first."""

    place: Place
    phrase: Phrase
    options: list[Option]
    derived: bool = False
    """Whether the candidates are only what the report says it lies in."""
    sure: float = 0.0
    lands: tuple[str, ...] = ()
    """The countries that the report is about, the votes of this name left out."""
    renowned: bool = False
    """Whether the candidates are only the town that is known the world over by this name."""


def weigh(report: Report, places: tuple[Place, ...], gaz: Gazetteer) -> list[Weighed]:
    """Every place's candidates with the features that do not depend on the other places."""
    around = context(report, gaz)
    return [_weighed(report, place, around, gaz) for place in places]


def settle(weighed: list[Weighed], *, rounds: int = 2) -> None:
    """Scores the candidates, first each alone, then in the light of one another; best first."""
    weights = table("placeweights")
    alone, together = ([weights[stage][name] for name in FEATURES] for stage in ("alone", "together"))
    _rank(weighed, alone)
    for _ in range(rounds):
        relate(weighed)
        _rank(weighed, together)


def _rank(weighed: list[Weighed], weights: list[float]) -> None:
    for item in weighed:
        for option in item.options:
            option.score = sum(w * f for w, f in zip(weights, option.features, strict=True) if f)
        item.options.sort(key=lambda option: -option.score)
        del item.options[_KEPT:]
        best = item.options[0].score if item.options else 0.0
        item.sure = 1 / sum(exp(option.score - best) for option in item.options) if item.options else 0.0


def relate(weighed: list[Weighed]) -> None:
    """Sets the features that depend on where the other places are, as now thought."""
    best = [(item, item.options[0].entry, item.sure) for item in weighed if item.options and not item.derived]
    at = FEATURES.index("near")
    for item in weighed:
        others = [(entry, sure) for other, entry, sure in best if other is not item]
        total = sum(sure for _, sure in others) + 0.5
        small = [(e, sure) for e, sure in others if e.level in {"city", "admin1", "admin2", "facility"}]
        for option in item.options:
            entry = option.entry
            if entry.level in {"country", "water"}:
                near = 0.0
            else:
                near = sum(s * exp(-roughly(entry.lat, entry.lon, e.lat, e.lon) / 120) for e, s in small)
            same = sum(s for e, s in others if e.country == entry.country and e.country)
            close = sum(s for e, s in small if (e.country, e.admin1) == (entry.country, entry.admin1))
            option.features[at : at + 4] = [min(near, 2.5), same / total, close / total, float(same > 0.4)]


def _weighed(report: Report, place: Place, around: Context, gaz: Gazetteer) -> Weighed:
    taken, entries, word = find(place.name, gaz)
    own, derived = fold(taken.core), False
    if all(w in GENERIC or w.islower() for w in taken.core.split()):
        stated = lying_in(report, place, taken, gaz)
        taken, entries = stated if stated[1] else (taken, entries)
        derived = bool(stated[1])
    if not entries:
        taken, entries = _by_report(report, place, taken, around.leading(without=own), gaz)
        derived = taken.relation == "within" and fold(taken.core) == own
    elif (other := _elsewhere(report, place, taken, entries, gaz)) is not None:
        taken, entries, derived = *other, True
    entries = _by_article(report, place, entries)
    stood = [beside(report, span, gaz) for span in place.mentions[:MENTIONS]]
    if whole := _told_by_distance(report, place, gaz):
        stood.append(Beside((whole,)))
    if any(e.level == "country" and e.rank == 0 for e in entries):
        stood = [_listed(b, entries) for b in stood]
    lands = {whole.country for b in stood if b.sure for whole in b.wholes if whole.level == "country"}
    if lands:
        entries = tuple(e for e in entries if e.rank < 2 or e.country in lands)
    own = fold(taken.core)
    about = tuple(around.leading(without=own))
    entries = tuple(e for e in entries if e.country in about or not any(_abroad(e, b) for b in stood))
    known = _renowned(own, entries, stood, about)
    entries = known or entries
    largest = max((e.population for e in entries if e.level == "city"), default=0)
    options = [Option(entry, _features(entry, own, around, stood, word, largest)) for entry in entries]
    return Weighed(place, taken, options, derived, lands=about, renowned=bool(known))


def _abroad(entry: Entry, stood: Beside) -> bool:
    """Whether a town or district lies far outside the countries that the words put it in: "the Malian town of Koro"."""
    if not stood.whose or entry.level not in {"city", "admin1", "admin2"}:
        return False
    boxes = [whole.box for whole in stood.wholes if whole.level == "country"]
    return bool(boxes) and not any(box is None or _in_box(entry, box) for box in boxes)


def _in_box(entry: Entry, box: Box) -> bool:
    """Whether a place lies in a box or a degree beside it."""
    west, south, east, north = box
    east += 360 * (east < west)
    inside = west - 1 <= entry.lon <= east + 1 or west - 1 <= entry.lon + 360 <= east + 1
    return inside and south - 1 <= entry.lat <= north + 1


def _renowned(own: str, entries: tuple[Entry, ...], stood: list[Beside], about: tuple[str, ...]) -> tuple[Entry, ...]:
    """The candidates in the country whose town is known the world over by a name, none where the words put the place
    elsewhere or the report is about the country of another town of that name."""
    land = _renown().get(own)
    others = [e for e in entries if e.country != land]
    elsewhere = any(inside(e, whole) for e in others for b in stood for whole in b.wholes)
    rival = any(e.country in about and e.population >= _RIVAL for e in others)
    return () if land is None or elsewhere or rival else tuple(e for e in entries if e.country == land)


@cache
def _renown() -> dict[str, str]:
    """The countries of the towns known the world over, by folded name."""
    rows = table("cities")["renowned"].items()
    return {fold(name.replace("_", " ")): land for land, names in rows for name in names.split()}


_RIVAL = 50_000
"""The people of a town that may be meant before one known the world over, in a report about its country."""


_SMALL = 100_000
"""The people of a town that is not meant where the words put the place elsewhere than in all towns of that name."""


def _elsewhere(
    report: Report, place: Place, taken: Phrase, entries: tuple[Entry, ...], gaz: Gazetteer
) -> tuple[Phrase, tuple[Entry, ...]] | None:
    """What a place is said to lie in, where it is no town that the gazetteer has by its name: none of these, all small,
    lies in it ("the village of Koro in the Gao region")."""
    if taken.relation not in {"at", "near"} or any(e.level != "city" or e.population >= _SMALL for e in entries):
        return None
    within, wholes = lying_in(report, place, taken, gaz, sure=True)
    if not wholes and (told := told_beside(report, place, gaz)) is not None:
        far = not any(roughly(e.lat, e.lon, t.lat, t.lon) < _BESIDE for e in entries for t in told[1])
        return told if far else None
    if not wholes or any(inside(e, whole) or _close(e, whole) for e in entries for whole in wholes):
        return None
    return within, wholes


def _close(entry: Entry, whole: Entry) -> bool:
    """Whether a town lies so close to a place's point that it may belong to it."""
    return whole.level != "country" and roughly(entry.lat, entry.lon, whole.lat, whole.lon) < _BORDERING


_BESIDE = 150.0
"""Within how many kilometres of a town a place lies that is told near it or by its distance."""
_BORDERING = 60.0
"""Within how many kilometres of a place's point its own are, whatever the district's name."""


def _listed(stood: Beside, entries: tuple[Entry, ...]) -> Beside:
    """What stands beside a state's name, without other states in which only a town has that name: those are named in a
    row ("Venezuela, Cuba and Peru")."""
    if stood.sure:
        return stood
    districts = [e for e in entries if e.level == "admin1"]
    return Beside(tuple(w for w in stood.wholes if w.level != "country" or any(inside(e, w) for e in districts)))


def _by_article(report: Report, place: Place, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Of a river and a town of one bare name the one that is meant: rivers have an article ("the Dnipro")."""
    waters = tuple(e for e in entries if e.level == "water" and fold(e.name) == fold(place.name))
    towns = tuple(e for e in entries if e.level == "city")
    if not waters or not towns:
        return entries
    before = [report.text[max(0, start - 4) : start].lower() for start, _ in place.mentions]
    flows = 2 * sum(words == "the " for words in before) >= len(before)
    return tuple(e for e in entries if e not in (towns if flows else waters))


def _told_by_distance(report: Report, place: Place, gaz: Gazetteer) -> Entry | None:
    """The land in which a place lies that is told by its distance from another: `Koro, 5 km north of Gao`."""
    for span in place.mentions[:MENTIONS]:
        words, land = stated_beside(report, span)
        taken = phrase(words)
        if taken.km is None or taken.bearing is None:
            continue
        towns = [e for e in in_land(gaz.entries(taken.core), land, gaz) if e.level == "city" and e.rank < 2]
        if towns:
            lat, lon, reach = placepoint.beside(max(towns, key=lambda e: e.population), taken, 1.0)
            wide = max(reach * 1.5, 15.0) / 100
            return Entry(None, "", "region", None, lat, lon, box=(lon - wide, lat - wide, lon + wide, lat + wide))
    return None


def _by_report(
    report: Report, place: Place, taken: Phrase, countries: list[str], gaz: Gazetteer
) -> tuple[Phrase, tuple[Entry, ...]]:
    """For a name that the gazetteer does not have: what the report as a whole makes of it."""
    if entries := spelled(taken, countries, gaz):
        return taken, entries
    stated = lying_in(report, place, taken, gaz)
    if stated[1] and not any(entry.level == "country" or shared(entry) for entry in stated[1]):
        return stated
    held = holding(taken, countries, gaz)
    return held if held[1] else stated


def _features(
    entry: Entry, own: str, around: Context, stood: list[Beside], word: str | None, largest: int
) -> list[float]:
    """The features of one candidate in the order of `FEATURES`, those of the other places still 0."""
    level, key = entry.level, (entry.country or "", entry.admin1)
    share = around.share(entry.country, None, without=own)
    part_share = around.share(entry.country, entry.admin1, without=own) if entry.admin1 else 0.0
    people = log10(entry.population + 10) / 7
    lies = max((inside(entry, whole) for b in stood for whole in b.wholes), default=0.0)
    sure = any(b.sure for b in stood) and not lies and level != "country"
    fits = level_of(word) if word else None
    spots = [e for e in around.dateline if e.population >= 50_000 or e.capital or len(around.dateline) == 1]
    return [
        *(float(level == name) for name in ("country", "region", "admin1", "admin2", "city", "water", "facility")),
        people if level == "city" else 0.0,
        people if level in {"admin1", "admin2"} else 0.0,
        float(entry.rank == 1),
        float(entry.rank == 2),
        float(entry.capital),
        float(level == "city" and entry.population == largest > 0),
        lies,
        float(sure),
        float(share > 0),
        share,
        float(part_share > 0),
        part_share,
        float(any(e.country == entry.country for e in spots[:1])),
        float(any((e.country, e.admin1) == key for e in spots[:1])),
        float(around.home is not None and around.home == entry.country),
        float(word is not None and (level == fits or (fits is None and level in {"admin1", "admin2"}))),
        float(word is not None and level in {"city", "country"} and word != "city"),
        0.0,
        0.0,
        0.0,
        0.0,
    ]
