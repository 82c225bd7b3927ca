"""Codes and dates in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.edtf import in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025", "2025"),
        ("2025-05", "May 2025"),
        ("2025-05~", "about May 2025"),
        ("2025-06-07", "7 June 2025"),
        ("2025-06-07T09:30:00+02:00", "7 June 2025 at 09:30:00+02:00"),
        ("2025-06-07?", "7 June 2025, uncertain"),
        ("2025-06%", "about June 2025, uncertain"),
        ("2025-22", "summer 2025"),
        ("202X", "some year of the 2020s"),
        ("19XX", "some year of 1900 to 1999"),
        ("2025-XX", "some month of 2025"),
        ("2025-06-XX", "some day of June 2025"),
        ("2024-04/2024-12", "a time between April 2024 and December 2024, both included"),
        ("2025-06-02/..", "a time between 2 June 2025 and an open end, both included"),
        ("../2025", "a time between an open start and 2025, both included"),
        ("2025/", "a time between 2025 and an unknown end, both included"),
        ("2025-06-07TNI", "7 June 2025, night"),
        ("2025-SU", "summer 2025"),
        ("2025-W22", "week 22 of 2025, 2025-05-26 to 2025-06-01"),
        ("2025-W22-WE", "weekend 22 of 2025, 2025-05-31 to 2025-06-01"),
        ("XXXX-WXX-2", "some Tuesday"),
        ("P10Y", "a time of 10 years"),
        ("PT1M", "a time of 1 minute"),
        ("PXM", "a time of some months"),
        ("PRESENT_REF", "the present"),
    ],
)
def test_a_date_in_words(value: str, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize(
    "value", ["2025-13", "2025-06-32", "ASSAULT", "", "25", "2025-22-01", "/x", "/", "2025-W54", "P", "2025T10"]
)
def test_what_is_no_date_has_no_words(value: str) -> None:
    assert in_words(value) is None


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_every_day_has_words_that_name_its_year(day: Any, quality: str) -> None:
    words = in_words(day.isoformat() + quality)
    assert words is not None
    assert f"{day.year:04d}" in words


@given(st.text(max_size=12))
def test_any_text_is_answered_or_refused(value: str) -> None:
    assert in_words(value) != ""


@pytest.mark.parametrize(
    ("term", "field"),
    [
        ("ASSAULT", "event type"),
        ("withdraw", "mode"),
        ("at_least", "bound"),
        ("at least", "bound"),
        ("hypothetical", "status"),
        ("armed_group", "actor type"),
        ("under_command_of", "relation"),
        ("2025-05~", "date or time"),
    ],
)
def test_a_term_is_explained(dateline: Any, term: str, field: str) -> None:
    done = dateline("explain", term)
    assert done.code == 0
    assert field in [line["field"] for line in done.lines]


def test_a_term_that_is_none_says_what_would_be_one(dateline: Any) -> None:
    done = dateline("explain", "frobnicate")
    assert done.code == 1
    assert "ASSAULT" in done.err
