"""Force presence: who is said to be where, in what number, under whose command, arriving, staying, leaving."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from dateline.monitor.asking import Asking, placed
from dateline.monitor.entries import entry, in_order, innermost, merged
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, Spot
from dateline.monitor.statement import names, number, quoted
from dateline.record.answer import Entry
from dateline.record.fact import Fact, Who
from dateline.store.protocol import FactQuery
from dateline.vocabulary.monitoring import every, group, words

_ASKED = FactQuery(
    kinds=("event", "relation", "figure", "attribution"),
    types=(
        "MOBILIZE", "RETREAT", "SANCTION", "CONCEDE", "COOPERATE", "AID", "AGREE", "THREATEN", "force", "present_in",
        "controls", "under_command_of", "leads", "part_of", "successor_of", "direct", "indirect", "mixed",
    ),
)  # fmt: skip
_COMMAND = {"under_command_of": "command", "leads": "command", "part_of": "command", "successor_of": "successor"}
_MOVES = ("leaving", "staying", "arriving")


class ForcePresence(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of a monitor on forces."""

    forces: Annotated[
        Names, about("names of forces, or words for them: Wagner Group, French troops, peacekeepers")
    ] = ()
    places: Annotated[Names, about("places, country codes (ML) or GeoNames ids; with none, everywhere")] = ()

    def asks_nothing(self) -> str | None:
        """A force or a place."""
        return None if self.forces or self.places else "name forces, places or both"


def answer(asking: Asking, options: ForcePresence) -> Findings:
    """The timeline of each force in each place."""
    forces, spots = asking.parties(options.forces), asking.spots(options.places)
    facts = innermost(fact for fact in asking.about(_ASKED, forces, spots) if options.within.holds(fact))
    made = [(fact, one) for fact in _as_asked_for(facts) for one in _entries(fact, forces, spots)]
    return Findings(entries=in_order(merged(one for fact, one in made if not _told_already(fact, one, made))))


def _as_asked_for(facts: list[Fact]) -> Iterator[Fact]:
    """The facts, moves within what somebody demands as asked for: "urged them to calm the border by a withdrawal"."""
    demand = words("presence", "nouns", "demand")
    demands = {fact.key for fact in facts if fact.kind == "attribution" and demand.search(fact.words)}
    for fact in facts:
        asked = fact.status == "happened" and fact.attribution in demands
        yield msgspec.structs.replace(fact, status="requested") if asked else fact


def _told_already(fact: Fact, entry: Entry, made: list[tuple[Fact, Entry]]) -> bool:
    """Whether what somebody says of a force is told by the facts that his words hold."""
    if fact.kind != "attribution":
        return False
    force = _force_of(entry)
    told = {
        one.topic.removeprefix("formerly ").replace("present", "staying")
        for other, one in made
        if other.kind != "attribution"
        and other.report == fact.report
        and _force_of(one) == force
        and any(start <= other.span[0] < end for start, end in fact.content_spans)
    }
    return set(entry.topic.removeprefix("said of ").split(" and ")) <= told


def _force_of(entry: Entry) -> str:
    return (entry.group or "").split(" in ")[0]


def _entries(fact: Fact, forces: tuple[Party, ...], spots: tuple[Spot, ...]) -> Iterator[Entry]:
    for force in _forces(fact, forces):
        topic = _topic(fact, force)
        anywhere = topic in ("command", "successor") and bool(forces)
        if topic and (anywhere or placed(fact, spots)):
            where = fact.place.name if fact.place else None
            timeline = f"{force} in {where}" if where else force
            told = {"statement": _by_sentence(fact, force, topic)} if _unnamed(fact) else {}
            yield entry(topic, fact, group=timeline, details=_details(fact), **told)
            return


def _forces(fact: Fact, forces: tuple[Party, ...]) -> list[str]:
    """The forces that a fact may speak of, by the question's names or, where it names none, by the fact's own."""
    if not forces:
        return [who.name for who in _soldiers(fact)]
    found = [one.told for one in forces if one.among(_movable(fact))]
    if _unnamed(fact):
        found += [one.told for one in forces if one.words.search(fact.sentence)]
    if fact.kind == "figure":
        found += [one.told for one in forces if one.words.search(f"{fact.words} {fact.unit or ''}")]
    if fact.kind == "attribution":
        found = [one.told for one in forces if one.words.search(" ".join(fact.content)) or one.among(fact.actors)]
    return found


def _unnamed(fact: Fact) -> bool:
    """Whether a move has nobody who makes it, so that only its sentence can tell whose it is."""
    return fact.kind == "event" and not fact.actors and f"{fact.type} {fact.mode}" in group("presence", "events")


def _by_sentence(fact: Fact, force: str, topic: str) -> str:
    return f"A sentence that names {force} tells of {topic}: {quoted(fact.sentence)}"


def _movable(fact: Fact) -> tuple[Who, ...]:
    """Who may be the force that a fact is about: not those against whom forces are moved."""
    return fact.actors if fact.type == "MOBILIZE" else (*fact.actors, *fact.recipients)


def _soldiers(fact: Fact) -> Iterable[Who]:
    """Of a fact's actors those that are armed, by type or by name; the forces of a state that moves some."""
    armed, nouns = ("armed_forces", "armed_group"), words("presence", "nouns", "force")
    found = [who for who in _movable(fact) if who.type in armed or nouns.search(who.name)]
    if found or fact.kind not in ("figure", "event"):
        return found
    if fact.kind == "figure":
        return (Who(None, fact.unit or fact.words),)
    moved = fact.type == "MOBILIZE" and fact.mode == "troops"
    return [Who(None, f"forces of {who.name}") for who in fact.actors if moved and who.type in ("state", "government")]


def _topic(fact: Fact, force: str) -> str | None:
    if fact.kind == "figure":
        return "number"
    if fact.kind == "relation":
        return _COMMAND.get(fact.type) or ("present" if fact.status != "former" else "formerly present")
    text = fact.words if fact.kind == "event" else " ".join(fact.content)
    moves = [name for name in every(text, "presence") if name in _MOVES] if text else []
    if fact.kind == "attribution":
        return f"said of {_listed(moves)}" if moves else None
    types = group("presence", "events")
    default = types.get(f"{fact.type} {fact.mode}") if fact.mode else types.get(fact.type)
    if default is None and fact.type not in types:
        return None
    return next(iter(moves), default) or None


def _listed(moves: list[str]) -> str:
    return " and ".join(moves)


def _details(fact: Fact) -> tuple[tuple[str, str], ...]:
    if fact.kind == "figure":
        return (("number", number(fact)), ("bound", fact.bound or ""), ("unit", fact.unit or ""))
    if fact.kind == "relation" and fact.type in _COMMAND:
        return (("under", names(fact.recipients, unnamed="")),) if fact.type == "under_command_of" else ()
    return ()


FORCE_PRESENCE = Kind(
    name="force_presence",
    summary="Who is said to be where, in what number, under whose command, arriving, staying, leaving.",
    options=ForcePresence,
    answer=answer,
    example="""forces = ["Wagner Group", "Africa Corps", "French troops", "peacekeepers", "mercenaries"]
places = ["Mali"]""",
)
