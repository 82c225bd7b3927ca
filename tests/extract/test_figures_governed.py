"""Facts about what the verb of those counted says of them, where another word stands nearer to their number."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.figures import find_figures

RELEASED = """
Ten NUM CD ten 2 nummod
people NOUN NNS people 7 nsubj:pass
seized VERB VBN seize 2 acl
by ADP IN by 5 case
rebels NOUN NNS rebel 3 obl:agent
were AUX VBD be 7 aux:pass
released VERB VBN release 0 root
. PUNCT . . 7 punct
"""
KILLED = """
Rebels NOUN NNS rebel 2 nsubj
seized VERB VBD seize 0 root
and CCONJ CC and 4 cc
killed VERB VBD kill 2 conj
ten NUM CD ten 6 nummod
people NOUN NNS people 2 obj
. PUNCT . . 2 punct
"""
WOUNDED = """
Shells NOUN NNS shell 2 nsubj
killed VERB VBD kill 0 root
ten NUM CD ten 4 nummod
people NOUN NNS people 2 obj
and CCONJ CC and 6 cc
wounded VERB VBD wound 2 conj
forty NUM CD forty 8 nummod
others NOUN NNS other 4 conj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "kinds"), [(RELEASED, ["released"]), (KILLED, ["killed"]), (WOUNDED, ["killed", "injured"])]
)
def test_those_counted_are_what_their_own_verb_makes_them(rows: str, kinds: list[str]) -> None:
    assert [f.kind for f in find_figures(*made.parsed(rows), ())] == kinds


TIMES = """
Troops NOUN NNS troop 2 nsubj
violated VERB VBD violate 0 root
the DET DT the 4 det
truce NOUN NN truce 2 obj
734 NUM CD 734 6 nummod
times NOUN NNS time 2 obl
. PUNCT . . 2 punct
"""


def test_how_often_a_truce_is_violated_counts_violations() -> None:
    (figure,) = find_figures(*made.parsed(TIMES), ())
    assert (figure.low, figure.unit, figure.kind) == (734, "violations", "other")
    assert not find_figures(*made.parsed(TIMES.replace("violated VERB VBD violate", "praised VERB VBD praise")), ())
