"""Fits the weights by which tellings are joined into incidents (`scorers/incident-links.json`).

    python training/incident_links.py [--accounts DIR …] [--gold GOLD/train GOLD/voa --root DIR] [--packed FILE --texts
        DIR] [--cache READINGS.pickle] [--corpora DIR] [--only across] [--write]

Logistic regression over the findings of pairs (`collate/incidents/findings.py`), one for two events of a report and one
for two reports, drawn towards the weights below, which were set by hand and say what each finding should mean. The
pairs are those of the invented reports in `evaluation/incidents/` that are not held out; for two reports also those of
real reports in `annotations/incident-pairs.jsonl` (their texts in `--corpora`); for two events of a report also those
that the gold accounts tell of (which tell many more, so that the invented ones count for `INVENTED` each). Prints the
fit, and how pairs fare by the weights that the other files fit; `--write` replaces the weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "evaluation"))

import accounts
import incident_pairs
import incidents as evaluation

from dateline.collate.incidents import Occurrence, keys
from dateline.collate.incidents.findings import apart_in_days, findings
from dateline.collate.incidents.likeness import standing
from dateline.collate.incidents.making import singles
from dateline.extract.account import extract
from dateline.resolve.account import make_resolver
from dateline.run.stages import default_stages
from dateline.store.protocol import Kept

WEIGHTS = ROOT / "src/dateline/vocabulary/data/scorers/incident-links.json"
ACROSS = {
    "type:same": 0.3, "type:related": -0.9, "type:news": -1.2,
    "mode:same": 0.8, "mode:common": 0.3, "mode:unknown": 0.0, "mode:alike": 0.2, "mode:differ": -1.0,
    "day:same": 1.6, "day:overlap": 0.8, "day:next": -0.5, "day:close": -2.0, "day:month": 0.2, "day:fits": 0.3,
    "day:unknown": -0.8, "day:far": -2.0, "day:long": -1.5,
    "place:same": 1.6, "place:near": 1.0, "place:close": 0.0,
    "place:region": 0.8, "place:within": 0.8, "place:country": 0.2,
    "place:incountry": 0.3, "place:unknown": -0.2, "place:none": -0.6, "place:apart": -2.2, "place:regions": -2.6,
    "place:countries": -4.0,
    "actor:shared": 1.2, "actor:alike": 0.7, "actor:sort": 0.3, "actor:sorts": -0.3, "actor:kind": 0.2,
    "actor:kin": 0.2, "actor:office": 1.0, "actor:state": 0.8, "recipient:state": 0.8,
    "recipient:office": 0.9, "party:crossed": 0.8, "actor:other": -0.4, "actor:differ": -1.4,
    "recipient:shared": 1.2, "recipient:alike": 0.9, "recipient:sort": 0.5, "recipient:sorts": -0.6,
    "recipient:kind": 0.1, "recipient:kin": -0.1, "recipient:other": -0.4, "recipient:differ": -1.2,
    "roles:swapped": -0.8, "sides:swapped": -2.0,
    "toll:equal": 1.2, "toll:fits": 0.3, "toll:differ": -1.2,
    "words:0": -1.2, "words:1": -0.2, "words:2": 0.6, "words:3": 1.2, "words:4": 1.6, "words:5": 2.0, "words:6": 2.4,
    "trigger:same": 0.4, "story:same": 0.6, "site:same": 1.5, "site:differ": -2.5, "both prominent": 0.4,
    "copy": 1.0, "by word": -0.6,
    "title:0": -0.6, "title:1": 0.0, "title:2": 0.5, "title:3": 1.0, "title:4": 1.4,
    "series": -3.0, "unheld": -0.8, "nothing alike": -4.5, "nothing told": -0.8, "nothing alike of marches": -3.2,
    "share:none": -1.0, "share:little": 0.0, "share:much": 0.8,
    "rare:0": -0.4, "rare:1": 0.1, "rare:2": 0.6, "rare:3": 1.0,
    "count:same": 0.8, "count:two": 0.3, "day:period": -0.3, "marches of a crowd": -0.4,
}  # fmt: skip
WITHIN = ACROSS | {
    "nothing alike": -2.0, "nothing alike of marches": -1.2,
    "day:same": 0.5, "place:same": 0.6, "story:same": 0.0, "mode:common": 0.0,
    "place:region": 0.3, "place:within": 0.4, "mode:same": -0.2,
    "mode:differ": -0.3, "mode:alike": 0.3, "roles:swapped": 0.4, "actor:shared": 0.9, "actor:kind": 0.3,
    "actor:other": -0.2,
    "words:0": -0.4, "words:1": 0.3, "words:2": 0.6, "words:3": 0.9, "words:4": 1.0, "words:5": 1.1, "words:6": 1.2,
    "refers": 1.6, "near:0": 0.8, "near:1": 0.5, "near:2": 0.0, "near:far": -0.3, "both prominent": 0.6,
    "one prominent": -0.2, "toll:fits": -0.3, "by word": -1.5, "sentence:same": 2.0, "sentence:apart": -1.8,
    "led to": 1.5, "cue:another": -1.5,
}  # fmt: skip
OFFSETS = {"across": -3.0, "within": -1.2}
JOINED = {"across": 0.5, "within": 0.5}
INVENTED = 5
PINNED = frozenset(
    {
        "series",
        "nothing alike",
        "nothing alike of marches",
        "copy",
        "place:countries",
        "place:apart",
        "place:regions",
        "site:differ",
    }
)
"""Findings too seldom in the set to learn, or left as they are so that it stays careful."""
Pairs = list[tuple[frozenset[str], bool]]


def labelled(marked: evaluation.Marked, kept: Kept) -> dict[str, str]:
    """The occurrence that each event of a report tells, by its anchor, where a marked word says so."""
    found: dict[str, str] = {}
    for fact, (_, _, label) in zip(evaluation.facts(marked, kept), marked.marks, strict=True):
        if fact:
            found.setdefault(f"{kept.report.id}:event:{fact}", label)
    return found


def comparable(one: Occurrence, other: Occurrence) -> bool:
    """Whether the weights are asked about a pair at all."""
    return bool(set(one.kinds) & set(other.kinds)) and standing(one) == standing(other)


def within(pairs: list[tuple[evaluation.Marked, Kept]]) -> Iterator[tuple[frozenset[str], bool]]:
    """Pairs of events of one report."""
    for marked, kept in pairs:
        labels = labelled(marked, kept)
        those = [one for one in singles(kept) if one.fact in labels]
        for one, other in combinations(those, 2):
            found = findings(one, other) if comparable(one, other) else frozenset({"bar"})
            if "bar" not in found:
                yield found, labels[one.fact] == labels[other.fact]


def within_gold(options: argparse.Namespace) -> Iterator[tuple[frozenset[str], bool]]:
    """Pairs of events of one real report, of which a gold account says whether they are one."""
    from scorers import documents, meant

    golds = accounts.golds(options.gold, options.root)
    golds += accounts.packed(options.packed, options.texts, held=False) if options.packed else []
    resolve = make_resolver()
    for doc in documents(golds, options.cache, "onnx"):
        report = doc.scene.tree.report
        if doc.held_out:
            continue
        if len(report.anchor or "") < len("2026-01-01"):
            report = msgspec.structs.replace(report, published=None, updated=None)
        made = resolve(report, extract(report, doc.scene.tree.reading))
        those = singles(Kept(entry=None, report=report, account=made))  # type: ignore[arg-type]
        told = [meant(doc, one.spans[0], one.type) for one in those]
        for (one, mine), (other, theirs) in combinations(zip(those, told, strict=True), 2):
            if mine is None or theirs is None or not comparable(one, other) or apart_in_days(one, other):
                continue
            found = findings(one, other)
            if "bar" not in found:
                yield found, mine == theirs


def across(pairs: list[tuple[evaluation.Marked, Kept]]) -> Iterator[tuple[frozenset[str], bool]]:
    """Pairs of what two reports tell."""
    those = []
    labels = {fact: label for marked, kept in pairs for fact, label in labelled(marked, kept).items()}
    if pairs:
        for one in evaluation.joined(kept for _, kept in pairs)[1]:
            told = {labels[fact] for fact in one.facts if fact in labels}
            if told:
                those.append((one, told, set(keys(one))))
    for (one, told, keyed), (other, says, looked) in combinations(those, 2):
        if one.report != other.report and keyed & looked and comparable(one, other):
            found = findings(one, other)
            if "bar" not in found:
                yield found, bool(told & says)


def across_real(options: argparse.Namespace, folder: Path | None) -> Iterator[tuple[frozenset[str], bool]]:
    """Pairs of what two real reports tell."""
    for one, other, same in incident_pairs.compared(options.corpora, default_stages(), folder):
        if comparable(one, other) and "bar" not in (found := findings(one, other)):
            yield found, same


def checked(seen: Pairs, prior: dict[str, float], offset: float, pull: float) -> str:
    """Precision and recall of pairs by weights fitted on four fifths of them that do not hold them."""
    right = joined = same = 0
    for part in range(_PARTS):
        bias, weights = fit([it for at, it in enumerate(seen) if at % _PARTS != part], prior, offset, pull=pull)
        for found, told in seen[part::_PARTS]:
            held = bias + sum(weights.get(one, 0.0) for one in found) > 0
            right, joined, same = right + (held and told), joined + held, same + told
    return f"of those left out {right / max(1, joined):.1%} of the joined are right, {right / max(1, same):.1%} joined"


_PARTS = 5


def fit(pairs: Pairs, prior: dict[str, float], offset: float, *, pull: float) -> tuple[float, dict[str, float]]:
    """Weights that minimise the log loss plus `pull` times the squared distance from the prior."""
    names = sorted(prior)
    rows = np.array([[name in found for name in names] for found, _ in pairs], dtype=float)
    right = np.array([same for _, same in pairs], dtype=float)
    start = np.array([prior[name] for name in names])
    free = np.array([name not in PINNED for name in names], dtype=float)
    weights, bias = start.copy(), offset
    for _ in range(4000):
        wrong = 1 / (1 + np.exp(-(rows @ weights + bias))) - right
        weights -= 0.001 * free * (rows.T @ wrong + 2 * pull * (weights - start))
        bias -= 0.001 * (wrong.sum() + 2 * pull * (bias - offset))
    return round(float(bias), 2), {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Fit both sets of weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=Path, nargs="*", default=[], help="folders of accounts, one for each reader")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="folders of gold accounts")
    parser.add_argument("--root", type=Path, help="folder of the texts that they name")
    parser.add_argument("--packed", type=Path, help="whole accounts kept as spans (JSON Lines)")
    parser.add_argument("--texts", type=Path, help="folder of their texts")
    parser.add_argument("--cache", type=Path, help="keep the readings in this file")
    parser.add_argument("--corpora", type=Path, help="folder of the real reports of annotations/incident-pairs.jsonl")
    parser.add_argument("--only", choices=("within", "across"), help="leave the other weights as they are")
    parser.add_argument("--pull", type=float, help="how strongly weights are drawn to those set by hand", default=1.0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    files = sorted((ROOT / "evaluation/incidents").glob("[!h]*.txt"))
    marked = [one for path in files for one in evaluation.read_marked(path)]
    stages = default_stages()
    readings = [list(evaluation.kept_of(marked, stages, folder)) for folder in options.accounts or [None]]
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8")) if options.only else {}
    for name, prior, drawn in (("within", WITHIN, within), ("across", ACROSS, across)):
        if name != (options.only or name):
            continue
        seen = [pair for pairs in readings for pair in drawn(pairs)]
        pull = options.pull
        if name == "across" and options.corpora:
            seen += across_real(options, options.accounts[0] if options.accounts else None)
            prior = {finding: 0.0 for found, _ in seen for finding in found} | prior
        if name == "within" and options.gold:
            seen, pull = [*seen * INVENTED, *within_gold(options)], pull * INVENTED
            prior = {finding: 0.0 for found, _ in seen for finding in found} | prior
        offset, fitted = fit(seen, prior, OFFSETS[name], pull=pull)
        sums = [(offset + sum(fitted.get(one, 0.0) for one in found), same) for found, same in seen]
        right = sum((odds > 0) == same for odds, same in sums)
        print(f"{name}: {len(seen)} pairs, {sum(same for _, same in seen)} of them one, {right / len(seen):.1%} fitted")
        print(f"   {checked(seen, prior, OFFSETS[name], pull)}")
        weights[name] = {"offset": offset, "joined": JOINED[name], "weights": fitted}
    if options.write:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
