"""Pairs of tellings in real reports of which a person said whether they tell one occurrence.

`annotations/incident-pairs.jsonl` names them without their words: each side is a report and where in its text the
telling's first trigger stands. A report is `set/story/article` of the two sets of Wikinews sources
(`CORPORA/stories/set.json.gz`, as in `evaluation/stories.py`) or the name of a file in `CORPORA/texts` or
`CORPORA/newswire/train`. The pairs were drawn from what the joiner found likely, so they hold many near misses.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import incidents as evaluation
import msgspec

from dateline.collate.incidents import Occurrence
from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.sources import take_in
from dateline.run.local import read_all
from dateline.run.pipeline import Stages
from dateline.store.protocol import Entry, Kept

PAIRS = Path(__file__).parent / "annotations" / "incident-pairs.jsonl"
_DAY = re.compile(r"/(20\d\d)[/-]?(0\d|1[0-2])[/-]?([0-2]\d|3[01])\b")


class Side(msgspec.Struct, frozen=True):
    """Where a telling stands."""

    report: str
    start: int
    end: int


class Pair(msgspec.Struct, frozen=True):
    """Two tellings and whether they are of one occurrence."""

    one: Side
    other: Side
    same: bool


def pairs() -> list[Pair]:
    """All pairs."""
    return [msgspec.json.decode(line, type=Pair) for line in PAIRS.read_bytes().splitlines()]


def compared(corpora: Path, stages: Stages, cache: Path | None = None) -> Iterator[tuple[Occurrence, Occurrence, bool]]:
    """The occurrences of each pair that are found still."""
    those = pairs()
    names = sorted({side.report for pair in those for side in (pair.one, pair.other)})
    kept = {name: _kept(name, corpora, stages, cache) for name in names}
    ids = {name: one.report.id for name, one in kept.items()}
    told = {fact: one for one in evaluation.joined(kept.values())[1] for fact in one.facts}
    for pair in those:
        one, other = (told.get(f"{ids[it.report]}:event:{it.start}-{it.end}") for it in (pair.one, pair.other))
        if one and other:
            yield one, other, pair.same


def _kept(name: str, corpora: Path, stages: Stages, cache: Path | None) -> Kept:
    path = cache / f"{name.replace('/', '-')}.json" if cache else None
    if path and path.is_file():
        return msgspec.json.decode(path.read_bytes(), type=Kept)
    report = _intake(name, corpora, cache or Path("/tmp"))
    _, account = next(read_all([report], stages, on_problem=print))
    one = report.report
    entry = Entry(
        id=one.id, article=one.id, revision=1, source=one.source, publisher=one.publisher, url=None, headline=None,
        published=one.published, language="en", added="", unread=None, events=0, attributions=0,
    )  # fmt: skip
    kept = Kept(entry=entry, report=one, account=account)
    if path:
        path.write_bytes(msgspec.json.encode(kept))
    return kept


def _intake(name: str, corpora: Path, folder: Path) -> Intake:
    places = [home / name for home in (corpora / "newswire/train", corpora / "texts")]
    file = next((path for path in places if path.is_file()), None)
    if file is None:
        file = folder / "incident-pair.jsonl"
        file.write_text(json.dumps(_article(name, corpora)) + "\n", encoding="utf-8")
    return next(it for it in take_in([str(file)], supplied=Supplied(), strict=True) if isinstance(it, Intake))


def _article(name: str, corpora: Path) -> dict[str, str | None]:
    """An article of a story as a row; those of `wikinews_medium` have their day only in the address."""
    home, story, number = name.split("/")
    clusters = json.loads(gzip.decompress((corpora / "stories" / f"{home}.json.gz").read_bytes()))
    article = clusters[int(story)]["articles"][int(number)]
    address = article.get("ext_url") or ""
    day = str((article.get("created_at") or {}).get("$date", ""))[:10] or None
    if home == "wikinews_medium":
        found = _DAY.search(address)
        day = "-".join(found.groups()) if found else None
    outlet = address.split("/")[2] if address.count("/") > 2 else None
    return {"id": name, "title": article["title"], "text": article["text"], "published": day, "publisher": outlet}
