"""The loss of every head, from a batch as tensors (`tensors.batch_tensors`), on whichever device they lie."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from corpus import IGNORE
from model import Network, Pairs

WEIGHTS = {"upos": 0.7, "xpos": 0.7, "arcs": 1.0, "relations": 1.0, "names": 1.5, "cue": 1.0, "source": 0.5,
           "content": 0.7, "speech": 2.0, "event": 2.5, "incident": 0.5, "factuality": 0.5, "arguments": 1.0,
           "mention": 0.7, "antecedent": 0.7, "interaction": 0.7, "soft event": 2.5}  # fmt: skip

LEAST = {"factuality": 50, "interaction": 20}
"""Labelled places that a head's loss is at least divided by (else 200)."""
PAIRS = ("speech", "arguments", "interaction")


def losses(net: Network, t: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every head for which the batch has labels."""
    return head_losses(net, vectors(net, t), t)


def vectors(net: Network, t: dict[str, Tensor]) -> Tensor:
    """Vectors of a batch's words, B×N×width."""
    mask = torch.where(t["seen"][:, None, None, :], 0.0, -1e4).to(torch.bfloat16)
    return net.words(t["ids"], t["shapes"], t["first"], mask)


def head_losses(net: Network, x: Tensor, t: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every head for which the batch has labels, from the words' vectors."""
    found: dict[str, Tensor] = {}
    for name, head in net.tags.items():
        if f"tag:{name}" in t:
            scores = head(x[t[f"tag:{name}:rows"]])
            found[name] = entropy(scores, t[f"tag:{name}"], LEAST.get(name, 200))
        if f"soft:{name}" in t:
            found[f"soft {name}"] = soft_entropy(head(x[t[f"soft:{name}:rows"]]), t[f"soft:{name}"])
    if "heads" in t:
        parser_losses(net, x, t, found)
    for name in PAIRS:
        if f"link:{name}:rows" in t:
            found[name] = pair_loss(getattr(net, name), x, t, name)
    if "chain:rows" in t:
        found["antecedent"] = antecedent_loss(net, x, t)
    return found


def entropy(scores: Tensor, targets: Tensor, least: int = 200) -> Tensor:
    """Cross-entropy summed over labelled places, over their number or `least`, so that few labels weigh little."""
    total = F.cross_entropy(scores.float().flatten(0, -2), targets.flatten(), ignore_index=IGNORE, reduction="sum")
    return total / (targets != IGNORE).sum().clamp(min=least)


def soft_entropy(scores: Tensor, chances: Tensor) -> Tensor:
    """Cross-entropy against another network's chances (Hinton et al. 2015), over the words that have them."""
    total = -(chances * torch.log_softmax(scores.float(), -1)).sum()
    return total / chances.sum().clamp(min=200)


def parser_losses(net: Network, x: Tensor, t: dict[str, Tensor], found: dict[str, Tensor]) -> None:
    """Arc and relation losses; arcs compete only inside the sentence."""
    rows, heads = t["heads:rows"], t["heads"]
    x, sentence = x[rows], t["sentence"][rows]
    scores = net.parser.scores(x).float()
    scores = scores.masked_fill(sentence[:, :, None] != sentence[:, None, :], -1e4)
    found["arcs"] = entropy(scores, heads)
    if "relations" in t:
        found["relations"] = entropy(net.parser.label(x, heads.clamp(min=0)), t["relations"])


def pair_loss(head: Pairs, x: Tensor, t: dict[str, Tensor], name: str) -> Tensor:
    """Loss of the annotated rows of a pair head."""
    a, o = head.vectors(x)
    rows, anchors = t[f"link:{name}:rows"], t[f"link:{name}:anchors"]
    scores = head.score(a[rows, anchors][:, None], o[rows])[:, 0]
    return entropy(scores, t[f"link:{name}"], LEAST.get(name, 200))


def antecedent_loss(net: Network, x: Tensor, t: dict[str, Tensor]) -> Tensor:
    """Each mention's head word should choose a head word of its chain before it, or itself where it is the first.

    The windows of a batch with chains stand in the order of their documents (see `corpus.batches`), so they are laid
    end to end and antecedents may stand in an earlier window of the same document.
    """
    words = x.flatten(0, 1)[t["chain:words"]][None]
    rows = t["chain:rows"]
    anchors, others = net.antecedent.vectors(words)
    scores = net.antecedent.score(anchors[:, rows], others)[0, :, :, 0].float()
    later = torch.arange(words.shape[1], device=x.device)[None] > rows[:, None]
    scores = scores.masked_fill(later | ~t["chain:near"], -1e4)
    each = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~t["chain:right"], -1e4), 1)
    return each.sum() / max(len(rows), 50)
