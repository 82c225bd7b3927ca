"""The shipped weights back into a training state: `python resume.py --model MODEL.onnx --state DIR`.

The graph that `export.py` lays down holds the weights of all heads that are shipped, in 8 bits. Written into a training
state they can be trained further (`train.py --state DIR`) where the state that they were exported from is lost. What
the graph does not hold begins anew, and is named.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from model import Network
from weights import written

LEARNED_LAST = ("telling.",)
"""Heads of the graph that `heads.py` learns on the finished encoder; training takes no part in them."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, type=Path, help="model.onnx that export.py wrote")
    parser.add_argument("--state", required=True, type=Path)
    args = parser.parse_args()
    net = Network()
    given = {name: torch.from_numpy(np.array(value)) for name, value in written(args.model).items()}
    given = {name: value for name, value in given.items() if not name.startswith(LEARNED_LAST)}
    left = net.load_state_dict(given, strict=False)
    if left.unexpected_keys:
        raise SystemExit(f"{args.model}: expected the network's weights, found also {', '.join(left.unexpected_keys)}")
    print("begun anew:", ", ".join(left.missing_keys))
    average = {k: v for k, v in given.items() if k != "encoder.words.weight"}
    saved = {"net": net.state_dict(), "average": average, "optimizer": None, "step": 0, "begun": time.time()}
    args.state.mkdir(parents=True, exist_ok=True)
    torch.save(saved, args.state / "last.pt")


if __name__ == "__main__":
    main()
