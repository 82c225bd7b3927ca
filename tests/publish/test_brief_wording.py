"""How a brief words names, speakers and quotations."""

from __future__ import annotations

import msgspec
import pytest
from printed import TEXT, at, kept

from dateline.publish.account import Told
from dateline.publish.brief.casing import inside
from dateline.publish.brief.clauses import cue, statement
from dateline.publish.brief.numbers import around
from dateline.publish.brief.wording import capital, glossed, inner, listed, named, reported
from dateline.publish.shapes import may_be_one
from dateline.record.account import Attribution, Place
from dateline.record.report import Dateline


def told() -> Told:
    return Told(kept())


def test_names_take_the_article_that_the_report_gives_them() -> None:
    names = {actor.name: named(told(), actor) for actor in told().account.actors}
    assert names["army"] == "the army"
    assert names["Northern Front"] == "the Northern Front"
    assert names["Ada Obe"] == "Ada Obe"
    assert names["France"] == "France"


@pytest.mark.parametrize(("name", "called"), [("Jund Keru", "Jund Keru"), ("Army of Keru", "the Army of Keru")])
def test_a_name_that_the_report_writes_otherwise_takes_the_only_where_it_is_of_a_body(name: str, called: str) -> None:
    front = next(actor for actor in told().account.actors if actor.name == "Northern Front")
    assert named(told(), msgspec.structs.replace(front, name=name)) == called


def test_a_statement_that_breaks_off_is_left_in_its_sentence() -> None:
    text = f"{TEXT}\nAda Obe said 40 were freed, nine of whom were ill.\n"
    said = Attribution(
        id="Q1", source=None, source_span=at(text, "Ada Obe", 1), cue=at(text, "said", 2), style="indirect",
        content=(at(text, "40 were freed, nine of whom"),),
    )  # fmt: skip
    opened = Told(kept(text))
    assert statement(opened, said) is None
    whole = msgspec.structs.replace(said, content=(at(text, "40 were freed, nine of whom were ill"),))
    assert statement(opened, whole) is not None


def test_a_capital_that_only_a_sentence_gave_is_made_small() -> None:
    text = told().report.text
    assert inside(told(), "Gunmen attacked", at(text, "Gunmen", 1)) == "gunmen attacked"
    assert inside(told(), "The road", at(text, "the road")) == "the road"
    assert inside(told(), "France will", at(text, "France")) == "France will"
    assert inside(told(), "UN experts", at(text, "Observers")) == "UN experts"
    assert inside(told(), "A convoy", at(text, "a convoy")) == "a convoy"


def test_a_day_that_counts_from_the_report_is_told_in_brackets_where_the_report_is_dated() -> None:
    span = at(told().report.text, "in Keru on Tuesday")
    assert glossed(told(), span) == "in Keru on Tuesday [4 March 2025]"
    undated = kept(published=None)
    assert glossed(Told(undated), span) == "in Keru on Tuesday"


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    one = kept()
    span = at(one.report.text, "KERU, March 4 - Gunmen attacked")
    dated = msgspec.structs.replace(one.report, dateline=Dateline("KERU", at(one.report.text, "KERU")))
    far = (span[0], span[1] + 60)
    assert glossed(Told(msgspec.structs.replace(one, report=dated)), far).startswith("Gunmen attacked")
    day = msgspec.structs.replace(one.account.times[0], span=at(one.report.text, "March 4"), edtf="2025-03-04")
    filed = msgspec.structs.replace(one.account, times=(day, *one.account.times))
    assert glossed(Told(msgspec.structs.replace(one, report=dated, account=filed)), far).startswith("Gunmen attacked")


def speaking(style: str, content: str, source: str | None = "A3") -> Told:
    """The report with one attribution, by someone whom the sentence of the content does not name."""
    one = kept()
    text = one.report.text
    said = Attribution(
        id="Q1", source=source, source_span=at(text, "she"), cue=at(text, "told"), content=(at(text, content),),
        style=style,
    )  # fmt: skip
    return Told(msgspec.structs.replace(one, account=msgspec.structs.replace(one.account, attributions=(said,))))


def test_a_sentence_out_of_someones_speech_says_whose_it_is() -> None:
    words = "France will send troops to Belde in May."
    told = speaking("direct", words)
    shown = reported(told, at(told.report.text, words))
    assert shown == f"“{words}” (Ada Obe, in The Harbour Post, 5 March 2025)."
    unknown = speaking("direct", words, source=None)
    assert reported(unknown, at(told.report.text, words)) == f"“{words}” (quoted in The Harbour Post, 5 March 2025)."
    indirect = speaking("indirect", words)
    assert reported(indirect, at(told.report.text, words)) == f"“{words}” (The Harbour Post, 5 March 2025)."


def test_an_abbreviation_ends_no_sentence_of_a_brief() -> None:
    told = Told(kept(swap=("Obe leads the army", "Obe leads the army under Mr. Lund and Gen. Oke in Mali")))
    span = around(told, at(told.report.text, "leads the army"))
    assert told.words(span) == "Obe leads the army under Mr. Lund and Gen. Oke in Mali."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ('He said "yes" to it', "He said ‘yes’ to it"),
        ("He said “yes” to it", "He said ‘yes’ to it"),
        ('them," Obe said.', "‘them,’ Obe said."),
        ("“Then they left.", "Then they left."),
        ("the soldiers’ camp", "the soldiers’ camp"),
    ],
)
def test_marks_within_a_quotation_are_single_and_balanced(words: str, quoted: str) -> None:
    assert inner(words) == quoted


def test_small_words() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert capital("“they left") == "“They left"
    assert capital("339 passengers") == "339 passengers"
    assert cue("Has said") == "said"
    assert cue("urged") is None


def test_a_town_and_its_region_may_be_one_place_and_two_towns_are_not() -> None:
    town = Place(id="P1", name="Keru", kind="city", lat=16.5, lon=-1.25, precision="city", radius_km=5.0)
    region = Place(id="P2", name="Gao", kind="region", lat=17.0, lon=-1.0, precision="admin1", radius_km=200.0)
    other = Place(id="P3", name="Belde", kind="city", lat=14.0, lon=-4.0, precision="city", radius_km=5.0)
    unknown = Place(id="P4", name="Oru", kind="city")
    assert may_be_one(town, region)
    assert not may_be_one(town, other)
    assert may_be_one(town, unknown)


def test_what_is_said_around_the_words_of_saying_is_left_in_its_sentence() -> None:
    text = f"{TEXT}\nThe visit, Ada Obe said, was aimed at the islands.\n"
    one = kept(text)
    said = Attribution(
        id="Q1", source=None, source_span=at(text, "Ada Obe", 1), cue=at(text, "said", 2), style="indirect",
        content=(at(text, "was aimed at the islands"),),
    )  # fmt: skip
    opened = Told(one)
    assert statement(opened, said) is None
    whole = msgspec.structs.replace(said, content=(at(text, "The visit, Ada Obe said, was aimed at the islands"),))
    assert statement(opened, whole) is not None
