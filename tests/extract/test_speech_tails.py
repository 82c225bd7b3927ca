"""Facts about what follows a content and is none of it, and about whose a quotation with a cue of its own inside is."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.speech.bounds import bounded
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.quotes import quotations
from dateline.extract.speech.running import run_on
from dateline.extract.speech.tails import without_tail
from dateline.extract.tree import Tree
from dateline.record.reading import Span

DENIED = """
Okon PROPN NNP Okon 2 nsubj
denied VERB VBD deny 0 root
the DET DT the 4 det
charges NOUN NNS charge 2 obj
, PUNCT , , 2 punct
saying VERB VBG say 2 advcl
Tamsir PROPN NNP Tamsir 8 nsubj
lied VERB VBD lie 6 ccomp
. PUNCT . . 2 punct
"""
BLAMED = """
Okon PROPN NNP Okon 2 nsubj
blamed VERB VBD blame 0 root
the DET DT the 4 det
militia NOUN NN militia 2 obj
, PUNCT , , 4 punct
which PRON WDT which 7 nsubj
holds VERB VBZ hold 4 acl:relcl
Tamsir PROPN NNP Tamsir 7 obj
. PUNCT . . 2 punct
"""
ANNOUNCED = """
Okon PROPN NNP Okon 2 nsubj
announced VERB VBD announce 0 root
a DET DT a 4 det
truce NOUN NN truce 2 obj
on ADP IN on 6 case
Friday PROPN NNP Friday 2 obl
as SCONJ IN as 9 mark
shells NOUN NNS shell 9 nsubj
fell VERB VBD fall 2 advcl
. PUNCT . . 2 punct
"""
DATED = """
Okon PROPN NNP Okon 2 nsubj
said VERB VBD say 0 root
last ADJ JJ last 4 amod
month NOUN NN month 2 obl:unmarked
that SCONJ IN that 7 mark
shells NOUN NNS shell 7 nsubj
fell VERB VBD fall 2 ccomp
. PUNCT . . 2 punct
"""
RAISED = """
Okon PROPN NNP Okon 2 nsubj
raised VERB VBD raise 0 root
doubts NOUN NNS doubt 2 obj
in ADP IN in 6 case
a DET DT a 6 det
speech NOUN NN speech 3 nmod
, PUNCT , , 2 punct
with SCONJ IN with 10 mark
envoys NOUN NNS envoy 10 nsubj
calling VERB VBG call 2 advcl
for ADP IN for 12 case
talks NOUN NNS talk 10 obl
. PUNCT . . 2 punct
"""
REJECTED = """
Okon PROPN NNP Okon 2 nsubj
rejected VERB VBD reject 0 root
claims NOUN NNS claim 2 obj
in ADP IN in 6 case
the DET DT the 6 det
speech NOUN NN speech 3 nmod
, PUNCT , , 2 punct
according VERB VBG accord 10 case
to ADP IN to 8 fixed
aides NOUN NNS aide 2 obl
. PUNCT . . 2 punct
"""


def left(rows: str, content: str, takes: str) -> str:
    """What is left of a content whose cue is the second word."""
    report, reading = made.parsed(rows)
    scene, cue, start = scene_of(report, reading), reading.tokens[1], report.text.index(content)
    candidate = Candidate(
        cue=(cue.start, cue.end), head=1, source=(0, 4), content=((start, start + len(content)),), group="judge",
        takes=takes,
    )  # fmt: skip
    return report.words(without_tail(scene, candidate).content[0])


@pytest.mark.parametrize(
    ("rows", "content", "takes", "expected"),
    [
        (DENIED, "the charges, saying Tamsir lied", "object", "the charges"),
        (BLAMED, "the militia, which holds Tamsir", "object", "the militia"),
        (BLAMED, "the militia, which holds Tamsir", "clause", "the militia, which holds Tamsir"),
        (ANNOUNCED, "a truce on Friday as shells fell", "object", "a truce"),
        (RAISED, "doubts in a speech, with envoys calling for talks", "object", "doubts"),
        (
            RAISED,
            "doubts in a speech, with envoys calling for talks",
            "clause",
            "doubts in a speech, with envoys calling for talks",
        ),
        (REJECTED, "claims in the speech, according to aides", "object", "claims in the speech"),
        (DATED, "last month that shells fell", "clause", "that shells fell"),
    ],
)
def test_a_content_ends_where_what_belongs_to_its_cue_begins(
    rows: str, content: str, takes: str, expected: str
) -> None:
    assert left(rows, content, takes) == expected


SAID = """
Okon PROPN NNP Okon 2 nsubj
said VERB VBD say 0 root
Tamsir PROPN NNP Tamsir 4 nsubj
fell VERB VBD fall 2 ccomp
. PUNCT . . 2 punct

“ PUNCT `` “ 3 punct
They PRON PRP they 3 nsubj
say VERB VBP say 0 root
the DET DT the 5 det
road NOUN NN road 7 nsubj
is AUX VBZ be 7 cop
open ADJ JJ open 3 ccomp
. PUNCT . . 3 punct
” PUNCT '' ” 3 punct
"""


def test_a_quotation_in_which_others_are_told_to_speak_runs_on_too_and_is_not_theirs() -> None:
    report, reading = made.parsed(SAID)
    tree, text = Tree(report, reading), report.text

    def at(words: str) -> Span:
        return text.index(words), text.index(words) + len(words)

    said = Candidate(cue=at("said"), head=1, source=at("Okon"), content=(at("Tamsir fell"),), group="say")
    told = msgspec.structs.replace(said, cue=at("say the"), source=at("They"), content=(at("the road is open"),))
    quotes = quotations(report)
    first, second = run_on(tree, [said, told], quotes)
    assert first.content == (at("Tamsir fell"), quotes[0])
    assert second.content == (at("the road is open"),)


JUDGE = """
Okon PROPN NNP Okon 9 nsubj
, PUNCT , , 1 punct
a DET DT a 4 det
judge NOUN NN judge 1 appos
at ADP IN at 7 case
the DET DT the 7 det
court NOUN NN court 4 nmod
, PUNCT , , 1 punct
said VERB VBD say 0 root
Tamsir PROPN NNP Tamsir 11 nsubj
fell VERB VBD fall 9 ccomp
. PUNCT . . 9 punct
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Okon, a judge at the", "Okon, a judge at the court"),
        ("Okon, a judge at the court,", "Okon, a judge at the court"),
        ("Okon", "Okon"),
    ],
)
def test_the_words_for_a_source_are_whole_and_without_a_comma(source: str, expected: str) -> None:
    report, reading = made.parsed(JUDGE)
    said, content = report.text.index("said"), report.text.index("Tamsir")
    candidate = Candidate(
        cue=(said, said + 4), head=8, source=(0, len(source)), content=((content, content + 11),), group="say"
    )
    assert report.words(bounded(Tree(report, reading), candidate).source or (0, 0)) == expected


LED = """
Okon PROPN NNP Okon 2 nsubj
said VERB VBD say 0 root
talks NOUN NNS talk 5 nsubj
were AUX VBD be 5 aux:pass
led VERB VBN lead 2 ccomp
by ADP IN by 7 case
Tamsir PROPN NNP Tamsir 5 obl:agent
, PUNCT , , 10 punct
who PRON WP who 10 nsubj
left VERB VBD leave 7 acl:relcl
later ADV RB later 10 advmod
. PUNCT . . 2 punct
"""


def test_what_is_told_of_the_last_one_named_in_a_clause_belongs_to_it() -> None:
    assert left(LED, "talks were led by Tamsir", "clause") == "talks were led by Tamsir, who left later"
    assert left(LED, "talks were led by Tamsir", "object") == "talks were led by Tamsir"
