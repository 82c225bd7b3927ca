"""Incidents: the list of occurrences, and each with its accounts side by side, to be joined and parted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import get_args

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.record.account import EventType, Status
from dateline.record.fact import Fact
from dateline.record.incident import Incident, Telling
from dateline.record.judgement import Judgement
from dateline.store.protocol import FactQuery, IncidentQuery, Store
from dateline.web.charts.ranges import disputed, scales
from dateline.web.charts.worldmap import drawing
from dateline.web.desk import desk
from dateline.web.pages import field, page, pasted
from dateline.web.paging import wanted
from dateline.web.room import Room, posts, reads
from dateline.web.verdicts import keep, last_of, settle, take_back

SIZE = 30
_NEAR = 8
_COLUMNS = 40
"""Accounts that stand side by side on the page."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


def incidents(request: Request) -> Response:
    """Incidents, the latest first, narrowed by type, place, days, and whether their accounts differ."""
    store, given = desk(request).store, request.query_params
    at = wanted(request, size=SIZE)
    query = IncidentQuery(
        types=tuple(one for one in given.getlist("type") if one in get_args(EventType)),
        statuses=tuple(one for one in given.getlist("status") if one in get_args(Status)),
        either=tuple(given.getlist("actor")[:5]),
        countries=tuple(one for one in given.getlist("country") if re.fullmatch("[A-Z]{2}", one)),
        place_names=tuple(one for one in given.getlist("place")[:5] if one.strip()),
        since=_day(given.get("since")),
        until=_day(given.get("until")),
        at_least=2 if given.get("several") else 1,
        disputed=True if given.get("disputed") else None,
        order="largest" if given.get("order") == "largest" else "changed" if given.get("order") == "changed" else "day",
        limit=at.limit,
        offset=at.offset,
    )
    found = at.of(store.incidents(query))
    return page(
        request,
        "incidents.html",
        incidents=found,
        query=query,
        disputes={one.id: envelope for one, envelope in disputed(found.items)},
        types=get_args(EventType),
        statuses=get_args(Status),
    )


def incident(request: Request) -> Response:
    """One incident: accounts side by side, figures on one scale, what differs, who denies or claims it."""
    store = desk(request).store
    found = asked(store, request.path_params["id"])
    if found.id != request.path_params["id"]:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/incident/{found.id}{query}", status_code=303)
    facts = list(store.facts(FactQuery(keys=tuple(telling.fact for telling in found.tellings))))
    places = [fact.place for fact in facts if fact.place is not None]
    return page(
        request,
        "incident.html",
        incident=found,
        scales=scales(found),
        drawing=drawing(places, width=440, shape=0.62) if places else None,
        names=names_of(facts),
        judged=(judged := judgements_on(store, found)),
        undo=last_of(request, judged),
        near=list(_near(store, found)),
        done=request.query_params.get("done", ""),
        columns=(columns := _columns(found))[:_COLUMNS],
        more_columns=max(0, len(columns) - _COLUMNS),
    )


class Column(msgspec.Struct, frozen=True):
    """One report's tellings of the incident, side by side with the others'."""

    report: str
    publisher: str | None
    published: str | None
    copy_of: str | None
    tellings: tuple[Telling, ...]


def _columns(one: Incident) -> list[Column]:
    by_report: dict[str, list[Telling]] = {}
    for telling in one.tellings:
        by_report.setdefault(telling.report, []).append(telling)
    return [
        Column(report, some[0].publisher, some[0].published, some[0].copy_of, tuple(some))
        for report, some in by_report.items()
    ]


def asked(store: Store, id: str) -> Incident:
    """The incident of an id or of an event's anchor key.

    Raises:
        HTTPException: 404, there is none.
    """
    found = store.incident(id)
    if found is None:
        raise HTTPException(404, f"The record holds no incident “{id[:80]}”; it may have been joined with another.")
    return found


def names_of(facts: Iterable[Fact]) -> dict[str, str]:
    """The names of the actors of facts, by their keys."""
    known: dict[str, str] = {}
    for fact in facts:
        for who in (*fact.actors, *fact.recipients):
            if who.key:
                known.setdefault(who.key, who.name)
    return known


def judgements_on(store: Store, one: Incident) -> list[Judgement]:
    """What persons judged of its events, the latest first."""
    facts = {telling.fact for telling in one.tellings}
    found: dict[str, Judgement] = {}
    for report in dict.fromkeys(telling.report for telling in one.tellings[:40]):
        for judgement in store.judgements(about=report, subject="event"):
            if judgement.by_person and {judgement.left, judgement.right} & facts:
                found[judgement.id] = judgement
    return sorted(found.values(), key=lambda it: it.when, reverse=True)


def _near(store: Store, one: Incident) -> Iterator[Incident]:
    """Incidents that may be the same: of about the same days, in the same place or country, of the same type first."""
    place = one.place
    if not one.first_day and place is None:
        return
    since, until = _shifted(one.first_day, -3), _shifted(one.last_day or one.first_day, 3)
    where = {"place_names": (place.name,)} if place and one.first_day is None else {}
    country = (place.country,) if place and place.country and not where else ()
    query = IncidentQuery(since=since, until=until, countries=country, order="largest", limit=60, **where)  # type: ignore[arg-type]
    found = [it for it in store.incidents(query) if it.id != one.id]
    parties = set(one.actors) | set(one.recipients)

    def likeness(it: Incident) -> tuple[int, int]:
        same_place = bool(place and it.place and it.place.name == place.name)
        same = 2 * (it.type == one.type) + 2 * same_place + 2 * bool(parties & (set(it.actors) | set(it.recipients)))
        return -same, -len(it.tellings)

    yield from sorted(found, key=likeness)[:_NEAR]


def join(request: Request, form: FormData) -> Response:
    """Say that two incidents are one occurrence."""
    store = desk(request).store
    one, other = asked(store, field(form, "this")), asked(store, pasted(field(form, "other")))
    if one.id == other.id:
        raise HTTPException(400, "These are one incident already.")
    pairs = [(one.tellings[0].fact, other.tellings[0].fact)]
    keep(request, "event", pairs, "same", note=field(form, "note"), undo=_opposed(store, one, other))
    return settle(request, f"/incident/{one.tellings[0].fact}?done=joined")


def split(request: Request, form: FormData) -> Response:
    """Say that the chosen accounts are of another occurrence than the rest."""
    store = desk(request).store
    one = asked(store, field(form, "this"))
    chosen = {str(value) for value in form.getlist("fact")}
    apart = [telling.fact for telling in one.tellings if telling.fact in chosen]
    rest = [telling.fact for telling in one.tellings if telling.fact not in chosen]
    if not apart or not rest:
        raise HTTPException(400, "Choose some of the accounts, and not all of them, to part them from the others.")
    pairs = [(a, b) for a in apart for b in rest]
    keep(request, "event", pairs, "different", note=field(form, "note"))
    return settle(request, f"/incident/{rest[0]}?done=parted")


def undo(request: Request, form: FormData) -> Response:
    """Take back judgements by their ids: one's own, and as an editor anybody's."""
    take_back(request, [one for one in field(form, "ids").split(",") if one])
    return settle(request, _own(field(form, "after")))


def judgements(request: Request) -> Response:
    """What people joined and parted, the latest first, what was taken back included."""
    at = wanted(request, size=SIZE)
    everything = _acts(one for one in desk(request).store.judgements(history=True) if one.by_person)[::-1]
    items = at.of(everything[at.offset : at.offset + at.limit], total=len(everything))
    return page(request, "judgements.html", log=items)


def _acts(judged: Iterable[Judgement]) -> list[tuple[Judgement, ...]]:
    """Judgements that were given in one go, together."""

    def act(one: Judgement) -> tuple[str | None, ...]:
        return one.judge, one.when, one.subject, one.verdict, one.withdrawn_when

    return [tuple(some) for _, some in groupby(judged, key=act)]


def _own(path: str) -> str:
    from dateline.web.pages import own_path

    return own_path(path, otherwise="/incidents")


def _opposed(store: Store, one: Incident, other: Incident) -> list[str]:
    """Judgements in force that keep two incidents apart."""
    left, right = {it.fact for it in one.tellings}, {it.fact for it in other.tellings}
    return [
        judgement.id
        for judgement in judgements_on(store, one)
        if judgement.verdict == "different"
        and ({judgement.left, judgement.right} & left)
        and ({judgement.left, judgement.right} & right)
    ]


def _day(value: str | None) -> str | None:
    return value if value and _DAY.match(value) else None


def _shifted(day: str | None, by: int) -> str | None:
    from datetime import date, timedelta

    if day is None:
        return None
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return day


ROOM = Room(
    name="Incidents",
    path="/incidents",
    shown="main",
    key="i",
    routes=(
        reads("/incidents", incidents),
        reads("/incident/{id}", incident),
        posts("/incidents/join", join, needs="judge"),
        posts("/incidents/split", split, needs="judge"),
        reads("/judgements", judgements),
        posts("/judgements/undo", undo, needs="judge"),
    ),
)
