"""English Worldwide Newswire: names in nine classes.

The corpus gives tokens with BIO tags beside the text; the tags are projected by characters onto our own tokens, which
are what the reader will see at run time.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus import Doc, line_paragraphs, text_doc, word_range
from labels import LABELS

_CLASSES = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "NORP": "NORP", "Facility": "FAC",
            "Date": "DATE", "Money": "MONEY", "Product": "PRODUCT", "Misc": "MISC"}  # fmt: skip


def load_names(folder: Path) -> list[Doc]:
    """Read `folder/*.tsv` with the `.txt` beside each."""
    return [d for d in (load_article(p) for p in sorted(folder.glob("*.tsv"))) if d.words]


def load_article(path: Path) -> Doc:
    """One article; its name begins with its region (`af`, `as` …) as in the corpus."""
    text = path.with_suffix(".txt").read_text(encoding="utf8")
    begin = text.find("\n") + 1 if text.startswith("http") else 0
    doc = text_doc(path.stem, text, line_paragraphs(text, begin))
    tags = np.zeros(len(doc.words), np.int64)
    index = LABELS["names"].index
    for start, end, kind in entities(path, text):
        place = word_range(doc, start, end)
        if place is not None:
            tags[place[0] : place[1]] = index(f"I-{kind}")
            tags[place[0]] = index(f"B-{kind}")
    doc.tags["names"] = tags
    return doc


def entities(path: Path, text: str) -> list[tuple[int, int, str]]:
    """The corpus's names as (start, end, class) in characters of the article."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for line in path.read_text(encoding="utf8").split("\n"):
        word, *tags = line.split("\t")
        if not word or not tags:
            continue
        tag = tags[0]
        here = text.find(word, at, at + 400 + len(word))
        if here < 0:
            continue
        at = here + len(word)
        if tag.startswith("B-") or (tag.startswith("I-") and not found):
            found.append((here, at, _CLASSES[tag[2:]]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], at, found[-1][2])
    return found
