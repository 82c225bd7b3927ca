"""Who takes part in an event: each mention of the sentence is scored as actor, recipient or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dateline.extract.actors import nouns
from dateline.extract.actors.cast import Mark
from dateline.extract.actors.phrases import says_nobody
from dateline.extract.events.around import around_verb, under_another
from dateline.extract.events.bearers import bearing, victims
from dateline.extract.events.besides import beyond_subject, each_other, exchanged
from dateline.extract.events.bystanders import (
    Standing,
    bystanders,
    objects_of_others,
    only_ties,
    says_of_another,
)
from dateline.extract.events.fellows import companions, governing, titled, with_victims
from dateline.extract.events.hands import holders
from dateline.extract.events.meanwhile import meanwhile
from dateline.extract.events.outside import outside
from dateline.extract.events.ownland import own_lands
from dateline.extract.events.pairs import each_of
from dateline.extract.events.partners import carried_out, told_parts
from dateline.extract.events.slots import core, slots_of
from dateline.extract.events.spots import Spot
from dateline.extract.events.unsaid import unsaid
from dateline.extract.linear import available, scorer
from dateline.extract.ofsome import tells_part
from dateline.extract.scene import Scene
from dateline.extract.tree import HYPHENS, Tree
from dateline.record.account import Attribution, Participant
from dateline.vocabulary.files import listed
from dateline.vocabulary.triggers import triggers

ROLES = ("actor", "recipient")
AGAINST = {"actor": 0.0, "recipient": 0.8, "none": 0.2}
"""Scores of whom a deed is told to be against: "anti-Okon marches"."""
DOING = {"actor": 0.8, "recipient": 0.0, "none": 0.2}
"""Scores of who is told to do a deed, alone or with others."""
APART = {"actor": 0.0, "recipient": 0.0, "none": 1.0}
_EXCHANGING = ("obj^subj", "obj^subj>conj")
"""Places around a noun of those who exchange what it tells."""
UNTUNED = {"actor": 0.5, "recipient": 0.5}
LEAST = 0.02
"""The least chance that the reader's opinion gives a role; a reader need not tell of lesser ones."""


class Part(msgspec.Struct, frozen=True):
    """A mention that may take part in an event, and what the role scorer sees of it."""

    mark: Mark
    features: tuple[str, ...]
    slot: str = "far"
    """The grammatical place around the event's word (see `Slots`), with the way down to the mention."""


def participants(
    scene: Scene, spot: Spot, event_type: str, confidence: float = 1.0
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Actors and recipients of an event that is told with this confidence, in reading order."""
    tuned = scorer("event-roles").tuned if available("event-roles") else UNTUNED
    found = possible(scene, spot, event_type)
    read = read_roles(scene.tree, spot)
    scored = [(p.mark, pooled(own_scores(p), read, p.mark, tuned.get("reader", 0.0))) for p in found]
    standing = bystanders(scene, spot, event_type, [part.mark for part in found])
    slots = {part.mark: part.slot for part in found}
    standing |= dict.fromkeys(beyond_subject(scene.tree, spot, event_type, slots), "idle")
    standing |= around_verb(scene, spot, event_type, slots) | holders(scene, spot, slots)
    standing |= dict.fromkeys(meanwhile(scene.tree, spot, slots), "apart")
    standing |= {m: "idle" for m, _ in scored if owns_another(scene.tree, spot, m)}
    standing |= {m: "moved" for m, _ in scored if under_another(scene, spot, m)}
    standing |= dict.fromkeys(own_lands(scene, spot, slots), "moved")
    standing |= dict.fromkeys(suffering(scene, spot, found), "bears")
    standing |= {m: "bears" for m, _ in scored if against(scene, m)}
    standing |= {m: "does" for m, slot in slots.items() if exchanged(scene.tree, spot) and slot in _EXCHANGING}
    standing |= dict.fromkeys(victims(scene.tree, spot, event_type, slots), "bears")
    parted = told_parts(scene.tree, spot, event_type, slots)
    standing |= {m: how for m, how in parted.items() if how != "idle" or m not in standing}
    standing |= {m: "apart" for m, _ in scored if says_nobody(scene.tree.text[m.start : m.end])}
    standing |= outside(scene, spot, event_type, [part.mark for part in found])
    beside = with_victims(scene, spot, slots)
    standing |= dict.fromkeys(beside, "apart")
    heads = {m.head for m, _ in scored}
    standing |= {m: "apart" for m, _ in scored if whose_leaders(scene.tree, m, heads) or counted(scene.tree, m, heads)}
    standing |= {m: "apart" for m, _ in scored if whose_own(scene.tree, spot, m, heads) or titled(scene, m)}
    scored = [(mark, _standing(standing.get(mark), scores)) for mark, scores in scored]
    others = objects_of_others(scene.tree, spot, [mark for mark, _ in scored])
    scored = [(mark, {**scores, "recipient": 0.0} if mark in others else scores) for mark, scores in scored]
    partners = frozenset(mark for mark, how in standing.items() if how == "partner")
    chosen = choose(scene.tree, scored, tuned, confidence, partners)
    barred = {mark for mark, how in standing.items() if how not in ("partner", "does")}
    chosen += companions(scene.tree, chosen, [part.mark for part in found], barred)
    if any(role == "recipient" for role, _ in chosen):
        chosen += [("recipient", m) for m in beside if all(o.actor != m.actor for _, o in chosen)]
    chosen.sort(key=lambda pair: pair[1].start)
    told = [(role, each, m.span) for role, m in chosen for each in each_of(scene, m)]
    made = {r: [Participant(each, span) for role, each, span in told if role == r] for r in ROLES}
    both = each_other(scene.tree, spot.index) or (exchanged(scene.tree, spot) and event_type in ("ACCUSE", "THREATEN"))
    if len(made["actor"]) == 2 and not made["recipient"] and both:
        made["recipient"] = list(made["actor"])
    if not made["actor"]:
        suffering_it = {p.actor for p in made["recipient"]}
        made["actor"] = [one for one in unsaid(scene, spot, event_type) if one.actor not in suffering_it]
    if not made["recipient"]:
        made["recipient"] = [*bearing(scene, spot, event_type, made["actor"])]
    return tuple(made["actor"]), tuple(made["recipient"])


def _standing(how: Standing | None, scores: dict[str, float]) -> dict[str, float]:
    """The scores of a mention that cannot do what is told, or have it done to it."""
    fixed = {
        "bears": AGAINST,
        "partner": DOING,
        "does": DOING,
        "apart": APART,
        "idle": {**scores, "actor": 0.0},
        "moved": {**scores, "recipient": 0.0},
    }
    return scores if how is None else fixed[how]


def suffering(scene: Scene, spot: Spot, found: list[Part]) -> list[Mark]:
    """The owners of a noun who suffer what it tells: "Okon's ouster"."""
    if spot.part != "noun" or scene.tree.tokens[spot.index].lemma not in listed("roles", "suffered"):
        return []
    if any(part.slot.startswith("n.of") for part in found):
        return []
    owners = (part.mark for part in found if part.slot in ("poss", "compound"))
    people = {a.id for a in scene.cast.actors if a.type in ("person", "population")}
    return [mark for mark in owners if mark.actor in people]


def owns_another(tree: Tree, spot: Spot, mark: Mark) -> bool:
    """Whether a mention owns another deed, told below this one: sanctions "after Okon's coup" are not his."""
    token = tree.tokens[mark.head]
    deed = token.relation == "nmod:poss" and (tree.tokens[token.head].lemma, "noun") in triggers()
    return deed and token.head != spot.index and spot.index in tree.ancestors(token.head)


def whose_leaders(tree: Tree, mark: Mark, heads: set[int]) -> bool:
    """Whether a mention is the second of two that others told of are of, who act themselves: "leaders of Chad and
    Mali"."""
    first = tree.tokens[mark.head].head
    if tree.tokens[mark.head].relation != "conj" or tree.tokens[first].relation != "nmod":
        return False
    if tree.case(first) not in ("of", "from"):
        return False
    above = tree.tokens[first].head
    return above in heads and tree.tokens[above].tag in ("NNS", "NNPS")


def counted(tree: Tree, mark: Mark, heads: set[int]) -> bool:
    """Whether a mention is only those of whom a number does or suffers something: "hundreds of Rohingya"."""
    token = tree.tokens[mark.head]
    number = token.head in heads and nouns.counts(tree.tokens[token.head].lemma)
    return number and token.relation == "nmod" and tree.case(mark.head) == "of"


def whose_own(tree: Tree, spot: Spot, mark: Mark, heads: set[int]) -> bool:
    """Whether a mention only owns those who act or suffer: "Okon's guerrillas", "Chad's FLN rebels"."""
    token = tree.tokens[mark.head]
    if token.relation != "nmod:poss" or token.head == spot.index:
        return False
    inside = {token.head, *tree.dependents(token.head, "compound", "amod", "flat")} - {mark.head}
    return bool(inside & heads)


def against(scene: Scene, mark: Mark) -> bool:
    """Whether "anti-" stands before a mention."""
    before = scene.tree.text[max(0, mark.start - 5) : mark.start].lower()
    return before.startswith("anti") and before.endswith(tuple(HYPHENS))


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


def choose(
    tree: Tree,
    scored: list[tuple[Mark, dict[str, float]]],
    tuned: dict[str, float],
    confidence: float = 1.0,
    partners: frozenset[Mark] = frozenset(),
) -> list[tuple[str, Mark]]:
    """The mentions that take part, with their roles, in reading order: surest first, each actor once.

    A role needs its threshold in `tuned`; once it is filled, a mention joined by "and" to one that fills it needs less
    (times `joined`), any other more (times `rival`). Of words that hold one another ("the leader of Ruritania",
    "Ruritania") one takes a role. For an unsure event a role must be the surer (`joint`: score times confidence).
    Nor does one take part whom words for another hold: "members of the Kivu Front were killed". `partners` do the deed
    with the others and rival nobody.
    """
    ranked = sorted(
        ((scores[role], -n, role, mark) for n, (mark, scores) in enumerate(scored) for role in ROLES), reverse=True
    )
    chosen: list[tuple[str, Mark]] = []
    for score, _, role, mark in ranked:
        fellows = [other for r, other in chosen if r == role]
        rivals = [] if mark in partners else [other for other in fellows if other not in partners]
        least = tuned[role] * _demand(tree, mark, rivals, tuned)
        if score < least or score * confidence < tuned.get("joint", 0.0):
            continue
        if any(other.actor == mark.actor or (r != role and _holds(tree, other, mark)) for r, other in chosen):
            continue
        if not any(_over(tree, o.head, mark.head) or _over(tree, mark.head, o.head) for o in fellows):
            chosen.append((role, mark))
    return sorted(chosen, key=lambda pair: pair[1].start)


def _holds(tree: Tree, outer: Mark, inner: Mark) -> bool:
    """Whether a mention only tells whose or which others are; "by" tells who does a deed, wherever the arcs hang it."""
    return tree.case(inner.head) != "by" and _over(tree, outer.head, inner.head)


def _demand(tree: Tree, mark: Mark, fellows: list[Mark], tuned: dict[str, float]) -> float:
    if not fellows:
        return 1.0
    row = tree.row(mark.head)
    return tuned.get("joined" if any(tree.row(o.head) == row for o in fellows) else "rival", 1.0)


def _over(tree: Tree, above: int, below: int) -> bool:
    """Whether a word governs another with no "and" and no verb between them: "Chad, which agreed with Mali"."""
    here = below
    for _ in range(10):
        if here == above:
            return True
        token = tree.tokens[here]
        if token.head == here or token.relation.startswith("conj") or token.pos == "VERB":
            return False
        here = token.head
    return False


def own_scores(part: Part) -> dict[str, float]:
    """How likely a mention is an actor, a recipient or neither (`none`), summing to 1, but for the reader's opinion."""
    if available("event-roles"):
        return scorer("event-roles").scores(part.features)
    if part.slot in ("subj", "by", "poss", "n.by", "obj^subj"):
        return {"actor": 0.6, "recipient": 0.1, "none": 0.3}
    if part.slot in ("obj", "psubj", "iobj", "n.on", "n.against", "obl.on", "obl.against"):
        return {"actor": 0.1, "recipient": 0.6, "none": 0.3}
    return {"actor": 0.0, "recipient": 0.0, "none": 1.0}


def read_roles(tree: Tree, spot: Spot) -> dict[tuple[str, int], float]:
    """What the reader gives each word for each role: (role, head word) → chance; nothing where it has no say."""
    told: dict[tuple[str, int], float] = {}
    for argument in spot.mark.arguments if spot.mark else ():
        head = tree.head((argument.start, argument.end))
        if argument.role in ROLES and head is not None:
            told[argument.role, head] = max(argument.score, told.get((argument.role, head), 0.0))
    return told


def pooled(own: dict[str, float], read: dict[tuple[str, int], float], mark: Mark, weight: float) -> dict[str, float]:
    """Our scores with those of `read_roles` as a second opinion of this weight (logarithmic pool)."""
    if not read or not weight:
        return own
    told = {role: max(read.get((role, mark.head), 0.0), LEAST) for role in ROLES}
    told["none"] = max(1 - sum(told.values()), LEAST)
    mixed = {role: own[role] * told[role] ** weight for role in own}
    whole = sum(mixed.values())
    return {role: score / whole for role, score in mixed.items()}


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
