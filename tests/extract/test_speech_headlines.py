"""Facts about who says what a headline tells."""

from __future__ import annotations

import msgspec
import pytest
from named import read

from dateline.extract.account import scene_of
from dateline.extract.speech.headlines import from_headlines
from dateline.record.report import Paragraph

SEIZED = """
{}
Raiders NOUN NNS raider 4 nsubj
seize VERB VBP seize 0 root
two NUM CD two 6 nummod
towns NOUN NNS town 4 obj
{}
"""
OKON = "Okon PROPN NNP Okon 4 parataxis\n: PUNCT : : 4 punct"
NORTH = "North PROPN NNP North 4 parataxis\n: PUNCT : : 4 punct"


def said(before: str, after: str, kind: str = "headline") -> list[tuple[str, str]]:
    """Source and content of each candidate in a headline with these words before and after it."""
    rows = SEIZED.format(before, after) if before else _alone(after)
    report, reading = read(rows, {"Okon": "PER", "North": "LOC"})
    report = msgspec.structs.replace(report, paragraphs=(Paragraph(kind, report.span),))  # type: ignore[arg-type]
    found = from_headlines(scene_of(report, reading))
    return [(report.words(c.source), report.words(c.content[0])) for c in found if c.source]


def _alone(after: str) -> str:
    lines = ["Raiders NOUN NNS raider 2 nsubj", "seize VERB VBP seize 0 root", "two NUM CD two 4 nummod"]
    return "\n".join([*lines, "towns NOUN NNS town 2 obj", after.replace(" 4 ", " 2 ")])


def test_who_stands_before_a_colon_says_what_follows() -> None:
    assert said(OKON, "") == [("Okon", "Raiders seize two towns")]


@pytest.mark.parametrize(
    "after",
    ["- PUNCT : - 4 punct\narmy NOUN NN army 4 parataxis", "- PUNCT : - 4 punct\nOkon PROPN NNP Okon 4 parataxis"],
)
def test_who_stands_after_a_dash_at_the_end_says_what_goes_before(after: str) -> None:
    assert said("", after) == [(after.splitlines()[1].split()[0], "Raiders seize two towns")]


def test_a_place_before_a_colon_a_thing_after_a_dash_and_a_sentence_of_the_body_name_no_speaker() -> None:
    assert said(NORTH, "") == []
    assert said("", "- PUNCT : - 4 punct\nmorning NOUN NN morning 4 parataxis") == []
    assert said(OKON, "", kind="body") == []
