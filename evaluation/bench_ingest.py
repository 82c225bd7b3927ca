"""How many reports a second go in and are kept, and whether memory stays flat: `python evaluation/bench_ingest.py`.

Ingest and store alone, without reading: invented reports of the length of a news report, as text files and as pages,
into a new SQLite record (or the one that --record names). Prints the machine, rates and memory; exit code 1 below the
floors.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from dateline.ingest.intake import Intake, Problem, Supplied
from dateline.ingest.sources import take_in
from dateline.record.account import Account, header
from dateline.store.open import open_store

FLOORS = {"text": 200.0, "html": 60.0}
"""Reports a second on two cores."""
MEMORY_GROWTH_MIB = 40.0
"""How much the process may grow between the first tenth of the reports and the last."""
SUBJECTS = "The army|A spokesman for the governor|Police|The Northern Front|Residents|The U.N. mission|Two officials"
VERBS = "said|denied|confirmed|announced|warned|repeated|told reporters"
OBJECTS = (
    "that the road to Ollanbar was open again|that at least {n} people had fled the town"
    "|that talks would go on next week|that {n} soldiers had left the garrison"
    "|that no one was hurt in the shelling|that a convoy of {n} trucks had arrived"
)


def report(number: int, choice: random.Random) -> tuple[str, list[str]]:
    """Headline and paragraphs of an invented report of some 350 words."""
    paragraphs = []
    for _ in range(12):
        sentences = [
            f"{choice.choice(SUBJECTS.split('|'))} {choice.choice(VERBS.split('|'))} on Monday "
            f"{choice.choice(OBJECTS.split('|')).format(n=choice.randrange(2, 900))}, report R{number} says."
            for _ in range(2)
        ]
        paragraphs.append(" ".join(sentences))
    return f"Calm returns to district D{number}, officials say", paragraphs


def write(folder: Path, kind: str, count: int) -> Path:
    """A folder of `count` files."""
    choice = random.Random(7)
    folder = folder / kind
    folder.mkdir()
    for number in range(count):
        headline, paragraphs = report(number, choice)
        text = _text(headline, paragraphs) if kind == "text" else _page(number, headline, paragraphs)
        (folder / f"{number:06d}.{'txt' if kind == 'text' else 'html'}").write_text(text, encoding="utf-8")
    return folder


def _text(headline: str, paragraphs: list[str]) -> str:
    return "\n\n".join([headline, "Updated 09 March 2026", f"OLLANBAR: {paragraphs[0]}", *paragraphs[1:]]) + "\n"


def _page(number: int, headline: str, paragraphs: list[str]) -> str:
    links = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(40))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{headline}</title>'
        f'<link rel="canonical" href="https://bench.example/{number}">'
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        f'"headline":"{headline}","datePublished":"2026-03-09T10:00:00+01:00"}}</script></head><body><nav><ul>{links}</ul>'
        f"</nav><main><article><h1>{headline}</h1>{body}</article></main><footer><ul>{links}</ul></footer></body></html>"
    )


def memory_mib() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(folder: Path, record: str, count: int) -> tuple[float, float, float]:
    """Reports a second, reports a second of processor time, and growth of memory in MiB from a tenth of the way on."""
    early = memory_mib()
    with closing(open_store(record)) as store:
        started, busy, done = time.perf_counter(), time.process_time(), 0
        for intake in _good(take_in([str(folder)], supplied=Supplied(publisher="Bench"))):
            store.add(intake.report, Account(report=header(intake.report)), intake.original, intake.media_type)
            done += 1
            if done == max(1, count // 10):
                early = memory_mib()
    if done != count:
        raise SystemExit(f"expected {count} reports, got {done}")
    wall, processor = time.perf_counter() - started, time.process_time() - busy
    return done / wall, done / processor, memory_mib() - early


def _good(items: Iterator[Intake | Problem]) -> Iterator[Intake]:
    for item in items:
        if isinstance(item, Problem):
            raise SystemExit(str(item))
        yield item


def machine() -> str:
    """What it ran on."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ""
    )
    load = os.getloadavg()[0]
    return (
        f"{model or platform.processor()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="reports of each kind")
    parser.add_argument("--record", help="a database URL instead of a new SQLite file")
    options = parser.parse_args()
    print(machine())
    failed = False
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        for kind, floor in FLOORS.items():
            folder = write(Path(name), kind, options.count)
            rate, undisturbed, growth = measure(folder, options.record or str(Path(name) / f"{kind}.db"), options.count)
            bad = rate < floor or growth > MEMORY_GROWTH_MIB
            failed |= bad
            print(
                f"{kind}: {options.count:,} reports, {rate:,.0f}/s (floor {floor:.0f}), {undisturbed:,.0f} a second of "
                f"processor time; memory {memory_mib():.0f} MiB, {growth:+.0f} MiB since a tenth of the way "
                f"(at most +{MEMORY_GROWTH_MIB:.0f}){'  MISSED' if bad else ''}"
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
