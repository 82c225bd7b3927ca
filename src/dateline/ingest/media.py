"""What a file holds: told by its content first, by its name second."""

from __future__ import annotations

import codecs
import json
import re
from typing import Literal

from dateline.errors import IngestError

Kind = Literal["zip", "gzip", "rows", "json", "page", "mhtml", "text"]

HEAD = 1 << 14
"""Bytes of a file's beginning that tell what it holds."""

ROW_NAMES = (".jsonl", ".ndjson", ".jsonlines")
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx", ".asp")

_MAGIC = {
    rb"%PDF-": "a PDF",
    rb"\x89PNG": "a PNG picture",
    rb"\xff\xd8\xff": "a JPEG picture",
    rb"GIF8[79]a": "a GIF picture",
    rb"RIFF....WEBP": "a WebP picture",
    rb"RIFF....(?:WAVE|AVI )": "a sound or film",
    rb"ID3[\x02-\x04]|OggS\x00": "a sound",
    rb"....ftyp(?:isom|mp4|M4|qt|avif|heic|3gp)": "a film, sound or picture",
    rb"SQLite format 3\x00": "an SQLite database",
    rb"\x7fELF|MZ.\x00": "a program",
    rb"wOF[F2]": "a font",
    rb"7z\xbc\xaf\x27\x1c": "a 7z archive",
    rb"Rar!\x1a": "a RAR archive",
    rb"\xfd7zXZ\x00": "an xz archive",
    rb"BZh[1-9]1AY": "a bzip2 archive",
    rb"\x28\xb5\x2f\xfd": "a zstd archive",
    rb".{257}ustar": "a tar archive",
    rb"WARC/\d": "a web archive",
    rb"\xd0\xcf\x11\xe0": "an old Office document",
    rb"\{\\rtf": "an RTF document",
}
_MAGIC_BEGINS = tuple((re.compile(begin, re.S), what) for begin, what in _MAGIC.items())
_NO_REPORT_NAMES = {
    ".css": "a style sheet", ".js": "a script", ".mjs": "a script", ".svg": "a drawing", ".csv": "a table",
    ".tsv": "a table", ".xml": "an XML file", ".py": "a program", ".woff": "a font", ".woff2": "a font",
}  # fmt: skip
_MEND = {
    "archive": "unpack it and give the files, or pack them as .zip",
    "table": "turn its rows into JSON Lines with a `text` each",
}

_JSON_BEGINS = re.compile(rb'\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\})|\[\s*(?:\{\s*["}]|\]\s*\Z)')
_LEADING = re.compile(rb"(?:\s|<!--.*?(?:-->|\Z)|<\?xml.*?\?>)*", re.S)
_PAGE_BEGINS = re.compile(rb"<!doctype\s+html|<html[\s>]", re.I)
_PAGE_TAGS = re.compile(rb"<(?:head|body|meta|title|article|main|div|section|p|h1|script|table|span)[\s>/]", re.I)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_of(head: bytes, name: str, where: str) -> Kind:
    """What a file holds, from its first `HEAD` bytes and its name.

    Raises:
        IngestError: nothing, or something that holds no report, such as a picture; the message names it.
    """
    name = name.lower()
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    begin = _plain(head)
    if not begin.strip():
        raise IngestError(where, "an empty file", "fetch or save it again, or leave it out")
    _refuse_magic(head, where)
    if _is_rows(begin, name):
        return "rows"
    if name.endswith(".json") or _JSON_BEGINS.match(begin.lstrip()):
        return "json"
    return _markup(begin, head, name, where)


def _plain(head: bytes) -> bytes:
    """The beginning without its byte order mark; UTF-16 and UTF-32 as UTF-8."""
    for bom in _BOMS:
        if head.startswith(bom):
            if bom == codecs.BOM_UTF8:
                return head[3:]
            codec = "utf-32" if len(bom) == 4 else "utf-16"
            return head[: len(head) // 4 * 4].decode(codec, "ignore").encode("utf-8", "ignore")
    return head


def _refuse_magic(head: bytes, where: str) -> None:
    for begin, what in _MAGIC_BEGINS:
        if begin.match(head):
            raise _no_report(what, where)


def _no_report(what: str, where: str) -> IngestError:
    kind = what.rsplit(" ", 1)[-1]
    return IngestError(where, f"{what}, not a report", _MEND.get(kind, "save its text as .txt or the page as .html"))


def _is_rows(begin: bytes, name: str) -> bool:
    """Whether these are JSON Lines: by name, or because the first line is a JSON object of its own."""
    if name.endswith(ROW_NAMES):
        return True
    line, newline, _ = begin.lstrip().partition(b"\n")
    if not _JSON_BEGINS.match(line) or not line.startswith(b"{"):
        return False
    if not newline:
        return len(begin) >= HEAD - 4
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _markup(begin: bytes, head: bytes, name: str, where: str) -> Kind:
    rest = begin[_LEADING.match(begin).end() :]  # type: ignore[union-attr]
    if _PAGE_BEGINS.match(rest) or (rest.startswith(b"<") and _PAGE_TAGS.search(rest)):
        return "page"
    if b"multipart/related" in begin.lower() and b"mime-version:" in begin.lower():
        return "mhtml"
    if name.endswith(_PAGE_NAMES) and _PAGE_TAGS.search(begin):
        return "page"
    for ending, what in _NO_REPORT_NAMES.items():
        if name.endswith(ending):
            raise _no_report(what, where)
    if begin.lstrip().startswith(b"<?xml"):
        raise IngestError(where, "XML, not a page of news", "save the article's own page as .html")
    if begin is head and b"\0" in head and not _is_wide(head):
        raise IngestError(where, "a binary file, not a report", "save its text as .txt or the page as .html")
    return "text"


def _is_wide(head: bytes) -> bool:
    """Whether the NULs are those of UTF-16 without a byte order mark: mostly at even or mostly at odd places."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) * 4 > len(head) > 8 * min(even, odd)
