"""Facts about asking that is no political act."""

from __future__ import annotations

import parsed as made
import pytest
from test_bystanders import spot_of

from dateline.extract.account import scene_of
from dateline.extract.events.questions import only_asks
from dateline.extract.events.spots import Spot

WHETHER = """
Reporters NOUN NNS reporter 2 nsubj
asked VERB VBD ask 0 root
whether SCONJ IN whether 5 mark
soldiers NOUN NNS soldier 5 nsubj
left VERB VBD leave 2 ccomp
. PUNCT . . 2 punct
"""
TO = """
Reporters NOUN NNS reporter 2 nsubj
asked VERB VBD ask 0 root
soldiers NOUN NNS soldier 2 obj
to PART TO to 5 mark
leave VERB VB leave 2 xcomp
. PUNCT . . 2 punct
"""


def test_who_asks_whether_something_is_so_asks_for_nothing() -> None:
    assert only_asks(*spot_of(WHETHER, "ask"), "REQUEST")
    assert only_asks(*spot_of(WHETHER.replace("whether SCONJ IN whether", "if SCONJ IN if"), "ask"), "REQUEST")


def test_who_asks_others_to_do_something_asks_for_it() -> None:
    assert not only_asks(*spot_of(TO, "ask"), "REQUEST")


DUTY = """
WHO PRON PRP we 3 nsubj
must AUX MD must 3 aux
leave VERB VB leave 0 root
. PUNCT . . 3 punct
"""
NEED = """
WHO PRON PRP we 2 nsubj
need VERB VBP need 0 root
to PART TO to 4 mark
leave VERB VB leave 2 xcomp
. PUNCT . . 2 punct
"""
PAST = """
They PRON PRP they 4 nsubj
should AUX MD should 4 aux
have AUX VB have 4 aux
left VERB VBN leave 0 root
. PUNCT . . 4 punct
"""
SUGGESTED = """
Okon PROPN NNP Okon 2 nsubj
suggested VERB VBD suggest 0 root
soldiers NOUN NNS soldier 5 nsubj
might AUX MD might 5 aux
leave VERB VB leave 2 ccomp
. PUNCT . . 2 punct
"""
INSISTED = """
Okon PROPN NNP Okon 2 nsubj
insisted VERB VBD insist 0 root
soldiers NOUN NNS soldier 4 nsubj
left VERB VBD leave 2 ccomp
. PUNCT . . 2 punct
"""


def duty(rows: str, word: str) -> bool:
    """Whether a word for a duty asks for nothing."""
    report, reading = made.parsed(rows)
    scene = scene_of(report, reading)
    index = scene.tree.lower.index(word)
    return only_asks(scene, Spot(index=index, part="other", uses=(), end=reading.tokens[index].end), "REQUEST")


@pytest.mark.parametrize(("rows", "word"), [(DUTY, "must"), (NEED, "need")])
def test_who_speaks_of_his_own_duty_asks_nobody_and_who_speaks_of_that_of_others_asks_them(
    rows: str, word: str
) -> None:
    assert duty(rows.replace("WHO", "We"), word)
    assert duty(rows.replace("WHO", "I"), word)
    assert not duty(rows.replace("WHO", "They"), word)


def test_what_should_have_been_done_is_no_longer_asked_for() -> None:
    assert duty(PAST, "should")


def test_who_insists_that_something_was_or_may_be_so_asks_for_nothing() -> None:
    assert only_asks(*spot_of(INSISTED, "insist"), "REQUEST")
    assert only_asks(*spot_of(SUGGESTED, "suggest"), "REQUEST")
    for asked in ("should AUX MD should", "must AUX MD must", "could AUX MD could"):
        assert not only_asks(*spot_of(SUGGESTED.replace("might AUX MD might", asked), "suggest"), "REQUEST")
    assert not only_asks(*spot_of(INSISTED.replace("left VERB VBD", "leave VERB VBP"), "insist"), "REQUEST")
