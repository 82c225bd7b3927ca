"""Events of a report: spots scored by type, with roles, place, time, status and whose claim they are."""

from __future__ import annotations

import math
from functools import cache

import msgspec

from dateline.extract.events.accidents import by_accident
from dateline.extract.events.aged import with_background
from dateline.extract.events.aims import threatens
from dateline.extract.events.answers import answered
from dateline.extract.events.claims import claim_of
from dateline.extract.events.counted import day_of
from dateline.extract.events.doubles import Told, without_doubles
from dateline.extract.events.expelled import EXPELLED, expels
from dateline.extract.events.features import features
from dateline.extract.events.hands import TAKEN, changes_hands
from dateline.extract.events.idioms import only_idiom
from dateline.extract.events.known import phrasal
from dateline.extract.events.modes import mode_of
from dateline.extract.events.public import of_public_life
from dateline.extract.events.questions import only_asks
from dateline.extract.events.roles import participants
from dateline.extract.events.setting import day_fitting, place_of
from dateline.extract.events.spots import Spot, spots, trigger_span
from dateline.extract.events.status import status_for
from dateline.extract.events.tellings import join
from dateline.extract.events.things import is_of, things
from dateline.extract.events.truces import BROKEN, breaks, broken
from dateline.extract.events.weapons import STRUCK, strikes, strikes_at_work, tried_out
from dateline.extract.linear import Linear, available, scorer
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Event, Participant
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.terms import event_types
from dateline.vocabulary.triggers import Trigger

NONE = "none"
UNLISTED_TYPE = 0.2
"""What a type weighs that the vocabulary does not list for a word it knows, against one that it lists."""
LEAST = 0.02
"""Chance of an event, over all types, that a word keeps which the reader did not mark."""
UNLISTED_WORD = 0.8
"""What the chance of an event weighs where the vocabulary does not know the word. Both were set by cross-validation."""

NOBODY = 0.73
"""How sure an event must be that names nobody who acts or is acted on: of the others hardly half are any."""
REQUESTED = 0.67
"""How sure a request must be: most of what people need, want or should do is nothing that they ask for."""
UNDONE = 0.79
"""How sure a word must be that tells an assault which has not happened: more are feared or denied than told."""

ARGUED = 0.8
"""How sure a word for an argument must be that accuses nobody told."""


def find_events(scene: Scene) -> tuple[Event, ...]:
    """All events, each once, in reading order; `scene` needs cast, times, places, attributions and quotations."""
    found = [e for e in of_public_life(scene, answered(scene, join(scene, told(scene)))) if sure_enough(e)]
    return tuple(
        msgspec.structs.replace(e, id=f"E{n}", confidence=calibrated(e.confidence)) for n, e in enumerate(found, 1)
    )


def sure_enough(event: Event) -> bool:
    """Whether an event is as sure as one of its kind has to be."""
    if not event.actor and not event.recipient and event.confidence < NOBODY:
        return False
    return event.type != "REQUEST" or event.confidence >= REQUESTED


def calibrated(score: float) -> float:
    """The share of events told with this score that are right (Platt 1999), fitted on reports kept out of all else."""
    tuned = scorer("event-types").tuned if available("event-types") else {}
    score = min(max(score, 0.001), 0.999)
    odds = tuned.get("slope", 1.0) * math.log(score / (1 - score)) + tuned.get("shift", 0.0)
    return round(1 / (1 + math.exp(-odds)), 3)


def told(scene: Scene) -> list[Told]:
    """Every event as each word tells it, not yet joined."""
    found = [t for spot in spots(scene.tree) if (t := _told(scene, spot)) is not None]
    days = [*(a.when for a in scene.attributions), *(t.edtf for t in scene.times)]
    return with_background(scene.tree, without_doubles(scene.tree, found), days)


def type_of(scene: Scene, spot: Spot) -> tuple[str, float, tuple[str, ...]]:
    """The type that a spot tells (`none` for no event), how sure that is (0 to 1), and what spoke for it."""
    if not available("event-types"):
        return _by_words(spot)
    weights = scorer("event-types")
    found = features(scene, spot) if spot.mark is not None else []
    event, best = _by_score(spot, found, weights) if found else (0.0, NONE)
    if (best != "ASSAULT" or event < STRUCK) and strikes(scene.tree, spot):
        return "ASSAULT", STRUCK, ("a weapon strikes",)
    if best == "PROTEST" and spot.part == "noun" and not strikes_at_work(scene.tree, spot.index):
        best = "ASSAULT"  # "the strike on the hospital"
    if changes_hands(scene, spot):
        return "COERCE", max(event, TAKEN), ("a place changes hands",)
    if expels(scene.tree, spot):
        return "SANCTION", max(event, EXPELLED), ("people are made to leave",)
    if breaks(scene.tree, spot):
        return "ASSAULT", max(event, BROKEN), ("a truce is broken",)
    if event < weights.tuned["threshold"]:
        return NONE, event, ()
    return best, event, tuple(f for f, _ in weights.reasons(found, best))


def _by_score(spot: Spot, found: list[str], weights: Linear) -> tuple[float, str]:
    """The chance that a marked word tells an event, and its likeliest type. No word without a mark scores enough."""
    return chosen(pooled(weights.scores(found), reader_scores(spot, weights.classes), weights.tuned), spot.uses)


def reader_scores(spot: Spot, classes: tuple[str, ...]) -> dict[str, float]:
    """What the reader makes of a word: a chance for each class; a word it did not mark is almost surely no event."""
    if spot.mark is None:
        return _unmarked(classes)
    least = LEAST / (len(classes) - 1)
    told = spot.mark.scores or {spot.mark.type: spot.mark.score}
    marked = {kind: max(score, least) for kind, score in told.items()}
    return {**dict.fromkeys(classes, least), **marked, NONE: max(1 - spot.mark.score, 0.003)}


@cache
def _unmarked(classes: tuple[str, ...]) -> dict[str, float]:
    return {c: 1.0 if c == NONE else LEAST / (len(classes) - 1) for c in classes}


def pooled(own: dict[str, float], reader: dict[str, float], tuned: dict[str, float]) -> dict[str, float]:
    """Two opinions as one: their weighted geometric mean (logarithmic opinion pool; Genest and Zidek 1986)."""
    mine, its = tuned["own"], tuned["reader"]
    mixed = {c: (chance + 1e-6) ** mine * reader[c] ** its for c, chance in own.items()}
    whole = sum(mixed.values())
    return {c: m / whole for c, m in mixed.items()}


def chosen(scores: dict[str, float], uses: tuple[Trigger, ...]) -> tuple[float, str]:
    """The chance that a word tells an event at all, and its likeliest type (types that the vocabulary lists first).

    Only those, where the word's object shows the act.
    """
    listed = {use.type for use in uses}
    event = (1 - scores[NONE]) * (1.0 if listed else UNLISTED_WORD)
    other = 0.0 if any(use.thing for use in uses) else UNLISTED_TYPE
    return event, max((s * other if listed and t not in listed else s, t) for t, s in scores.items() if t != NONE)[1]


def _by_words(spot: Spot) -> tuple[str, float, tuple[str, ...]]:
    """Without weights: the reader's mark where it is sure, else a word that tells one type only."""
    if spot.mark is not None and spot.mark.score > 0.5:
        return spot.mark.type, spot.mark.score, ("mark",)
    types = {use.type for use in spot.uses}
    return (types.pop(), 0.5, ("uses",)) if len(types) == 1 else (NONE, 0.0, ())


def _told(scene: Scene, spot: Spot) -> Told | None:
    tree = scene.tree
    start = tree.tokens[spot.index].start
    kind = scene.kind_at(start)
    event_type, confidence, reasons = type_of(scene, spot) if kind != "furniture" else (NONE, 0.0, ())
    if event_type not in event_types() or by_accident(scene, spot, event_type):
        return None
    if only_asks(scene, spot, event_type) or broken(tree, spot) or only_idiom(tree, spot, event_type):
        return None
    if event_type == "ASSAULT" and spot.part == "verb" and tried_out(tree, spot.index):
        event_type, reasons = "MOBILIZE", ("a weapon is tried out",)
    if threatens(tree, spot, event_type):
        event_type, reasons = "THREATEN", ("harm is promised",)
    actors, recipients = participants(scene, spot, event_type, confidence)
    mode = None
    if (other := _by_whom(scene, spot, event_type, actors)) is not None:
        event_type, reasons, mode = other
        actors, recipients = participants(scene, spot, event_type, confidence)
    place = place_of(scene, spot, event_type, [p.span for p in actors])
    when = day_of(scene, spot, event_type)
    status, word = status_for(tree, spot, event_type)
    if event_type == "ACCUSE" and not recipients and confidence < ARGUED and _argues(tree, spot):
        return None
    if event_type == "ASSAULT" and status in ("future", "hypothetical", "negated") and confidence < UNDONE:
        return None
    when = day_fitting(status, when, tree.report.anchor)
    claim = claim_of(scene, spot, event_type, actors)
    event = Event(
        id="",
        type=event_type,  # type: ignore[arg-type]
        mode=mode or mode_of(scene, spot, event_type),
        trigger=trigger_span(tree, spot),
        actor=actors,
        recipient=recipients,
        place=place.id if place else None,
        when=when,
        status=status,
        says=claim.source if claim else None,
        attribution=claim.id if claim else None,
        evidence=(tree.sentence_span(tree.sentence(spot.index)),),
        confidence=round(confidence, 3),
        why=_why(scene, spot, event_type, reasons, word),
    )
    return spot.index, event


def _argues(tree: Tree, spot: Spot) -> bool:
    """Whether a word tells an argument, which is a reproach only to somebody."""
    return tree.tokens[spot.index].lemma in listed("roles", "arguing")


def _by_whom(
    scene: Scene, spot: Spot, event_type: str, actors: tuple[Participant, ...]
) -> tuple[str, tuple[str, ...], str | None] | None:
    """The type that an act is by those who do it (`data/acts.toml`), why, and its mode where that says it; `None` where
    it stays what it is."""
    who = {_kind_of(scene, p) for p in actors}
    for act in table("acts")["acts"]:
        if act["of"] == event_type and who and who <= set(act["by"].split()) and _may_be(scene.tree, spot, act):
            return act["is"], (act["why"],), act.get("mode")
    return None


def _may_be(tree: Tree, spot: Spot, act: dict[str, str]) -> bool:
    """Whether a word can tell the type that an act is by those who do it: by the word list, or whom it is done to."""
    if "whom" not in act:
        return any(use.type == act["is"] for use in spot.uses)
    done = phrasal(tree, spot.index) in act["words"].split()
    whom = [k for k in things(tree, spot.index) if is_of(tree, k, act["whom"])]
    below = (c for k in (spot.index, *whom) for c in tree.dependents(k, "obl", "nmod"))
    return done and bool(whom) and not any(tree.case(c) in act["but"].split() for c in below)


def _kind_of(scene: Scene, one: Participant) -> str:
    """The type of who acts; military instructors and the like are forces, though they are people."""
    head, actor = scene.tree.head(one.span) if one.span else None, scene.cast.get(one.actor)
    if head is not None and scene.tree.tokens[head].lemma in listed("acts", "soldiers"):
        return "armed_forces"
    return actor.type if actor is not None else ""


def _why(scene: Scene, spot: Spot, event_type: str, reasons: tuple[str, ...], status_word: str) -> str:
    """In words: the trigger, what the vocabulary and the reader say of it, and what else spoke for the type."""
    word = scene.tree.word(spot.index)
    said = [f"“{word}” tells {event_type}"]
    if any(use.type == event_type for use in spot.uses):
        said.append("by the word list")
    if spot.mark is not None and spot.mark.type == event_type:
        said.append(f"the reader marked it ({spot.mark.score:.2f})")
    if reasons:
        said.append("for " + ", ".join(reasons))
    if status_word:
        said.append(f"status from “{status_word}”")
    return "; ".join(said)
