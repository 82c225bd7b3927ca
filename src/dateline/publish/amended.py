"""Kept reports with their accounts as persons corrected them, which is how they leave the house."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from dateline.record.corrected import corrected
from dateline.record.correction import Correction
from dateline.store.protocol import Kept, Query, View


def every(view: View, query: Query) -> Iterator[Kept]:
    """Whole reports that match, streamed, each account corrected."""
    amend = amender(view)
    for kept in view.every(query):
        yield amend(kept)


def finder(view: View) -> Callable[[str], Kept | None]:
    """Gives a report by its id or the beginning of it, its account corrected."""
    amend = amender(view)

    def find(id: str) -> Kept | None:
        kept = view.kept(id)
        return amend(kept) if kept else None

    return find


def amender(view: View) -> Callable[[Kept], Kept]:
    """Applies the corrections in force. They are few, so all are read once."""
    by_report: dict[str, list[Correction]] = {}
    for one in view.corrections():
        by_report.setdefault(one.fact.partition(":")[0], []).append(one)

    def amend(kept: Kept) -> Kept:
        found = by_report.get(kept.report.id)
        return msgspec.structs.replace(kept, account=corrected(kept.account, found)) if found else kept

    return amend
