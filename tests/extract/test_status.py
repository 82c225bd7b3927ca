"""Facts about the status of events: what the words around a trigger make of it."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.events.status import status_of
from dateline.extract.tree import Tree
from dateline.record.reading import EventMark

CALL_TO = made.PLAN_TO.replace("announced VERB VBD announce", "made VERB VBD make").replace("plan", "call")


def status(rows: str, lemma: str, mark: EventMark | None = None) -> str:
    """The status of the first token with this lemma."""
    report, reading = made.parsed(rows)
    index = next(i for i, t in enumerate(reading.tokens) if t.lemma == lemma)
    return status_of(Tree(report, reading), index, mark)[0]


@pytest.mark.parametrize(
    ("rows", "lemma", "expected"),
    [
        (made.WILL_MEET, "meet", "future"),
        (made.PLAN_TO, "attack", "future"),
        (made.DENIED, "attack", "negated"),
        (made.SAID_THAT, "attack", "happened"),
        (made.WILL_MEET.replace("will AUX MD will", "may AUX MD may"), "meet", "hypothetical"),
        (CALL_TO, "attack", "hypothetical"),
    ],
)  # fmt: skip
def test_the_words_around_decide(rows: str, lemma: str, expected: str) -> None:
    assert status(rows, lemma) == expected


def test_the_reader_decides_only_where_no_word_does() -> None:
    mark = EventMark(trigger=(0, 1), type="ASSAULT", factuality="negated", score=0.9)
    assert status(made.SAID_THAT, "attack", mark) == "negated"
    assert status(made.WILL_MEET, "meet", mark) == "future"


SIGNS = """
NATO PROPN NNP NATO 2 nsubj
saw VERB VBD see 0 root
no DET DT no 4 det
sign NOUN NN sign 2 obj
that SCONJ IN that 7 mark
troops NOUN NNS troop 7 nsubj
left VERB VBD leave 4 acl
. PUNCT . . 2 punct
"""


def test_where_there_is_no_sign_of_it_it_is_denied_and_where_there_is_one_it_is_told() -> None:
    assert status(SIGNS, "leave") == "negated"
    assert status(SIGNS.replace("no DET DT no", "a DET DT a"), "leave") == "happened"
    seen = SIGNS.replace("no DET DT no 4 det", "never ADV RB never 2 advmod")
    assert status(seen, "leave") == "negated"


PROTEST_AT = """
Miners NOUN NNS miner 2 nsubj
stopped VERB VBD stop 0 root
work NOUN NN work 2 obj
to PART TO to 5 mark
protest VERB VB protest 2 advcl
at ADP IN at 8 case
the DET DT the 8 det
killing NOUN NN killing 5 obl
of ADP IN of 10 case
colleagues NOUN NNS colleague 8 nmod
. PUNCT . . 2 punct
"""


def test_what_a_plan_reacts_to_has_happened() -> None:
    assert status(PROTEST_AT, "killing") == "happened"
    assert status(PROTEST_AT.replace("at ADP IN at", "after ADP IN after"), "killing") == "happened"
    assert status(PROTEST_AT.replace("at ADP IN at", "for ADP IN for"), "killing") == "hypothetical"
