"""Times: value and span F1 on gold accounts and on TimeML corpora, with a peer's answers beside where they are given.

    python evaluation/times.py [--gold DIR] [--corpora DIR] [--reader plain] [--peer FILE] [--errors]

Gold accounts (`DATELINE_GOLD`) are scored as the gold scorer does: optional entries count neither way. Of
`DATELINE_CORPORA` the TimeML corpora are read: TimeBank and AQUAINT (TempEval-3 form) and WikiWars, in folders named
`tbaq` and `wikiwars` under `times`. `--peer` names a JSON object of {document: [[[start, end], value], …]} made with
another tagger on the texts that `--texts OUT` writes; only its documents are then compared, both taggers on the same.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from accounts import golds, intake_of

from dateline.extract.times import find_times
from dateline.read.load import load_reader
from dateline.record.report import Paragraph, Report

Found = list[tuple[tuple[int, int], str | None]]


class Document(NamedTuple):
    """A report and its marked times: span, value, and whether finding it counts."""

    group: str
    name: str
    report: Report
    truth: list[tuple[tuple[int, int], str, bool]]


class Count(NamedTuple):
    """What was found: expressions with the right value, the same span, any overlap; all found, all there."""

    value: int = 0
    strict: int = 0
    relaxed: int = 0
    found: int = 0
    there: int = 0

    def row(self) -> str:
        """F1 of value, strict span and relaxed span."""

        def f1(n: int) -> float:
            return 2 * n / max(1, self.found + self.there)

        spans = f"strict span {f1(self.strict):.3f}  relaxed span {f1(self.relaxed):.3f}"
        return f"value {f1(self.value):.3f}  {spans}  of {self.there}"


def gold_documents(folder: Path) -> Iterator[Document]:
    """The gold accounts of `folder`'s parts that are there."""
    for part in ("dev", "train", "voa"):
        if not (folder / part).is_dir():
            continue
        for gold in golds([folder / part], None):
            report = intake_of(gold).report
            by = report.span[0]
            truth = [
                ((t["span"][0] - by, t["span"][1] - by), t["value"], not t.get("optional"))
                for t in gold.data.get("times") or []
            ]
            yield Document(f"gold {part}", gold.path.stem, report, truth)


def timeml_documents(folder: Path) -> Iterator[Document]:
    """The TimeML files of `folder`."""
    for group, pattern in (("TimeBank", "tbaq/TimeBank"), ("AQUAINT", "tbaq/AQUAINT"), ("WikiWars", "wikiwars")):
        for path in sorted((folder / "times" / pattern).glob("*.tml")):
            yield timeml(group, path)


def timeml(group: str, path: Path) -> Document:
    """One TimeML file: its text, its date and its TIMEX3 tags; wrapped lines are joined."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    made = re.search(r'functionInDocument="CREATION_TIME"[^>]*', raw)
    tag = re.search(r"<TIMEX3[^>]*CREATION_TIME[^>]*>", raw)
    published = re.search(r'value="(\d{4}-\d\d-\d\d)', tag[0]) if made and tag else None
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    text, truth, opened = "", [], []
    for part in re.split(r"(<[^>]+>)", body[1] if body else raw):
        if part.startswith("<TIMEX3"):
            value = re.search(r'value="([^"]*)"', part)
            opened.append((len(text), value[1] if value else ""))
        elif part == "</TIMEX3>":
            start, value_told = opened.pop()
            truth.append(((start, len(text)), value_told, True))
        elif not part.startswith("<"):
            text += html.unescape(part)
    text = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)
    return Document(group, path.stem, _report(text, published[1] if published else None), truth)


def _report(text: str, published: str | None) -> Report:
    lines = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    parts = tuple(Paragraph("headline" if not n else "body", span) for n, span in enumerate(lines))
    return Report(id="made", source="made", text=text, span=(0, len(text)), published=published, paragraphs=parts)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def matched(found: Found, document: Document) -> dict[int, int]:
    """Greedy one-to-one matching of found expressions with marked ones, the greatest overlap first."""
    pairs = sorted(
        ((overlap(f[0], t[0]), i, j) for i, f in enumerate(found) for j, t in enumerate(document.truth)), reverse=True
    )
    left, right, out = set(), set(), {}
    for shared, i, j in pairs:
        if shared and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out[i] = j
    return out


def score(found: Found, document: Document, errors: list[str]) -> Count:
    """The counts of one document."""
    truth, pairs = document.truth, matched(found, document)
    value = strict = relaxed = counted = 0
    for i, (span, told) in enumerate(found):
        j = pairs.get(i)
        if j is not None and not truth[j][2]:
            continue
        counted += 1
        words = document.report.text[span[0] : span[1]]
        if j is None:
            errors.append(f"{document.name}: not there: {words!r} {told}")
            continue
        relaxed += 1
        strict += span == truth[j][0]
        value += told == truth[j][1]
        if told != truth[j][1]:
            errors.append(f"{document.name}: {words!r}: found {told}, marked {truth[j][1]}")
    there = [j for j, t in enumerate(truth) if t[2]]
    errors += [
        f"{document.name}: missed {document.report.text[slice(*truth[j][0])]!r}"
        for j in there
        if j not in pairs.values()
    ]
    return Count(value, strict, relaxed, counted, len(there))


def tables(documents: Iterable[Document], tagger: Callable[[Document], Found], errors: list[str]) -> dict[str, Count]:
    """The counts of each group of documents."""
    sums: dict[str, Count] = {}
    for document in documents:
        count = score(tagger(document), document, errors)
        sums[document.group] = Count(*(a + b for a, b in zip(sums.get(document.group, Count()), count, strict=True)))
    return sums


def own(reader: Any) -> Callable[[Document], Found]:
    """Dateline's times over a reader."""

    def tagger(document: Document) -> Found:
        reading = next(iter(reader.read([document.report])))
        return [(t.span, t.value) for t in find_times(document.report, reading)]

    return tagger


def main() -> None:
    """Print one table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", default=os.environ.get("DATELINE_GOLD"))
    ap.add_argument("--corpora", default=os.environ.get("DATELINE_CORPORA"))
    ap.add_argument("--reader", default="plain")
    ap.add_argument("--peer", type=Path, help="another tagger's answers, to be scored beside")
    ap.add_argument("--texts", type=Path, help="write the texts for a peer here (JSON) and stop")
    ap.add_argument("--errors", action="store_true")
    args = ap.parse_args()
    documents = [*(gold_documents(Path(args.gold)) if args.gold else ())]
    documents += timeml_documents(Path(args.corpora)) if args.corpora else ()
    if args.texts:
        wire = [{"id": d.name, "text": d.report.text, "dct": d.report.anchor, "group": d.group} for d in documents]
        args.texts.write_text(json.dumps(wire), encoding="utf-8")
        return
    peer: dict[str, Any] = json.loads(args.peer.read_text(encoding="utf-8")) if args.peer else {}
    if peer:
        documents = [d for d in documents if d.name in peer]
    errors: list[str] = []
    begun = time.process_time()
    sums = tables(documents, own(load_reader(args.reader)), errors)
    took = time.process_time() - begun
    if args.errors:
        print("\n".join(errors))
    beside = tables(documents, lambda d: [((s[0], s[1]), v) for s, v in peer[d.name]], []) if peer else {}
    for group, count in sums.items():
        print(f"{group:12} {count.row()}")
        if group in beside:
            print(f"{'  the peer':12} {beside[group].row()}")
    words = sum(len(d.report.text.split()) for d in documents)
    rate = words / 500 / max(took, 1e-6)
    print(f"({len(documents)} documents; {took:.1f} s of processor, {rate:.0f} reports of 500 words/s)")


if __name__ == "__main__":
    main()
