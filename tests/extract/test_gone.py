"""Facts about offices that ended with who held them."""

from __future__ import annotations

import pytest
from named import read

from dateline.extract.account import extract

KILLED = """
Kivu PROPN NNP Kivu 3 compound
Front PROPN NNP Front 3 compound
leader NOUN NN leader 4 nmod:desc
Mira PROPN NNP Mira 7 nsubj:pass
Okon PROPN NNP Okon 4 flat
was AUX VBD be 7 aux:pass
killed VERB VBN kill 0 root
Friday PROPN NNP Friday 7 obl:unmarked
. PUNCT . . 7 punct
"""
DIED = KILLED.replace("was AUX VBD be 7 aux:pass", "then ADV RB then 7 advmod").replace("nsubj:pass", "nsubj")


def status(rows: str) -> str:
    """The status of what Mira Okon leads."""
    report, reading = read(rows, {"Kivu Front": "ORG", "Mira Okon": "PER"})
    (relation,) = [r for r in extract(report, reading).relations if r.relation == "leads"]
    return relation.status


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (KILLED, "former"),
        (DIED.replace("killed VERB VBN kill", "died VERB VBD die"), "former"),
        (DIED.replace("killed VERB VBN kill", "resigned VERB VBD resign").replace("obl:unmarked", "nmod"), "former"),
        (KILLED.replace("killed VERB VBN kill", "praised VERB VBN praise"), "current"),
        (KILLED.replace("was AUX VBD be 7 aux:pass", "not PART RB not 7 advmod"), "current"),
        (DIED.replace("then ADV RB then 7 advmod", "may AUX MD may 7 aux"), "current"),
    ],
)
def test_who_has_died_or_was_killed_leads_no_more(rows: str, expected: str) -> None:
    assert status(rows) == expected
