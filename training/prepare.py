"""Load the corpora of some tasks into ready documents: `python prepare.py --tasks ud,names --out FOLDER …`.

Writes `FOLDER/TASK.pkl` for each task; `train.py --prepared FOLDER` trains on all that lie there. Texts without trees
are parsed, and the trigger words of synthetic stories picked, by the network in `--state` as it stands.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import torch

import corpus
from tasks import TASKS, load_tasks
from train import Trainer, tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--state", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--tasks", default=",".join(TASKS))
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.encoder_rate = args.head_rate = 0.0
    trainer = Trainer(args)
    args.out.mkdir(parents=True, exist_ok=True)
    for task in args.tasks.split(","):
        docs = load_tasks(args.corpora, args.gold, [task], trainer)
        corpus.encode(docs, tokenizer())
        (args.out / f"{task}.pkl").write_bytes(pickle.dumps(docs))
        print(task, len(docs), sum(len(d.words) for d in docs), flush=True)


if __name__ == "__main__":
    main()
