"""Texts without labels as ready documents: `python plain.py --texts FOLDER … --out FILE.pkl`.

A folder holds `*.txt` (a text each) or `*.jsonl` (`{"text": …}` on each line). They are what `distil.py` has a teacher
mark; they need no trees.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import corpus
from corpus import Doc, line_paragraphs, text_doc
from train import tokenizer

LEAST = 40
"""Words of a text, at least."""


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each text of a folder."""
    for path in sorted(folder.rglob("*.txt")):
        yield path.stem, path.read_text(encoding="utf8")
    for path in sorted(folder.rglob("*.jsonl")):
        for i, line in enumerate(path.read_text(encoding="utf8").splitlines()):
            yield f"{path.stem}/{i}", json.loads(line)["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", required=True, type=Path, nargs="+")
    parser.add_argument("--out", required=True, type=Path)
    args = parser.parse_args()
    docs: list[Doc] = []
    for folder in args.texts:
        docs += [
            d for name, text in texts(folder) if len((d := text_doc(name, text, line_paragraphs(text))).words) >= LEAST
        ]
    corpus.encode(docs, tokenizer())
    for doc in docs:
        doc.words = [sys.intern(w) for w in doc.words]
        doc.spans = []
    args.out.write_bytes(pickle.dumps(docs))
    print(len(docs), sum(len(d.words) for d in docs), flush=True)


if __name__ == "__main__":
    main()
