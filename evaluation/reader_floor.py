"""Score the shipped reader on our own sentences and hold it to its floor: `python evaluation/reader_floor.py [--set]`.

Exit code 1 when a score lies below its floor in `floors.json` (key `reader`, part `sentences`). `--set` writes the
present scores there, and the scores of `reader.py --json FILE` with `--dev FILE`; lower a floor only out loud.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from reader_scores import Tally

from dateline.read.load import load_reader
from dateline.record.reading import Reading
from dateline.record.report import Report

FLOORS = HERE / "floors.json"
SENTENCES = HERE / "reader_sentences.yaml"
SLACK = 2.0
"""How far below its floor a score may lie: processors differ in the last bits."""
EVENT = 0.4
"""Score above which an event mark is counted."""
PARTS = ("names", "said", "events found", "events typed")


def score() -> dict[str, float]:
    """F1 of names with class, of sources with their cues, of triggers, and of triggers with type."""
    rows = yaml.safe_load(SENTENCES.read_text(encoding="utf8"))
    reports = [Report(id=str(i), source="", text=r["text"], span=(0, len(r["text"]))) for i, r in enumerate(rows)]
    tallies = {part: Tally() for part in PARTS}
    for row, report, reading in zip(rows, reports, load_reader("onnx").read(reports), strict=True):
        for part, (given, wanted) in _answers(row, report, reading).items():
            tallies[part].add(given, wanted)
    return {part: round(tally.f1, 1) for part, tally in tallies.items()}


def _answers(row: dict[str, Any], report: Report, reading: Reading) -> dict[str, tuple[set[Any], set[Any]]]:
    names = {(report.text[n.start : n.end], n.kind) for n in reading.names}
    said = {(report.words(s.source), report.words(s.cue)) for s in reading.speech if s.source}
    events = {(report.words(e.trigger).lower(), e.type) for e in reading.events if e.score > EVENT}
    wanted = set(row["events"].items())
    return {
        "names": (names, set(row["names"].items())),
        "said": (said, {tuple(pair) for pair in row["said"]}),
        "events found": ({t for t, _ in events}, {t for t, _ in wanted}),
        "events typed": (events, wanted),
    }


def below(scores: dict[str, float]) -> list[str]:
    """What lies below its floor, in words."""
    floors = json.loads(FLOORS.read_text())["reader"]["sentences"]
    held = {part: floor for part, floor in floors.items() if scores[part] < floor - SLACK}
    return [f"{part}: {scores[part]} is below the floor {floor}" for part, floor in held.items()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", action="store_true", help="make the present scores the floor")
    parser.add_argument("--dev", help="scores of reader.py --json, to be pinned beside them")
    args = parser.parse_args()
    scores = score()
    print(json.dumps(scores, indent=1))
    if args.set:
        floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
        kept = floors.get("reader", {})
        dev = json.loads(Path(args.dev).read_text()) if args.dev else kept.get("dev", {})
        floors["reader"] = {"sentences": scores, "dev": dev}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")
        return 0
    problems = below(scores)
    print("\n".join(problems) or "every score holds its floor")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
