"""The command as a person runs it: in this process for speed, or in a terminal of its own."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.cli.main import run


class Ran(msgspec.Struct, frozen=True):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Its JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, with the plain reader set by a config file."""
    for name in ("DATELINE_RECORD", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    config = tmp_path / "config.toml"
    config.write_text('reader = "plain"\n')
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DATELINE_CONFIG", str(config))
    return tmp_path


@pytest.fixture
def dateline(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `dateline` with these arguments; standard output is no terminal."""

    def ran(*arguments: str | Path) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def on_terminal(home: Path) -> Run:
    """Run `dateline` in a terminal of 120 columns; `out` is what it shows, without colours."""

    def ran(*arguments: str | Path) -> Ran:
        ours, theirs = pty.openpty()
        environment = os.environ | {"COLUMNS": "120", "TERM": "xterm", "NO_COLOR": "1"}
        command = [sys.executable, "-m", "dateline", *map(str, arguments)]
        child = subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environment)
        os.close(theirs)
        shown = b""
        while piece := _piece(ours):
            shown += piece
        err = child.communicate()[1].decode()
        os.close(ours)
        return Ran(child.returncode, _PAINT.sub("", shown.decode()).replace("\r\n", "\n"), err)

    return ran


_PAINT = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux tells the end of a terminal so
        return b""
