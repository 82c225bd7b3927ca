"""Facts about attributions that their words tell plainly, though what is said is only named."""

from __future__ import annotations

import pytest
from named import read

from dateline.extract.account import scene_of
from dateline.extract.speech.arcs import from_arcs
from dateline.extract.speech.plain import plain

SPOKE = """
Okon PROPN NNP Okon 3 nsubj
{helper} AUX {tag} {helper} 3 aux
{verb}
{of} ADP IN {of} 6 case
a DET DT a 6 det
withdrawal NOUN NN withdrawal 3 {role}
. PUNCT . . 3 punct
"""
SPOKEN = "spoken VERB VBN speak 0 root"


def told(rows: str) -> list[bool]:
    """Whether each attribution that the arcs find is told plainly, where Okon names a person."""
    scene = scene_of(*read(rows, {"Okon": "PER"}))
    return [plain(scene, c) for c in from_arcs(scene.tree, scene.quotes)]


@pytest.mark.parametrize(
    ("helper", "tag", "of", "expected"),
    [("has", "VBZ", "of", [True]), ("may", "MD", "of", [False]), ("has", "VBZ", "at", [False])],
)
def test_who_has_spoken_of_something_says_it_and_who_may_or_speaks_at_it_does_not(
    helper: str, tag: str, of: str, expected: list[bool]
) -> None:
    assert told(SPOKE.format(helper=helper, tag=tag, verb=SPOKEN, of=of, role="obl")) == expected


DENIED = """
{} PROPN NNP {} 2 nsubj
denied VERB VBD deny 0 root
{} DET DT {} 4 det
{} NOUN NN {} 2 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("who", "det", "what", "expected"),
    [
        ("Okon", "the", "accusation", [True]),
        ("Okon", "any", "involvement", [True]),
        ("Okon", "the", "application", [False]),
        ("Okon", "no", "accusation", [False]),
        ("Data", "the", "accusation", [False]),
    ],
)
def test_who_denies_what_was_said_says_so_and_who_denies_what_was_asked_only_acts(
    who: str, det: str, what: str, expected: list[bool]
) -> None:
    assert told(DENIED.format(who, who, det, det, what, what)) == expected


CALLED = """
Okon PROPN NNP Okon 2 nsubj
called VERB VBD call 0 root
the DET DT the 4 det
vote NOUN NN vote 2 obj
{rest}
. PUNCT . . 2 punct
"""
A_FARCE = "a DET DT a 6 det\nfarce NOUN NN farce 2 xcomp"
AS_A_FARCE = "as ADP IN as 7 case\na DET DT a 7 det\nfarce NOUN NN farce 2 obl"
AT_NOON = "at ADP IN at 6 case\nnoon NOUN NN noon 2 obl"


@pytest.mark.parametrize(("rest", "expected"), [(A_FARCE, [True]), (AS_A_FARCE, [True]), (AT_NOON, [False])])
def test_who_calls_something_what_it_is_to_be_taken_for_says_so(rest: str, expected: list[bool]) -> None:
    assert told(CALLED.format(rest=rest)) == expected


QUOTED = """
Papers NOUN NNS paper 2 nsubj
{} VERB VBD {} 0 root
Okon PROPN NNP Okon 2 obj
as SCONJ IN as 5 mark
saying VERB VBG say 2 advcl
rebels NOUN NNS rebel 7 nsubj
surrendered VERB VBD surrender 5 ccomp
. PUNCT . . 2 punct
"""


def test_who_is_quoted_as_saying_something_says_it_plainly() -> None:
    scene = scene_of(*read(QUOTED.format("quoted", "quote"), {"Okon": "PER"}))
    assert [plain(scene, c) for c in from_arcs(scene.tree, ()) if c.group == "say"][-1]
    assert not any(told(QUOTED.format("saw", "see")))
