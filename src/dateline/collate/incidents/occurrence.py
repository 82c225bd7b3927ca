"""The occurrence as one report tells it: all that comparing it with others needs, and all that an incident shows."""

from __future__ import annotations

import msgspec

from dateline.record.account import ActorType, EventType, Place, Status
from dateline.record.incident import Stance, Telling, ToldFigure
from dateline.record.reading import Span
from dateline.store.protocol import Kept


class Party(msgspec.Struct, frozen=True):
    """One who takes part: `key` as in `collate/actors.py`, `head` the folded last word of a nominal ("soldiers")."""

    key: str
    name: str
    type: ActorType | None
    country: str | None
    sector: str | None
    head: str


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One event of one report, ready to be compared. It encodes as JSON, so a store may keep it as it is."""

    fact: str
    """Anchor key of the event (its trigger)."""
    report: str
    published: str | None
    """ISO day of publication, null where unknown."""
    story: str | None = None
    copy_of: str | None = None
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Place | None = None
    first_day: str | None = None
    last_day: str | None = None
    """ISO days within which the report puts it; both null where it does not say."""
    spans: tuple[Span, ...] = ()
    """Trigger and further tellings: by these a person's judgement finds it again."""
    words: tuple[str, ...] = ()
    """Folded stems of the content words of its evidence, sorted; names of its place and parties left out."""
    trigger: str = ""
    prominent: bool = False
    """Whether the headline, deck or first paragraph tells it."""
    says: str | None = None
    """Key of who is said to say so."""
    telling: Telling
    figures: tuple[ToldFigure, ...] = ()
    stances: tuple[Stance, ...] = ()


def occurrences(kept: Kept, *, copy_of: str | None = None, story: str | None = None) -> tuple[Occurrence, ...]:
    """The events of a kept report, ready to be compared, in the order of the account.

    Pass the corrected account (`msgspec.structs.replace(kept, account=corrected(...))`) where there are corrections.
    `copy_of` is the report that this one is a near-identical copy of, `story` the id of its story.
    """
    raise NotImplementedError
