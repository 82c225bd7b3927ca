"""Figures: the bounds that the words state, what is counted, what happened to it, and which numbers are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import bounds, figures, read

from dateline.extract.figures import find_figures
from dateline.extract.numbers import read_quantity
from dateline.record.reading import Reading


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("32", 32, 32, "exact"),
        ("at least 32", 32, None, "at_least"),
        ("more than 32", 33, None, "at_least"),
        ("over 1,000", 1001, None, "at_least"),
        ("up to 40", None, 40, "at_most"),
        ("fewer than 40", None, 39, "at_most"),
        ("around 2,000", 2000, 2000, "about"),
        ("nearly 200", 200, 200, "about"),
        ("some 200", 200, 200, "about"),
        ("200 or so", 200, 200, "about"),
        ("between 5 and 8", 5, 8, "range"),
        ("60-70", 60, 70, "range"),
        ("2 to 3 million", 2e6, 3e6, "range"),
        ("a dozen", 12, 12, "exact"),
        ("dozens", 24, None, "vague"),
        ("scores", 40, None, "vague"),
        ("several", 3, None, "vague"),
        ("several hundred", 300, None, "vague"),
        ("hundreds of thousands", 200_000, None, "vague"),
        ("tens of thousands", 20_000, None, "vague"),
        ("eighty-five thousand", 85_000, 85_000, "exact"),
        ("two hundred and fifty", 250, 250, "exact"),
        ("2 million", 2e6, 2e6, "exact"),
        ("1.5bn", 1.5e9, 1.5e9, "exact"),
        ("three more", 3, 3, "exact"),
    ],
)
def test_bounds_are_those_that_the_words_state(words: str, low: float | None, high: float | None, bound: str) -> None:
    of = "of " if words in ("dozens", "scores", "hundreds of thousands", "tens of thousands") else ""
    ((_, found_low, found_high, found_bound, kind),) = bounds(f"The blast killed {words} {of}villagers.")
    assert (found_low, found_high, found_bound, kind) == (low, high, bound, "killed")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The raid killed 12 people and wounded 30 others.", ["killed", "injured"]),
        ("Shelling left several houses burning, killing 12 and wounding 30.", ["killed", "injured"]),
        ("Forty villagers were abducted near the river.", ["detained"]),
        ("Police arrested 17 demonstrators.", ["detained"]),
        ("The court freed 60 prisoners.", ["released"]),
        ("At least 300 families fled the town.", ["displaced"]),
        ("The general sent 1,500 troops to the border.", ["force"]),
        ("Hundreds of people marched through the capital.", ["participants"]),
        ("The convoy carried 40 missiles.", ["weapons"]),
        ("The bank lent more than $15 million.", ["money"]),
        ("The bill passed with 212 votes.", ["votes"]),
        ("12 people, including 3 children, died.", ["killed", "killed"]),
        ("The storm left 44 people missing.", ["missing"]),
    ],
)
def test_the_words_around_a_number_tell_its_kind(text: str, kinds: list[str]) -> None:
    assert [kind for *_, kind in bounds(text) if kind != "other"] == kinds


def test_a_sum_of_money_takes_in_its_currency_and_what_stands_before() -> None:
    text = "They were fined more than KD 150 million in all."
    (figure,) = figures(text)
    assert text[slice(*figure.span)] == "more than KD 150 million"
    assert (figure.low, figure.high, figure.unit) == (150_000_001, None, "Kuwaiti dinars")


def test_the_unit_is_the_words_of_what_is_counted() -> None:
    (figure,) = figures("The army lost 14 armoured fighting vehicles.")
    assert figure.unit == "armoured fighting vehicles"


@pytest.mark.parametrize(
    "text",
    [
        "The price rose by 12 percent.", "He died at the age of 54.", "Resolution 1701 stands.",
        "They won 3-1 in the final.",
        "The F-16 crashed.", "The road is 40 km long.", "It ended after 300 days.", "On 12 May it rained.",
        "Mr Orlu, 41, was shot.", "The Group of Seven met.", "One of them spoke.", "It began in 2014.",
        "It is put off until at least 2016.", "3. The sides agreed to talk.",
        "Witnesses may call 020 3353 3857.", "Ring +44 20 7946 0018 with news.", "Ring 555-010-4477.",
    ],
)  # fmt: skip
def test_shares_ages_labels_measures_and_dates_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_a_figure_told_in_the_headline_and_the_body_is_told_once() -> None:
    found = bounds("# Blast kills 12 people\nA blast killed 12 people in the port on Friday.")
    assert len([f for f in found if f[1] == 12]) == 1


def test_the_only_date_of_the_sentence_is_proposed_as_when() -> None:
    (figure,) = figures("The blast killed 12 people on Friday.")
    assert figure.when == "2025-06-06"


@settings(max_examples=80, deadline=None)
@given(st.integers(min_value=2, max_value=999_999_999))
def test_numbers_with_separators_read_back_as_themselves(number: int) -> None:
    quantity = read_quantity([f"{number:,}", "people"], 0)
    assert quantity is not None
    assert (quantity.low, quantity.high) == (number, number)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("dozens of 12 a few $3 million, up to – and 5% killed 0.5 men"), max_size=60))
def test_any_text_gives_figures_within_it_and_ordered_bounds(text: str) -> None:
    for figure in figures(text):
        assert text[slice(*figure.span)].strip()
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


def test_an_empty_reading_has_no_figures() -> None:
    report, _ = read("Nothing.")
    assert find_figures(report, Reading(report="told", reader="bare"), ()) == ()


def test_figures_of_many_reports_are_found_fast() -> None:
    """Far more than 150 reports of 500 words a second, by the processor's clock."""
    report, reading = read("The army said that at least 12 men died and 40 soldiers had fled the town. " * 32)
    begun = time.process_time()
    for _ in range(10):
        find_figures(report, reading, ())
    assert time.process_time() - begun < 1.0


def test_troops_are_a_force_wherever_they_gather_and_the_sentenced_are_not_detained() -> None:
    found = bounds("Some 40,000 troops gathered on the border. A judge sentenced 683 men to death.")
    assert [(words, kind) for words, *_, kind in found] == [("Some 40,000 troops", "force"), ("683 men", "other")]


def test_did_is_no_form_of_die() -> None:
    kinds = [f.kind for f in figures("Changes are needed since 20 of his ministers did not stand again.")]
    assert kinds == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "A member of the Group of 77 left.",
        "The clerk wrote articles 5 and 17.",
        "The judge freed Ann Lee (53) there.",
        "A helpline (14434) was opened.",
        "It was said in the report.[3] Nobody left.",
        "Okon, now 38, recalled the raid.",
        "When he was 27, Okon left.",
        "They met on January 20 and 21 there.",
        "Armed men stood near a road, 1 of 19.",
        "The ruble fell to 36.15 on the day.",
        "Test scores fell again.",
        "The 529 case was heard.",
        "It is one for every 100,000 people.",
    ],
)
def test_labels_ages_pages_and_rates_are_no_figures(text: str) -> None:
    assert bounds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The country received 50,000 visitors.", "other"),
        ("The jury selected 50 entries and nominated 12 officials.", "other"),
        ("Divers rescued 12 people from a flooded mine.", "other"),
        ("Troops rescued 12 people from their captors.", "released"),
        ("The minister met 15 national bodies.", "other"),
        ("Villagers found 15 charred bodies.", "killed"),
        ("The judge upheld the death sentences of 37 men.", "other"),
        ("Navies seized 20 cargo ships.", "other"),
        ("The convoy had four armoured vehicles.", "weapons"),
        ("They found three handguns.", "weapons"),
        ("Two suicide bombers struck.", "force"),
        ("The war claimed 40,000 lives.", "killed"),
        ("He claimed that 30 members were wrong.", "other"),
        ("About 40 armed men came.", "force"),
        ("He said 13 other royals were jumping the gun.", "other"),
        ("The gang gunned down 13 men.", "killed"),
        ("The death toll in the train hijacking rises to 31.", "killed"),
    ],
)
def test_what_is_counted_is_what_the_words_say_of_it(text: str, kind: str) -> None:
    assert {row[4] for row in bounds(text)} == {kind}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The loan is worth $6 - $8 billion.", 6e9, 8e9),
        ("It cost around $800 million to $1.2 billion.", 8e8, 1.2e9),
        ("They fed a quarter of a million people.", 250_000, 250_000),
    ],
)
def test_ranges_of_money_and_quarters_of_millions(text: str, low: float, high: float) -> None:
    assert [row[1:3] for row in bounds(text)] == [(low, high)]


def test_units_are_told_as_printed() -> None:
    text = "The court fined them NT$50,000 after 15 Asia-Pacific countries and 10 drug-related groups met."
    assert [f.unit for f in figures(text)] == ["Taiwan dollars", "Asia-Pacific countries", "drug-related groups"]


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("They built a $50 million dam.", "$50 million", "US dollars"),
        ("They paid NT$50 million there.", "NT$50 million", "Taiwan dollars"),
        ("They paid US $50 million there.", "US $50 million", "US dollars"),
    ],
)
def test_a_currency_sign_has_the_letters_that_it_touches(text: str, words: str, unit: str) -> None:
    (figure,) = figures(text)
    assert (text[figure.span[0] : figure.span[1]], figure.unit) == (words, unit)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("The firm lost RM69.6 million there.", 69_600_000, "ringgit"),
        ("They lent GHS6.2billion to the state.", 6_200_000_000, "cedis"),
        ("The budget was N4.2trn in all.", 4_200_000_000_000, "naira"),
        ("It cost R15 million to build.", 15_000_000, "rand"),
    ],
)
def test_letters_that_touch_a_sum_are_its_currency(text: str, low: float, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.low, figure.unit, figure.kind) == (low, unit, "money")


def test_what_is_counted_ends_before_the_next_number() -> None:
    found = figures("They met 170 village delegates and 150 guests.")
    assert [f.unit for f in found] == ["village delegates", "guests"]


def test_scores_of_a_game_are_no_figures() -> None:
    assert figures("Orlu made 59 and Brandt 31 as they reached 270 in 48 overs.") == ()


def test_letters_apart_from_a_number_are_no_currency() -> None:
    assert [f for f in figures("The ship Koro (L 12) left.") if f.kind == "money"] == []
