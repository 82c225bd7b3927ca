"""The dateline at the beginning of a paragraph: where, and on what day, a report was filed."""

from __future__ import annotations

import msgspec


class Read(msgspec.Struct, frozen=True):
    """A dateline found. `text` is the place as printed; `start:end` are the characters of the paragraph that it takes
    up, agency, day and separator included; `day` is the day as printed, `None` where there is none."""

    text: str | None
    start: int
    end: int
    day: str | None
    place: tuple[int, int] | None


def read_dateline(paragraph: str) -> Read | None:
    """The dateline that `paragraph` begins with."""
    return None
