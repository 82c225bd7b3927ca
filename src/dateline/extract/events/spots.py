"""Spots: the words of a report that might tell an event, before it is decided whether they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from dateline.extract.events.things import is_of, things
from dateline.extract.tree import Tree
from dateline.record.reading import EventMark, Span
from dateline.vocabulary.triggers import Part, Trigger, triggers

_LIGHT = frozenset(
    "launch hold make carry conduct stage take give issue have lead mount order open start begin resume continue face "
    "sign reach pay express announce file lodge raise impose call perform undertake commit "
    "deliver host organise organize lay wage".split()
)
_TAGS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "PROPN": "noun"}


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One word that might tell an event."""

    index: int
    part: str
    """`verb`, `noun` or `adj`, from the tag."""
    uses: tuple[Trigger, ...]
    """What the vocabulary says of it. Uses whose particle or thing is absent are left out; where the thing of one is
    there, so are all that need none."""
    end: int
    """Where the trigger ends, a particle included."""
    light: int | None = None
    """The light verb that carries a noun ("launched an attack")."""
    mark: EventMark | None = None
    """The reader's mark on this word."""


def spots(tree: Tree) -> list[Spot]:
    """All spots in reading order: every word that the vocabulary lists or the reader marked."""
    marks = marked(tree)
    return [s for index in range(len(tree.tokens)) if (s := _spot(tree, index, marks.get(index))) is not None]


@lru_cache(maxsize=2)
def marked(tree: Tree) -> Mapping[int, EventMark]:
    """The reader's surest mark on each word that heads one."""
    found: dict[int, EventMark] = {}
    for mark in tree.reading.events:
        head = tree.head(mark.trigger)
        if head is not None and (head not in found or found[head].score < mark.score):
            found[head] = mark
    return found


def _spot(tree: Tree, index: int, mark: EventMark | None) -> Spot | None:
    token = tree.tokens[index]
    part = _TAGS.get(token.pos)
    if part is None and mark is None:
        return None
    uses, end = _uses(tree, index, part or "other", marked=mark is not None)
    if not uses and mark is None:
        return None
    light = _light(tree, index) if part == "noun" else None
    return Spot(index=index, part=part or "other", uses=uses, end=end, light=light, mark=mark)


def _uses(tree: Tree, index: int, part: str, *, marked: bool) -> tuple[tuple[Trigger, ...], int]:
    """The uses that fit, and where the trigger ends; names ("the Liberation War") only where the reader marked them."""
    token = tree.tokens[index]
    lemma = token.lemma.lower() if marked else token.lemma
    keys: tuple[tuple[str, Part], ...] = ((lemma, "noun"),) if part == "noun" else ((lemma, "verb"),)
    if part == "adj":
        keys = ((lemma, "verb"), (lemma, "noun"))
    kept, end = [], token.end
    for use in [u for key in keys for u in triggers().get(key, ())]:
        if use.thing is not None and not any(is_of(tree, thing, use.thing) for thing in things(tree, index)):
            continue
        if use.particle is None:
            kept.append(use)
        elif (after := _particle(tree, index, use.particle.split())) is not None:
            kept.append(use)
            end = max(end, after)
    if part == "noun":
        kept.extend(triggers().get((_compound(tree, index), "noun"), ()))
    return tuple([use for use in kept if use.thing is not None] or kept) if kept else (), end


def _compound(tree: Tree, index: int) -> str:
    """A noun with the noun right before it, as the vocabulary writes them: `missile-test`."""
    before = tree.tokens[index - 1].lemma if index else ""
    return f"{before}-{tree.tokens[index].lemma}"


def _particle(tree: Tree, index: int, words: list[str]) -> int | None:
    for first in (index + 1, index + 2):
        if tree.lower[first : first + len(words)] == words:
            return tree.tokens[first + len(words) - 1].end
    if len(words) == 1 and any(tree.lower[far] == words[0] for far in _beyond(tree, index)):
        return tree.tokens[index].end
    if len(words) == 2 and any([tree.case(far), tree.lower[far]] == words for far in tree.dependents(index, "obl")):
        return tree.tokens[index].end
    return None


def _beyond(tree: Tree, index: int) -> Iterator[int]:
    """Particles beyond the object: "ordered the envoy out", "pulled troops out of Ituri", "held men captive"."""
    yield from tree.dependents(index, "compound:prt")
    if (thing := tree.child(index, "obj")) is not None:
        yield from (k for k in tree.dependents(index, "advmod", "xcomp") if k > thing)
        yield from (c for k in tree.dependents(index, "obl") if k > thing for c in tree.dependents(k, "case"))


def _light(tree: Tree, index: int) -> int | None:
    token = tree.tokens[index]
    relation = token.relation.split(":")[0]
    if relation in ("obj", "obl", "nsubj") and tree.tokens[token.head].lemma in _LIGHT:
        return token.head if relation != "nsubj" or token.relation == "nsubj:pass" else None
    return None


def trigger_span(tree: Tree, spot: Spot) -> Span:
    """The trigger's words: the word itself, with a particle that follows at once."""
    return tree.tokens[spot.index].start, spot.end
