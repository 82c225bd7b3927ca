"""Who is who across reports: the key that an actor of an account goes by in the whole record.

A key is the registry's `known_as` where there is one, else `name:` with the folded name and the country where known
(`name:john garang|SD`), else, for the unnamed ("the police") and for people told by one name only ("Sharif"), the
anchor of the actor's first mention: such an actor stays in its own report.

Persons of one name and country are one unless what the reports say of them tells them apart; `aliases` sorts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from dateline.collate.pairs import Stand, Verdicts
from dateline.collate.words import stem
from dateline.record.account import Account, ActorType
from dateline.record.anchor import Anchor
from dateline.store.keys import actor_key as actor_key
from dateline.store.keys import cross_report_name as cross_report_name
from dateline.store.keys import is_shared as is_shared
from dateline.store.words import folded, tokens

NO_VERDICTS = Verdicts(subject="actor")


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


class Alias(msgspec.Struct, frozen=True, order=True):
    """A key that another stands for: in one report, or in all where `report` is null."""

    key: str
    report: str | None
    canonical: str


def aliases(seen: Iterable[Sighting], verdicts: Verdicts = NO_VERDICTS) -> tuple[Alias, ...]:
    """Who is one and who is two among actors of one name (or held by a person to be one), sorted.

    Give all sightings of a folded name, whatever their country, and of every key that a person's verdict ties to them.
    A person told without a country joins the one country that the name is told with (of bodies, such as a high court,
    many countries have one). Persons of one key are parted where reports give them offices with no word in common and
    company with nobody in common. A person's verdict outranks both. The key of most reports stands for its group; one
    parted from it takes the key with the id of the first report that tells of it (`name:john smith|US#3f2ac1d0`).
    """
    ordered = sorted(seen, key=lambda one: (one.day or "9999", one.fact))
    if verdicts or _told_apart(ordered):
        groups = _joined(ordered, _ties(ordered, verdicts), _parted(ordered, verdicts))
    else:
        groups = _by_name(ordered)
    taken: set[str] = set()
    found: set[Alias] = set()
    for group in sorted(groups, key=lambda group: (-len(group), group[0].day or "9999", group[0].fact)):
        canonical = _standing_key(group)
        if canonical in taken:
            canonical = f"{canonical}#{group[0].fact[:8]}"
        found |= _rows(group, canonical, ordered, {one.fact for one in group})
        taken.add(canonical)
    return tuple(sorted(found, key=lambda one: (one.key, one.report or "", one.canonical)))


def _told_apart(ordered: Iterable[Sighting]) -> bool:
    """Whether any two of one key have nothing in common, taking those of the same offices together."""
    told: dict[tuple[str, tuple[str, ...]], Sighting] = {}
    for one in ordered:
        before = told.get((one.key, one.offices))
        company = {*one.company, *(before.company if before else ())}
        told[one.key, one.offices] = msgspec.structs.replace(one, company=tuple(sorted(company)))
    return any(one.key == other.key and _are_two(one, other) for one, other in combinations(told.values(), 2))


def _by_name(ordered: Sequence[Sighting]) -> list[list[Sighting]]:
    """One group for each key; a name without a country with the one country that it is told with."""
    groups: dict[str, list[Sighting]] = {}
    for one in ordered:
        groups.setdefault(one.key, []).append(one)
    named = [key for key in groups if "|" in key]
    for bare in [key for key in groups if "|" not in key]:
        if len(named) == 1 and _one_name(bare, named[0]) and _are_persons(groups[bare][0], groups[named[0]][0]):
            groups[named[0]] += groups.pop(bare)
    return list(groups.values())


def _standing_key(group: Sequence[Sighting]) -> str:
    counts = Counter(one.key for one in group)
    return min(counts, key=lambda key: (key.startswith("name:"), "|" not in key, -counts[key], key))


def _rows(group: Sequence[Sighting], canonical: str, everyone: Sequence[Sighting], own: set[str]) -> set[Alias]:
    """Aliases for all reports where the whole of a key is in the group, else for its reports alone."""
    found = set()
    for key in {one.key for one in group}:
        whole = all(one.fact in own for one in everyone if one.key == key)
        if key != canonical and whole:
            found.add(Alias(key, None, canonical))
        elif key != canonical or "#" in canonical:
            found |= {Alias(key, one.fact.partition(":")[0], canonical) for one in group if one.key == key}
    return found


def _joined(
    ordered: Sequence[Sighting], ties: Iterable[tuple[int, int]], parted: set[frozenset[int]]
) -> list[list[Sighting]]:
    """The groups that ties make, surest first, none across two that are parted."""
    group = {at: {at} for at in range(len(ordered))}
    for one, other in ties:
        a, b = group[one], group[other]
        if a is not b and not any(frozenset((x, y)) in parted for x in a for y in b):
            a |= b
            group.update(dict.fromkeys(b, a))
    unique = {min(members): members for members in group.values()}
    return [[ordered[at] for at in sorted(members)] for _, members in sorted(unique.items())]


def _ties(ordered: Sequence[Sighting], verdicts: Verdicts) -> list[tuple[int, int]]:
    """Pairs to be joined: those a person holds to be one, then one key, then one name with and without a country."""
    judged, same, bare = [], [], []
    countries = {one.key for one in ordered if "|" in one.key}
    for (a, one), (b, other) in combinations(enumerate(ordered), 2):
        verdict = verdicts.on(_stand(one), _stand(other)) if verdicts else None
        if verdict and verdict.verdict == "same":
            judged.append((a, b))
        elif one.key == other.key:
            same.append((len(set(one.company) & set(other.company)), a, b))
        elif len(countries) == 1 and _are_persons(one, other) and _one_name(one.key, other.key):
            bare.append((a, b))
    return [*judged, *((a, b) for _, a, b in sorted(same, key=lambda pair: (-pair[0], pair[1:]))), *bare]


def _parted(ordered: Sequence[Sighting], verdicts: Verdicts) -> set[frozenset[int]]:
    found = set()
    for (a, one), (b, other) in combinations(enumerate(ordered), 2):
        verdict = verdicts.on(_stand(one), _stand(other)) if verdicts else None
        decided = verdict.verdict if verdict else None
        if decided == "different" or (decided != "same" and _are_two(one, other)):
            found.add(frozenset((a, b)))
    return found


def _are_two(one: Sighting, other: Sighting) -> bool:
    """Whether two persons of one name are two: offices without a word in common, and nobody in common around them."""
    if not _are_persons(one, other) or not (one.offices and other.offices):
        return False
    if set(one.company) & set(other.company) or not (one.company and other.company):
        return False
    words = [{stem(token) for office in it.offices for token in tokens(office)} for it in (one, other)]
    return not words[0] & words[1]


def _are_persons(one: Sighting, other: Sighting) -> bool:
    return one.type == other.type == "person"


def _one_name(one: str, other: str) -> bool:
    return one.startswith("name:") and one.partition("|")[0] == other.partition("|")[0]


def _stand(one: Sighting) -> Stand:
    anchor = Anchor.parse(one.fact)
    return anchor.report, (anchor.span,)
