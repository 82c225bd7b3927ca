"""Search: one box over words, actors, places and types; facets; results that open on the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import StoreError
from dateline.record.account import EventType, Status
from dateline.record.fact import ActorEntry, Fact
from dateline.store.facets import Counts, Facets
from dateline.store.protocol import ActorQuery, Entry, FactQuery, Query, Store
from dateline.store.words import HIT_CLOSES, HIT_OPENS
from dateline.web.desk import desk
from dateline.web.pages import page
from dateline.web.paging import Page, wanted
from dateline.web.room import Room, reads
from dateline.web.rooms.monitors import from_search, suggested
from dateline.web.shown import country, status

SIZE = 20
_LONGEST = 400
"""Characters of a search that count."""
_SHOWN = 12
"""Values of one facet that are shown."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a search asks for, as its address has it."""

    q: str = ""
    publisher: str | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    actor: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def facts(self) -> FactQuery | None:
        """The facts that a report must hold, null where any report will do."""
        if not (self.type or self.status or self.country or self.actor or self.place):
            return None
        return FactQuery(
            kinds=("event",),
            types=self.type,
            statuses=self.status,
            countries=self.country,
            either=(self.actor,) if self.actor else (),
            place_names=(self.place,) if self.place else (),
        )

    @property
    def query(self) -> Query:
        """The reports that are asked for."""
        return Query(
            words=self.q or None, publisher=self.publisher, since=self.since, until=self.until, facts=self.facts
        )

    @property
    def chosen(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Asked()


class Hit(msgspec.Struct, frozen=True):
    """A report that was found: the words around the hit, or an event that was asked for with its sentence."""

    entry: Entry
    snippet: tuple[tuple[str, bool], ...]
    facts: tuple[Fact, ...] = ()


class Choice(msgspec.Struct, frozen=True):
    """One value of a facet: how many reports have it, whether it is chosen, and where a click on it leads."""

    value: str
    count: int | None
    on: bool
    path: str


class Group(msgspec.Struct, frozen=True):
    """A facet with its values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def asked(request: Request) -> Asked:
    """What the address asks for; what cannot be meant is left out."""
    given = request.query_params

    def one(name: str) -> str | None:
        return given.get(name, "").strip()[:_LONGEST] or None

    def day(name: str) -> str | None:
        value = one(name)
        return value if value and _DAY.match(value) else None

    return Asked(
        q=one("q") or "",
        publisher=one("publisher"),
        type=tuple(value for value in given.getlist("type") if value in get_args(EventType)),
        status=tuple(value for value in given.getlist("status") if value in get_args(Status)),
        country=tuple(value for value in given.getlist("country") if re.fullmatch(r"[A-Z]{2}", value)),
        actor=one("actor"),
        place=one("place"),
        since=day("since"),
        until=day("until"),
    )


def search(request: Request) -> Response:
    """What was found, with its facets; the bare box where nothing is asked for."""
    want, store = asked(request), desk(request).store
    if not want.chosen:
        facets = store.facets(want.query)
        groups = _groups(request, want, facets) if facets.total else ()
        return page(
            request, "search.html", asked=want, found=None, facets=facets, groups=groups, actors=(), others=(),
            problem=None,
        )  # fmt: skip
    try:
        found, facets = _found(request, want, store)
    except StoreError as error:
        return page(
            request, "search.html", status=400, asked=want, found=None, facets=None, groups=(), actors=(),
            others=(), problem=str(error),
        )  # fmt: skip
    return page(
        request,
        "search.html",
        asked=want,
        found=found,
        facets=facets,
        groups=_groups(request, want, facets),
        actors=_actors(want, store) if found.number == 1 else (),
        others=_others(want, store) if found.number == 1 else (),
        problem=None,
        monitor=_monitor(want),
        at_once=_at_once(request, want, actor_name := _name(want, store)),
        actor_name=actor_name,
    )


def _found(request: Request, want: Asked, store: Store) -> tuple[Page[Hit], Facets]:
    at = wanted(request, size=SIZE)
    query = msgspec.structs.replace(want.query, limit=at.limit, offset=at.offset)
    entries = at.of(store.entries(query))
    facts = _facts(store, want, [entry.id for entry in entries.items])
    hits = tuple(Hit(entry, parted(entry.snippet or ""), facts.get(entry.id, ())) for entry in entries.items)
    facets = store.facets(want.query)
    return Page(hits, entries.number, entries.size, entries.more, facets.total), facets


def _facts(store: Store, want: Asked, ids: Sequence[str]) -> dict[str, tuple[Fact, ...]]:
    """The events that were asked for, at most three of each report on the page."""
    if want.facts is None or not ids:
        return {}
    found: dict[str, tuple[Fact, ...]] = {}
    for fact in store.facts(msgspec.structs.replace(want.facts, reports=tuple(ids))):
        if len(found.get(fact.report, ())) < 3:
            found[fact.report] = (*found.get(fact.report, ()), fact)
    return found


def parted(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet in pieces, each with whether it is a hit."""
    made = []
    for part in snippet.split(HIT_OPENS):
        hit, closes, rest = part.partition(HIT_CLOSES)
        made += [(hit, True), (rest, False)] if closes else [(part, False)]
    return tuple(piece for piece in made if piece[0])


def _actors(want: Asked, store: Store) -> tuple[ActorEntry, ...]:
    """Actors that go by the words."""
    return tuple(store.actors(ActorQuery(words=want.q, limit=4))) if want.q and not want.actor else ()


def _others(want: Asked, store: Store) -> tuple[tuple[str, str, str], ...]:
    """Other readings of the words: a place where events happen, a type of event. Kind, name and where it leads."""
    if not want.q or len(want.q) > 60:
        return ()
    made = []
    at = next(store.facts(FactQuery(kinds=("event",), place_names=(want.q,), limit=1)), None)
    if at and at.place and not want.place:
        made.append(("events at", at.place.name, address(Asked(place=at.place.name))))
    kind = want.q.strip().upper()
    if kind in get_args(EventType) and kind not in want.type:
        made.append(("events of the type", kind.capitalize(), address(Asked(type=(kind,)))))
    return tuple(made)


def _name(want: Asked, store: Store) -> str | None:
    """The name of the actor that is asked for by key."""
    if not want.actor:
        return None
    found = store.facts(FactQuery(either=(want.actor,), limit=1))
    for fact in found:
        for who in (*fact.actors, *fact.recipients):
            if who.key == want.actor:
                return who.name
    return want.actor


def _groups(request: Request, want: Asked, facets: Facets) -> tuple[Group, ...]:
    return (
        Group("type", "What", tuple(_choices(want, "type", facets.types))),
        Group("status", "How far it stands", tuple(_choices(want, "status", facets.statuses))),
        Group("country", "Country", tuple(_choices(want, "country", facets.countries))),
        Group("publisher", "Publisher", tuple(_choices(want, "publisher", facets.publishers))),
        Group("month", "Month published", tuple(_months(want, facets.months))),
    )


def _choices(want: Asked, name: str, counts: Counts) -> Iterator[Choice]:
    now = getattr(want, name)
    several = isinstance(now, tuple)
    on = set(now) if several else {now} - {None}
    known = dict(counts)
    values = [*(value for value in on if value not in known), *known]
    for value in values[: _SHOWN + len(on)]:
        if several:
            after: Any = tuple(one for one in now if one != value) if value in on else (*now, value)
        else:
            after = None if value in on else value
        path = address(msgspec.structs.replace(want, **{name: after}))
        yield Choice(value, known.get(value), value in on, path)


def _months(want: Asked, counts: Counts) -> Iterator[Choice]:
    for value, count in counts[:_SHOWN]:
        on = want.since == want.until == value
        after = None if on else value
        yield Choice(value, count, on, address(msgspec.structs.replace(want, since=after, until=after)))


def address(want: Asked) -> str:
    """The address of a search."""
    pairs = [
        (name, one)
        for name in Asked.__struct_fields__
        for value in [getattr(want, name)]
        for one in (value if isinstance(value, tuple) else (value,))
        if one
    ]
    return f"/search?{urlencode(pairs)}" if pairs else "/search"


def _monitor(want: Asked) -> str:
    """Where this search is saved as a monitor."""
    return address(want).replace("/search", "/monitors/new", 1)


def _at_once(request: Request, want: Asked, actor: str | None) -> list[tuple[str, str]]:
    """What saves this search as a monitor in one step, as fields of a form.

    Nothing for several words: a search wants all of them in a report, a monitor any of them in a sentence, so that a
    person must say which are meant.
    """
    if len(want.q.split()) > 1 or not (name := suggested(request)):
        return []
    title = [want.q, *(one.capitalize() for one in want.type), *(status(one) for one in want.status), actor or "",
             want.place or "", *(country(one) for one in want.country), want.publisher or ""]  # fmt: skip
    options = [(key, ", ".join(value) if isinstance(value, list) else value) for key, value in from_search(request)]
    return [
        ("name", name),
        ("title", ", ".join(filter(None, title))),
        *((key, value) for key, value in options if value),
    ]


ROOM = Room(name="Search", path="/search", shown="no", routes=(reads("/search", search),))
