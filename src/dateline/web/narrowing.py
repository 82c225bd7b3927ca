"""Narrowing: which of a room's facts an address asks for, so that all its views filter one another."""

from __future__ import annotations

import re
from typing import get_args

import msgspec
from starlette.requests import Request

from dateline.record.account import EventType, Status
from dateline.record.fact import Fact
from dateline.store.days import days
from dateline.web.charts.worldmap import place_id

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")
_LONGEST = 200


class Narrow(msgspec.Struct, frozen=True, kw_only=True):
    """What an address asks for. Several types mean any of them."""

    since: str | None = None
    until: str | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    place: str | None = None
    report: str | None = None
    box: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees."""

    @property
    def chosen(self) -> bool:
        """Whether anything is asked for."""
        return self != Narrow()

    def in_days(self, fact: Fact) -> bool:
        """Whether the fact may lie in the days asked for; one without a day does only where none are asked for."""
        if not self.since and not self.until:
            return True
        first, last = fact.first_day or fact.last_day, fact.last_day or fact.first_day
        if first is None or last is None:
            return False
        return (not self.since or last >= self.since) and (not self.until or first <= self.until)

    def at_place(self, fact: Fact) -> bool:
        """Whether the fact is at the place and in the box asked for."""
        place = fact.place
        if self.place is not None and (place is None or place_id(place) != self.place):
            return False
        if self.box is None:
            return True
        if place is None or place.lat is None or place.lon is None:
            return False
        west, south, east, north = self.box
        lon = place.lon + 360 if place.lon < west and place.lon + 360 <= east else place.lon
        return west <= lon <= east and south <= place.lat <= north

    def of_kind(self, fact: Fact) -> bool:
        """Whether it is of the types and statuses asked for."""
        return (not self.type or fact.type in self.type) and (not self.status or fact.status in self.status)

    def in_report(self, fact: Fact) -> bool:
        """Whether it stands in the report asked for."""
        return self.report is None or fact.report == self.report

    def holds(self, fact: Fact) -> bool:
        """Whether a fact is all that is asked for."""
        return self.in_days(fact) and self.of_kind(fact) and self.in_report(fact) and self.at_place(fact)


def narrowing(request: Request) -> Narrow:
    """What the address asks for; what cannot be meant is left out."""
    given = request.query_params
    since, until = _day(given.get("since")), _day(given.get("until"))
    return Narrow(
        since=since[0] if since else None,
        until=until[1] if until else None,
        type=tuple(one for one in given.getlist("type") if one in get_args(EventType)),
        status=tuple(one for one in given.getlist("status") if one in get_args(Status)),
        place=given.get("place", "")[:_LONGEST] or None,
        report=given.get("report", "")[:_LONGEST] or None,
        box=_box(given.get("box", "")),
    )


def _day(value: str | None) -> tuple[str, str] | None:
    """First and last day that a day, a month or a year covers."""
    if not value or not _DAY.match(value.strip()):
        return None
    covered = days(value.strip())
    return (covered[0], covered[1]) if covered and covered[0] and covered[1] else None


def _box(value: str) -> tuple[float, float, float, float] | None:
    try:
        west, south, east, north = (float(one) for one in value.split(","))
    except ValueError:
        return None
    sound = -360 <= west < east <= 540 and -90 <= south < north <= 90
    return (west, south, east, north) if sound else None
