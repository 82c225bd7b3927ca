"""The place and the date that hang nearest on a word over the arcs, within its own clause."""

from __future__ import annotations

from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Place, Time
from dateline.record.reading import Span

FAR = 99


def place_near(scene: Scene, index: int) -> Place | None:
    """The place that hangs on a word, or on the verb that governs it."""
    return nearest_place(scene, as_spot(scene, index))


def time_near(scene: Scene, index: int) -> Time | None:
    """The date that hangs on a word, or on the verb that governs it."""
    return nearest_time(scene, as_spot(scene, index))


def nearest_place(scene: Scene, spot: Spot) -> Place | None:
    best: tuple[int, int, Place] | None = None
    sentence = scene.tree.sentence_span(scene.tree.sentence(spot.index))
    for place in scene.places:
        for span in place.mentions:
            if not sentence[0] <= span[0] < sentence[1] or scene.kind_at(span[0]) == "furniture":
                continue
            distance = _distance(scene.tree, spot, span)
            if distance < FAR and (best is None or (distance, abs(span[0])) < best[:2]):
                best = (distance, span[0], place)
    return best[2] if best else None


def nearest_time(scene: Scene, spot: Spot) -> Time | None:
    sentence = scene.tree.sentence_span(scene.tree.sentence(spot.index))
    best: tuple[int, int, Time] | None = None
    for time in scene.times:
        if time.edtf is None or time.type not in ("DATE", "TIME"):
            continue
        if sentence[0] <= time.span[0] < sentence[1]:
            distance = _distance(scene.tree, spot, time.span)
            gap = abs(time.span[0] - scene.tree.tokens[spot.index].start)
            if distance < FAR and (best is None or (distance, gap) < best[:2]):
                best = (distance, gap, time)
    return best[2] if best else None


def as_spot(scene: Scene, index: int) -> Spot:
    """A word as if it told an event."""
    part = "verb" if scene.tree.tokens[index].pos == "VERB" else "noun"
    return Spot(index=index, part=part, uses=(), end=scene.tree.tokens[index].end)


def _distance(tree: Tree, spot: Spot, span: Span) -> int:
    """Steps over the arcs from a place or time up to the event's word, or to the verb that carries it.

    A word inside another clause (a relative clause, a complement of saying) belongs to that clause and is far.
    """
    head = tree.head(span)
    if head is None:
        return FAR
    chain = [head, *tree.ancestors(head)]
    bases = [spot.index] + ([spot.light] if spot.light is not None else [])
    token = tree.tokens[spot.index]
    if spot.part == "noun" and token.head != spot.index and tree.tokens[token.head].pos == "VERB":
        bases.append(token.head)
    if spot.part == "verb":
        bases += _lenders(tree, spot.index)
    for rank, base in enumerate(bases):
        if base in chain:
            between = chain[: chain.index(base)]
            if not any(tree.tokens[i].pos == "VERB" and _own_clause(tree, i) for i in between[1:]):
                return len(between) + 3 * rank
    return FAR


def _lenders(tree: Tree, index: int) -> list[int]:
    """Verbs whose adjuncts count for this verb too: what it is a complement or a later part of."""
    found: list[int] = []
    here = index
    while len(found) < 2 and tree.tokens[here].head != here:
        relation = tree.tokens[here].relation.split(":")[0]
        if relation not in ("xcomp", "conj", "advcl"):
            break
        here = tree.tokens[here].head
        if tree.tokens[here].pos != "VERB":
            break
        found.append(here)
    return found


def _own_clause(tree: Tree, index: int) -> bool:
    return tree.tokens[index].relation.split(":")[0] in ("acl", "advcl", "ccomp", "parataxis", "conj")
