"""How well the parts of plain-text reports are read: headline, dateline and day of publication against gold accounts.

    python evaluation/ingest_gold.py [--gold DIR] [--texts DIR ...] [--errors]

`--gold` (or DATELINE_GOLD) is the folder with `dev/`, `train/` and `voa/`; a gold account names its text relative to
the folder above it or to one of `--texts` (or the folders under DATELINE_CORPORA). Dates that users supply come from
`reports/*.jsonl` beside the gold folder, where there are any; a report without one is judged on what its text states.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from dateline.ingest.encoding import decode
from dateline.ingest.intake import Supplied
from dateline.ingest.text import reports_from_text
from dateline.record.report import Report

FIELDS = ("one report", "headline", "dateline", "published", "anchor")


def main(arguments: list[str] | None = None) -> int:
    """Print agreement per folder and field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=os.environ.get("DATELINE_GOLD"))
    parser.add_argument("--texts", type=Path, nargs="*", default=_corpora())
    parser.add_argument("--errors", action="store_true", help="list every difference")
    options = parser.parse_args(arguments)
    if options.gold is None:
        parser.error("no gold accounts: give --gold DIR or set DATELINE_GOLD")
    given = _supplied(options.gold.parent / "reports")
    for folder in ("dev", "train", "voa"):
        score: Counter[str] = Counter()
        for path in sorted((options.gold / folder).glob("*.yaml")):
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))
            text = _find(gold["file"], [options.gold.parent, *options.texts])
            if text is not None:
                _judge(path.stem, gold, text, given, score, options.errors)
        print(f"{folder:6}", *(f"{name} {score[name]}/{score[name + ' of']}" for name in FIELDS), sep="  ")
    return 0


def _judge(
    name: str, gold: dict[str, Any], path: Path, given: dict[str, str], score: Counter[str], errors: bool
) -> None:
    text, _ = decode(path.read_bytes())
    expected = gold["report"]
    many = "ends" in gold
    report, count = _read(text, gold, Supplied(source=path.name, published=given.get(path.name)))
    captured, _ = _read(text, gold, Supplied(captured=expected.get("captured") or expected["anchor"]))
    found = {
        "one report": many or count == 1,
        "headline": report.headline.text if report.headline else None,
        "dateline": report.dateline.text if report.dateline else None,
        "published": (report.published or "unknown")[:10],
        "anchor": captured.anchor,
    }
    for field in FIELDS:
        if field == "anchor" and "captured" not in expected:
            continue
        if field == "published" and path.name not in given and found[field] == "unknown":
            continue
        wanted = True if field == "one report" else expected.get(field, found[field] if field == "headline" else None)
        score[field + " of"] += 1
        score[field] += found[field] == wanted
        if errors and found[field] != wanted:
            print(f"    {name}: {field}: expected {wanted!r}, found {found[field]!r}")


def _read(text: str, gold: dict[str, Any], supplied: Supplied) -> tuple[Report, int]:
    """The report that holds the beginning of the gold account, and how many the file gave."""
    reports = reports_from_text(text, supplied=supplied)
    at = max(text.find(gold["starts"]), 0) if "starts" in gold else 0
    return max((r for r in reports if r.span[0] <= at), key=lambda r: r.span[0], default=reports[0]), len(reports)


def _supplied(folder: Path) -> dict[str, str]:
    rows = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return {row["source"]: row["published"] for row in rows if row.get("published")}


def _corpora() -> list[Path]:
    root = os.environ.get("DATELINE_CORPORA")
    return [Path(root) / "newswire" / part for part in ("train", "dev")] if root else []


def _find(name: str, folders: list[Path]) -> Path | None:
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


if __name__ == "__main__":
    sys.exit(main())
