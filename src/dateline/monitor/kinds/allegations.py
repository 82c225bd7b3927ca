"""Allegations: abuses that someone is said to have done, with who says so, the answers to it and the inquiries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from dateline.monitor.asking import Asking, placed
from dateline.monitor.breaches import is_mutual
from dateline.monitor.days import when
from dateline.monitor.entries import entry, in_order, merged, once_said
from dateline.monitor.naming import called, is_many, names, small
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, Spot
from dateline.monitor.statement import capital, counted, worded
from dateline.record.answer import Entry
from dateline.record.fact import Fact, Who
from dateline.store.protocol import FactQuery
from dateline.vocabulary.monitoring import every, group, words

_ASKED = FactQuery(
    kinds=("event", "figure", "attribution"),
    types=("ACCUSE", "ASSAULT", "COERCE", "SANCTION", "REJECT", "REQUEST", "SUPPORT", "CONCEDE", "direct", "indirect",
           "mixed", "killed", "injured", "missing", "detained", "displaced", "other"),
)  # fmt: skip
_FIRST = FactQuery(
    kinds=("event", "attribution"), types=("ACCUSE", "ASSAULT", "COERCE", "SANCTION", "direct", "indirect", "mixed")
)
_FIGURES = ("killed", "injured", "missing", "detained", "displaced", "other")
_HARM = ("ASSAULT", "COERCE", "SANCTION")


_BESIDE = 60
"""Characters between a deed and the words that name it as a wrong."""
_HELPS = 80
"""Characters between one who is named before a deed and the deed, in which stands that he helped or told of it."""
_ASKED_FOR = 120
"""Characters after a demand in which stands what it asks for."""
_NEAR = 1500
"""Characters between an allegation and what answers it."""


class Allegations(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of a monitor on alleged abuses."""

    accused: Annotated[Names, about("who is said to have done it")] = ()
    accusers: Annotated[Names, about("who says so")] = ()
    places: Annotated[Names, about("where it is said to have been")] = ()
    abuses: Annotated[Names, about("only these, as vocabulary/data/monitors.toml names them: torture, looting …")] = ()

    def asks_nothing(self) -> str | None:
        """An accused, an accuser or a place."""
        named = self.accused or self.accusers or self.places
        return None if named else "name accused, accusers or places"

    def wrong(self) -> str | None:
        """An abuse that the vocabulary does not name."""
        known = list(group("allegations", "abuses"))
        bad = [name for name in self.abuses if name not in known]
        return f"unknown abuse {bad[0]!r}; they are {', '.join(known)}" if bad else None


class _Case:
    """The facts of one report, by sentence."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = list(facts)

    def same_sentence(self, fact: Fact) -> list[Fact]:
        """Other facts whose words stand in the fact's sentence."""
        start, end = fact.sentence_span
        return [one for one in self.facts if one.key != fact.key and start <= one.span[0] < end]


def answer(asking: Asking, options: Allegations) -> Findings:
    """Allegations, each with its responses and inquiries in the same reports."""
    accused, accusers = asking.parties(options.accused), asking.parties(options.accusers)
    spots = asking.spots(options.places)
    reports: dict[str, list[Fact]] = {}
    first = asking.about(_FIRST, accused or accusers, spots)
    here = (fact for fact in first if options.within.holds(fact) and placed(fact, spots))
    hits = (fact.report for fact in here if _alleges(fact) and every(fact.sentence, "allegations", "abuses"))
    for fact in asking.of_reports(dict.fromkeys(hits), _ASKED):
        reports.setdefault(fact.report, []).append(fact)
    made: list[Entry] = []
    for some in reports.values():
        made += _of_report(_Case(some), accused, accusers, spots, options)
    return Findings(entries=in_order(merged(made)))


def _of_report(
    case: _Case, accused: tuple[Party, ...], accusers: tuple[Party, ...], spots: tuple[Spot, ...], options: Allegations
) -> list[Entry]:
    made: list[Entry] = []
    taken: set[tuple[int, int]] = set()
    for fact in sorted(case.facts, key=lambda one: (one.span[0], one.kind != "event", one.type != "ACCUSE")):
        if fact.sentence_span in taken or not options.within.holds(fact) or not placed(fact, spots):
            continue
        one = _allegation(case, fact, accused, accusers, options.abuses)
        if one is not None:
            taken.add(fact.sentence_span)
            made.append(one)
    return made + list(_answers(case, made, taken, accused))


def _allegation(
    case: _Case, fact: Fact, accused: tuple[Party, ...], accusers: tuple[Party, ...], wanted: Names
) -> Entry | None:
    """A fact as an allegation: someone says that someone did a wrong that the vocabulary names."""
    near = [fact, *case.same_sentence(fact)]
    if _inquires(fact) or not _alleges(fact):
        return None
    abuses = [name for name in _abuses(fact) if not wanted or name in wanted]
    done = () if fact.kind == "event" and is_mutual(fact) else _accused(fact, near)
    named = {who.name for who in done}
    claims, said = _accuser(fact, near), tuple(who for who in _accuser(fact, near) if who.name not in named)
    if not abuses or not (said or done) or (claims and not said):
        return None
    text = " ".join(filter(None, (fact.sentence, *fact.content)))
    if accused and not any(one.among(done) or (not done and one.words.search(text)) for one in accused):
        return None
    if accusers and not any(one.among(said) for one in accusers):
        return None
    return entry(
        "allegation",
        fact,
        statement=_statement(fact, said, done, near, abuses),
        status="alleged",
        says=names(said, unnamed="") or None,
        group="; ".join(abuses),
        details=(
            ("abuse", "; ".join(abuses)),
            ("accuser", names(said, unnamed="")),
            ("accused", names(done, unnamed="each other" if fact.kind == "event" and is_mutual(fact) else "")),
            ("victims", _victims(fact, near)),
            ("figures", _counts(near, said)),
            ("period", _period(fact, near)),
        ),
    )


def _abuses(fact: Fact) -> list[str]:
    """The wrongs that an accusation or statement names in its sentence; of a deed, those that its own words name. A
    penalty by law is none."""
    lawful = words("allegations", "words", "penalty").search(fact.sentence)
    return [name for name in _named(fact) if not (lawful and name == "summary execution")]


def _named(fact: Fact) -> list[str]:
    if fact.kind != "event" or _accuses(fact):
        return every(fact.sentence, "allegations", "abuses")
    start, end = (at - fact.sentence_span[0] for at in fact.span)
    return [
        name
        for name in group("allegations", "abuses")
        if any(
            found.start() <= end + _BESIDE and found.end() >= start - _BESIDE
            for found in words("allegations", "abuses", name).finditer(fact.sentence)
        )
    ]


def _accuses(fact: Fact) -> bool:
    """Whether an event lays a wrong to its recipients: an accusation, or a court's judgement."""
    return fact.kind == "event" and (fact.type == "ACCUSE" or (fact.type, fact.mode) == ("SANCTION", "convict"))


def _statement(fact: Fact, said: tuple[Who, ...], done: tuple[Who, ...], near: list[Fact], abuses: list[str]) -> str:
    """`In May 2024, Human Rights Watch alleged killing of civilians by the army (at least 32 civilians killed)`."""
    counts, victims, what = _counts(near, said), _victims(fact, near), " and ".join(abuses)
    if fact.kind == "event" and is_mutual(fact) and said:
        made = f"{called(said)} accused each other of {what}"
    elif done and not said:
        made = f"{called(done)} {'were' if is_many(done) else 'was'} accused of {what}"
    else:
        made = f"{called(said)} alleged {what}{f' by {called(done)}' if done else ''}"
    shown = victims and not any(victims in one for one in (counts, what, *names(done).split(" and ")))
    harmed = "; ".join(filter(None, (f"victims: {victims}" if shown else "", counts)))
    whole = f"{made} ({harmed})" if harmed else made
    day = when(fact.when) if fact.type == "ACCUSE" else ""
    return f"{capital(day)}, {whole}" if day else capital(whole)


def _counts(near: list[Fact], said: tuple[Who, ...]) -> str:
    """The numbers of those harmed, and of cases; not of those who say so."""
    harm = (one for one in near if one.kind == "figure" and one.type in _FIGURES and not _is_of(one, said))
    return "; ".join(counted(one) for one in harm if one.type != "other" or _is_counted(one))


def _is_of(one: Fact, said: tuple[Who, ...]) -> bool:
    return any(one.words.casefold() in who.name.casefold() for who in said)


def _is_counted(one: Fact) -> bool:
    """Whether a number of no known sort can be of victims or cases."""
    return bool(words("allegations", "words", "counted").search(one.unit or ""))


def _alleges(fact: Fact) -> bool:
    """Whether it is someone's claim: an accusation, or a wrong or number that the report lays to a source other than
    who did it."""
    if _accuses(fact):
        return fact.mode in ("allege", "disapprove", "convict", None) and fact.status != "negated"
    if fact.kind == "event" and fact.type in _HARM:
        worded = words("allegations", "words", "accuse").search(_around(fact))
        own = fact.says is not None and any(fact.says.name == who.name for who in fact.actors)
        named = fact.actors or words("allegations", "words", "by nobody").search("; ".join(_abuses(fact)))
        claimed = bool(worded) or (fact.says is not None and bool(named))
        return claimed and not own and fact.status in ("happened", "historical")
    return fact.kind == "attribution" and bool(words("allegations", "words", "accuse").search(fact.words))


def _around(fact: Fact) -> str:
    """The words close around a deed, in its sentence."""
    at = fact.span[0] - fact.sentence_span[0]
    return fact.sentence[max(0, at - _BESIDE) : at + len(fact.words) + _BESIDE]


def _inquires(fact: Fact) -> bool:
    return fact.type == "ACCUSE" and fact.mode == "investigate"


def _accuser(fact: Fact, near: list[Fact]) -> tuple[Who, ...]:
    if fact.kind == "attribution" or _accuses(fact):
        return fact.actors or ((fact.says,) if fact.says else ())
    found = (fact.says,) if fact.says else ()
    accusing = next((one.actors for one in near if _accuses(one) and one.actors), ())
    return found or accusing


def _accused(fact: Fact, near: list[Fact]) -> tuple[Who, ...]:
    charge = next((one for one in (fact, *near) if _accuses(one) and one.recipients), None)
    laid = tuple(who for who in charge.recipients if not _suffers(who, charge)) if charge else ()
    if laid:
        return laid
    deed = next((one for one in near if _harms(one) and one.actors), None)
    return tuple(who for who in deed.actors if _can_do(who, deed)) if deed else ()


def _suffers(who: Who, fact: Fact) -> bool:
    """Whether it is named as one whom the abuse was done to: "condemned the execution of three activists"."""
    if who.span is None or not fact.sentence_span[0] <= who.span[0]:
        return False
    before = fact.sentence[: who.span[0] - fact.sentence_span[0]].rstrip()
    link = [one for one in words("allegations", "words", "suffered").finditer(before) if one.end() == len(before)]
    return bool(link) and any(
        found.end() + 1 >= link[0].start()
        for name in group("allegations", "abuses")
        for found in words("allegations", "abuses", name).finditer(before)
    )


def _can_do(who: Who, deed: Fact) -> bool:
    """Whether one who stands beside a deed may have done it: not an organisation that tells of it, nor who helps."""
    if who.type in ("igo", "ngo", "media"):
        return False
    start = max(0, who.span[1] - deed.sentence_span[0]) if who.span else 0
    until = deed.span[0] - deed.sentence_span[0]
    between = deed.sentence[start : until if start < until < start + _HELPS else start]
    return not words("allegations", "words", "helper").search(between)


def _harms(fact: Fact) -> bool:
    return fact.kind == "event" and fact.type in _HARM and not _accuses(fact)


def _victims(fact: Fact, near: list[Fact]) -> str:
    done = {who.name for who in _accused(fact, near)}
    deeds = [one for one in near if _harms(one) and one.status in ("happened", "historical")]
    wrongs = [one for one in deeds if _abuses(one)] or deeds
    harmed = (who for one in wrongs for who in one.recipients)
    return names((msgspec.structs.replace(who, name=small(who)) for who in harmed if who.name not in done), unnamed="")


def _period(fact: Fact, near: list[Fact]) -> str:
    """The stretch of time that the sentence names, else the day of the wrong itself."""
    found = words("allegations", "words", "period").search(fact.sentence)
    if found:
        return found[0]
    return next((one.when for one in near if _harms(one) and one.when), "")


def _answers(
    case: _Case, made: list[Entry], taken: set[tuple[int, int]], accused: tuple[Party, ...]
) -> Iterator[Entry]:
    """Responses of the accused, and inquiries, in a report that tells an allegation."""
    places = [one.evidence[0].span[0] for one in made]
    parties = {name for one in made for key, value in one.details if key == "accused" for name in value.split(" and ")}
    for fact in once_said(case.facts):
        text = " ".join((fact.words, *fact.content)) if fact.kind == "attribution" else fact.sentence
        if made and min(abs(fact.span[0] - at) for at in places) > _NEAR:
            continue
        of = _nearest(fact, made)
        own = any(who.name in parties for who in fact.actors) or any(one.among(fact.actors) for one in accused)
        inquiry = words("allegations", "words", "investigate").search(text)
        if inquiry and _is_inquiry(fact, case) and (made or any(one.among(fact.recipients) for one in accused)):
            yield entry(
                _inquiry_topic(fact),
                fact,
                of=of,
                statement=worded(fact),
                details=(("by", names(fact.actors, unnamed="")),),
            )
        elif made and own and fact.sentence_span not in taken and _response(fact, text):
            yield entry(_response(fact, text) or "response", fact, of=of, statement=worded(fact))


def _nearest(fact: Fact, made: list[Entry]) -> str | None:
    """The allegation that an answer belongs to: the nearest, of two as near the one told before; null where none is."""
    start = fact.sentence_span[0]
    near = sorted(made, key=lambda one: (abs(one.evidence[0].span[0] - start), one.evidence[0].span[0]))
    return near[0].id if near else None


def _is_inquiry(fact: Fact, case: _Case) -> bool:
    """Whether an event is an inquiry, or a call for one (what is called for is no inquiry of its own)."""
    if fact.kind != "event":
        return False
    if fact.type == "REQUEST":
        asked_for = fact.sentence[fact.span[1] - fact.sentence_span[0] :][:_ASKED_FOR]
        return fact.mode != "meet" and bool(words("allegations", "words", "inquiry").search(asked_for))
    asked = any(one.type == "REQUEST" for one in case.same_sentence(fact))
    return fact.type == "ACCUSE" and fact.mode == "investigate" and not asked


def _inquiry_topic(fact: Fact) -> str:
    if fact.type == "REQUEST":
        return "call for an investigation"
    return (
        "investigation"
        if fact.status in ("happened", "historical") and fact.says is None
        else "investigation spoken of"
    )


def _response(fact: Fact, text: str) -> str | None:
    denies = words("allegations", "words", "deny")
    if denies.search(fact.words) if fact.type == "REJECT" else fact.kind == "attribution" and denies.search(text):
        return "response: denies"
    admits = words("allegations", "words", "admit").search(text)
    return "response: admits or regrets" if fact.kind == "attribution" and admits else None


ALLEGATIONS = Kind(
    name="allegations",
    summary="Alleged abuses: accuser, accused, victims, figures, period, responses and investigations.",
    options=Allegations,
    answer=answer,
    example="""accused = ["Wagner Group", "Malian Armed Forces", "JNIM"]
places = ["Mali"]""",
)
