"""Heads that are learned last, on the finished encoder.

    python heads.py GOLD_FOLDER ... --model MODEL.onnx --out FOLDER (and the options of `scorers.py`)

`telling`: whether two words tell one event. `event`: the event head goes on from its weights on the words that
extraction asks about. Both learn from whole accounts, as the linear scorers do, and on the vectors that the shipped
graph itself gives, so that a CPU does it in minutes. Needs torch, onnx and scikit-learn beside dateline.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper
from scorers import Doc, add_sources, documents_of, meant, overlap
from torch import Tensor, nn

from dateline.extract.events.events import told
from dateline.extract.events.spots import spots, trigger_span
from dateline.extract.events.tellings import pairs, tellings_of
from dateline.read.pieces import Pieces
from dateline.read.windows import cut, lay_out
from dateline.record.report import Report
from export import save
from labels import LABELS
from model import Size, Tags
from weights import written

EVENT = "tags.event."


class Vectors:
    """The words' vectors of a graph that `export.py` wrote."""

    def __init__(self, model: Path) -> None:
        graph = onnx.load(model)
        graph.graph.output.append(helper.make_tensor_value_info("words", TensorProto.FLOAT, ["N", Size().width]))
        self.session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
        self.pieces = Pieces(model.parent / "tokenizer.json")

    def of(self, report: Report) -> np.ndarray:
        """[words, width], each from the first window that reads the word."""
        text = lay_out(report)
        found = np.zeros((len(text.words), Size().width), np.float32)
        for w in cut(text, self.pieces):
            feed = {"ids": w.ids, "shapes": w.shapes, "first": w.first, "sentence": w.sentence}
            found[w.core : w.end] = self.session.run(["words"], feed)[0][w.core - w.start :]
        return found


class Telling(nn.Module):
    """Whether two words tell one event: a quadratic form of low rank, which need not be positive, and a score of each
    word alone."""

    def __init__(self, width: int, plus: int = 48, minus: int = 16) -> None:
        super().__init__()
        self.inner = nn.Linear(width, plus + minus + 1)
        self.drop = nn.Dropout(0.5)
        self.register_buffer("sign", torch.tensor([1.0] * plus + [-1.0] * minus))
        nn.init.normal_(self.inner.weight, std=0.03)
        with torch.no_grad():
            self.inner.bias.zero_()
            self.inner.bias[-1] = -0.5

    def forward(self, earlier: Tensor, later: Tensor) -> Tensor:
        """Log odds of each pair, from vectors [pairs, width]."""
        a, b = self.inner(self.drop(earlier)), self.inner(self.drop(later))
        return (a[:, :-1] * b[:, :-1] * self.sign).sum(1) + a[:, -1] + b[:, -1]

    def weights(self) -> dict[str, np.ndarray]:
        """As the graph has them: vectors of the later and of the earlier word, whose product is the log odds."""
        weight, bias = self.inner.weight.detach().numpy(), self.inner.bias.detach().numpy()
        sign, none, one = self.sign.numpy(), np.zeros_like(weight[:1]), np.ones(1, np.float32)
        later = [weight[:-1] * sign[:, None], weight[-1:], none]
        earlier = [weight[:-1], none, weight[-1:]]
        alone = [bias[:-1] * sign, bias[-1:], one, bias[:-1], one, bias[-1:]]
        return {"telling.weight": np.concatenate([*later, *earlier]), "telling.bias": np.concatenate(alone)}


def told_pairs(doc: Doc, vectors: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, bool]]:
    """The vectors of two words of one type, both of which tell some gold event, and whether they tell the same."""
    tellings = tellings_of(doc.scene, told(doc.scene))
    events = [meant(doc, one.event.trigger, one.event.type) for one in tellings]
    for a, b in pairs(doc.scene, tellings):
        if events[a] is not None and events[b] is not None:
            yield vectors[tellings[a].index], vectors[tellings[b].index], events[a] == events[b]


def told_types(doc: Doc, vectors: np.ndarray) -> Iterator[tuple[np.ndarray, int, float]]:
    """The vector of each word that may tell an event, its label and a weight (`scorers.event_types`)."""
    events = doc.gold.data.get("events") or []
    for spot in spots(doc.scene.tree):
        span = trigger_span(doc.scene.tree, spot)
        hits = [e for e in events if any(overlap(span, doc.at(s)) for s in e["spans"])]
        main = [e for e in hits if not e.get("optional")]
        if main or not hits:
            inside = any(doc.at(e["quote_span"])[0] <= span[0] < doc.at(e["quote_span"])[1] for e in events)
            label = LABELS["event"].index(main[0]["type"]) if main else 0
            yield vectors[spot.index], label, 0.7 if inside and not main else 1.0


def learn(net: nn.Module, loss: Callable[[Tensor], Tensor], count: int, *, rate: float, passes: int, size: int) -> None:
    """Fit by AdamW at a rate that falls to nothing; `loss` is asked with the rows of a batch."""
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-2)
    batches = [rows for _ in range(passes) for rows in torch.randperm(count).split(size)]
    net.train()
    for step, rows in enumerate(batches):
        optimizer.param_groups[0]["lr"] = rate * (1 - step / len(batches))
        optimizer.zero_grad()
        loss(rows).backward()
        optimizer.step()
    net.eval()


def fit_telling(rows: list[tuple[np.ndarray, np.ndarray, bool]]) -> Telling:
    """The head `telling` of these pairs."""
    torch.manual_seed(0)
    net = Telling(Size().width)
    earlier, later = (torch.from_numpy(np.stack([r[side] for r in rows])) for side in (0, 1))
    same = torch.tensor([float(r[2]) for r in rows])
    learn(net, lambda at: F.binary_cross_entropy_with_logits(net(earlier[at], later[at]), same[at]), len(rows),
          rate=2e-3, passes=10, size=64)  # fmt: skip
    return net


def fit_types(rows: list[tuple[np.ndarray, int, float]], given: dict[str, np.ndarray]) -> Tags:
    """The head `event`, from its weights on."""
    torch.manual_seed(0)
    net, drop = Tags(Size(head_dropout=0.3), len(LABELS["event"])), nn.Dropout(0.3)
    net.load_state_dict(
        {k.removeprefix(EVENT): torch.from_numpy(v.copy()) for k, v in given.items() if k.startswith(EVENT)}
    )
    words, labels = torch.from_numpy(np.stack([r[0] for r in rows])), torch.tensor([r[1] for r in rows])
    weights = torch.tensor([r[2] for r in rows])

    def loss(at: Tensor) -> Tensor:
        each = F.cross_entropy(net(drop(words[at])), labels[at], reduction="none")
        return (each * weights[at]).mean()

    learn(net, loss, len(rows), rate=1e-3, passes=6, size=128)
    return net


def average_precision(scores: np.ndarray, right: np.ndarray) -> float:
    """Mean precision over the right ones, ranked by score."""
    right = right[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum() / max(1, right.sum()))


def main() -> None:
    """Learn both heads and write the graph with them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_sources(parser)
    parser.add_argument("--model", required=True, type=Path, help="model.onnx that export.py wrote")
    parser.add_argument("--out", required=True, type=Path, help="folder for model.onnx and labels.json")
    parser.add_argument("--without", nargs="*", default=[], choices=("telling", "event"))
    args = parser.parse_args()
    vectors, weights = Vectors(args.model), written(args.model)
    read: list[tuple[Doc, np.ndarray]] = [(d, vectors.of(d.scene.tree.report)) for d in documents_of(args, events=True)]
    known = [(d, v) for d, v in read if not d.held_out]
    apart = [(d, v) for d, v in read if d.held_out]
    if "event" not in args.without:
        head = fit_types([row for d, v in known for row in told_types(d, v)], weights)
        weights |= {EVENT + k: v.numpy() for k, v in head.state_dict().items()}
    if "telling" not in args.without:
        telling = fit_telling([row for d, v in known for row in told_pairs(d, v)])
        weights |= telling.weights()
        rows: list[Any] = [row for d, v in apart for row in told_pairs(d, v)]
        with torch.no_grad():
            sides = [torch.from_numpy(np.stack([r[side] for r in rows])) for side in (0, 1)]
            scores = telling(*sides).numpy()
        precision = average_precision(scores, np.array([r[2] for r in rows]))
        print(f"telling: average precision {precision:.3f} on reports kept out")
    save(weights, args.out)


if __name__ == "__main__":
    main()
