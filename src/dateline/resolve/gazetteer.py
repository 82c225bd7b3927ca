"""The gazetteer: every place that a name may mean.

Towns and districts come from GeoNames, compiled into a read-only SQLite file; countries, regions, waters and
facilities from the vocabulary's hand-written tables. Country codes are GeoNames' own: a point is never tested against
a polygon. So Crimea's towns are in `UA`, the Golan's in `SY` or `IL` as GeoNames lists each, Western Sahara's in `EH`,
Kosovo's in `XK` and Taiwan's in `TW`.
"""

from __future__ import annotations

import sqlite3
import threading
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import VocabularyError
from dateline.vocabulary.files import table
from dateline.vocabulary.placefold import ARTICLES, Level, district, fold, plain, skeleton, without_article

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_DEGREE = 10_000
_MOST = 150
"""A name with more places than this keeps its most populous ones."""
_BONES, _LONG, _ALIKE = 3, 6, 0.85
"""How many consonants and letters a name in another spelling must have, and how much of them it must share."""
_WRITTEN: tuple[tuple[str, str, Level], ...] = (
    ("regions", "regions", "region"),
    ("regions", "waters", "water"),
    ("regions", "facilities", "facility"),
    ("towns", "towns", "city"),
)
"""File and table of the hand-written places, with their level."""
_PLACE = "SELECT id, name, level, country, admin1, admin2, lat, lon, population, capital, box"
_ROWS = f"""{_PLACE}, rank
FROM name CROSS JOIN place ON place.id = name.place WHERE key = ? ORDER BY population DESC LIMIT ?"""


class Entry(msgspec.Struct, frozen=True):
    """One place. Positions in degrees; `rank` is 0 for its own name, 1 for a spelling of it, 2 for another name."""

    id: int | None
    """GeoNames id; negative for a district whose id is not known, None for what is not from GeoNames."""
    name: str
    level: Level
    country: str | None
    lat: float
    lon: float
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    capital: bool = False
    box: Box | None = None
    radius_km: float | None = None
    rank: int = 0

    @property
    def geonames(self) -> int | None:
        """The GeoNames id, where it is known."""
        return self.id if self.id is not None and self.id > 0 else None


class Gazetteer:
    """Looks names up. Read-only; safe to share between threads.

    Raises:
        VocabularyError: the file is not there, or is not a gazetteer of this form.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _shipped()
        self._local = threading.local()
        self._own, self._demonyms, self._countries = _tables()
        if not self._path.is_file():
            raise VocabularyError(f"{self._path}: expected the gazetteer, found no file; reinstall dateline-gazetteer")
        self._cached_entries = lru_cache(maxsize=20_000)(self._entries)
        self._cached_spelled = lru_cache(maxsize=2_000)(self._spelled)
        self._cached_capital = lru_cache(maxsize=512)(self._capital)
        self._cached_towns = lru_cache(maxsize=64)(self._towns)
        self._codes = self._districts()
        self._areas = _areas(self._codes)
        self._abbreviations = {
            name: code for code, names in table("regions")["districts"].items() for name in names if code in self._codes
        }

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Every place of this name: countries first, then hand-written places, then districts and towns by size."""
        return self._cached_entries(name)

    def capital(self, country: str) -> Entry | None:
        """The capital of a country, None where GeoNames names none."""
        return self._cached_capital(country)

    def country(self, code: str) -> Entry | None:
        """The country with this ISO code."""
        return self._countries.get(code)

    def demonym(self, word: str) -> tuple[str, ...]:
        """The countries whose people or adjective this is, such as `Malian` or `Malians`."""
        return self._demonyms.get(fold(word), ())

    def towns(self, country: str) -> tuple[tuple[float, float, float], ...]:
        """Latitude, longitude and people of a country's towns of 20,000 and more."""
        return self._cached_towns(country)

    def _towns(self, country: str) -> tuple[tuple[float, float, float], ...]:
        query = "SELECT lat, lon, population FROM place WHERE country = ? AND level = 'city' AND population >= 20000"
        return tuple((lat / _DEGREE, lon / _DEGREE, float(n)) for lat, lon, n in self._db().execute(query, (country,)))

    def within(self, box: Box, *, most: int = 60) -> tuple[Entry, ...]:
        """The largest towns in a box that does not reach over the date line."""
        query = (
            f"{_PLACE}, 0 FROM place WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND level = 'city'"
            " ORDER BY population DESC, id LIMIT ?"
        )
        west, south, east, north = (round(degrees * _DEGREE) for degrees in box)
        return tuple(map(_entry, self._db().execute(query, (south, north, west, east, most))))

    def district(self, country: str | None, admin1: str | None) -> str | None:
        """The name of a first-level district."""
        found = self._codes.get(f"{country}.{admin1}")
        return found[0] if found else None

    def areas(self, key: str) -> tuple[tuple[str, str | None], ...]:
        """Countries (by name or demonym) and first-level districts that a folded word or two names, as codes."""
        named = [(e.country, None) for e in self._own.get(key, ()) if e.level == "country" and e.country]
        return (*(named or [(c, None) for c in self._demonyms.get(key, ())]), *self._areas.get(key, ()))

    def _capital(self, country: str) -> Entry | None:
        query = f"{_PLACE}, 0 " + ("FROM place WHERE country = ? AND capital = 1 ORDER BY population DESC LIMIT 1")
        row = self._db().execute(query, (country,)).fetchone()
        return _entry(row) if row else None

    def _entries(self, name: str) -> tuple[Entry, ...]:
        key = fold(name)
        found = list(self._own.get(key, ()))
        if code := self._abbreviations.get(name):
            found += self._rows_of(code)
        if spelled := _spellings().get(key):
            found += (e for e in map(_entry, self._db().execute(_ROWS, (spelled[1], 20))) if e.country == spelled[0])
        found += map(_entry, self._db().execute(_ROWS, (key, _MOST)))
        if "north" in key or "south" in key or "east" in key or "west" in key:
            found += (e for e in map(_entry, self._db().execute(_ROWS, (_other(key), 20))) if e.level != "city")
        found = _joined(found)
        return tuple({(entry.id, entry.name, entry.level): entry for entry in reversed(found)}.values())[::-1]

    def spelled(self, name: str, country: str) -> tuple[Entry, ...]:
        """The places of a country whose name is this one in another spelling: `Mughayir` for `al-Mughayyir`."""
        return self._cached_spelled(name, country)

    def _spelled(self, name: str, country: str) -> tuple[Entry, ...]:
        own = without_article(fold(name))
        bones, found = skeleton(own), set()
        if len(bones) < _BONES or len(own) < _LONG:
            return ()
        query = "SELECT key, id FROM name JOIN place ON id = place WHERE key >= ? AND key < ?"
        query += " AND length(key) BETWEEN ? AND ? AND rank < 2 AND country = ?"
        least, most = len(own) * _ALIKE / (2 - _ALIKE), len(own) * (2 - _ALIKE) / _ALIKE
        for article in ("", *ARTICLES):
            start = article + own[:2]
            bounds = (start, start + "\uffff", least, most + len(article))
            for key, place in self._db().execute(query, (*bounds, country)):
                if skeleton(key) == bones and SequenceMatcher(None, plain(own), plain(key)).ratio() >= _ALIKE:
                    found.add(place)
        query = f"{_PLACE}, 1 FROM place WHERE id = ?"
        return tuple(_entry(row) for i in sorted(found) for row in self._db().execute(query, (i,)))

    def _rows_of(self, code: str) -> list[Entry]:
        query = f"{_PLACE}, 0 FROM place WHERE id = ?"
        return [_entry(row) for row in self._db().execute(query, (self._codes[code][1],))]

    def _districts(self) -> dict[str, tuple[str, int]]:
        try:
            rows = self._db().execute("SELECT code, name, place FROM district").fetchall()
        except sqlite3.DatabaseError as error:
            raise VocabularyError(f"{self._path}: expected a gazetteer, but {error}; reinstall it") from error
        return {code: (name, place) for code, name, place in rows}

    def _db(self) -> sqlite3.Connection:
        if not hasattr(self._local, "db"):
            self._local.db = sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)
        return self._local.db  # type: ignore[no-any-return]


@cache
def open_gazetteer() -> Gazetteer:
    """The gazetteer that ships with Dateline, opened once."""
    return Gazetteer()


def _shipped() -> Path:
    try:
        return Path(import_module("dateline_gazetteer").path())
    except ImportError as error:
        raise VocabularyError("expected the package dateline-gazetteer, found none; install it") from error


def _areas(codes: dict[str, tuple[str, int]]) -> dict[str, tuple[tuple[str, str | None], ...]]:
    """Codes of the first-level districts by folded name, very short names left out."""
    found: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for code, (name, _) in codes.items():
        key = district(fold(name))[0]
        if len(key) > 3:
            country, admin1 = code.split(".", 1)
            found[key] = (*found.get(key, ()), (country, admin1))
    return found


def _entry(row: tuple[Any, ...]) -> Entry:
    id_, name, level, country, admin1, admin2, lat, lon, population, capital, box, rank = row
    sides = tuple(map(float, box.split(","))) if box else None
    return Entry(
        id_, name, level, country, lat / _DEGREE, lon / _DEGREE, admin1, admin2, population, bool(capital),
        sides, None, rank,  # type: ignore[arg-type]
    )  # fmt: skip


_COMPASS = ("north", "south", "east", "west")


def _other(key: str) -> str:
    """`north darfur` for `northern darfur`, and the other way."""
    words = key.split()
    for i, word in enumerate(words):
        for point in _COMPASS:
            if word == point:
                words[i] = f"{point}ern"
            elif word == f"{point}ern":
                words[i] = point
    return " ".join(words)


def _joined(found: list[Entry]) -> list[Entry]:
    """The same places, a hand-written region and the district that it is made one: its point, the other's codes."""
    kept = list(found)
    for region in [entry for entry in found if entry.level == "region" and entry.country]:
        twin = next((e for e in found if e.level == "admin1" and e.country == region.country), None)
        if twin is not None:
            one = msgspec.structs.replace(twin, lat=region.lat, lon=region.lon, box=region.box or twin.box, rank=0)
            kept = [one if entry is region else entry for entry in kept if entry is not twin]
    return kept


def _tables() -> tuple[dict[str, list[Entry]], dict[str, tuple[str, ...]], dict[str, Entry]]:
    """Hand-written places by folded name, countries by demonym, countries by code."""
    own: dict[str, list[Entry]] = {}
    demonyms: dict[str, tuple[str, ...]] = {}
    countries: dict[str, Entry] = {}
    for code, row in table("countries").items():
        box = tuple(row["box"]) if "box" in row else None
        lat, lon = row["at"]
        entry = Entry(row["geonames"], row["name"], "country", code, lat, lon, box=box)
        countries[code] = entry
        _add(own, entry, (row["name"], *row.get("also", ())))
        for word in row.get("demonyms", ()):
            for form in (word, f"{word}s"):
                demonyms[fold(form)] = (*demonyms.get(fold(form), ()), code)
    for file, part, level in _WRITTEN:
        for name, row in table(file)[part].items():
            box = tuple(row["box"]) if "box" in row else None
            lat, lon = row["at"]
            entry = Entry(None, name, level, row.get("country"), lat, lon, box=box, radius_km=row.get("radius"))
            _add(own, entry, (name, *row.get("also", ())))
    return own, demonyms, countries


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    """Country and known name, folded, of names in a spelling that the compiled list does not have."""
    return {fold(name): (code, fold(known)) for name, (code, known) in table("towns")["spellings"].items()}


def _add(own: dict[str, list[Entry]], entry: Entry, names: tuple[str, ...]) -> None:
    for name in names:
        if entry not in own.setdefault(fold(name), []):
            own[fold(name)].append(entry)
