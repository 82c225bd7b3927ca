"""Places found once the rest of an account is: lands inside of longer names, and states that act in nothing."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.extract.placesinside import is_state
from dateline.extract.placestands import listed
from dateline.extract.placewords import at_commas, inside, misread, overlaps
from dateline.extract.tree import Tree
from dateline.record.account import Actor, Place
from dateline.record.reading import Span
from dateline.vocabulary.placefold import fold
from dateline.vocabulary.registry import registry


def with_further(tree: Tree, places: tuple[Place, ...], actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """The places with the lands and towns that stand inside of their names ("Mali" in "northern Mali"), and with those
    states and capitals that no actor of the account is meant by ("the future of Syria").

    No event happens in a place that is found here: its own, closer name is told already.
    """
    found = [*_inside(tree.text, places), *_idle(tree, places, actors)]
    return _added(tree.text, places, sorted(found))


def _inside(text: str, places: tuple[Place, ...]) -> Iterator[Span]:
    """The names in `northern Mali`, `Mali's north`, `the Old City of Gao`, `the Mina district of Gao`."""
    known = {fold(text[start:end]) for place in places for start, end in place.mentions}
    taken = {span for place in places for span in place.mentions}
    for outer in sorted(taken):
        found = inside(text[outer[0] : outer[1]])
        if found is None:
            continue
        span, part = (outer[0] + found[0][0], outer[0] + found[0][1]), found[1]
        name = text[span[0] : span[1]]
        if span not in taken and (
            is_state(name, "name") or (not part and registry().best(name)) or fold(name) in known
        ):
            yield span


def _idle(tree: Tree, places: tuple[Place, ...], actors: tuple[Actor, ...]) -> Iterator[Span]:
    """Names of states and capitals that are told neither as an actor nor as a place."""
    told = [span for actor in actors for span in actor.mentions] + [span for place in places for span in place.mentions]
    for name in tree.reading.names:
        if name.kind != "LOC":
            continue
        for span in at_commas(tree.text, name.start, name.end):
            if overlaps(span, told):
                continue
            if is_state(tree.text[slice(*span)], "name", "capital") and not _describes(tree, span):
                yield span


def _describes(tree: Tree, span: Span) -> bool:
    """Whether a name only says whose something is or what it is called after: "U.S. companies", "the Koro process"."""
    words = tree.text[span[0] : span[1]]
    head = tree.head(span)
    if head is None or misread(tree.text, span[1]):
        return True
    if head + 1 < len(tree.tokens) and tree.lower[head + 1] in listed("called_after"):
        return True
    short = words.replace(".", "").isupper() and len(words.replace(".", "")) < 4
    return short and tree.tokens[head].relation.startswith(("compound", "amod", "nmod"))


def _added(text: str, places: tuple[Place, ...], spans: list[Span]) -> tuple[Place, ...]:
    """The places with further mentions, each of a place of the same words or of a new one."""
    kept = {fold(place.name): place for place in reversed(places)}
    order = [place.id for place in places]
    made = {place.id: place for place in places}
    for span in spans:
        key = fold(text[span[0] : span[1]])
        if key not in kept:
            number = len(order) + 1
            new = Place(id=f"P{number}", name=" ".join(text[span[0] : span[1]].split()), kind="other", mentions=())
            kept[key] = made[new.id] = new
            order.append(new.id)
        old = made[kept[key].id]
        made[old.id] = msgspec.structs.replace(old, mentions=tuple(sorted({*old.mentions, span})))
    return tuple(made[one] for one in order)
