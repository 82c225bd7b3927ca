"""Facts about joining tellings: what is one event told twice, and what never is."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.likeness import barred
from dateline.extract.events.running import running_total
from dateline.extract.events.tellings import filled, in_a_row, join, requited, tellings_of
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Event, Participant
from dateline.record.reading import EventMark, Same

SHELLED = """
Rebels NOUN NNS rebel 2 nsubj
shelled VERB VBD shell 0 root
Tamsir PROPN NNP Tamsir 2 obj
on ADP IN on 5 case
Friday PROPN NNP Friday 2 obl
. PUNCT . . 2 punct

The DET DT the 2 det
shelling NOUN NN shelling 3 nsubj
wounded VERB VBD wound 0 root
villagers NOUN NNS villager 3 obj
. PUNCT . . 3 punct

Rebels NOUN NNS rebel 2 nsubj
shelled VERB VBD shell 0 root
Okolo PROPN NNP Okolo 2 obj
and CCONJ CC and 6 cc
had AUX VBD have 6 aux
shelled VERB VBN shell 2 conj
Duma PROPN NNP Duma 6 obj
on ADP IN on 9 case
Thursday PROPN NNP Thursday 6 obl
. PUNCT . . 2 punct
"""
FIRST, NOUN, THIRD, FOURTH = 1, 7, 12, 16
SHELLING = Event(
    id="",
    type="ASSAULT",
    mode="heavy-weapons",
    trigger=(0, 0),
    actor=(Participant("A1", (0, 6)),),
    place="P1",
    when="2025-06-06",
    confidence=0.7,
)


def scene() -> Scene:
    """The scene of the three sentences."""
    return scene_of(*made.parsed(SHELLED))


def told(here: Scene, index: int, **changes: object) -> tuple[int, Event]:
    """The shelling as this token tells it, with these changes."""
    sentence = here.tree.sentence_span(here.tree.sentence(index))
    changed = {"trigger": here.tree.span(index), "evidence": (sentence,), **changes}
    return index, msgspec.structs.replace(SHELLING, **changed)


def are_barred(*those: tuple[int, Event], here: Scene) -> bool:
    """Whether two tellings can never be one event."""
    return barred(*tellings_of(here, list(those)))


def test_the_noun_that_takes_a_deed_up_again_is_joined_to_it_and_adds_what_it_knows() -> None:
    here = scene()
    wounded = (Participant("A2", (50, 59)),)
    again = told(here, NOUN, place=None, when=None, recipient=wounded, confidence=0.6)
    (event,) = join(here, [told(here, FIRST), again])
    assert event.trigger == here.tree.span(FIRST)
    assert event.tellings == (here.tree.span(NOUN),)
    assert event.recipient == wounded
    assert len(event.evidence) == 2


def test_other_actors_and_other_words_far_away_are_another_event() -> None:
    here = scene()
    other = told(here, THIRD, actor=(Participant("A9", (1, 2)),), place="P2", mode=None)
    assert len(join(here, [told(here, FIRST), other])) == 2


def test_two_days_that_their_sentences_name_are_two_events() -> None:
    here = scene()
    assert are_barred(told(here, FIRST), told(here, FOURTH, when="2025-06-05"), here=here)
    assert not are_barred(told(here, FIRST), told(here, FOURTH, when="2025-06"), here=here)
    assert not are_barred(told(here, FIRST), told(here, NOUN, when="2025-06-05"), here=here)


def test_a_plan_is_not_the_deed_and_what_is_long_past_may_be() -> None:
    here = scene()
    assert are_barred(told(here, FIRST), told(here, NOUN, status="future"), here=here)
    assert not are_barred(told(here, FIRST), told(here, NOUN, status="historical"), here=here)


def test_two_places_of_one_sentence_are_two_events() -> None:
    here = scene()
    assert are_barred(told(here, THIRD), told(here, FOURTH, place="P2"), here=here)
    assert not are_barred(told(here, FIRST), told(here, NOUN, place="P2"), here=here)


ROW = """
Rebels NOUN NNS rebel 2 nsubj
faced VERB VBD face 0 root
charges NOUN NNS charge 2 obj
of ADP IN of 5 case
murder NOUN NN murder 3 nmod
, PUNCT , , 7 punct
arson NOUN NN arson 5 conj
and CCONJ CC and 9 cc
murder NOUN NN murder 5 conj
. PUNCT . . 2 punct
"""


def test_deeds_of_other_words_in_one_row_are_several() -> None:
    here = scene_of(*made.parsed(ROW))
    murder, arson, again = tellings_of(here, [told(here, 4), told(here, 6), told(here, 8)])
    assert in_a_row(here, murder, arson)
    assert not in_a_row(here, murder, again)


def test_other_types_are_never_one() -> None:
    here = scene()
    assert are_barred(told(here, FIRST), told(here, NOUN, type="COERCE"), here=here)


def test_what_the_reader_makes_of_two_words_decides_where_all_else_is_open() -> None:
    report, reading = made.parsed(SHELLED)

    def joined(chance: float) -> int:
        marks = [
            EventMark((t.start, t.end), "ASSAULT", "happened", same=same)
            for t, same in ((reading.tokens[FIRST], ()), (reading.tokens[THIRD], (Same(0, chance),)))
        ]
        here = scene_of(report, msgspec.structs.replace(reading, events=tuple(marks)))
        one, other = told(here, FIRST), told(here, THIRD, place=None, when=None)
        return len(join(here, [one, other]))

    assert (joined(0.99), joined(0.03)) == (1, 2)


def test_a_reader_without_an_opinion_of_pairs_leaves_them_to_the_words() -> None:
    report, reading = made.parsed(SHELLED)
    token = reading.tokens[FIRST]
    marked = msgspec.structs.replace(reading, events=(EventMark((token.start, token.end), "ASSAULT", "happened"),))
    here = scene_of(report, marked)
    assert len(join(here, [told(here, FIRST), told(here, NOUN, place=None, when=None)])) == 1


def test_nobody_is_lent_a_second_part_in_an_event() -> None:
    who = (Participant("A1", (0, 4)),)
    left = Event(id="", type="RETREAT", mode=None, trigger=(0, 4), actor=who)
    gone = msgspec.structs.replace(left, actor=(), recipient=who, place="P1")
    filled_up = filled(left, gone)
    assert (filled_up.actor, filled_up.recipient, filled_up.place) == (who, (), "P1")


def test_who_only_names_the_victims_does_no_deed_to_them() -> None:
    struck = Event(id="", type="ASSAULT", mode=None, trigger=(0, 4), recipient=(Participant("A1", (10, 24)),))
    destroyed = msgspec.structs.replace(struck, recipient=(), actor=(Participant("A2", (14, 18)),))
    assert filled(struck, destroyed).actor == ()
    elsewhere = msgspec.structs.replace(destroyed, actor=(Participant("A2", (30, 34)),))
    assert filled(struck, elsewhere).actor == elsewhere.actor


RESPONSE = """
Rebels NOUN NNS rebel 2 nsubj
attacked VERB VBD attack 0 root
Tamsir PROPN NNP Tamsir 2 obj
in ADP IN in 5 case
response NOUN NN response 2 obl
to ADP IN to 8 case
the DET DT the 8 det
killing NOUN NN killing 5 nmod
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("given", "expected"), [("response to", True), ("course of", False)])
def test_what_a_deed_requites_is_another_deed(given: str, expected: bool) -> None:
    noun, case = given.split()
    rows = RESPONSE.replace("response NOUN NN response", f"{noun} NOUN NN {noun}").replace(
        "to ADP IN to", f"{case} ADP IN {case}"
    )
    here = scene_of(*made.parsed(rows))
    found = [
        (at, Event(id="", type="ASSAULT", mode=None, trigger=(t.start, t.end), confidence=0.8))
        for at, t in enumerate(here.tree.tokens)
        if t.lemma in ("attack", "killing")
    ]
    assert requited(here.tree, *tellings_of(here, found)) is expected


@pytest.mark.parametrize(("article", "apart"), [("Another", True), ("The", False)])
def test_another_deed_is_none_that_was_told(article: str, apart: bool) -> None:
    here = scene_of(*made.parsed(SHELLED.replace("The DET DT the", f"{article} DET DT {article.lower()}")))
    first, second = tellings_of(here, [told(here, FIRST), told(here, NOUN)])
    assert barred(first, second) is apart


SUMMED = """
Since SCONJ IN since 4 mark
the DET DT the 3 det
truce NOUN NN truce 4 nsubj
began VERB VBD begin 7 advcl
shells NOUN NNS shell 7 nsubj
{aux} AUX VBZ have 7 aux
killed VERB VBN kill 0 root
sixty NUM CD sixty 9 nummod
people NOUN NNS people 7 obj
. PUNCT . . 7 punct
"""


@pytest.mark.parametrize(("aux", "total"), [("have", True), ("had", False)])
def test_what_has_been_done_since_is_a_running_total(aux: str, total: bool) -> None:
    tree = Tree(*made.parsed(SUMMED.format(aux=aux)))
    assert running_total(tree, 6) is total
    assert not running_total(tree, 3)
