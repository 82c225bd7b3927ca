"""Train the linear scorers of extraction on gold accounts: event types, event roles, attributions.

    python training/scorers.py GOLD_FOLDER [GOLD_FOLDER ...] --cache READINGS.pickle [--only event-types]
        [--packed training/annotations/accounts.jsonl --texts TEXTS]

Needs scikit-learn beside dateline. Each scorer is trained on the reports that the reader was trained on too; on those
that neither has seen its thresholds are tuned. It is written to `src/dateline/vocabulary/data/scorers/`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "evaluation"))
import accounts as evaluation

from annotated import annotated

from dateline.extract.account import scene_of
from dateline.extract.actors.cast import Mark
from dateline.extract.events.events import chosen, pooled, reader_scores, told
from dateline.extract.events.features import features as event_features
from dateline.extract.events.partakers import Part, parts
from dateline.extract.events.roles import ROLES, choose
from dateline.extract.events.roles import pooled as pooled_roles
from dateline.extract.events.roles import read_roles
from dateline.extract.events.setting import place_candidates, time_candidates, when_of
from dateline.extract.events.spots import Spot, spots, trigger_span
from dateline.extract.events.tellings import pairs, tellings_of
from dateline.extract.linear import Linear
from dateline.extract.scene import Scene
from dateline.extract.speech.attributions import candidates, final
from dateline.extract.speech.features import features as speech_features

OUT = HERE.parent / "src" / "dateline" / "vocabulary" / "data" / "scorers"
Example = tuple[list[str], str, float]
"""Features, the right class, and a weight."""
Span = tuple[int, int]


class Doc:
    """One gold report: its scene, and the gold with spans counted in the report."""

    def __init__(self, scene: Scene, gold: Any, shift: int) -> None:
        self.scene, self.gold, self.shift = scene, gold, shift
        self.held_out = False
        """Whether the reader was not trained on this report either: its scores are honest there."""

    def at(self, span: Any) -> Span:
        """A gold span, counted in the report."""
        return span[0] - self.shift, span[1] - self.shift

    def mentions(self, key: str) -> list[Span]:
        """Where a gold actor is named."""
        return [self.at(m) for m in self.gold.data["actors"][key]["mentions"]]

    def is_actor(self, actor: str | None, span: Span | None, key: str) -> bool:
        """Whether a predicted actor or its words mean a gold actor, as the gold's scorer tells it."""
        return (actor is not None and self.who.get(actor) == key) or (
            span is not None and any(overlap(span, m) for m in self.mentions(key))
        )

    def heads(self, key: str) -> set[int | None]:
        """The words that head the places where a gold actor is named."""
        return {self.scene.tree.head(m) for m in self.mentions(key)}

    @cached_property
    def who(self) -> dict[str, str]:
        """The gold actor that each predicted actor means: the one that shares most of its words."""
        found = {}
        for actor in self.scene.cast.actors:
            votes: Counter[str] = Counter()
            for m in actor.mentions:
                for key in self.gold.data["actors"]:
                    near = (overlap(m, n) / max(m[1] - m[0], n[1] - n[0]) for n in self.mentions(key))
                    votes[key] += max(near, default=0)
            best = votes.most_common(1)
            if best and best[0][1] > 0:
                found[actor.id] = best[0][0]
        return found


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
    for event, spot in _told(doc):
        found = parts(doc.scene, spot, event["type"])
        for part, label in zip(found, role_labels(doc, event, found), strict=True):
            if label != "unsure":
                yield list(part.features), label, 1.0


def role_labels(doc: Doc, event: Any, found: list[Part]) -> list[str]:
    """The right role of each mention; `unsure` where it only touches a participant, or may stand for one not found."""
    roles = {(r, key): r for r in ("actor", "recipient") for key in event.get(r) or []}
    near = [key for r in ("actor", "recipient", "alt_actors", "alt_recipients") for key in event.get(r) or []]
    labels, met = [], set()
    for part in found:
        hits = [(r, key) for r, key in roles if _means(doc, part, key)]
        met.update(hits)
        unsure = not hits and any(doc.is_actor(part.mark.actor, part.mark.span, key) for key in near)
        labels.append("unsure" if unsure else hits[0][0] if hits else "none")
    if set(roles) <= met:
        return labels
    loose = [p.mark.kind != "name" and not _known(doc, p) for p in found]
    return ["unsure" if label == "none" and lost else label for label, lost in zip(labels, loose, strict=True)]


def _means(doc: Doc, part: Part, key: str) -> bool:
    """Whether a mention itself, not a word inside it, means a gold actor."""
    heads = doc.heads(key)
    if doc.who.get(part.mark.actor) == key or part.mark.head in heads:
        return True
    alone = len(heads) == 1
    return alone and any(m.head in heads and m.actor == part.mark.actor for m in doc.scene.cast.marks)


def _known(doc: Doc, part: Part) -> bool:
    return any(doc.is_actor(part.mark.actor, part.mark.span, key) for key in doc.gold.data["actors"])


def event_places(doc: Doc) -> Iterator[Example]:
    """One example for each place that may be a gold event's: whether it is."""
    golds = doc.gold.data.get("places") or {}
    for event, spot in _told(doc):
        keys = [event["place"], *(event.get("alt_places") or [])] if event.get("place") else []
        names = [doc.at(n) for k in keys for n in golds[k]["mentions"]]
        for candidate in place_candidates(doc.scene, spot, event["type"]):
            right = any(overlap(m, n) for m in candidate.what.mentions for n in names)
            yield list(candidate.features), "yes" if right else "no", 1.0


def event_times(doc: Doc) -> Iterator[Example]:
    """One example for each date that may be a gold event's: whether it is."""
    scorer = sys.modules["score"]
    for event, spot in _told(doc):
        for candidate in time_candidates(doc.scene, spot, event["type"]):
            right = bool(event.get("when")) and scorer.same_when(when_of(candidate.what), event["when"])
            yield list(candidate.features), "yes" if right else "no", 1.0


def _told(doc: Doc) -> Iterator[tuple[Any, Spot]]:
    """Gold events with each spot that tells them."""
    events = [e for e in doc.gold.data.get("events") or [] if not e.get("optional")]
    for spot in spots(doc.scene.tree):
        span = trigger_span(doc.scene.tree, spot)
        for event in events:
            if any(overlap(span, doc.at(s)) for s in event["spans"]):
                yield event, spot


def attributions(doc: Doc) -> Iterator[Example]:
    """One example for each candidate: whether its content and its source are those of a gold attribution.

    The candidates of the tree alone come again, as if the reader had marked no speech, and weigh less: without them "he
    said that" would be nothing to a reader that marks none.
    """
    yield from _attributions(doc, doc.scene, 1.0)
    alone = msgspec.structs.replace(doc.scene.tree.reading, speech=())
    yield from _attributions(doc, scene_of(doc.scene.tree.report, alone), 0.15)


def _attributions(doc: Doc, scene: Scene, weight: float) -> Iterator[Example]:
    golds = doc.gold.data.get("attributions") or []
    for candidate in candidates(scene):
        content = final(scene, candidate).content
        hits = [a for a in golds if iou(content, [doc.at(s) for s in a["content_spans"]]) >= 0.5]
        main = [a for a in hits if not a.get("optional")]
        if hits and not main:
            continue
        yield speech_features(scene, candidate), "yes" if main else "no", weight


def iou(xs: Any, ys: Any) -> float:
    """Characters in common over characters in all."""
    a = {i for s in xs for i in range(*s)}
    b = {i for s in ys for i in range(*s)}
    return len(a & b) / len(a | b) if a | b else 0.0


def event_tellings(doc: Doc) -> Iterator[Example]:
    """One example for each pair of tellings that may be one event, both of which tell some gold event: whether one."""
    tellings = tellings_of(doc.scene, told(doc.scene))
    events = [meant(doc, one.event.trigger, one.event.type) for one in tellings]
    for (a, b), features in pairs(doc.scene, tellings).items():
        if events[a] is not None and events[b] is not None:
            yield features, "yes" if events[a] == events[b] else "no", 1.0


def meant(doc: Doc, span: Span, kind: str) -> int | None:
    """The gold event that a word of the report tells, of its type if there is one; None where it tells none."""
    return evaluation.meant((span[0] + doc.shift, span[1] + doc.shift), kind, doc.gold)


TASKS: dict[str, Callable[[Doc], Iterator[Example]]] = {
    "attributions": attributions,
    "event-types": event_types,
    "event-roles": event_roles,
    "event-places": event_places,
    "event-times": event_times,
    "event-tellings": event_tellings,
}
EVERY = {"train": 8, "voa": 5}
"""One gold report in so many is held out when the reader is trained (`data_events.py`)."""
STRENGTH = {"attributions": 0.1, "event-types": 0.15, "event-roles": 0.05, "event-places": 0.02, "event-times": 0.05,
            "event-tellings": 0.05}  # fmt: skip
"""Inverse regularisation, chosen by cross-validation."""
THRESHOLDS = {
    "event-types": {"own": 0.6, "reader": 0.8, "threshold": 0.5, "slope": 0.68, "shift": -0.49},
    "attributions": {"threshold": 0.7},
    "event-places": {"threshold": 0.38, "elsewhere": 0.43, "said": 0.48},
    "event-times": {"threshold": 0.28},
    "event-tellings": {"joined": 0.6, "reader": 1.3},
}
"""Chosen for whole accounts, on reports held out from the reader and the scorers; what is best for the examples alone
is printed beside. Few events get a place or day that an analyst would not give them; half of them have none. A place
that only another sentence names needs more (`elsewhere`), and so does that of an act done by saying it (`said`): a
wrong pin on a map costs more than a missing one. `slope` and `shift` turn the log odds of an event into those of its
being right, as 764 events of 71 reports kept out show."""
ROLES_TUNED = {"actor": 0.15, "recipient": 0.3, "joined": 0.7, "rival": 3.0, "joint": 0.15}
"""The best for whole events (see `roles.choose`) by cross-validation."""


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


def compare(name: str, space: Space, model: Any, examples: list[Example]) -> None:
    """Print the threshold that would be best for examples that the model has not seen."""
    right = np.array([e[1] for e in examples]) == "yes"
    _best(name, model.predict_proba(space.matrix(examples))[:, list(model.classes_).index("yes")], right)


def compare_types(docs: list[Doc], space: Space, model: Any) -> None:
    """Print the weights of the two opinions, and the threshold, that find the most gold events in reports held out from
    both.

    Counts as the gold's scorer does: an event is found by its type and a word of it, or a word inside its quote.
    """
    classes, scores = [str(c) for c in model.classes_], []
    for doc in docs:
        rows: list[Example] = [(event_features(doc.scene, s), "", 1.0) for s in spots(doc.scene.tree)]
        scores.append(model.predict_proba(space.matrix(rows)))
    tried = []
    for own, reader in ((1.0, 0.0), (1.0, 0.3), (1.0, 0.5), (0.8, 0.6), (0.7, 0.7), (0.5, 0.5), (0.5, 0.8), (0.0, 1.0)):
        tuned = {"own": own, "reader": reader}
        found = [_types_of(d, s, classes, tuned) for d, s in zip(docs, scores, strict=True)]
        for threshold in np.arange(0.16, 0.8, 0.04):
            counts = np.sum([_count(d, f, threshold) for d, f in zip(docs, found, strict=True)], axis=0)
            f1 = 2 * counts[0] / max(1, counts[1] + counts[2])
            tried.append((f1, {**tuned, "threshold": round(float(threshold), 2)}, counts))
    for f1, tuned, (hit, given, wanted) in sorted(tried, key=lambda t: -t[0])[:3]:
        print(f"event-types {tuned}: F1 {f1:.3f} (P {hit / given:.3f} R {hit / wanted:.3f})")


def _types_of(
    doc: Doc, scores: np.ndarray, classes: list[str], tuned: dict[str, float]
) -> list[tuple[float, str, Span]]:
    """Chance, type and words of every spot."""
    found = []
    for spot, row in zip(spots(doc.scene.tree), scores, strict=True):
        own = dict(zip(classes, map(float, row), strict=True))
        mixed = pooled(own, reader_scores(spot, tuple(classes)), tuned)
        found.append((*chosen(mixed, spot.uses), trigger_span(doc.scene.tree, spot)))
    return found


def _count(doc: Doc, found: list[tuple[float, str, Span]], threshold: float) -> tuple[int, int, int]:
    """Gold events found, events told, gold events; optional ones and further tellings count for nothing."""
    events, used = doc.gold.data.get("events") or [], set()
    hit = told = 0
    for chance, kind, span in found:
        if chance < threshold:
            continue
        fits = [i for i, e in enumerate(events) if kind == e["type"] or kind in (e.get("alt_types") or [])]
        on = [i for i in fits if any(overlap(span, doc.at(s)) for s in events[i]["spans"])]
        held = [i for i in fits if doc.at(events[i]["quote_span"])[0] <= span[0] < doc.at(events[i]["quote_span"])[1]]
        free = next((i for i in (*on, *held) if i not in used), None)
        if free is not None:
            used.add(free)
        if any(events[i].get("optional") for i in ([free] if free is not None else (*on, *held))) or (
            free is None and on
        ):
            continue
        told += 1
        hit += free is not None
    return hit, told, sum(not e.get("optional") for e in events)


def _best(name: str, score: np.ndarray, right: np.ndarray) -> None:
    """Print the threshold with the best F1."""
    tried = []
    for threshold in np.arange(0.1, 0.9, 0.02):
        chosen = score >= threshold
        found = (chosen & right).sum()
        tried.append((2 * found / max(1, chosen.sum() + right.sum()), float(threshold), found, chosen.sum()))
    f1, threshold, found, chosen = max(tried)
    print(f"{name:24} F1 {f1:.3f} at {threshold:.2f}  (P {found / max(1, chosen):.3f} R {found / right.sum():.3f})")


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


def event_roles_tuned(docs: list[Doc], space: Space, model: Any) -> dict[str, float]:
    """The weight of the reader's arguments, on reports that neither it nor the scorer was trained on."""
    classes, told = [str(c) for c in model.classes_], []
    for doc in docs:
        for event, spot in _told(doc):
            found = parts(doc.scene, spot, event["type"])
            rows: list[Example] = [(list(p.features), "", 1.0) for p in found]
            scores = model.predict_proba(space.matrix(rows)) if rows else []
            own = [(p.mark, dict(zip(classes, map(float, s), strict=True))) for p, s in zip(found, scores, strict=True)]
            told.append((doc, event, spot, own))
    tried = []
    for weight in (0.0, 0.3, 0.5, 0.8, 1.1):
        for scale in (0.8, 1.0, 1.2):
            tuned = ROLES_TUNED | {r: round(ROLES_TUNED[r] * scale, 3) for r in ROLES} | {"reader": weight}
            counts = np.sum([_roles_right(*row, tuned) for row in told], axis=0)
            tried.append((2 * counts[0] / max(1, counts[1] + counts[2]), -weight, tuned, counts))
    for f1, _, tuned, (hit, given, wanted) in sorted(tried, key=lambda t: -t[0])[:3]:
        print(f"event-roles {tuned}: F1 {f1:.3f} (P {hit / given:.3f} R {hit / wanted:.3f})")
    return max(tried, key=lambda t: t[:2])[2]


def _roles_right(
    doc: Doc, event: Any, spot: Spot, own: list[tuple[Mark, dict[str, float]]], tuned: dict[str, float]
) -> tuple[int, int, int]:
    """Participants found, given and wanted of one event, as the gold's scorer counts them."""
    read = read_roles(doc.scene.tree, spot)
    scored = [(mark, pooled_roles(scores, read, mark, tuned["reader"])) for mark, scores in own]
    wanted = {(r, key) for r in ROLES for key in event.get(r) or []}
    left, given = set(wanted), 0
    for role, mark in choose(doc.scene.tree, scored, tuned):
        hit = next((w for w in left if w[0] == role and doc.is_actor(mark.actor, mark.span, w[1])), None)
        left.discard(hit)  # type: ignore[arg-type]
        also = event.get(f"alt_{role}s") or []
        given += hit is not None or not any(doc.is_actor(mark.actor, mark.span, key) for key in also)
    return len(wanted) - len(left), given, len(wanted)


def documents(golds: list[Any], cache: Path | None, reader: str) -> list[Doc]:
    """The gold reports, read and with their scenes."""
    intakes = [evaluation.intake_of(g) for g in golds]
    readings = evaluation.readings(intakes, reader, cache)
    docs = [Doc(scene_of(i.report, r), g, i.report.span[0]) for i, r, g in zip(intakes, readings, golds, strict=True)]
    seen: Counter[str] = Counter()
    for doc in docs:
        folder = doc.gold.path.parent.name if doc.gold.path.suffix == ".yaml" else ""
        every = EVERY.get(folder, 0)
        doc.held_out = bool(doc.gold.data.get("held_out")) or (every > 0 and seen[folder] % every == every // 2)
        seen[folder] += 1
    return docs


def add_sources(parser: argparse.ArgumentParser) -> None:
    """The options that name the gold accounts, their texts and their readings."""
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--root", type=Path)
    parser.add_argument("--annotations", nargs="*", type=Path, default=sorted(HERE.glob("annotations/?.jsonl")))
    parser.add_argument("--voa", type=Path, help="folder of the Voice of America texts that the annotations name")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--reader", default="onnx")
    parser.add_argument("--packed", type=Path, help="whole accounts kept as spans (JSON Lines), to train on as well")
    parser.add_argument("--texts", type=Path, help="folder of their texts")


def documents_of(args: argparse.Namespace, *, events: bool) -> list[Doc]:
    """The gold reports that the options name; with `events`, those too of which only events are annotated."""
    golds = evaluation.golds(args.gold, args.root)
    evaluation.load(golds[0].path.parent.parent, "score")
    if args.packed:
        golds += evaluation.packed(args.packed, args.texts or Path(), held=None)
    if events:
        roots = {"newswire": args.root or Path(), "voa": args.voa or Path()}
        golds += list(annotated(args.annotations, roots))
    return documents(golds, args.cache, args.reader)


def main() -> None:
    """Train, tune and write each scorer."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_sources(ap)
    ap.add_argument("--only", choices=sorted(TASKS))
    args = ap.parse_args()
    for name, examples_of in TASKS.items():
        if args.only and args.only != name:
            continue
        docs = documents_of(args, events=name in ("event-types", "event-roles", "event-tellings"))
        space, model = fit([e for d in docs if not d.held_out for e in examples_of(d)], STRENGTH[name])
        apart = [d for d in docs if d.held_out]
        tuned = THRESHOLDS.get(name) or event_roles_tuned(apart, space, model)
        if name == "event-types":
            compare_types(apart, space, model)
        elif name in THRESHOLDS:
            compare(name, space, model, [e for d in apart for e in examples_of(d)])
        write(name, space, model, tuned)


if __name__ == "__main__":
    main()
