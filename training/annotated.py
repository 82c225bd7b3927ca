"""Our own annotation of events in news reports: spans without the reports' text (`annotations/?.jsonl`).

One report a line: `file` and `corpus` name its text (`newswire`: the worldwide newswire's training part; `voa`: Voice
of America stories), `events` holds type, mode, status, `optional`, `alt` types, and the spans of quote, triggers, actor
and recipient, counted in the whole file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any


def annotated(files: list[Path], roots: dict[str, Path]) -> Iterator[Any]:
    """Gold-like accounts with events only; reports whose text is not found under its corpus's root are left out."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            path = roots.get(row["corpus"], Path()) / row["file"]
            if path.is_file():
                yield _account(row, path)


def _account(row: dict[str, Any], path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    lo = text.find("\n") + 1 if text.startswith("http") else 0
    actors: dict[str, Any] = {}
    events = [_event(e, actors) for e in row["events"]]
    data = {"file": row["file"], "report": {"published": "unknown"}, "actors": actors, "events": events}
    return SimpleNamespace(path=path, text=text, lo=lo, hi=len(text), data=data)


def _event(row: dict[str, Any], actors: dict[str, Any]) -> dict[str, Any]:
    """An event as `gold.py` gives it; each participant is an actor of its own, known by its span."""
    named: dict[str, list[str]] = {}
    for role in ("actor", "recipient"):
        named[role] = []
        for start, end in row.get(role, []):
            key = f"{start}-{end}"
            actors[key] = {"type": "other", "mentions": [(start, end)]}
            named[role].append(key)
    return {
        "type": row["type"],
        "mode": row.get("mode"),
        "status": row["status"],
        "optional": row["optional"],
        "alt_types": row["alt"],
        "spans": [tuple(s) for s in row["triggers"]],
        "quote_span": tuple(row["quote"]),
        **named,
    }
