"""Whose claim an event is: the report's own, or that of the source in whose words it stands."""

from __future__ import annotations

from dateline.extract.events.known import known_deed
from dateline.extract.events.slots import carried
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.record.account import Attribution, Participant
from dateline.vocabulary.files import listed

_SAID = frozenset({"REQUEST", "SUPPORT", "REJECT"})
"""Those of which the speaker is as a rule the one who acts, in whatever person he is told to."""
_OPINIONS = frozenset({"ACCUSE", "SUPPORT"})
"""Those that are done by saying what one thinks of another: "said he welcomed the pledge"."""


def claim_of(scene: Scene, spot: Spot, event_type: str, actors: tuple[Participant, ...] = ()) -> Attribution | None:
    """The innermost attribution whose content holds the event's word, and that is a claim; `None` in the report's own
    voice.

    A bare performative ("condemned", "I warn", "they must leave") is the speaker's act and no claim: its actor is the
    speaker. Nor is it a claim of whoever only answers a deed that it happened ("rejected the accusations"), or speaks
    of one that all know ("the war must end"), unless he says whose it was ("claimed responsibility for the raid",
    "blamed the raid on Chad").
    """
    start = scene.tree.tokens[spot.index].start
    claims = [a for a in scene.claims_at(start) if not a.cue[0] <= start < a.cue[1]]
    if not claims:
        return None
    if event_type in listed("roles", "said") and _first_person(scene, spot):
        return None
    if spot.part == "noun" and known_deed(scene.tree, spot.index):
        return next((c for c in claims if _own_deed(scene, c, actors) or _laid_on(scene, spot, c, actors)), None)
    said = event_type in _SAID
    own = (
        c
        for c in claims
        if (said and _by_saying(scene, spot, c, actors))
        or (event_type in _OPINIONS and {p.actor for p in actors} == {c.source})
        or _answered(scene, spot, c)
    )
    done = next(own, None)
    return next((claim for claim in claims if claim is not done), None)


def _own_deed(scene: Scene, claim: Attribution, actors: tuple[Participant, ...]) -> bool:
    """Whether a speaker says of a known deed that he did it."""
    if claim.source not in {p.actor for p in actors}:
        return False
    said = {word for a, b in claim.content for word in scene.tree.text[a:b].lower().split()}
    return bool(said & listed("roles", "authors"))


def _laid_on(scene: Scene, spot: Spot, claim: Attribution, actors: tuple[Participant, ...]) -> bool:
    """Whether a speaker tells, and nobody else, who did a known deed: "*blamed* the raid on Chad", "suspects that Chad
    *carried out* the raid"."""
    tree = scene.tree
    named = [p.span for p in actors if p.span and any(a <= p.span[0] < b for a, b in claim.content)]
    cue = tree.head(claim.cue)
    if not named or cue is None or claim.source in {p.actor for p in actors}:
        return False
    if tree.tokens[cue].lemma in listed("roles", "blaming"):
        return True
    doer = tree.child(tree.tokens[spot.index].head, "nsubj")
    return carried(tree, spot.index) and any(doer == tree.head(span) for span in named)


def _by_saying(scene: Scene, spot: Spot, claim: Attribution, actors: tuple[Participant, ...]) -> bool:
    """Whether the speaker, and nobody else, does what is told as now done; a duty is what he asks for."""
    token = scene.tree.tokens[spot.index]
    if token.tag == "MD":
        return True
    return token.tag in ("VBP", "VBZ") and {p.actor for p in actors} == {claim.source}


def _answered(scene: Scene, spot: Spot, claim: Attribution) -> bool:
    """Whether a noun is what a speaker's verb answers or puts into words: "denied the charges", "voiced support"."""
    tree, token = scene.tree, scene.tree.tokens[spot.index]
    if token.relation != "obj" or not claim.cue[0] <= tree.tokens[token.head].start < claim.cue[1]:
        return False
    lemma = tree.tokens[token.head].lemma
    return lemma in listed("roles", "answering") or lemma in listed("roles", "voicing")


def _first_person(scene: Scene, spot: Spot) -> bool:
    subject = scene.tree.child(spot.index, "nsubj")
    return (
        subject is not None
        and scene.tree.lower[subject] in ("i", "we")
        and scene.quoted(scene.tree.tokens[spot.index].start)
    )
