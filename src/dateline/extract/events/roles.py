"""Who takes part in an event: each mention of the sentence is scored as actor, recipient or neither."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.extract.actors.cast import Mark
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree

LONGEST_PATH = 6


class Part(msgspec.Struct, frozen=True):
    """A mention that may take part in an event, and what the role scorer sees of it."""

    mark: Mark
    features: tuple[str, ...]


def parts(scene: Scene, spot: Spot, event_type: str) -> list[Part]:
    """Every mention in the spot's sentence, with its features for an event of this type."""
    sentence = scene.sentence_at(scene.tree.tokens[spot.index].start)
    marks = [scene.cast.marks[p] for p in scene.marks_of.get(sentence, [])]
    return [Part(m, tuple(_features(scene, spot, event_type, m))) for m in marks if m.head != spot.index]


def path(tree: Tree, start: int, end: int) -> str | None:
    """The arcs from one token to another, such as `^xcomp vnsubj`; `None` where it is too long."""
    up = [start, *tree.ancestors(start)]
    above = {index: place for place, index in enumerate(up)}
    down: list[int] = []
    here = end
    while here not in above:
        down.append(here)
        if tree.tokens[here].head == here or len(down) > LONGEST_PATH:
            return None
        here = tree.tokens[here].head
    rises = [f"^{_relation(tree, index)}" for index in up[: above[here]]]
    falls = [f"v{_relation(tree, index)}" for index in reversed(down)]
    return " ".join(rises + falls) if len(rises) + len(falls) <= LONGEST_PATH else None


def _relation(tree: Tree, index: int) -> str:
    """The relation of a token to its head; with its preposition, where it has one."""
    relation = tree.tokens[index].relation
    if relation.split(":")[0] in ("obl", "nmod") and relation != "nmod:poss":
        case = tree.child(index, "case")
        return f"{relation}.{tree.lower[case]}" if case is not None else relation
    return relation


def _features(scene: Scene, spot: Spot, event_type: str, mark: Mark) -> Iterator[str]:
    tree = scene.tree
    token = tree.tokens[spot.index]
    actor = scene.cast.get(mark.actor)
    kind = actor.type if actor else "none"
    route = path(tree, spot.index, mark.head) or "far"
    passive = tree.child(spot.index, "aux:pass") is not None or tree.child(spot.index, "nsubj:pass") is not None
    side = "before" if mark.head < spot.index else "after"
    yield f"path={route}|{spot.part}"
    yield f"path={route}|{event_type}"
    yield f"path={route}|{token.lemma}"
    yield f"path={route}|{kind}"
    yield f"last={route.split(' ')[-1]}|{event_type}|{side}"
    yield f"steps={route.count(' ') + 1}|{side}"
    yield f"type={event_type}|{kind}|{side}"
    yield f"{side}|passive={passive}|{event_type}"
    yield f"mention={mark.kind}"
    yield f"tag={token.tag}|{side}"
    yield f"light={tree.tokens[spot.light].lemma if spot.light is not None else '-'}|{side}"
    yield from _distance(spot.index, mark.head)
    yield from _speech(scene, spot, mark, event_type)
    yield from _marked(spot, mark)


def _distance(left: int, right: int) -> Iterator[str]:
    gap = abs(left - right)
    for step in (2, 4, 8, 14, 22):
        if gap > step:
            yield f"gap>{step}"


def _speech(scene: Scene, spot: Spot, mark: Mark, event_type: str) -> Iterator[str]:
    claims = scene.claims_at(scene.tree.tokens[spot.index].start)
    cue = scene.cue_at(spot.index)
    if cue is not None and cue.source_span is not None:
        yield f"own-source={cue.source_span[0] <= mark.start < cue.source_span[1]}|{event_type}"
        yield f"own-content={any(s <= mark.start < e for s, e in cue.content)}|{event_type}"
    for claim in claims[:1]:
        if claim.source_span is not None:
            yield f"speaker={claim.source_span[0] <= mark.start < claim.source_span[1]}"
        yield f"same-content={any(s <= mark.start < e for s, e in claim.content)}"


def _marked(spot: Spot, mark: Mark) -> Iterator[str]:
    """What the reader's own arguments say of the mention."""
    if spot.mark is None:
        yield "reader=unmarked"
        return
    hits = [a for a in spot.mark.arguments if a.start < mark.end and mark.start < a.end]
    if not hits:
        yield "reader=none"
    for hit in hits:
        yield f"reader={hit.role}"
        yield f"reader={hit.role}>{round(hit.score, 1)}"
