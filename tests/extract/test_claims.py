"""Facts about whose claim an event is: what somebody does by saying it, or only answers, is nobody's claim."""

from __future__ import annotations

from named import read

from dateline.extract.account import scene_of
from dateline.extract.events.claims import claim_of
from dateline.extract.events.spots import Spot, spots
from dateline.extract.scene import Scene
from dateline.extract.speech.attributions import chance
from dateline.extract.speech.candidate import Candidate
from dateline.record.account import Attribution, Participant

SAYS_SUPPORT = """
Okon PROPN NNP Okon 2 nsubj
said VERB VBD say 0 root
Mali PROPN NNP Mali 4 nsubj
supports VERB VBZ support 2 ccomp
talks NOUN NNS talk 4 obj
. PUNCT . . 2 punct
"""
DENIED_CHARGES = """
Okon PROPN NNP Okon 2 nsubj
denied VERB VBD deny 0 root
the DET DT the 4 det
charges NOUN NNS charge 2 obj
. PUNCT . . 2 punct
"""


def says(rows: str, lemma: str, event_type: str, actor: str | None = None) -> str | None:
    """The name of who claims what the word with this lemma tells, done by this actor; the cue is the second word."""
    report, reading = read(rows, {"Okon": "PER", "Mali": "LOC"})
    scene, cue = scene_of(report, reading), reading.tokens[1]
    okon = next(a.id for a in scene.cast.actors if a.name == "Okon")
    content = ((cue.end + 1, len(report.text) - 1),)
    told = Attribution(
        id="Q1", source=okon, source_span=(0, 4), cue=(cue.start, cue.end), content=content, style="indirect"
    )
    scene = Scene(scene.tree, scene.cast, attributions=(told,))
    names = {a.name: a.id for a in scene.cast.actors}
    index = next(at for at, token in enumerate(reading.tokens) if token.lemma == lemma)
    marked = Spot(index=index, part="other", uses=(), end=reading.tokens[index].end)
    spot = next((s for s in spots(scene.tree) if s.index == index), marked)
    claim = claim_of(scene, spot, event_type, (Participant(names[actor], (0, 4)),) if actor else ())
    return next((name for name, one in names.items() if claim is not None and one == claim.source), None)


def test_what_another_is_said_to_support_is_a_claim_and_what_the_speaker_does_is_none() -> None:
    assert says(SAYS_SUPPORT, "support", "SUPPORT", "Mali") == "Okon"
    assert says(SAYS_SUPPORT, "support", "SUPPORT", "Okon") is None
    supported = SAYS_SUPPORT.replace("supports VERB VBZ", "supported VERB VBD")
    assert says(supported, "support", "SUPPORT", "Okon") is None
    assert says(supported, "support", "AID", "Okon") == "Okon"


def test_who_denies_charges_does_not_claim_that_they_were_made_and_who_reports_them_does() -> None:
    assert says(DENIED_CHARGES, "charge", "ACCUSE") is None
    reported = DENIED_CHARGES.replace("denied VERB VBD deny", "reported VERB VBD report")
    assert says(reported.replace("the DET DT the", "new ADJ JJ new"), "charge", "ACCUSE") == "Okon"


ENDED_WAR = DENIED_CHARGES.replace("denied VERB VBD deny", "mentioned VERB VBD mention").replace(
    "charges NOUN NNS charge", "war NOUN NN war"
)
MUST_LEAVE = """
Okon PROPN NNP Okon 2 nsubj
said VERB VBD say 0 root
Mali PROPN NNP Mali 5 nsubj
must AUX MD must 5 aux
yield VERB VB yield 2 ccomp
. PUNCT . . 2 punct
"""


def test_a_war_that_all_know_of_is_no_claim_and_a_new_one_is() -> None:
    assert says(ENDED_WAR, "war", "ASSAULT") is None
    assert says(ENDED_WAR.replace("the DET DT the", "a DET DT a"), "war", "ASSAULT") == "Okon"


def test_who_says_what_must_be_asks_for_it() -> None:
    assert says(MUST_LEAVE, "must", "REQUEST", "Mali") is None


CLAIMED = """
Okon PROPN NNP Okon 2 nsubj
claimed VERB VBD claim 0 root
responsibility NOUN NN responsibility 2 obj
for ADP IN for 6 case
the DET DT the 6 det
attack NOUN NN attack 3 nmod
. PUNCT . . 2 punct
"""


def test_who_says_that_a_known_deed_was_his_claims_it() -> None:
    assert says(CLAIMED, "attack", "ASSAULT", "Okon") == "Okon"
    assert says(CLAIMED, "attack", "ASSAULT") is None


def test_who_owns_up_to_a_deed_has_said_so_and_nobody_says_it_where_no_group_does() -> None:
    report, reading = read(CLAIMED, {"Okon": "PER"})
    scene = scene_of(report, reading)
    whole = Candidate(cue=(5, 12), head=1, source=(0, 4), content=((13, len(report.text) - 1),), group="say")
    assert chance(scene, whole) == 1.0
    none = CLAIMED.replace("Okon PROPN NNP Okon", "Nobody PRON NN nobody")
    report, reading = read(none, {})
    whole = Candidate(cue=(7, 14), head=1, source=(0, 6), content=((15, len(report.text) - 1),), group="say")
    assert chance(scene_of(report, reading), whole) < 1.0
