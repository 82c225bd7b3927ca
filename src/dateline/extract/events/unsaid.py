"""Who acts though no mention in the words of the deed says so: whom a bare noun names ("a police raid"), who says that
it was his, or who tells others their duty ("the rebels must go, she said")."""

from __future__ import annotations

from dateline.extract.events.adjectives import acting_states, deed_of
from dateline.extract.events.bystanders import duty
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.record.account import Participant
from dateline.vocabulary.files import listed


def unsaid(scene: Scene, spot: Spot, event_type: str) -> tuple[Participant, ...]:
    """Those who act, where nobody is told to."""
    if states := acting_states(scene, spot, event_type):
        return states
    told = (
        acting_body(scene, spot) or owning(scene, spot) or (demanding(scene, spot) if event_type == "REQUEST" else None)
    )
    return (told,) if told is not None else ()


def acting_body(scene: Scene, spot: Spot) -> Participant | None:
    """The police, rebels or the like whose bare noun stands before a noun that tells a deed, if the report names them
    elsewhere too: those named last before it, or else next."""
    tree = scene.tree
    noun = deed_of(tree, spot)
    before = tree.dependents(noun, "compound", "amod") if noun is not None else ()
    word = next((w for w in before if tree.tokens[w].lemma.lower() in listed("roles", "doers")), None)
    if word is None:
        return None
    lemma = tree.tokens[word].lemma.lower()
    same = [m for m in scene.cast.marks if tree.tokens[m.head].lemma.lower() == lemma]
    nearest = [m for m in same if m.head < word][-1:] or same[:1]
    return Participant(nearest[0].actor, tree.span(word)) if nearest else None


def owning(scene: Scene, spot: Spot) -> Participant | None:
    """The speaker who says that a deed was his: "claimed responsibility for the bombing of a cafe"."""
    tree = scene.tree
    if spot.part != "noun":
        return None
    for claim in scene.claims_at(tree.tokens[spot.index].start):
        first = tree.at(claim.content[0][0]) if claim.content else None
        cue = tree.at(claim.cue[0])
        if first is None or cue is None or claim.source is None or claim.source_span is None:
            continue
        owned = tree.tokens[first].lemma in listed("roles", "owned up") and tree.lower[first + 1] == "for"
        near = first + 1 < spot.index and tree.child(spot.index, "case") == first + 1
        if owned and near and tree.tokens[cue].lemma in listed("roles", "owning up"):
            return Participant(claim.source, claim.source_span)
    return None


def demanding(scene: Scene, spot: Spot) -> Participant | None:
    """The speaker who tells others their duty."""
    tree = scene.tree
    claims = scene.claims_at(tree.tokens[spot.index].start)
    if not claims or claims[0].source is None or claims[0].source_span is None:
        return None
    told = tree.lower[spot.index] in listed("roles", "duties") or (spot.part == "verb" and duty(tree, spot.index))
    return Participant(claims[0].source, claims[0].source_span) if told else None
