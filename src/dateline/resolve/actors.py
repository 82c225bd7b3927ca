"""Who is meant: actors of one report against the registry of known states, bodies and office-holders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import cast

import msgspec

from dateline.record.account import Actor, ActorType, Office
from dateline.record.report import Report
from dateline.vocabulary.registry import Entry, Held, Hit, Registry, fold, spelled_otherwise


def resolve_actors(
    report: Report, actors: tuple[Actor, ...], *, registry: Registry
) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """The actors with registry keys, canonical names, countries, types and sectors; those shown to be one are merged.

    Returns the actors in the order of their first mention, and for every id handed in the id it has now; an actor that
    is merged away gives its mentions and roles to the one that stays. Where the registry knows nothing, or a name could
    mean several entries and nothing in the report tells which, the actor stays as it was.
    """
    nearby = Counter(a.country for a in actors if a.country)
    entries = {a.id: _entry(report, a, registry, nearby) for a in actors}
    entries |= {a.id: _incumbent(report, a, actors, registry, entries) for a in actors if entries[a.id] is None}
    stays: dict[str, str] = {}
    moved: dict[str, str] = {}
    for actor in actors:
        entry = entries[actor.id]
        moved[actor.id] = stays.setdefault(entry.key, actor.id) if entry else actor.id
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(moved[actor.id], []).append(actor)
    merged = [_merged(group, entries[group[0].id], moved) for group in groups.values()]
    sectors = {a.id: a for a in merged}
    done = [_with_sector(a, sectors) for a in merged]
    return tuple(sorted(done, key=lambda a: a.mentions[0] if a.mentions else (0, 0))), moved


def _entry(report: Report, actor: Actor, known: Registry, nearby: Counter[str]) -> Entry | None:
    """The registry's entry for an actor, `None` where none fits or several do."""
    names = list(dict.fromkeys([actor.name, *(report.words(s) for s in actor.mentions)]))
    found: Counter[str] = Counter()
    for name in names:
        for hit in known.find(name):
            if _fits(actor, hit, nearby, report, known) and not spelled_otherwise(name, names, hit.entry):
                found[hit.entry.key] += 3 if fold(name) == fold(actor.name) else 1
                break
    if not found and actor.country in known.states and actor.type in ("armed_forces", "government"):
        return _by_country(actor, known)
    return known.entries[found.most_common(1)[0][0]] if found else None


def _incumbent(
    report: Report, actor: Actor, actors: tuple[Actor, ...], known: Registry, entries: Mapping[str, Entry | None]
) -> Entry | None:
    """Whom the registry knows to hold an office on the report's day under the name of a person whose office the report
    does not tell, or tells in other words by the whole name ("EU foreign policy chief Kaja Kallas"), where it names the
    state or body of that office, and nobody else of that surname."""
    day = report.anchor
    if actor.type != "person" or day is None or not actor.name[:1].isupper():
        return None
    entry, office = known.in_office(actor.name, day) or (None, None)
    if entry is None or office is None or actor.country not in (None, office.of):
        return None
    if actor.roles and not (" " in actor.name and _serves(actor, office, entries)):
        return None
    if not known.is_in(report.text, office.of):
        return None
    surname = fold(actor.name).split()[-1]
    others = (a for a in actors if a.type == "person" and a is not actor)
    return None if any(surname in fold(a.name).split() for a in others) else entry


def _serves(actor: Actor, office: Held, entries: Mapping[str, Entry | None]) -> bool:
    """Whether all that the report tells of a person's offices is that they are of an office's state or body."""
    of = [entries.get(role.of or "") for role in actor.roles if not role.title.lower().startswith("former")]
    return len(of) == len(actor.roles) and all(e is not None and office.of in (e.key, e.country) for e in of)


def _fits(actor: Actor, hit: Hit, nearby: Counter[str], report: Report, known: Registry) -> bool:
    entry = hit.entry
    if entry.type == "person" or actor.type == "person":
        return entry.type == actor.type == "person" and _holds(actor, entry, report, known)
    if hit.how in ("adjective", "people"):
        return False
    if entry.type == "state" or actor.type == "state":
        return entry.type == actor.type == "state" and (not hit.unsure or actor.country == entry.country)
    if entry.type == "igo" and actor.type in ("government", "armed_forces") and actor.country in known.states:
        return False  # "Chad's Security Council"
    if hit.unsure and not (entry.country and nearby[entry.country] == max(nearby.values(), default=0) > 0):
        return False
    return not (entry.country and actor.country and entry.country != actor.country and hit.unsure)


def _holds(actor: Actor, entry: Entry, report: Report, known: Registry) -> bool:
    """Whether a person's name and an office in the report agree with an office that the registry knows."""
    day = report.anchor
    return any(
        _same_title(role, held) and _same_body(actor, entry, held, known)
        for role in actor.roles
        for held in entry.offices
        if not day or (held.begin or "")[: len(day)] <= day
    )


def _same_title(role: Office, held: Held) -> bool:
    stated = fold(role.title).replace("defence", "defense").replace("advisor", "adviser").split()
    wanted = fold(held.title).replace("defence", "defense").split()
    if stated[-1:] == ["leader"] and wanted[-1] in ("president", "leader", "minister", "chief", "chancellor", "king"):
        return True
    return all(w in stated or (w == "foreign" and "external" in stated) for w in wanted[-2:])


def _same_body(actor: Actor, entry: Entry, held: Held, known: Registry) -> bool:
    """No conflict between the country that the report gives the person and the office's own."""
    country = held.of if held.of in known.states else None
    return country is None or actor.country is None or actor.country == country or entry.country == actor.country


def _by_country(actor: Actor, known: Registry) -> Entry | None:
    """ "Mali's army" as "Malian army", where the registry has that."""
    state = known.states[actor.country or ""]
    words = fold(actor.name).split()
    for adjective in known.adjectives(state.key):
        for size in (4, 3, 2, 1):
            hit = known.best(" ".join([adjective, *words[-size:]]), how=("name",)) if len(words) >= size else None
            if hit and hit.entry.country == actor.country and len(words) - size <= 2:
                return hit.entry
    return None


def _merged(group: list[Actor], entry: Entry | None, moved: dict[str, str]) -> Actor:
    """One actor of several that are one, with what the registry knows of it."""
    first = group[0]
    mentions = tuple(sorted({span for a in group for span in a.mentions}))
    roles = {(r.title.lower(), r.of): r for a in group for r in a.roles}
    offices = tuple(Office(r.title, moved.get(r.of, r.of) if r.of else None, r.span) for r in roles.values())
    offices = tuple(o for o in offices if o.of != first.id)
    if entry is None:
        return msgspec.structs.replace(first, mentions=mentions, roles=offices)
    known_type = first.type if first.type != "other" and entry.type == "person" else entry.type
    return msgspec.structs.replace(
        first, name=entry.name, known_as=entry.key, country=entry.country or first.country, mentions=mentions,
        type=cast(ActorType, known_type), sector=entry.sector or first.sector, roles=offices,
    )  # fmt: skip


_OF_A_LAND = frozenset({"state", "government", "armed_forces", "armed_group", "party", "other"})
"""Types of bodies whose people are of the body's country; of a charity, a firm or a paper anyone may be."""


def _with_sector(actor: Actor, others: dict[str, Actor]) -> Actor:
    """A person's sector is that of the body whose office is held; of a former one, the elite's."""
    if actor.type != "person" or not actor.roles:
        return actor
    current = [r for r in actor.roles if not r.title.lower().startswith("former")]
    body = next((others[r.of] for r in current if r.of in others), None)
    sector = (body.sector if body else actor.sector) if current else "ELI"
    country = actor.country or (body.country if body and body.type in _OF_A_LAND else None)
    return msgspec.structs.replace(actor, sector=sector, country=country)
