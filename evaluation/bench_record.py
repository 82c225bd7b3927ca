"""How fast invented reports go into a fresh record and are joined, from the first thousand to the last: run it as
`python evaluation/bench_record.py`.

Reports come with ready accounts (`invented.py`), so that storing, copies, stories, incidents and actors are measured
and reading is not. Prints the rate of every thousand, the memory, and how long questions of the filled record take;
exit code 1 where the last thousands come at less than half the rate of the first, or memory grows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

from bench_ingest import machine, memory_mib
from invented import news

from dateline.run.collate import collate
from dateline.store.open import open_store
from dateline.store.protocol import FactQuery, IncidentQuery, Store, StoryQuery

SHARE = 0.5
"""The least that the rate of the last thousands may be of the first thousand's."""
MEMORY_GROWTH_MIB = 120.0
BATCH = 64
QUESTION_S = 0.3


def fill(store: Store, count: int, per_day: int) -> tuple[list[float], float]:
    """Rates of each thousand (in reports a second of processor time), and how much memory grew after the first."""
    rates, early = [], 0.0
    reports = news(count, per_day=per_day)
    for start in range(0, count, 1000):
        began, busy = time.perf_counter(), time.process_time()
        lot = list(islice(reports, 1000))
        making = time.process_time() - busy
        for at in range(0, len(lot), BATCH):
            for told in lot[at : at + BATCH]:
                store.add(told.report, told.account, told.report.text.encode(), "text/plain")
            for _ in collate(store, batch=BATCH):
                pass
        wall, processor = time.perf_counter() - began, time.process_time() - busy - making
        rates.append(len(lot) / processor)
        early = early or memory_mib()
        print(f"{start + len(lot):>7,}: {len(lot) / wall:6.0f}/s, {rates[-1]:6.0f} a second of processor time, "
              f"{memory_mib():.0f} MiB", flush=True)  # fmt: skip
    return rates, memory_mib() - early


def questions(store: Store) -> float:
    """Seconds that the slowest of a few questions takes."""
    group = next(store.facts(FactQuery(kinds=("event",), types=("COERCE",), limit=1))).actors[0].key
    slowest = 0.0
    for name, ask in {
        "events of an actor": lambda: list(store.facts(FactQuery(kinds=("event",), either=(group or "",)))),
        "a month in a country": lambda: list(
            store.facts(FactQuery(kinds=("event",), countries=("KM",), since="2024-02", until="2024-02"))
        ),
        "latest stories": lambda: list(store.stories(StoryQuery(limit=40))),
        "largest incidents": lambda: list(store.incidents(IncidentQuery(order="largest", limit=40))),
        "a dossier": lambda: store.dossier(group or ""),
    }.items():
        began = time.perf_counter()
        found = ask()
        took = time.perf_counter() - began
        slowest = max(slowest, took)
        print(f"{name}: {took * 1000:.0f} ms ({len(found) if isinstance(found, list) else 1})")
    return slowest


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="reports")
    parser.add_argument("--per-day", type=int, default=30, help="reports of one day")
    parser.add_argument("--record", help="a database URL instead of a new SQLite file")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        where = options.record or str(Path(name) / "record.db")
        with closing(open_store(where)) as store:
            rates, growth = fill(store, options.count, options.per_day)
            slowest = questions(store)
            stories, incidents = (
                sum(1 for _ in store.stories(StoryQuery())),
                sum(1 for _ in store.incidents(IncidentQuery())),
            )
        size = Path(where).stat().st_size / 2**20 if Path(where).exists() else 0.0
    last = sum(rates[-3:]) / len(rates[-3:])
    share = last / rates[0]
    print(f"{options.count:,} reports, {stories:,} stories, {incidents:,} incidents, {size:,.0f} MiB: the last at"
          f" {share:.0%} of the first thousand's rate (floor {SHARE:.0%}); memory {growth:+.0f} MiB"
          f" (at most +{MEMORY_GROWTH_MIB:.0f}); slowest question {slowest:.2f} s (at most {QUESTION_S})")  # fmt: skip
    return 1 if share < SHARE or growth > MEMORY_GROWTH_MIB or slowest > QUESTION_S else 0


if __name__ == "__main__":
    sys.exit(main())
