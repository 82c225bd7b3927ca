"""Namesakes far from all that a report tells of: better no point than that of a town nobody spoke of."""

from __future__ import annotations

from dateline.resolve.gazetteer import Entry
from dateline.resolve.placescores import FEATURES, Option, Weighed
from dateline.vocabulary.placefold import fold

NEAR = 0.3
"""How much of the report's other places must lie close by for a town that nothing else speaks for."""
_SOME = 0.1
"""The share of its country among the other places by which a small one may be meant."""
_KNOWN, _GREAT, _TINY = 200_000, 1_000_000, 5_000
"""The people of a town that may be meant though nothing in the report speaks for its country; of one that may be meant
by another name or spelling than its own; and below which a town is meant only where places of its country are told."""


def astray_left_out(item: Weighed) -> list[Option]:
    """A place's candidates but for those astray: towns and districts of a country of which the report says nothing,
    and districts called after such a town."""
    if item.renowned:
        return item.options
    owned = any(option.entry.rank == 0 for option in item.options)
    astray = [option.entry for option in item.options if _astray(option, item.lands, owned=owned)]
    return [o for o in item.options if o.entry not in astray and not any(_seat(town, o) for town in astray)]


def _astray(option: Option, lands: tuple[str, ...], *, owned: bool) -> bool:
    """Whether a candidate is a town or district that is not known the world over, in a country of which the report says
    nothing, while it is about others; where it is about none, one that only bears another name or spelling.

    `owned`: some place has the name for its own.
    """
    entry = option.entry
    if entry.level not in {"city", "admin2"} or entry.capital or entry.country in lands:
        return False
    if any(_told(option, name) for name in ("inside", "near", "same_country")):
        return False
    if _told(option, "named_country"):
        return bool(lands) and entry.population < _TINY and not _told(option, "same_country", _SOME)
    if not lands:
        return entry.rank > 0 and entry.population < _KNOWN
    return entry.population < (_GREAT if entry.rank and owned else _KNOWN)


def _told(option: Option, feature: str, least: float = NEAR) -> bool:
    """Whether the report speaks for a candidate in this way, where that is a share at least so much."""
    told = option.features[FEATURES.index(feature)]
    return told >= least if feature in {"near", "same_country"} else told > 0


def _seat(town: Entry, option: Option) -> bool:
    """Whether a town is that which a district is called after, of which the report says nothing by itself."""
    entry = option.entry
    same = (entry.country, entry.admin1) == (town.country, town.admin1) and fold(entry.name) == fold(town.name)
    return same and entry.level == "admin1" and not _told(option, "district_share")
