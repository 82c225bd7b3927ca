"""What was told the last time a question was asked, and so what is new: a small file beside the monitors' own."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import msgspec

from dateline.errors import MonitorError
from dateline.record.answer import Answer, Entry, News


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one question was answered the last time: a digest of each entry, by its id."""

    when: str
    entries: dict[str, str]


class Seen:
    """What every question was answered the last time, on every record, kept in one JSON file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def marked(self, answer: Answer, record: str) -> Answer:
        """The answer with each entry marked that was not told the last time, or told otherwise.

        Raises:
            MonitorError: the file is there but cannot be read.
        """
        before = self._all().get(record, {}).get(answer.monitor)
        known = before.entries if before else {}
        entries = tuple(msgspec.structs.replace(one, news=_news(one, known)) for one in answer.entries)
        return msgspec.structs.replace(answer, entries=entries, since=before.when if before else None)

    def keep(self, answer: Answer, record: str) -> None:
        """Remember this answer as the last one.

        Raises:
            MonitorError: the file cannot be read or written.
        """
        whole = self._all()
        told = Told(when=answer.when, entries={one.id: digest(one) for one in answer.entries})
        whole.setdefault(record, {})[answer.monitor] = told
        try:
            _put(self.path, msgspec.json.format(msgspec.json.encode(whole), indent=1))
        except OSError as error:
            raise MonitorError(
                f"{self.path}: expected a file to remember what was told, got: {error}; name monitors elsewhere by "
                "--monitors"
            ) from error

    def _all(self) -> dict[str, dict[str, Told]]:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=dict[str, dict[str, Told]])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise MonitorError(
                f"{self.path}: expected what was told the last time, got: {error}; remove the file to begin anew"
            ) from error


def seen_beside(monitors: Path) -> Seen:
    """The memory of a file of monitors: `monitors.toml` has `monitors.seen.json` beside it."""
    return Seen(monitors.with_name(f"{monitors.stem}.seen.json"))


def digest(entry: Entry) -> str:
    """Short text that changes where anything is told otherwise, or more facts tell it; the same where a report's next
    revision tells it as before."""
    words = sorted(one.words for one in entry.evidence)
    told = (entry.topic, entry.group, entry.day, entry.statement, entry.status, entry.details, words)
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:16]


def _news(entry: Entry, known: dict[str, str]) -> News | None:
    if digest(entry) in known.values():
        return None
    return "changed" if entry.id in known else "new"


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(made).replace(path)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
