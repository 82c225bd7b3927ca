"""Facts about attributions: cue, source and content over the arcs, and quotations over the marks."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.speech.arcs import from_arcs
from dateline.extract.speech.attributions import _past_dateline
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.marks import joined
from dateline.extract.speech.quotes import quotations
from dateline.extract.speech.sources import author_of
from dateline.extract.tree import Tree
from dateline.record.reading import Reading
from dateline.record.report import Dateline, Paragraph, Report


def told(rows: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and content of each candidate, as words."""
    report, reading = made.parsed(rows)
    tree = Tree(report, reading)
    return [
        (report.words(c.source or (0, 0)), report.words(c.cue), [report.words(s) for s in c.content])
        for c in from_arcs(tree, quotations(report))
    ]


def report_of(*paragraphs: str) -> Report:
    """A report of these body paragraphs."""
    text, spans = "", []
    for words in paragraphs:
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{words}" if text else words
        spans.append(Paragraph("body", (start, len(text))))
    return Report(id="made", source="made", text=text, span=(0, len(text)), paragraphs=tuple(spans))


def quoted(*paragraphs: str) -> list[str]:
    """The quotations of such a report."""
    report = report_of(*paragraphs)
    return [report.words(q) for q in quotations(report)]


def test_a_clause_after_said_is_the_content_with_its_that() -> None:
    assert told(made.SAID_THAT)[0] == ("Mira Okon", "said", ["that rebels had attacked Tamsir"])


def test_who_is_urged_belongs_to_what_is_urged() -> None:
    assert told(made.URGED) == [("Ministers", "urged", ["the rebels to leave Tamsir"])]


def test_according_to_leaves_the_rest_of_the_sentence_as_content() -> None:
    assert told(made.ACCORDING) == [("the army", "According to", ["ten rebels died"])]


def test_a_passive_without_an_agent_names_no_source() -> None:
    assert told(made.ACCUSED_PASSIVE) == []


def test_a_quotation_that_opens_the_next_paragraph_again_runs_to_the_end_of_its_own() -> None:
    assert quoted("“We stay.", "“We shall not leave.”") == ["“We stay.", "“We shall not leave.”"]


def test_a_stray_opening_mark_makes_no_quotation_of_the_rest() -> None:
    assert quoted("He said “it was over and left.", "Nobody replied.") == []


def test_straight_marks_open_before_a_word_and_close_after_one() -> None:
    assert quoted('He spoke of "peace", then of "war".') == ['"peace"', '"war"']


@given(st.text(alphabet="a “”\"\n.,'", max_size=200))
def test_quotations_lie_in_their_text_in_order_and_apart(words: str) -> None:
    report = report_of(words or "a")
    last = 0
    for start, end in quotations(report):
        assert last <= start < end <= len(report.text)
        last = end


def test_an_attack_on_a_place_is_nothing_said() -> None:
    rows = """
Gunmen NOUN NNS gunman 2 nsubj
attacked VERB VBD attack 0 root
a DET DT a 5 det
crowded ADJ JJ crowded 5 amod
market NOUN NN market 2 obj
. PUNCT . . 2 punct
"""
    assert told(rows) == []
    assert told(rows.replace("attacked VERB VBD attack", "condemned VERB VBD condemn")) != []


def test_what_one_speaks_of_may_be_a_clause() -> None:
    rows = """
Officials NOUN NNS official 2 nsubj
spoke VERB VBD speak 0 root
of SCONJ IN of 4 mark
sending VERB VBG send 2 advcl
troops NOUN NNS troop 4 obj
. PUNCT . . 2 punct
"""
    assert told(rows) == [("Officials", "spoke of", ["sending troops"])]


CITED = """
Shells NOUN NNS shell 2 nsubj
fell VERB VBD fall 6 ccomp
, PUNCT , , 2 punct
the DET DT the 5 det
agency NOUN NN agency 6 nsubj
said VERB VBD say 0 root
, PUNCT , , 6 punct
citing VERB VBG cite 6 advcl
residents NOUN NNS resident 8 obj
. PUNCT . . 6 punct
"""


def test_who_is_cited_for_what_another_says_is_its_source_and_a_reason_cited_is_none() -> None:
    assert ("residents", "citing", ["Shells fell"]) in told(CITED)
    assert [source for source, _, _ in told(CITED.replace("residents NOUN NNS resident", "fears NOUN NNS fear"))] == [
        "the agency",
        "the agency",
    ]


QUOTED_AS = """
Agencies NOUN NNS agency 2 nsubj
quoted VERB VBD quote 0 root
Okon PROPN NNP Okon 2 obj
as SCONJ IN as 5 mark
saying VERB VBG say 2 advcl
shells NOUN NNS shell 7 nsubj
fell VERB VBD fall 5 ccomp
. PUNCT . . 2 punct
"""
WAS_QUOTED_AS = """
He PRON PRP he 3 nsubj:pass
was AUX VBD be 3 aux:pass
quoted VERB VBN quote 0 root
as SCONJ IN as 5 mark
saying VERB VBG say 3 advcl
shells NOUN NNS shell 7 nsubj
fell VERB VBD fall 5 ccomp
. PUNCT . . 3 punct
"""


def test_a_mark_of_who_quotes_gives_way_to_who_is_quoted() -> None:
    report, reading = made.parsed(QUOTED_AS)
    tree, text = Tree(report, reading), report.text
    arc = next(c for c in from_arcs(tree, ()) if text[slice(*c.cue)] == "saying")
    mark = msgspec.structs.replace(arc, source=(0, len("Agencies")), origin="mark", score=0.9)
    assert [report.words(c.source) for c in joined(tree, [arc], [mark]) if c.source] == ["Okon"]


def test_who_is_quoted_as_saying_something_says_it() -> None:
    assert ("Okon", "saying", ["shells fell"]) in told(QUOTED_AS)
    inside = QUOTED_AS.replace("saying VERB VBG say 2 advcl", "saying VERB VBG say 3 acl")
    assert ("Okon", "saying", ["shells fell"]) in told(inside)
    assert ("He", "saying", ["shells fell"]) in told(WAS_QUOTED_AS)


PRESSED_ON = """
Okon PROPN NNP Okon 2 nsubj
pressed VERB VBD press 0 root
on ADP RP on 2 compound:prt
with ADP IN with 6 case
the DET DT the 6 det
siege NOUN NN siege 2 obl
. PUNCT . . 2 punct
"""
CONTINUES = """
Okon PROPN NNP Okon 2 nsubj
continues VERB VBZ continue 0 root
to PART TO to 4 mark
support VERB VB support 2 xcomp
talks NOUN NNS talk 4 obj
. PUNCT . . 2 punct
"""


def test_a_verb_says_nothing_with_a_particle_that_turns_it_or_with_what_is_only_done() -> None:
    assert told(PRESSED_ON) == []
    assert "continues" not in [cue for _, cue, _ in told(CONTINUES)]


ANNOUNCED_BY = """
The DET DT the 2 det
truce NOUN NN truce 8 nsubj
, PUNCT , , 2 punct
announced VERB VBN announce 2 acl
by ADP IN by 6 case
Kyiv PROPN NNP Kyiv 4 obl:agent
, PUNCT , , 2 punct
holds VERB VBZ hold 0 root
. PUNCT . . 8 punct
"""
WARNING_BY = """
A DET DT a 2 det
warning NOUN NN warning 8 nsubj
by ADP IN by 4 case
Kyiv PROPN NNP Kyiv 2 nmod
that SCONJ IN that 7 mark
shells NOUN NNS shell 7 nsubj
fell VERB VBD fall 2 acl
helped VERB VBD help 0 root
. PUNCT . . 8 punct
"""


def test_by_whom_something_is_announced_or_a_warning_is_given_is_its_source() -> None:
    assert told(ANNOUNCED_BY) == [("Kyiv", "announced", ["The truce"])]
    assert told(WARNING_BY) == [("Kyiv", "warning", ["that shells fell"])]


WHICH = """
Tension NOUN NN tension 2 nsubj
grew VERB VBD grow 0 root
with ADP IN with 4 case
Kyiv PROPN NNP Kyiv 1 nmod
, PUNCT , , 2 punct
which PRON WDT which 7 nsubj
claims VERB VBZ claim 1 acl:relcl
shells NOUN NNS shell 9 nsubj
fell VERB VBD fall 7 ccomp
. PUNCT . . 2 punct
"""


def test_which_after_a_name_and_a_comma_is_that_name_and_no_thing_before_it() -> None:
    assert told(WHICH) == [("Kyiv", "claims", ["shells fell"])]


@pytest.mark.parametrize("line", ["DAROVA — ", "DAROVA, March 3 (Coast Wire) - ", "DAROVA (Coast Wire) --", "DAROVA: "])
def test_no_part_of_a_dateline_is_said(line: str) -> None:
    report = msgspec.structs.replace(
        report_of(f"{line}Rebels left, the army said."), dateline=Dateline(text="DAROVA", span=(0, 6))
    )
    tree = Tree(report, Reading(report="made", reader="hand", tokens=(), sentences=()))
    found = Candidate(cue=(0, 0), head=0, source=None, content=((6, report.text.index(", the army")),), group="say")
    assert [report.words(span) for span in _past_dateline(tree, found).content] == ["Rebels left"]


POSTED = """
A DET DT a 2 det
statement NOUN NN statement 7 nsubj
posted VERB VBN post 2 acl
by ADP IN by 6 case
the DET DT the 6 det
army NOUN NN army 3 obl:agent
said VERB VBD say 0 root
rebels NOUN NNS rebel 9 nsubj
fled VERB VBD flee 7 ccomp
. PUNCT . . 7 punct
"""


def test_a_statement_is_that_of_who_posted_it() -> None:
    report, reading = made.parsed(POSTED)
    tree = Tree(report, reading)
    assert report.words(author_of(tree, (0, 11)) or (0, 0)) == "the army"
    meeting = Tree(*made.parsed(POSTED.replace("statement NOUN NN statement", "meeting NOUN NN meeting")))
    assert author_of(meeting, (0, 9)) is None
