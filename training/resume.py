"""The shipped weights back into a training state: `python resume.py --model FOLDER --state DIR`.

The graph that `export.py` lays down holds every weight of the network but those of the `interaction` head, in 8 bits.
Written into a training state they can be trained further (`train.py --state DIR`) where the state that they were
exported from is lost. What the graph does not hold begins anew.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Network

Array = np.ndarray
NAMED = {"parser.root": "root", "parser.governor": "governor", "parser.dependent": "dependent",
         "parser.relations": "relations.scores", "antecedent.by_other": "antecedent.by"}  # fmt: skip
"""Matrices that the graph names otherwise than the network."""
ABSENT = ("interaction", "antecedent.by_anchor")
"""What the graph does not hold: a head that is not shipped, and scores that are the same for every antecedent."""


def in_graph(key: str) -> str:
    """What the graph calls a matrix of the network (without `.weight` or `.bias`)."""
    if key in NAMED:
        return NAMED[key]
    return key.removeprefix("tags.").replace(".weight", ".left") if not key.startswith("encoder") else key


def matrix(held: dict[str, Array], name: str) -> Array:
    """A weight matrix [out, in] of the graph, from 8 bits where it stands in 8 bits."""
    if f"{name}.q" in held:
        return (held[f"{name}.q"].astype(np.float32) * held[f"{name}.s"]).T
    return held[f"{name}.w"].T


def weights(model: onnx.ModelProto) -> dict[str, Array]:
    """The network's weights by the network's own names."""
    held = {w.name: numpy_helper.to_array(w) for w in model.graph.initializer}
    found = {
        "encoder.words.weight": held["pieces.q"].astype(np.float32) * held["pieces.s"],
        "encoder.positions.weight": held["positions.w"],
        "encoder.shapes.weight": held["shapes.w"],
        "encoder.norm.weight": held["norm.w"],
        "encoder.norm.bias": held["norm.b"],
    }
    for key in Network().state_dict():
        name, _, part = key.rpartition(".")
        if key in found or name.startswith(ABSENT):
            continue
        if ".norm" in name:
            found[key] = held[f"{name}.{'w' if part == 'weight' else 'b'}"]
        else:
            found[key] = matrix(held, in_graph(name)) if part == "weight" else held[f"{in_graph(name)}.b"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, type=Path, help="folder with model.onnx")
    parser.add_argument("--state", required=True, type=Path)
    args = parser.parse_args()
    net = Network()
    given = {k: torch.from_numpy(np.array(v)) for k, v in weights(onnx.load(args.model / "model.onnx")).items()}
    left = net.load_state_dict(given, strict=False)
    print("begun anew:", ", ".join(left.missing_keys))
    average = {k: v for k, v in given.items() if k != "encoder.words.weight"}
    saved = {"net": net.state_dict(), "average": average, "optimizer": None, "step": 0, "begun": time.time()}
    args.state.mkdir(parents=True, exist_ok=True)
    torch.save(saved, args.state / "last.pt")


if __name__ == "__main__":
    main()
