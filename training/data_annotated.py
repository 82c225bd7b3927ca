"""Events of further newswire reports, annotated by us as spans: `annotations/?.jsonl`, without the texts.

One report a line: `file`, `corpus` (`newswire` or `voa`), `events` with `type`, `status`, `optional`, `triggers`,
`actor` and `recipient` as character spans into the whole file. The first trigger is the fullest telling, and
participants stand beside it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from corpus import IGNORE, OPEN, Doc, line_paragraphs, text_doc, word_range
from data_coref import head_of
from data_events import FACTUALITY, PRONOUNS, sentence_of
from labels import LABELS


def load_annotated(folder: Path, roots: dict[str, Path]) -> list[tuple[Doc, list[dict[str, Any]]]]:
    """(document without labels, its events) of every report in `folder/?.jsonl`; `roots`: corpus → folder of texts."""
    found = {}
    for path in sorted(folder.glob("?.jsonl")):
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            text = (roots[row["corpus"]] / row["file"]).read_text(encoding="utf8")
            begin = text.find("\n") + 1 if text.startswith("http") else 0
            found[row["file"]] = (text_doc(row["file"], text, line_paragraphs(text, begin)), row["events"])
    return list(found.values())


def annotate(doc: Doc, events: list[dict[str, Any]]) -> None:
    """Write the events into the parsed document; optional ones are left open."""
    doc.tags["event"] = np.zeros(len(doc.words), np.int64)
    doc.tags["factuality"] = np.full(len(doc.words), IGNORE, np.int64)
    doc.links["arguments"], doc.links["interaction"] = [], []
    anchors: dict[int, None] = {}
    for event in sorted(events, key=lambda e: not e["optional"]):
        for i, (start, end) in enumerate(event["triggers"]):
            words = word_range(doc, start, end)
            if words is not None:
                _event(doc, event, head_of(doc.heads, *words), anchors, fullest=i == 0)
    doc.anchors["arguments"] = sorted(anchors)
    doc.anchors["interaction"] = sorted({link[0] for link in doc.links["interaction"]})


def _event(doc: Doc, event: dict[str, Any], trigger: int, anchors: dict[int, None], *, fullest: bool) -> None:
    if event["optional"]:
        doc.tags["event"][trigger] = IGNORE
        return
    doc.tags["event"][trigger] = LABELS["event"].index(event["type"])
    doc.tags["factuality"][trigger] = LABELS["factuality"].index(FACTUALITY[event["status"]])
    if fullest and trigger not in anchors:
        anchors[trigger] = None
        _participants(doc, event, trigger)


def _participants(doc: Doc, event: dict[str, Any], trigger: int) -> None:
    first, last = sentence_of(doc, trigger)
    heads: dict[str, list[int]] = {"actor": [], "recipient": []}
    links = doc.links["arguments"]
    for role, found in heads.items():
        ranges = [r for span in event[role] if (r := word_range(doc, *span)) and first <= r[0] and r[1] <= last]
        found += [head_of(doc.heads, *r) for r in ranges if not r[0] <= trigger < r[1]]
        links += [(trigger, OPEN, *r) for r in ranges]
    if len(heads["actor"]) + len(heads["recipient"]) < len(event["actor"]) + len(event["recipient"]):
        links += [(trigger, OPEN, w, w + 1) for w in range(first, last) if doc.words[w].lower() in PRONOUNS]
    for role, found in heads.items():
        links += [(trigger, role, head, head + 1) for head in found]
    pairs = [(a, b) for a in heads["actor"] for b in heads["recipient"] if a != b]
    doc.links["interaction"] += [(a, event["type"], b, b + 1) for a, b in pairs]
