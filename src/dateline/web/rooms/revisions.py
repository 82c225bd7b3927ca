"""Revisions of an article: what changed in its words and in its facts from one text to another."""

from __future__ import annotations

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.cards import Card, Cards
from dateline.web.comparing import compared
from dateline.web.desk import desk
from dateline.web.pages import page
from dateline.web.room import Room, reads
from dateline.web.rooms.report import Read, read


def revisions(request: Request) -> Response:
    """Two texts of one article side by side: by default this one and the one before it."""
    store = desk(request).store
    found = read(store, request.path_params["id"])
    known = store.revisions(found.kept.report.id)
    after = found.kept.entry
    ids = {entry.id for entry in known}
    earlier = [entry for entry in known if entry.revision < after.revision]
    wanted = request.query_params.get("from") or (earlier[-1].id if earlier else None)
    if wanted is None:
        return page(request, "revisions.html", after=after, before=None, known=known, blocks=(), facts=())
    if wanted not in ids:
        raise HTTPException(404, "These are no two texts of one article.")
    other = read(store, wanted)
    return page(
        request,
        "revisions.html",
        after=after,
        before=other.kept.entry,
        known=known,
        blocks=compared(other.kept.report, found.kept.report),
        facts=_facts(other, found),
    )


class Change(msgspec.Struct, frozen=True):
    """A fact that was added, changed or withdrawn, as cards of the two texts."""

    change: str
    before: Card | None
    after: Card | None
    fields: tuple[str, ...]


def _facts(before: Read, after: Read) -> list[Change]:
    """What the later text changed, fact by fact, both as people corrected them."""
    from dateline.collate.revisions import revision

    old, new = ({card.key: card for card in Cards(one.kept.report, one.account).all()} for one in (before, after))
    corrected = [msgspec.structs.replace(one.kept, account=one.account) for one in (before, after)]
    return [
        Change(
            one.change,
            old.get(one.before.key) if one.before else None,
            new.get(one.after.key) if one.after else None,
            tuple(field.field for field in one.fields),
        )
        for one in revision(*corrected).facts
    ]


ROOM = Room(name="Revisions", path="/revisions", shown="no", routes=(reads("/report/{id}/revisions", revisions),))
