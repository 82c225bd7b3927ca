"""Who is who across reports: the key that an actor of an account goes by in the whole record.

A key is the registry's `known_as` where there is one, else `name:` with the folded name and the country where known
(`name:john garang|SD`), else, for the unnamed ("the police") and for people told by one name only ("Sharif"), the
anchor of the actor's first mention: such an actor stays in its own report.

Persons of one name and country are one unless what the reports say of them tells them apart; `one_name` sorts them.
"""

from __future__ import annotations

import re

import msgspec

from dateline.record.account import Account, Actor, ActorType
from dateline.record.anchor import Anchor
from dateline.store.words import folded

_SMALL = frozenset("of the and for in on de la del al el bin ibn van von der du da di an a y e to at".split())
_TITLES = frozenset(
    "mr mrs ms dr prof professor president prime minister gen general lt col colonel maj major capt captain sgt adm "
    "admiral sir king queen prince princess sheikh ayatollah pope sen senator rep gov governor mayor judge ambassador "
    "secretary chancellor premier deputy vice former foreign defense defence interior".split()
)
_MOST_WORDS = 8


def actor_keys(account: Account, text: str) -> dict[str, str]:
    """The key of each actor of an account, by its id in the account (`A3`); `text` is `Report.text`."""
    report = account.report.id
    return {actor.id: actor_key(actor, report, text) for actor in account.actors}


def actor_key(actor: Actor, report: str, text: str) -> str:
    """The key of one actor of the report with this id."""
    if actor.known_as:
        return actor.known_as
    name = cross_report_name(actor, text)
    if name:
        return f"name:{name}|{actor.country or ''}"
    start, end = min(actor.mentions, default=(0, 1))
    return Anchor(report, "actor", (start, end)).key


def is_shared(key: str) -> bool:
    """Whether a key holds across reports; the other kind is an anchor in one report."""
    return ":actor:" not in key


def cross_report_name(actor: Actor, text: str) -> str | None:
    """The folded name by which reports share this actor; null for the unnamed and for persons of one name only."""
    words = actor.name.split()
    while len(words) > 1 and words[0].casefold().strip(".") in _TITLES | {"the"}:
        words = words[1:]
    named = [word for word in words if word.casefold() not in _SMALL]
    if not named or len(words) > _MOST_WORDS or not all(_opens_high(word) for word in named):
        return None
    if not (len(named) > 1 or _is_single_name(actor, text)):
        return None
    return folded(" ".join(words)) or None


def _opens_high(word: str) -> bool:
    bare = word.lstrip("\"'“‘(-")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def _is_single_name(actor: Actor, text: str) -> bool:
    """Whether one capital word is a name: of no person, and written high where small letters stand around it."""
    if actor.type in ("person", "population", "government", "other"):
        return False
    return any(_inside_a_sentence(text, start) and text[start : start + 1].isupper() for start, _ in actor.mentions)


def _inside_a_sentence(text: str, at: int) -> bool:
    return bool(re.search(r"[a-z,;] (?:the )?$", text[max(0, at - 8) : at]))


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
