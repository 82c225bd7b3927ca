"""PLOVER relation classification: a sentence, its marked source and target, and the type of what passes between."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from corpus import Doc, text_doc, word_range
from data_coref import head_of

_RENAMED = {"YIELD": "CONCEDE"}


def load_relations(path: Path, *, held_out: bool) -> list[Doc]:
    """The training four fifths or the held-out fifth (by a hash of the sentence) of `plv-train.tsv`.

    The set's YIELD covers PLOVER's CONCEDE and RETREAT, which the older scheme joins.
    """
    with path.open(encoding="utf8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter="\t") if is_held_out(r["sentence"]) == held_out]
    return [doc for i, row in enumerate(rows) if (doc := _doc(f"plv-{i}", row))]


def is_held_out(sentence: str) -> bool:
    """Whether a sentence falls into the held-out fifth."""
    return hashlib.sha256(sentence.encode()).digest()[0] % 5 == 0


def _doc(name: str, row: dict[str, str]) -> Doc | None:
    text, spans = _unmark(row["marked_sentence"])
    doc = text_doc(name, text, [(0, len(text))])
    source, target = (word_range(doc, *spans[k]) if k in spans else None for k in "st")
    if not source or not target:
        return None
    doc.ends = [len(doc.words)]
    doc.links["interaction"] = [(source[0], _RENAMED.get(row["gold_root"], row["gold_root"]), *target)]
    doc.anchors["interaction"] = [source[0]]
    doc.pair = (source, target)
    return doc


def _unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Take out `<s>…</s>` and `<t>…</t>`, keeping where they stood."""
    text, spans, opened, at = "", {}, {}, 0
    while at < len(marked):
        for mark in ("<s>", "<t>", "</s>", "</t>"):
            if marked.startswith(mark, at):
                if mark[1] == "/":
                    spans[mark[2]] = (opened[mark[2]], len(text))
                else:
                    opened[mark[1]] = len(text)
                at += len(mark)
                break
        else:
            text += marked[at]
            at += 1
    return text, spans


def link_heads(doc: Doc) -> None:
    """Move the link to the head words of source and target, once the document has been parsed."""
    assert doc.pair
    assert doc.heads is not None
    (s1, s2), (t1, t2) = doc.pair
    label = doc.links["interaction"][0][1]
    source, target = head_of(doc.heads, s1, s2), head_of(doc.heads, t1, t2)
    doc.links["interaction"] = [(source, label, target, target + 1)]
    doc.anchors["interaction"] = [source]
