"""Score accounts against gold accounts: read, extract, resolve, and count with the gold's own scorer.

    python evaluation/accounts.py GOLD_FOLDER [GOLD_FOLDER ...] [--root DIR] [--errors] [--json] [-o OUT]
    python evaluation/accounts.py --packed training/annotations/accounts.jsonl --root TEXTS

GOLD_FOLDER holds one YAML account per report; the folder above it holds `score.py` and `gold.py`. `DATELINE_GOLD` names
the folder above where no folder is given (`dev` is scored). `--root` is where the gold's `file:` entries are found; by
default the folder above `score.py`'s, then `newswire/train` under `DATELINE_CORPORA`. `--packed` scores accounts that
are kept as spans (`training/packed.py`), `--held-out` only those that nothing was trained on; `DATELINE_GOLD` names
where `score.py` is.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import os
import pickle
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from dateline.extract.account import extract
from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.text import reports_from_text
from dateline.read.load import load_reader
from dateline.read.scripted import ScriptedReader
from dateline.record.account import Account
from dateline.record.reading import Reading
from dateline.record.report import Report
from dateline.resolve.account import make_resolver
from dateline.run.pipeline import Stages, account

CORE = ("events", "roles", "attributions", "figures", "times", "places", "relations")
ALL = ("events", "roles", "attributions", "content", "figures", "times", "time.span", "places", "actors", "relations")


def load(folder: Path, name: str) -> ModuleType:
    """A module of the gold folder, by file name."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder}: expected {name}.py, found none; name the folder above the gold accounts")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def golds(paths: list[Path], root: Path | None) -> list[Any]:
    """The gold accounts of these folders or files."""
    files = sorted(f for p in paths for f in (p.glob("*.yaml") if p.is_dir() else [p]))
    home = files[0].parent.parent
    gold = load(home, "gold")
    roots = [r for r in (root, home.parent, _corpus()) if r]
    return [gold.Gold(f, _root_of(f, roots)) for f in files]


def _root_of(file: Path, roots: list[Path]) -> Path:
    """The first of these folders that holds the text of a gold account."""
    found = next((root for root in roots if (root / _file(file)).exists()), None)
    if found is None:
        raise SystemExit(f"{file}: expected its text {_file(file)} in {', '.join(map(str, roots))}; give --root")
    return found


def packed(file: Path, texts: Path, *, held: bool | None) -> list[Any]:
    """Accounts kept as spans, with the texts of a folder (`training/texts.py` writes it)."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
    import packed as kept

    found = list(kept.load(file, texts, held=held))
    if not found:
        raise SystemExit(f"{file}: expected texts of its accounts in {texts}, found none; give the folder as --root")
    return found


def _file(path: Path) -> str:
    first = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("file:"))
    return first.split(":", 1)[1].strip()


def _gold() -> Path:
    """The folder that DATELINE_GOLD names."""
    named = os.environ.get("DATELINE_GOLD")
    if not named:
        raise SystemExit("DATELINE_GOLD: expected the folder with score.py, gold.py and dev/, found it unset; set it")
    return Path(named)


def _corpus() -> Path | None:
    corpora = os.environ.get("DATELINE_CORPORA")
    return Path(corpora) / "newswire" / "train" if corpora else None


def intake_of(gold: Any) -> Intake:
    """The report that a gold account is about, taken in as a user would with its date supplied."""
    told = gold.data["report"]
    known = {k: str(told[k]) for k in ("published", "captured") if told.get(k) and told[k] != "unknown"}
    supplied = Supplied(source=Path(gold.data["file"]).name, **known)
    reports = reports_from_text(gold.text, supplied=supplied)
    middle = [r for r in reports if gold.lo <= r.span[0] + _middle(r) < gold.hi]
    report = max(middle or reports, key=lambda r: min(r.span[1], gold.hi) - max(r.span[0], gold.lo))
    return Intake(report, b"")


def _middle(report: Report) -> int:
    return report.paragraphs[len(report.paragraphs) // 2].span[0] if report.paragraphs else 0


def readings(intakes: list[Intake], reader: str, cache: Path | None) -> list[Reading]:
    """The reading of each report by the reader of that name, kept in a cache file where one is named."""
    if cache and cache.exists():
        kept: dict[str, Reading] = pickle.loads(cache.read_bytes())
    else:
        kept = {}
    missing = [i.report for i in intakes if i.report.id not in kept]
    if missing:
        kept |= {reading.report: reading for reading in load_reader(reader).read(missing)}
    if cache and missing:
        cache.write_bytes(pickle.dumps(kept))
    return [kept[i.report.id] for i in intakes]


def score(pairs: list[tuple[dict[str, Any], Any]], scorer: ModuleType) -> tuple[dict[str, float], list[str], str]:
    """The scorer's figures over (account, gold) pairs, its list of differences, and its table."""
    counts: Any = defaultdict(scorer.Count)
    share: Any = defaultdict(list)
    errors: list[str] = []
    for wire, gold in pairs:
        scorer.score_one(wire, gold, counts, share, errors)
    figures = {n: counts[n].f1() for n in ALL} | {k: sum(v) / len(v) for k, v in sorted(share.items())}
    figures["core"] = sum(counts[n].f1() for n in CORE) / len(CORE)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for n in ALL:
            print(f"{n:13}", counts[n].row())
        for k in sorted(share):
            print(f"{k:13} {figures[k]:.3f} of {len(share[k])}")
        print(f"core          {figures['core']:.3f}")
    return figures, errors, out.getvalue()


def pins(wire: dict[str, Any], gold: Any, scorer: ModuleType) -> Iterator[bool]:
    """For each place given to an event that the gold has: whether it is right. One where the gold has none is wrong."""
    places = {place["id"]: place for place in wire["places"]}
    known = gold.data.get("places") or {}
    for event in wire["events"]:
        told = next((one for one in gold.data.get("events") or [] if _tells(event, one, scorer)), None)
        if told is not None and event["place"] is not None:
            keys = [told["place"], *(told.get("alt_places") or [])] if told.get("place") else []
            yield any(scorer.same_place(places[event["place"]], known[key]) for key in keys)


def days(wire: dict[str, Any], gold: Any, scorer: ModuleType) -> Iterator[bool]:
    """For each day given to an event that the gold has: whether it is right. One where the gold has none is wrong."""
    for event in wire["events"]:
        told = next((one for one in gold.data.get("events") or [] if _tells(event, one, scorer)), None)
        if told is not None and event["when"] is not None:
            yield bool(told.get("when")) and scorer.same_when(event["when"], told["when"])


def sureness(pairs: list[tuple[dict[str, Any], Any]], scorer: ModuleType) -> str:
    """For each tenth of confidence, how many events are told with it and what share of them the gold has."""
    tenths: defaultdict[int, list[bool]] = defaultdict(list)
    for wire, gold in pairs:
        for event in wire["events"]:
            right = any(_tells(event, one, scorer) for one in gold.data.get("events") or [])
            tenths[min(9, int(event["confidence"] * 10))].append(right)
    return ", ".join(f"0.{k}: {sum(v) / len(v):.2f} of {len(v)}" for k, v in sorted(tenths.items(), reverse=True))


def doubles(pairs: list[tuple[dict[str, Any], Any]]) -> str:
    """How tellings are joined: pairwise precision and recall over words that tell gold events under one type, and how
    many events of the account one gold event comes to."""
    right = joined = wanted = events = 0
    told_once: set[tuple[int, int]] = set()
    for number, (wire, gold) in enumerate(pairs):
        told = [(at, span, e["type"]) for at, e in enumerate(wire["events"]) for span in (e["trigger"], *e["tellings"])]
        known = [(at, kind, one) for at, span, kind in told if (one := meant(span, kind, gold)) is not None]
        for (a, kind, one), (b, other_kind, other) in combinations(known, 2):
            if kind == other_kind:
                right, joined, wanted = right + (a == b and one == other), joined + (a == b), wanted + (one == other)
        events += len({(at, one) for at, _, one in known})
        told_once |= {(number, one) for _, _, one in known}
    precision, recall = right / max(1, joined), right / max(1, wanted)
    return f"precision {precision:.2f}, recall {recall:.2f}, {events / max(1, len(told_once)):.2f} events for one"


def meant(span: Sequence[int], kind: str, gold: Any) -> int | None:
    """The gold event, by its place among them, that a word of the source tells, of its type if there is one."""
    golds = gold.data.get("events") or []
    hits = [n for n, one in enumerate(golds) if any(span[0] < b and a < span[1] for a, b in one["spans"])]
    return min(hits, key=lambda n: golds[n]["type"] != kind, default=None)


def _tells(event: dict[str, Any], told: dict[str, Any], scorer: ModuleType) -> bool:
    """Whether an event stands on a word of a gold event of its type."""
    fits = event["type"] in {told["type"], *(told.get("alt_types") or [])}
    return fits and any(scorer.overlap(event["trigger"], span) for span in told["spans"])


def main() -> None:
    """Print the table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="*", type=Path)
    ap.add_argument("--root", type=Path)
    ap.add_argument("--packed", type=Path, help="accounts kept as spans (JSON Lines) instead of gold folders")
    ap.add_argument("--held-out", action="store_true", help="of packed accounts only those kept for testing")
    ap.add_argument("--reader", default="onnx")
    ap.add_argument("--cache", type=Path, help="keep the readings in this file, to try extraction again quickly")
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--only", help="print only the differences that hold this text")
    ap.add_argument("--json", action="store_true")
    ap.add_argument("-o", "--out", type=Path, help="write the accounts here (JSON Lines)")
    args = ap.parse_args()
    if args.packed:
        found = packed(args.packed, args.root or Path(), held=True if args.held_out else None)
        load(_gold(), "gold")
        scorer = load(_gold(), "score")
    else:
        found = golds(args.gold or [_gold() / "dev"], args.root)
        scorer = load(found[0].path.parent.parent, "score")
    intakes = [intake_of(g) for g in found]
    read = readings(intakes, args.reader, args.cache)
    stages = Stages(reader=ScriptedReader(read), extract=extract, resolve=make_resolver())
    begun = time.perf_counter()
    made: list[Account] = [account(i.report, r, stages) for i, r in zip(intakes, read, strict=True)]
    took = time.perf_counter() - begun
    wires = [msgspec.to_builtins(a.in_source()) for a in made]
    if args.out:
        args.out.write_bytes(b"".join(msgspec.json.encode(w) + b"\n" for w in wires))
    pairs = list(zip(wires, found, strict=True))
    figures, errors, text = score(pairs, scorer)
    if args.json:
        print(json.dumps({k: round(v, 4) for k, v in figures.items()}))
        return
    if args.errors or args.only:
        print("\n".join(e for e in errors if not args.only or args.only in e))
    right = [hit for wire, gold in pairs for hit in pins(wire, gold, scorer)]
    dated = [hit for wire, gold in pairs for hit in days(wire, gold, scorer)]
    print(
        text
        + f"places given to events that the gold has: {sum(right) / max(1, len(right)):.3f} right of {len(right)}\n"
        f"days given to events that the gold has: {sum(dated) / max(1, len(dated)):.3f} right of {len(dated)}"
    )
    print(f"events right by confidence: {sureness(pairs, scorer)}")
    print(f"tellings of one event joined: {doubles(pairs)}")
    print(f"({len(found)} reports; extracting and resolving took {took:.1f} s)")


if __name__ == "__main__":
    main()
