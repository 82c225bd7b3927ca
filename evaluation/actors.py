"""Scores actors and relations alone against gold accounts, with the gold's own places.

    python evaluation/actors.py --gold DIR [--root DIR] [--readings DIR] [--errors] voa train

`--gold` (or DATELINE_GOLD) is the folder with `gold.py`, `score.py` and the parts; `--root` is what the gold's `file:`
is relative to, by default as `gold.py` has it. Readings are kept in `--readings` as JSON, one file a report, and made
where missing, so that rules can be tuned without reading again. Prints, for each part, link F1 of actors and F1 of
relations.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.extract.actors import find_actors
from dateline.extract.relations import find_relations
from dateline.read.protocol import Reader
from dateline.record.account import Account, Place, Relation, header
from dateline.record.reading import Reading
from dateline.record.report import Paragraph, Report
from dateline.resolve.actors import resolve_actors
from dateline.vocabulary.registry import registry


def report_of(gold: Any) -> Report:
    """The report that a gold account was written for, its lines as paragraphs."""
    text = gold.text[gold.lo : gold.hi]
    head = gold.data.get("report") or {}
    day = str(head.get("anchor") or head.get("published") or "unknown")
    lines = [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    kinds = ["headline" if head.get("headline") and not i else "body" for i in range(len(lines))]
    return Report(
        id=gold.path.stem, source=Path(gold.data["file"]).name, text=text, span=(gold.lo, gold.hi),
        published=None if day == "unknown" else day, published_basis="unknown" if day == "unknown" else "supplied",
        paragraphs=tuple(Paragraph(k, s) for k, s in zip(kinds, lines, strict=True)),  # type: ignore[arg-type]
    )  # fmt: skip


def account_of(report: Report, reading: Reading, gold: Any) -> Account:
    """Actors and relations of a report, with the gold's places."""
    low = gold.lo
    places = tuple(
        Place(id=f"P{n}", name=p["name"], kind=p["kind"], country=p.get("country"), lat=p.get("lat"), lon=p.get("lon"),
              mentions=tuple((s - low, e - low) for s, e in p["mentions"]))
        for n, p in enumerate((gold.data.get("places") or {}).values())
    )  # fmt: skip
    cast = find_actors(report, reading)
    relations = find_relations(report, reading, cast, places)
    actors, moved = resolve_actors(report, cast.actors, registry=registry())
    return Account(report=header(report), actors=actors, places=places, relations=_moved(relations, moved))


def _moved(relations: tuple[Relation, ...], to: dict[str, str]) -> tuple[Relation, ...]:
    return tuple(
        msgspec.structs.replace(r, subject=to.get(r.subject, r.subject), object=to.get(r.object, r.object))
        for r in relations
    )


def read(reader: list[Reader], report: Report, kept: Path | None) -> Reading:
    """The reading of a report, from the folder of readings where it is kept."""
    path = kept / f"{report.id}.json" if kept else None
    if path and path.exists():
        return msgspec.json.decode(path.read_bytes(), type=Reading)
    if not reader:
        from dateline.read.load import load_reader

        reader.append(load_reader("onnx"))
    reading = next(iter(reader[0].read([report])))
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.encode(reading))
    return reading


def golds(folder: Path, part: str, root: Path | None) -> Iterator[Any]:
    """The gold accounts of one part."""
    sys.path.insert(0, str(folder))
    from gold import Gold  # type: ignore[import-not-found]

    for path in sorted((folder / part).glob("*.yaml")):
        yield Gold(path, *([root] if root else []))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("parts", nargs="+")
    given = os.environ.get("DATELINE_GOLD")
    ask.add_argument("--gold", type=Path, default=given, required=given is None)
    ask.add_argument("--root", type=Path)
    ask.add_argument("--readings", type=Path)
    ask.add_argument("--only-kept", action="store_true", help="leave out reports that have no reading kept")
    ask.add_argument("--errors", action="store_true")
    args = ask.parse_args()
    reader: list[Reader] = []
    for part in args.parts:
        sys.path.insert(0, str(args.gold))
        from score import Count, score_one  # type: ignore[import-not-found]

        counts: dict[str, Any] = defaultdict(Count)
        share: dict[str, list[Any]] = defaultdict(list)
        errors: list[str] = []
        seen = 0
        for gold in golds(Path(args.gold), part, args.root):
            report = report_of(gold)
            if args.only_kept and not (args.readings / f"{report.id}.json").exists():
                continue
            made = account_of(report, read(reader, report, args.readings), gold).in_source()
            score_one(msgspec.to_builtins(made), gold, counts, share, errors)
            seen += 1
        if args.errors:
            print("\n".join(e for e in errors if ": relation " in e))
        kinds = Counter(e.split()[1] + " " + e.split()[2] for e in errors if ": relation " in e)
        print(f"{part}: {seen} reports; {dict(kinds)}")
        print(f"  actors    {counts['actors'].row()}\n  relations {counts['relations'].row()}")


if __name__ == "__main__":
    main()
