"""What a report is about, as far as places go: the country that it speaks of most, the place that it names most.

A deed of which no place is told beside it is more often there than in a town named in passing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dateline.extract.placesinside import is_state
from dateline.extract.scene import Scene
from dateline.record.account import Place, Status
from dateline.vocabulary.registry import registry

_MOST, _HALF = 0.7, 0.4
"""Shares of all mentions of countries from which on a report is about one alone, or about one before all others."""
_MANY = 4
"""So many places and more are many."""

_AWAY = frozenset({"armed_group", "company", "media"})
"""Types of actors whose country says little of where things happen: mercenaries and correspondents are abroad."""


class About(msgspec.Struct, frozen=True):
    """What one report is about."""

    country: str | None
    """The country that its places and actors are of most often, but for groups, firms and media abroad (ISO 3166-1
    alpha-2)."""
    share: float
    """The share of that country in all mentions of places and actors that are of any."""
    often: int
    """How often it names the place that it names most."""
    places: int


@lru_cache(maxsize=2)
def about(scene: Scene) -> About:
    """What a report is about."""
    acting = (scene.cast.get(mark.actor) for mark in scene.cast.marks)
    telling = (actor for actor in acting if actor is not None and actor.type not in _AWAY)
    counts = Counter(actor.country for actor in telling if actor.country)
    for place in scene.places:
        if (code := _country(place.name)) is not None:
            counts[code] += len(place.mentions)
    country, times = counts.most_common(1)[0] if counts else (None, 0)
    often = max((len(place.mentions) for place in scene.places), default=0)
    return About(country, times / max(1, counts.total()), often, len(scene.places))


def standing(scene: Scene, place: Place, event_type: str, status: Status, step: str) -> Iterator[str]:
    """How a place stands in what the report is about; `step` says whether the event's own sentence (0), one before (-)
    or one after it (+) names it."""
    report = about(scene)
    main = report.country is not None and _country(place.name) == report.country
    land = f"{main}|{is_state(place.name, 'name')}"
    yield f"main={land}|{'most' if report.share > _MOST else 'half' if report.share > _HALF else 'less'}"
    yield f"main={land}|{step}"
    yield f"main={land}|{event_type}"
    yield f"top={len(place.mentions) == report.often}|{step}|{place.kind}"
    yield f"places={min(_MANY, report.places)}|{step}"
    yield f"status={status}|{step}"
    yield f"status={status}|{event_type}"


@lru_cache(maxsize=1024)
def _country(name: str) -> str | None:
    """The country that a place of this name is, or whose capital it is."""
    return registry().country(name) or registry().country(name.removeprefix("the "))
