"""Makes the parties of an event: who takes part, whose they are by the words of the phrase, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dateline.collate.actors import actor_keys, is_shared
from dateline.collate.incidents.occurrence import Party
from dateline.collate.words import head, heads, stem
from dateline.record.account import Account, Actor, Participant
from dateline.record.anchor import Anchor
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry

_OF = re.compile(r"\s+of((?:\s+(?:the|and|of|[A-Z][\w.'’-]*|(?:[a-z]+\s+){1,2}of)\b['’]?,?)+)")
"""What belongs to a noun: `officers of India and Pakistan`, `employees of Moldova's embassy`."""
_OWNED = re.compile(r"(?:[A-Z][\w.-]*(?: [A-Z][\w.-]*)*['’]s?,?\s+(?:and\s+)?)+$")
"""Whose a noun is: `Ethiopia's and Eritrea's diplomats`."""
_OFFICE = re.compile(r"([A-Z][a-z]+)\s+(?:[a-z]+\s+)?([a-z]+)\s+$")
_AND = re.compile(r",|\band\b|\bof\b|(?<=[a-z]['’]s)\s")
_HIGH = re.compile(r"(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*(?=\s[a-z])")
"""A name before a noun: `Hamas leaders`."""
_BEFORE = 80
"""Characters in which those whose it is stand before a noun."""
_OWN = frozenset({"its", "their", "his", "her"})
_SERVE = frozenset({"government", "armed_forces", "armed_group", "party", "person"})
"""Types of actors who are of the country of those whose they are."""


class Parties:
    """The parties that the events of one report name."""

    def __init__(self, report: Report, account: Account) -> None:
        self.report = report
        self.keys = actor_keys(account, report.text)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in account.actors}
        self.numbers = [(one.span, one.low) for one in account.figures if one.low is not None and one.low == one.high]
        self.owners = {
            span: actor
            for actor in account.actors
            for span in actor.mentions
            if report.words(span).casefold() in _OWN and is_shared(self.keys[actor.id])
        }

    def of(self, participants: Iterable[Participant]) -> tuple[Party, ...]:
        """Each party once; nobody is none."""
        found = {party.key: party for party in map(self._party, participants)}
        return tuple(
            party for party in found.values() if not party.name.casefold().startswith(("no ", "nobody", "none"))
        )

    def _party(self, one: Participant) -> Party:
        actor = self.actors.get(one.actor or "")
        words = " ".join(self.report.words(one.span).split())
        if actor is None:
            key = Anchor(self.report.id, "actor", one.span).key
            country = country_of(words)
            return Party(key, words, None, country, None, head(words), self._behind(one.span), self._count([one.span]))
        key = self.keys[actor.id]
        if is_shared(key):
            of, sector = actor.country, actor.sector
            if of is None and actor.type == "person" and (of := self._office_of(actor, one.span)):
                sector = sector or "GOV"
            return Party(key, actor.name, actor.type, of, sector, "", self._bodies(actor))
        behind = self._behind(one.span)
        country = actor.country or country_of(actor.name)
        if not country and actor.type in _SERVE:
            country = only_country(behind)
        name = head(actor.name)
        spans = [one.span, *sorted(actor.mentions)]
        return Party(key, actor.name, actor.type, country, actor.sector, name, behind, self._count(spans))

    def _office_of(self, actor: Actor, span: Span) -> str | None:
        """The country whose office the words right before a name tell: `his Kelmari counterpart Ada Obe`."""
        name = span[0] + max(0, self.report.words(span).find(actor.name))
        found = _OFFICE.search(self.report.text[:name][-_BEFORE:])
        return country_of(found[1]) if found and stem(found[2]) in heads("offices") else None

    def _bodies(self, actor: Actor) -> tuple[str, ...]:
        """Keys of the bodies, no states, for which one with a name speaks: of `members of the UN Security Council`, of
        the foreign policy chief of the EU."""
        key = self.keys[actor.id]
        said = [it for it in _named(actor.name) if " of " in actor.name and _is_body(it)]
        held = [self.keys[role.of] for role in actor.roles if role.of and self.actors[role.of].type != "state"]
        return tuple(dict.fromkeys(it for it in (*said, *held) if it != key and is_shared(it)))

    def _behind(self, span: Span) -> tuple[str, ...]:
        """Keys of those whose the phrase at a span says it is."""
        found = [self.keys[actor.id] for at, actor in self.owners.items() if span[0] <= at[0] < span[1]]
        after, before = _OF.match(self.report.text, span[1]), _OWNED.search(self.report.text[: span[0]][-_BEFORE:])
        for words in (before[0] if before else "", self.report.words(span), after[1] if after else ""):
            found += _named(words)
        return tuple(dict.fromkeys(found))

    def _count(self, spans: Iterable[Span]) -> float | None:
        """The number that stands in the first of these phrases that holds one."""
        told = list(spans)
        found = (low for first, last in told for (start, end), low in self.numbers if first <= start and end <= last)
        return next(found, None) or next(filter(None, (_counted(self.report.words(span)) for span in told)), None)


def _counted(words: str) -> float | None:
    """The number that a phrase opens with, where no figure holds it: `Two Varanians`."""
    first = words.split()[0].casefold()
    return float(first) if first.isdigit() else table("numbers")["words"].get(first)


def _named(words: str) -> Iterator[str]:
    """Keys of the states and bodies that a phrase names: `the Rwandan and Congolese presidents`."""
    for piece in _AND.split(words):
        name = re.sub(r"^the\s+|['’]s?\b.*$", "", piece.strip())
        if not name[:1].isupper():
            continue
        before = _HIGH.match(name)
        if hit := registry().best(name) or (registry().best(before[0]) if before else None):
            yield hit.entry.key
        elif code := country_of(name):
            yield registry().states[code].key


def _is_body(key: str) -> bool:
    return registry().entries[key].type != "state"


def only_country(keys: Iterable[str]) -> str | None:
    """The country that known actors are of, null where none or two."""
    found = {entry.country for key in keys if (entry := registry().entries.get(key)) and entry.country}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """The country that a word of a description names: `the Iranian foreign minister` → `IR`; null where none or two."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split() if word[:1].isupper()]
    found = {code for word in words if (code := registry().country(word))}
    return found.pop() if len(found) == 1 else None
