"""Finds the actor that a person means by a key or a name."""

from __future__ import annotations

from dateline.errors import StoreError
from dateline.record.fact import ActorEntry
from dateline.store.protocol import ActorQuery, View
from dateline.store.words import folded


def find_actor(view: View, asked: str) -> ActorEntry:
    """The actor with this key, or with this name; of several whose names hold the words, the one most reported.

    Raises:
        StoreError: no report names such an actor.
    """
    wanted = folded(asked.partition("|")[0].removeprefix("name:"))
    found = list(view.actors(ActorQuery(words=wanted.replace("-", " "), limit=200)))
    by_key = [one for one in found if asked in one.keys]
    by_name = [one for one in found if wanted in {folded(name) for name in (one.name, *one.names)}]
    for some in (by_key, by_name, found):
        if some:
            return some[0]
    known = view.dossier(asked)
    if known is None:
        raise StoreError(f"the record names no actor {asked!r}: `dateline search` finds the reports that hold the word")
    return ActorEntry(key=known.key, name=known.name, type=known.type, country=known.country, keys=(known.key,))


def namesakes(view: View, entry: ActorEntry) -> tuple[ActorEntry, ...]:
    """Other actors that a report calls by the name of this one."""
    name = folded(entry.name)
    found = view.actors(ActorQuery(words=name, limit=50))
    return tuple(one for one in found if one.key != entry.key and name in {folded(it) for it in (one.name, *one.names)})
