"""Universal Dependencies (EWT and GUM): parts of speech, Penn tags and trees."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from corpus import IGNORE, Doc
from labels import LABELS

_RENAMED = {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked",
            "nmod:tmod": "nmod:unmarked", "csubj:outer": "csubj"}  # fmt: skip


def conllu(path: Path) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """(document, comment lines, word rows) of each sentence; ranges and empty nodes are left out."""
    opener = gzip.open if path.suffix == ".gz" else open
    doc, comments, rows = path.stem, [], []
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
                if line.startswith("# newdoc id = "):
                    doc = line[14:]
            elif line:
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
            elif rows:
                yield doc, comments, rows
                comments, rows = [], []


def load_ud(folder: Path, part: str) -> list[Doc]:
    """`part` is `train` or `dev`; reads `ewt-{part}.conllu.gz` and `gum-{part}.conllu.gz`."""
    found: list[Doc] = []
    for corpus in ("ewt", "gum"):
        groups: dict[str, list[list[list[str]]]] = {}
        for doc, _, rows in conllu(folder / f"{corpus}-{part}.conllu.gz"):
            groups.setdefault(doc, []).append(rows)
        found += [_doc(name, sentences) for name, sentences in groups.items()]
    return found


def _doc(name: str, sentences: list[list[list[str]]]) -> Doc:
    words: list[str] = []
    ends: list[int] = []
    columns: dict[str, list[int]] = {"upos": [], "xpos": [], "relations": []}
    heads: list[int] = []
    for rows in sentences:
        base = len(words)
        for i, row in enumerate(rows):
            words.append(row[1])
            heads.append(base + (int(row[6]) - 1 if row[6] != "0" else i))
            columns["upos"].append(label("upos", row[3]))
            columns["xpos"].append(label("xpos", row[4]))
            columns["relations"].append(label("relations", _RENAMED.get(row[7], row[7])))
        ends.append(len(words))
    return Doc(name, words, ends, {k: np.array(v) for k, v in columns.items()}, np.array(heads))


def label(head: str, name: str) -> int:
    """The index of a label, trying it without its subtype; IGNORE for an unknown one."""
    names = LABELS[head]
    for candidate in (name, name.split(":")[0]):
        if candidate in names:
            return names.index(candidate)
    return IGNORE
