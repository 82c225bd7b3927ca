"""Time the reader: `python evaluation/bench_reader.py --texts DIR [--fp32 FOLDER] [--spacy PIPELINE]`.

Prints words and articles (500 words) a second on one and two threads, load time and peak memory, for the shipped
weights and, where given, the same weights in float32 and a spaCy pipeline. Each peer runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = 500
"""Words of a standard article."""


def articles(folder: Path, most: int) -> list[str]:
    """Up to `most` texts of a folder, without a first line that is an address."""
    found = []
    for path in sorted(folder.glob("*.txt"))[:most]:
        text = path.read_text(encoding="utf8")
        found.append(text.partition("\n")[2] if text.startswith("http") else text)
    return found


def time_onnx(texts: list[str], folder: str | None, threads: int) -> dict[str, float]:
    """Load the reader and read the texts."""
    sys.path.insert(0, str(ROOT / "src"))
    begun = time.perf_counter()
    from dateline.read.onnx import OnnxReader
    from dateline.record.report import Paragraph, Report

    reader = OnnxReader(Path(folder) if folder else None, threads=threads)
    loaded = time.perf_counter()
    reports = []
    for i, text in enumerate(texts):
        paragraphs, at = [], 0
        for line in text.split("\n"):
            paragraphs += [Paragraph("body", (at, at + len(line)))] if line.strip() else []
            at += len(line) + 1
        reports.append(Report(id=str(i), source="", text=text, span=(0, at - 1), paragraphs=tuple(paragraphs)))
    list(reader.read(reports[:3]))
    read = time.perf_counter()
    words = sum(len(reading.tokens) for reading in reader.read(reports))
    return _numbers(words, time.perf_counter() - read, loaded - begun)


def time_spacy(texts: list[str], pipeline: str) -> dict[str, float]:
    """The same with a spaCy pipeline on its own defaults."""
    begun = time.perf_counter()
    import spacy

    nlp = spacy.load(pipeline)
    loaded = time.perf_counter()
    list(nlp.pipe(texts[:3]))
    read = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return _numbers(words, time.perf_counter() - read, loaded - begun)


def _numbers(words: int, seconds: float, load: float) -> dict[str, float]:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = words / seconds
    return {"words/s": rate, "articles/s": rate / ARTICLE, "load s": load, "peak MB": memory}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", required=True, type=Path, help="folder of .txt files")
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--fp32", help="folder of the weights in float32 (training/export.py --fp32)")
    parser.add_argument("--spacy", help="a spaCy pipeline trained on the same data")
    parser.add_argument("--spacy-python", default=sys.executable, help="the Python that spaCy is installed for")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        name, _, threads = args.one.partition("@")
        texts = articles(args.texts, args.most)
        folder = args.fp32 if name == "float32" else None
        numbers = time_spacy(texts, args.spacy) if name == "spacy" else time_onnx(texts, folder, int(threads))
        print(json.dumps(numbers))
        return
    peers = ["shipped@1", "shipped@2"]
    peers += ["float32@1", "float32@2"] if args.fp32 else []
    peers += ["spacy@1"] if args.spacy else []
    for peer in peers:
        python = args.spacy_python if peer.startswith("spacy") else sys.executable
        made = subprocess.run([python, __file__, *sys.argv[1:], "--one", peer], capture_output=True, check=True)
        numbers = json.loads(made.stdout.splitlines()[-1])
        print(f"{peer:12}", "  ".join(f"{k} {v:8.1f}" for k, v in numbers.items()), flush=True)


if __name__ == "__main__":
    main()
