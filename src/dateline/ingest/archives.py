"""Packed files: gzip and zip, unpacked as they are read and within limits."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

import msgspec

from dateline.errors import IngestError
from dateline.ingest.intake import Problem
from dateline.ingest.limits import MEMBERS, RATIO, RATIO_FROM, UNPACKED, size

_DAMAGE = (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile)
_ENCRYPTED = 0x1
_CUT_SHORT = "fetch or copy the whole file again"
_OFFICE = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "an OpenDocument or e-book",
    "META-INF/MANIFEST.MF": "a Java program",
}


class Member(msgspec.Struct, frozen=True):
    """One file in a zip archive: its path there and how to open it."""

    name: str
    open: Callable[[], BinaryIO]


class Budget(msgspec.Struct):
    """How many bytes may still be unpacked from one archive."""

    left: int = UNPACKED


class Unpacked(io.RawIOBase):
    """The bytes of a packed file, within limits.

    Reading raises `IngestError` where the file is damaged, ends early, or unpacks to far more than a text would.
    """

    def __init__(self, inner: Any, *, where: str, packed: Callable[[], int], budget: Budget) -> None:
        super().__init__()
        self._inner, self._where, self._packed, self._budget = inner, where, packed, budget
        self._given, self._error = 0, cast("IngestError | None", None)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._error:
            raise self._error
        try:
            piece = self._piece(len(buffer))
        except IngestError as error:
            self._error = error
            raise
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._inner.close()
        super().close()

    def _piece(self, most: int) -> bytes:
        try:
            piece: bytes = self._inner.read1(most)
        except _DAMAGE as error:
            early = isinstance(error, EOFError)
            problem = "the packed data ends before its end" if early else f"damaged packed data ({error})"
            raise IngestError(self._where, problem, _CUT_SHORT) from error
        self._count(len(piece))
        return piece

    def _count(self, more: int) -> None:
        self._given += more
        self._budget.left -= more
        if self._budget.left < 0:
            raise IngestError(self._where, f"it unpacks to more than {size(UNPACKED)}", "unpack it and give its parts")
        if self._given > RATIO_FROM and self._given > RATIO * max(1, self._packed()):
            raise IngestError(
                self._where, f"it unpacks to more than {RATIO} times its size", "if you trust it, unpack it yourself"
            )


def gunzipped(stream: BinaryIO, where: str) -> BinaryIO:
    """The bytes in a gzip stream."""
    counted = _Counted(stream)
    inner = gzip.GzipFile(fileobj=cast(Any, counted), mode="rb")
    return io.BufferedReader(Unpacked(inner, where=where, packed=lambda: counted.given, budget=Budget()), 1 << 16)


def members(file: BinaryIO, where: str) -> Iterator[Member | Problem]:
    """The files of a zip archive in the archive's order, hidden ones left out, each bad one as a problem.

    Raises:
        IngestError: it is not a zip archive, is damaged, holds too many files, or is an Office document.
    """
    try:
        archive = zipfile.ZipFile(file)
        names = archive.infolist()
    except (*_DAMAGE, ValueError, NotImplementedError, OverflowError) as error:
        raise IngestError(where, f"a damaged or cut-off zip archive ({error})", _CUT_SHORT) from error
    if len(names) > MEMBERS:
        raise IngestError(where, f"{len(names)} files in one archive, at most {MEMBERS} are read", "split it")
    for name in names[:3]:
        if name.filename in _OFFICE:
            raise IngestError(where, f"{_OFFICE[name.filename]}, not a report", "save its text as .txt")
    budget = Budget()
    for info in names:
        if not info.is_dir() and not _hidden(info.filename):
            yield _member(archive, info, f"{where}/{info.filename}", budget)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, budget: Budget) -> Member | Problem:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return Problem(where, "a path that leads out of its archive", "pack it again with plain names; it is not read")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Problem(where, "a link, not a file", "pack the file itself; it is not read")
    if info.flag_bits & _ENCRYPTED:
        return Problem(where, "locked with a password", "unpack it and give the files")

    def opened() -> BinaryIO:
        try:
            inner = archive.open(info)
        except (*_DAMAGE, RuntimeError, NotImplementedError, ValueError, OverflowError) as error:
            raise IngestError(where, f"it cannot be unpacked ({error})", _CUT_SHORT) from error
        packed = max(1, info.compress_size)
        return io.BufferedReader(Unpacked(inner, where=where, packed=lambda: packed, budget=budget), 1 << 16)

    return Member(info.filename, opened)


def _hidden(name: str) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in name.split("/"))


class _Counted:
    """A stream that knows how many bytes it has given."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.given = stream, 0

    def read(self, count: int = -1) -> bytes:
        piece = self._stream.read(count)
        self.given += len(piece)
        return piece
