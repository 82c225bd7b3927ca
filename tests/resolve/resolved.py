"""The places of made-up texts, resolved, and how near one of them is to a point."""

from __future__ import annotations

import re

from dateline.record.account import Place
from dateline.record.report import Dateline, Report
from dateline.resolve.earth import km
from dateline.resolve.places import resolve_places


def told(text: str, *names: str, dateline: str | None = None) -> dict[str, Place]:
    """The places of a text, resolved, by the words asked for; ids that were joined share one."""
    at = text.find(dateline) if dateline else -1
    line = Dateline(dateline, (at, at + len(dateline))) if dateline else None
    report = Report(id="made", source="made.txt", text=text, span=(0, len(text)), dateline=line)
    places = tuple(
        Place(id=f"P{i}", name=name, kind="other", mentions=tuple(m.span() for m in re.finditer(re.escape(name), text)))
        for i, name in enumerate(names, 1)
    )
    found, became = resolve_places(report, places)
    by_id = {place.id: place for place in found}
    return {place.name: by_id[became.get(place.id, place.id)] for place in places}


def near(place: Place, lat: float, lon: float, *, within: float = 60) -> bool:
    return place.lat is not None and place.lon is not None and km(place.lat, place.lon, lat, lon) < within
