"""Lend the event marks of several networks to texts that nobody annotated for events: `python soften.py …`.

Small data is learned by heart before the large corpora are learned at all. So several networks are trained, each
marks the texts of the other tasks (none of which has event annotations in training), and the mean of their chances is
learned by the network that is shipped (distillation: Hinton, Vinyals and Dean 2015). Documents of `--without` (the
annotated reports) are left out, since the networks know them by heart.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import numpy as np
import torch

import corpus
from corpus import Doc
from tensors import tensors
from train import Trainer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", nargs="+", required=True, help="training states of the networks that lend")
    parser.add_argument("--docs", nargs="+", required=True, type=Path, help="ready documents, such as names.pkl")
    parser.add_argument("--without", nargs="*", default=[], type=Path, help="ready documents with event annotations")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every n-th document")
    args = parser.parse_args()
    args.encoder_rate = args.head_rate = 0.0
    known = {text(doc) for path in args.without for doc in pickle.loads(path.read_bytes())}
    args.out.mkdir(parents=True, exist_ok=True)
    trainers = [Trainer(argparse.Namespace(**vars(args), state=state)) for state in args.states]
    for t in trainers:
        t.net.load_state_dict(t.average, strict=False)
        t.net.eval()
    for path in args.docs:
        docs = [d for d in pickle.loads(path.read_bytes())[:: args.every] if text(d) not in known]
        for doc in docs:
            doc.soft = {"event": np.mean([chances(t, doc) for t in trainers], axis=0).astype(np.float16)}
        (args.out / path.name).write_bytes(pickle.dumps(docs))
        print(path.stem, len(docs), sum(len(d.words) for d in docs), flush=True)


def text(doc: Doc) -> str:
    """The opening words, by which a document is known in another corpus."""
    return " ".join(doc.words[20:50]).lower()


@torch.no_grad()
def chances(trainer: Trainer, doc: Doc) -> np.ndarray:
    """Event chances [words, labels]."""
    parts = []
    for window in corpus.windows(doc, 160):
        t = tensors([window])
        scores = trainer.net.tags["event"](trainer.net.words(t["ids"], t["shapes"], t["first"], None))[0]
        parts.append(torch.softmax(scores, -1).numpy())
    return np.concatenate(parts)


if __name__ == "__main__":
    main()
