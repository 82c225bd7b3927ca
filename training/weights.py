"""The weights that `export.py` lays into a graph, from a training state or from a graph written before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Network

Array = np.ndarray

STEMS = {
    "root": "parser.root", "governor": "parser.governor", "dependent": "parser.dependent",
    "relations.scores": "parser.relations", "antecedent.by": "antecedent.by_other", "telling.all": "telling",
    "norm": "encoder.norm", "shapes": "encoder.shapes", "positions": "encoder.positions",
}  # fmt: skip
"""Names of weights in the graph that are not those of the network."""
TABLES = ("shapes", "positions", "norm")
"""Weights that the graph holds as they are; all others are matrices turned round."""


def averaged(state: Path) -> dict[str, Array]:
    """The averaged weights of a training state."""
    saved = torch.load(state / "last.pt", weights_only=False, map_location="cpu")
    fresh = Network().state_dict()
    return {k: v.float().numpy() for k, v in (fresh | saved["net"] | saved["average"]).items()}


def written(path: Path) -> dict[str, Array]:
    """The weights of a graph that `export.py` wrote, those in int8 as the float32 that they stand for."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    made: dict[str, Array] = {}
    for name, value in held.items():
        stem, _, kind = name.rpartition(".")
        if name == "pieces.q":
            made["encoder.words.weight"] = value.astype(np.float32) * held["pieces.s"]
        elif kind == "q":
            made[f"{_key(stem)}.weight"] = (value.astype(np.float32) * held[f"{stem}.s"]).T
        elif kind == "w":
            made[f"{_key(stem)}.weight"] = value if stem in TABLES or ".norm" in stem else value.T
        elif kind == "b":
            made[f"{_key(stem)}.bias"] = value
    return _joined(made)


def _key(stem: str) -> str:
    """The network's name of a weight that the graph calls `stem`."""
    if stem.partition(".")[0] in Network.TAGS:
        return f"tags.{stem}"
    return STEMS.get(stem, stem.removesuffix(".left") + ".weight" * stem.endswith(".left"))


def _joined(weights: dict[str, Array]) -> dict[str, Array]:
    """With queries, keys and values of the last layer in one matrix again."""
    for name in [k for k in weights if ".q." in k]:
        key = name.replace(".q.", ".kv.")
        weights[name.replace(".q.", ".qkv.")] = np.concatenate([weights.pop(name), weights.pop(key)])
    return weights
