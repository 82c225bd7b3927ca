"""Days that the words put off, of sentences that the real reader has read on Wednesday, 11 June 2025."""

from __future__ import annotations

import pytest
from one_sentence import account


def days(sentence: str) -> list[str | None]:
    return [time.value for time in account(sentence).times]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Troops patrolled the streets ahead of elections on Sunday.", "2025-06-15"),
        ("Security was tightened before a holiday on Friday.", "2025-06-13"),
        ("The talks were postponed until Friday.", "2025-06-13"),
        ("The meeting was moved to Saturday.", "2025-06-14"),
        ("Protests have been called for Friday across the country.", "2025-06-13"),
        ("The two sides are to meet on Thursday in Doha.", "2025-06-12"),
        ("He was due in court on Friday.", "2025-06-13"),
        ("Talks that were to open in Doha on Friday have been postponed.", "2025-06-13"),
        ("The ministers looked forward to the summit in Doha in February.", "2026-02"),
        ("They said the pact would be signed when the president visits in February.", "2026-02"),
        ("He spoke before a judge on Friday.", "2025-06-06"),
        ("The two sides met on Thursday in Doha.", "2025-06-05"),
        ("Troops had left the town before the attack on Sunday.", "2025-06-08"),
    ],
)
def test_what_is_put_off_to_a_day_lies_ahead(sentence: str, day: str) -> None:
    assert days(sentence) == [day]


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Between March and May 2023, 1,200 people were killed.", "2023-03", "2023-05"),
        ("From November 2023 to January, fighting killed 400 people.", "2023-11", "2024-01"),
        ("In August and September, fighting killed 100 people.", "2024-08", "2024-09"),
        ("Between 3 April and 5 June 2023, 1,200 people were killed.", "2023-04-03", "2023-06-05"),
    ],
)
def test_the_first_of_two_dates_is_not_after_the_second(sentence: str, first: str, last: str) -> None:
    assert days(sentence) == [first, last]


def test_what_is_done_between_two_months_is_done_in_the_stretch_of_both() -> None:
    (killed,) = account("At least 1,200 civilians were killed between January and May, the UN said.").events
    assert killed.when == "2025-01/2025-05"
