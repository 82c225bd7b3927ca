"""Actors: the list, and the dossier of one: names, offices, deeds, statements and the network of its relations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import get_args
from urllib.parse import quote

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.record.account import ActorType, RelationName, Style
from dateline.record.fact import ActorEntry, Appearance, Fact, Who
from dateline.record.judgement import Judgement
from dateline.store.protocol import ActorQuery, FactQuery, IncidentQuery, Store
from dateline.web.desk import desk
from dateline.web.exhibit import exhibit
from dateline.web.looking import events, look_up
from dateline.web.pages import field, page
from dateline.web.paging import Page, Wanted, wanted
from dateline.web.room import Room, posts, reads
from dateline.web.shown import countries, country_code
from dateline.web.verdicts import keep, last_of, settle

SIZE = 50
_STATEMENTS = 12
_RELATIONS = 300
_APPEARANCES = 500
_TIES = 20
"""Relations that the page shows until all are asked for."""
_AROUND = 40
"""Actors around one that its network shows at the most."""


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office with every report that states it."""

    title: str
    of: str | None
    count: int
    first: str | None
    last: str | None
    report: str
    words: str
    start: int
    end: int


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A relation between two actors (or an actor and a place), with its first words and how many facts state it."""

    left: str
    left_name: str
    relation: str
    right: str | None
    right_name: str
    title: str | None
    former: bool
    facts: tuple[Fact, ...]

    @property
    def named(self) -> bool:
        """Whether both ends are known beyond their report, or places."""
        return not any((end or "").startswith("words:") for end in (self.left, self.right))


def actors(request: Request) -> Response:
    """Actors, those in most reports first."""
    store, given = desk(request).store, request.query_params
    at = wanted(request, size=SIZE)
    kind = given.get("type")
    query = ActorQuery(
        words=given.get("words", "").strip()[:200] or None,
        type=kind if kind in get_args(ActorType) else None,  # type: ignore[arg-type]
        country=country_code(given.get("country")),
        limit=at.limit,
        offset=at.offset,
    )
    found = at.of(store.actors(query))
    return page(request, "actors.html", actors=found, query=query, types=get_args(ActorType), countries=countries())


def actor(request: Request) -> Response:
    """The dossier of one actor."""
    store = desk(request).store
    key = request.path_params["key"]
    seen = list(islice(store.appearances(keys=(key,)), _APPEARANCES))
    if not seen:
        raise HTTPException(404, f"The record holds no actor “{key[:80]}”.")
    entry = entry_of(store, key, seen)
    deeds, full = events(store, FactQuery(either=(key,), order="published", newest_first=True))
    keys = set(entry.keys) | {entry.key, key}
    every = ties_in(look_up(store, FactQuery(types=get_args(RelationName), either=(key,), limit=_RELATIONS)), keys)
    ties = every if request.query_params.get("ties") == "all" else every[:_TIES]
    return page(
        request,
        "actor.html",
        actor=entry,
        key=key,
        show=exhibit(request, deeds, limit=full, newest_first=True),
        offices=_offices(seen),
        ties=ties,
        more_ties=len(every) - len(ties),
        around=_around(ties, keys),
        statements=_statements(request, store, key),
        incidents=list(store.incidents(IncidentQuery(either=(key,), at_least=2, order="day", limit=8))),
        partners=_partners(deeds, keys),
        sightings=_sightings(seen),
        judged=(judged := _judged(store, seen))[:20],
        undo=last_of(request, judged),
        like=[one for one in store.actors(ActorQuery(words=entry.name, limit=7)) if one.key not in keys],
        done=request.query_params.get("done", ""),
    )


def entry_of(store: Store, key: str, seen: Sequence[Appearance]) -> ActorEntry:
    """The actor as lists show it; looked for by its names, else told from what was seen."""
    names = sorted({one.name for one in seen[:50]}, key=len)
    for name in names[:4]:
        for found in store.actors(ActorQuery(words=name, limit=40)):
            if key in (found.key, *found.keys):
                return found
    last = seen[-1]
    return ActorEntry(
        key=key, name=last.name, type=last.type, country=last.country, sector=last.sector,
        names=tuple(name for name in names if name != last.name), reports=len({one.report for one in seen}),
        keys=(key,),
    )  # fmt: skip


def _offices(seen: Iterable[Appearance]) -> list[Office]:
    found: dict[tuple[str, str], Office] = {}
    for one in seen:
        day = (one.published or "")[:10] or None
        for title, of, words, span in one.offices:
            key = (title.casefold(), (of or "").casefold())
            before = found.get(key)
            days = sorted(d for d in (day, before.first if before else None, before.last if before else None) if d)
            found[key] = Office(
                title=title, of=of, count=(before.count if before else 0) + 1, first=days[0] if days else None,
                last=days[-1] if days else None, report=one.report, words=words, start=span[0], end=span[1],
            )  # fmt: skip
    return sorted(found.values(), key=lambda it: (-it.count, it.title))


def ties_in(facts: Iterable[Fact], keys: set[str]) -> list[Tie]:
    """The relations of facts, those that most facts state first."""
    found: dict[tuple[str, str, str, bool], list[Fact]] = {}
    for fact in facts:
        left, right = _node(fact.actors, keys), _node(fact.recipients, keys)
        if left and (right or fact.place):
            end = right[0] if right else f"place:{fact.place.name if fact.place else ''}"
            found.setdefault((left[0], fact.type, end, fact.status == "former"), []).append(fact)
    made = [_tie(some, keys, former=key[3]) for key, some in found.items()]
    return sorted(made, key=lambda one: (one.former, -len(one.facts), not one.named, one.relation, one.right_name))


def _tie(some: Sequence[Fact], keys: set[str], *, former: bool) -> Tie:
    fact = some[0]
    left, right = _node(fact.actors, keys) or ("", ""), _node(fact.recipients, keys)
    return Tie(
        left=left[0], left_name=left[1], relation=fact.type, right=right[0] if right else None,
        right_name=right[1] if right else fact.place.name if fact.place else "",
        title=next((one.title for one in some if one.title), None), former=former, facts=tuple(some),
    )  # fmt: skip


def _node(some: Sequence[Who], keys: set[str]) -> tuple[str, str] | None:
    """Whose end of a tie it is, and the name; others that no report but their own knows go by the words for them."""
    if not some:
        return None
    key = some[0].key
    own = key is not None and (key in keys or ":actor:" not in key)
    return (key if own and key else f"words:{some[0].name.casefold()}"), some[0].name


def _around(ties: Sequence[Tie], keys: set[str]) -> list[Tie]:
    """The ties that the network shows: those of the actors with the most of them."""
    counts: dict[str, int] = {}
    for tie in ties:
        other = tie.right if tie.left in keys else tie.left
        name = other or f"place:{tie.right_name}"
        counts[name] = counts.get(name, 0) + len(tie.facts)
    best = set(sorted(counts, key=lambda name: -counts[name])[:_AROUND])
    return [tie for tie in ties if ((tie.right if tie.left in keys else tie.left) or f"place:{tie.right_name}") in best]


def _partners(deeds: Iterable[Fact], keys: set[str]) -> list[tuple[str | None, str, int, int]]:
    """With whom the actor has to do: key, name, how often it acts on them, how often they act on it."""
    out: dict[str, list[int]] = {}
    names: dict[str, tuple[str | None, str]] = {}
    for fact in deeds:
        acts = any(who.key in keys for who in fact.actors)
        for who in fact.recipients if acts else fact.actors:
            if who.key in keys or (who.key is None and not who.name):
                continue
            mark = who.key or who.name
            names.setdefault(mark, (who.key, who.name))
            out.setdefault(mark, [0, 0])[0 if acts else 1] += 1
    ranked = sorted(out, key=lambda mark: (-sum(out[mark]), names[mark][1]))
    return [(*names[mark], out[mark][0], out[mark][1]) for mark in ranked[:12]]


def _statements(request: Request, store: Store, key: str) -> Page[Fact]:
    given = request.query_params.get("said", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 1
    at = Wanted(max(1, number), _STATEMENTS)
    query = FactQuery(
        types=get_args(Style), actors=(key,), order="published", newest_first=True, limit=at.limit, offset=at.offset
    )
    return at.of(store.facts(query))


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one key, or one report's sighting, adds to the actor; it can be parted from the rest."""

    fact: str
    key: str
    name: str
    report: str
    publisher: str | None
    published: str | None
    offices: tuple[str, ...]


def _sightings(seen: Sequence[Appearance]) -> list[Part]:
    """The sightings, the latest of each report first, so that a namesake can be parted from the others."""
    return [
        Part(
            fact=one.fact, key=one.key, name=one.name, report=one.report, publisher=one.publisher,
            published=one.published, offices=tuple(title for title, *_ in one.offices[:2]),
        )
        for one in list(reversed(seen))[:60]
    ]  # fmt: skip


def _judged(store: Store, seen: Sequence[Appearance]) -> list[Judgement]:
    facts = {one.fact for one in seen}
    found = [one for one in store.judgements(subject="actor") if one.by_person and ({one.left, one.right} & facts)]
    return sorted(found, key=lambda one: one.when, reverse=True)


def join(request: Request, form: FormData) -> Response:
    """Say that two actors are one."""
    store = desk(request).store
    key, other = field(form, "this"), _pasted(field(form, "other"))
    left = next(iter(store.appearances(keys=(key,))), None)
    right = next(iter(store.appearances(keys=(other,))), None)
    if left is None or right is None:
        raise HTTPException(404, f"The record holds no actor “{(key if left is None else other)[:80]}”.")
    if left.fact == right.fact:
        raise HTTPException(400, "These are one actor already.")
    keep(request, "actor", [(left.fact, right.fact)], "same", note=field(form, "note"))
    return settle(request, f"/actor/{quote(key, safe='')}?done=joined")


def split(request: Request, form: FormData) -> Response:
    """Say that the chosen sightings are of another actor than the rest."""
    store = desk(request).store
    key = field(form, "this")
    chosen = {str(value) for value in form.getlist("fact")}
    seen = list(islice(store.appearances(keys=(key,)), _APPEARANCES))
    apart = [one.fact for one in seen if one.fact in chosen]
    rest = [one.fact for one in seen if one.fact not in chosen]
    if not apart or not rest:
        raise HTTPException(400, "Choose some of the sightings, and not all of them, to part them from the others.")
    pairs = [(a, b) for a in apart for b in rest]
    keep(request, "actor", pairs, "different", note=field(form, "note"))
    return settle(request, f"/actor/{quote(key, safe='')}?done=parted")


def found(request: Request) -> Response:
    """Actors by a name that is being typed, to be joined with."""
    words = request.query_params.get("other", "").strip()[:200]
    some = list(desk(request).store.actors(ActorQuery(words=words, limit=8))) if len(words) > 1 else []
    return page(request, "actors_found.html", found=some)


def _pasted(value: str) -> str:
    """A key, or the address of an actor's page."""
    from urllib.parse import unquote

    text = value.strip()
    return unquote(text.rpartition("/actor/")[2].partition("?")[0]) if "/actor/" in text else text


ROOM = Room(
    name="Actors",
    path="/actors",
    shown="main",
    key="c",
    routes=(
        reads("/actors", actors),
        reads("/actors/found", found, needs="judge"),
        posts("/actors/join", join, needs="judge"),
        posts("/actors/split", split, needs="judge"),
        reads("/actor/{key:path}", actor),
    ),
)
