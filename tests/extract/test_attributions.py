"""Facts about attributions: cue, source and content over the arcs, and quotations over the marks."""

from __future__ import annotations

import parsed as made
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.speech.arcs import from_arcs
from dateline.extract.speech.quotes import quotations
from dateline.extract.tree import Tree
from dateline.record.report import Paragraph, Report


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
