"""Commitments: who pledged what to whom, under which condition, by when, and what later keeps, breaks or changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from dateline.monitor.asking import Asking, placed
from dateline.monitor.days import MONTHS, by_day, first_known, published_day
from dateline.monitor.entries import entry, evidence, in_order, merged
from dateline.monitor.joined import together
from dateline.monitor.naming import names
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, words_of
from dateline.monitor.standing import Standings
from dateline.monitor.statement import worded
from dateline.record.answer import Entry
from dateline.record.fact import Fact, Who
from dateline.store.keys import is_shared
from dateline.store.protocol import FactQuery
from dateline.vocabulary.monitoring import group, words

_PLEDGES = FactQuery(
    kinds=("event", "attribution"), types=("AGREE", "CONCEDE", "SUPPORT", "direct", "indirect", "mixed")
)
_LATER = FactQuery(kinds=("event",))
_MOST_CANDIDATES = 8


class Commitments(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of a monitor on commitments."""

    by: Annotated[Names, about("who pledges")] = ()
    to: Annotated[Names, about("to whom")] = ()
    subjects: Annotated[Names, about("words of the pledge: troops, aid, prisoners; with none, every subject")] = ()
    places: Annotated[Names, about("where it is to be kept")] = ()

    def asks_nothing(self) -> str | None:
        """Who pledges, to whom, or where."""
        return None if self.by or self.to or self.places else "name by (who pledges), to (to whom) or places"


class Pledge(msgspec.Struct, frozen=True):
    """A pledge, and the kinds of subject that its words are about."""

    fact: Fact
    subjects: tuple[str, ...]
    givers: tuple[Who, ...]
    only_intention: bool = False
    """Whether someone only says what he will do, without a word of pledging."""
    others: tuple[Fact, ...] = ()
    """Facts of other reports that tell the same pledge."""


def answer(asking: Asking, options: Commitments) -> Findings:
    """Each pledge, followed by the later acts that may keep, break or change it."""
    by, to, spots = asking.parties(options.by), asking.parties(options.to), asking.spots(options.places)
    sought = words_of(options.subjects) if options.subjects else None
    found: list[Pledge] = []
    for fact in sorted(asking.about(_PLEDGES, by or to, spots, words=not by), key=by_day):
        pledge = _pledge(fact)
        if pledge is None or not pledge.subjects or not options.within.holds(fact) or not placed(fact, spots):
            continue
        about = sought is None or sought.search(" ".join((fact.sentence, *fact.content)))
        if about and _between(pledge, by, to):
            found.append(pledge)
    found = [msgspec.structs.replace(one, fact=_without_term(one.fact)) for one in _once_a_sentence(found)]
    standings = Standings(asking.view)
    found = _once_told(asking, found, standings)
    later = _later(asking, found, by)
    made: list[Entry] = []
    for pledge in found:
        root = _told(pledge, standings)
        made += [
            root,
            *(_candidate(pledge, root, one, change, standings) for one, change in _candidates(pledge, later)),
        ]
    return Findings(entries=in_order(merged(made)))


def _pledge(fact: Fact) -> Pledge | None:
    givers = tuple(who for who in fact.actors if who.key is not None)
    if not givers:
        return None
    if fact.kind == "event":
        made, will = _is_made(fact), _is_to_be(fact)
        return Pledge(fact, _subjects(fact.sentence), givers, not made) if made or will else None
    text = " ".join(fact.content)
    return Pledge(fact, _subjects(text), givers, _is_intention(fact, text)) if _binds(fact, text) else None


def _is_made(fact: Fact) -> bool:
    """Whether an event is a pledge: an agreement or promise by a word for one, or a concession still to come."""
    if fact.status not in ("happened", "future") or _concurs(fact):
        return False
    return bool(words("commitments", "pledge").search(fact.words)) or (
        fact.type == "CONCEDE" and fact.status == "future"
    )


def _is_to_be(fact: Fact) -> bool:
    """Whether an event tells what somebody will do for another: "Chad *will send* Mali two helicopters"."""
    binds = words("commitments", "binding").search(fact.sentence) is not None
    return fact.type == "AGREE" and fact.status == "future" and bool(fact.recipients) and binds


def _concurs(fact: Fact) -> bool:
    """Whether an agreement is only of opinion: "agreed that more sanctions were needed"."""
    rest = fact.sentence[max(0, fact.span[1] - fact.sentence_span[0]) :].lstrip()
    return fact.words.startswith("agree") and words("commitments", "concur").match(rest) is not None


def _binds(fact: Fact, text: str) -> bool:
    """Whether a statement binds its speaker: by a reporting word that pledges, by one such as "announced" or a word of
    pledging where it tells what is to be, or as "we will"."""
    if words("commitments", "undertaking").search(fact.words):
        return True
    pledging = words("commitments", "pledge").search(fact.words) or words("commitments", "undertaking").search(text)
    worded = pledging and (words("commitments", "binding").search(text) or text.lstrip().startswith("to "))
    return bool(worded) or _is_intention(fact, text)


def _is_intention(fact: Fact, text: str) -> bool:
    if words("commitments", "undertaking").search(f"{fact.words} {text}"):
        return False
    return words("commitments", "intention").match(text.lstrip('“"‘ ')) is not None


def _subjects(text: str) -> tuple[str, ...]:
    """The subjects of the vocabulary whose words a text holds."""
    known = group("commitments", "subjects")
    return tuple(name for name in known if words("commitments", "subjects", name, "words").search(text))


def _between(pledge: Pledge, by: tuple[Party, ...], to: tuple[Party, ...]) -> bool:
    fact = pledge.fact
    if by and not any(one.among(pledge.givers) for one in by):
        return False
    text = " ".join((fact.sentence, *fact.content))
    return not to or any(one.among(fact.recipients) or one.words.search(text) for one in to)


def _once_a_sentence(found: Iterable[Pledge]) -> list[Pledge]:
    """Of an act and a statement in one sentence by one giver, the act: the two tell the same pledge."""
    kept: dict[tuple[object, ...], Pledge] = {}
    for one in sorted(found, key=lambda pledge: pledge.fact.kind != "event"):
        kept.setdefault((one.fact.report, one.fact.sentence_span, one.givers[0].key), one)
    return list(kept.values())


def _once_told(asking: Asking, found: list[Pledge], standings: Standings) -> list[Pledge]:
    """The pledges; of those that the record has joined the fullest, with the others that have none but its givers."""
    of = {one.fact.key: one for one in found}
    kept: list[Pledge] = []
    for some in together(asking.view, (one.fact for one in found)):
        ranked = sorted((of[fact.key] for fact in some), key=lambda one: _fullness(one, standings))
        while ranked:
            first, *rest = ranked
            givers = {who.key for who in first.givers}
            same = [one for one in rest if {who.key for who in one.givers} <= givers]
            kept.append(msgspec.structs.replace(first, others=tuple(one.fact for one in same)))
            ranked = [one for one in rest if one not in same]
    return sorted(kept, key=lambda one: by_day(one.fact))


def _fullness(pledge: Pledge, standings: Standings) -> tuple[object, ...]:
    """What puts a telling of a pledge first: that somebody has judged it, its own voice, its givers, its day."""
    fact = pledge.fact
    judged = standings.of(fact) != ("pending", "")
    return not judged, fact.says is not None, -len(pledge.givers), fact.first_day != fact.last_day, fact.added, fact.key


def _told(pledge: Pledge, standings: Standings) -> Entry:
    fact = pledge.fact
    status, note = standings.of(fact)
    text = fact.sentence
    condition = _clause(text, "condition")
    return entry(
        "stated intention" if pledge.only_intention else "pledge",
        fact,
        statement=worded(fact),
        status=status,
        evidence=tuple(evidence(one) for one in (fact, *pledge.others)),
        group=names(pledge.givers),
        details=(
            ("to", names(fact.recipients, unnamed="")),
            ("about", ", ".join(pledge.subjects)),
            ("condition", condition),
            ("by when", _clause(text, "deadline") or ((fact.when or "") if fact.status == "future" else "")),
            ("confirmed", note),
        ),
    )


def _without_term(fact: Fact) -> Fact:
    """The fact without a month as its day that is only the term ("by the end of June"): no day is known then."""
    term = _clause(fact.sentence, "deadline")
    month = (fact.when or "")[5:7] if len(fact.when or "") == 7 else ""
    if month.isdigit() and 1 <= int(month) <= 12 and MONTHS[int(month) - 1] in term:
        return msgspec.structs.replace(fact, when=None, first_day=None, last_day=None)
    return fact


def _clause(text: str, what: str) -> str:
    """The words of the sentence from a condition or a term on, to the end of the clause."""
    found = words("commitments", what).search(text)
    if found is None:
        return ""
    if what == "deadline":
        return " ".join(found[0].split())
    rest = text[found.start() :]
    ends = [at for at in (rest.find(mark, len(found[0])) for mark in (",", ";", ".", "”")) if at > 0]
    return " ".join(rest[: min(ends, default=len(rest))].split())


def _later(asking: Asking, pledges: list[Pledge], by: tuple[Party, ...]) -> list[Fact]:
    """Events by those who pledged."""
    keys = {who.key for pledge in pledges for who in pledge.givers if who.key and is_shared(who.key)}
    keys |= {key for one in by for key in one.keys}
    types = {
        entry.split()[0]
        for subject in group("commitments", "subjects").values()
        for entry in (*subject["keeps"], *subject["breaks"])
    } | {"CONCEDE", "REJECT"}
    if not keys:
        return []
    published = [published_day(pledge.fact) for pledge in pledges]
    since = min((day for day in published if day), default=None) if all(published) else None
    asked = msgspec.structs.replace(
        _LATER, types=tuple(sorted(types)), actors=tuple(sorted(keys)), published_since=since
    )
    return sorted(asking.facts(asked), key=by_day)


def _candidates(pledge: Pledge, later: list[Fact]) -> Iterator[tuple[Fact, str]]:
    """Later events of a giver that the subject's vocabulary takes to keep, break or change the pledge."""
    start = first_known(pledge.fact) or published_day(pledge.fact)
    givers = {who.key for who in pledge.givers}
    own = {one.key for one in (pledge.fact, *pledge.others)}
    found = 0
    for fact in later:
        day = first_known(fact) or published_day(fact)
        if fact.key in own or not givers & {who.key for who in fact.actors} or not (start and day):
            continue
        same = fact.report == pledge.fact.report and fact.sentence_span == pledge.fact.sentence_span
        if day < start or same or fact.status not in ("happened", "negated"):
            continue
        change = _change(pledge, fact)
        if change and found < _MOST_CANDIDATES:
            found += 1
            yield fact, change


def _change(pledge: Pledge, fact: Fact) -> str | None:
    code = f"{fact.type} {fact.mode}" if fact.mode else fact.type
    about = [name for name in pledge.subjects if words("commitments", "subjects", name, "words").search(fact.sentence)]
    to_them = _on_them(pledge, fact)
    if not to_them and not (about and _alike(pledge, fact)):
        return None
    for name in pledge.subjects if to_them else about:
        subject = group("commitments", "subjects", name)
        if code in subject["keeps"]:
            return "may break it" if fact.status == "negated" else "may keep it"
        if code in subject["breaks"] and (to_them or not fact.recipients or not pledge.fact.recipients):
            return "may keep it" if fact.status == "negated" else "may break it"
    if about and words("commitments", "withdrawn").search(fact.words):
        return "may withdraw it"
    return "may change it" if about and words("commitments", "changes").search(fact.words) else None


def _on_them(pledge: Pledge, fact: Fact) -> bool:
    """Whether the later act is done to one who is party to the pledge."""
    parties = {who.key for who in (*pledge.fact.actors, *pledge.fact.recipients) if who.key}
    return bool(parties & {who.key for who in fact.recipients})


def _alike(pledge: Pledge, fact: Fact) -> bool:
    """Whether the two have a place below a country in common, or three words of weight."""
    first = pledge.fact
    if fact.place and fact.place.kind != "country" and words_of((fact.place.name,)).search(first.sentence):
        return True
    return len(_weighty(first.sentence) & _weighty(fact.sentence)) >= 3


def _weighty(text: str) -> set[str]:
    return {word for word in text.lower().replace("’", " ").split() if len(word) > 5 and word.isalpha()}


def _candidate(pledge: Pledge, root: Entry, fact: Fact, change: str, standings: Standings) -> Entry:
    status, note = standings.of(pledge.fact, fact)
    proposed = status == "pending" and not note
    return entry(
        f"later act that {change}",
        fact,
        id=f"candidate:{pledge.fact.key}:{fact.key}",
        of=root.id,
        group=root.group,
        status="proposed" if proposed else status,
        details=(("about", ", ".join(_subjects(fact.sentence))), ("confirmed", note)),
    )


COMMITMENTS = Kind(
    name="commitments",
    summary="Who pledged what to whom, on what condition, by when; later acts that may keep, break or change it.",
    options=Commitments,
    answer=answer,
    example="""by = ["Russia", "Wagner Group", "France", "United Kingdom"]
subjects = ["troops", "withdraw", "support", "aid", "guarantees"]""",
)
