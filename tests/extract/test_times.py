"""Dates, times, lengths and frequencies: what the words mean on the report's day. 2025-06-07 is a Saturday."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import parsed
from told import read, times, values

from dateline.extract.times import find_times
from dateline.extract.times.dates import easter
from dateline.extract.times.edtf import edtf
from dateline.record.reading import Name, NameClass, Reading


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The rebels left the town on Friday.", "Friday", "2025-06-06"),
        ("The ministers met on Saturday in the capital.", "Saturday", "2025-06-07"),
        ("The envoy will arrive on Monday for talks.", "Monday", "2025-06-09"),
        ("The envoy arrived on Monday for talks.", "Monday", "2025-06-02"),
        ("The court is set to rule Tuesday on the appeal.", "Tuesday", "2025-06-10"),
        ("He was seized last Thursday.", "last Thursday", "2025-06-05"),
        ("They meet again next Thursday.", "next Thursday", "2025-06-12"),
        ("Shelling went on until Wednesday of last week.", "Wednesday of last week", "2025-05-28"),
        ("Thursday's raid will help clear the city.", "Thursday", "2025-06-05"),
        ("Peace was the focus of Monday's talks.", "Monday", "2025-06-09"),
    ],
)
def test_a_weekday_is_the_one_before_unless_the_words_look_ahead(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "published", "words", "value"),
    [
        ("In December the army took the town.", "2025-06-07", "December", "2024-12"),
        ("The army took the town in May.", "2025-06-07", "May", "2025-05"),
        ("The summit will be held in September.", "2025-06-07", "September", "2025-09"),
        ("The truce ended on Dec. 31.", "2026-01-05", "Dec. 31", "2025-12-31"),
        ("They have until Feb. 4 to appeal.", "2026-01-23", "Feb. 4", "2026-02-04"),
        ("The 3rd of March, 2019, was quiet.", "2025-06-07", "The 3rd of March, 2019", "2019-03-03"),
        ("Talks began on 24 July 2012 in the capital.", "2025-06-07", "24 July 2012", "2012-07-24"),
        ("The camp fell last August.", "2025-06-07", "last August", "2024-08"),
        ("He was jailed in March last year.", "2025-06-07", "March last year", "2024-03"),
        ("The revolt began in late 2021.", "2025-06-07", "late 2021", "2021"),
        ("It was built in the 1990s.", "2025-06-07", "the 1990s", "199"),
        ("Fighting flared in the winter of 1998-1999.", "2025-06-07", "the winter of 1998-1999", "1998-WI"),
        ("Output fell in the third quarter of 2024.", "2025-06-07", "the third quarter of 2024", "2024-Q3"),
        ("Dated 2024-11-05, the letter names no one.", "2025-06-07", "2024-11-05", "2024-11-05"),
        ("Borders moved in the 19th century.", "2025-06-07", "the 19th century", "18"),
    ],
)
def test_months_and_years_are_told_or_taken_from_the_reports_day(
    text: str, published: str, words: str, value: str
) -> None:
    assert values(text, published)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Troops left last month.", "last month", "2025-05"),
        ("Earlier this week the bridge was hit.", "Earlier this week", "2025-W23"),
        ("The general quit last week.", "last week", "2025-W22"),
        ("A vote is due next year.", "next year", "2026"),
        ("Two drones fell over the weekend.", "the weekend", "2025-W23-WE"),
        ("Two men were held yesterday.", "yesterday", "2025-06-06"),
        ("The siege began three years ago.", "three years ago", "2022"),
        ("The siege began two weeks ago.", "two weeks ago", "2025-W21"),
        ("The army has fought on over decades and fled decades ago.", "decades ago", "PAST_REF"),
        ("He was shot this morning.", "this morning", "2025-06-07TMO"),
        ("Early Friday morning shells fell.", "Early Friday morning", "2025-06-06TMO"),
        ("It began late on Friday evening.", "late on Friday evening", "2025-06-06TEV"),
        ("Rockets fell on Thursday afternoon.", "Thursday afternoon", "2025-06-05TAF"),
        ("They struck around 8:40pm on June 4.", "around 8:40pm on June 4", "2025-06-04T20:40"),
        ("The plane went down at noon local time.", "noon local time", "2025-06-07T12:00"),
        ("Convoys came under fire in recent months.", "recent months", "PAST_REF"),
    ],
)
def test_words_that_point_from_now_are_counted_from_the_reports_day(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It ended an 8-month siege.", "8-month", "P8M"),
        ("A monthslong siege ended.", "monthslong", "PXM"),
        ("He ruled for almost 40 years.", "almost 40 years", "P40Y"),
        ("The battle lasted for 30 hours.", "30 hours", "PT30H"),
        ("Seven men died during the past two weeks.", "the past two weeks", "P2W"),
        ("They fought for several days.", "several days", "PXD"),
        ("The war dragged on for decades.", "decades", "PXDE"),
        ("He was held for half a year.", "half a year", "P6M"),
        ("The visit lasts two to three days.", "two to three days", "P3D"),
        ("They patrol the road every day.", "every day", "P1D"),
        ("They hold weekly rallies.", "weekly", "P1W"),
        ("He reports to police three times a week.", "three times a week", "P1W"),
        ("The market opens on Mondays.", "Mondays", "XXXX-WXX-1"),
    ],
)
def test_lengths_and_frequencies(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("Seven men died during the past two weeks.", "the past two weeks", "2025-05-24/2025-06-07"),
        ("Raiders burned ten farms in the last 24 hours.", "the last 24 hours", "2025-06-06/2025-06-07"),
        ("Over the last three months four bridges fell.", "the last three months", "2025-03/2025-06"),
        ("The army lost 90 men in the past two years.", "the past two years", "2023-06/2025-06"),
        ("The mine has closed twice in the last ten years.", "the last ten years", "2015/2025"),
        ("They will rebuild it within the next six months.", "the next six months", "2025-06/2025-12"),
        ("They held the mine for ten years.", "ten years", None),
        ("They lost the mine in the last few months.", "the last few months", None),
    ],
)
def test_a_length_up_to_the_reports_day_or_from_it_on_is_an_interval(
    text: str, words: str, interval: str | None
) -> None:
    assert {text[t.span[0] : t.span[1]]: t.edtf for t in times(text)}[words] == interval


def test_later_and_earlier_count_from_the_date_told_before() -> None:
    found = values("The town fell on May 5, 1862. Four days later the mayor fled.")
    assert found["Four days later"] == "1862-05-09"
    found = values("In January he came home. His rival had won 17 months earlier.")
    assert found["17 months earlier"] == "2023-08"


def test_without_a_date_what_cannot_be_known_stays_open() -> None:
    found = times("The rebels left on Friday. They had come in June. Yesterday a truce began in 2019.", None)
    assert [t.value for t in found] == ["XXXX-WXX-5", "XXXX-06", "XXXX-XX-XX", "2019"]
    assert [t.edtf for t in found] == [None, None, None, "2019"]


def test_a_month_without_a_year_follows_the_year_told_where_the_tale_is_old() -> None:
    text = (
        "War broke out in 1914. The corps landed in August. In 1915 it was in the east. "
        "In 1916 and 1917 it stood still. "
        "By 1918 it was spent. On 8 August a new attack began. The peace came in 1919."
    )
    assert values(text, "2025-06-07")["August"] == "1914-08"
    assert values(text, "2025-06-07")["8 August"] == "1918-08-08"


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.", "He came second in the vote.", "The Victory Day parade was called off.",
        "More than 2,000 people fled.", "Flight 1803 was late.", "The 16-year-old boy was shot.", "Prices fall.",
        "A hotel at Room 12 burned.", "Resolution 1701 stands.", "The sun rose over the town.",
    ],
)  # fmt: skip
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert values(text) == {}


def test_the_tense_of_the_verb_that_governs_a_weekday_decides_over_arcs() -> None:
    report, reading = parsed(
        """
        Judges NOUN NNS judge 2 nsubj
        rule VERB VBP rule 0 root
        Wednesday PROPN NNP Wednesday 2 obl:tmod
        on ADP IN on 5 case
        appeals NOUN NNS appeal 2 obl
        filed VERB VBN file 5 acl
        in ADP IN in 8 case
        May PROPN NNP May 6 obl
        . PUNCT . . 2 punct
        """
    )
    assert [t.value for t in find_times(report, reading)] == ["2025-06-11", "2025-05"]


def test_edtf_has_intervals_open_ends_and_signs_of_doubt() -> None:
    dated = {t.value: t.edtf for t in times("Since April 2018 he fled. It fell last week. It rose in the 1990s.")}
    assert dated == {"2018-04": "2018-04/..", "2025-W22": "2025-05-26/2025-06-01", "199": "199X"}
    assert edtf("2025-Q2") == "2025-04/2025-06"
    assert edtf("2025-W23-WE") == "2025-06-07/2025-06-08"
    assert edtf("1954", about=True) == "1954~"
    assert edtf("2025-06-05TAF") == "2025-06-05"
    assert edtf("XXXX-06") is None
    assert edtf("P3D") is None


def test_modifiers_are_told() -> None:
    found = {t.value: t.mod for t in times("It began in late May. He ruled for more than ten years, nearly 40 days.")}
    assert found == {"2025-05": "END", "P10Y": "MORE_THAN", "P40D": "APPROX"}


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=__import__("datetime").date(1900, 1, 1), max_value=__import__("datetime").date(2099, 12, 31)))
def test_every_full_date_reads_back_as_itself(day: object) -> None:
    for form in ("%B %d, %Y", "%d %B %Y", "%Y-%m-%d", "%A, %B %d, %Y"):
        told = day.strftime(form)  # type: ignore[attr-defined]
        assert list(values(f"It happened on {told}.").values()) == [str(day)]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("May 12 3rd of Friday, last two-years ago 2020s at 5:30 p.m. the week — '90 0"),
        max_size=80,
    )
)
def test_any_text_gives_spans_of_words_and_no_crash(text: str) -> None:
    for told in times(text):
        assert text[told.span[0] : told.span[1]].strip()
    assert times(text) == times(text)


def test_an_empty_reading_has_no_times() -> None:
    report, _ = read("Nothing.")
    assert find_times(report, Reading(report="told", reader="bare")) == ()


def test_times_of_many_reports_are_found_fast() -> None:
    """Far more than 150 reports of 500 words a second, by the processor's clock."""
    report, reading = read("The army said on Friday that 12 men had fled the town since late May last year. " * 30)
    begun = time.process_time()
    for _ in range(10):
        find_times(report, reading)
    assert time.process_time() - begun < 1.0


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profit rose in the third quarter from a year earlier.", "a year earlier", "1988-Q3"),
        ("Profit rose in the third quarter. In the year-ago quarter it fell.", "the year-ago quarter", "1988-Q3"),
        ("Profit rose in the third quarter. In the 1988 period it fell.", "the 1988 period", "1988-Q3"),
        ("Profit fell in the latest quarter.", "the latest quarter", "1989-Q3"),
        ("It expects a loss in the fourth quarter. It lost in the latest period.", "the latest period", "1989-Q3"),
        ("Profit fell in the quarter ended Sept. 30.", "the quarter", "1989-Q3"),
        ("The deal should be done by next year's first quarter.", "next year's first quarter", "1990-Q1"),
        ("The mill will close by year-end.", "year-end", "1989"),
        ("Sales for the full year were flat.", "the full year", "1989"),
    ],
)
def test_business_quarters_are_counted_from_those_told_and_ended(text: str, words: str, value: str) -> None:
    assert values(text, "1989-11-02")[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("He left in nineteen oh five.", "nineteen oh five", "1905"),
        ("It should be halved by the year two thousand.", "the year two thousand", "2000"),
        ("They grew strong in the nineties.", "the nineties", "199"),
        ("He was seized on Good Friday.", "Good Friday", "2025-04-18"),
        ("He was seized on Easter Sunday 2019.", "Easter Sunday 2019", "2019-04-21"),
        ("The boy was found last Thanksgiving.", "last Thanksgiving", "2024-11-28"),
        ("The offer ends at 5 p.m. EST on June 9.", "5 p.m. EST on June 9", "2025-06-09T17:00"),
        ("It ended a 30-year-old war.", "30-year-old", "P30Y"),
        ("They struck an agreement to buy it in July.", "July", "2025-07"),
        ("A year on, nothing has changed.", "A year on", "P1Y"),
        ("He spent a year in prison.", "a year", "P1Y"),
    ],
)
def test_spoken_years_feasts_and_lengths(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    "text",
    [
        "A 50-year-old alliance met.", "The 6-year-old Omar fled.", "Jan Kavek and Mar Koro spoke.",
        "It paid a quarterly dividend.", "After the fall of Koro he fled.", "Prices may fall of their own.",
    ],
)  # fmt: skip
def test_ages_men_and_papers_are_no_times(text: str) -> None:
    assert values(text) == {}


def test_a_history_goes_on_from_its_main_line_not_from_a_year_in_passing() -> None:
    text = (
        "War broke out in May 1914. In June 1914 the fleet sailed, and the plan for 1920 was dropped. "
        "In 1915 the corps landed. On 3 March 1916 it withdrew, as it had done in 1812. On 5 April it was gone. "
        "In the autumn it came back. Peace came in 1919."
    )
    found = values(text, "2025-06-07")
    assert found["5 April"] == "1916-04-05"
    assert found["the autumn"] == "1916-FA"


@given(st.integers(1600, 2400))
def test_easter_is_a_sunday_between_late_march_and_late_april(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert (3, 22) <= (day.month, day.day) <= (4, 25)


def test_years_before_christ_count_on_too() -> None:
    text = "The revolt (499-493 BC) failed. In the spring of 480 BC they met. By September they had won. It was 1904."
    found = values(text, None)
    assert found["499"] == "BC0499"
    assert found["the spring of 480 BC"] == "BC0480-SP"
    assert found["September"] == "BC0480-09"
    assert values("Throughout the 470s BC they fought.")["the 470s BC"] == "BC047"
    assert values("Even in the 4th century BC it was doubted.")["the 4th century BC"] == "BC03"


def test_that_year_is_the_one_told_last_and_that_week_is_not_counted_from_a_year() -> None:
    assert values("War came in 1955. On January 24 of the same year they met.")["January 24 of the same year"] == (
        "1955-01-24"
    )
    found = values("It was founded a century ago. That same week it was shut.")
    assert found["That same week"] == "2025-W23"


def test_a_month_in_undated_news_is_not_of_the_year_told_in_passing() -> None:
    news = "The army raided the town yesterday. It has held it since 1967. At least 52 have died since late March."
    assert values(news, None)["late March"] == "XXXX-03"
    history = "The army took the town in 1967. It lost it in late March."
    assert values(history, None)["late March"] == "1967-03"


PLANNED = """
Officials NOUN NNS official 2 nsubj
rejected VERB VBD reject 0 root
a DET DT a 4 det
vote NOUN NN vote 2 obj
planned VERB VBN plan 4 acl
for ADP IN for 7 case
Sunday PROPN NNP Sunday 5 obl
. PUNCT . . 2 punct
"""


def test_what_is_planned_for_a_day_lies_ahead_though_the_report_tells_of_the_past() -> None:
    (found,) = find_times(*parsed(PLANNED))
    assert found.value == "2025-06-08"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war of 1980-88 ended.", {"1980-88": "1980/1988"}),
        ("Imports rose in 2010-15.", {"2010-15": "2010/2015"}),
        ("The mission of 2007-2011 failed.", {"2007-2011": "2007/2011"}),
        ("Every year on March 3, crowds gather.", {"Every year on March 3": "XXXX-03-03"}),
        ("Arms came in the first two months of 2014.", {"the first two months of 2014": "2014-01/2014-02"}),
        ("Arms came in the last three months of last year.", {"the last three months of last year": "2024-10/2024-12"}),
        ("Notes of ₹500 and ₹2000 were seized.", {}),
        ("Act 1019 bans it, as do Resolutions 2254 and 2118.", {}),
        ("The Act of 2016 bans it.", {"2016": "2016"}),
    ],
)
def test_short_second_years_close_an_interval_and_sums_and_laws_are_no_years(
    text: str, expected: dict[str, str]
) -> None:
    assert values(text) == expected


def test_a_date_in_a_name_is_no_time() -> None:
    text = "The Third of May Front met on Friday, said Dawn Okon."
    report, reading = read(text)
    kinds: dict[str, NameClass] = {"The Third of May Front": "ORG", "Dawn Okon": "PER"}
    named = tuple(Name(text.index(words), text.index(words) + len(words), kind, 1.0) for words, kind in kinds.items())
    found = find_times(report, msgspec.structs.replace(reading, names=named))
    assert [report.words(t.span) for t in found] == ["Friday"]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2014-05", "It was signed last year.", "2013"),
        ("2014-05", "It was signed on May 3 and not yesterday.", "2014-05-03"),
        ("2014-05", "Last month it was signed.", "2014-04"),
        ("2014-05", "It was signed on Friday.", "XXXX-WXX-5"),
        ("2014", "It was signed this year.", "2014"),
        ("2014", "Last month it was signed.", "XXXX-XX"),
    ],
)
def test_a_report_of_which_the_month_or_year_is_known_tells_months_and_years(
    published: str, text: str, expected: str
) -> None:
    assert next(iter(values(text, published).values())) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [("They met on a summer evening.", {}), ("They met one night.", {}), ("They met that evening.", {"that evening"})],
)
def test_an_evening_of_no_day_in_particular_is_no_time(text: str, found: set[str]) -> None:
    assert set(values(text)) == set(found)


OUT = """
All DET DT all 2 det
troops NOUN NNS troop 5 nsubj
would AUX MD would 5 aux
be AUX VB be 5 cop
out ADV RB out 0 root
by ADP IN by 7 case
September PROPN NNP September 5 obl
11 NUM CD 11 7 nummod
. PUNCT . . 5 punct
"""


def test_what_would_be_lies_ahead() -> None:
    assert [time.value for time in find_times(*parsed(OUT))] == ["2025-09-11"]


HEADLINE = """
Chad PROPN NNP Chad 3 nsubj
to PART TO to 3 mark
host VERB VB host 0 root
talks NOUN NNS talk 3 obj
on ADP IN on 6 case
Monday PROPN NNP Monday 3 obl
"""


def test_what_a_headline_says_is_to_be_lies_ahead() -> None:
    """Monday after or before Saturday, 7 June 2025."""
    report, reading = parsed(HEADLINE)
    report = msgspec.structs.replace(report, published="2025-06-07", published_basis="supplied")
    assert [t.value for t in find_times(report, reading)] == ["2025-06-09"]
    report, reading = parsed(
        HEADLINE.replace("to PART TO to 3 mark\nhost VERB VB host", "then ADV RB then 3 advmod\nhosted VERB VBD host")
    )
    report = msgspec.structs.replace(report, published="2025-06-07", published_basis="supplied")
    assert [t.value for t in find_times(report, reading)] == ["2025-06-02"]


TOOK = """
Rebels NOUN NNS rebel 2 nsubj
took VERB VBD take 0 root
Tamsir PROPN NNP Tamsir 2 obj
in ADP IN in 5 case
January PROPN NNP January 2 obl
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (TOOK, "2025-01"),
        (TOOK.replace("took VERB VBD take", "called VERB VBD call"), "2026-01"),
    ],
)
def test_what_was_done_in_a_month_was_in_the_last_one_of_that_name(rows: str, value: str) -> None:
    report, reading = parsed(rows, published="2025-11-15")
    assert [t.value for t in find_times(report, reading)] == [value]


def test_a_weekday_in_a_tale_of_long_ago_is_not_counted_from_a_year() -> None:
    text = (
        "He took office in 1999. He won again in 2004 and 2009. He was ousted in 2019. He was born in 1937, fought in "
        "1956 and became minister in 1963. He died on Friday, state television said."
    )
    assert values(text)["Friday"] == "2025-06-06"
