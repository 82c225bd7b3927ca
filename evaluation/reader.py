"""Score every head of the reader on the dev parts: `python evaluation/reader.py --corpora DIR [--gold DIR]`.

The corpora folder is laid out as `training/README.md` says; the environment variable DATELINE_CORPORA may name it.
What is scored is the shipped reader, run as it runs on reports (own tokens on texts; the corpus's tokens where it has
no text).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "src"), str(ROOT / "evaluation")]

from corpus import IGNORE, Doc, line_paragraphs, word_range
from data_coref import load_coref
from data_events import annotate_gold, gold_accounts, load_wikievents
from data_names import entities
from data_speech import attributions, load_speech, merge
from data_ud import load_ud
from labels import LABELS
from reader_scores import Coreference, Tally

from dateline.read.marks import Marked, find_chains, find_events, find_speech
from dateline.read.onnx import OnnxReader
from dateline.read.windows import Text
from dateline.record.reading import Sentence
from dateline.record.report import Paragraph, Report

Scores = dict[str, float]
EVENT, ARGUMENT = 0.4, 0.2
"""Scores above which event marks and their participants are counted; the reader hands on less likely ones too."""
INCIDENT = 0.1
"""Chance above which a word counts as a trigger of WikiEvents: low, since its training part leaves many unmarked."""
REGIONS = {
    "Africa": "af afs alg et ghana kenya mauritius nm panaf sa",
    "Asia": "asia bangladesh cn in jp kr mong my pk th tw",
    "Latin America": "arg bol chile col cosric cosrica cuba ecuador elsalv guyana hond mex nic pan paraguay peru "
    "uruguay ven",
    "Middle East": "eg iran israel jr kw oman qt saud uae",
    "North America and Oceania": "aus canada nz",
}
"""The corpus's file prefixes by region."""
REGION_OF = {prefix: region for region, prefixes in REGIONS.items() for prefix in prefixes.split()}


def text_of(doc: Doc) -> Text:
    """A corpus document as a text with the corpus's tokens, laid out with one space between words."""
    starts = np.cumsum([0, *(len(w) + 1 for w in doc.words)])
    spans = [(int(s), int(s) + len(w)) for s, w in zip(starts, doc.words, strict=False)]
    begins = [0, *doc.ends[:-1]]
    return Text(doc.spans or spans, doc.words, [Sentence(a, b, 0) for a, b in zip(begins, doc.ends, strict=True)])


def marks(reader: OnnxReader, doc: Doc) -> Marked:
    marked = reader.mark(text_of(doc))
    assert marked is not None
    return marked


def trees(reader: OnnxReader, corpora: Path) -> Scores:
    """UPOS, Penn tags, UAS and LAS (with our subtypes, punctuation counted) on the dev parts of EWT and GUM."""
    right, total = dict.fromkeys(("UPOS", "XPOS", "UAS", "LAS"), 0), 0
    for doc in load_ud(corpora / "ud", "dev"):
        marked = marks(reader, doc)
        assert doc.heads is not None
        heads = np.array(marked.heads) == doc.heads
        relations = np.array([LABELS["relations"].index(r) for r in marked.relations]) == doc.tags["relations"]
        right["UPOS"] += int((np.array([LABELS["upos"].index(p) for p in marked.pos]) == doc.tags["upos"]).sum())
        right["XPOS"] += int((np.array([LABELS["xpos"].index(p) for p in marked.penn]) == doc.tags["xpos"]).sum())
        right["UAS"] += int(heads.sum())
        right["LAS"] += int((heads & relations).sum())
        total += len(doc.words)
    return {k: 100 * v / total for k, v in right.items()}


def plain_report(text: str, begin: int = 0) -> Report:
    """A report whose paragraphs are the lines of a text."""
    paragraphs = tuple(Paragraph("body", span) for span in line_paragraphs(text, begin))
    return Report(id="dev", source="dev", text=text, span=(0, len(text)), paragraphs=paragraphs)


def names(reader: OnnxReader, corpora: Path) -> Scores:
    """Exact F1 of names in nine classes, of three classes together and of each, and by region."""
    tallies: dict[str, Tally] = {}
    for path in sorted((corpora / "newswire" / "dev").glob("*.tsv")):
        text = path.with_suffix(".txt").read_text(encoding="utf8")
        begin = text.find("\n") + 1 if text.startswith("http") else 0
        wanted = {(s, e, k) for s, e, k in entities(path, text) if s >= begin}
        reading = next(iter(reader.read([plain_report(text, begin)])))
        given = {(n.start, n.end, n.kind) for n in reading.names}
        core = {"PER", "LOC", "ORG"}
        region = REGION_OF.get(path.stem.split("_")[0], "other")
        groups = {"all": None, "PER+LOC+ORG": core, f"region {region}": core}
        groups |= {k: {k} for k in ("PER", "LOC", "ORG", "NORP", "FAC", "DATE", "MONEY", "PRODUCT", "MISC")}
        for group, kinds in groups.items():
            tally = tallies.setdefault(f"names {group}", Tally())
            chosen = [[n for n in found if not kinds or n[2] in kinds] for found in (given, wanted)]
            tally.add(*chosen)
    return {k: t.f1 for k, t in sorted(tallies.items())}


def speech(reader: OnnxReader, corpora: Path) -> Scores:
    """PolNeAR: exact F1 of cue, source and content spans, and F1 by token (first annotator of each text)."""
    folder = corpora / "polnear" / "dev"
    exact = {k: Tally() for k in ("cue", "source", "content")}
    tokens = {k: Tally() for k in exact}
    for doc in load_speech(folder, one_annotator=True):
        wanted: dict[str, set[tuple[int, int]]] = {k: set() for k in exact}
        for attribution in attributions(folder / "attributions" / f"{doc.name}.ann"):
            for kind in exact:
                wanted[kind].update(merge([r for s in attribution[kind] if (r := word_range(doc, *s))], doc))
        given: dict[str, set[tuple[int, int]]] = {k: set() for k in exact}
        for mark in find_speech(marks(reader, doc)):
            pairs = [("cue", mark.cue), *(("content", c) for c in mark.content)]
            pairs += [("source", mark.source)] if mark.source else []
            for kind, span in pairs:
                if (words := word_range(doc, *span)) is not None:
                    given[kind].add(words)
        for kind in exact:
            exact[kind].add(given[kind], wanted[kind])
            tokens[kind].add(_inside(given[kind]), _inside(wanted[kind]))
    return {f"{k} exact": t.f1 for k, t in exact.items()} | {f"{k} token": t.f1 for k, t in tokens.items()}


def _inside(spans: set[tuple[int, int]]) -> set[int]:
    return {word for span in spans for word in range(*span)}


def coreference(reader: OnnxReader, corpora: Path) -> Scores:
    """CoNLL score (mean F1 of MUC, B³, CEAFe) on OntoGUM dev, in all and in its news."""
    everything, news = Coreference(), Coreference()
    for doc in load_coref(corpora / "coref" / "dev"):
        text = text_of(doc)
        marked = marks(reader, doc)
        given = [frozenset((m.start, m.end) for m in c.mentions) for c in find_chains(marked, reader.labels)]
        wanted = [frozenset((text.spans[a][0], text.spans[b - 1][1]) for _, a, b in c) for c in doc.clusters or []]
        for scores in (everything, *([news] if "_news_" in doc.name else [])):
            scores.add(given, wanted)
    parts = {f"coref {m}": everything.f1(m) for m in ("muc", "b3", "ceafe")}
    return {"coref CoNLL": everything.conll, "coref CoNLL news": news.conll, **parts}


def incidents(reader: OnnxReader, corpora: Path) -> Scores:
    """WikiEvents dev: F1 of trigger words (`found`) and of trigger words with their type (`typed`)."""
    found, typed, plover = Tally(), Tally(), Tally()
    for doc in load_wikievents(corpora / "events" / "wikievents-dev.jsonl.gz"):
        marked = marks(reader, doc)
        chances, wanted = marked.tags["incident"], doc.tags["incident"]
        given = np.where(1 - chances[:, 0] > INCIDENT, chances[:, 1:].argmax(1) + 1, 0)
        found.add(map(int, np.flatnonzero(given)), map(int, np.flatnonzero(wanted)))
        typed.add([(int(w), int(given[w])) for w in np.flatnonzero(given)],
                  [(int(w), int(wanted[w])) for w in np.flatnonzero(wanted)])  # fmt: skip
        plover.add(map(int, np.flatnonzero(1 - marked.tags["event"][:, 0] > 0.5)),
                   map(int, np.flatnonzero(doc.tags["event"] > 0)))  # fmt: skip
    return {"WikiEvents found": found.f1, "WikiEvents typed": typed.f1, "WikiEvents PLOVER recall": plover.recall}


def events(reader: OnnxReader, corpora: Path, gold: Path) -> Scores:
    """Our held-out gold accounts: triggers, triggers with type, factuality, arguments by head phrase."""
    found, typed, arguments = Tally(), Tally(), Tally()
    facts = [0, 0]
    roots = {"train": corpora / "newswire" / "train", "voa": gold.parent}
    for doc, account in gold_accounts(gold, roots, held_out=True):
        marked = marks(reader, doc)
        doc.heads = np.array(marked.heads)
        annotate_gold(doc, account)
        given = {word_range(doc, *e.trigger)[0]: e for e in find_events(marked, reader.labels) if e.score > EVENT}
        given = {w: e for w, e in given.items() if doc.tags["event"][w] != IGNORE}
        wanted = {int(w): LABELS["event"][doc.tags["event"][w]] for w in np.flatnonzero(doc.tags["event"] > 0)}
        found.add(given, wanted)
        typed.add([(w, e.type) for w, e in given.items()], wanted.items())
        for word in given.keys() & wanted.keys():
            facts[0] += given[word].factuality == LABELS["factuality"][doc.tags["factuality"][word]]
            facts[1] += 1
            _arguments(doc, word, given[word], arguments)
    return {"events found": found.f1, "events precision": found.precision, "events recall": found.recall,
            "events typed": typed.f1, "factuality": 100 * facts[0] / max(facts[1], 1),
            "arguments": arguments.f1}  # fmt: skip


def _arguments(doc: Doc, trigger: int, event: object, tally: Tally) -> None:
    """Count actor, recipient and place of one event: right where the phrase holds the head word wanted."""
    wanted = [(role, head) for at, role, head, _ in doc.links["arguments"] if at == trigger and role != "?"]
    left_open = {w for at, role, a, b in doc.links["arguments"] if at == trigger and role == "?" for w in range(a, b)}
    for argument in event.likely(ARGUMENT):  # type: ignore[attr-defined]
        words = word_range(doc, argument.start, argument.end)
        if argument.role == "time" or words is None:
            continue
        right = [w for w in wanted if w[0] == argument.role and words[0] <= w[1] < words[1]]
        if right:
            wanted.remove(right[0])
            tally.right += 1
            tally.wanted += 1
        elif left_open & set(range(*words)):
            continue
        tally.given += 1
    tally.wanted += len(wanted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", default=os.environ.get("DATELINE_CORPORA"))
    parser.add_argument("--gold", help="folder of gold accounts")
    parser.add_argument("--model", help="folder of weights (default: the installed ones)")
    parser.add_argument("--only", help="comma-separated: trees, names, speech, coreference, incidents, events")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", help="write the scores here")
    args = parser.parse_args()
    if not args.corpora:
        parser.error("name the corpora folder with --corpora or DATELINE_CORPORA")
    reader = OnnxReader(Path(args.model) if args.model else None, threads=args.threads)
    tasks: dict[str, Callable[[OnnxReader, Path], Scores]] = {
        "trees": trees,
        "names": names,
        "speech": speech,
        "coreference": coreference,
        "incidents": incidents,
    }
    if args.gold:
        tasks["events"] = lambda r, c: events(r, c, Path(args.gold))
    chosen = args.only.split(",") if args.only else list(tasks)
    scores: Scores = {}
    for name in chosen:
        begun = time.time()
        found = tasks[name](reader, Path(args.corpora))
        scores |= found
        print(f"{name} ({time.time() - begun:.0f} s)")
        for key, value in found.items():
            print(f"  {key:40} {value:6.2f}", flush=True)
    if args.json:
        Path(args.json).write_text(json.dumps({k: round(v, 2) for k, v in scores.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
