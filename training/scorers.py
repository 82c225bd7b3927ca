"""Train the linear scorers of extraction on gold accounts: event types, event roles, attributions.

    python training/scorers.py GOLD_FOLDER [GOLD_FOLDER ...] --cache READINGS.pickle [--only event-types] [--folds 5]

Needs scikit-learn beside dateline. Each scorer is cross-validated over reports first, its thresholds are tuned on the
held-out scores, and it is then trained on all reports and written to `src/dateline/vocabulary/data/scorers/`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))
import accounts as evaluation  # noqa: E402

from dateline.extract.account import scene_of
from dateline.extract.events.features import features as event_features
from dateline.extract.events.roles import parts
from dateline.extract.events.spots import spots, trigger_span
from dateline.extract.linear import Linear
from dateline.extract.scene import Scene
from dateline.extract.speech.attributions import candidates
from dateline.extract.speech.features import features as speech_features

OUT = Path(__file__).resolve().parent.parent / "src" / "dateline" / "vocabulary" / "data" / "scorers"
Example = tuple[list[str], str, float]
"""Features, the right class, and a weight."""
Span = tuple[int, int]


class Doc:
    """One gold report: its scene, and the gold with spans counted in the report."""

    def __init__(self, scene: Scene, gold: Any, shift: int) -> None:
        self.scene, self.gold, self.shift = scene, gold, shift

    def at(self, span: Any) -> Span:
        """A gold span, counted in the report."""
        return span[0] - self.shift, span[1] - self.shift

    def mentions(self, key: str) -> list[Span]:
        """Where a gold actor is named."""
        return [self.at(m) for m in self.gold.data["actors"][key]["mentions"]]

    def is_actor(self, actor: str | None, span: Span | None, key: str) -> bool:
        """Whether a predicted actor or its words mean a gold actor."""
        names = self.mentions(key)
        if span and any(overlap(span, m) for m in names):
            return True
        found = self.scene.cast.get(actor)
        votes = sum(any(overlap(m, n) for n in names) for m in found.mentions) if found else 0
        return bool(found and votes * 2 > len(found.mentions))


def overlap(a: Span, b: Span) -> int:
    """Characters in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def event_types(doc: Doc) -> Iterator[Example]:
    """One example for each spot: the type of the gold event whose words it stands on, else `none`."""
    events = doc.gold.data.get("events") or []
    for spot in spots(doc.scene.tree):
        span = trigger_span(doc.scene.tree, spot)
        hits = [e for e in events if any(overlap(span, doc.at(s)) for s in e["spans"])]
        main = [e for e in hits if not e.get("optional")]
        if hits and not main:
            continue
        label = main[0]["type"] if main else "none"
        inside = any(doc.at(e["quote_span"])[0] <= span[0] < doc.at(e["quote_span"])[1] for e in events)
        yield event_features(doc.scene, spot), label, 0.7 if label == "none" and inside else 1.0


def event_roles(doc: Doc) -> Iterator[Example]:
    """One example for each mention in the sentence of a gold event's word."""
    events = [e for e in doc.gold.data.get("events") or [] if not e.get("optional")]
    for spot in spots(doc.scene.tree):
        span = trigger_span(doc.scene.tree, spot)
        event = next((e for e in events if any(overlap(span, doc.at(s)) for s in e["spans"])), None)
        if event is None:
            continue
        for part in parts(doc.scene, spot, event["type"]):
            label = next((r for r in ("actor", "recipient") if _takes(doc, event, r, part)), "none")
            soft = label == "none" and any(_takes(doc, event, r, part) for r in ("alt_actors", "alt_recipients"))
            if not soft:
                yield list(part.features), label, 1.0


def _takes(doc: Doc, event: Any, role: str, part: Any) -> bool:
    return any(doc.is_actor(part.mark.actor, part.mark.span, k) for k in event.get(role) or [])


def attributions(doc: Doc) -> Iterator[Example]:
    """One example for each candidate: whether its content and its source are those of a gold attribution."""
    golds = doc.gold.data.get("attributions") or []
    for candidate in candidates(doc.scene):
        hits = [a for a in golds if iou(candidate.content, [doc.at(s) for s in a["content_spans"]]) >= 0.5]
        main = [a for a in hits if not a.get("optional")]
        if hits and not main:
            continue
        yield speech_features(doc.scene, candidate), "yes" if main else "no", 1.0


def iou(xs: Any, ys: Any) -> float:
    """Characters in common over characters in all."""
    a = {i for s in xs for i in range(*s)}
    b = {i for s in ys for i in range(*s)}
    return len(a & b) / len(a | b) if a | b else 0.0


TASKS: dict[str, Callable[[Doc], Iterator[Example]]] = {
    "attributions": attributions,
    "event-types": event_types,
    "event-roles": event_roles,
}
STRENGTH = {"attributions": 0.3, "event-types": 0.15, "event-roles": 0.3}
"""Inverse regularisation, chosen by cross-validation."""


class Space:
    """Feature names as columns; features seen in fewer than `least` examples are left out."""

    def __init__(self, examples: list[Example], least: int = 2) -> None:
        seen = Counter(f for features, _, _ in examples for f in set(features))
        self.names = sorted(f for f, n in seen.items() if n >= least)
        self.columns = {f: i for i, f in enumerate(self.names)}

    def matrix(self, examples: list[Example]) -> Any:
        """Counts of features, one row for each example."""
        rows, columns, values = [], [], []
        for row, (features, _, _) in enumerate(examples):
            for f in features:
                if f in self.columns:
                    rows.append(row), columns.append(self.columns[f]), values.append(1.0)
        return csr_matrix((values, (rows, columns)), shape=(len(examples), len(self.names)))


def fit(examples: list[Example], strength: float) -> tuple[Space, Any]:
    """A model of these examples."""
    space = Space(examples)
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(space.matrix(examples), [e[1] for e in examples], sample_weight=[e[2] for e in examples])
    return space, model


def held_out(groups: list[list[Example]], strength: float, folds: int) -> tuple[list[Example], np.ndarray, list[str]]:
    """Scores of every example by a model that has not seen its report."""
    examples: list[Example] = []
    scores: list[np.ndarray] = []
    classes = sorted({e[1] for g in groups for e in g})
    for fold in range(folds):
        train = [e for i, g in enumerate(groups) if i % folds != fold for e in g]
        test = [e for i, g in enumerate(groups) if i % folds == fold for e in g]
        space, model = fit(train, strength)
        found = np.zeros((len(test), len(classes)))
        for column, name in enumerate(model.classes_):
            found[:, classes.index(name)] = model.predict_proba(space.matrix(test))[:, column]
        examples += test
        scores.append(found)
    return examples, np.vstack(scores), classes


def tune(name: str, examples: list[Example], scores: np.ndarray, classes: list[str]) -> dict[str, float]:
    """Thresholds that give the best F1 on held-out scores, printed with it."""
    right = np.array([e[1] for e in examples])
    if name == "event-roles":
        return {
            r: _best(f"{name} {r}", scores[:, classes.index(r)], right == r, right == r) for r in classes if r != "none"
        }
    if name == "attributions":
        return {"threshold": _best(name, scores[:, classes.index("yes")], right == "yes", right == "yes")}
    none = classes.index("none")
    others = [i for i in range(len(classes)) if i != none]
    best = np.array(classes)[np.array(others)[scores[:, others].argmax(1)]]
    return {"threshold": _best(name, 1 - scores[:, none], best == right, right != "none")}


def _best(name: str, score: np.ndarray, hit: np.ndarray, wanted: np.ndarray) -> float:
    tried = []
    for threshold in np.arange(0.1, 0.9, 0.02):
        chosen = score >= threshold
        found = (chosen & hit).sum()
        tried.append((2 * found / max(1, chosen.sum() + wanted.sum()), float(threshold), found, chosen.sum()))
    f1, threshold, found, chosen = max(tried)
    print(f"{name:24} F1 {f1:.3f} at {threshold:.2f}  (P {found / max(1, chosen):.3f} R {found / wanted.sum():.3f})")
    return round(threshold, 2)


def write(name: str, space: Space, model: Any, tuned: dict[str, float]) -> None:
    """The weights as JSON; weights near nothing are left out."""
    weights, offsets = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        weights, offsets = np.vstack([-weights, weights]) / 2, np.array([-offsets[0], offsets[0]]) / 2
    kept = {
        feature: tuple(round(float(w), 3) for w in weights[:, i])
        for i, feature in enumerate(space.names)
        if np.abs(weights[:, i]).max() > 0.02
    }
    linear = Linear(tuple(str(c) for c in model.classes_), tuple(round(float(o), 3) for o in offsets), kept, tuned)
    OUT.mkdir(exist_ok=True)
    (OUT / f"{name}.json").write_bytes(msgspec.json.encode(linear))
    print(f"{name}: {len(kept)} features, {(OUT / f'{name}.json').stat().st_size // 1024} KiB")


def documents(paths: list[Path], root: Path | None, cache: Path | None, reader: str) -> list[Doc]:
    """The gold reports, read and with their scenes."""
    golds = evaluation.golds(paths, root)
    intakes = [evaluation.intake_of(g) for g in golds]
    readings = evaluation.readings(intakes, reader, cache)
    return [Doc(scene_of(i.report, r), g, i.report.span[0]) for i, r, g in zip(intakes, readings, golds, strict=True)]


def main() -> None:
    """Cross-validate, train and write each scorer."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="+", type=Path)
    ap.add_argument("--root", type=Path)
    ap.add_argument("--cache", type=Path)
    ap.add_argument("--reader", default="onnx")
    ap.add_argument("--only", choices=sorted(TASKS))
    ap.add_argument("--folds", type=int, default=5)
    args = ap.parse_args()
    for name, examples_of in TASKS.items():
        if args.only and args.only != name:
            continue
        docs = documents(args.gold, args.root, args.cache, args.reader)
        groups = [list(examples_of(d)) for d in docs]
        examples, scores, classes = held_out(groups, STRENGTH[name], args.folds)
        tuned = tune(name, examples, scores, classes)
        space, model = fit([e for g in groups for e in g], STRENGTH[name])
        write(name, space, model, tuned)


if __name__ == "__main__":
    main()
