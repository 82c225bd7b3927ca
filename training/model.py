"""The reader's network: one six-layer encoder, one light head per task.

Shapes: B windows, T word pieces, N words. Every head works on word vectors (the vector of a word's first piece), and
the pair heads score word against word, so that links (arcs, sources of cues, arguments of triggers, antecedents) need
no second pass.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from labels import LABELS


@dataclass(frozen=True)
class Size:
    """Sizes of the encoder (MiniLM-L6-H384) and of the heads."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    shapes: int = 16
    hidden: int = 256
    arc: int = 192
    pair: int = 96
    dropout: float = 0.1
    head_dropout: float = 0.2
    epsilon: float = 1e-12
    """Of the encoder's layer norms."""


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, size: Size):
        super().__init__()
        self.heads, self.drop = size.heads, nn.Dropout(size.dropout)
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=size.epsilon)
        self.norm2 = nn.LayerNorm(size.width, eps=size.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(q * (w // self.heads) ** -0.5, k.transpose(-1, -2))
        if mask is not None:
            scores = scores + mask
        seen = torch.matmul(self.drop(torch.softmax(scores, -1)), v)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, t, w))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and word shapes in, one vector a piece out."""

    LAYER: type[Layer] = Layer

    def __init__(self, size: Size):
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(size.shapes, size.width)
        self.norm = nn.LayerNorm(size.width, eps=size.epsilon)
        self.drop = nn.Dropout(size.dropout)
        self.layers = nn.ModuleList(self.LAYER(size) for _ in range(size.layers))
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.positions(places) + self.shapes(shapes)))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Tags(nn.Module):
    """A label for each word: B×N×width → B×N×labels."""

    def __init__(self, size: Size, labels: int):
        super().__init__()
        self.inner = nn.Linear(size.width, size.hidden)
        self.outer = nn.Linear(size.hidden, labels)
        self.drop = nn.Dropout(size.head_dropout)

    def forward(self, x: Tensor) -> Tensor:
        return self.outer(self.drop(F.gelu(self.inner(x))))


class Pairs(nn.Module):
    """A score per label for each ordered pair of words: B×N×width → B×N×N×labels (row: anchor, column: other word)."""

    def __init__(self, size: Size, labels: int, dim: int):
        super().__init__()
        self.labels, self.dim = labels, dim
        self.anchor = nn.Linear(size.width, dim)
        self.other = nn.Linear(size.width, dim)
        self.weight = nn.Linear(dim, labels * dim, bias=False)
        self.by_other = nn.Linear(dim, labels)
        self.by_anchor = nn.Linear(dim, labels)
        self.drop = nn.Dropout(size.head_dropout)
        nn.init.normal_(self.weight.weight, std=0.5 / dim)

    def vectors(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return self.drop(F.gelu(self.anchor(x))), self.drop(F.gelu(self.other(x)))

    def forward(self, x: Tensor) -> Tensor:
        a, o = self.vectors(x)
        return self.score(a, o)

    def score(self, a: Tensor, o: Tensor) -> Tensor:
        """`a` B×A×dim against `o` B×N×dim → B×A×N×labels."""
        b, n = a.shape[0], a.shape[1]
        left = self.weight(a).view(b, n * self.labels, self.dim)
        scores = torch.matmul(left, o.transpose(1, 2)).view(b, n, self.labels, o.shape[1]).permute(0, 1, 3, 2)
        return scores + self.by_other(o)[:, None] + self.by_anchor(a)[:, :, None]


class Parser(nn.Module):
    """Biaffine arcs (Dozat and Manning 2017), the root as an arc to itself; relations read off the pair's vectors."""

    def __init__(self, size: Size, relations: int):
        super().__init__()
        self.arcs = Pairs(size, 1, size.arc)
        self.root = nn.Linear(size.width, 1)
        self.dependent = nn.Linear(size.width, size.hidden)
        self.governor = nn.Linear(size.width, size.hidden)
        self.relations = nn.Linear(size.hidden, relations)
        self.drop = nn.Dropout(size.head_dropout)

    def scores(self, x: Tensor) -> Tensor:
        """B×N×N: row = dependent, column = governor, diagonal = root."""
        return self.arcs(x)[..., 0] + torch.diag_embed(self.root(x)[..., 0])

    def label(self, x: Tensor, heads: Tensor) -> Tensor:
        """Relation scores of each word to the given head (B×N) → B×N×relations."""
        governor = torch.gather(self.governor(x), 1, heads[..., None].expand(-1, -1, self.governor.out_features))
        at_root = (heads == torch.arange(x.shape[1], device=x.device)).to(x.dtype)[..., None]
        both = F.gelu(self.dependent(x) + governor * (1 - at_root))
        return self.relations(self.drop(both))


class Network(nn.Module):
    """The encoder and all heads; `LABELS` names the labels of each."""

    TAGS = ("upos", "xpos", "names", "cue", "source", "content", "event", "incident", "factuality", "mention")

    def __init__(self, size: Size | None = None):
        super().__init__()
        self.size = size = size or Size()
        self.encoder = Encoder(size)
        self.tags = nn.ModuleDict({name: Tags(size, len(LABELS[name])) for name in self.TAGS})
        self.parser = Parser(size, len(LABELS["relations"]))
        self.speech = Pairs(size, len(LABELS["speech"]), size.pair)
        self.arguments = Pairs(size, len(LABELS["arguments"]), size.pair)
        self.antecedent = Pairs(size, 1, size.arc)
        self.interaction = Pairs(size, len(LABELS["interaction"]), size.pair)

    def words(self, ids: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors of words: `first` B×N is the piece that each word begins with."""
        x = self.encoder(ids, shapes, mask)
        return torch.gather(x, 1, first[..., None].expand(-1, -1, x.shape[-1]))
