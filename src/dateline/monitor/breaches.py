"""Acts after a ceasefire: the same act told by several reports as one, how it stands, with what weapons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from dateline.monitor.asking import Asking, placed
from dateline.monitor.days import by_day
from dateline.monitor.entries import evidence
from dateline.monitor.naming import names
from dateline.monitor.scope import Party, Spot
from dateline.monitor.statement import told
from dateline.record.answer import Evidence
from dateline.record.fact import Fact, Who
from dateline.record.incident import Incident
from dateline.store.protocol import FactQuery, IncidentQuery
from dateline.vocabulary.monitoring import every, group, words

_BESIDE = 40
"""Characters between an act and a word that makes it a habit."""
_NEAR = 400
"""Characters between an act and a denial of it in the same report."""


class Acts:
    """Facts after a ceasefire, with the incidents that the record has made of them."""

    def __init__(self, asking: Asking, facts: list[Fact], parties: tuple[Party, ...], spots: tuple[Spot, ...]) -> None:
        self.asking, self.facts, self.parties, self.spots = asking, facts, parties, spots

    @cached_property
    def acts(self) -> list[Fact]:
        """Events that would break the ceasefire, by day."""
        breaking = group("ceasefire", "acts")
        found = [
            fact
            for fact in map(self._with_own_forces, self.facts)
            if fact.kind == "event"
            and (fact.type in breaking or f"{fact.type} {fact.mode}" in breaking)
            and fact.status in ("happened", None)
            and not (words("ceasefire", "general").search(fact.words) and not _of_one_day(fact))
            and not _lasts(fact)
            and not is_breach_in_words(fact)
            and self._concerns(fact)
            and not self._only_denied(fact)
        ]
        return sorted(self._as_claimed(found), key=by_day)

    def _as_claimed(self, acts: list[Fact]) -> Iterator[Fact]:
        """The acts, those of which somebody accuses their author, or that stand in what somebody is quoted as saying,
        as his word: "Mali blamed the rebels for the raid", "“Stop their cruel attacks,” he said"."""
        accusing = [f for f in self.facts if f.type == "ACCUSE" and f.mode in ("allege", None) and f.actors]
        reports = sorted({act.report for act in acts if act.says is None})
        quoted = self.asking.of_reports(reports, FactQuery(kinds=("attribution",), types=("direct",)))
        words_of: dict[str, list[Fact]] = {}
        for one in (*accusing, *quoted):
            words_of.setdefault(one.report, []).append(one)
        for act in acts:
            whose = (one.actors[0] for one in words_of.get(act.report, ()) if one.actors and _claims(one, act))
            who = next(whose, None) if act.says is None else None
            yield msgspec.structs.replace(act, says=who) if who else act

    @cached_property
    def figures(self) -> list[Fact]:
        """Numbers told with them."""
        return [fact for fact in self.facts if fact.kind == "figure"]

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        """The incidents of the acts, by the anchor key of each event that tells them."""
        keys = tuple({fact.key for fact in self.acts})
        days = [fact.first_day for fact in self.acts if fact.first_day]
        asked = IncidentQuery(types=("ASSAULT", "COERCE", "MOBILIZE"), since=min(days), at_least=2) if days else None
        if asked is None or not keys:
            return {}
        wanted = set(keys)
        found = [*self.asking.view.incidents(asked)]
        held = {one.fact: incident for incident in found for one in incident.tellings if one.fact in wanted}
        for key in self._beside_another() - held.keys():
            for incident in self.asking.view.incidents(IncidentQuery(fact=key)):
                held |= {one.fact: incident for one in incident.tellings if one.fact in wanted}
        return held

    def _beside_another(self) -> set[str]:
        """The acts that share a sentence with another, of which one may have led to the other."""
        told: dict[tuple[object, ...], list[str]] = {}
        for fact in self.acts:
            told.setdefault((fact.report, fact.sentence_span), []).append(fact.key)
        return {key for some in told.values() if len(some) > 1 for key in some}

    def groups(self) -> list[list[Fact]]:
        """The acts, those of one incident (or of one wording on one day) together, the first told first."""
        found: dict[object, list[Fact]] = {}
        for fact in self.acts:
            incident = self.incidents.get(fact.key)
            key = incident.id if incident else self._of_one_sentence(fact) or (told(fact), fact.when)
            found.setdefault(key, []).append(fact)
        return list(found.values())

    def _of_one_sentence(self, fact: Fact) -> tuple[object, ...] | None:
        """What two acts of one side on the same ones in a sentence share: "an attack that killed two herders"."""
        if fact.type != "ASSAULT" or not fact.actors or not fact.recipients:
            return None
        who = (tuple(one.name for one in side) for side in (fact.actors, fact.recipients))
        return (fact.report, fact.sentence_span, *who)

    def evidence(self, some: Iterable[Fact]) -> tuple[Evidence, ...]:
        """What an act rests on, the report that came first first."""
        return tuple(evidence(fact) for fact in sorted(some, key=lambda one: (one.added, one.key)))

    def status(self, some: list[Fact]) -> str:
        """Denied, reported by several, reported by one, claimed by one side, or said by whom."""
        denials = self._denials(some)
        if denials:
            return f"denied by {', '.join(denials)}"
        plain = [fact for fact in some if fact.says is None]
        tellers = {fact.publisher or fact.report for fact in plain if not self._copied(fact)}
        if len(tellers) > 1:
            return "reported by several"
        return "reported by one" if plain else self.whose(some[0])

    def whose(self, fact: Fact) -> str:
        """Whose word a claim is: one side's, or someone else's."""
        who = fact.says or (fact.actors[0] if fact.type == "ACCUSE" and fact.actors else None)
        if who is None:
            return "reported by one"
        sided = any(one.acts_as(who) or one.side.search(who.name) for one in self.parties)
        return f"claimed by one side ({who.name})" if sided else f"said by {who.name}"

    def denies(self, denial: Fact) -> bool:
        """Whether a denial in a report stands near an act by its author."""
        return denial in self._rejections and any(self._answers(denial, fact) for fact in self.acts)

    def _denials(self, some: list[Fact]) -> list[str]:
        said = [names(denial.actors) for denial in self._rejections for fact in some if self._answers(denial, fact)]
        stances = [stance.who for one in self._incidents_of(some) for stance in one.stances if stance.kind == "denies"]
        return list(dict.fromkeys((*said, *stances)))

    @cached_property
    def _rejections(self) -> list[Fact]:
        deny = words("allegations", "words", "deny")
        return [f for f in self.facts if f.kind == "event" and f.type == "REJECT" and deny.search(f.words)]

    def _answers(self, denial: Fact, act: Fact) -> bool:
        near = denial.report == act.report and abs(denial.span[0] - act.span[0]) < _NEAR
        return near and any(_same(one, other) for one in act.actors for other in denial.actors)

    def _incidents_of(self, some: list[Fact]) -> list[Incident]:
        found = {fact.key: self.incidents[fact.key] for fact in some if fact.key in self.incidents}
        return list({one.id: one for one in found.values()}.values())

    def _copied(self, fact: Fact) -> bool:
        incident = self.incidents.get(fact.key)
        return incident is not None and any(t.fact == fact.key and t.copy_of for t in incident.tellings)

    def _concerns(self, fact: Fact) -> bool:
        """Whether the act is one of the sides', or in the place."""
        sides = (*fact.actors, *fact.recipients)
        takes_part = any(one.acts_as(who) for one in self.parties for who in sides)
        if self.parties and not takes_part and not self.blamed(fact):
            return False
        return placed(fact, self.spots) if self.spots or len(self.parties) < 2 else self._between(fact)

    def blamed(self, fact: Fact) -> Fact | None:
        """The accusation in its sentence by which the sides lay an act of nobody known to one another."""
        for one in self.facts:
            before = one.sentence_span == fact.sentence_span and one.span[0] < fact.span[0]
            if one.type == "ACCUSE" and one.report == fact.report and before and not fact.actors and is_mutual(one):
                return one if any(party.acts_as(who) for party in self.parties for who in one.actors) else None
        return None

    def _with_own_forces(self, fact: Fact) -> Fact:
        """The fact, with "the army" as that of the only state that is asked for, where the other side is in it."""
        states = [one for one in self.parties if one.country]
        others = [one for one in self.parties if not one.country]
        if len(states) != 1 or not others or fact.kind != "event":
            return fact
        sides = (*fact.actors, *fact.recipients, *((fact.says,) if fact.says else ()))
        text = f"{fact.headline or ''} {fact.sentence}"
        if not any(one.acts_as(who) for one in others for who in sides) and not any(
            o.words.search(text) for o in others
        ):
            return fact
        if fact.place is not None and fact.place.country not in (None, states[0].country):
            return fact
        of = f" of {states[0].told}"
        return msgspec.structs.replace(
            fact,
            actors=tuple(_named_with(who, of) for who in fact.actors),
            recipients=tuple(_named_with(who, of) for who in fact.recipients),
        )

    def _between(self, fact: Fact) -> bool:
        """Whether an act can be between the sides where no place was asked for: two of them are in its sentence, or it
        is in a side's own country; a move of troops must name two."""
        named = [
            one
            for one in self.parties
            if one.among((*fact.actors, *fact.recipients)) or one.words.search(fact.sentence)
        ]
        if len(named) > 1 or fact.type == "MOBILIZE":
            return len(named) > 1
        countries = {one.country for one in self.parties}
        known = None not in countries and fact.place is not None and fact.place.country is not None
        return not known or (fact.place is not None and fact.place.country in countries)

    def _only_denied(self, fact: Fact) -> bool:
        """Whether the event is what its author denies in that sentence, by his own account."""
        own = fact.says is not None and any(who.key == fact.says.key for who in fact.actors)
        return own and any(
            one.report == fact.report and one.sentence_span == fact.sentence_span and self._answers(one, fact)
            for one in self._rejections
        )


def _named_with(who: Who, of: str) -> Who:
    own = words("ceasefire", "own").fullmatch(who.name) and who.country is None
    return msgspec.structs.replace(who, name=f"{who.name}{of}", words=f"the {who.name}") if own else who


def is_breach_in_words(fact: Fact) -> bool:
    """Whether an event only tells that a ceasefire was broken: "had broken the truce"."""
    breach = words("ceasefire", "breach").fullmatch(fact.words)
    return bool(breach and words("ceasefire", "pact").search(fact.sentence))


def is_mutual(fact: Fact) -> bool:
    """Whether an accusation is one of each side by the other: "blamed each other for"."""
    after = fact.sentence[max(0, fact.span[1] - fact.sentence_span[0]) :][:_BESIDE]
    return bool(words("ceasefire", "mutual").match(after.lstrip()))


def _lasts(fact: Fact) -> bool:
    """Whether it tells a state or a habit and no single act: "captives held by rebels", "regularly kills"."""
    if fact.type == "ASSAULT" and fact.mode == "abduct" and words("ceasefire", "held").fullmatch(fact.words):
        return True
    at = fact.span[0] - fact.sentence_span[0]
    near = fact.sentence[max(0, at - _BESIDE) : at + len(fact.words) + _BESIDE]
    return bool(words("ceasefire", "habit").search(near))


def _claims(one: Fact, act: Fact) -> bool:
    """Whether an accusation lays an act to its author, or a quotation by another holds the act."""
    if one.kind == "event":
        before = one.sentence_span == act.sentence_span and one.span[0] < act.span[0]
        return before and any(_same(accused, who) for accused in one.recipients for who in act.actors)
    held = any(start <= act.span[0] < end for start, end in one.content_spans)
    return held and not any(_same(one.actors[0], who) for who in act.actors)


def _of_one_day(fact: Fact) -> bool:
    return fact.first_day is not None and fact.first_day == fact.last_day


def _same(one: Who, other: Who) -> bool:
    """Whether two actors of one report are one: by key, or where one is named by a part of the other's name."""
    if one.key is not None and one.key == other.key:
        return True
    few, many = sorted(({*one.name.casefold().split()}, {*other.name.casefold().split()}), key=len)
    return bool(few - {"the"}) and few - {"the"} <= many


def by_tellings(some: Iterable[tuple[Who, ...]]) -> str:
    """Names by how many tellings have them, the most first: `the Northern Front (3), bandits (1)`."""
    counts = Counter(name for sides in some for name in {names((who,)) for who in sides})
    if len(set(counts.values())) == 1:
        return names_of(list(counts))
    return ", ".join(
        f"{name} ({number} tellings)" if number > 1 else f"{name} (1)" for name, number in counts.most_common()
    )


def names_of(found: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)


def weapons_of(some: Iterable[Fact]) -> list[str]:
    """What was used, by the words of the sentences that tell it."""
    return list(dict.fromkeys(name for fact in some for name in every(fact.sentence, "weapons")))


def figures_of(figures: Iterable[Fact], some: list[Fact]) -> list[Fact]:
    """The numbers that count in these events."""
    keys = {fact.key for fact in some}
    return [figure for figure in figures if figure.event in keys]
