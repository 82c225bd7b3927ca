"""A dossier put together from an actor's appearances and the facts that name it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.record.dossier import Deed, Dossier, Held, Named, Statement, Tie
from dateline.record.fact import ActorEntry, Appearance, Fact, Who
from dateline.store.days import days


def dossier(
    entry: ActorEntry, seen: Iterable[Appearance], told: Iterable[Fact], incident_of: Callable[[str], str | None]
) -> Dossier:
    """What the record holds on one actor; `incident_of` gives the incident that an event (anchor key) tells."""
    keys, seen, told = frozenset(entry.keys), list(seen), list(told)
    events = [fact for fact in told if fact.kind == "event"]
    return Dossier(
        key=entry.key,
        name=entry.name,
        type=entry.type,
        country=entry.country,
        sector=entry.sector,
        names=_names(seen),
        offices=tuple(office for one in seen for office in _offices(one)),
        deeds=tuple(deed for fact in events for deed in _deeds(fact, keys, incident_of(fact.key))),
        statements=tuple(_statement(f) for f in told if f.kind == "attribution" and _is_any(f.actors, keys)),
        ties=tuple(tie for fact in told if fact.kind == "relation" for tie in _ties(fact, keys)),
    )


def _names(seen: Iterable[Appearance]) -> tuple[Named, ...]:
    found: dict[str, list[str | None]] = {}
    for one in seen:
        covered = days(one.published)
        for name in dict.fromkeys(_whole(it) for it in (one.name, *one.names)):
            found.setdefault(name, []).append(covered[0] if covered else None)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_named(name, when) for name, when in ranked)


def _whole(name: str) -> str:
    """A name without the hyphen that tied it to a word before it: `Russian` of "pro-Russian"."""
    return name.lstrip("-‐‑–") or name


def _named(name: str, when: list[str | None]) -> Named:
    known = [day for day in when if day]
    return Named(name, len(when), min(known, default=None), max(known, default=None))


def _offices(one: Appearance) -> Iterable[Held]:
    for title, of, words, span in one.offices:
        yield Held(title=title, of=of, report=one.report, published=one.published, words=words, span=span)


def _deeds(fact: Fact, keys: frozenset[str], incident: str | None) -> Iterable[Deed]:
    for role, own, others in (("actor", fact.actors, fact.recipients), ("recipient", fact.recipients, fact.actors)):
        if _is_any(own, keys):
            yield Deed(
                fact=fact.key,
                report=fact.report,
                published=fact.published,
                role=role,
                type=fact.type,
                mode=fact.mode,
                status=fact.status or "happened",  # type: ignore[arg-type]
                says=fact.says.name if fact.says else None,
                others=tuple(who.name for who in others),
                place=fact.place.name if fact.place else None,
                when=fact.when,
                words=fact.sentence,
                span=fact.sentence_span,
                incident=incident,
            )


def _statement(fact: Fact) -> Statement:
    return Statement(
        fact=fact.key,
        report=fact.report,
        publisher=fact.publisher,
        published=fact.published,
        cue=fact.words,
        content=fact.content,
        spans=fact.content_spans,
        channel=fact.channel,
        when=fact.when,
    )


def _ties(fact: Fact, keys: frozenset[str]) -> Iterable[Tie]:
    place = fact.place.name if fact.place else ""
    for outward, own, others in ((True, fact.actors, fact.recipients), (False, fact.recipients, fact.actors)):
        if _is_any(own, keys):
            other = others[0] if others else None
            yield Tie(
                fact=fact.key,
                report=fact.report,
                published=fact.published,
                relation=fact.type,  # type: ignore[arg-type]
                other=(other.key or other.name) if other else place,
                other_name=other.name if other else place,
                outward=outward,
                title=fact.title,
                status=fact.status or "current",
                says=fact.says.name if fact.says else None,
                words=fact.words,
                span=fact.span,
            )


def _is_any(some: Iterable[Who], keys: frozenset[str]) -> bool:
    return any(who.key in keys for who in some)
