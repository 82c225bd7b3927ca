"""Facts about which deeds of a report are background."""

from __future__ import annotations

import pytest
from parsed import parsed

from dateline.extract.events.aged import aged, with_background
from dateline.extract.tree import Tree
from dateline.record.account import Event, Status

BROKE = """
Mali PROPN NNP Mali 2 nsubj
broke VERB VBD break 0 root
ties NOUN NNS tie 2 obj
in ADP IN in 5 case
1995 NUM CD 1995 2 obl
after SCONJ IN after 8 mark
rebels NOUN NNS rebel 8 nsubj
attacked VERB VBD attack 2 advcl
it PRON PRP it 8 obj
. PUNCT . . 2 punct

Mali PROPN NNP Mali 2 nsubj
protested VERB VBD protest 0 root
in ADP IN in 4 case
2021 NUM CD 2021 2 obl
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("when", "now", "status"),
    [
        ("1995", "2021-05-03", "historical"),
        ("2020-06", "2021-05-03", "happened"),
        ("../2009", "2021-05-03", "historical"),
        ("2020", "2021-05-03", "happened"),
        ("1995", None, "happened"),
        (None, "2021-05-03", "happened"),
    ],
)
def test_what_ended_more_than_a_year_before_the_report_is_background(
    when: str | None, now: str | None, status: Status
) -> None:
    assert aged("happened", when, now) == status
    assert aged("future", when, now) == "future"


def event(at: int, when: str | None = None) -> Event:
    return Event(
        id=str(at), type="ASSAULT", mode=None, trigger=(at, at + 1), when=when, status="happened", confidence=0.9
    )


def _statuses(published: str | None) -> list[str]:
    report, reading = parsed(BROKE, published=published)
    tree = Tree(report, reading)
    told = [(1, event(1, "1995")), (7, event(7)), (11, event(11, "2021"))]
    return [e.status for _, e in with_background(tree, told)]


def test_in_a_report_of_unknown_day_the_last_deed_told_is_as_good_as_its_day() -> None:
    assert _statuses(None) == ["historical", "historical", "happened"]


def test_what_hangs_on_background_is_background_and_what_does_not_is_not() -> None:
    assert _statuses("1995-12-01") == ["happened", "happened", "happened"]
    assert _statuses("2021-12-01") == ["historical", "historical", "happened"]


WAS_SHELLED = """
In ADP IN in 2 case
2011 NUM CD 2011 4 obl
crowds NOUN NNS crowd 4 nsubj
rose VERB VBD rise 0 root
. PUNCT . . 4 punct

Soldiers NOUN NNS soldier 2 nsubj
shot VERB VBD shoot 0 root
them PRON PRP they 2 obj
. PUNCT . . 2 punct

They PRON PRP they 3 nsubj
have AUX VBP have 3 aux
fled VERB VBN flee 0 root
. PUNCT . . 3 punct
"""


def test_a_paragraph_of_background_goes_on_until_the_tense_says_otherwise() -> None:
    tree = Tree(*parsed(WAS_SHELLED))
    told = [(3, event(3, "2011")), (6, event(6)), (11, event(11))]
    assert [e.status for _, e in with_background(tree, told)] == ["historical", "historical", "happened"]
