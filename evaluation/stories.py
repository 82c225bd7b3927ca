"""Scores the grouping of reports into stories, by B³ (Bagga and Baldwin, 1998).

    python evaluation/stories.py [--corpora DIR] [--reader onnx] [--seed 1]

On the project's own specimens, and on the two sets of Wikinews source clusters in DIR (or DATELINE_CORPORA/stories),
`handpicked` (which thresholds were chosen on) and `wikinews_medium` (which is reported). Reports are read, added to a
fresh record in an order of chance and joined as `dateline add` joins them. In the second set every article has the day
on which it was gathered and not its own, so that days tell nothing there. Exit code 1 below the floor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

import dateline
from dateline.ingest.sources import take_in
from dateline.run.local import add_all
from dateline.run.pipeline import Stages
from dateline.run.stages import default_stages
from dateline.store.open import open_store
from dateline.store.protocol import Query, StoryQuery

SETS = ("handpicked", "wikinews_medium")
FLOORS = {"specimens": 0.95, "handpicked": 0.70, "wikinews_medium": 0.90}
SPECIMENS = {
    "keruveh": ("At least 23 killed", "Army kills six", "Kelmar ministry puts"),
    "withdrawal": ("Varanian troops begin", "Varania announces"),
    "truce": ("Kelmar and Northern Front sign", "Both sides report"),
    "talks": ("Kelmar and Northern Front meet",),
    "prisoners": ("Northern Front frees",),
}
"""The stories of the specimens, by how their reports' headlines begin."""


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """B³ precision, recall and F1 of groups, each given as the group of each report."""
    precision = recall = 0.0
    for one in gold:
        mine = {other for other in gold if found.get(other) == found.get(one)}
        theirs = {other for other in gold if gold[other] == gold[one]}
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def joined(sources: Iterable[Path], stages: Stages, folder: Path) -> tuple[dict[str, str], dict[str, str], int]:
    """Of a new record of these sources: the story of each report, its headline, and how many stories there are."""
    with open_store(folder / "record.db") as store:
        for _ in add_all(take_in([str(one) for one in sources]), stages, store, on_problem=print):
            pass
        stories = list(store.stories(StoryQuery()))
        headlines = {entry.url or entry.id: entry.headline or "" for entry in store.entries(Query())}
        names = {entry.id: entry.url or entry.id for entry in store.entries(Query())}
        return {names[report]: one.id for one in stories for report in one.reports}, headlines, len(stories)


def corpus(path: Path, folder: Path, seed: int) -> tuple[Path, dict[str, str]]:
    """The articles of a set as JSON Lines in an order of chance, and the story of each by its address there."""
    clusters = json.loads(gzip.decompress(path.read_bytes()))
    articles = [(str(number), article) for number, cluster in enumerate(clusters) for article in cluster["articles"]]
    random.Random(seed).shuffle(articles)
    gold, lines = {}, []
    for number, (story, article) in enumerate(articles):
        url = f"https://corpus.example/{number}"
        gold[url] = story
        day = str((article.get("created_at") or {}).get("$date", ""))[:10] or None
        outlet = (article.get("ext_url") or "").split("/")[2:3]
        line = {"url": url, "title": article["title"], "text": article["text"], "published": day,
                "publisher": outlet[0] if outlet else None}  # fmt: skip
        lines.append(msgspec.json.encode(line))
    file = folder / f"{path.name.partition('.')[0]}.jsonl"
    file.write_bytes(b"\n".join(lines) + b"\n")
    return file, gold


def specimens(stages: Stages, folder: Path) -> tuple[dict[str, str], dict[str, str], int]:
    """Found and marked stories of the specimens."""
    here = Path(dateline.__file__).parent / "specimens"
    found, headlines, count = joined(sorted(here.glob("specimen-*")), stages, folder)
    gold = {
        report: next(story for story, titles in SPECIMENS.items() if headline.startswith(titles))
        for report, headline in headlines.items()
    }
    return found, gold, count


def main() -> int:
    """Score what is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = os.environ.get("DATELINE_CORPORA")
    parser.add_argument("--corpora", type=Path, default=Path(known) if known else None, help="holds stories/")
    parser.add_argument("--reader", default="onnx")
    parser.add_argument("--seed", type=int, default=1, help="of the order in which reports come")
    options = parser.parse_args()
    stages, failed = default_stages(options.reader), False
    home = options.corpora and next((f for f in (options.corpora / "stories", options.corpora) if f.is_dir()), None)
    sets = [name for name in SETS if home and (home / f"{name}.json.gz").exists()]
    if options.corpora and not sets:
        parser.error(f"{options.corpora}: expected stories/ with {', '.join(f'{n}.json.gz' for n in SETS)}, found none")
    for name in ("specimens", *sets):
        with tempfile.TemporaryDirectory(prefix="dateline-stories-") as made:
            folder = Path(made)
            if name == "specimens":
                found, gold, count = specimens(stages, folder)
            else:
                file, gold = corpus(home / f"{name}.json.gz", folder, options.seed)
                found, _, count = joined([file], stages, folder)
        precision, recall, f1 = b_cubed(found, gold)
        missed = f1 < FLOORS[name]
        failed |= missed
        print(f"{name}: {len(gold)} reports of {len(set(gold.values()))} stories come out as {count}; B³ precision"
              f" {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} (floor {FLOORS[name]:.2f})"
              f"{'  MISSED' if missed else ''}", flush=True)  # fmt: skip
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
