"""Train spaCy's own pipeline on the reader's data, as a peer for the benchmark: `python evaluation/reader_spacy.py …`.

Writes training and dev data (tagger and parser from Universal Dependencies, names from the newswire corpus) and runs
`spacy train` with the defaults of `spacy init config --optimize efficiency` (a CNN over hash embeddings). Needs spaCy,
which Dateline does not depend on.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import DocBin, Span

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "src")]

from corpus import Doc
from data_names import load_names
from data_ud import load_ud
from labels import LABELS


def spacy_doc(vocab: spacy.vocab.Vocab, doc: Doc) -> SpacyDoc:
    """One of our documents as spaCy's, with whatever it is annotated for."""
    given: dict[str, list] = {"words": doc.words}
    if doc.heads is not None:
        given["heads"] = [int(h) for h in doc.heads]
        given["deps"] = [LABELS["relations"][max(int(t), 0)] for t in doc.tags["relations"]]
        given["tags"] = [LABELS["xpos"][int(t)] if t >= 0 else "" for t in doc.tags["xpos"]]
    made = SpacyDoc(vocab, **given)
    if "names" in doc.tags:
        made.set_ents(_entities(made, doc))
    return made


def _entities(made: SpacyDoc, doc: Doc) -> list[Span]:
    found, start = [], None
    tags = [LABELS["names"][int(t)] for t in doc.tags["names"]] + ["O"]
    for i, tag in enumerate(tags):
        if start is not None and not tag.startswith("I-"):
            found.append(Span(made, start, i, label=tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = i
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (0: spaCy's own patience)")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    for part in ("train", "dev"):
        docs = load_ud(args.corpora / "ud", part) + load_names(args.corpora / "newswire" / part)
        DocBin(docs=[spacy_doc(nlp.vocab, d) for d in docs]).to_disk(args.out / f"{part}.spacy")
    config = args.out / "config.cfg"
    command = [sys.executable, "-m", "spacy"]
    subprocess.run([*command, "init", "config", config, "--pipeline", "tagger,parser,ner", "--force"], check=True)
    options = ["--paths.train", args.out / "train.spacy", "--paths.dev", args.out / "dev.spacy", "--output", args.out]
    options += ["--training.max_steps", str(args.steps)] if args.steps else []
    subprocess.run([*command, "train", config, *map(str, options)], check=True)


if __name__ == "__main__":
    main()
