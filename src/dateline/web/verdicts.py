"""Judgements on pairs, given by a person in the reading room: kept, signed, taken back, and the record joined anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import DatelineError, StoreError
from dateline.record.judgement import Judgement, Subject
from dateline.web.correcting import fresh_id, moment
from dateline.web.desk import desk
from dateline.web.pages import seen_other
from dateline.web.visitor import visitor

MOST_PAIRS = 2000
"""Judged in one go."""
_PATIENCE = 4.0
"""Seconds that a person waits for the record to be joined anew; longer work goes on behind their back."""


def keep(
    request: Request,
    subject: Subject,
    pairs: Sequence[tuple[str, str]],
    verdict: Literal["same", "different"],
    *,
    note: str = "",
    undo: Iterable[str] = (),
) -> None:
    """Keep a verdict on each pair, all of one moment, after taking back what contradicts it.

    Raises:
        HTTPException: 400, a pair cannot be judged, or there are too many.
    """
    store, at, when = desk(request).store, visitor(request), moment()
    if len(pairs) > MOST_PAIRS:
        raise HTTPException(
            400, f"These are {len(pairs):,} pairs; at most {MOST_PAIRS} are judged at once: part fewer."
        )
    contradicted = list(undo)
    if contradicted:
        take_back(request, contradicted)
    for left, right in pairs:
        one = Judgement(
            id=fresh_id(), subject=subject, left=left, right=right, verdict=verdict, judge=at.name, by_person=True,
            when=when, note=note[:1000] or None,
        )  # fmt: skip
        try:
            store.judge(one)
        except DatelineError as error:
            raise HTTPException(400, str(error)) from error


def last_of(request: Request, judged: Iterable[Judgement]) -> str:
    """What the visitor judged last of these, as an undo form names it; empty where they judged nothing."""
    mine = [one for one in judged if one.judge == visitor(request).name]
    latest = max((one.when for one in mine), default="")
    return ",".join(one.id for one in mine if one.when == latest)


def take_back(request: Request, ids: Sequence[str]) -> None:
    """Withdraw judgements: one's own, and as an editor anybody's.

    Raises:
        HTTPException: 404 where none of them is in force, 403 where one is another person's.
    """
    store, at, wanted = desk(request).store, visitor(request), set(ids)
    those = [one for one in store.judgements(history=True) if one.id in wanted and not one.withdrawn]
    if not those:
        raise HTTPException(404, "There is nothing to undo: it was undone already.")
    if any(one.judge != at.name for one in those):
        at.must("edit")
    when = moment()
    for one in those:
        try:
            store.withdraw(one.id, judge=at.name, when=when)
        except StoreError as error:
            raise HTTPException(409, str(error)) from error


def settle(request: Request, address: str) -> Response:
    """Have the record joined anew, wait a moment for it, and go on at an address."""
    desk(request).joining.settled(_PATIENCE)
    return seen_other(request, address)
