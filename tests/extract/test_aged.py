"""Facts about which deeds of a report are background."""

from __future__ import annotations

import msgspec
import pytest
from parsed import parsed

from dateline.extract.events.aged import aged, month_of, with_background
from dateline.extract.tree import Tree
from dateline.record.account import Event, EventType, Participant, Status

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
    assert aged("happened", when, month_of(now)) == status
    assert aged("future", when, month_of(now)) == "future"


def event(at: int, when: str | None = None) -> Event:
    return Event(
        id=str(at), type="ASSAULT", mode=None, trigger=(at, at + 1), when=when, status="happened", confidence=0.9
    )


def _statuses(published: str | None, last: str = "2021-05", named: str | None = None) -> list[str]:
    report, reading = parsed(BROKE, published=published)
    tree = Tree(report, reading)
    told = [(1, event(1, "1995")), (7, event(7)), (11, event(11, last))]
    return [e.status for _, e in with_background(tree, told, [named])]


def test_in_a_report_of_unknown_day_the_last_day_named_is_as_good_as_its_day() -> None:
    assert _statuses(None) == ["historical", "historical", "happened"]
    assert _statuses(None, named="2021-09-01") == ["historical", "historical", "happened"]
    assert _statuses(None, named="2023-09-01") == ["historical", "historical", "historical"]


def test_in_a_report_of_unknown_day_what_a_bare_year_dates_is_over_unless_a_day_of_that_year_is_named() -> None:
    assert _statuses(None, last="2021") == ["historical", "historical", "historical"]
    assert _statuses(None, last="2021", named="2021-02-01") == ["historical", "historical", "happened"]


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


FLED = """
They PRON PRP they 2 nsubj
fought VERB VBD fight 0 root
. PUNCT . . 2 punct

They PRON PRP they 2 nsubj
flee VERB VBP flee 0 root
. PUNCT . . 2 punct

They PRON PRP they 2 nsubj
came VERB VBD come 0 root
. PUNCT . . 2 punct

They PRON PRP they 2 nsubj
left VERB VBD leave 0 root
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("type", "status"), [("MOBILIZE", "historical"), ("SUPPORT", "happened")])
def test_what_was_done_between_background_is_background_and_what_is_done_or_answered_now_is_not(
    type: EventType, status: Status
) -> None:
    tree = Tree(*parsed(FLED))
    came = msgspec.structs.replace(event(7), type=type)
    told = [(1, event(1, "1995")), (4, event(4)), (7, came), (10, event(10, "1996"))]
    assert [e.status for _, e in with_background(tree, told)] == ["historical", "happened", status, "historical"]


def test_what_comes_after_background_without_more_of_it_is_not_background() -> None:
    tree = Tree(*parsed(FLED))
    told = [(1, event(1, "1995")), (10, event(10))]
    assert [e.status for _, e in with_background(tree, told)] == ["historical", "happened"]


HELD = """
He PRON PRP he 4 nsubj
has AUX VBZ have 4 aux
been AUX VBN be 4 aux:pass
held VERB VBN hold 0 root
since ADP IN since 7 case
the DET DT the 7 det
coup NOUN NN coup 4 obl
. PUNCT . . 4 punct
"""


def test_who_has_been_held_is_held_still_and_that_since_which_he_is_began_then() -> None:
    tree = Tree(*parsed(HELD))
    told = [(3, event(3, "2019")), (6, event(6, "2019/.."))]
    assert [e.status for _, e in with_background(tree, told)] == ["happened", "historical"]


MARKED = """
They PRON PRP they 2 nsubj
mark VERB VBP mark 0 root
the DET DT the 5 det
{} ADJ JJ tenth 5 amod
anniversary NOUN NN anniversary 2 obj
of ADP IN of 8 case
the DET DT the 8 det
uprising NOUN NN uprising 5 nmod
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("nth", "status"), [("tenth", "historical"), ("first", "happened")])
def test_what_has_an_anniversary_but_the_first_is_background(nth: str, status: Status) -> None:
    tree = Tree(*parsed(MARKED.format(nth)))
    assert [e.status for _, e in with_background(tree, [(7, event(7))])] == [status]


ASKED = """
Okon PROPN NNP Okon 2 nsubj
asked VERB VBD ask 0 root
the DET DT the 5 det
then ADV RB then 5 advmod
president NOUN NN president 2 obj
. PUNCT . . 2 punct
"""


def test_who_takes_part_in_the_office_that_he_held_then_did_so_long_ago() -> None:
    tree = Tree(*parsed(ASKED))
    asked = msgspec.structs.replace(event(1), recipient=(Participant("A1", tree.span(4)),))
    assert [e.status for _, e in with_background(tree, [(1, asked)])] == ["historical"]
    dated = msgspec.structs.replace(asked, when="2025-06-01")
    assert [e.status for _, e in with_background(tree, [(1, dated)])] == ["happened"]
