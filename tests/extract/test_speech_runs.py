"""Facts about whose a quotation is: where two cues are near, where one runs on, where a mark is missing."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.speech.attributions import once
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.marks import parted, tidy
from dateline.extract.speech.quotes import quotations
from dateline.extract.speech.running import run_on
from dateline.extract.tree import Tree
from dateline.record.reading import Span
from dateline.record.report import Report

FIRST = """
“ PUNCT `` “ 2 punct
Stay VERB VB stay 5 ccomp
, PUNCT , , 2 punct
” PUNCT '' ” 2 punct
says VERB VBZ say 0 root
Okon PROPN NNP Okon 5 nsubj
. PUNCT . . 5 punct
"""
SECOND = """
“ PUNCT `` “ 2 punct
Wait VERB VB wait 6 ccomp
for ADP IN for 4 case
reinforcements NOUN NNS reinforcement 2 obl
, PUNCT , , 2 punct
” PUNCT '' ” 2 punct
adds VERB VBZ add 0 root
Tarek PROPN NNP Tarek 7 nsubj
. PUNCT . . 7 punct
"""
INDIRECT = """
Okon PROPN NNP Okon 2 nsubj
says VERB VBZ say 0 root
Tamsir PROPN NNP Tamsir 4 nsubj
fell VERB VBD fall 2 ccomp
. PUNCT . . 2 punct
"""
ALONE = """
“ PUNCT `` “ 4 punct
Nobody PRON NN nobody 4 nsubj
could AUX MD could 4 aux
hold VERB VB hold 0 root
it PRON PRP it 4 obj
. PUNCT . . 4 punct
” PUNCT '' ” 4 punct
"""
OPEN = ALONE.strip().rsplit("\n", 1)[0]


def made_of(rows: str, *said: tuple[str, tuple[str, ...]]) -> tuple[Tree, list[Candidate], tuple[Span, ...]]:
    """A tree, its candidates by cue and content, and its quotations."""
    report, reading = made.parsed(rows)
    tree = Tree(report, reading)
    return tree, [_candidate(tree, report, cue, content) for cue, content in said], quotations(report)


def _candidate(tree: Tree, report: Report, cue: str, content: tuple[str, ...]) -> Candidate:
    def at(words: str) -> Span:
        return report.text.index(words), report.text.index(words) + len(words)

    head = tree.head(at(cue))
    assert head is not None
    return Candidate(cue=at(cue), head=head, source=None, content=tuple(map(at, content)), group="say")


def words(tree: Tree, candidates: list[Candidate]) -> list[list[str]]:
    return [[tree.text[start:end] for start, end in c.content] for c in candidates]


def test_a_quotation_is_left_to_the_cue_in_whose_sentence_it_stands() -> None:
    one, other = "“Stay,”", "“Wait for reinforcements,”"
    tree, found, _ = made_of(FIRST + "\n" + SECOND, ("says", (one, other)), ("adds", (other,)))
    assert words(tree, parted(tree, found)) == [[one], [other]]


@pytest.mark.parametrize("before", [FIRST, INDIRECT], ids=["quoted", "told"])
def test_a_quotation_alone_in_its_sentence_is_what_the_speaker_before_it_goes_on_to_say(before: str) -> None:
    content = "“Stay,”" if before == FIRST else "Tamsir fell"
    tree, found, quotes = made_of(before + "\n" + ALONE, ("says", (content,)))
    assert words(tree, run_on(tree, found, quotes)) == [[content, "“Nobody could hold it.”"]]


def test_a_quotation_that_lacks_its_closing_mark_is_said_by_whom_the_next_one_is() -> None:
    rows = "\n\n".join([INDIRECT.strip(), OPEN, FIRST.strip().replace("says", "adds")])
    tree, found, _ = made_of(rows, ("says", ("Tamsir fell",)), ("adds", ("“Stay,”",)))
    quotes = tuple((tree.text.index(q), tree.text.index(q) + len(q)) for q in ("“Nobody could hold it.", "“Stay,”"))
    assert words(tree, run_on(tree, found, quotes)) == [["Tamsir fell"], ["“Nobody could hold it.", "“Stay,”"]]


def test_a_mark_that_opens_again_after_a_full_stop_opens_no_quotation_of_its_own() -> None:
    report, _ = made.parsed(OPEN + "\n\n" + FIRST)
    assert [report.words(q) for q in quotations(report)] == ["“Nobody could hold it. “Stay,”"]


def test_what_a_source_says_once_by_two_cues_is_told_by_the_likelier_one() -> None:
    report, reading = made.parsed(SECOND + "\n" + FIRST)
    scene = scene_of(report, reading)
    both = [_candidate(scene.tree, report, cue, ("Wait for reinforcements",)) for cue in ("adds", "says")]
    assert once(scene, [(0.8, both[0]), (0.9, both[1])]) == [both[1]]
    elsewhere = msgspec.structs.replace(both[1], content=_candidate(scene.tree, report, "says", ("Stay",)).content)
    assert once(scene, [(0.8, both[0]), (0.9, elsewhere)]) == [both[0], elsewhere]


BELIEVE = """
“ PUNCT `` “ 3 punct
We PRON PRP we 3 nsubj
believe VERB VBP believe 8 ccomp
Tamsir PROPN NNP Tamsir 5 nsubj
fell VERB VBD fall 3 ccomp
, PUNCT , , 3 punct
” PUNCT '' ” 3 punct
says VERB VBZ say 0 root
Okon PROPN NNP Okon 8 nsubj
. PUNCT . . 8 punct
"""


def test_a_belief_that_a_speaker_tells_of_himself_is_no_second_saying() -> None:
    report, reading = made.parsed(BELIEVE)
    scene = scene_of(report, reading)
    said = _candidate(scene.tree, report, "says", ("“We believe Tamsir fell,”",))
    held = msgspec.structs.replace(
        _candidate(scene.tree, report, "believe", ("Tamsir fell,”",)),
        source=(report.text.index("We"), report.text.index("We") + 2),
    )
    assert once(scene, [(0.9, held), (0.95, said)]) == [said]


HEADING = """
Kitu PROPN NNP Kitu 2 nsubj
falls VERB VBZ fall 0 root
"""


@pytest.mark.parametrize(("between", "begins"), [("\n", "Tamsir"), (" ", "Kitu")])
def test_a_headline_is_no_part_of_what_the_next_paragraph_says(between: str, begins: str) -> None:
    report, reading = made.parsed(HEADING + INDIRECT.replace("Okon", "Tamsir").replace("Tamsir 4", "Okon 4"))
    end = report.text.index("falls") + len("falls")
    text = report.text[:end] + between + report.text[end + 1 :]
    tree = Tree(msgspec.structs.replace(report, text=text), reading)
    cue = text.index("says")
    said = Candidate(cue=(cue, cue + 4), head=3, source=None, content=((0, cue - 1),), group="say")
    ((start, _),) = tidy(tree, said, ()).content
    assert text[start:].startswith(begins)
