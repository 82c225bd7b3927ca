"""Train the reader on teachers' chances: `python distil.py --prepared DIR … --state A --lends T1 T2 --minutes 6`.

The teachers (`teacher.py`, trained by `train.py --teacher`, each from another seed) read every batch beside the reader,
and the reader learns the mean of their chances for all heads (distillation: Hinton, Vinyals and Dean 2015) and the
direction of their vectors (Sanh et al. 2019), on texts with labels and without (`plain.py`). The labels themselves
count as well, less.
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
    """The reader beside teachers that stay as they are."""

    def __init__(self, args: argparse.Namespace):
        super().__init__(args)
        self.lends = [self._teacher(Path(state)) for state in args.lends]

    def _teacher(self, state: Path) -> Network:
        net = teacher.network()
        saved = torch.load(state / "last.pt", weights_only=False, map_location="cpu")
        net.load_state_dict(saved["net"] | saved["average"])
        return net.to(self.device).eval().requires_grad_(False)

    def network(self) -> Network:
        """The reader with a matrix that turns its vectors into the teachers', which is not exported."""
        net = super().network()
        net.like = nn.Linear(net.size.width, teacher.SIZE.width * len(self.args.lends))
        return net

    def losses(self, t: dict[str, Tensor]) -> dict[str, Tensor]:
        """Losses against the labels (`hard …`) and against the teachers."""
        with torch.no_grad():
            theirs = [vectors(one, t) for one in self.lends]
        own = vectors(self.net, t)
        found = {f"hard {k}": v for k, v in head_losses(self.net, own, t).items()}
        return found | lent_losses(self.net, list(zip(self.lends, theirs, strict=True)), own, t["sentence"])

    def weight(self, name: str) -> float:
        """As in `train.py`, labels by the share that was asked for."""
        if name == "like":
            return LIKE
        plain = name.removeprefix("hard ")
        return WEIGHTS[plain] * (self.args.hard if plain != name else 1)


Lends = list[tuple[Network, Tensor]]
"""Teachers, each with its vectors of a batch's words, B×N×width."""


def lent_losses(net: Network, lends: Lends, own: Tensor, sentence: Tensor) -> dict[str, Tensor]:
    """How far the chances of `net`, from its vectors B×N×width, are from those of the teachers; `sentence` B×N is the
    number of each word's sentence, -1 beside the text."""
    real = sentence >= 0
    turned = net.like(own[real]).float().chunk(len(lends), -1)
    like = [1 - F.cosine_similarity(x, v[real].float(), dim=-1) for x, (_, v) in zip(turned, lends, strict=True)]
    found = {"like": torch.stack(like).mean()}
    chances = {}
    for name in net.TAGS:
        chances[name] = mean([chance(one.tags[name], v) for one, v in lends])
        weight = 1 - chances["event"][..., 0] if name == "factuality" else real.float()
        each = apart(net.tags[name](own), chances[name])
        found[name] = (each * weight * real).sum() / (weight * real).sum().clamp(min=50)
    found |= tree_losses(net, lends, own, sentence)
    with torch.no_grad():
        verbs = chances["upos"].argmax(-1) == LABELS["upos"].index("VERB")
        verbs &= torch.rand(verbs.shape, device=verbs.device) < VERBS
    for name, (tag, least) in BEGINS.items():
        begins = (1 - chances[tag][..., 0] > least) | (verbs if name == "arguments" else False)
        heads = [(getattr(one, name), v) for one, v in lends]
        found[name] = pair_loss(getattr(net, name), heads, own, begins & real, real)
    begins = (1 - chances["mention"][..., 0] > MENTION) & real
    found["antecedent"] = antecedent_loss(net, lends, own, begins, real)
    return found


@torch.no_grad()
def chance(head: nn.Module, x: Tensor) -> Tensor:
    """The chances that a head of a teacher gives."""
    return torch.softmax(head(x).float(), -1)


def mean(chances: list[Tensor]) -> Tensor:
    """The teachers' mean."""
    return torch.stack(chances).mean(0)


def apart(scores: Tensor, chances: Tensor) -> Tensor:
    """Kullback-Leibler divergence of scores from chances, over the last axis."""
    return F.kl_div(torch.log_softmax(scores.float(), -1), chances, reduction="none").sum(-1)


def tree_losses(net: Network, lends: Lends, own: Tensor, sentence: Tensor) -> dict[str, Tensor]:
    """Of the governors inside each sentence, and of the relation to the governor that the teachers take."""
    real, other = sentence >= 0, sentence[:, :, None] != sentence[:, None, :]
    with torch.no_grad():
        heads = mean([torch.softmax(t.parser.scores(v).float().masked_fill(other, -1e4), -1) for t, v in lends])
        best = heads.argmax(-1)
        relations = mean([torch.softmax(t.parser.label(v, best).float(), -1) for t, v in lends])
    arcs = apart(net.parser.scores(own).float().masked_fill(other, -1e4), heads)[real].mean()
    return {"arcs": arcs, "relations": apart(net.parser.label(own, best), relations)[real].mean()}


def pair_loss(head: Pairs, lends: list[tuple[Pairs, Tensor]], own: Tensor, begins: Tensor, real: Tensor) -> Tensor:
    """Of the pairs of at most `ROWS` words that begin some."""
    rows, anchors = drawn(begins)

    def scores(pairs: Pairs, x: Tensor) -> Tensor:
        a, o = pairs.vectors(x)
        return pairs.score(a[rows, anchors][:, None], o[rows])[:, 0].float()

    with torch.no_grad():
        chances = mean([torch.softmax(scores(pairs, x), -1) for pairs, x in lends])
    each = apart(scores(head, own), chances) * real[rows]
    return each.sum() / real[rows].sum().clamp(min=200)


def antecedent_loss(net: Network, lends: Lends, own: Tensor, begins: Tensor, real: Tensor) -> Tensor:
    """Of the antecedents inside the window, of at most `ROWS` mentions (itself: a first mention)."""
    rows, anchors = drawn(begins)
    places = torch.arange(real.shape[1], device=real.device)
    closed = (places[None] > anchors[:, None]) | ~real[rows]

    def scores(one: Network, x: Tensor) -> Tensor:
        a, o = one.antecedent.vectors(x)
        found = one.antecedent.score(a[rows, anchors][:, None], o[rows])[:, 0, :, 0].float()
        return found.masked_fill(closed, -1e4)

    with torch.no_grad():
        chances = mean([torch.softmax(scores(one, x), -1) for one, x in lends])
    return apart(scores(net, own), chances).sum() / max(len(rows), 50)


def drawn(begins: Tensor) -> tuple[Tensor, Tensor]:
    """Windows and words of at most `ROWS` marked words, by chance."""
    found = begins.nonzero()
    if len(found) > ROWS:
        found = found[torch.randperm(len(found), device=found.device)[:ROWS]]
    return found[:, 0], found[:, 1]


def main() -> None:
    parser = arguments()
    parser.add_argument("--lends", required=True, nargs="+", help="training states of the teachers")
    parser.add_argument("--hard", type=float, default=0.5, help="what labels count beside the teacher's chances")
    run(parser.parse_args(), Student)


if __name__ == "__main__":
    main()
