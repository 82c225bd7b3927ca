"""Decides which place in the world each place of a report is.

Every name's candidates are scored by a linear model over what the report itself says: what stands beside the name, the
countries and districts named, the dateline, the other places, and, last, how large a candidate is and whether the name
is its own. The places are then scored again in the light of one another, twice. The model's weights are data
(`vocabulary/data/placeweights.toml`), learned on reports whose places were settled by hand.

A street, a site or a village that the gazetteer does not have is put near the town told beside it, with a wide radius
(`placearound`); any other name that it does not have stays without a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

import msgspec

from dateline.record.account import Place, PlaceKind
from dateline.record.report import Report
from dateline.resolve.gazetteer import Entry, Gazetteer, open_gazetteer
from dateline.resolve.placearound import placed_around, shared
from dateline.resolve.placeastray import NEAR, astray_left_out
from dateline.resolve.placephrase import GENERIC
from dateline.resolve.placepoint import beside, border, part_of, precision_of, radius_of
from dateline.resolve.placescores import FEATURES, Weighed, settle, weigh
from dateline.vocabulary.placefold import fold

_GREAT = 1_000_000
_PART, _SMALL_PART = 0.15, 0.05
"""The people of a city, and their part of a district's (first and second level), by which the city is meant."""
_WORD_FITS = FEATURES.index("word_fits")
_INSIDE = FEATURES.index("inside")
_KINDS: dict[str, PlaceKind] = {
    "country": "country", "region": "region", "admin1": "region", "admin2": "region", "city": "city", "water": "water",
    "facility": "facility", "other": "other",
}  # fmt: skip


def resolve_places(
    report: Report, places: tuple[Place, ...], *, gazetteer: Gazetteer | None = None
) -> tuple[tuple[Place, ...], dict[str, str]]:
    """The places with country, point, extent and precision, and the ids that were found to mean an earlier place.

    A name of which nothing is known keeps a null point and precision `unknown`. `radius_km` is the point's uncertainty.
    """
    gaz = gazetteer or open_gazetteer()
    weighed = weigh(report, places, gaz)
    settle(weighed)
    for item in weighed:
        item.options = astray_left_out(item)
    settle(weighed)
    named = Counter(land for item in weighed for land in item.lands)
    lands = [land for land, times in named.most_common() if 2 * times >= len(weighed)]
    whole = frozenset(o.entry.id for item in weighed for o in item.options[:1] if o.features[_WORD_FITS])
    resolved = shared([_resolved(item, gaz, whole) for item in weighed], lands, gaz)
    return _merged(placed_around(report, resolved, lands, gaz))


def _resolved(item: Weighed, gaz: Gazetteer, whole: Container[int | None] = ()) -> Place:
    if not item.options or _unlikely(item):
        return item.place
    entry, taken = _city_before_state(item, whole), item.phrase
    if taken.relation == "border":
        return border(item.place, entry, taken.other or "", gaz)
    lat, lon, box, radius, precision = entry.lat, entry.lon, entry.box, radius_of(entry), precision_of(entry)
    kind = _KINDS[entry.level]
    name = _legible(entry.name, taken.core)
    if taken.relation == "part" and taken.part:
        lat, lon, box, radius = part_of(entry, taken.part, gaz)
        kind, precision, name = (
            ("city", "area", item.place.name) if entry.level == "city" else ("region", "region", item.place.name)
        )
    elif taken.relation == "within" and entry.level == "country":
        return msgspec.structs.replace(item.place, country=entry.country)
    elif taken.relation == "within":
        kind, name, box, radius = item.place.kind, item.place.name, None, radius + 5.0
        precision = "area" if entry.level in {"city", "facility"} else precision
    elif taken.relation in {"offset", "near"}:
        lat, lon, radius = beside(entry, taken, radius)
        box, name, precision = None, item.place.name, "area"
        kind = "other" if entry.level == "country" else kind
    return msgspec.structs.replace(
        item.place, name=name, kind=kind, country=entry.country, admin1=gaz.district(entry.country, entry.admin1),
        geonames=entry.geonames if taken.relation == "at" else None, lat=round(lat, 4), lon=round(lon, 4),
        precision=precision, radius_km=round(radius, 1), extent=box,
    )  # fmt: skip


def _legible(name: str, told: str) -> str:
    """The gazetteer's name; as the report spells it, where that is the same but for marks that few readers know
    ("Rafaḩ")."""
    common = all(ord(letter) < _COMMON for letter in name)
    last = " ".join(told.split()[-len(name.split()) :])  # of "the town of Chornomorsk"
    same = fold(name) == fold(last) and not last.isupper()
    return last if same and not common else name


_COMMON = 0x180
"""The first letter past the alphabets of Europe's languages."""


def _land(item: Weighed) -> Entry | None:
    """The country that a town of the same name stands before, where nothing says that the town lies in something."""
    if item.phrase.relation != "at" or item.options[0].features[_INSIDE]:
        return None
    own = fold(item.phrase.core)
    return next((o.entry for o in item.options if o.entry.level == "country" and fold(o.entry.name) == own), None)


def _city_before_state(item: Weighed, whole: Container[int | None]) -> Entry:
    """The best candidate; of a district and the city in it that share a bare name ("Haifa"), the city, if a good part
    of the district's people or a million live there and the report does not name the district as a whole (`whole`);
    of a country and a town ("Venezuela" in Cuba) the country."""
    best = item.options[0].entry
    if best.level == "city" and (land := _land(item)) is not None:
        return land
    point = item.phrase.relation in ("at", "near", "offset")
    if best.level not in ("admin1", "admin2") or not point or item.options[0].features[_WORD_FITS]:
        return best
    towns = (o.entry for o in item.options[1:] if o.entry.level == "city")
    inside = (e for e in towns if (e.country, e.admin1) == (best.country, best.admin1))
    own = fold(item.phrase.core)
    return next((e for e in inside if _stands_for(e, best, own, known=best.id in whole)), best)


def _stands_for(city: Entry, district: Entry, own: str, *, known: bool) -> bool:
    """Whether a city may be meant by the name that it shares with its district; `known`: the report names that too."""
    if city.population >= _GREAT:
        return fold(city.name) in {own, f"{own} city"}
    part = _PART if district.level == "admin1" else _SMALL_PART
    return not known and city.rank <= 1 and city.population >= part * max(1, district.population)


def _unlikely(item: Weighed) -> bool:
    """Whether a town is known by this name only by the way, is only in a site's name or is called as many are ("Old
    City"), and nothing speaks for it."""
    option, taken = item.options[0], item.phrase
    near, named = option.features[FEATURES.index("near")], option.features[FEATURES.index("named_country")]
    entry = option.entry
    if not item.derived and all(word in GENERIC or word.islower() for word in taken.core.split()):
        return entry.level == "city" and near < NEAR
    loose = (entry.rank == 2 and not option.features[_INSIDE]) or taken.relation == "within"
    return loose and entry.level == "city" and entry.population < 500_000 and not named and near < NEAR


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
