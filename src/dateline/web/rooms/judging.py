"""Judging: a person accepts, corrects, rejects or adds a fact; all of it signed, dated and undoable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import CorrectionError, SpanError, StoreError
from dateline.record.anchor import Anchor, Kind
from dateline.record.corrected import corrected
from dateline.record.correction import Change, Correction
from dateline.record.reading import Span
from dateline.store.protocol import FactQuery
from dateline.web.cards import anchor_of, facts_of, page_id
from dateline.web.charts.worldmap import ground
from dateline.web.correcting import Form, Names, added, changes, fields, fresh_id, moment, places_found, towns_in
from dateline.web.desk import desk
from dateline.web.narrowing import narrowing
from dateline.web.pages import field, page, wants_fragment
from dateline.web.room import Room, posts, reads
from dateline.web.rooms.report import Read, read
from dateline.web.visitor import visitor

_LONGEST = 600
"""Characters that may be selected to add a fact."""


def judge(request: Request, form: FormData) -> Response:
    """Accept or reject a fact, or put a rejected one back."""
    found, anchor = _asked(request, field(form, "fact"))
    at = visitor(request)
    said = [one for one in found.corrections if _of(one, anchor) and one.judge == at.name]
    wanted = field(form, "do")
    if wanted == "restore":
        rejects = [one for one in found.corrections if _of(one, anchor) and one.change == "reject"]
        return _take_back(request, found, rejects)
    if wanted != "accept" and wanted != "reject":
        raise HTTPException(400, f"Expected accept, reject or restore, got “{wanted[:40]}”.")
    change: Change = "accept" if wanted == "accept" else "reject"
    if wanted == "accept" and any(one.change == "accept" for one in said):
        return _take_back(request, found, [one for one in said if one.change == "accept"])
    _fact(found, anchor)
    made = Correction(
        id=fresh_id(), fact=anchor.key, change=change, judge=at.name, when=moment(), note=field(form, "note") or None
    )
    _keep(request, [made])
    if field(form, "in") == "queue":
        if not wants_fragment(request):
            return RedirectResponse("/review", status_code=303)
        words = found.kept.report.words(anchor.span)
        return page(request, "queue_done.html", made=made, words=words, report=found.kept.report)
    return _done(request, found, [made], page_id(anchor.key))


def correct_form(request: Request) -> Response:
    """The form to correct a fact."""
    found, anchor = _asked(request, f"{request.path_params['id']}:{_key_of(request.path_params['fact'])}")
    return _form(request, found, anchor, fact=_fact(found, anchor))


def correct(request: Request, form: FormData) -> Response:
    """Set what was changed in the form."""
    found, anchor = _asked(request, field(form, "fact"))
    fact, names = _fact(found, anchor), Names(found.kept.report.id, found.account)
    try:
        given = Form(form, names)
        made = changes(fact, anchor, given, names, judge=visitor(request).name, note=field(form, "note")[:1000] or None)
        corrected(found.account, made)
    except CorrectionError as error:
        return _form(request, found, anchor, fact=fact, problem=str(error), status=400)
    _keep(request, made)
    return _done(request, found, made, page_id(anchor.key))


def add_form(request: Request) -> Response:
    """The form to add a fact at selected words."""
    found = read(desk(request).store, request.path_params["id"])
    return _form(request, found, _selected(request, found), fact=None)


def add_fact(request: Request, form: FormData) -> Response:
    """Add a fact that the reading missed."""
    found = read(desk(request).store, request.path_params["id"])
    anchor = _selected(request, found)
    names = Names(found.kept.report.id, found.account)
    at = visitor(request).name
    try:
        after = added(anchor.kind, Form(form, names))
        made = Correction(
            id=fresh_id(), fact=anchor.key, change="add", after=after, judge=at, when=moment(),
            note=field(form, "note")[:1000] or None,
        )  # fmt: skip
        corrected(found.account, [made])
    except CorrectionError as error:
        return _form(request, found, anchor, fact=None, problem=str(error), status=400)
    _keep(request, [made])
    return _done(request, found, [made], page_id(anchor.key))


def undo(request: Request, form: FormData) -> Response:
    """Take back corrections by their ids: one's own, and as an editor anybody's."""
    found = read(desk(request).store, request.path_params["id"])
    wanted = set(field(form, "ids").split(","))
    those = [one for one in found.corrections if one.id in wanted]
    done = _take_back(request, found, those)
    if field(form, "in") == "queue" and wants_fragment(request):
        facts = list(desk(request).store.facts(FactQuery(keys=(those[0].fact,), limit=1)))
        return page(request, "queue_again.html", fact=facts[0]) if facts else Response(status_code=204)
    return done


def places(request: Request) -> Response:
    """Places of the gazetteer by a name that is being typed, as options."""
    return page(request, "places_found.html", found=list(places_found(request.query_params.get("other_place", ""))))


def towns(request: Request) -> Response:
    """The largest towns in a part of the map, as JSON; of one that reaches over the date line the western piece."""
    box = narrowing(request).box
    if box is None:
        raise HTTPException(400, "Expected box=WEST,SOUTH,EAST,NORTH in degrees.")
    west, south, east, north = box
    found = towns_in((west, south, min(east, 180.0), north))
    return Response(msgspec.json.encode([msgspec.to_builtins(one) for one in found]), media_type="application/json")


def _keep(request: Request, made: Sequence[Correction]) -> None:
    for one in made:
        desk(request).store.correct(one)
    desk(request).joining.soon()


def _take_back(request: Request, found: Read, those: Sequence[Correction]) -> Response:
    at = visitor(request)
    if not those:
        raise HTTPException(404, "There is nothing to undo: it was undone already.")
    if any(one.judge != at.name for one in those):
        at.must("edit")
    for one in those:
        try:
            desk(request).store.withdraw(one.id, judge=at.name, when=moment())
        except StoreError as error:
            raise HTTPException(409, str(error)) from error
    desk(request).joining.soon()
    return _back(found, "undone", page_id(those[0].fact))


def _asked(request: Request, key: str) -> tuple[Read, Anchor]:
    """The report and the fact that a request names."""
    try:
        anchor = Anchor.parse(key)
    except SpanError as error:
        raise HTTPException(404, str(error)) from error
    found = read(desk(request).store, request.path_params["id"])
    if anchor.report != found.kept.report.id:
        raise HTTPException(400, "The fact is of another report.")
    return found, anchor


def _key_of(id: str) -> str:
    """`event-120-128` → `event:120-128`."""
    return id.replace("-", ":", 1)


def _of(one: Correction, anchor: Anchor) -> bool:
    return one.fact == anchor.key


def _fact(found: Read, anchor: Anchor) -> Any:
    """The fact itself, as corrected."""
    for fact in facts_of(found.account):
        if anchor_of(found.kept.report.id, fact) == anchor:
            return fact
    raise HTTPException(404, "This fact is no longer in the account: load the page anew.")


def _selected(request: Request, found: Read) -> Anchor:
    """The words that a request names for a fact to be added, where they are words of the report."""
    kind, span = request.path_params["kind"], request.path_params["span"]
    start, _, end = span.partition("-")
    text = found.kept.report.text
    right: Span = (int(start), int(end)) if start.isdigit() and end.isdigit() else (0, 0)
    if kind not in get_args(Kind) or not 0 <= right[0] < right[1] <= min(len(text), right[0] + _LONGEST):
        raise HTTPException(404, "These are no words of this report: select some and add the fact there.")
    return Anchor(found.kept.report.id, kind, right)


def _form(
    request: Request, found: Read, anchor: Anchor, *, fact: Any, problem: str | None = None, status: int = 200
) -> Response:
    names = Names(found.kept.report.id, found.account)
    asked = fields(anchor.kind)
    spots, box = ground(found.account.places)
    return page(
        request,
        "correcting.html",
        status=status,
        report=found.kept.report,
        entry=found.kept.entry,
        anchor=anchor,
        page_id=page_id(anchor.key),
        words=" ".join(found.kept.report.words(anchor.span).split()),
        asked=asked,
        now={one.name: names.now(fact, one) for one in asked} if fact is not None else {},
        names=names,
        adding=fact is None,
        problem=problem,
        modes=_modes(),
        beside=wants_fragment(request),
        spots=spots,
        box=box,
        point=_now_at(found, fact),
    )


def _now_at(found: Read, fact: Any) -> tuple[float, float] | None:
    """Longitude and latitude of a place, or of the place of an event or a figure."""
    named = getattr(fact, "place", None)
    place = next((one for one in found.account.places if one.id == named), None) if named else fact
    lon, lat = getattr(place, "lon", None), getattr(place, "lat", None)
    return None if lon is None or lat is None else (lon, lat)


def _modes() -> list[tuple[str, tuple[str, ...]]]:
    from dateline.vocabulary.terms import event_types, modes

    return [(kind, modes(kind)) for kind in event_types() if modes(kind)]


def _done(request: Request, found: Read, made: Sequence[Correction], at: str) -> Response:
    return _back(found, ",".join(one.id for one in made), at)


def _back(found: Read, done: str, at: str) -> Response:
    return RedirectResponse(f"/report/{found.kept.report.id}?done={done}#{at}", status_code=303)


ROOM = Room(
    name="Judging",
    path="/judging",
    shown="no",
    needs="judge",
    routes=(
        posts("/report/{id}/judge", judge, needs="judge"),
        reads("/report/{id}/correct/{fact}", correct_form, needs="judge"),
        posts("/report/{id}/correct", correct, needs="judge"),
        reads("/report/{id}/add/{kind}/{span}", add_form, needs="judge"),
        posts("/report/{id}/add/{kind}/{span}", add_fact, needs="judge"),
        posts("/report/{id}/undo", undo, needs="judge"),
        reads("/places/found", places, needs="judge"),
        reads("/places/towns", towns, needs="judge"),
    ),
)
