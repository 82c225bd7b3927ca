"""JSON Lines on standard output, plain lines on standard error."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

import click
import msgspec

from dateline.errors import DatelineError
from dateline.ingest.intake import Problem


def line(value: Any) -> bytes:
    """One value as a line of JSON."""
    return msgspec.json.encode(value) + b"\n"


def put(value: Any) -> None:
    """Write one value as a line of JSON, at once, so that a reader at the other end of the pipe sees it."""
    sys.stdout.buffer.write(line(value))


class Problems:
    """Tells each problem as one line on stderr and counts them, for the exit code."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: Problem | DatelineError) -> None:
        self.count += 1
        Progress.clear()
        click.echo(f"dateline: {_one_line(str(problem))}", err=True)

    @property
    def exit_code(self) -> int:
        """1 where there was any problem."""
        return 1 if self.count else 0


class Progress:
    """A count with its rate on stderr while long work runs; silent unless a person is looking."""

    _shown = False

    def __init__(self, what: str, *, quiet: bool = False, every: float = 0.2) -> None:
        self.what, self.every = what, every
        self.on = sys.stderr.isatty() and not quiet
        self.count = 0
        self.started = self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def step(self, by: int = 1) -> None:
        """One more is done, or so many."""
        self.count += by
        now = time.monotonic()
        if self.on and now - self._last >= self.every:
            self._last = now
            Progress._shown = True
            sys.stderr.write(f"\r\x1b[K{self.count:,} {self.what}, {self.rate:,.1f}/s")
            sys.stderr.flush()

    @property
    def rate(self) -> float:
        """How many a second since the start."""
        return self.count / max(time.monotonic() - self.started, 1e-9)

    @staticmethod
    def clear() -> None:
        """Take the progress line off the screen, so that another line can stand there."""
        if Progress._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            Progress._shown = False


def _one_line(text: str) -> str:
    return " ".join(text.split())
