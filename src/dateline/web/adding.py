"""Adding reports at the desk: one job after another in a thread of its own, each told line by line as it goes."""

from __future__ import annotations

import queue
import secrets
import shutil
import tempfile
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from dateline.errors import DatelineError
from dateline.ingest.fetch import Fetcher
from dateline.ingest.intake import Intake, Problem, Supplied
from dateline.settings import Settings
from dateline.web.joining import Joining

if TYPE_CHECKING:
    from dateline.record.account import Account
    from dateline.run.pipeline import Stages
    from dateline.store.protocol import Store

KEPT_JOBS = 100
"""Jobs whose lines are remembered; the reports are in the record anyway."""


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """What a person gave: files in a folder of the job's own, or an address."""

    path: Path | None = None
    address: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one report, or why it did not come in."""

    kind: Literal["added", "unchanged", "revised", "reread", "problem", "note"]
    words: str
    report: str | None = None
    publisher: str | None = None
    more: str = ""


class Job:
    """One adding. Lines only ever grow; `done` is set once."""

    def __init__(self, by: str, offered: tuple[Offered, ...], supplied: Supplied, folder: Path) -> None:
        self.id = secrets.token_hex(6)
        self.by, self.offered, self.supplied, self.folder = by, offered, supplied, folder
        self.begun = datetime.now(UTC).isoformat(timespec="seconds")
        self.lines: list[Line] = []
        self.counts: Counter[str] = Counter()
        self.state: Literal["waiting", "at work", "done"] = "waiting"

    def tell(self, line: Line) -> None:
        """One more line."""
        self.lines.append(line)
        self.counts[line.kind] += 1


class Adding:
    """The jobs of one reading room. The reader is loaded when the first job asks for it."""

    def __init__(self, settings: Settings, store: Store, *, joining: Joining, fetcher: Fetcher | None = None) -> None:
        self._settings, self._store, self._joining = settings, store, joining
        self.fetcher = fetcher or Fetcher()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: queue.Queue[Job] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stages: Stages | None = None

    def begin(
        self, by: str, supplied: Supplied, *, fill: Callable[[Path], list[Path]], addresses: tuple[str, ...] = ()
    ) -> Job:
        """Take a job in. `fill` puts the files into a folder of the job's and names them."""
        folder = Path(tempfile.mkdtemp(prefix="dateline-add-"))
        files = fill(folder)
        offered = (*(Offered(path=path) for path in files), *(Offered(address=one) for one in addresses))
        job = Job(by, offered, supplied, folder)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT_JOBS:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
        self._waiting.put(job)
        return job

    def job(self, id: str) -> Job | None:
        """A job that is remembered."""
        return self._jobs.get(id)

    def jobs(self) -> list[Job]:
        """The jobs that are remembered, the latest first."""
        return list(reversed(self._jobs.values()))

    def _work(self) -> None:
        while True:
            job = self._waiting.get()
            job.state = "at work"
            try:
                self._do(job)
            except Exception as error:  # a job's fault must not end the jobs after it
                words = str(error) if isinstance(error, DatelineError) else f"a fault of ours ({type(error).__name__})"
                job.tell(Line(kind="problem", words=words))
            finally:
                shutil.rmtree(job.folder, ignore_errors=True)
                job.state = "done"

    def _do(self, job: Job) -> None:
        from dateline.run.local import add_all, unread

        def problem(one: Problem) -> None:
            where = _without(one.where, job.folder)
            job.tell(Line(kind="problem", words=f"{where}: {one.problem}", more=one.mend))

        def kept(intake: Intake) -> None:
            job.tell(_line(intake, None, "unchanged"))

        stages = self._loaded()
        taken = unread(self._taken(job), stages, self._store, on_kept=kept)
        for intake, account, outcome in add_all(taken, stages, self._store, on_problem=problem):
            job.tell(_line(intake, account, outcome))
        if job.counts["added"] + job.counts["revised"] + job.counts["reread"]:
            self._joining.soon()

    def _taken(self, job: Job) -> Iterator[Intake | Problem]:
        from dateline.ingest.sources import take_in

        for number, one in enumerate(job.offered):
            if one.path is not None:
                yield from take_in([str(one.path)], supplied=job.supplied)
            elif one.address:
                try:
                    yield from self._fetched(job, number, one.address)
                except DatelineError as error:
                    yield Problem(one.address, str(error).removeprefix(f"{one.address}: "), "nothing was added")

    def _fetched(self, job: Job, number: int, address: str) -> Iterator[Intake | Problem]:
        from dateline.ingest.sources import take_in

        found = self.fetcher.fetch(address)
        folder = job.folder / f"fetched-{number}"
        folder.mkdir()
        path = folder / ("page.html" if "html" in found.media_type or not found.media_type else "page.txt")
        path.write_bytes(found.body)
        supplied = msgspec.structs.replace(
            job.supplied, source=found.url, url=found.url, captured=job.supplied.captured or found.captured
        )
        yield from take_in([str(path)], supplied=supplied)

    def _loaded(self) -> Stages:
        if self._stages is None:
            from dateline.run.stages import default_stages

            self._stages = default_stages(self._settings.reader)
        return self._stages


def _line(intake: Intake, account: Account | None, outcome: str) -> Line:
    report = intake.report
    return Line(
        kind=outcome,  # type: ignore[arg-type]
        words=report.headline.text if report.headline else report.source,
        report=report.id,
        publisher=report.publisher,
        more=_told(account) if account else "kept already, and not read again",
    )


def _told(account: Account) -> str:
    if account.report.unread:
        return f"not read ({account.report.unread})"
    return f"{len(account.events)} events, {len(account.attributions)} statements, {len(account.figures)} figures"


def _without(where: str, folder: Path) -> str:
    """Where a problem is, without the folder that only this job knows: `/tmp/…/0/page.html` → `page.html`."""
    inner = where.removeprefix(f"{folder}/")
    return where if inner == where else inner.partition("/")[2] or inner
