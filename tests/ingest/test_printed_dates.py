"""Days as pages print them, and how far each is to be trusted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.calendar import ago, edtf, printed_day
from dateline.ingest.dates import Dates, dated, day_of_url, published_and_updated
from dateline.ingest.intake import Supplied

MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("07 June 2025", "2025-06-07"),
        ("Saturday, 7 June 2025", "2025-06-07"),
        ("June 7, 2025", "2025-06-07"),
        ("Jun. 7 2025", "2025-06-07"),
        ("7th of June 2025", "2025-06-07"),
        ("2025-06-07", "2025-06-07"),
        ("2025/6/7", "2025-06-07"),
        ("07.06.2025", "2025-06-07"),
        ("25/07/2022", "2022-07-25"),
        ("07/25/2022", "2022-07-25"),
        ("June 2025", "2025-06"),
        ("June 7, 2025 09:30 GMT", "2025-06-07T09:30:00+00:00"),
        ("7 June 2025, 9:05 p.m. EDT", "2025-06-07T21:05:00-04:00"),
        ("2025-06-07T09:30:00+02:00", "2025-06-07T09:30:00+02:00"),
        ("7 June 2025 09:30", "2025-06-07"),
        ("June 7", None),
        ("07/06/2025", None),
        ("31 June 2025", None),
        ("some day in spring", None),
    ],
)
def test_only_what_is_printed_is_read(words: str, day: str | None) -> None:
    assert edtf(words) == day


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)), st.integers(0, 3))
def test_every_day_is_read_in_every_style(day: date, style: int) -> None:
    month = MONTHS[day.month - 1]
    printed = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day:02} {month[:3]} {day.year}",
        day.isoformat(),
    )[style]
    assert edtf(printed) == day.isoformat()


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_days(words: str) -> None:
    found = printed_day(words)
    assert found is None or 1 <= found.month <= 12
    edtf(words)
    dated(words)
    ago(words, "2025-01-01")


def test_a_stated_update_also_dates_the_report() -> None:
    assert published_and_updated(["Updated 07 June 2025", "Follow"], supplied=Supplied()) == Dates(
        published="2025-06-07", published_basis="stated", updated="2025-06-07", updated_basis="stated"
    )


def test_a_supplied_day_of_publication_stands_beside_a_stated_update() -> None:
    found = published_and_updated(["Updated 07 June 2025"], supplied=Supplied(published="2025-06-06"))
    assert (found.published, found.published_basis) == ("2025-06-06", "supplied")
    assert (found.updated, found.updated_basis) == ("2025-06-07", "stated")


def test_a_stated_publication_beats_a_supplied_one() -> None:
    found = published_and_updated(
        ["Published: 5 June 2025 | Updated: 7 June 2025"], supplied=Supplied(published="2024")
    )
    assert (found.published, found.published_basis, found.updated) == ("2025-06-05", "stated", "2025-06-07")


def test_a_supplied_time_on_the_stated_day_is_finer() -> None:
    found = published_and_updated(["Published 7 June 2025"], supplied=Supplied(published="2025-06-07T09:30:00+02:00"))
    assert (found.published, found.published_basis) == ("2025-06-07T09:30:00+02:00", "supplied")


def test_five_seconds_ago_is_a_date_only_with_the_capture_time() -> None:
    assert published_and_updated(["Updated 5 sec ago"], supplied=Supplied()) == Dates()
    found = published_and_updated(["Updated 5 sec ago"], supplied=Supplied(captured="2026-01-06"))
    assert (found.published, found.published_basis) == ("2026-01-06", "captured")
    assert (found.updated, found.updated_basis) == ("2026-01-06", "captured")


@pytest.mark.parametrize(
    ("words", "captured", "when"),
    [
        ("5 sec ago", "2026-01-06T00:00:03+00:00", "2026-01-05T23:59:58+00:00"),
        ("2 hours ago", "2026-01-06T01:00:00+03:00", "2026-01-05"),
        ("2 hours ago", "2026-01-06", "2026-01-06"),
        ("an hour ago", "2026-01-06", "2026-01-06"),
        ("3 days ago", "2026-01-06", "2026-01-03"),
        ("yesterday", "2026-01-01", "2025-12-31"),
        ("5 sec ago", "some day", None),
        ("long ago", "2026-01-06", None),
    ],
)
def test_relative_times_count_from_the_capture(words: str, captured: str, when: str | None) -> None:
    assert ago(words, captured) == when


def test_a_datelines_day_needs_a_year_from_somewhere() -> None:
    assert published_and_updated([], supplied=Supplied(), dateline_day="July 25").published is None


@pytest.mark.parametrize(
    ("supplied", "url", "published", "basis"),
    [
        (Supplied(captured="2022-08-01T10:00:00+00:00"), None, "2022-07-25", "captured"),
        (Supplied(captured="2022-07-24T23:00:00-05:00"), None, "2022-07-25", "captured"),
        (Supplied(captured="2022-05-01"), None, "2021-07-25", "captured"),
        (Supplied(published="2022-07-26"), None, "2022-07-26", "supplied"),
        (Supplied(published="2022"), None, "2022-07-25", "supplied"),
        (Supplied(), "https://example.org/2022/07/courts/", "2022-07-25", "stated"),
    ],
)
def test_a_datelines_day_is_completed(supplied: Supplied, url: str | None, published: str, basis: str) -> None:
    found = published_and_updated([], supplied=supplied, url=url, dateline_day="July 25")
    assert (found.published, found.published_basis) == (published, basis)


def test_the_year_turns_between_a_december_dateline_and_a_january_address() -> None:
    found = published_and_updated([], supplied=Supplied(), url="https://example.org/2023/01/a/", dateline_day="Dec. 31")
    assert found.published == "2022-12-31"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2025/06/07/title", "2025-06-07"),
        ("https://example.org/news/2025-06-07/title.html", "2025-06-07"),
        ("https://example.org/20250607/c1/c.html", "2025-06-07"),
        ("https://example.org/stories/202506070121.html", "2025-06-07"),
        ("https://example.org/2025-06/07/c_13.htm", "2025-06-07"),
        ("https://example.org/article/15/07/2022/title", "2022-07-15"),
        ("https://example.org/article/05/07/2022/title", None),
        ("https://example.org/2025/06/title", None),
        ("https://example.org/articles/38393", None),
        ("https://example.org/2025/13/07/title", None),
        (None, None),
    ],
)
def test_a_day_in_an_address_is_stated(url: str | None, day: str | None) -> None:
    assert day_of_url(url) == day
    found = published_and_updated([], supplied=Supplied(published="2000-01-01"), url=url)
    assert found.published == (day or "2000-01-01")


@pytest.mark.parametrize(
    ("line", "yes"),
    [
        ("Updated 07 June 2025", True),
        ("Published: June 7, 2025 at 9:30 a.m. EDT", True),
        ("Saturday, 7 June 2025 | 10:30", True),
        ("Last modified 2 hours ago", True),
        ("July 4 is a holiday in the country", False),
        ("June 16, 2015 The candidate joins the race.", False),
        (
            "Updated rules were issued on 7 June 2025 by the ministry that also runs the ports of the whole country",
            False,
        ),
    ],
)
def test_date_lines_say_nothing_else(line: str, yes: bool) -> None:
    assert dated(line) is yes
