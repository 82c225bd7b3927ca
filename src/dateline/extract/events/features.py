"""What the type scorer sees of a spot: named features, each readable on its own."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.spots import Spot
from dateline.extract.events.status import status_of
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.cues import uses


def features(scene: Scene, spot: Spot) -> list[str]:
    """The features of a spot, without the reader's own opinion."""
    tree, token = scene.tree, scene.tree.tokens[spot.index]
    found = [f"lemma={token.lemma}|{spot.part}", f"part={spot.part}", f"tag={token.tag}"]
    found += [f"uses={u}" for u in sorted({f"{use.type}" for use in spot.uses})] or ["uses=none"]
    found += [f"use={use.type}.{use.mode}" for use in spot.uses if use.mode]
    found += [f"particle={use.lemma}_{use.particle}>{use.type}" for use in spot.uses if use.particle]
    found.append(f"relation={token.relation}|{spot.part}")
    found.append(f"kind={scene.kind_at(token.start)}")
    found.append(f"first={scene.sentence_at(token.start) < 3}")
    found += _arguments(scene, spot)
    found += _speech(scene, spot)
    found += _around(tree, spot)
    found.append(f"status={status_of(tree, spot.index)[0]}|{spot.part}")
    return found


def _arguments(scene: Scene, spot: Spot) -> Iterator[str]:
    """Who stands in the subject's and object's place, by type of actor and by noun."""
    tree = scene.tree
    base = spot.light if spot.light is not None else spot.index
    listed = "+".join(sorted({use.type for use in spot.uses}))
    token = tree.tokens[spot.index]
    if spot.part == "verb" and token.relation.split(":")[0] in ("acl", "advcl", "xcomp") and token.tag != "VBN":
        yield f"above:{_who(scene, token.head)}|{listed}"
    sides: dict[str, str] = {}
    for relation in ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"):
        child = next((c for c in tree.children[base] if tree.tokens[c].relation == relation), None)
        if child is not None and child != spot.index:
            who = sides[relation.partition(":")[0]] = _who(scene, child)
            yield from (f"{relation}:{who}|{spot.part}", f"{relation}:{who}|{listed}")
            yield f"{relation}-noun={tree.tokens[child].lemma if tree.tokens[child].pos == 'NOUN' else '-'}"
    if "nsubj" in sides and "obj" in sides:
        yield f"{sides['nsubj']}>{sides['obj']}|{listed}"
    for child in tree.dependents(spot.index, "nmod", "obl"):
        if (case := tree.case(child)) is not None:
            yield f"{tree.tokens[child].relation.split(':')[0]}-{case}:{_who(scene, child)}"
    for child in tree.dependents(spot.index, "compound", "amod", "nmod:poss"):
        yield f"before={tree.tokens[child].lemma}"
        if tree.tokens[child].relation == "nmod:poss":
            yield f"owner:{_who(scene, child)}"
    for child in tree.dependents(spot.index, "xcomp", "ccomp"):
        yield f"{tree.tokens[child].relation}={tree.tokens[child].lemma}"
        yield f"{tree.tokens[child].relation}"
    if spot.light is not None:
        yield f"light={tree.tokens[spot.light].lemma}"


def _who(scene: Scene, index: int) -> str:
    actor = scene.cast.get(scene.cast.at(scene.tree.span(index)))
    return actor.type if actor is not None else f"-{scene.tree.tokens[index].pos}"


def _speech(scene: Scene, spot: Spot) -> Iterator[str]:
    start = scene.tree.tokens[spot.index].start
    cue = scene.cue_at(spot.index)
    lemma = scene.tree.tokens[spot.index].lemma
    groups = sorted({use.group for use in uses(lemma)}) or ["none"]
    for group in groups:
        yield f"cue={group}|{cue is not None}"
    claims = scene.claims_at(start)
    yield f"claimed={min(len(claims), 2)}"
    if claims:
        inside = scene.tree.at(claims[0].cue[0])
        if inside is not None:
            for group in sorted({u.group for u in uses(scene.tree.tokens[inside].lemma)}):
                yield f"within={group}"
    yield f"quoted={scene.quoted(start)}"


def _around(tree: Tree, spot: Spot) -> Iterator[str]:
    token = tree.tokens[spot.index]
    above = tree.tokens[token.head]
    yield f"above={above.lemma if token.head != spot.index else 'root'}|{token.relation.split(':')[0]}"
