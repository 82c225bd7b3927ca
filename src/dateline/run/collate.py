"""Joins what reports tell: copies, then stories, then incidents, a batch of reports in one transaction.

Reports wait to be joined from when they are added, read anew, corrected or judged. Joining takes the batch out of what
it was in, links each report to its like, and groups anew only what those links touch; so one more report costs about
the same in a large record as in a small one, and the outcome does not hang on the order in which reports came.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.record.incident import Incident
from dateline.run.joins.actors import Actors
from dateline.run.joins.copies import Copies
from dateline.run.joins.events import Events
from dateline.run.joins.stories import Stories
from dateline.store.desk import Desk
from dateline.store.protocol import Writer

BATCH = 64


class Joined(msgspec.Struct, frozen=True):
    """What joining one batch did."""

    reports: int
    """Reports that no longer wait."""
    stories: int
    """Stories written."""
    incidents: tuple[Incident, ...]
    """Incidents that are new or not as they were."""


def collate(store: Writer, *, batch: int = BATCH) -> Iterator[Joined]:
    """Join every report that waits, batch by batch; what each did. Work that is stopped goes on where it was.

    Raises:
        StoreError: the record is open for reading only, or the database refuses.
    """
    while store.tell_untold():
        pass
    while (done := collate_batch(store, batch=batch)) is not None:
        yield done


def collate_anew(store: Writer, *, batch: int = BATCH) -> Iterator[Joined]:
    """Take out all that was joined, no judgement and no correction, and join every report again."""
    with store.collating() as desk:
        desk.clear()
    yield from collate(store, batch=batch)


def collate_batch(store: Writer, *, batch: int = BATCH) -> Joined | None:
    """Join some of the reports that wait; null where none does."""
    with store.collating() as desk:
        waiting = desk.waiting(batch)
        if not waiting:
            return None
        live = [one.id for one in waiting if one.latest]
        gone = [one.id for one in waiting if not one.latest]
        stories, incidents = _join(desk, live, gone)
        desk.done(one.number for one in waiting)
    return Joined(len(waiting), stories, tuple(incidents))


def _join(desk: Desk, live: list[str], gone: list[str]) -> tuple[int, list[Incident]]:
    copies, stories = Copies(desk), Stories(desk)
    events = Events(desk, copies=desk.copies_of, stories=stories.of)
    actors = Actors(desk)
    for space in (copies, stories, events, actors):
        space.take_out(gone)
    those = [kept for report in live if (kept := desk.kept(report))]
    copies.put_in(those)
    stories.put_in(those, copies.near)
    events.keep(those)
    actors.put_in(those)
    actors.settle()
    copied, parted = copies.settle(gone), stories.settle(live, gone)
    anew = {*copied, *parted} - {*live, *gone}
    events.link([*live, *sorted(anew)], anew)
    incidents, told_anew = events.settle()
    return stories.write((told_anew | copied) - set(gone)), incidents
