"""OntoGUM: chains of mentions that mean the same thing, each mention found by its head word."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from corpus import Doc
from data_ud import conllu
from labels import LABELS

_BRACKET = re.compile(r"\((\d+)(\))?|(\d+)\)")


def load_coref(folder: Path) -> list[Doc]:
    """Read `folder/*.conllu`; each file is one document."""
    return [_doc(path) for path in sorted(folder.glob("*.conllu"))]


def _doc(path: Path) -> Doc:
    words: list[str] = []
    ends: list[int] = []
    heads: list[int] = []
    pos: list[str] = []
    chains: dict[int, list[tuple[int, int]]] = {}
    opened: dict[int, list[int]] = {}
    for _, _, rows in conllu(path):
        base = len(words)
        for i, row in enumerate(rows):
            heads.append(base + (int(row[6]) - 1 if row[6] != "0" else i))
            _brackets(row[9], base + i, opened, chains)
            words.append(row[1])
            pos.append(row[3])
        ends.append(len(words))
    doc = Doc(path.stem, words, ends)
    doc.clusters = [[(head_of(heads, a, b), a, b) for a, b in sorted(spans)] for spans in chains.values()]
    doc.clusters = [chain for chain in doc.clusters if len(chain) > 1]
    doc.tags["mention"] = np.zeros(len(words), np.int64)
    for chain in doc.clusters:
        for head, _, _ in chain:
            doc.tags["mention"][head] = LABELS["mention"].index(kind(pos[head]))
    return doc


def kind(pos: str) -> str:
    """The kind of a mention by its head's part of speech."""
    return {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}.get(pos, "nominal")


def head_of(heads: list[int] | np.ndarray, first: int, last: int) -> int:
    """The first word of `[first, last)` whose governor lies outside (or that is a root)."""
    for word in range(first, last):
        if not first <= heads[word] < last or heads[word] == word:
            return word
    return last - 1


def _brackets(misc: str, word: int, opened: dict[int, list[int]], chains: dict[int, list[tuple[int, int]]]) -> None:
    for part in misc.split("|"):
        if not part.startswith("Entity="):
            continue
        for begin, single, end in _BRACKET.findall(part[7:]):
            if begin:
                opened.setdefault(int(begin), []).append(word)
            number = int(begin or end)
            if (single or end) and opened.get(number):
                chains.setdefault(number, []).append((opened[number].pop(), word + 1))
