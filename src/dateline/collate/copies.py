"""Near-identical texts: a wire story in ten outlets, cut or under another headline, is one telling.

A text is taken as the set of its runs of five words (shingles). Every eighth of them by hash is a key under which it is
found, so that two texts with much in common meet and adding one costs the same however many there are; the share is
then counted on all shingles. (Sampling by remainder keeps containment measurable, so that a cut text is found in the
whole one: Broder, On the resemblance and containment of documents, 1997.)
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.record.report import Report
from dateline.record.story import Copy
from dateline.store.words import tokens

_RUN = 5
"""Words of a shingle."""
_SAMPLED = 8
FEWEST = 12
"""Shingles of a text that can be a copy: of a shorter one too little is known."""
SHARED_KEYS = 2
"""Keys that two texts have in common before they are compared."""
SHARE = 0.7
"""Of the shorter text's shingles, the part that is in the longer one, at which the two are one telling."""
SIZE = 0.35
"""The least that the shorter text may be of the longer: a digest of many stories is no copy of each."""
_TOLD = frozenset({"body", "subhead"})


class Print(msgspec.Struct, frozen=True, array_like=True):
    """What comparing a report with others needs: its shingles (32-bit hashes, sorted) and what ranks originals."""

    report: str
    publisher: str | None
    recency: str
    shingles: bytes

    def hashes(self) -> frozenset[int]:
        """The shingles."""
        return frozenset(array("I", self.shingles))


def fingerprint(report: Report, recency: str) -> Print:
    """The print of a report's body; `recency` sorts as publication does and is empty where unknown."""
    body = [report.words(part.span) for part in report.paragraphs if part.kind in _TOLD] or [report.text]
    words = tokens(" ".join(body))
    runs = {zlib.crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1)}
    return Print(report.id, report.publisher, recency, array("I", sorted(runs)).tobytes())


def keys(one: Print) -> tuple[str, ...]:
    """The keys under which copies of it are found; none for a text that is too short."""
    hashes = array("I", one.shingles)
    if len(hashes) < FEWEST:
        return ()
    return tuple(f"{value:08x}" for value in hashes if value % _SAMPLED == 0)


def share(one: Print, other: Print) -> float:
    """The part of the shorter text that is in the longer one, 0 to 1; 0 where they are not one telling."""
    a, b = one.hashes(), other.hashes()
    short, long = min(len(a), len(b)), max(len(a), len(b))
    if short < FEWEST or short < SIZE * long:
        return 0.0
    found = round(len(a & b) / short, 4)
    return found if found >= SHARE else 0.0


def copies(
    prints: Iterable[Print], shares: Mapping[str, Mapping[str, float]], apart: Sequence[frozenset[str]] = ()
) -> list[Copy]:
    """Which reports of one connected set are copies, and of what.

    The first published is an original (the longest of equals); a later one is a copy of the earliest original with
    which it shares enough, else an original itself. `apart` are pairs that a person judged different.
    """
    ordered = sorted(prints, key=lambda one: (one.recency or "9", -len(one.shingles), one.report))
    originals: list[Print] = []
    found = []
    for one in ordered:
        near = shares.get(one.report, {})
        of = next((it for it in originals if it.report in near and {it.report, one.report} not in apart), None)
        if of is None:
            originals.append(one)
        else:
            found.append(Copy(one.report, of.report, one.publisher, near[of.report]))
    return found
