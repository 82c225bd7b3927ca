"""Who takes part in an event: each mention of the sentence is scored as actor, recipient or neither."""

from __future__ import annotations

from collections.abc import Iterable

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
)
from dateline.extract.events.fellows import companions, titled, with_victims
from dateline.extract.events.hands import holders
from dateline.extract.events.meanwhile import meanwhile
from dateline.extract.events.outside import outside
from dateline.extract.events.ownland import own_lands
from dateline.extract.events.pairs import each_of
from dateline.extract.events.partakers import Part, possible
from dateline.extract.events.partners import told_parts
from dateline.extract.events.spots import Spot
from dateline.extract.events.unsaid import unsaid
from dateline.extract.linear import available, scorer
from dateline.extract.scene import Scene
from dateline.extract.tree import HYPHENS, Tree
from dateline.record.account import Participant
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


def participants(
    scene: Scene, spot: Spot, event_type: str, confidence: float = 1.0
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Actors and recipients of an event that is told with this confidence, in reading order."""
    found = possible(scene, spot, event_type)
    slots = {part.mark: part.slot for part in found}
    beside = with_victims(scene, spot, slots)
    standing = _standings(scene, spot, event_type, found) | _owners_apart(scene, spot, slots, beside)
    chosen = _chosen(scene, spot, found, standing, confidence)
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


def _standings(scene: Scene, spot: Spot, event_type: str, found: list[Part]) -> dict[Mark, Standing]:
    """What the words around the mentions let each of them be in the event; what is told later overrides."""
    tree, marks = scene.tree, [part.mark for part in found]
    slots = {part.mark: part.slot for part in found}
    standing = bystanders(scene, spot, event_type, marks)
    standing |= dict.fromkeys(beyond_subject(tree, spot, event_type, slots), "idle")
    standing |= around_verb(scene, spot, event_type, slots) | holders(scene, spot, slots)
    standing |= dict.fromkeys(meanwhile(tree, spot, slots), "apart")
    standing |= {m: "idle" for m in marks if owns_another(tree, spot, m)}
    standing |= {m: "moved" for m in marks if under_another(scene, spot, m)}
    standing |= dict.fromkeys(own_lands(scene, spot, slots), "moved")
    standing |= dict.fromkeys(suffering(scene, spot, found), "bears")
    standing |= {m: "bears" for m in marks if against(scene, m)}
    standing |= {m: "does" for m, slot in slots.items() if exchanged(tree, spot) and slot in _EXCHANGING}
    standing |= dict.fromkeys(victims(tree, spot, event_type, slots), "bears")
    parted = told_parts(tree, spot, event_type, slots)
    standing |= {m: how for m, how in parted.items() if how != "idle" or m not in standing}
    standing |= {m: "apart" for m in marks if says_nobody(tree.text[m.start : m.end])}
    return standing | outside(scene, spot, event_type, marks)


def _owners_apart(scene: Scene, spot: Spot, marks: Iterable[Mark], beside: list[Mark]) -> dict[Mark, Standing]:
    """Those who only own, lead or count others that take part, and those `beside` the victims."""
    tree, heads = scene.tree, {m.head for m in marks}
    apart: dict[Mark, Standing] = dict.fromkeys(beside, "apart")
    for m in marks:
        owns = whose_own(tree, spot, m, heads) or titled(scene, m)
        if owns or whose_leaders(tree, m, heads) or counted(tree, m, heads):
            apart[m] = "apart"
    return apart


def _chosen(
    scene: Scene, spot: Spot, found: list[Part], standing: dict[Mark, Standing], confidence: float
) -> list[tuple[str, Mark]]:
    """The mentions that take part, by their scores and by where they stand, with their companions."""
    tree = scene.tree
    tuned = scorer("event-roles").tuned if available("event-roles") else UNTUNED
    read = read_roles(tree, spot)
    scored = [(p.mark, pooled(own_scores(p), read, p.mark, tuned.get("reader", 0.0))) for p in found]
    scored = [(mark, _standing(standing.get(mark), scores)) for mark, scores in scored]
    others = objects_of_others(tree, spot, [mark for mark, _ in scored])
    scored = [(mark, {**scores, "recipient": 0.0} if mark in others else scores) for mark, scores in scored]
    partners = frozenset(mark for mark, how in standing.items() if how == "partner")
    chosen = choose(tree, scored, tuned, confidence, partners)
    barred = {mark for mark, how in standing.items() if how not in ("partner", "does")}
    return chosen + companions(tree, chosen, [part.mark for part in found], barred)


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
    """The owners of a noun who suffer what it tells: "Okon's ouster", "the soldiers' release", but not "the army's
    arrests"; of a killing no armed ones."""
    if spot.part != "noun" or scene.tree.tokens[spot.index].lemma not in listed("roles", "suffered"):
        return []
    if any(part.slot.startswith("n.of") for part in found):
        return []
    owners = (part.mark for part in found if part.slot in ("poss", "compound"))
    killing = scene.tree.tokens[spot.index].lemma in listed("tellings", "slaying")
    types = ("person", "population", "other", *(() if killing else ("armed_forces", "armed_group")))
    whose = {a.id for a in scene.cast.actors if a.type in types}
    return [mark for mark in owners if mark.actor in whose and _alive(scene, mark)]


def _alive(scene: Scene, mark: Mark) -> bool:
    """Whether words are for people, not for a force."""
    actor, token = scene.cast.get(mark.actor), scene.tree.tokens[mark.head]
    people = actor is not None and actor.type in ("person", "population", "other")
    return people or token.tag == "NNS" or scene.tree.lower[mark.head] == "their"


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
