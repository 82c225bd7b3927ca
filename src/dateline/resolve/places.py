"""Decides which place in the world each place of a report is.

Every name's candidates are scored by a linear model over what the report itself says: what stands beside the name, the
countries and districts named, the dateline, the other places, and, last, how large a candidate is and whether the name
is its own. The places are then scored again in the light of one another, twice. The model's weights are data
(`vocabulary/data/placeweights.toml`), learned on reports whose places were settled by hand.

A name that the gazetteer does not have stays without a point.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp, log10, sqrt

import msgspec

from dateline.record.account import Place, PlaceKind, Precision
from dateline.record.report import Report
from dateline.resolve.earth import half_diagonal, moved, roughly
from dateline.resolve.gazetteer import Box, Entry, Gazetteer, open_gazetteer
from dateline.resolve.placecontext import Beside, Context, beside, context, inside, stated_whole
from dateline.resolve.placephrase import Phrase, lies_in, part, phrase, site_of
from dateline.vocabulary.files import table
from dateline.vocabulary.placefold import district, fold, level_of

FEATURES = (
    "country", "region", "admin1", "admin2", "city", "water", "facility",
    "people", "district_people", "spelling", "other_name", "capital", "largest",
    "inside", "not_inside", "named_country", "country_share", "named_district", "district_share",
    "dateline_country", "dateline_district", "home", "word_fits", "word_differs",
    "near", "same_country", "same_district", "one_country",
)  # fmt: skip
_WORD_FITS = FEATURES.index("word_fits")
_KEPT = 14
"""How many candidates of a name are weighed against the other places."""
_MENTIONS = 6
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
_KINDS: dict[str, PlaceKind] = {
    "country": "country", "region": "region", "admin1": "region", "admin2": "region", "city": "city", "water": "water",
    "facility": "facility", "other": "other",
}  # fmt: skip


Town = tuple[float, float, float]
"""Latitude, longitude, people."""


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
    sure: float = 0.0


def resolve_places(
    report: Report, places: tuple[Place, ...], *, gazetteer: Gazetteer | None = None
) -> tuple[tuple[Place, ...], dict[str, str]]:
    """The places with country, point, extent and precision, and the ids that were found to mean an earlier place.

    A name without an entry keeps a null point and precision `unknown`. `radius_km` is the point's uncertainty.
    """
    gaz = gazetteer or open_gazetteer()
    weighed = weigh(report, places, gaz)
    settle(weighed)
    return _merged([_resolved(item, gaz) for item in weighed])


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
    best = [(item, item.options[0].entry, item.sure) for item in weighed if item.options]
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
    if not entries:
        taken, entries = _lying_in(report, place, taken, gaz)
    stood = [beside(report, span, gaz) for span in place.mentions[:_MENTIONS]]
    largest = max((e.population for e in entries if e.level == "city"), default=0)
    own = fold(taken.core)
    options = [Option(entry, _features(entry, own, around, stood, word, largest)) for entry in entries]
    return Weighed(place, taken, options)


def _lying_in(report: Report, place: Place, taken: Phrase, gaz: Gazetteer) -> tuple[Phrase, tuple[Entry, ...]]:
    """For a name that the gazetteer does not have: the larger place that the report says it lies in, if it does."""
    for span in place.mentions[:_MENTIONS]:
        words, comma = stated_whole(report, span) or ("", False)
        pieces = words.split()
        for size in range(len(pieces), 0, -1):
            entries, _ = _entries(" ".join(pieces[:size]), gaz)
            wholes = tuple(e for e in entries if e.rank < 2 and (not comma or e.level in {"country", "admin1"}))
            if wholes:
                return msgspec.structs.replace(taken, relation="within"), wholes
    return taken, ()


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


def _resolved(item: Weighed, gaz: Gazetteer) -> Place:
    if not item.options or _unlikely(item.options[0]):
        return item.place
    entry, taken = _city_before_state(item), item.phrase
    if taken.relation == "border":
        return _border(item.place, entry, taken.other or "", gaz)
    lat, lon, box, radius, precision = entry.lat, entry.lon, entry.box, _radius(entry), _precision(entry)
    kind = _KINDS[entry.level]
    name = entry.name
    if taken.relation == "part" and taken.part:
        lat, lon, box, radius = _part_of(entry, taken.part, gaz)
        kind, precision, name = (
            ("city", "area", item.place.name) if entry.level == "city" else ("region", "region", item.place.name)
        )
    elif taken.relation == "within" and entry.level == "country":
        return msgspec.structs.replace(item.place, country=entry.country)
    elif taken.relation == "within":
        kind, name, box, radius = item.place.kind, item.place.name, None, radius + 5.0
        precision = "area" if entry.level in {"city", "facility"} else precision
    elif taken.relation in {"offset", "near"}:
        lat, lon, radius = _beside(entry, taken, radius)
        box, name, precision = None, item.place.name, "area"
        kind = "other" if entry.level == "country" else kind
    return msgspec.structs.replace(
        item.place, name=name, kind=kind, country=entry.country, admin1=gaz.district(entry.country, entry.admin1),
        geonames=entry.geonames if taken.relation == "at" else None, lat=round(lat, 4), lon=round(lon, 4),
        precision=precision, radius_km=round(radius, 1), extent=box,
    )  # fmt: skip


def _city_before_state(item: Weighed) -> Entry:
    """The best candidate; of a state and the great city in it that share a bare name ("New York"), the city."""
    best = item.options[0].entry
    if best.level != "admin1" or item.phrase.relation != "at" or item.options[0].features[_WORD_FITS]:
        return best
    own = fold(item.phrase.core)
    return next(
        (
            o.entry
            for o in item.options[1:]
            if o.entry.level == "city"
            and (o.entry.country, o.entry.admin1) == (best.country, best.admin1)
            and o.entry.population >= 1_000_000
            and fold(o.entry.name) in {own, f"{own} city"}
        ),
        best,
    )


def _border(place: Place, one: Entry, other: str, gaz: Gazetteer) -> Place:
    """The border of two countries, as a region along the towns of each that are nearest to the other's."""
    codes = gaz.demonym(other) or tuple(e.country for e in gaz.entries(other) if e.level == "country" and e.country)
    if one.level != "country" or one.country is None or not codes:
        return place
    points = _facing(gaz.towns(one.country), gaz.towns(codes[0]))
    if not points:
        return place
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    box = (min(lons), min(lats), max(lons), max(lats))
    return msgspec.structs.replace(
        place, kind="region", lat=round(sum(lats) / len(lats), 2), lon=round(sum(lons) / len(lons), 2),
        precision="region", radius_km=round(max(30.0, half_diagonal(box)), 1), extent=box,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _facing(ones: tuple[Town, ...], others: tuple[Town, ...]) -> list[tuple[float, float]]:
    """The middles between towns of two countries that lie nearest to each other; at most 80 of each are looked at."""
    few, many = (towns[:: max(1, len(towns) // 80)] for towns in sorted((ones, others), key=len))
    pairs = []
    for lat, lon, _ in few:
        away, near = min(((roughly(lat, lon, a, b), (a, b)) for a, b, _ in many), default=(0.0, (lat, lon)))
        pairs.append((away, ((lat + near[0]) / 2, (lon + near[1]) / 2)))
    pairs.sort()
    return [(round(lat, 2), round(lon, 2)) for _, (lat, lon) in pairs[: max(2, len(pairs) // 8)]]


def _unlikely(option: Option) -> bool:
    """Whether a town is known by this name only by the way and nothing in the report speaks for it."""
    near, named = option.features[FEATURES.index("near")], option.features[FEATURES.index("named_country")]
    entry = option.entry
    return entry.rank == 2 and entry.level == "city" and entry.population < 500_000 and not named and near < 0.3


def _radius(entry: Entry) -> float:
    """How far the place may reach from its point, in kilometres."""
    if entry.radius_km is not None:
        return entry.radius_km
    if entry.box is not None:
        return half_diagonal(entry.box)
    if entry.level == "facility":
        return 1.0
    if entry.level == "city":
        return max(2.0, min(25.0, sqrt(entry.population / 20_000)))
    return 30.0


def _precision(entry: Entry) -> Precision:
    if entry.level == "facility":
        return "exact"
    known: dict[str, Precision] = {"city": "city", "admin1": "admin1", "admin2": "admin2", "country": "country"}
    return known.get(entry.level, "region")


def _part_of(entry: Entry, share: str, gaz: Gazetteer) -> tuple[float, float, Box | None, float]:
    """The middle, box and reach of a part of a place: 45 % of its box toward a point of the compass, or its core.

    The middle of a part of a country lies between that of the box and that of the towns in it.
    """
    if entry.box is None:
        return entry.lat, entry.lon, None, max(10.0, _radius(entry))
    west, south, east, north = entry.box
    wide, high = east - west, north - south
    if share == "central":
        west, east, south, north = west + wide / 4, east - wide / 4, south + high / 4, north - high / 4
    if "north" in share or share == "upper":
        south += high * 0.55
    if "south" in share or share == "lower":
        north -= high * 0.55
    if "west" in share:
        east -= wide * 0.55
    if "east" in share:
        west += wide * 0.55
    box = (round(west, 2), round(south, 2), round(east, 2), round(north, 2))
    lat, lon = (south + north) / 2, (west + east) / 2
    if entry.level == "country" and entry.country:
        towns = [t for t in gaz.towns(entry.country) if south <= t[0] <= north and west <= t[1] <= east]
        people = sum(n**0.5 for *_, n in towns)
        if people:
            lat = (lat + 2 * sum(t[0] * t[2] ** 0.5 for t in towns) / people) / 3
            lon = (lon + 2 * sum(t[1] * t[2] ** 0.5 for t in towns) / people) / 3
    return lat, lon, box, half_diagonal(box)


def _beside(entry: Entry, taken: Phrase, radius: float) -> tuple[float, float, float]:
    """The point and reach of a place that is told by its distance or direction from another."""
    if taken.relation == "near":
        return entry.lat, entry.lon, max(taken.km or 0.0, radius + 10.0)
    if taken.bearing is not None and taken.km is not None:
        lat, lon = moved(entry.lat, entry.lon, bearing=taken.bearing, by_km=taken.km)
        return lat, lon, max(3.0, taken.km * 0.3)
    guess = radius + 10.0 if entry.level in {"city", "facility"} else radius * 0.7
    lat, lon = moved(entry.lat, entry.lon, bearing=taken.bearing or 0.0, by_km=guess)
    return lat, lon, guess * 1.2


def _merged(places: list[Place]) -> tuple[tuple[Place, ...], dict[str, str]]:
    """One place for all ids that mean the same entry, in the order of the first."""
    first: dict[tuple[object, ...], int] = {}
    kept: list[Place] = []
    became: dict[str, str] = {}
    for place in places:
        same = (place.name, place.country, place.lat, place.lon, place.precision)
        if place.lat is None or same not in first:
            first[same] = len(kept)
            kept.append(place)
            continue
        at = first[same]
        became[place.id] = kept[at].id
        kept[at] = msgspec.structs.replace(kept[at], mentions=tuple(sorted({*kept[at].mentions, *place.mentions})))
    return tuple(kept), became
