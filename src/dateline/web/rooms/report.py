"""The report room: the text as published, its account beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.record.account import Account
from dateline.record.corrected import corrected
from dateline.record.correction import Correction
from dateline.record.reading import Span
from dateline.record.report import Paragraph, Report
from dateline.store.protocol import Kept, Store
from dateline.store.words import hits
from dateline.web.cards import LAYERS, Card, Cards
from dateline.web.desk import desk
from dateline.web.marks import Mark, Piece, pieces
from dateline.web.pages import page
from dateline.web.room import Room, reads
from dateline.web.visitor import visitor


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph as it is set: its pieces, and the cards of the facts whose words stand in it."""

    kind: str
    number: int
    span: Span
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    repeats: bool = False
    """Whether it only says again what stands above, as pages do with their headline."""


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A report as people now hold it to be: its account with their corrections in it."""

    kept: Kept
    account: Account
    corrections: tuple[Correction, ...]


def read(store: Store, id: str) -> Read:
    """A report by its id, corrected.

    Raises:
        HTTPException: 404, there is none.
    """
    kept = store.kept(id)
    if kept is None:
        raise HTTPException(404, f"The record holds no report “{id[:80]}”.")
    corrections = tuple(store.corrections(kept.report.id))
    return Read(kept=kept, account=corrected(kept.account, corrections), corrections=corrections)


def report(request: Request) -> Response:
    """A report with its account."""
    store = desk(request).store
    asked = request.path_params["id"]
    found = read(store, asked)
    if asked != found.kept.report.id:
        return RedirectResponse(f"/report/{found.kept.report.id}", status_code=307)
    values = shown(found, store, words=request.query_params.get("q")) | last_said(request, found.corrections)
    return page(request, "report.html", **values)


def last_said(request: Request, corrections: Sequence[Correction]) -> dict[str, Any]:
    """What was just judged (named by `done`), and what of the visitor's own may be undone."""
    done = set(request.query_params.get("done", "").split(","))
    own = [one for one in corrections if one.judge == visitor(request).name]
    last = [one for one in own if one.when == own[-1].when] if own else []
    just = [one for one in corrections if one.id in done]
    return {"just": just, "undone": "undone" in done, "undoable": ",".join(one.id for one in (just or last))}


def shown(found: Read, store: Store, *, words: str | None = None) -> dict[str, Any]:
    """What the page of a report shows; `words` are those of a search that led here."""
    kept = found.kept
    made = Cards(kept.report, found.account, found.corrections)
    cards = made.all()
    gone = made.rejected(kept.account)
    revisions = store.revisions(kept.report.id)
    return {
        "kept": kept,
        "report": kept.report,
        "entry": kept.entry,
        "blocks": blocks(kept.report, cards, [*made.marks(cards), *_hits(kept.report, words)]),
        "rejected": gone,
        "layers": [(layer, name, on, sum(card.layer == layer for card in cards)) for layer, name, on in LAYERS],
        "revisions": revisions,
        "copies": store.copies(kept.report.id),
        "story": next(iter(_stories(store, kept.report.id)), None),
        "corrections": found.corrections,
        "judged": len(found.corrections),
    }


def _hits(report: Report, words: str | None) -> list[Mark]:
    return [Mark(start, end, "", "hit", "lead") for start, end in hits(report.text, words[:400] if words else None)]


def _stories(store: Store, id: str) -> list[Any]:
    from dateline.store.protocol import StoryQuery

    return list(store.stories(StoryQuery(report=id, at_least=2, limit=1)))


def blocks(report: Report, cards: Sequence[Card], marks: Sequence[Mark]) -> list[Block]:
    """The paragraphs of a report with what is said in each; words outside every paragraph are furniture."""
    made, seen = [], set[str]()
    for number, paragraph in enumerate(_whole(report)):
        start, end = paragraph.span
        words = " ".join(report.words(paragraph.span).split())
        made.append(
            Block(
                kind=paragraph.kind,
                number=number,
                span=paragraph.span,
                pieces=tuple(pieces(report.text, paragraph.span, marks)),
                cards=tuple(card for card in cards if start <= card.span[0] < end),
                repeats=paragraph.kind == "headline" and words in seen,
            )
        )
        seen.add(words)
    return made


def _whole(report: Report) -> list[Paragraph]:
    """The paragraphs, and as furniture what text lies between them, so that nothing of the text is left out."""
    made, at = [], 0
    for paragraph in sorted(report.paragraphs, key=lambda one: one.span):
        if report.text[at : paragraph.span[0]].strip():
            made.append(_between(report, at, paragraph.span[0]))
        if paragraph.span[0] >= at:
            made.append(paragraph)
            at = paragraph.span[1]
    if report.text[at:].strip():
        made.append(_between(report, at, len(report.text)))
    return made


def _between(report: Report, start: int, end: int) -> Paragraph:
    words = report.text[start:end]
    lead = len(words) - len(words.lstrip())
    return Paragraph("furniture", (start + lead, start + len(words.rstrip())))


ROOM = Room(
    name="Report",
    path="/report",
    shown="no",
    routes=(reads("/report/{id}", report),),
)
