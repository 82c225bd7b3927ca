"""Train the reader on a teacher's chances: `python distil.py --prepared DIR … --state A --lends TEACHER --minutes 6`.

The teacher (`teacher.py`, trained by `train.py --teacher`) reads every batch beside the reader, and the reader learns
its chances for all heads (distillation: Hinton, Vinyals and Dean 2015) and the direction of its vectors (Sanh et al.
2019), on texts with labels and without (`plain.py`). The labels themselves count as well, less.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

import teacher
from labels import LABELS
from losses import WEIGHTS, head_losses, vectors
from model import Network, Pairs
from train import Trainer, arguments, run

LIKE = 3.0
"""What the likeness of vectors counts beside the losses of the heads."""
BEGINS = {"speech": ("cue", 0.2), "arguments": ("event", 0.2)}
"""Pair heads, and the tag with the least chance of the teacher's by which a word's pairs are learned."""
MENTION = 0.4
"""Likewise, of a mention whose antecedent is learned."""
VERBS = 0.15
"""Share of the other verbs whose arguments are learned too."""
ROWS = 512
"""Words of a batch whose pairs are learned, at most."""


class Student(Trainer):
    """The reader beside a teacher that stays as it is."""

    def __init__(self, args: argparse.Namespace):
        super().__init__(args)
        self.lends = teacher.network()
        saved = torch.load(Path(args.lends) / "last.pt", weights_only=False, map_location="cpu")
        self.lends.load_state_dict(saved["net"] | saved["average"])
        self.lends.to(self.device).eval().requires_grad_(False)

    def network(self) -> Network:
        """The reader with a matrix that turns its vectors into the teacher's, which is not exported."""
        net = super().network()
        net.like = nn.Linear(net.size.width, teacher.SIZE.width)
        return net

    def losses(self, t: dict[str, Tensor]) -> dict[str, Tensor]:
        """Losses against the labels (`hard …`) and against the teacher."""
        with torch.no_grad():
            theirs = vectors(self.lends, t)
        own = vectors(self.net, t)
        found = {f"hard {k}": v for k, v in head_losses(self.net, own, t).items()}
        return found | lent_losses(self.net, self.lends, own, theirs, t["sentence"])

    def weight(self, name: str) -> float:
        """As in `train.py`, labels by the share that was asked for."""
        if name == "like":
            return LIKE
        plain = name.removeprefix("hard ")
        return WEIGHTS[plain] * (self.args.hard if plain != name else 1)


def lent_losses(net: Network, lends: Network, own: Tensor, theirs: Tensor, sentence: Tensor) -> dict[str, Tensor]:
    """How far the chances of `net` are from those of `lends`, from the vectors B×N×width of each; `sentence` B×N is the
    number of each word's sentence, -1 beside the text."""
    real = sentence >= 0
    found = {"like": (1 - F.cosine_similarity(net.like(own[real]).float(), theirs[real].float(), dim=-1)).mean()}
    chances = {}
    for name in net.TAGS:
        with torch.no_grad():
            chances[name] = torch.softmax(lends.tags[name](theirs).float(), -1)
        weight = 1 - chances["event"][..., 0] if name == "factuality" else real.float()
        each = apart(net.tags[name](own), chances[name])
        found[name] = (each * weight * real).sum() / (weight * real).sum().clamp(min=50)
    found |= tree_losses(net, lends, own, theirs, sentence)
    with torch.no_grad():
        verbs = chances["upos"].argmax(-1) == LABELS["upos"].index("VERB")
        verbs &= torch.rand(verbs.shape, device=verbs.device) < VERBS
    for name, (tag, least) in BEGINS.items():
        begins = (1 - chances[tag][..., 0] > least) | (verbs if name == "arguments" else False)
        found[name] = pair_loss(getattr(net, name), getattr(lends, name), own, theirs, begins & real, real)
    begins = (1 - chances["mention"][..., 0] > MENTION) & real
    found["antecedent"] = antecedent_loss(net, lends, own, theirs, begins, real)
    return found


def apart(scores: Tensor, chances: Tensor) -> Tensor:
    """Kullback-Leibler divergence of scores from chances, over the last axis."""
    return F.kl_div(torch.log_softmax(scores.float(), -1), chances, reduction="none").sum(-1)


def tree_losses(net: Network, lends: Network, own: Tensor, theirs: Tensor, sentence: Tensor) -> dict[str, Tensor]:
    """Of the governors inside each sentence, and of the relation to the governor that the teacher takes."""
    real, other = sentence >= 0, sentence[:, :, None] != sentence[:, None, :]
    with torch.no_grad():
        heads = torch.softmax(lends.parser.scores(theirs).float().masked_fill(other, -1e4), -1)
        best = heads.argmax(-1)
        relations = torch.softmax(lends.parser.label(theirs, best).float(), -1)
    arcs = apart(net.parser.scores(own).float().masked_fill(other, -1e4), heads)[real].mean()
    return {"arcs": arcs, "relations": apart(net.parser.label(own, best), relations)[real].mean()}


def pair_loss(head: Pairs, lent: Pairs, own: Tensor, theirs: Tensor, begins: Tensor, real: Tensor) -> Tensor:
    """Of the pairs of at most `ROWS` words that begin some."""
    rows, anchors = drawn(begins)
    with torch.no_grad():
        a, o = lent.vectors(theirs)
        chances = torch.softmax(lent.score(a[rows, anchors][:, None], o[rows])[:, 0].float(), -1)
    a, o = head.vectors(own)
    each = apart(head.score(a[rows, anchors][:, None], o[rows])[:, 0], chances) * real[rows]
    return each.sum() / real[rows].sum().clamp(min=200)


def antecedent_loss(net: Network, lends: Network, own: Tensor, theirs: Tensor, begins: Tensor, real: Tensor) -> Tensor:
    """Of the antecedents inside the window, of at most `ROWS` mentions (itself: a first mention)."""
    rows, anchors = drawn(begins)
    places = torch.arange(real.shape[1], device=real.device)
    closed = (places[None] > anchors[:, None]) | ~real[rows]
    scores = []
    for one, x in ((lends, theirs), (net, own)):
        with torch.set_grad_enabled(one is net):
            a, o = one.antecedent.vectors(x)
            found = one.antecedent.score(a[rows, anchors][:, None], o[rows])[:, 0, :, 0].float()
            scores.append(found.masked_fill(closed, -1e4))
    return apart(scores[1], torch.softmax(scores[0], -1)).sum() / max(len(rows), 50)


def drawn(begins: Tensor) -> tuple[Tensor, Tensor]:
    """Windows and words of at most `ROWS` marked words, by chance."""
    found = begins.nonzero()
    if len(found) > ROWS:
        found = found[torch.randperm(len(found), device=found.device)[:ROWS]]
    return found[:, 0], found[:, 1]


def main() -> None:
    parser = arguments()
    parser.add_argument("--lends", required=True, help="training state of the teacher")
    parser.add_argument("--hard", type=float, default=0.5, help="what labels count beside the teacher's chances")
    run(parser.parse_args(), Student)


if __name__ == "__main__":
    main()
