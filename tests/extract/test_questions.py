"""Facts about asking that is no political act."""

from __future__ import annotations

from test_bystanders import spot_of

from dateline.extract.events.questions import only_asks

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
