"""How many reports a second are read, extracted and resolved: `python evaluation/bench_accounts.py --texts DIR`.

Texts are cut at the line that brings them to 500 words (printed words, without punctuation), and read by the stages of
`dateline read`, by so many processes. Prints the machine, reports of 500 words a second over all and after the first
fifth (start-up aside), processor time a report, and the peak memory of this process and of the largest of the others.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

from bench_ingest import machine
from bench_reader import ARTICLE, articles

from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.text import reports_from_text
from dateline.run.local import read_all
from dateline.run.stages import default_stages
from dateline.run.workers import Workers, usual

LEAST = 300
"""Words of a text that is long enough."""


def cut(text: str) -> str:
    """The lines of a text up to the one that brings it to 500 words."""
    lines, count = [], 0
    for line in text.split("\n"):
        if count >= ARTICLE:
            break
        lines.append(line)
        count += len(line.split())
    return "\n".join(lines)


def intakes(folder: Path, most: int) -> Iterator[Intake]:
    """Up to `most` reports of a folder of text files, those that are long enough."""
    long = (cut(text) for text in articles(folder, sys.maxsize) if len(text.split()) >= LEAST)
    for number, text in enumerate(islice(long, most)):
        yield Intake(reports_from_text(text, supplied=Supplied(source=f"{number}.txt"))[0], b"")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", required=True, type=Path, help="folder of .txt files")
    parser.add_argument("--most", type=int, default=400)
    parser.add_argument("--workers", type=int, default=usual(), help="processes; 1: this one alone")
    args = parser.parse_args()
    given = list(intakes(args.texts, args.most))
    with Workers("onnx", args.workers) if args.workers > 1 else nullcontext() as workers:
        measured(given, workers)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = time.process_time() + others.ru_utime + others.ru_stime
    reports = sum(len(intake.report.text.split()) for intake in given) / ARTICLE
    memory = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{args.workers} processes; processor seconds a report, all starts in: {spent / reports:.3f}; "
          f"peak memory {memory[0]:.0f} MB, of another {memory[1]:.0f} MB")  # fmt: skip


def measured(given: list[Intake], workers: Workers | None) -> None:
    """Read the reports and print how fast."""
    begun = time.perf_counter()
    words, later, since = 0, 0, begun
    for n, (intake, _) in enumerate(read_all(given, default_stages(), on_problem=print, workers=workers)):
        count = len(intake.report.text.split())
        words += count
        if n == len(given) // 5:
            since = time.perf_counter()
        elif n > len(given) // 5:
            later += count
    ended = time.perf_counter()
    print(f"{machine()}; {len(given)} reports, {words} words")
    print(f"reports of {ARTICLE} words a second: {words / ARTICLE / (ended - begun):.1f} over all, "
          f"{later / ARTICLE / (ended - since):.1f} after the first fifth")  # fmt: skip


if __name__ == "__main__":
    main()
