"""Dates of accounts as they stand in a sentence, and the days that they cover."""

from __future__ import annotations

import pytest

from dateline.publish.days import when
from dateline.store.days import on_calendar


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-06-06", "on 6 June 2025"),
        ("2025-06-06T09:30:00+02:00", "on 6 June 2025"),
        ("2025-06", "in June 2025"),
        ("2025", "in 2025"),
        ("2025-05~", "in about May 2025"),
        ("2025-21", "in the spring of 2025"),
        ("2025-03-03/2025-03-09", "between 3 March 2025 and 9 March 2025"),
        ("2024-12/..", "from December 2024 on"),
        ("../2024-12", "until December 2024"),
        ("2017-01-02/2017-01-01", ""),
        ("XXXX-WXX-2", ""),
        ("2025-13", ""),
        ("2025-02-30", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_in_a_sentence(edtf: str | None, words: str) -> None:
    assert when(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2025-02", ("2025-02-01", "2025-02-28")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2025-03-03/2025-03-09", ("2025-03-03", "2025-03-09")),
        ("2024-12/..", ("2024-12-01", None)),
        ("XXXX-WXX-2", (None, None)),
        (None, (None, None)),
    ],
)
def test_the_days_that_a_date_covers(edtf: str | None, days: tuple[str | None, str | None]) -> None:
    assert on_calendar(edtf) == days
