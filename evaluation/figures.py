"""Figures: F1 of span overlap with both bounds right, and the share of kinds right, on gold accounts.

    python evaluation/figures.py [--gold DIR] [--reader plain] [--errors] [--fit FILE]

Scored as the gold scorer does: optional entries count neither way. `--fit` fits the weights by which a number is kept
(logistic regression with a ridge) on all parts but `dev`, prints the F1 of a six-fold cross-validation over reports and
writes FILE, in the form of `vocabulary/data/figures.toml`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from accounts import golds, intake_of

from dateline.extract.figures.find import gather
from dateline.extract.figures.keep import Told, features, score
from dateline.extract.times import find_times
from dateline.read.load import load_reader
from dateline.vocabulary.files import table

Weights = dict[str, float]


class Row(NamedTuple):
    """One number: its active features (`None` where refused), and the gold figure that it overlaps, if any."""

    told: Told
    active: tuple[str, ...] | None
    truth: dict[str, Any] | None

    @property
    def right(self) -> bool:
        """Whether both bounds are those of the gold."""
        told = self.told.candidate
        return self.truth is not None and (told.low, told.high) == (self.truth.get("low"), self.truth.get("high"))


class Case(NamedTuple):
    """The numbers of one report, and how many figures its gold asks for."""

    name: str
    text: str
    rows: list[Row]
    there: int


def case(gold: Any, reader: Any) -> Case:
    """The numbers of a gold report beside its figures, matched greedily, right bounds and greater overlap first."""
    report = intake_of(gold).report
    reading = next(iter(reader.read([report])))
    told = gather(report, reading, find_times(report, reading))
    truth = gold.data.get("figures") or []
    by, pairs = report.span[0], []
    for i, item in enumerate(told):
        start, end = item.candidate.span
        for j, figure in enumerate(truth):
            shared = min(end + by, figure["span"][1]) - max(start + by, figure["span"][0])
            same = (item.candidate.low, item.candidate.high) == (figure.get("low"), figure.get("high"))
            if shared > 0:
                pairs.append((shared + 100 * same, i, j))
    chosen: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    rows = [
        Row(item, active, truth[chosen[i]] if i in chosen else None)
        for i, (item, active) in enumerate(zip(told, features(told), strict=True))
    ]
    return Case(gold.path.stem, report.text, rows, sum(not f.get("optional") for f in truth))


def scored(cases: Sequence[Case], weights: Weights, errors: list[str]) -> tuple[float, float, float, float]:
    """F1, precision, recall and the share of kinds right."""
    right = found = there = kinds = 0
    for one in cases:
        there += one.there
        for row in one.rows:
            on = row.active is not None and score(row.active, weights) >= 0
            words = one.text[slice(*row.told.candidate.span)]
            if row.truth is not None and row.truth.get("optional"):
                continue
            if on:
                found += 1
                right += row.right
                truth = row.truth or {}
                kinds += row.right and row.told.kind in {truth["kind"], *(truth.get("alt_kinds") or [])}
            if on != (row.truth is not None) or (on and not row.right):
                errors.append(
                    f"{one.name}: {'found' if on else 'dropped'} {words!r}, gold {(row.truth or {}).get('text')!r}"
                )
    return 2 * right / max(1, found + there), right / max(1, found), right / max(1, there), kinds / max(1, right)


def fit(cases: Sequence[Case], *, ridge: float = 2.0, steps: int = 30) -> Weights:
    """Logistic regression by Newton's method over the features of all numbers that are not optional in the gold."""
    rows = [r for c in cases for r in c.rows if r.active is not None and not (r.truth and r.truth.get("optional"))]
    names = ["bias", *sorted({name for row in rows for name in row.active or ()})]
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1
    for i, row in enumerate(rows):
        for name in row.active or ():
            x[i, place[name]] = 1
    y = np.array([row.truth is not None for row in rows], dtype=float)
    penalty = np.eye(len(names)) * ridge
    penalty[0, 0] = 1e-3
    w = np.zeros(len(names))
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, x.T @ (y - p) - penalty @ w)
    return {name: round(float(w[i]), 3) for name, i in place.items()}


def cross_validated(cases: Sequence[Case], folds: int = 6) -> float:
    """Mean F1 of folds over reports."""
    parts = [cases[k::folds] for k in range(folds)]
    made = [fit([c for c in cases if c not in part]) for part in parts]
    return float(np.mean([scored(part, weights, [])[0] for part, weights in zip(parts, made, strict=True)]))


def main() -> None:
    """Print one table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", default=os.environ.get("DATELINE_GOLD"), required="DATELINE_GOLD" not in os.environ)
    ap.add_argument("--reader", default="plain")
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--fit", type=Path)
    args = ap.parse_args()
    reader = load_reader(args.reader)
    folders = [Path(args.gold) / part for part in ("dev", "train", "voa")]
    parts = {f.name: [case(gold, reader) for gold in golds([f], None)] for f in folders if f.is_dir()}
    weights: Weights = table("figures")["weights"]
    if args.fit:
        learn = [c for name, cases in parts.items() if name != "dev" for c in cases]
        print(f"cross-validated F1 {cross_validated(learn):.3f} on {len(learn)} reports")
        weights = fit(learn)
        lines = "".join(f'"{name}" = {value}\n' for name, value in weights.items())
        head = (
            "# Weights (log odds) by which a number is kept as a figure, fitted by `evaluation/figures.py --fit`.\n\n"
        )
        args.fit.write_text(f"{head}[weights]\n{lines}", encoding="utf-8")
    errors: list[str] = []
    for name, cases in parts.items():
        f1, precision, recall, kinds = scored(cases, weights, errors)
        there = sum(c.there for c in cases)
        print(
            f"gold {name:6} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  kind {kinds:.3f}  of {there}"
        )
    if args.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
