"""Paths as a person gives them → the files they mean: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.ingest.intake import Problem

STDIN = "-"
_LITTER = frozenset({"thumbs.db", "desktop.ini"})
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_WILD = frozenset("*?[")


class Found(msgspec.Struct, frozen=True):
    """A file to take in: where it is, and the `source` that its reports name: its name, or its path in its folder.

    `path` is `None` for standard input.
    """

    where: str
    source: str
    path: Path | None


def files_of(given: str) -> Iterator[Found | Problem]:
    """The files that one given path means, folders sorted and without hidden files."""
    if given == STDIN:
        yield Found("standard input", "stdin", None)
    elif Path(given).exists() or Path(given).is_symlink():
        yield from _from(Path(given))
    elif _WILD & set(given):
        yield from _matches(given)
    else:
        yield Problem(given, "no such file or folder", "check the spelling, or give the path from where you are now")


def _matches(pattern: str) -> Iterator[Found | Problem]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not matches:
        yield Problem(
            pattern, "no file matches this pattern", "check it, and quote it so that the shell leaves it alone"
        )
    for match in matches:
        path = Path(match)
        if "**" not in pattern or not path.is_dir():
            yield from _from(path)


def _from(path: Path) -> Iterator[Found | Problem]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, path, {_identity(path)})
    else:
        yield Found(str(path), path.name, path)


def _in_folder(folder: Path, top: Path, seen: set[tuple[int, int]]) -> Iterator[Found | Problem]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if not entry.name.startswith(".") and entry.name.lower() not in _LITTER:
            yield from _entry(Path(entry.path), top, seen, names)


def _entry(path: Path, top: Path, seen: set[tuple[int, int]], beside: set[str]) -> Iterator[Found | Problem]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISREG(mode):
        yield Found(str(path), path.relative_to(top).as_posix(), path)
    elif not stat.S_ISDIR(mode):
        yield Problem(str(path), "a device or pipe, not a file", "give it by itself if you mean it; it is not read")
    elif not _belongs_to_page(path.name, beside):
        yield from _subfolder(path, top, seen)


def _subfolder(path: Path, top: Path, seen: set[tuple[int, int]]) -> Iterator[Found | Problem]:
    identity = _identity(path)
    if identity in seen:
        yield Problem(str(path), "a link to a folder that is already taken in", "remove the link; it is not followed")
        return
    seen.add(identity)
    yield from _in_folder(path, top, seen)


def _belongs_to_page(name: str, beside: set[str]) -> bool:
    """Whether a folder holds the pictures and scripts that a browser saved with the page beside it."""
    return name.endswith("_files") and any(name.removesuffix("_files") + end in beside for end in _PAGE_ENDINGS)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _unreadable(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return Problem(str(path), "a link to nothing", "remove the link or restore what it points to")
    return Problem(str(path), cannot_read(error), "check its permissions and that it is still there")


def cannot_read(error: OSError) -> str:
    """What the system says, in one phrase."""
    return f"it cannot be read ({(error.strerror or str(error)).lower()})"
