"""What each operation of the API does."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.errors import CorrectionError, SpanError, StoreError
from dateline.ingest.intake import Supplied
from dateline.record.account import Account
from dateline.record.anchor import Anchor
from dateline.record.corrected import corrected
from dateline.record.correction import Correction
from dateline.record.dossier import Dossier
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement
from dateline.record.report import Report
from dateline.record.story import Story
from dateline.store.protocol import (
    ActorQuery,
    Entry,
    FactQuery,
    IncidentQuery,
    PlaceQuery,
    Query,
    StoryQuery,
)
from dateline.web.adding import Job
from dateline.web.api import shapes
from dateline.web.correcting import fresh_id, moment
from dateline.web.desk import desk
from dateline.web.rooms.report import Read, read
from dateline.web.visitor import visitor

T = TypeVar("T")


def reports(request: Request, asked: shapes.ReportsAsked) -> shapes.Reports:
    """Reports, best first where words are asked for, else newest first."""
    facts = None
    if asked.type or asked.status or asked.country or asked.actor:
        either = (asked.actor,) if asked.actor else ()
        facts = FactQuery(
            kinds=("event",), types=asked.type, statuses=asked.status, countries=asked.country, either=either
        )
    query = Query(words=asked.q, publisher=asked.publisher, since=asked.since, until=asked.until, facts=facts)
    store = desk(request).store
    some = Query(**{**_fields(query), "limit": asked.limit, "offset": asked.offset})
    return shapes.Reports(tuple(store.entries(some)), store.facets(query).total)


def account(request: Request, asked: shapes.AccountAsked) -> Account:
    """What one report says, spans counted in the source, as people corrected it."""
    found = _read(request)
    return (found.kept.account if asked.as_read else found.account).in_source()


def report(request: Request, _: shapes.Nothing) -> Report:
    """One report: its text and the parts told apart in it."""
    return _read(request).kept.report


def revisions(request: Request, _: shapes.Nothing) -> tuple[Entry, ...]:
    """Every text kept of the article that a report is one of, oldest first."""
    return tuple(desk(request).store.revisions(_read(request).kept.report.id))


def facts(request: Request, asked: shapes.FactsAsked) -> shapes.Facts:
    """Facts of many reports: events, figures, attributions and relations, corrected, with names looked up."""
    query = FactQuery(
        kinds=asked.kind, types=asked.type, statuses=asked.status, actors=asked.actor, recipients=asked.recipient,
        either=asked.either, says=asked.says, countries=asked.country, place_names=asked.place, report=asked.report,
        publisher=asked.publisher, since=asked.since, until=asked.until, published_since=asked.published_since,
        published_until=asked.published_until, order=asked.order, newest_first=asked.newest_first,
        limit=asked.limit + 1, offset=asked.offset,
    )  # fmt: skip
    return shapes.Facts(*_part(desk(request).store.facts(query), asked))


def stories(request: Request, asked: shapes.StoriesAsked) -> shapes.Stories:
    """Stories: groups of reports that tell the same news."""
    query = StoryQuery(
        words=asked.q, actor=asked.actor, place=asked.place, since=asked.since, until=asked.until,
        at_least=asked.at_least, limit=asked.limit + 1, offset=asked.offset,
    )  # fmt: skip
    return shapes.Stories(*_part(desk(request).store.stories(query), asked))


def story(request: Request, _: shapes.Nothing) -> Story:
    """One story."""
    return _there(desk(request).store.story(request.path_params["id"]), "story")


def incidents(request: Request, asked: shapes.IncidentsAsked) -> shapes.Incidents:
    """Incidents: occurrences, with every account of each side by side."""
    query = IncidentQuery(
        types=asked.type, statuses=asked.status, actors=asked.actor, recipients=asked.recipient, either=asked.either,
        countries=asked.country, place_names=asked.place, since=asked.since, until=asked.until,
        at_least=asked.at_least, disputed=asked.disputed, limit=asked.limit + 1, offset=asked.offset,
    )  # fmt: skip
    return shapes.Incidents(*_part(desk(request).store.incidents(query), asked))


def incident(request: Request, _: shapes.Nothing) -> Incident:
    """One incident, by its id or the anchor key of an event that tells it."""
    return _there(desk(request).store.incident(request.path_params["id"]), "incident")


def actors(request: Request, asked: shapes.ActorsAsked) -> shapes.Actors:
    """Actors, those in most reports first."""
    query = ActorQuery(
        words=asked.q, type=asked.type, country=asked.country, at_least=asked.at_least, limit=asked.limit + 1,
        offset=asked.offset,
    )  # fmt: skip
    return shapes.Actors(*_part(desk(request).store.actors(query), asked))


def dossier(request: Request, _: shapes.Nothing) -> Dossier:
    """What the record holds on one actor."""
    return _there(desk(request).store.dossier(request.path_params["id"]), "actor")


def places(request: Request, asked: shapes.PlacesAsked) -> shapes.Places:
    """Places where events are, those of most events first."""
    query = PlaceQuery(words=asked.q, country=asked.country, limit=asked.limit + 1, offset=asked.offset)
    return shapes.Places(*_part(desk(request).store.places(query), asked))


def corrections(request: Request, asked: shapes.CorrectionsAsked) -> shapes.Corrections:
    """What people changed in accounts."""
    found = desk(request).store.corrections(asked.report, history=asked.history)
    return shapes.Corrections(*_part(found[asked.offset :], asked))


def judgements(request: Request, asked: shapes.Slice) -> shapes.Judgements:
    """Verdicts on pairs, the machine's and people's, that are in force."""
    found = islice(desk(request).store.judgements(), asked.offset, asked.offset + asked.limit + 1)
    return shapes.Judgements(*_part(found, asked))


def add(request: Request, offer: shapes.Offer) -> shapes.JobTold:
    """Add a text or the page at an address; how it goes is told under the job's id."""
    if not (offer.text and offer.text.strip()) and not offer.address:
        raise HTTPException(400, "Expected a text or an address, got neither.")
    supplied = Supplied(
        source=offer.source or "api", url=offer.url, publisher=offer.publisher, published=offer.published
    )

    def fill(folder: Path) -> list[Path]:
        if not (offer.text and offer.text.strip()):
            return []
        path = folder / "text"
        path.write_text(offer.text, encoding="utf-8", errors="replace")
        return [path]

    addresses = (offer.address,) if offer.address else ()
    return _job(desk(request).adding.begin(visitor(request).name, supplied, fill=fill, addresses=addresses))


def job(request: Request, _: shapes.Nothing) -> shapes.JobTold:
    """How an adding goes."""
    return _job(_there(desk(request).adding.job(request.path_params["id"]), "job"))


def correct(request: Request, wanted: shapes.Correct) -> Correction:
    """Accept, reject, set a field of, or add a fact."""
    try:
        anchor = Anchor.parse(wanted.fact)
        found = read(desk(request).store, anchor.report)
        fields = {name: getattr(wanted, name) for name in wanted.__struct_fields__}
        made = Correction(
            **fields, before=_before(found, wanted), id=fresh_id(), judge=visitor(request).name, when=moment()
        )
        corrected(found.account, [made])
    except (CorrectionError, SpanError) as error:
        raise HTTPException(400, str(error)) from error
    if wanted.change == "add" and not 0 <= anchor.span[0] < anchor.span[1] <= len(found.kept.report.text):
        raise HTTPException(400, "The span of the fact lies outside the report.")
    desk(request).store.correct(made)
    desk(request).joining.soon()
    return made


def withdraw(request: Request, _: shapes.Nothing) -> None:
    """Take back a judgement or a correction: one's own, and as an editor anybody's."""
    at, store, wanted = visitor(request), desk(request).store, request.path_params["id"]
    own = {one.id: one.judge for one in store.corrections()}
    judge = own.get(wanted) or next((one.judge for one in store.judgements() if one.id == wanted), None)
    if judge is None:
        raise HTTPException(404, f"There is no judgement or correction {wanted[:60]!r} in force.")
    if judge != at.name:
        at.must("edit")
    try:
        store.withdraw(wanted, judge=at.name, when=moment())
    except StoreError as error:
        raise HTTPException(409, str(error)) from error
    desk(request).joining.soon()


def judge(request: Request, wanted: shapes.Judge) -> Judgement:
    """Say that two actors, events, places, reports or stories are one, or are not."""
    made = Judgement(
        id=fresh_id(), subject=wanted.subject, left=wanted.left, right=wanted.right, verdict=wanted.verdict,
        judge=visitor(request).name, by_person=True, when=moment(), note=wanted.note,
    )  # fmt: skip
    try:
        desk(request).store.judge(made)
    except (StoreError, SpanError) as error:
        raise HTTPException(400, str(error)) from error
    desk(request).joining.soon()
    return made


def _read(request: Request) -> Read:
    return read(desk(request).store, request.path_params["id"])


def _there(found: T | None, what: str) -> T:
    if found is None:
        raise HTTPException(404, f"The record holds no such {what}.")
    return found


def _part(found: Iterable[T], asked: shapes.Slice) -> tuple[tuple[T, ...], bool]:
    items = tuple(islice(found, asked.limit + 1))
    return items[: asked.limit], len(items) > asked.limit


def _fields(query: Query) -> dict[str, Any]:
    return {name: getattr(query, name) for name in query.__struct_fields__}


def _before(found: Read, wanted: shapes.Correct) -> Any:
    """The value that a field had."""
    from dateline.web.cards import anchor_of, facts_of
    from dateline.web.correcting import Names, fields

    if wanted.change != "set":
        return None
    anchor = Anchor.parse(wanted.fact)
    fact = next((one for one in facts_of(found.account) if anchor_of(anchor.report, one) == anchor), None)
    asked = next((one for one in fields(anchor.kind) if one.name == wanted.field and one.name != "point"), None)
    if fact is None:
        raise CorrectionError(f"{wanted.fact}: the account has no such fact: fetch it anew")
    return Names(anchor.report, found.account).now(fact, asked) if asked else None


def _job(of: Job) -> shapes.JobTold:
    lines = tuple(shapes.Told(one.kind, one.words, one.report, one.more) for one in of.lines)
    return shapes.JobTold(of.id, of.state, lines)
