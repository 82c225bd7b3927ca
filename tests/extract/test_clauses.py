"""Facts about clauses: which verb heads them, how it tells, and what they hang on."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.events.clauses import above, clause_of, hanging, tense
from dateline.extract.tree import Tree

SAID = """
Guards NOUN NNS guard 2 nsubj
said VERB VBD say 0 root
rebels NOUN NNS rebel 5 nsubj
{auxiliary} AUX MD {auxiliary} 5 aux
{verb} VERB {tag} attack 2 ccomp
posts NOUN NNS post 5 obj
and CCONJ CC and 8 cc
flee VERB VB flee 5 conj
after SCONJ IN after 11 mark
troops NOUN NNS troop 11 nsubj
left VERB VBD leave 5 advcl
. PUNCT . . 2 punct
"""


def tree_of(auxiliary: str = "would", verb: str = "attack", tag: str = "VB") -> Tree:
    """The tree of the guards' words, with this verb."""
    return Tree(*made.parsed(SAID.format(auxiliary=auxiliary, verb=verb, tag=tag)))


def test_a_noun_stands_in_the_clause_of_its_verb() -> None:
    tree = tree_of()
    assert [tree.word(clause_of(tree, at)) for at in (0, 5, 9)] == ["said", "attack", "left"]


@pytest.mark.parametrize(
    ("auxiliary", "verb", "tag", "expected"),
    [
        ("would", "attack", "VB", "modal"),
        ("will", "attack", "VB", "will"),
        ("had", "attacked", "VBN", "had"),
        ("have", "attacked", "VBN", "has"),
        ("were", "attacking", "VBG", "past ing"),
        ("are", "attacked", "VBN", "present"),
        ("now", "attacked", "VBD", "past"),
    ],
)
def test_a_clause_tells_in_the_tense_of_its_auxiliaries_or_else_of_its_verb(
    auxiliary: str, verb: str, tag: str, expected: str
) -> None:
    assert tense(tree_of(auxiliary, verb, tag), 4) == expected


def test_a_clause_hangs_on_the_one_above_it_and_a_joined_verb_as_the_first_one_does() -> None:
    tree = tree_of()
    told = {tree.word(at): hanging(tree, at)[0] for at in (1, 4, 7, 10)}
    assert told == {"said": "root", "attack": "ccomp", "flee": "ccomp", "left": "advcl.after"}
    assert [tree.word(at) for at in above(tree, 10)] == ["attack", "said"]
