"""Who may take part in an event: the mentions of its sentence, with what the role scorer sees of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dateline.extract.actors.cast import Mark
from dateline.extract.events.bystanders import only_ties, says_of_another
from dateline.extract.events.fellows import governing
from dateline.extract.events.partners import carried_out
from dateline.extract.events.slots import core, slots_of
from dateline.extract.events.spots import Spot
from dateline.extract.ofsome import tells_part
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Attribution
from dateline.vocabulary.files import listed


class Part(msgspec.Struct, frozen=True):
    """A mention that may take part in an event, and what the role scorer sees of it."""

    mark: Mark
    features: tuple[str, ...]
    slot: str = "far"
    """The grammatical place around the event's word (see `Slots`), with the way down to the mention."""


def possible(scene: Scene, spot: Spot, event_type: str) -> list[Part]:
    """The mentions that may take part: all of the sentence, but of a deed not who only tells of it."""
    found = _Found(scene, spot, event_type)
    return [found.part(m) for m in found.marks if not _no_part(scene, spot, event_type, m)]


def _no_part(scene: Scene, spot: Spot, event_type: str, mark: Mark) -> bool:
    if _does_another(scene.tree, spot, mark) or only_ties(scene.tree, spot, mark) or _only_counts(scene.tree, mark):
        return True
    return (event_type not in listed("roles", "said") or says_of_another(scene, spot, mark)) and _only_tells(
        scene, spot, mark
    )


@lru_cache(maxsize=256)
def _only_counts(tree: Tree, mark: Mark) -> bool:
    """Whether a mention only says what some of those just named are ("22 people, most of them *women*"), or with whom
    others are compared ("fight less than the *rebels*")."""
    return tree.case(mark.head) == "than" or tells_part(tree.text, mark.start, mark.end)


def _does_another(tree: Tree, spot: Spot, mark: Mark) -> bool:
    """Whether a mention is the agent of a clause below: "rebels" in "the army battled a revolt begun by rebels"."""
    agent = tree.tokens[mark.head]
    by = agent.relation == "obl:agent" or (
        agent.relation == "obl" and tree.case(mark.head) == "by" and tree.tokens[agent.head].tag == "VBN"
    )
    if not by or agent.head == spot.index or carried_out(tree, spot, mark.head):
        return False
    clause = tree.tokens[agent.head].relation.split(":")[0]
    return clause in ("acl", "advcl", "ccomp") and spot.index in tree.ancestors(agent.head)


def _only_tells(scene: Scene, spot: Spot, mark: Mark) -> bool:
    """Whether a mention is the speaker of the words that tell the event, and stands outside of them."""
    for claim in scene.claims_at(scene.tree.tokens[spot.index].start):
        source = claim.source_span
        own = source is not None and source[0] <= mark.start and mark.end <= source[1]
        if not own and claim.source != mark.actor:
            continue
        cue = scene.tree.at(claim.cue[0])
        lists = ("telling",) if own else ("telling", "naming")
        said = cue is not None and any(scene.tree.tokens[cue].lemma in listed("roles", one) for one in lists)
        return said and not any(start <= mark.start < end for start, end in claim.content)
    return False


def parts(scene: Scene, spot: Spot, event_type: str) -> list[Part]:
    """Every mention in the spot's sentence, with its features for an event of this type."""
    found = _Found(scene, spot, event_type)
    return [found.part(m) for m in found.marks]


_ROW = re.compile(r",|&|\b(?:and|or|including|like|with|such)\b")


@lru_cache(maxsize=8)
def _single(tree: Tree, marks: tuple[Mark, ...]) -> list[Mark]:
    """Marks without the joint ones, whose members stand for themselves ("Britain and France" are two)."""

    def joint(m: Mark) -> bool:
        inside = [o for o in marks if o is not m and m.start <= o.start and o.end <= m.end]
        joined = any(tree.tokens[o.head].relation.startswith("conj") for o in inside if o.head != m.head)
        first = any(o.head == m.head for o in inside)
        row = _ROW.search(tree.text, m.start, m.end) is not None
        return (joined and first) or (row and sum(o.head != m.head for o in inside) >= 2)

    return [m for m in marks if not joint(m)]


class _Found:
    """One event's candidates and what they share."""

    def __init__(self, scene: Scene, spot: Spot, event_type: str) -> None:
        tree = scene.tree
        self.scene, self.spot, self.type = scene, spot, event_type
        self.token = tree.tokens[spot.index]
        sentence = scene.sentence_at(self.token.start)
        marks = [scene.cast.marks[p] for p in scene.marks_of.get(sentence, [])]
        itself = {m.actor for m in marks if m.head == spot.index}
        self.marks = [m for m in _single(tree, tuple(marks)) if m.actor not in itself]
        self.slots = slots_of(tree, spot.index)
        self.places = {m: self.slots.of(m.head) for m in self.marks}
        self.taken = {c: m for m in reversed(self.marks) if not self.places[m][1] and (c := core(self.places[m][0]))}
        self.heads = {m.head: m for m in self.marks}
        self.before = [m for m in reversed(self.marks) if m.head < spot.index]
        self.after = [m for m in self.marks if m.head > spot.index]
        self.home = self.clause(spot.index)
        self.cue = scene.cue_at(spot.index)
        claims = scene.claims_at(self.token.start)
        self.claim: Attribution | None = claims[0] if claims else None

    def part(self, mark: Mark) -> Part:
        """One candidate with what the scorer sees of it."""
        return Part(mark, tuple(self.features(mark)), "".join(self.places[mark]))

    def features(self, mark: Mark) -> Iterator[str]:
        """What the scorer sees of one candidate."""
        scene, spot, event_type, token = self.scene, self.spot, self.type, self.token
        actor = scene.cast.get(mark.actor)
        kind = actor.type if actor else "none"
        slot, way = self.places[mark]
        place = slot + way
        voice = "passive" if self.slots.passive else spot.part
        side = "before" if mark.head < spot.index else "after"
        plain = slot.split("~")[0] + way
        taken = "+".join(sorted(c for c, m in self.taken.items() if m is not mark))
        yield f"slot={place}|{voice}"
        yield f"slot={place}|{event_type}"
        yield f"slot={place}|{kind}"
        yield f"slot={plain}|{event_type}|{kind}"
        yield f"slot={plain}|{token.lemma}"
        yield f"slot={slot}|{event_type}|{voice}"
        yield f"slot={slot}|{spot.part}"
        yield f"way={way}|{kind}"
        yield f"taken={taken}|{plain}"
        yield f"taken={taken}|{event_type}|{core(slot) or '-'}"
        yield f"type={event_type}|{kind}|{side}"
        yield f"mention={mark.kind}"
        yield f"tag={token.tag}|{side}"
        if spot.light is not None:
            yield f"light={scene.tree.tokens[spot.light].lemma}|{plain}"
        yield from _distance(spot.index, mark.head)
        yield from self._place(mark, side, kind)
        yield from self._speech(mark)

    def _place(self, mark: Mark, side: str, kind: str) -> Iterator[str]:
        """Where the mention stands, whatever the arcs: its own function and preposition, and its rank among all."""
        tree, event_type = self.scene.tree, self.type
        head = governing(tree, mark.head)
        relation = tree.tokens[head].relation
        case = tree.case(head)
        function = f"{relation}.{case}" if case is not None else relation
        yield f"function={function}|{side}|{event_type}"
        yield f"function={function}|{side}|{self.spot.part}"
        yield f"function={function}|{side}|{kind}"
        row = self.before if side == "before" else self.after
        rank = row.index(mark)
        yield f"rank={min(rank, 3)}|{side}|{event_type}"
        yield f"rank={min(rank, 3)}|{side}|{self.spot.part}|{function.split('.')[0].split(':')[0]}"
        yield f"first={self.marks[0] is mark}|{event_type}"
        yield f"clause={self.clause(mark.head) == self.home}|{side}|{event_type}"
        under = self.over(mark)
        yield f"under={'-' if under is None else self.places[under][0].split('~')[0]}|{event_type}"

    def clause(self, index: int) -> int:
        """The verb of the clause that a word stands in; the root where there is none."""
        tokens = self.scene.tree.tokens
        for _ in range(12):
            if tokens[index].pos in ("VERB", "AUX") or tokens[index].head == index:
                break
            index = tokens[index].head
        return index

    def over(self, mark: Mark) -> Mark | None:
        """The mention whose phrase holds this one ("the leader of Ruritania" over "Ruritania")."""
        tokens = self.scene.tree.tokens
        here = mark.head
        for _ in range(6):
            if tokens[here].head == here or tokens[here].pos == "VERB":
                return None
            here = tokens[here].head
            if here in self.heads:
                return self.heads[here]
        return None

    def _speech(self, mark: Mark) -> Iterator[str]:
        cue = self.cue
        if cue is not None and cue.source_span is not None:
            yield f"own-source={cue.source_span[0] <= mark.start < cue.source_span[1]}|{self.type}"
            yield f"own-content={any(s <= mark.start < e for s, e in cue.content)}|{self.type}"
        claim = self.claim
        if claim is not None:
            if claim.source_span is not None:
                yield f"speaker={claim.source_span[0] <= mark.start < claim.source_span[1]}|{self.type}"
            yield f"same-content={any(s <= mark.start < e for s, e in claim.content)}"


def _distance(left: int, right: int) -> Iterator[str]:
    gap = abs(left - right)
    for step in (2, 4, 8, 14, 22):
        if gap > step:
            yield f"gap>{step}"
