"""Whole accounts as spans without their texts: `annotations/accounts.jsonl`, packed and loaded.

    python packed.py pack GOLD_FOLDER ACCOUNTS_FOLDER --root TEXTS [--every N]  # YAML in, JSON Lines out (stdout)

One account a line: `file` names its text (`texts.py` writes them), `lo` and `hi` are where the annotated part begins
and ends, `held_out` says that it is kept for testing (a quarter, or one in `N`, by a hash of the name, of those that
stand in no other file of annotations). Spans count in the whole file. Loaded, an account looks like one of `gold.py`,
so that whatever trains or scores on gold accounts takes it too.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections.abc import Container, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

WORDS = frozenset("name names text quote cue trigger content content_quote title roles unit also starts ends headline "
                  "dateline".split())  # fmt: skip
"""Keys whose values are words of the text."""
HELD_OUT = 4


def held_out(name: str, every: int = HELD_OUT) -> bool:
    """Whether an account of this name is kept for testing, as one in `every` is."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % every == 0


def pack(account: Any, *, known: Container[str] = (), every: int = HELD_OUT) -> dict[str, Any]:
    """One account without its words; what is `known` by its file's name is not held out."""
    data, name = _wordless(account.data), Path(account.data["file"]).name
    head = {
        "file": name,
        "lo": account.lo,
        "hi": account.hi,
        "held_out": name not in known and held_out(account.path.stem, every),
    }
    return head | {key: value for key, value in data.items() if key != "file"}


def events_of(folder: Path) -> set[str]:
    """The files of which only events are annotated, in `folder/?.jsonl`."""
    lines = (line for path in folder.glob("?.jsonl") for line in path.read_text(encoding="utf8").splitlines())
    return {json.loads(line)["file"] for line in lines}


def _wordless(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _wordless(v) for k, v in value.items() if k not in WORDS}
    return [_wordless(v) for v in value] if isinstance(value, list | tuple) else value


def load(file: Path, texts: Path, *, held: bool | None = None) -> Iterator[Any]:
    """The accounts of a file, or of a folder's `accounts*.jsonl`, whose texts lie in `texts`; only those held out, or
    only the others, where `held` is given."""
    for row in _rows(file):
        path = texts / row["file"]
        if (held is None or row["held_out"] == held) and path.is_file():
            text = path.read_text(encoding="utf8")[: row["hi"]]
            lo = row.pop("lo", None)
            if lo is None:
                lo = text.find("\n") + 1 if text.startswith("http") else 0
            _worded(row, text)
            yield SimpleNamespace(path=path, text=text, lo=lo, hi=len(text), data=row, problems=[])


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(file.glob("accounts*.jsonl")) if file.is_dir() else [file]:
        yield from map(json.loads, path.read_text(encoding="utf8").splitlines())


def _worded(row: dict[str, Any], text: str) -> None:
    """Put the words that a scorer prints back, from the text."""
    words = {"events": ("trigger", "spans"), "attributions": ("cue", "cue_span"), "figures": ("text", "span"),
             "times": ("text", "span"), "relations": ("quote", "span")}  # fmt: skip
    for kind, (key, where) in words.items():
        for entry in row.get(kind) or []:
            start, end = entry[where][0] if where == "spans" else entry[where]
            entry[key] = text[start:end]
    for entry in row.get("events") or []:
        entry["quote"] = text[slice(*entry["quote_span"])]
    for entry in row.get("attributions") or []:
        entry["text"] = text[slice(*entry["source_span"])]
        entry["content"] = " … ".join(text[slice(*s)] for s in entry["content_spans"])
        entry["quote"] = entry["content"]
    for entry in row.get("figures") or []:
        entry["quote"] = entry["text"]
    for kind in ("actors", "places"):
        for key, entry in (row.get(kind) or {}).items():
            entry["name"] = key


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["pack"])
    parser.add_argument("gold", type=Path, help="folder with gold.py")
    parser.add_argument("accounts", type=Path)
    parser.add_argument("--root", required=True, type=Path)
    parser.add_argument("--every", type=int, default=HELD_OUT, metavar="N", help="keep one account in N for testing")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("gold", args.gold / "gold.py")
    assert spec
    assert spec.loader
    gold = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gold)
    known = events_of(Path(__file__).parent / "annotations")
    for path in sorted(args.accounts.glob("*.yaml")):
        account = gold.Gold(path, args.root)
        if account.problems:
            print(f"{path}: left out: {account.problems[0]}", file=sys.stderr)
            continue
        row = pack(account, known=known, every=args.every)
        print(json.dumps(row, ensure_ascii=False, default=str, separators=(",", ":")))


if __name__ == "__main__":
    main()
