"""Bytes → text: which encoding they are in. Newlines become one `\\n`; all else stays as it came.

Unicode is tried before all else, since text that decodes as UTF-8 hardly ever is anything else. Where it does not,
single lines may still: dumps that were glued together mix UTF-8 with one of the Windows code pages, so those are read
line by line.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from dateline.errors import IngestError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 65_536
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\f\r\x1a\x1b")
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x7fELF", "a program"),
)
_NAMES = {
    "iso8859-1": "windows-1252",
    "iso8859-15": "windows-1252",
    "iso8859-7": "windows-1253",
    "iso8859-8": "windows-1255",
    "iso8859-9": "windows-1254",
    "iso8859-2": "iso-8859-2",
    "iso8859-5": "iso-8859-5",
}
"""What the detector's names are taken for: the Windows page where it holds all that the ISO one does."""

_CENTRAL = frozenset({"windows-1250", "iso-8859-2", "windows-1254", "windows-1257", "windows-1258"})
_ASIAN = frozenset({"shift_jis", "cp932", "euc_jp", "gb18030", "gbk", "big5", "euc_kr", "cp949", "iso2022_jp"})


def decode(data: bytes, *, where: str = "input") -> tuple[str, str]:
    """The text of `data` and the name of its encoding; a byte order mark is dropped.

    Raises `IngestError`, naming `where`, if the bytes are not text.
    """
    text, name = _marked(data) or _unmarked(data, where)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, name


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    return None


def _unmarked(data: bytes, where: str) -> tuple[str, str]:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise IngestError(where, f"expected text, found {kind}", "give its text or the saved page instead")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide
    if _binary(data):
        raise IngestError(where, "expected text, found binary data", "give a text file, a saved page or JSON Lines")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start >= len(data) - 4:
            return data[: error.start].decode("utf-8"), "utf-8"
    return _mixed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: one byte of each two is null in Latin text, and one of few in any alphabet."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 8 or not sample.count(0):
        return None
    even, odd = Counter(sample[0 : 2 * pairs : 2]), Counter(sample[1 : 2 * pairs : 2])
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        common = sum(count for _, count in high.most_common(3))
        if high[0] and common > 0.95 * pairs and low[0] < 0.02 * pairs and len(low) > 4:
            return name
    return None


def _binary(data: bytes) -> bool:
    """Whether there are null bytes or more than a few control characters in what comes first."""
    sample = data[:_SAMPLE]
    if not sample:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 0.005 * len(sample) + 1 or sample.count(0) > 1


def _mixed(data: bytes) -> tuple[str, str]:
    """Text in a code page, its lines in UTF-8 (if any) read as such."""
    page = _code_page(data)
    lines = re.split(rb"(\r\n|\n|\r)", data)
    decoded, unicode = [], 0
    for line in lines:
        try:
            words = line.decode("utf-8")
            unicode += not line.isascii()
        except UnicodeDecodeError:
            words = line.decode(page, "replace")
        decoded.append(words)
    if not unicode or page in _ASIAN:
        return data.decode(page, "replace"), page
    return "".join(decoded), f"mixed utf-8 and {page}"


def _code_page(data: bytes) -> str:
    """The code page of the bytes that are not ASCII, guessed from the lines that have some and are no UTF-8."""
    from resiliparse.parse.encoding import detect_encoding

    lines = (line for line in data.splitlines() if not line.isascii() and not _is_utf8(line))
    sample, size = [], 0
    for line in lines:
        sample.append(line[:2000])
        size += len(sample[-1])
        if size > 20_000:
            break
    joined = b"\n".join(sample)
    name = _house_name(str(detect_encoding(joined) or ""))
    return "windows-1252" if name in _CENTRAL and _few_letters(joined) else name


def _house_name(name: str) -> str:
    try:
        name = codecs.lookup(name).name
    except LookupError:
        return "windows-1252"
    if name in ("ascii", "utf-8"):
        return "windows-1252"
    return _NAMES.get(name, re.sub(r"^cp(?=125\d$)", "windows-", name))


def _few_letters(sample: bytes) -> bool:
    """Whether less than one byte in fifty is a letter outside ASCII, as in English with a foreign name."""
    letters = sum(1 for byte in sample if byte >= 0xC0 or byte in b"\xa3\xa5\xb3\xb9\xbf\x9c\x9f\x8c\x8f")
    return letters * 50 < len(sample)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
