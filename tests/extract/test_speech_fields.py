"""Facts about the style, the channel, the day and the bounds of attributions."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.scene import Scene
from dateline.extract.speech.attributions import candidates, style_of
from dateline.extract.speech.bounds import bounded
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.channel import channel_of, day_of
from dateline.extract.speech.marks import from_marks
from dateline.extract.tree import Tree
from dateline.record.reading import Span, SpeechMark

LEFT = """
Troops NOUN NNS troops 2 nsubj
left VERB VBD leave 5 ccomp
, PUNCT , , 2 punct
officials NOUN NNS official 5 nsubj
say VERB VBP say 0 root
. PUNCT . . 5 punct
"""


def said(rows: str, cue: str, *content: str, source: str | None = None) -> tuple[Scene, Candidate]:
    """The scene of a reading and a candidate attribution in it, by its words."""
    report, reading = made.parsed(rows)
    scene = scene_of(report, reading)

    def at(words: str) -> Span:
        return report.text.index(words), report.text.index(words) + len(words)

    head = scene.tree.head(at(cue))
    assert head is not None
    return scene, Candidate(
        cue=at(cue), head=head, source=at(source) if source else None, content=tuple(map(at, content)), group="say"
    )


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        (((0, 12),), "direct"),
        (((7, 12),), "mixed"),
        ((), "indirect"),
        (((0, 27),), "indirect"),
    ],
)
def test_style_tells_direct_mixed_and_indirect_apart(quotes: tuple[Span, ...], expected: str) -> None:
    scene, candidate = said(LEFT, "say", "Troops left")
    assert style_of(scene.tree, candidate, quotes) == expected


CRITIC = """
Police NOUN NNS police 2 nsubj
called VERB VBD call 0 root
Okon PROPN NNP Okon 2 obj
a DET DT a 5 det
critic NOUN NN critic 2 xcomp
of ADP IN of 9 case
the DET DT the 9 det
state NOUN NN state 9 compound
party NOUN NN party 5 nmod
on ADP IN on 11 case
Friday PROPN NNP Friday 2 obl:unmarked
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize("cut", ["Okon a critic", "Okon a critic of", "Okon a critic of the state"])
def test_a_content_does_not_break_off_in_a_phrase(cut: str) -> None:
    scene, candidate = said(CRITIC, "called", cut)
    (content,) = bounded(scene.tree, candidate).content
    assert scene.tree.text[slice(*content)] == "Okon a critic of the state party"


def test_a_content_does_not_hold_its_own_cue() -> None:
    for content, expected in (
        ("Police called Okon a critic", "Okon a critic of the state party"),
        ("Police called", "Police"),
    ):
        scene, candidate = said(CRITIC, "called", content)
        (span,) = bounded(scene.tree, candidate).content
        assert scene.tree.text[slice(*span)] == expected


IN_A_POST = """
In ADP IN in 3 case
a DET DT a 3 det
{noun} NOUN NN {noun} 8 obl
on ADP IN on 5 case
{name} PROPN NNP {name} 3 nmod
, PUNCT , , 8 punct
Okon PROPN NNP Okon 8 nsubj
said VERB VBD say 0 root
troops NOUN NNS troop 10 nsubj
left VERB VBD leave 8 ccomp
. PUNCT . . 8 punct
"""


@pytest.mark.parametrize(
    ("noun", "name", "expected"),
    [
        ("post", "X", "X"),
        ("post", "Telegram", "Telegram"),
        ("post", "Friday", "post"),
        ("release", "Friday", "press release"),
    ],
)
def test_the_service_goes_before_the_kind_of_message(noun: str, name: str, expected: str) -> None:
    scene, candidate = said(IN_A_POST.format(noun=noun, name=name), "said", "troops left", source="Okon")
    assert channel_of(scene, candidate) == expected


LEFT_SAYING = """
Okon PROPN NNP Okon 2 nsubj
left VERB VBD leave 0 root
on ADP IN on 4 case
Friday PROPN NNP Friday 2 obl:unmarked
, PUNCT , , 2 punct
{cue}
troops NOUN NNS troop 8 nsubj
fled VERB VBD flee 6 ccomp
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("saying VERB VBG say 2 advcl", "2025-06-06"),
        ("said VERB VBD say 2 conj", "2025-06-06"),
        ("said VERB VBD say 2 parataxis", None),
    ],
)
def test_the_day_of_a_verb_is_that_of_the_verb_that_goes_with_it(cue: str, expected: str | None) -> None:
    scene, candidate = said(LEFT_SAYING.format(cue=cue), cue.split()[0], "troops fled")
    assert day_of(scene, candidate) == expected


def test_a_date_in_the_speakers_name_is_not_the_day_of_speaking() -> None:
    rows = """
The DET DT the 4 det
Friday PROPN NNP Friday 4 compound
peace NOUN NN peace 4 compound
group NOUN NN group 5 nsubj
said VERB VBD say 0 root
troops NOUN NNS troop 7 nsubj
left VERB VBD leave 5 ccomp
. PUNCT . . 5 punct
"""
    scene, candidate = said(rows, "said", "troops left", source="The Friday peace group")
    assert day_of(scene, candidate) is None


@pytest.mark.parametrize(("relation", "found"), [("nsubj:pass", 0), ("nsubj", 1)])
def test_who_is_told_is_no_source(relation: str, found: int) -> None:
    rows = f"""
Residents NOUN NNS resident 2 {relation}
warned VERB VBN warn 0 root
that SCONJ IN that 5 mark
troops NOUN NNS troop 5 nsubj
left VERB VBD leave 2 ccomp
. PUNCT . . 2 punct
"""
    report, reading = made.parsed(rows)
    mark = SpeechMark(source=(0, 9), cue=(10, 16), content=((17, 33),), score=0.9)
    tree = Tree(report, msgspec.structs.replace(reading, speech=(mark,)))
    assert len(list(from_marks(tree))) == found


OWN = """
Rebels NOUN NNS rebel 2 nsubj
say VERB VBP say 0 root
they PRON PRP they 4 nsubj
left VERB VBD leave 2 ccomp
. PUNCT . . 2 punct

Okon PROPN NNP Okon 2 nsubj
stayed VERB VBD stay 0 root
. PUNCT . . 2 punct
"""


def test_a_cue_with_a_subject_of_its_own_has_no_source_in_another_sentence() -> None:
    report, reading = made.parsed(OWN)
    okon = report.text.index("Okon")
    mark = SpeechMark(source=(okon, okon + 4), cue=(7, 10), content=((11, 20),), score=0.9)
    scene = scene_of(report, msgspec.structs.replace(reading, speech=(mark,)))
    assert [one.source for one in candidates(scene)] == [(0, 6)]
