"""Facts about days that words rule out: those of what is to come or new, and those that an anniversary recalls."""

from __future__ import annotations

import pytest
from one_sentence import account


def when(sentence: str, kind: str) -> list[str | None]:
    """The days of the events of one type that a sentence in a report of 11 June 2025, a Wednesday, tells."""
    return [event.when for event in account(sentence).events if event.type == kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The president said on Monday that he would ask Chad to extend the mission.", "REQUEST"),
        ("Kenya said on Tuesday it would deport the activists.", "COERCE"),
        ("Detectives investigating the murder of a judge in 1972 have arrested a man in Tamsir.", "COERCE"),
    ],
)
def test_a_day_that_is_over_is_none_of_what_is_to_come_or_new(sentence: str, kind: str) -> None:
    assert when(sentence, kind) == [None]


@pytest.mark.parametrize(
    ("sentence", "kind", "day"),
    [
        ("Kenya said it would deport the activists on Friday.", "COERCE", "2025-06-13"),
        ("Rebels tried on Monday to kill the governor of Tamsir.", "ASSAULT", "2025-06-09"),
        ("Crowds took to the streets on Thursday to demand his release.", "REQUEST", "2025-06-05"),
        ("Police have arrested a man in Tamsir on Tuesday.", "COERCE", "2025-06-10"),
    ],
)
def test_the_words_own_day_stays(sentence: str, kind: str, day: str) -> None:
    assert when(sentence, kind) == [day]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the third anniversary of", "2022~"),
        ("the first anniversary of", "2024-06~"),
        ("the 12th anniversary of", "2013~"),
        ("the anniversary of", None),
        ("20 years since", "2005~"),
    ],
)
def test_what_an_anniversary_recalls_is_counted_from_the_reports_day(words: str, day: str | None) -> None:
    assert when(f"Villagers gathered on Tuesday to mark {words} the rebel attack on Tamsir.", "ASSAULT") == [day]


def test_a_year_on_is_a_year_before() -> None:
    assert when("A year on from the rebel attack on Tamsir, hundreds marched on Tuesday.", "ASSAULT") == ["2024-06~"]


def test_a_year_that_says_which_thing_is_meant_dates_no_other_sentence() -> None:
    told = (
        "Attacks on polling places on Monday came before the first election since the withdrawal of foreign troops "
        "in 2011. The vote will be held in all provinces. A bomb killed three soldiers at a school in Tamsir."
    )
    assert "2011" not in when(told, "ASSAULT")
    assert when(told, "ASSAULT")[0] == "2025-06-09"


def test_a_day_holds_for_some_sentences() -> None:
    told = "Police arrested a man in Tamsir on Monday. {}Officers also detained his brother."
    between = "The case has drawn wide interest. "
    assert when(told.format(""), "COERCE") == ["2025-06-09", "2025-06-09"]
    assert when(told.format(7 * between), "COERCE") == ["2025-06-09", None]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Sudan's war, which erupted in April 2023, has emptied Tamsir.", "2023-04/.."),
        ("The offensive began on Monday near Tamsir.", "2025-06-09/.."),
        ("She has led the party since the 1991 assassination of her husband.", "1991"),
        ("He was shot down over Tamsir in the 1982-85 border war.", "1982/1985"),
    ],
)
def test_a_stretch_is_open_only_for_what_goes_on(sentence: str, day: str) -> None:
    assert when(sentence, "ASSAULT")[0] == day


@pytest.mark.parametrize(
    ("sentence", "kind", "days"),
    [
        ("Lavrov met Rubio on Tuesday, their first meeting since the invasion.", "ASSAULT", [None]),
        ("The two sides held their first talks since March on Tuesday.", "CONSULT", ["2025-06-10"]),
        ("It was the deadliest attack on Tamsir since 2022.", "ASSAULT", [None]),
        ("Soldiers have been in Tamsir since late 2021 following a military coup.", "ASSAULT", ["2021~"]),
    ],
)
def test_since_dates_neither_what_came_before_nor_what_outdoes_it(
    sentence: str, kind: str, days: list[str | None]
) -> None:
    assert when(sentence, kind) == days


def test_a_visit_that_is_the_first_is_the_visit_told() -> None:
    assert when("Macron visited Beijing on Monday, his first visit to China since 2014.", "CONSULT") == ["2025-06-09"]


@pytest.mark.parametrize(
    ("sentence", "kind", "day"),
    [
        ("He was arrested in 2019 and sentenced last month to 12 years in prison.", "SANCTION", "2025-05"),
        ("The attack, which took place on Friday evening, followed another raid on 2 June.", "ASSAULT", "2025-06-06"),
        ("Between 3 and 9 June the mission recorded 46 ceasefire violations.", "ASSAULT", "2025-06-03/2025-06-09"),
    ],
)
def test_a_date_on_the_very_words_is_theirs(sentence: str, kind: str, day: str) -> None:
    assert when(sentence, kind)[0] == day


@pytest.mark.parametrize(
    ("sentence", "kind", "day"),
    [
        ("The president's office said on Tuesday that he would meet Okon.", "AGREE", None),
        ("Chad, which has denied arming the rebels, closed its border with Sudan in February.", "REJECT", None),
        ("The rebels seized Tamsir on 26 October after an 18-month siege.", "COERCE", "2024-10-26"),
    ],
)
def test_a_date_beside_is_not_that_of_what_is_new_or_to_come_or_came_before(
    sentence: str, kind: str, day: str | None
) -> None:
    days = when(sentence, kind)
    assert days[0] == day
    assert days[1:] in ([], [None])


def test_fighting_that_broke_out_in_a_month_goes_on() -> None:
    assert when("Fighting between the army and rebels broke out in Tamsir in April 2023.", "ASSAULT") == ["2023-04/.."]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Thousands have been killed since the full-scale invasion in February 2022.", "2022-02/.."),
        ("More than 300 people have been killed since the truce of 1 June.", "2025-06-01/.."),
    ],
)
def test_what_has_been_done_since_goes_on_from_then(sentence: str, day: str) -> None:
    assert when(sentence, "ASSAULT")[0] == day


def test_a_clause_set_against_another_keeps_its_date() -> None:
    told = "Chad denies hitting civilians, though thousands have been killed since the invasion in February 2022."
    assert when(told, "REJECT") == [None]
