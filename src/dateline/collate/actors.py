"""Who is who across reports: the key that an actor of an account goes by in the whole record.

A key is the registry's `known_as` where there is one, else `name:` with the folded name and the country where known
(`name:john garang|SD`), else, for the unnamed ("the police") and for people told by one name only ("Sharif"), the
anchor of the actor's first mention: such an actor stays in its own report.

Persons of one name and country are one unless what the reports say of them tells them apart; `one_name` sorts them.
"""

from __future__ import annotations

import msgspec

from dateline.record.account import Account, ActorType
from dateline.record.anchor import Anchor
from dateline.store.keys import actor_key as actor_key
from dateline.store.keys import cross_report_name as cross_report_name
from dateline.store.keys import is_shared as is_shared
from dateline.store.words import folded


def actor_keys(account: Account, text: str) -> dict[str, str]:
    """The key of each actor of an account, by its id in the account (`A3`); `text` is `Report.text`."""
    report = account.report.id
    return {actor.id: actor_key(actor, report, text) for actor in account.actors}


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One report's actor as far as telling namesakes apart needs it."""

    fact: str
    """Anchor key of the actor."""
    key: str
    name: str
    type: ActorType
    country: str | None = None
    offices: tuple[str, ...] = ()
    """Folded titles, with the body where stated: `minister of defence`."""
    company: tuple[str, ...] = ()
    """Shared keys of the other actors of the report."""
    day: str | None = None


def sightings(account: Account, text: str) -> tuple[Sighting, ...]:
    """The actors of an account that have shared keys, with their offices and the company they are seen in."""
    keys = actor_keys(account, text)
    names = {actor.id: actor.name for actor in account.actors}
    shared = sorted({key for key in keys.values() if is_shared(key)})
    return tuple(
        Sighting(
            fact=Anchor(account.report.id, "actor", min(actor.mentions)).key,
            key=keys[actor.id],
            name=actor.name,
            type=actor.type,
            country=actor.country,
            offices=tuple(sorted({_office(one.title, names.get(one.of or "")) for one in actor.roles})),
            company=tuple(key for key in shared if key != keys[actor.id]),
            day=(account.report.published or account.report.updated or "")[:10] or None,
        )
        for actor in account.actors
        if actor.mentions and is_shared(keys[actor.id])
    )


def _office(title: str, of: str | None) -> str:
    return folded(f"{title} {of}" if of else title)
