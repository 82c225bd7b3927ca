"""The plan of the reading room: its rooms in the order of the navigation."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.web.room import Room
from dateline.web.visitor import Visitor


@cache
def rooms() -> tuple[Room, ...]:
    """Every room. Each module of `rooms/` names its own `ROOM`; a new room is added here."""
    from dateline.web.api import operations
    from dateline.web.rooms import (
        actors,
        add,
        incidents,
        judging,
        monitors,
        places,
        report,
        reports,
        retelling,
        review,
        revisions,
        search,
        signing,
        story,
        taking,
        today,
    )

    return (
        today.ROOM,
        story.ROOM,
        retelling.ROOM,
        incidents.ROOM,
        actors.ROOM,
        places.LIST,
        places.ROOM,
        monitors.ROOM,
        taking.ROOM,
        reports.ROOM,
        report.ROOM,
        judging.ROOM,
        search.ROOM,
        review.ROOM,
        revisions.ROOM,
        add.ROOM,
        operations.ROOM,
        signing.ROOM,
    )


class Way(msgspec.Struct, frozen=True):
    """A way to a room, as the navigation shows it."""

    name: str
    path: str
    key: str | None


class Navigation(msgspec.Struct, frozen=True):
    """The ways a visitor may go."""

    main: tuple[Way, ...]
    tools: tuple[Way, ...]


def navigation(at: Visitor) -> Navigation:
    """The rooms that this visitor may use, by where they are shown."""
    open_to = [room for room in rooms() if at.may(room.needs)]
    return Navigation(
        main=tuple(Way(room.name, room.path, room.key) for room in open_to if room.shown == "main"),
        tools=tuple(Way(room.name, room.path, room.key) for room in open_to if room.shown == "tools"),
    )
