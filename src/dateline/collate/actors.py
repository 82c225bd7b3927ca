"""Who is who across reports: the key that an actor of an account goes by in the whole record.

A key is the registry's `known_as` where there is one, else `name:` with the folded name and the country where known
(`name:john garang|SD`), else, for the unnamed ("the police") and for people told by one name only ("Sharif"), the
anchor of the actor's first mention: such an actor stays in its own report.

Persons of one name and country are one unless what the reports say of them tells them apart; `aliases` sorts them. A
report that names a known person without an office gives no registry key by itself (`resolve/actors.py`); here name and
country suffice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import registry

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
    Who is told without a country joins the one country that the name is told with (a high court, which many countries
    have, has no key without one). A person of a registered name and country is the registry's. Two countries make no
    two persons of one name in one office, where one report's country is spoken of in the other. Persons of one key are
    parted where reports give them offices with no word in common and company with nobody in common. A person's verdict
    outranks all this. The key of most reports stands for its group, the registry's before others; one parted from it
    takes the key with the id of the first report that tells of it (`name:john smith|US#3f2ac1d0`).
    """
    ordered = sorted(seen, key=lambda one: (one.day or "9999", one.fact))
    known = _registered(ordered)
    roots = _roots(ordered, known)
    if verdicts or _told_apart(ordered, roots):
        groups = _joined(ordered, _ties(ordered, roots, verdicts), _parted(ordered, verdicts))
    else:
        groups = _by_root(ordered, roots)
    taken: set[str] = set()
    found: set[Alias] = set()
    for group in sorted(groups, key=lambda group: (-len(group), group[0].day or "9999", group[0].fact)):
        others = {one.key for one in ordered} - {one.key for one in group} | taken
        canonical = _standing_key(group, {key: own for key, own in known.items() if own not in others})
        if canonical in taken:
            canonical = f"{canonical}#{group[0].fact[:8]}"
        found |= _rows(group, canonical, ordered, {one.fact for one in group})
        taken.add(canonical)
    return tuple(sorted(found, key=lambda one: (one.key, one.report or "", one.canonical)))


def _told_apart(ordered: Iterable[Sighting], roots: Mapping[str, str]) -> bool:
    """Whether any two of one root have nothing in common, taking those of the same offices together."""
    told: dict[tuple[str, tuple[str, ...]], Sighting] = {}
    for one in ordered:
        before = told.get((roots[one.key], one.offices))
        company = {*one.company, *(before.company if before else ())}
        told[roots[one.key], one.offices] = msgspec.structs.replace(one, company=tuple(sorted(company)))
    pairs = combinations(told.items(), 2)
    return any(a == b and _are_two(one, other) for ((a, _), one), ((b, _), other) in pairs)


def _by_root(ordered: Sequence[Sighting], roots: Mapping[str, str]) -> list[list[Sighting]]:
    groups: dict[str, list[Sighting]] = {}
    for one in ordered:
        groups.setdefault(roots[one.key], []).append(one)
    return list(groups.values())


def _registered(ordered: Iterable[Sighting]) -> dict[str, str]:
    """The registry's key for each `name:` key of one of its persons, told with no office or one of politics."""
    some: dict[str, list[Sighting]] = {}
    for one in ordered:
        if one.type == "person" and one.key.startswith("name:"):
            some.setdefault(one.key, []).append(one)
    found = {key: _known_as(key, told[0].country) for key, told in some.items() if any(map(_may_be_known, told))}
    return {key: known for key, known in found.items() if known}


def _known_as(key: str, country: str | None) -> str | None:
    """The one person of the registry that has this whole name, with or without a middle initial, and, where both are
    known, this country."""
    first, *rest = _bare(key).removeprefix("name:").split()
    name = " ".join([first, *(word for word in rest if len(word) > 1)])
    hits = {hit.entry.key: hit.entry.country for hit in registry().find(name) if hit.entry.type == "person"}
    agree = [known for known, of in hits.items() if country is None or of is None or of == country]
    return agree[0] if len(hits) == len(agree) == 1 and " " in name else None


def _may_be_known(one: Sighting) -> bool:
    words = {token for office in one.offices for token in tokens(office)}
    return not words or bool(words & listed("offices", "politics"))


def _roots(ordered: Sequence[Sighting], known: Mapping[str, str]) -> dict[str, str]:
    """For each key one that stands for all that are one with it by name, country and office."""
    first = {one.key: one for one in reversed(ordered)}
    roots = {key: known.get(key, key) for key in first}
    countries = sorted(key for key in first if "|" in key)
    for one, other in combinations(countries, 2):
        alike = ((a, b) for a in ordered if a.key == one for b in ordered if b.key == other)
        if roots[one] != roots[other] and _one_name(one, other) and any(_in_one_office(a, b) for a, b in alike):
            old = max(roots[one], roots[other], key=lambda key: (key.startswith("name:"), key))
            new = min(roots[one], roots[other], key=lambda key: (key.startswith("name:"), key))
            roots = {key: new if root == old else root for key, root in roots.items()}
    for bare in [key for key in first if "|" not in key and key not in known]:
        told = {roots[key]: key for key in countries if _one_name(bare, key)}
        if len(told) == 1 and first[bare].type == first[next(iter(told.values()))].type:
            roots[bare] = next(iter(told))
    return roots


def _in_one_office(one: Sighting, other: Sighting) -> bool:
    """Whether two persons of one name but two countries hold one office: two words of it are the same, and the state of
    one is in the company of both, or two other persons are."""
    if not _are_persons(one, other):
        return False
    offices = [{stem(token) for office in it.offices for token in tokens(office)} for it in (one, other)]
    company = set(one.company) & set(other.company)
    states = {registry().states[it.country].key for it in (one, other) if it.country in registry().states}
    persons = [key for key in company if key.startswith("name:")]
    return len(offices[0] & offices[1]) > 1 and (bool(company & states) or len(persons) > 1)


def _standing_key(group: Sequence[Sighting], known: Mapping[str, str]) -> str:
    counts = Counter(known.get(one.key, one.key) for one in group)
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


def _ties(ordered: Sequence[Sighting], roots: Mapping[str, str], verdicts: Verdicts) -> list[tuple[int, int]]:
    """Pairs to be joined: those a person holds to be one, then one key, then one root."""
    judged, same, kin = [], [], []
    for (a, one), (b, other) in combinations(enumerate(ordered), 2):
        verdict = verdicts.on(_stand(one), _stand(other)) if verdicts else None
        if verdict and verdict.verdict == "same":
            judged.append((a, b))
        elif one.key == other.key:
            same.append((len(set(one.company) & set(other.company)), a, b))
        elif roots[one.key] == roots[other.key]:
            kin.append((a, b))
    return [*judged, *((a, b) for _, a, b in sorted(same, key=lambda pair: (-pair[0], pair[1:]))), *kin]


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
    return one.startswith("name:") and _bare(one) == _bare(other)


def _bare(key: str) -> str:
    """A key without its country."""
    return key.partition("|")[0]


def _stand(one: Sighting) -> Stand:
    anchor = Anchor.parse(one.fact)
    return anchor.report, (anchor.span,)
