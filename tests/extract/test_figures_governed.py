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
