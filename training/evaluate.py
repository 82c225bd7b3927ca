"""Score what the shipped graph leaves out: `python evaluate.py --corpora DIR --state STATE`.

PLOVER relation classification on the held-out fifth of `plv-train.tsv` (macro F1 over the types that occur there). The
other heads are scored as they run, by `../evaluation/reader.py`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

import corpus
import tensors
from labels import LABELS, PLOVER
from tasks import relations
from train import Trainer, tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--state", required=True)
    args = parser.parse_args()
    args.encoder_rate = args.head_rate = 0.0
    trainer = Trainer(args)
    trainer.net.load_state_dict(trainer.net.state_dict() | trainer.average)
    docs = relations(args.corpora, trainer, held_out=True)
    corpus.encode(docs, tokenizer())
    pairs = [pair for doc in docs for pair in answers(trainer, doc)]
    right = sum(given == wanted for given, wanted in pairs)
    print(f"PLOVER relations: {len(pairs)} pairs, accuracy {100 * right / len(pairs):.1f}, macro F1 {macro(pairs):.1f}")


@torch.no_grad()
def answers(trainer: Trainer, doc: corpus.Doc) -> list[tuple[int, int]]:
    """(given, wanted) type of the marked pair of one sentence."""
    trainer.net.eval()
    found = []
    for window in corpus.windows(doc, 400):
        rows = tensors.link_targets([window], "interaction", LABELS["interaction"])
        if rows is not None:
            t = tensors.tensors([window])
            scores = trainer.net.interaction(trainer.net.words(t["ids"], t["shapes"], t["first"], None))[0]
            for anchor, row in zip(rows[1].tolist(), rows[2].tolist(), strict=True):
                other = next(i for i, label in enumerate(row) if label >= 0)
                found.append((int(scores[anchor, other].argmax()), row[other]))
    return found


def macro(pairs: list[tuple[int, int]]) -> float:
    """Mean F1 over the types that are wanted at all, in per cent."""
    kinds = [k for k in range(len(PLOVER)) if any(wanted == k for _, wanted in pairs)]
    scores = []
    for kind in kinds:
        right = sum(g == w == kind for g, w in pairs)
        scores.append(2 * right / (sum(g == kind for g, _ in pairs) + sum(w == kind for _, w in pairs)))
    return 100 * sum(scores) / len(scores)


if __name__ == "__main__":
    main()
