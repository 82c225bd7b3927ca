"""Files, folders, patterns, archives, standard input → reports, one after another, each bad one told in one line."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO, cast

import msgspec

from dateline.errors import IngestError
from dateline.ingest import archives, jsonlines, media
from dateline.ingest.encoding import decode
from dateline.ingest.intake import Intake, Problem, Supplied
from dateline.ingest.limits import UNPACKED, read_whole, size
from dateline.ingest.moments import checked
from dateline.ingest.page import intake_from_mhtml, intake_from_page
from dateline.ingest.text import reports_from_text
from dateline.ingest.walk import Found, cannot_read, files_of

Taken = Iterator[Intake | Problem]

_LOOK_AGAIN = "check its permissions and that it is still there"


class Progress(msgspec.Struct, frozen=True):
    """How far an intake is: files begun, reports and problems so far, and the file at hand."""

    files: int
    reports: int
    problems: int
    where: str


class _Document(msgspec.Struct, frozen=True):
    """One stream of bytes to take in; `name` tells its media type where the content does not, `packed` how deep in
    archives it lies."""

    where: str
    source: str
    name: str
    packed: tuple[str, ...] = ()


def take_in(
    paths: Sequence[str],
    *,
    supplied: Supplied | None = None,
    strict: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> Taken:
    """The reports in files, folders (recursive, sorted, without hidden files), patterns, `-`, .zip and .gz, in order.

    What a file is, its content says first and its name second. Reports stream: none is held after it is handed on.
    What cannot be taken in comes as a `Problem`, and everything else is kept.

    Raises:
        IngestError: `supplied` holds something that is no date (at once), or, with `strict`, the first problem.
    """
    known = checked(supplied or Supplied(), "supplied")
    return _watched(_all(paths, known), strict, on_progress)


def _watched(taken: Iterable[Found | Intake | Problem], strict: bool, tell: Callable[[Progress], None] | None) -> Taken:
    files = reports = problems = 0
    where = ""
    for item in taken:
        if isinstance(item, Found):
            files, where = files + 1, item.where
        elif isinstance(item, Problem):
            if strict:
                raise IngestError(item.where, item.problem, item.mend)
            problems += 1
        else:
            reports += 1
        if tell:
            tell(Progress(files, reports, problems, where))
        if not isinstance(item, Found):
            yield item


def _all(paths: Sequence[str], supplied: Supplied) -> Iterator[Found | Intake | Problem]:
    for given in paths:
        for found in files_of(given):
            yield found
            if isinstance(found, Found):
                yield from _file(found, supplied)


def _file(found: Found, supplied: Supplied) -> Taken:
    document = _Document(found.where, found.source, found.path.name if found.path else "")
    try:
        stream: BinaryIO = found.path.open("rb") if found.path else sys.stdin.buffer
    except OSError as error:
        yield Problem(found.where, cannot_read(error), _LOOK_AGAIN)
        return
    try:
        yield from _told(document, stream, supplied)
    finally:
        if found.path:
            stream.close()


def _told(document: _Document, stream: BinaryIO, supplied: Supplied) -> Taken:
    """What a document holds; an error in the middle of it becomes a problem that says what of it is kept."""
    kept = 0
    try:
        for item in _opened(document, stream, supplied):
            kept += isinstance(item, Intake)
            yield item
    except IngestError as error:
        rest = f"; the {kept} reports before that are kept" if kept else ""
        yield Problem(error.where or document.where, error.problem + rest, error.mend)
    except OSError as error:
        yield Problem(document.where, cannot_read(error), _LOOK_AGAIN)
    except Exception as error:  # a fault of ours in one file must not lose the thousands after it
        fault = f"a fault in Dateline while reading it ({type(error).__name__}: {error})"
        yield Problem(document.where, fault, "please report this with the file; it is not kept")


def _opened(document: _Document, stream: BinaryIO, supplied: Supplied) -> Taken:
    head = _head(stream)
    kind = media.kind_of(head, document.name, document.where)
    whole = _again(head, stream)
    if kind in ("zip", "gzip"):
        yield from _unpacked(kind, document, whole, supplied)
        return
    known = supplied if supplied.source else msgspec.structs.replace(supplied, source=document.source)
    if kind == "rows":
        yield from jsonlines.from_rows(whole, where=document.where, file=document.source, supplied=supplied)
        return
    data = read_whole(whole, document.where)
    if kind == "json":
        yield from jsonlines.from_json(data, where=document.where, file=document.source, supplied=supplied)
    elif kind == "page":
        yield intake_from_page(data, supplied=known, where=document.where)
    elif kind == "mhtml":
        yield intake_from_mhtml(data, supplied=known, where=document.where)
    else:
        yield from _from_text(data, known, document.where)


def _from_text(data: bytes, supplied: Supplied, where: str) -> Taken:
    try:
        text, encoding = decode(data)
    except IngestError as error:
        raise IngestError(where, error.problem, error.mend) from error
    reports = reports_from_text(text, supplied=supplied)
    if not reports:
        raise IngestError(where, "it holds no words", "leave it out")
    for report in reports:
        if len(reports) == 1:
            yield Intake(report, data, f"text/plain; charset={encoding}")
        else:
            yield Intake(report, report.text.encode("utf-8", "replace"), "text/plain; charset=utf-8")


def _unpacked(kind: str, document: _Document, stream: BinaryIO, supplied: Supplied) -> Taken:
    if document.packed:
        within = " within a ".join([kind, *reversed(document.packed)])
        raise IngestError(document.where, f"a {within}", "unpack the outer one first")
    packed = (*document.packed, kind)
    if kind == "gzip":
        name = document.name[:-3] if document.name.lower().endswith(".gz") else document.name
        inner = msgspec.structs.replace(document, name=name, packed=packed)
        yield from _opened(inner, archives.gunzipped(stream, document.where), supplied)
        return
    with _seekable(stream, document.where) as file:
        for member in archives.members(file, document.where):
            if isinstance(member, Problem):
                yield member
                continue
            inner = _Document(
                f"{document.where}/{member.name}", f"{document.source}/{member.name}", member.name, packed
            )
            yield from _member(inner, member, supplied)


def _member(document: _Document, member: archives.Member, supplied: Supplied) -> Taken:
    try:
        stream = member.open()
    except IngestError as error:
        yield Problem(error.where, error.problem, error.mend)
        return
    with stream:
        yield from _told(document, stream, supplied)


def _seekable(stream: BinaryIO, where: str) -> BinaryIO:
    """The stream as a file that can be read from its end, as zip archives must; a pipe is copied to disk first."""
    if stream.seekable():
        return stream
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    copied = 0
    while piece := stream.read(1 << 20):
        copied += len(piece)
        if copied > UNPACKED:
            file.close()
            raise IngestError(where, f"an archive of more than {size(UNPACKED)}", "split it")
        file.write(piece)
    file.seek(0)
    return cast(BinaryIO, file)


class _Again(io.RawIOBase):
    """A stream whose beginning was already read, from the beginning."""

    def __init__(self, head: bytes, stream: Any) -> None:
        super().__init__()
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        if not piece:
            piece = self._stream.read1(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _again(head: bytes, stream: Any) -> BinaryIO:
    if isinstance(stream, io.BufferedReader) and stream.seekable():
        stream.seek(0)
        return cast(BinaryIO, stream)
    return cast(BinaryIO, io.BufferedReader(_Again(head, stream), 1 << 16))


def _head(stream: Any) -> bytes:
    """The beginning of a stream. Where it is damaged further on, what comes before is still its beginning."""
    pieces, held = [], 0
    try:
        while held < media.HEAD and (piece := stream.read1(media.HEAD - held)):
            pieces.append(piece)
            held += len(piece)
    except IngestError:
        if not pieces:
            raise
    return b"".join(pieces)
