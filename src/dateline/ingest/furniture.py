"""What a page puts around a report: share lines, "Follow", "Also read", addresses, sign-offs. It carries no facts."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from dateline.ingest.blocks import Block
from dateline.ingest.dates import ago_line, dated

_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)\S+[>)\]]?$|www\.\S+%2F\S+", re.IGNORECASE)
_HANDLE = re.compile(r"@\w{2,30}\.?$")
_MARKUP = re.compile(r"</?[a-z][^<>]*>\.?$|[\w-]+\s*:\s*[\w#% ]+;$|[{}]\.?$|\[?(?:if |endif)", re.IGNORECASE)


def furniture(block: Block) -> bool:
    """Whether a block is no part of what the report says."""
    line = block.head
    if not block.short:
        return False
    if not any(c.isalnum() for c in line):
        return True
    if block.words > 40:
        return False
    if _ADDRESS.fullmatch(line) or dated(line) or signed(block):
        return True
    if block.words <= 30 and (_pattern("begins").match(line) or _HANDLE.fullmatch(line) or _MARKUP.fullmatch(line)):
        return True
    return block.words <= 7 and _pattern("alone").fullmatch(line.strip(" .:|•·-–—_[]()")) is not None


def signed(block: Block) -> bool:
    """Whether a block is an agency's or author's sign-off: "(Reporting by …)", "— AP", "With inputs from PTI"."""
    line = block.head
    if block.words <= 40 and _pattern("signs").match(line):
        return True
    return block.words <= 4 and agency(line.strip(" .()[]-–—/|")) is not None


def agency(words: str) -> str | None:
    """The agency that `words` name, one or several joined by "/" or "and" ("AP/Reuters"); null for other words."""
    parts = [part.strip() for part in re.split(r"[/,&]|\band\b", words) if part.strip()]
    return words if parts and all(part in _agencies() for part in parts) else None


def address(block: Block) -> str | None:
    """The address where a block is nothing else."""
    if not block.short or block.words != 1 or not _ADDRESS.fullmatch(block.head):
        return None
    return block.head.strip("<>()[]")


def says_when(block: Block) -> bool:
    """Whether a block only tells when the report was published or updated."""
    return block.short and (dated(block.head) or (block.words <= 6 and ago_line(block.head)))


@cache
def _agencies() -> frozenset[str]:
    lines = files("dateline.ingest").joinpath("data", "agencies.txt").read_text(encoding="utf-8").splitlines()
    names = {line for line in lines if line and not line.startswith("#")}
    return frozenset(names | {name.upper() for name in names})


@cache
def _pattern(section: str) -> re.Pattern[str]:
    """One section of the list of furniture as a regular expression."""
    text = files("dateline.ingest").joinpath("data", "furniture.txt").read_text(encoding="utf-8")
    lines = text.split(f"[{section}]\n", 1)[1].split("\n[", 1)[0].splitlines()
    before = r"[(\[—–-]*\s*" if section == "signs" else ""
    return re.compile(f"{before}(?:{'|'.join(line for line in lines if line)})", re.IGNORECASE)
