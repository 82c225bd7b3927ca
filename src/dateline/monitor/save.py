"""One more saved question, added to the end of the monitors' file; what stands there stays as it is, comments too."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.errors import MonitorError
from dateline.monitor.load import parse
from dateline.monitor.question import Question

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def save(path: Path, name: str, kind: str, title: str, options: Mapping[str, Any]) -> Question:
    """Add a question to a file of monitors, which is made where there is none.

    Args:
        options: text, numbers, true or false, or lists of texts, by the names of the kind's options.

    Raises:
        MonitorError: the file holds a question of this name, the question is not as it must be, or the file cannot be
            read or written.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise MonitorError(f"{path}: expected a readable file of monitors in UTF-8, got: {error}") from error
    table = toml(name, kind, title, options)
    (asked,) = parse(table, where=f"the new monitor {name!r}")
    if before.strip() and any(one.name == asked.name for one in _there(before, path)):
        raise MonitorError(f"{path}: it holds a monitor {asked.name!r} already: give this one another name")
    _put(path, f"{before.rstrip()}\n\n{table}" if before.strip() else table)
    return asked


def toml(name: str, kind: str, title: str, options: Mapping[str, Any]) -> str:
    """The table of a question as TOML."""
    lines = [f"[monitors.{_text(name)}]", f"kind = {_text(kind)}"]
    if title and title != name:
        lines.append(f"title = {_text(title)}")
    lines += [f"{key} = {_value(value)}" for key, value in options.items() if value not in (None, "", [], ())]
    return "\n".join(lines) + "\n"


def _there(text: str, path: Path) -> tuple[Question, ...]:
    """The questions of a file that may hold none yet, only comments."""
    if not re.search(r"^\s*\[", text, re.MULTILINE):
        return ()
    return parse(text, where=str(path), wrong={})


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    return f"[{', '.join(_text(str(one)) for one in value)}]"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


def _put(path: Path, text: str) -> None:
    made = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        if path.exists():
            Path(made).chmod(path.stat().st_mode & 0o777)
        Path(made).replace(path)
    except (OSError, UnicodeEncodeError) as error:
        if made:
            Path(made).unlink(missing_ok=True)
        raise MonitorError(f"{path}: expected a file of monitors that can be written, got: {error}") from error
