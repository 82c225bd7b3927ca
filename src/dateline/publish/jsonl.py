"""Kept reports as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dateline.store.protocol import Kept


def account_lines(kept: Iterable[Kept]) -> Iterator[bytes]:
    """Each account as a line, its spans counted in the source as it was handed in."""
    for one in kept:
        yield msgspec.json.encode(one.account.in_source()) + b"\n"


def report_lines(kept: Iterable[Kept]) -> Iterator[bytes]:
    """Each report as a line with its text, in which its spans count."""
    for one in kept:
        yield msgspec.json.encode(one.report) + b"\n"
