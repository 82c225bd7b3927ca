"""After names are resolved, two ids may mean one actor or place: every reference follows."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.record.account import Account, Attribution, Event, Figure, Participant, Relation

Moves = Mapping[str, str]
"""Old id → the id that it became; ids that stayed may be left out."""


def repoint(account: Account, actors: Moves, places: Moves) -> Account:
    """The account with every reference to a moved actor or place following it, and doubles that arise left out."""
    return msgspec.structs.replace(
        account,
        attributions=tuple(_attribution(a, actors) for a in account.attributions),
        figures=tuple(_figure(f, actors, places) for f in account.figures),
        events=tuple(_event(e, actors, places) for e in account.events),
        relations=_relations(account.relations, {**actors, **places}),
    )


def _to(moves: Moves, key: str | None) -> str | None:
    return moves.get(key, key) if key is not None else None


def _attribution(one: Attribution, actors: Moves) -> Attribution:
    return msgspec.structs.replace(one, source=_to(actors, one.source))


def _figure(one: Figure, actors: Moves, places: Moves) -> Figure:
    return msgspec.structs.replace(
        one, actor=_to(actors, one.actor), says=_to(actors, one.says), place=_to(places, one.place)
    )


def _event(one: Event, actors: Moves, places: Moves) -> Event:
    return msgspec.structs.replace(
        one,
        actor=_participants(one.actor, actors),
        recipient=_participants(one.recipient, actors),
        says=_to(actors, one.says),
        place=_to(places, one.place),
    )


def _participants(found: tuple[Participant, ...], actors: Moves) -> tuple[Participant, ...]:
    kept: dict[str | None, Participant] = {}
    for one in found:
        moved = msgspec.structs.replace(one, actor=_to(actors, one.actor))
        kept.setdefault(moved.actor if moved.actor is not None else f"span {moved.span}", moved)
    return tuple(kept.values())


def _relations(found: tuple[Relation, ...], moves: Moves) -> tuple[Relation, ...]:
    kept: dict[tuple[str, str, str], Relation] = {}
    for one in found:
        subject, target = moves.get(one.subject, one.subject), moves.get(one.object, one.object)
        if subject != target:
            kept.setdefault(
                (subject, one.relation, target), msgspec.structs.replace(one, subject=subject, object=target)
            )
    return tuple(kept.values())
