"""Train the scorer of pronouns: `python pronouns.py GOLD_FOLDER … --root TEXTS --coref OntoGUM/dev --cache READINGS`
(and `--packed ACCOUNTS --texts TEXTS`).

From gold accounts come the pronouns that name a source, from OntoGUM's dev part (the reader was trained on the other
part, so its chains are honest here) all pronouns of the chains. Cross-validated over the gold reports first, against
the nearest candidate and the reader's own chains.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from data_coref import load_coref
from scorers import Example, evaluation, fit, overlap, write

from dateline.extract.actors.casting import found_in, held_in
from dateline.extract.actors.home import Home
from dateline.extract.actors.linking import before_pronouns
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.pronouns import Surroundings, candidates, pronouns
from dateline.read.load import load_reader
from dateline.record.reading import Reading
from dateline.record.report import Paragraph, Report
from dateline.vocabulary.registry import registry

STRENGTH = 0.15
NEWS = ("news", "interview", "bio", "speech", "academic", "textbook", "court", "essay", "podcast", "letter")
Case = list[Example]
"""The candidates of one pronoun, nearest first."""


def cases(report: Report, reading: Reading, means: Any, weight: float) -> list[Case]:
    """The candidates of every pronoun of a report whose actor is known; right ones are joined as at run time.

    `means(pronoun, mention)` tells whether the two mean the same, null where it is not known.
    """
    words = Words(report, reading)
    known = registry()
    found, titles = found_in(words, known)
    offices = held_in(words, known, found, titles, Home(words, known, found))
    clusters, chains = before_pronouns(words, found, offices)
    around = Surroundings(words, clusters, chains)
    made = []
    for index in list(pronouns(clusters)):
        rows, right = [], None
        for mention, features in candidates(around, index):
            verdicts = [means(found[index], found[m]) for m in clusters.members(mention) if found[m].kind != "pronoun"]
            known = [v for v in verdicts if v is not None]
            if not known:
                continue
            rows.append((features, "yes" if any(known) else "no", weight))
            right = mention if any(known) and right is None else right
        if right is not None:
            clusters.join(right, index)
            made.append(rows)
    return made


def gold_cases(gold: Any, report: Report, reading: Reading) -> list[Case]:
    """Pronouns that name a source in a gold account."""
    by = report.span[0]
    sources = [(a["source_span"], a["source"]) for a in gold.data.get("attributions") or [] if a.get("source_span")]

    def means(pronoun: Any, mention: Any) -> bool | None:
        key = next((k for s, k in sources if overlap((s[0] - by, s[1] - by), pronoun.span)), None)
        if key is None:
            return None
        spans = [(s[0] - by, s[1] - by) for s in gold.data["actors"][key]["mentions"]]
        return any(overlap(s, mention.span) * 2 > max(s[1] - s[0], mention.end - mention.start) for s in spans)

    return cases(report, reading, means, 1.0)


def coref_cases(folder: Path, reader: Any) -> list[list[Case]]:
    """Pronouns of OntoGUM's chains, by document."""
    made = []
    for doc in load_coref(folder):
        if not any(f"_{kind}_" in doc.name for kind in NEWS):
            continue
        starts = np.cumsum([0, *(len(w) + 1 for w in doc.words)])
        text = " ".join(doc.words)
        report = Report(id="0" * 16, source=doc.name, text=text, span=(0, len(text)), language="en",
                        paragraphs=(Paragraph("body", (0, len(text))),))  # fmt: skip
        chain_of = {int(starts[h]): n for n, chain in enumerate(doc.clusters or []) for h, _, _ in chain}
        reading = next(iter(reader.read([report])))

        def means(pronoun: Any, mention: Any, chain_of: Any = chain_of, tokens: Any = reading.tokens) -> bool | None:
            one, two = (chain_of.get(tokens[m.head].start) for m in (pronoun, mention))
            return None if one is None else one == two

        made.append(cases(report, reading, means, 0.4))
    return made


def accuracy(found: list[Case], score: Any) -> float:
    """Share of pronouns whose best candidate is a right one."""
    right = [case[int(np.argmax(score(case)))][1] == "yes" for case in found if case]
    return sum(right) / max(1, len(right))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="+", type=Path)
    ap.add_argument("--root", type=Path)
    ap.add_argument("--coref", type=Path, required=True)
    ap.add_argument("--cache", type=Path)
    ap.add_argument("--reader", default="onnx")
    ap.add_argument("--packed", type=Path, help="whole accounts kept as spans (JSON Lines) as well")
    ap.add_argument("--texts", type=Path, help="folder of their texts")
    args = ap.parse_args()
    golds = evaluation.golds(args.gold, args.root)
    if args.packed:
        golds += evaluation.packed(args.packed, args.texts or Path(), held=False)
    intakes = [evaluation.intake_of(g) for g in golds]
    readings = evaluation.readings(intakes, args.reader, args.cache)
    groups = [gold_cases(g, i.report, r) for g, i, r in zip(golds, intakes, readings, strict=True)]
    extra = coref_cases(args.coref, load_reader(args.reader))
    print(f"{sum(map(len, groups))} pronouns in gold accounts, {sum(map(len, extra))} in OntoGUM")
    told: dict[str, list[float]] = {}
    for fold in range(5):
        train = [e for i, g in enumerate(groups) if i % 5 != fold for case in g for e in case]
        train += [e for g in extra for case in g for e in case]
        space, model = fit(train, STRENGTH)
        test = [case for i, g in enumerate(groups) if i % 5 == fold for case in g]
        yes = list(model.classes_).index("yes")
        told.setdefault("nearest", []).append(accuracy(test, lambda case: [-i for i in range(len(case))]))
        told.setdefault("chains", []).append(accuracy(test, lambda case: ["chain=this" in e[0] for e in case]))
        told.setdefault("scorer", []).append(
            accuracy(test, lambda case, m=model, s=space, y=yes: m.predict_proba(s.matrix(case))[:, y])
        )
    for name, values in told.items():
        print(f"{name:8} {100 * sum(values) / len(values):.1f} %")
    space, model = fit([e for g in (*groups, *extra) for case in g for e in case], STRENGTH)
    write("pronouns", space, model, {"least": 0.12})


if __name__ == "__main__":
    main()
