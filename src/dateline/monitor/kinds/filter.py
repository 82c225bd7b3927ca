"""A filter: every event, figure, attribution or relation that matches."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Annotated, get_args

from dateline.monitor.asking import Asking, placed
from dateline.monitor.entries import entry, in_order, merged
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, words_of
from dateline.record.account import EventType, FigureKind, RelationName, Status, Style
from dateline.record.fact import Fact, FactKind
from dateline.store.protocol import FactQuery
from dateline.vocabulary.terms import modes

_TYPES = (*get_args(EventType), *get_args(FigureKind), *get_args(RelationName), *get_args(Style))
_MODES = tuple(dict.fromkeys(mode for code in get_args(EventType) for mode in modes(code)))
_CHOICES = {
    "kinds": get_args(FactKind),
    "types": _TYPES,
    "modes": _MODES,
    "statuses": (*get_args(Status), "current", "former"),
}
_MOST = 2000


class Filter(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of a filter. Several values of one mean any of them; several options mean all of them."""

    kinds: Annotated[Names, about("event, figure, attribution, relation")] = ()
    types: Annotated[Names, about("PLOVER types (ASSAULT), kinds of figure (killed), relations (leads), styles")] = ()
    modes: Annotated[Names, about("PLOVER modes (drone, withdraw, allege)")] = ()
    statuses: Annotated[Names, about("happened, future, hypothetical, negated, requested, historical, former")] = ()
    actors: Annotated[Names, about("who acts or speaks, or whose figure it is")] = ()
    recipients: Annotated[Names, about("who is acted on")] = ()
    either: Annotated[Names, about("who acts or is acted on")] = ()
    says: Annotated[Names, about("who is said to say so")] = ()
    places: Annotated[Names, about("places, country codes or GeoNames ids")] = ()
    words: Annotated[Names, about("words of which the sentence holds at least one")] = ()
    publisher: Annotated[str | None, about("who published it")] = None
    at_least: Annotated[int | None, about("for figures: the lowest number that counts")] = None

    def wrong(self) -> str | None:
        """A code that there is not."""
        for name, known in _CHOICES.items():
            for value in getattr(self, name):
                if value not in known:
                    return f"unknown value {value!r} in {name}{_like(value, known)}; `dateline explain` lists the codes"
        return None

    def asks_nothing(self) -> str | None:
        """Any one option."""
        chosen = [name for name in self.__struct_fields__ if getattr(self, name)]
        return None if chosen else "a filter needs at least one of its options"


def answer(asking: Asking, options: Filter) -> Findings:
    """All facts that match, each an entry."""
    roles = {name: asking.parties(getattr(options, name)) for name in ("actors", "recipients", "either", "says")}
    spots = asking.spots(options.places)
    base = FactQuery(
        kinds=options.kinds,  # type: ignore[arg-type]
        types=options.types,
        modes=options.modes,
        statuses=options.statuses,
        publisher=options.publisher,
        since=options.since,
        until=options.until,
        order="day",
        newest_first=True,
        limit=None if any(roles.values()) or spots else _MOST,
    )
    named = next((parties for parties in roles.values() if parties), ())
    facts = asking.about(base, named, spots) if named or spots else asking.facts(base)
    if not (named or spots) and len(facts) == _MOST:
        asking.notes.append(f"only the latest {_MOST} facts are shown; narrow the filter")
    sought = words_of(options.words) if options.words else None
    kept = [fact for fact in facts if _matches(fact, roles, options) and placed(fact, spots)]
    found = [fact for fact in kept if sought is None or sought.search(fact.sentence)]
    return Findings(entries=in_order(merged(entry(fact.type, fact) for fact in found)))


def _matches(fact: Fact, roles: dict[str, tuple[Party, ...]], options: Filter) -> bool:
    says = (fact.says,) if fact.says else ()
    sides = {"actors": fact.actors, "recipients": fact.recipients, "either": (*fact.actors, *fact.recipients)}
    for name, some in (sides | {"says": says}).items():
        if roles[name] and not any(one.among(some) for one in roles[name]):
            return False
    lowest = fact.low if fact.low is not None else fact.high
    return options.at_least is None or (lowest is not None and lowest >= options.at_least)


def _like(value: str, known: Iterable[str]) -> str:
    folded = {one.casefold().replace("-", "_"): one for one in known}
    close = difflib.get_close_matches(value.casefold().replace("-", "_"), list(folded), n=1, cutoff=0.5)
    return f" (did you mean {folded[close[0]]!r}?)" if close else ""


FILTER = Kind(
    name="filter",
    summary="Every event, figure, attribution or relation that matches a choice of fields.",
    options=Filter,
    answer=answer,
    example="""kinds = ["figure"]
types = ["killed"]
places = ["ML", "BF", "NE"]
at_least = 10""",
)
