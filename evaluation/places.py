"""Places: how many gold mentions are put within 161 km of where the gold has them, unresolved ones counted wrong.

    python evaluation/places.py --corpora DIR [--gold DIR] [--errors] [--learn FILE]

The gold mentions are given, so this measures the resolver alone. LGL (Lieberman, Samet and Sankaranarayanan 2010) is
local news, GeoVirus (Gritta, Pilehvar and Collier 2018) news on epidemics; the measure is the field's accuracy@161km.
Articles with an odd place in the file are for learning, those with an even one for measuring, in both corpora.
"""

from __future__ import annotations

import argparse
import gzip
import os
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.record.account import Place
from dateline.record.report import Dateline, Report, report_id
from dateline.resolve.earth import km
from dateline.resolve.gazetteer import open_gazetteer
from dateline.resolve.places import resolve_places
from dateline.resolve.placescores import FEATURES, Weighed, relate, settle, weigh

WORTH = {"LGL": 0.5, "GeoVirus": 2.0}
"""How much an example counts in learning; those of the accounts, world news, count most."""


class Truth(NamedTuple):
    """Where one mention is: a point, and the distance in kilometres within which it is found."""

    name: str
    lat: float
    lon: float
    limit: float = 161.0
    country: str | None = None
    is_country: bool = False


class Case(NamedTuple):
    """A report with its places by name, and each mention's truth."""

    corpus: str
    report: Report
    places: tuple[Place, ...]
    truths: dict[str, list[Truth]]


def case(corpus: str, report: Report, named: dict[str, list[tuple[tuple[int, int], Truth]]]) -> Case:
    places, truths = [], {}
    for i, (name, found) in enumerate(named.items(), 1):
        places.append(Place(id=f"P{i}", name=name, kind="other", mentions=tuple(sorted({span for span, _ in found}))))
        truths[f"P{i}"] = [truth for _, truth in found]
    return Case(corpus, report, tuple(places), truths)


def lgl(folder: Path) -> Iterator[Case]:
    """The articles of the Local-Global Lexicon."""
    root = ET.fromstring(gzip.decompress((folder / "lgl.xml.gz").read_bytes()))
    for article in root.findall("article"):
        text, url = article.findtext("text") or "", article.findtext("url")
        named: dict[str, list[tuple[tuple[int, int], Truth]]] = defaultdict(list)
        for found in article.iter("toponym"):
            tag, name = found.find("gaztag"), found.findtext("phrase") or ""
            span = (int(found.findtext("start") or 0), int(found.findtext("end") or 0))
            if tag is not None and tag.findtext("lat"):
                lat, lon = float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)
                named[name].append((span, Truth(name, lat, lon)))
        yield case("LGL", report_of(text, url), named)


def geovirus(folder: Path) -> Iterator[Case]:
    """The paragraphs of GeoVirus."""
    root = ET.fromstring(gzip.decompress((folder / "GeoVirus.xml.gz").read_bytes()))
    for article in root.findall("article"):
        text, url = article.findtext("text") or "", article.findtext("source")
        named: dict[str, list[tuple[tuple[int, int], Truth]]] = defaultdict(list)
        for found in article.iter("location"):
            name = found.findtext("name") or ""
            start = int(found.findtext("start") or 1) - 1
            truth = Truth(name, float(found.findtext("lat") or 0), float(found.findtext("lon") or 0))
            named[name].append(((start, start + len(name)), truth))
        yield case("GeoVirus", report_of(text, url), named)


def accounts(folder: Path, part: str, newswire: Path | None = None) -> Iterator[Case]:
    """The places of hand-made accounts; `folder` holds `gold.py` and one folder for each part.

    The reports of part `train` are in the `newswire` folder, those of the others beside the gold.
    """
    if part == "train" and newswire is None:
        return
    import sys

    sys.path.insert(0, str(folder))
    from gold import Gold  # type: ignore[import-not-found]

    root = newswire if part == "train" and newswire else folder.parent
    for path in sorted((folder / part).glob("*.yaml")):
        gold = Gold(path, root)
        named: dict[str, list[tuple[tuple[int, int], Truth]]] = defaultdict(list)
        for spot in (gold.data.get("places") or {}).values():
            limit = {"city": 161.0, "facility": 161.0}.get(spot["kind"], 400.0 if spot.get("country") else 1500.0)
            truth = Truth(spot["name"], spot["lat"], spot["lon"], limit, spot.get("country"), spot["kind"] == "country")
            for span in spot["mentions"]:
                name = gold.text[span[0] : span[1]]
                named[name].append(((span[0] - gold.lo, span[1] - gold.lo), truth))
        line = gold.data["report"].get("dateline")
        yield case(part, report_of(gold.text[gold.lo : gold.hi], None, line), named)


def report_of(text: str, url: str | None, dateline: str | None = None) -> Report:
    at = text.find(dateline) if dateline else -1
    where = Dateline(dateline, (at, at + len(dateline))) if dateline and at >= 0 else None
    return Report(id=report_id(None, text), source=url or "", url=url, text=text, span=(0, len(text)), dateline=where)


def right(truth: Truth, place: Place) -> bool:
    if truth.is_country:
        return place.country == truth.country and place.kind == "country"
    if place.lat is None or place.lon is None or (truth.country and truth.country != place.country):
        return False
    return km(truth.lat, truth.lon, place.lat, place.lon) <= truth.limit


def measure(cases: list[Case], *, errors: bool) -> Counter[str]:
    """Counts of mentions, right ones and unresolved ones, by corpus."""
    counts: Counter[str] = Counter()
    for one in cases:
        found, became = resolve_places(one.report, one.places)
        by_id = {place.id: place for place in found}
        for place in one.places:
            answer = by_id[became.get(place.id, place.id)]
            for truth in one.truths[place.id]:
                good = right(truth, answer)
                counts[f"{one.corpus} all"] += 1
                counts[f"{one.corpus} right"] += good
                counts[f"{one.corpus} none"] += answer.lat is None
                if errors and not good:
                    there = f"{answer.name}, {answer.admin1}, {answer.country} {answer.lat} {answer.lon}"
                    print(f"{one.corpus}\t{place.name!r}\t{truth.name} {truth.lat:.2f} {truth.lon:.2f}\t{there}")
    return counts


def nearest(item: Weighed, truth: Truth) -> list[int]:
    """The candidates that are right: within 30 km of the truth, else the nearest within its limit."""
    away = [km(truth.lat, truth.lon, o.entry.lat, o.entry.lon) for o in item.options]
    if truth.is_country:
        return [
            i for i, o in enumerate(item.options) if o.entry.level == "country" and o.entry.country == truth.country
        ]
    if truth.country:
        away = [a if o.entry.country == truth.country else 1e9 for a, o in zip(away, item.options, strict=True)]
    close = [i for i, a in enumerate(away) if a <= 30]
    return close or [i for i, a in enumerate(away) if a <= truth.limit and a == min(away)]


def examples(cases: list[Case], *, together: bool) -> list[tuple[np.ndarray, list[int], float]]:
    gaz, found = open_gazetteer(), []
    for one in cases:
        weighed = weigh(one.report, one.places, gaz)
        if together:
            settle(weighed)
            relate(weighed)
        for item in weighed:
            truth, times = Counter(one.truths[item.place.id]).most_common(1)[0]
            good = nearest(item, truth)
            if good and len(good) < len(item.options):
                rows = np.array([option.features for option in item.options])
                found.append((rows, good, min(times, 4) ** 0.5 * WORTH.get(one.corpus, 6.0)))
    return found


def learn(cases: list[Case], *, together: bool, steps: int = 300, decay: float = 0.002) -> dict[str, float]:
    """Weights of the softmax over a name's candidates, by gradient ascent with momentum (Adam)."""
    data = examples(cases, together=together)
    rows = np.concatenate([rows for rows, _, _ in data])
    sizes = [len(rows) for rows, _, _ in data]
    starts = np.cumsum([0, *sizes[:-1]])
    good = np.concatenate([np.isin(np.arange(len(rows)), good) for rows, good, _ in data])
    weight = np.array([weight for *_, weight in data])
    weight = np.repeat(weight / weight.sum(), sizes)
    w, m, v = (np.zeros(len(FEATURES)) for _ in range(3))
    for step in range(1, steps + 1):
        score = rows @ w
        p = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        q = p * good
        p, q = (x / np.repeat(np.add.reduceat(x, starts), sizes) for x in (p, q))
        grad = (weight * (q - p)) @ rows - decay * w
        m, v = 0.9 * m + 0.1 * grad, 0.99 * v + 0.01 * grad**2
        w = w + 0.1 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(x), 3) for name, x in zip(FEATURES, w, strict=True)}


def write(path: Path, alone: dict[str, float], together: dict[str, float]) -> None:
    lines = ["# Weights of the place scorer (resolve/placescores.py), learned by `evaluation/places.py --learn`."]
    for stage, weights in (("alone", alone), ("together", together)):
        lines += ["", f"[{stage}]", *(f"{name} = {weight}" for name, weight in weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=os.environ.get("DATELINE_CORPORA"), help="holds places/")
    parser.add_argument("--gold", type=Path, default=os.environ.get("DATELINE_GOLD"))
    parser.add_argument("--newswire", type=Path, help="the articles that the part `train` of the gold is about")
    parser.add_argument("--errors", action="store_true", help="print every mention put wrongly")
    parser.add_argument("--learn", type=Path, help="learn on the learning halves and write the weights here")
    parser.add_argument("--half", choices=("learn", "measure", "all"), default="measure")
    parser.add_argument("--only", help="one corpus")
    options = parser.parse_args()
    cases: list[Case] = []
    if options.corpora:
        cases += [*lgl(Path(options.corpora) / "places"), *geovirus(Path(options.corpora) / "places")]
    learning, measuring = cases[1::2], cases[0::2]
    if options.gold:
        learning += [*accounts(options.gold, "train", options.newswire), *list(accounts(options.gold, "voa"))[1::2]]
        measuring += [*list(accounts(options.gold, "voa"))[0::2], *accounts(options.gold, "dev")]
    if options.learn:
        learn_both(options.learn, learning)
    chosen = {"learn": learning, "measure": measuring, "all": learning + measuring}[options.half]
    chosen = [one for one in chosen if options.only in (None, one.corpus)]
    began = time.perf_counter()
    counts = measure(chosen, errors=options.errors)
    spent = time.perf_counter() - began
    for corpus in dict.fromkeys(one.corpus for one in chosen):
        every, good, none = (counts[f"{corpus} {what}"] for what in ("all", "right", "none"))
        print(f"{corpus:10} {good / every:6.1%} of {every} mentions; {none} without a point")
    print(f"{len(chosen) / spent:.0f} reports a second")


def learn_both(path: Path, cases: list[Case]) -> None:
    """Learns both stages, the second on the first's answers, twice; writes the weights and has them read anew."""
    from dateline.vocabulary.files import table

    alone = learn(cases, together=False)
    together = {**alone, "near": 1.0, "same_country": 1.0}
    for _ in range(2):
        write(path, alone, together)
        table.cache_clear()
        together = learn(cases, together=True)
    write(path, alone, together)
    table.cache_clear()


if __name__ == "__main__":
    main()
