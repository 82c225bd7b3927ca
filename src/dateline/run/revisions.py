"""What each later text of an article changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from dateline.collate.revisions import revision
from dateline.record.change import Revision
from dateline.record.corrected import corrected
from dateline.store.protocol import Kept, View


def changes(view: View, id: str) -> Iterator[Revision]:
    """Of the article that this report is a text of, each text held against the one before it, oldest first."""
    kept = [one for entry in view.revisions(id) if (one := view.kept(entry.id))]
    for before, after in pairwise(_corrected(view, one) for one in kept):
        yield revision(before, after)


def _corrected(view: View, kept: Kept) -> Kept:
    return msgspec.structs.replace(kept, account=corrected(kept.account, view.corrections(kept.report.id)))
