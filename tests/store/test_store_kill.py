"""A writer that is killed leaves whole reports only; readers beside a writer see whole reports only."""

from __future__ import annotations

import os
import random
import signal
import sys
import time

import pytest
from specimens import account, report
from sqlalchemy import text

from dateline.record.report import Report
from dateline.store.open import open_store
from dateline.store.protocol import Query
from dateline.store.search import indexed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

MANY = 400
KILLS = {"sqlite": 25, "postgresql": 8}


def nth(n: int) -> Report:
    """Report n of a run; every third is a changed text of the one before it."""
    return report(f"Only here: unique{n}x. " + f"Filler {n % 7} words. " * 40, headline=f"Article {n - (n % 3 == 1)}")


def write(where: str, start: int = 0, *, wait: float = 0.0) -> None:
    with open_store(where) as store:
        for n in range(start, MANY):
            of = nth(n)
            store.add(of, account(of), of.text.encode(), "text/plain")
            time.sleep(wait)


def forked(where: str, start: int = 0, *, wait: float = 0.0) -> int:
    """A process of its own that writes; its id."""
    child = os.fork()
    if child == 0:
        try:
            write(where, start, wait=wait)
        finally:
            os._exit(0)
    return child


def check_whole(where: str) -> int:
    """How many reports the record holds, once each has been seen to be whole."""
    with open_store(where, read_only=True) as store:
        kept = list(store.every(Query(latest_only=False)))
        for one in kept:
            n = int(one.report.text.split("unique")[1].split("x")[0])
            assert one.report == nth(n)
            assert one.account == account(nth(n))
            assert store.original(one.entry.id) == (nth(n).text.encode(), "text/plain")
        for n in {0, 1, len(kept) // 2, len(kept) - 1, len(kept)}:
            found = [entry.id for entry in store.entries(Query(words=f"unique{n}x", latest_only=False))]
            assert found == [one.entry.id for one in kept if f"unique{n}x" in one.report.text]
        with store._engine.connect() as connection:  # type: ignore[attr-defined]
            assert indexed(connection) == store.count() == len(kept)
            for orphans in (
                "SELECT count(*) FROM originals WHERE sha256 NOT IN (SELECT original FROM reports)",
                "SELECT count(*) FROM accounts WHERE report NOT IN (SELECT number FROM reports)",
                "SELECT count(*) - count(DISTINCT article) FROM reports WHERE latest",
            ):
                assert connection.scalar(text(orphans)) == 0
        return len(kept)


def test_a_kill_at_any_moment_leaves_whole_reports_and_adding_again_completes(where: str) -> None:
    """Killed at random moments, most of them in the midst of a transaction."""
    rng = random.Random(7)
    with open_store(where):
        pass
    seen = 0
    for _ in range(KILLS["postgresql" if "://" in where else "sqlite"]):
        child = forked(where, max(0, seen - 2))
        time.sleep(rng.uniform(0.005, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        whole = check_whole(where)
        assert whole >= seen, "what was kept stays kept"
        seen = whole
    write(where)
    assert check_whole(where) == MANY


def test_a_kill_while_the_record_is_made_leaves_one_that_opens(tmp_path: object) -> None:
    rng = random.Random(3)
    for n in range(6):
        where = f"{tmp_path}/record{n}.db"
        child = forked(where)
        time.sleep(rng.uniform(0.0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_store(where) as store:
            assert store.count() <= MANY


def test_readers_beside_a_writer_see_whole_reports_and_ever_more_of_them(where: str) -> None:
    with open_store(where):
        pass
    child = forked(where, wait=0.002)
    counts: list[int] = []
    try:
        with open_store(where, read_only=True) as one, open_store(where, read_only=True) as other:
            while not counts or (counts[-1] < 150 and len(counts) < 2000):
                kept = list(one.every(Query(limit=20)))
                assert all(item.account == account(item.report) for item in kept)
                hits = sum(1 for _ in other.entries(Query(words="filler words", latest_only=False)))
                counts.append(other.count())
                assert hits <= counts[-1]
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert counts == sorted(counts)
    assert counts[-1] >= 150
    assert len(counts) > 3
