"""How much one source may ask of the machine, so that no file can fill the memory or the disk."""

from __future__ import annotations

from typing import BinaryIO

from dateline.errors import IngestError

MIB = 1 << 20

DOCUMENT = 64 * MIB
"""Bytes of one document: a text, a page, a row of JSON Lines, a JSON file. Files of rows may be of any length."""
UNPACKED = 8192 * MIB
"""Bytes that one archive may unpack to."""
RATIO = 200
"""How many times its packed size a file may unpack to; text packs to about a fifth."""
RATIO_FROM = 8 * MIB
"""Unpacked bytes up to which the ratio is not looked at."""
MEMBERS = 100_000
"""Files in one zip archive."""

_PIECE = 1 << 18


def size(count: int) -> str:
    """A number of bytes for people: `64 MiB`, `12 kB`."""
    return f"{count / MIB:.0f} MiB" if count >= MIB else f"{max(1, count // 1000)} kB"


def read_whole(stream: BinaryIO, where: str) -> bytes:
    """All bytes of a document.

    Raises:
        IngestError: there are more of them than `DOCUMENT`; no more than that is ever held.
    """
    pieces, held = [], 0
    while piece := stream.read(_PIECE):
        held += len(piece)
        if held > DOCUMENT:
            raise IngestError(
                where, f"one document of more than {size(DOCUMENT)}", "split it, or give many reports as JSON Lines"
            )
        pieces.append(piece)
    return b"".join(pieces)
