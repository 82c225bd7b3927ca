"""A mean of two sets of weights: `python mix.py OLD.onnx NEW.onnx --share 0.2 [--keep event …] --out FOLDER`.

Networks that one was trained on from the other may be averaged weight by weight, and the mean is often better on texts
that neither has seen than both (Wortsman et al., "Model soups", ICML 2022). `--share` is the part of the new one; the
heads that `--keep` names stay those of the old.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from export import save
from weights import written


def main() -> None:
    """Write the graph of the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path, help="model.onnx that export.py wrote")
    parser.add_argument("new", type=Path, help="one of the same shape")
    parser.add_argument("--share", type=float, default=0.5, help="part of the new one, 0 to 1")
    parser.add_argument("--keep", nargs="*", default=[], metavar="HEAD", help="heads that stay as they were, as: event")
    parser.add_argument("--out", required=True, type=Path, help="folder for model.onnx and labels.json")
    args = parser.parse_args()
    old, new = written(args.old), written(args.new)
    kept = tuple(start for head in args.keep for start in (f"tags.{head}.", f"{head}."))
    mean = {k: v if k.startswith(kept) else v + args.share * (new[k] - v) for k, v in old.items()}
    save(mean, args.out)


if __name__ == "__main__":
    main()
