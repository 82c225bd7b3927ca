"""PolNeAR: attributions as cue, source and content spans, linked."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus import Doc, line_paragraphs, text_doc, word_range

Spans = list[tuple[int, int]]
Attribution = dict[str, Spans]
"""`cue`, `source`, `content` → character spans."""


def load_speech(folder: Path, *, one_annotator: bool = False) -> list[Doc]:
    """Read `folder/attributions/*.ann` with `folder/text/*.txt`; `one_annotator` keeps the first of several."""
    docs, seen = [], set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        text_path = folder / "text" / f"{name}.txt"
        if not text_path.exists() or (one_annotator and name in seen):
            continue
        seen.add(name)
        text = text_path.read_text(encoding="utf8")
        doc = text_doc(path.stem, text, line_paragraphs(text))
        if doc.words:
            annotate(doc, attributions(path))
            docs.append(doc)
    return docs


def attributions(path: Path) -> list[Attribution]:
    """The attributions of a brat file."""
    spans: dict[str, tuple[str, Spans]] = {}
    found: list[Attribution] = []
    for line in path.read_text(encoding="utf8").split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            kind, _, places = fields[1].partition(" ")
            pieces = [p.split() for p in places.split(";")]
            spans[fields[0]] = (kind, [(int(p[0]), int(p[1])) for p in pieces if len(p) == 2])
        elif line.startswith("E") and len(fields) > 1:
            made: Attribution = {"cue": [], "source": [], "content": []}
            for part in fields[1].split():
                kind, pieces_of = spans.get(part.partition(":")[2], ("", []))
                if kind.lower() in made:
                    made[kind.lower()] += pieces_of
            if made["cue"]:
                found.append(made)
    return found


def annotate(doc: Doc, found: list[Attribution]) -> None:
    """Write attributions into the document: BIO tags of all spans, and links from each word of a cue."""
    for kind in ("cue", "source", "content"):
        doc.tags[kind] = np.zeros(len(doc.words), np.int64)
    doc.links["speech"], anchors = [], set()
    for attribution in found:
        cue_words: list[int] = []
        for kind in ("cue", "source", "content"):
            ranges = merge([r for s in attribution[kind] if (r := word_range(doc, *s))], doc)
            for first, last in ranges:
                _tag(doc.tags[kind], first, last)
                if kind == "cue":
                    cue_words += [w for w in range(first, last) if w not in anchors]
                else:
                    doc.links["speech"] += [(w, kind, first, last) for w in cue_words]
        anchors.update(cue_words)
    doc.anchors["speech"] = sorted(anchors)


def merge(ranges: list[tuple[int, int]], doc: Doc) -> list[tuple[int, int]]:
    """Join neighbouring word ranges that only closing or opening marks part."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and all(not doc.words[w][0].isalnum() for w in range(joined[-1][1], first)):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _tag(tags: np.ndarray, first: int, last: int) -> None:
    """Longest span wins where spans overlap: inner begins inside an outer span are not marked."""
    if (tags[first:last] == 0).all() or tags[first] == 0:
        tags[first:last] = 2
        tags[first] = 1
    else:
        tags[first:last] = np.where(tags[first:last] == 0, 2, tags[first:last])
