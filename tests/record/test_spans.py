"""Spans: an account re-reads to its words, in its report and in its source."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SpanError
from dateline.record.account import (
    Account,
    Actor,
    Attribution,
    Event,
    Figure,
    Office,
    Participant,
    Place,
    Relation,
    Time,
    check,
    header,
    spans_of,
)
from dateline.record.report import Caption, Dateline, Paragraph, Report, Words, report_id

TEXT = "Keruveh quiet, army says\n\nPORT VELIS: “Nobody fired,” General Obe said Monday. – 19 shells ☂ fell 𐍈 earlier."


def a_report(text: str, *, start: int = 0, extractor: str | None = None) -> Report:
    """A report of `text`, whose first line is its headline, standing at `start` in its source."""
    head = text.partition("\n")[0]
    return Report(
        id=report_id(None, text),
        source="dump.txt",
        text=text,
        span=(start, start + len(text)),
        headline=Words(head, (0, len(head))),
        paragraphs=(Paragraph("headline", (0, len(head))),),
        extractor=extractor,
    )


@st.composite
def accounts(draw: st.DrawFn) -> tuple[str, Account]:
    """What stands before a report in its source, and an account of it that fills every field which holds spans."""
    before = draw(st.text(max_size=40))
    text = draw(st.text(min_size=2, max_size=200))
    edge = st.integers(0, len(text) - 1)
    span = st.builds(lambda a, b: (min(a, b), max(a, b) + 1), edge, edge)
    spans = st.lists(span, max_size=3).map(tuple)
    report = Report(id="r", source="s", text=text, span=(len(before), len(before) + len(text)))
    words = lambda at: Words(text[slice(*at)], at)  # noqa: E731
    one, two = draw(span), draw(span)
    report = msgspec.structs.replace(
        report,
        headline=words(one),
        deck=(words(two),),
        captions=(Caption(text[slice(*two)], two, "AP"),),
        dateline=Dateline(text[slice(*one)], one),
        paragraphs=(Paragraph("headline", one), Paragraph("body", two)),
    )
    account = Account(
        report=header(report),
        actors=(
            Actor(id="A1", name="x", type="person", mentions=draw(spans), roles=(Office("chief", None, draw(span)),)),
        ),
        places=(Place(id="P1", name="x", kind="city", mentions=draw(spans)),),
        times=(Time(id="T1", span=draw(span), type="DATE"),),
        attributions=(
            Attribution(
                id="Q1",
                source="A1",
                source_span=draw(st.none() | span),
                cue=draw(span),
                content=draw(spans),
                style="direct",
            ),
        ),
        figures=(Figure(id="F1", span=draw(span), low=1, high=None, bound="at_least", unit=None, kind="other"),),
        events=(
            Event(
                id="E1",
                type="ASSAULT",
                mode=None,
                trigger=draw(span),
                actor=(Participant("A1", draw(span)),),
                recipient=(Participant(None, draw(span)),),
                tellings=draw(spans),
                evidence=draw(spans),
            ),
        ),
        relations=(Relation(id="R1", subject="A1", relation="leads", object="P1", span=draw(span)),),
    )
    return before, check(account, text)


def _words(account: Account, text: str) -> list[tuple[str, str]]:
    return [(path, text[start:end]) for path, (start, end) in spans_of(account)]


@given(accounts(), st.data())
def test_every_span_re_reads_the_same_words_in_the_source(given: tuple[str, Account], data: st.DataObject) -> None:
    before, account = given
    start, end = account.report.span
    text = data.draw(st.text(min_size=end - start, max_size=end - start))
    moved = account.in_source()
    assert _words(moved, before + text) == _words(account, text)
    assert moved.report.span == account.report.span


@given(accounts())
def test_moving_to_the_source_changes_nothing_but_spans(given: tuple[str, Account]) -> None:
    _, account = given
    moved = account.in_source()
    assert [path for path, _ in spans_of(moved)] == [path for path, _ in spans_of(account)]
    assert moved.events[0].id == account.events[0].id
    assert moved.report.headline is not None
    assert account.report.headline is not None
    assert moved.report.headline.text == account.report.headline.text


@given(accounts())
def test_an_account_survives_json(given: tuple[str, Account]) -> None:
    _, account = given
    assert msgspec.json.decode(msgspec.json.encode(account), type=Account) == account


@given(st.integers(-5, 300), st.integers(-5, 300))
def test_check_accepts_exactly_the_spans_that_hold_words(start: int, end: int) -> None:
    report = a_report(TEXT)
    account = Account(report=header(report), times=(Time(id="T1", span=(start, end), type="DATE"),))
    if 0 <= start < end <= len(TEXT):
        assert check(account, TEXT) is account
    else:
        with pytest.raises(SpanError, match=r"times\[0\]\.span"):
            check(account, TEXT)


def test_check_refuses_a_headline_whose_words_are_not_there() -> None:
    report = msgspec.structs.replace(a_report(TEXT), headline=Words("Keruveh loud", (0, 12)))
    with pytest.raises(SpanError, match="re-read"):
        check(Account(report=header(report)), TEXT)


def test_characters_outside_the_basic_plane_count_as_one() -> None:
    at = TEXT.index("earlier")
    account = Account(report=header(a_report(TEXT, start=1000)), times=(Time(id="T1", span=(at, at + 7), type="DATE"),))
    source = "x" * 1000 + TEXT
    start, end = account.in_source().times[0].span
    assert source[start:end] == "earlier"


def test_only_extracted_text_travels_with_the_account() -> None:
    assert header(a_report(TEXT)).text is None
    assert header(a_report(TEXT, extractor="trafilatura 2.3.1")).text == TEXT


def test_the_same_text_of_another_publisher_is_another_report() -> None:
    assert report_id("The Harbour Post", TEXT) != report_id("Daily Wire", TEXT)
    assert report_id("The Harbour Post", TEXT) == report_id("The Harbour Post", TEXT)
    assert len(report_id(None, "\ud800 half a pair")) == 16
