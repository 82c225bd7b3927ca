"""Ceasefire: who agreed to it, from when, where; acts after it that would break it, by accused and accuser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from dateline.monitor.asking import Asking, placed
from dateline.monitor.breaches import Acts, by_tellings, figures_of, is_breach_in_words, weapons_of
from dateline.monitor.days import published_day, said, when
from dateline.monitor.entries import entry, in_order, merged
from dateline.monitor.missions import tables
from dateline.monitor.naming import called, names
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, Spot
from dateline.monitor.statement import capital, counted, quoted, told, where, worded
from dateline.record.answer import Entry
from dateline.record.fact import Fact
from dateline.store.days import days
from dateline.store.protocol import FactQuery
from dateline.vocabulary.monitoring import words

_ASKED = FactQuery(
    kinds=("event", "figure"),
    types=("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SUPPORT", "AGREE", "CONCEDE", "ACCUSE", "REJECT", "REQUEST",
           "killed", "injured", "missing", "detained", "weapons", "other"),
)  # fmt: skip
_PACT = ("RETREAT", "SUPPORT", "AGREE", "CONCEDE", "REJECT", "REQUEST")
_AROUND = FactQuery(
    kinds=("event", "figure"), types=("REJECT", "killed", "injured", "missing", "detained", "weapons", "other")
)
_BROKEN = 30
"""Characters before a ceasefire in which stands that it was broken."""
_PACT_TOPICS = {"REJECT": "ceasefire refused", "REQUEST": "ceasefire asked for"}


class Ceasefire(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of a monitor on a ceasefire."""

    parties: Annotated[Names, about("the sides that are to hold their fire")] = ()
    places: Annotated[Names, about("where it holds")] = ()
    start: Annotated[str | None, about("the day from which it holds; else the first that a report gives")] = None

    def asks_nothing(self) -> str | None:
        """The sides or the place."""
        return None if self.parties or self.places else "name parties, places or both"


def answer(asking: Asking, options: Ceasefire) -> Findings:
    """The ceasefire as reports tell it, then what happened after it, with tables by day and by week."""
    parties, spots = asking.parties(options.parties), asking.spots(options.places)
    found = asking.about(_ASKED, parties, spots)
    facts = [fact for fact in found if options.within.holds(fact)]
    pact = merged(_pact(facts, parties, spots))
    start = _start(options, pact)
    asking.notes.append(
        f"acts are those after {said(start)}" + ("" if options.start else ", the first day that a report gives")
        if start
        else "no report gives a day for the start of the ceasefire: all acts are shown and none is counted; set start"
    )
    later = [fact for fact in facts if _is_after(fact, start)]
    around = asking.of_reports(dict.fromkeys(fact.report for fact in later if fact.type not in _PACT), _AROUND)
    known = {fact.key for fact in later}
    later += [fact for fact in around if fact.key not in known and _is_after(fact, start)]
    acts = Acts(asking, later, parties, spots)
    made = [_act(acts, some, start) for some in acts.groups()]
    told = [*made, *_charges(acts)]
    told += _counts(acts, {piece.report for one in (*pact, *told) for piece in one.evidence})
    if start is None:
        return Findings(entries=in_order([*pact, *merged(told)]))
    return Findings(entries=in_order([*pact, *merged(told)]), tables=tables(told, parties))


def _is_after(fact: Fact, start: str | None) -> bool:
    """Whether a fact is later than the start; one without a day counts by its report's day, one with neither not."""
    if start is None:
        return True
    day = fact.last_day or fact.first_day or published_day(fact)
    return day is not None and day >= start and (fact.first_day is None or fact.first_day >= start)


def _pact(facts: Iterable[Fact], parties: tuple[Party, ...], spots: tuple[Spot, ...]) -> Iterator[Entry]:
    """Entries on the ceasefire itself; of a sentence that makes one twice ("a ceasefire was agreed") one entry."""
    made: dict[tuple[str, tuple[int, int]], Entry] = {}
    for one, fact in _about(facts, parties, spots):
        if one.topic != "ceasefire":
            yield one
            continue
        at = (fact.report, fact.sentence_span)
        made[at] = max(made.get(at, one), one, key=lambda it: len(dict(it.details).get("sides", "")))
    yield from made.values()


def _about(facts: Iterable[Fact], parties: tuple[Party, ...], spots: tuple[Spot, ...]) -> Iterator[tuple[Entry, Fact]]:
    """Entries on the ceasefire, each with the fact that it tells."""
    for fact in facts:
        agreed = fact.type == "RETREAT" and fact.mode == "ceasefire"
        if agreed and _is_only_named(fact):
            continue
        spoken = fact.type in _PACT and words("ceasefire", "pact").search(fact.sentence)
        sides = (*fact.actors, *fact.recipients)
        if not (fact.kind == "event" and (agreed or spoken) and (parties or placed(fact, spots))):
            continue
        named = not parties or any(one.among(sides) or one.words.search(fact.sentence) for one in parties)
        if not named and (sides or not agreed or not _headed(fact, parties)):
            continue
        who = (("sides", names(sides, unnamed="")),)
        unnamed = agreed and not sides and fact.status in ("happened", "historical")
        statement = _unnamed(fact) if unnamed else worded(fact)
        yield entry(_pact_topic(fact, agreed), fact, statement=statement, details=who), fact


def _headed(fact: Fact, parties: tuple[Party, ...]) -> bool:
    """Whether the headline of a ceasefire of nobody names two of the sides, or the only one that is asked for."""
    named = [one for one in parties if one.words.search(fact.headline or "")]
    return len(named) >= min(2, len(parties))


def _is_only_named(fact: Fact) -> bool:
    """Whether a ceasefire is named only to say when something was, or what broke it: "two days after the truce"."""
    before = fact.sentence[: max(0, fact.span[0] - fact.sentence_span[0])].rstrip()
    return any(found.end() == len(before) for found in words("ceasefire", "named").finditer(before))


def _unnamed(fact: Fact) -> str:
    """A ceasefire of which the sides are not named: `A ceasefire is told of in Keru on 1 March 2026: “truce …”`."""
    rest = fact.sentence[max(0, fact.span[0] - fact.sentence_span[0]) :]
    what = " ".join(filter(None, ("a ceasefire", where(fact), when(fact.when))))
    who = f"{called((fact.says,))} spoke of {what}" if fact.says else f"{what} is told of"
    return f"{capital(who)}: {quoted(rest)}"


def _pact_topic(fact: Fact, agreed: bool) -> str:
    if fact.type in _PACT_TOPICS:
        return _PACT_TOPICS[fact.type]
    for name in ("extended", "ended"):
        if not _moves(fact) and words("ceasefire", name).search(fact.words):
            return f"ceasefire {name}"
    if fact.status in ("future", "hypothetical", "requested"):
        return f"ceasefire {'planned' if fact.status == 'future' else 'spoken of'}"
    if fact.status == "negated":
        return "no ceasefire"
    if agreed and _is_sought(fact):
        return "ceasefire spoken of"
    made = agreed or (fact.type != "RETREAT" and words("ceasefire", "made").search(fact.sentence))
    return "ceasefire" if made else "ceasefire spoken of"


def _is_sought(fact: Fact) -> bool:
    """Whether it is only sought: "talks on a truce"; of one with a day, whether these very words say so and none that
    it was made."""
    sought = [*words("ceasefire", "sought").finditer(fact.sentence)]
    if not fact.first_day:
        return bool(sought)
    at = fact.span[0] - fact.sentence_span[0]
    itself = any(found.start() <= at < found.end() for found in sought)
    return itself and not words("ceasefire", "made").search(fact.sentence)


def _moves(fact: Fact) -> bool:
    """Whether it is forces that withdraw, which says nothing of the pact."""
    return fact.type == "RETREAT" and fact.mode == "withdraw"


def _start(options: Ceasefire, pact: list[Entry]) -> str | None:
    """The first ISO day asked for, else the first day of a ceasefire that took place."""
    if options.start:
        covered = days(options.start)
        return covered[0] if covered else None
    known = [one.first_day for one in pact if one.topic == "ceasefire" and one.first_day and one.status == "happened"]
    return min(known, default=None)


def _act(acts: Acts, some: list[Fact], start: str | None) -> Entry:
    """One act, told by one report or several."""
    first = some[0]
    counts = figures_of(acts.figures, some)
    mutual = next((one for one in map(acts.blamed, some) if one), None)
    accused = by_tellings(fact.actors for fact in some)
    accusers = [*(who.name for who in mutual.actors)] if mutual else [fact.says.name for fact in some if fact.says]
    return entry(
        ("act after the ceasefire" if start else "act") if first.first_day else "act of unknown day",
        first,
        statement=_blaming(first, mutual) if mutual else told(first),
        status="each side blames the other" if mutual else acts.status(some),
        evidence=acts.evidence(some),
        group=_type_of(first),
        details=(
            ("accused", accused or ("each other" if mutual else "")),
            ("against", by_tellings(fact.recipients for fact in some)),
            ("accuser", "; ".join(dict.fromkeys(accusers))),
            ("weapons", ", ".join(weapons_of(some))),
            ("figures", "; ".join(dict.fromkeys(map(counted, counts)))),
            ("called a breach", "yes" if any(words("ceasefire", "breach").search(f.sentence) for f in some) else ""),
        ),
    )


def _blaming(act: Fact, mutual: Fact) -> str:
    """`Mali and the Northern Front blamed each other: four people were killed in Keru`."""
    made = told(msgspec.structs.replace(act, says=None))
    first = made.split()[0].lower() in ("the", "someone", "a", "an") or (act.recipients[:1] and not act.actors)
    return f"{capital(called(mutual.actors))} blamed each other: {made[0].lower() + made[1:] if first else made}"


def _type_of(fact: Fact) -> str:
    return f"{fact.type} {fact.mode}" if fact.mode else fact.type


def _charges(acts: Acts) -> Iterator[Entry]:
    """Accusations of a breach, and denials, in words alone; what is accused as an act of its own is told as that."""
    by_acts = {(act.report, act.sentence_span) for act in acts.acts}
    acted = {(act.report, act.sentence_span) for act in acts.acts if act.says is not None or acts.blamed(act)}
    acted |= {(fact.report, fact.sentence_span) for fact in acts.facts if fact.actors and _is_charged(fact)}
    for fact in acts.facts:
        if fact.type == "ACCUSE" and (fact.report, fact.sentence_span) in acted:
            continue
        if fact.kind == "event" and _is_broken(fact):
            at = (fact.report, fact.sentence_span)
            if at not in by_acts:
                by_acts.add(at)
                yield _broken(acts, fact)
            continue
        if fact.kind != "event" or fact.type not in ("ACCUSE", "REJECT"):
            continue
        breach = words("ceasefire", "breach").search(fact.sentence) and words("ceasefire", "pact").search(fact.sentence)
        if fact.type == "ACCUSE" and breach:
            yield entry(
                "breach alleged",
                fact,
                statement=told(fact) if fact.recipients else worded(fact),
                status=acts.whose(fact),
                details=(
                    ("accused", names(fact.recipients, unnamed="")),
                    ("accuser", names(fact.actors, unnamed="")),
                ),
            )
        elif fact.type == "REJECT" and (breach or acts.denies(fact)):
            yield entry(
                "breach denied" if breach else "act denied",
                fact,
                statement=worded(fact),
                details=(("by", names(fact.actors, unnamed="")),),
            )


def _is_charged(fact: Fact) -> bool:
    """Whether somebody says of a ceasefire that it was broken, so that his accusing is no further charge."""
    return fact.kind == "event" and fact.says is not None and _is_broken(fact)


def _is_broken(fact: Fact) -> bool:
    """Whether a ceasefire is told as broken by a verb before it: "said that the army had broken the truce"."""
    if fact.type != "RETREAT":
        happened = fact.status in ("happened", None) and bool(fact.actors)
        return fact.type in ("ASSAULT", "COERCE") and happened and is_breach_in_words(fact)
    before = fact.sentence[: max(0, fact.span[0] - fact.sentence_span[0])][-_BROKEN:]
    return fact.mode == "ceasefire" and bool(fact.actors) and bool(words("ceasefire", "breach").search(before))


def _broken(acts: Acts, fact: Fact) -> Entry:
    """What somebody told as a breach, without an act that is told by itself."""
    who = fact.says.name if fact.says else ""
    statement = (
        f"{who or 'A report'} spoke of a breach of the ceasefire by {called(fact.actors)}: {quoted(fact.sentence)}"
    )
    return entry(
        "breach alleged",
        fact,
        statement=capital(statement),
        status=acts.whose(fact),
        details=(("accused", names(fact.actors, unnamed="")), ("accuser", who)),
    )


def _counts(acts: Acts, reports: set[str]) -> Iterator[Entry]:
    """Explosions and violations that someone counted, in reports that tell of the ceasefire or of acts after it, or of
    violations by name."""
    for fact in acts.figures:
        of_it = fact.report in reports or words("ceasefire", "pact").search(fact.sentence)
        if not (of_it and placed(fact, acts.spots)):
            continue
        text = f"{fact.words} {fact.unit or ''}"
        if not words("ceasefire", "breach").search(text) and not words("ceasefire", "fired").search(fact.sentence):
            continue
        for topic in ("explosions", "counted"):
            if words("ceasefire", topic).search(text) and fact.type in ("weapons", "other"):
                yield entry(
                    "explosions counted" if topic == "explosions" else "violations counted",
                    fact,
                    details=(("number", counted(fact)), ("counted by", fact.says.name if fact.says else "")),
                )
                break


CEASEFIRE = Kind(
    name="ceasefire",
    summary="A ceasefire: sides, start, place; acts after it by accused and accuser, with tables by day and week.",
    options=Ceasefire,
    answer=answer,
    example="""parties = ["Israel", "Hamas"]
places = ["PS"]
start = "2025-01-19" """,
)
