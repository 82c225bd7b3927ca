"""Force presence: who is said to be where, in what number, under whose command, arriving, staying, leaving."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated

import msgspec

from dateline.monitor.asking import Asking, placed
from dateline.monitor.bounds import number
from dateline.monitor.entries import entry, in_order, innermost, merged
from dateline.monitor.naming import names
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, Spot
from dateline.monitor.statement import at_border, quoted, where
from dateline.record.answer import Entry
from dateline.record.fact import Fact, Who
from dateline.store.keys import is_shared
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
_BEFORE, _AFTER = 60, 40
"""Characters before and after the word for a move in which stands whose it is."""
_LANDS = ("state", "government", "igo")
"""Types of actors that are no forces themselves, but may have some."""


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
    leaving = {fact.key for fact in facts if fact.type == "RETREAT" and fact.mode == "withdraw"}
    made = [(fact, one) for fact in _as_asked_for(facts) for one in _entries(fact, forces, spots, leaving)]
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
    return (entry.group or "").split(" in ")[0].split(" at the border of ")[0]


def _entries(
    fact: Fact, forces: tuple[Party, ...], spots: tuple[Spot, ...], leaving: Collection[str]
) -> Iterator[Entry]:
    for force in _forces(fact, forces):
        topic = _topic(fact, force, next((one for one in forces if one.told == force), None))
        anywhere = topic in ("command", "successor") and any(one.told == force and _is_one(one) for one in forces)
        if topic and (anywhere or placed(fact, spots)):
            timeline = f"{force} in {fact.place.name}" if fact.place else force
            timeline = f"{force} {where(fact)}" if at_border(fact) else timeline
            stays = fact.kind == "event" and topic == "staying"
            told = {"statement": _by_sentence(fact, force, topic)} if _unnamed(fact) or stays else {}
            yield entry(topic, fact, group=timeline, details=_details(fact, leaving), **told)
            return


def _forces(fact: Fact, forces: tuple[Party, ...]) -> list[str]:
    """The forces that a fact may speak of, by the question's names or, where it names none, by the fact's own."""
    if not forces:
        return [who.name for who in _soldiers(fact)]
    found = [one.told for one in forces if one.among(_movable(fact)) and _armed_act(fact, one)]
    if _unnamed(fact):
        found += [one.told for one in forces if _moves_in_words(fact, one)]
    if fact.kind == "figure":
        found += [one.told for one in forces if one.words.search(f"{fact.words} {fact.unit or ''}")]
    if fact.kind == "attribution":
        found = [one.told for one in forces if _moves_said(" ".join(fact.content), one, one.among(fact.actors))]
    return found


def _is_one(force: Party) -> bool:
    """Whether it is one force of its own, and not all that go by a noun ("rebels"), nor a state."""
    named = force.told[:1].isupper() and any(is_shared(key) for key in force.keys)
    return named and force.country is None


def _armed_act(fact: Fact, force: Party) -> bool:
    """Whether an act may move a force: a state breaks with others and leads its offices, too."""
    if fact.kind == "relation":
        return force.country is None or not _is_political(fact)
    political = fact.kind == "event" and fact.type in ("SANCTION", "CONCEDE", "AGREE", "THREATEN")
    return not (force.country and political) or bool(words("presence", "nouns", "force").search(fact.sentence))


def _is_political(fact: Fact) -> bool:
    """Whether a tie is one of persons and offices ("is President of"), and none that a force has."""
    sides = (*fact.actors, *fact.recipients)
    armed = any(who.type in ("armed_forces", "armed_group") for who in sides)
    return fact.type in _COMMAND and (not armed or not any(who.type not in _LANDS for who in fact.actors))


def _moves_in_words(fact: Fact, force: Party) -> bool:
    """Whether a move of nobody is this force's by its sentence: its name stands shortly before the word, or after it
    with no "from", "against" or "to" between ("the withdrawal of the Front", no "fled from the Front")."""
    at = fact.span[0] - fact.sentence_span[0]
    before, after = fact.sentence[max(0, at - _BEFORE) : at], fact.sentence[at + len(fact.words) :][:_AFTER]
    follows = force.words.search(after)
    if follows and not words("presence", "apart").search(after[: follows.start()]):
        return True
    named = [*force.words.finditer(before)][-1:]
    own = (one for one in named if not {",", ";"} & {*before[one.end() :]})
    return any(not words("presence", "apart").search(before[: one.start()][-8:]) for one in own)


def _moves_said(text: str, force: Party, speaks: bool, moves: tuple[str, ...] = _MOVES) -> bool:
    """Whether a statement tells of a move beside the force's name, or, where it is a state's or the speaker's own,
    beside a noun for forces."""
    armed = words("presence", "nouns", "force")
    for name in moves:
        for found in words("presence", name).finditer(text):
            low, high = max(0, found.start() - _BEFORE), found.end() + _BEFORE
            near = text[low : found.start()].rpartition(". ")[2] + text[found.start() : high].partition(". ")[0]
            named = force.side.search(near) or (speaks and not force.country)
            if named and (force.country is None or armed.search(near)):
                return True
    return False


def _unnamed(fact: Fact) -> bool:
    """Whether a move has nobody who makes it, so that only its sentence can tell whose it is."""
    return fact.kind == "event" and not fact.actors and f"{fact.type} {fact.mode}" in group("presence", "events")


def _by_sentence(fact: Fact, force: str, topic: str) -> str:
    return f"A sentence that names {force} tells of {topic}: {quoted(fact.sentence)}"


def _movable(fact: Fact) -> tuple[Who, ...]:
    """Who may be the force that a fact is about: not those against whom forces are moved."""
    if fact.type == "SANCTION" and fact.mode == "expel":
        return fact.recipients
    return fact.actors if fact.type in ("MOBILIZE", "SANCTION", "THREATEN") else (*fact.actors, *fact.recipients)


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


def _moves_forces(text: str, move: str) -> bool:
    """Whether a move stands beside a noun for forces."""
    armed = words("presence", "nouns", "force")
    found = words("presence", move).finditer(text)
    return any(armed.search(text[max(0, one.start() - _AFTER) : one.end() + _AFTER]) for one in found)


def _topic(fact: Fact, force: str, asked: Party | None) -> str | None:
    if fact.kind == "figure":
        return "number"
    if fact.kind == "relation":
        return _COMMAND.get(fact.type) or ("present" if fact.status != "former" else "formerly present")
    text = fact.words if fact.kind == "event" else " ".join(fact.content)
    moves = [name for name in every(text, "presence") if name in _MOVES] if text else []
    if fact.kind == "attribution" and asked:
        moves = [name for name in moves if _moves_said(text, asked, asked.among(fact.actors), (name,))]
        moves += [name for name in _MOVES if moves and name not in moves and _moves_forces(text, name)]
    if fact.kind == "attribution":
        return f"said of {_listed(moves)}" if moves else None
    types = group("presence", "events")
    default = types.get(f"{fact.type} {fact.mode}") if fact.mode else types.get(fact.type)
    if default is None and fact.type not in types:
        return None
    return next(iter(moves), default) or None


def _listed(moves: list[str]) -> str:
    return " and ".join(moves)


def _details(fact: Fact, leaving: Collection[str]) -> tuple[tuple[str, str], ...]:
    if fact.kind == "figure":
        return (("number", number(fact)), ("unit", fact.unit or ""), ("of those", "leaving" * (fact.event in leaving)))
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
