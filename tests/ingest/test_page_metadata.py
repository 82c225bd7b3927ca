"""What a page states of its article goes into the report as stated, times with their hour and zone."""

from __future__ import annotations

import pytest
import saved_pages as pages
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import IngestError
from dateline.ingest.intake import Supplied
from dateline.ingest.moments import checked, moment, stated_moment
from dateline.ingest.page import report_from_html
from dateline.record.report import Report


def read(html: str, **supplied: str) -> Report:
    return report_from_html(html, supplied=Supplied(**supplied), where="page.html")


def test_json_ld_states_headline_deck_people_address_and_times_with_their_zone() -> None:
    report = read(pages.JSON_LD)
    assert report.headline is not None
    assert report.headline.text == "Nine killed as gunmen raid Velona market"
    assert [deck.text for deck in report.deck] == [
        "Residents say the army's garrison of forty did not leave its barracks."
    ]
    assert report.byline == "Mira Tolland, Juno Abeke"
    assert report.publisher == "The Velona Herald"
    assert report.url == "https://herald.example/2025/06/raid-velona"
    assert report.language == "en"
    assert (report.published, report.published_basis) == ("2025-06-07T21:15:00+02:00", "stated")
    assert (report.updated, report.updated_basis) == ("2025-06-08T06:40:12+02:00", "stated")


def test_open_graph_alone_is_enough() -> None:
    report = read(pages.OPEN_GRAPH)
    assert report.byline == "Mira Tolland"
    assert report.publisher == "Velona Herald"
    assert report.url == "https://herald.example/raid-velona"
    assert report.published == "2025-06-07T19:15:00Z"


def test_an_update_at_the_moment_of_publication_is_none() -> None:
    assert read(pages.OPEN_GRAPH).updated is None


def test_an_update_before_publication_is_none_whatever_the_zones() -> None:
    html = pages.OPEN_GRAPH.replace(
        'modified_time" content="2025-06-07T19:15:00Z', 'modified_time" content="2025-06-07T20:00:00+02:00'
    )
    assert read(html).updated is None


def test_time_elements_alone_are_enough() -> None:
    report = read(pages.TIME_ONLY)
    assert report.published == "2025-06-07T21:15:00+02:00"
    assert report.updated == "2025-06-08T06:40:00+02:00"
    assert report.byline == "Mira Tolland"


def test_times_of_other_stories_in_the_margins_are_not_the_reports() -> None:
    html = pages.BARE.replace('<aside class="related">', '<aside><time datetime="2024-01-01T00:00:00Z">Old</time>')
    assert read(html).published == "2025-06-07"


def test_without_metadata_the_day_that_the_page_shows_is_read() -> None:
    report = read(pages.BARE)
    assert (report.published, report.published_basis) == ("2025-06-07", "stated")
    assert (report.url, report.publisher, report.byline) == (None, None, None)


def test_what_is_supplied_fills_only_what_the_page_leaves_out() -> None:
    given_values = {
        "publisher": "Other Paper",
        "published": "2025-06-30",
        "url": "https://mirror.example/x",
        "captured": "2025-07-01",
    }
    stated, silent = read(pages.JSON_LD, **given_values), read(pages.BARE, **given_values)
    assert (stated.publisher, stated.published) == ("The Velona Herald", "2025-06-07T21:15:00+02:00")
    assert stated.url == "https://herald.example/2025/06/raid-velona"
    assert (silent.publisher, silent.url, silent.captured) == ("Other Paper", "https://mirror.example/x", "2025-07-01")


def test_a_supplied_date_is_called_supplied() -> None:
    html = pages.BARE.replace("Published 7 June 2025", "").replace("VELONA, June 7 (Herald)", "VELONA (Herald)")
    report = read(html, published="2025-06-30")
    assert (report.published, report.published_basis) == ("2025-06-30", "supplied")


def test_a_later_statement_of_the_same_day_that_says_the_hour_goes_before_the_bare_day() -> None:
    html = pages.JSON_LD.replace('"2025-06-07T21:15:00+02:00"', '"2025-06-07"').replace(
        "<title>", '<meta property="article:published_time" content="2025-06-07T21:15:00+02:00"><title>'
    )
    assert read(html).published == "2025-06-07T21:15:00+02:00"


def test_of_several_articles_in_json_ld_the_one_at_the_pages_address_is_the_pages() -> None:
    other = '{"@type": "NewsArticle", "url": "https://herald.example/b", "datePublished": "2020-01-01"}'
    html = pages.JSON_LD.replace("<title>", f'<script type="application/ld+json">{other}</script><title>')
    assert read(html).published == "2025-06-07T21:15:00+02:00"


@pytest.mark.parametrize("broken", ["{", "[" * 5000, '{"@graph": 7}', '{"@type": {}, "headline": []}', "null", "﻿{}"])
def test_broken_json_ld_states_nothing_and_breaks_nothing(broken: str) -> None:
    html = pages.BARE.replace("<title>", f'<script type="application/ld+json">{broken}</script><title>')
    assert read(html).published == "2025-06-07"


def test_a_browsers_note_of_where_it_saved_a_page_from_is_its_address() -> None:
    saved = pages.BARE.replace("<html>", "<!-- saved from url=(0035)https://herald.example/raid-velona -->\n<html>")
    assert read(saved).url == "https://herald.example/raid-velona"


def test_a_note_of_when_a_page_was_saved_is_its_capture_time() -> None:
    note = "<html><!--\n Page saved with a tool \n url: https://herald.example/raid-velona \n"
    note += " saved date: Sun Jun 08 2025 10:00:00 GMT+0200 (Central European Summer Time)\n-->"
    report = read(pages.BARE.replace("<html>", note))
    assert (report.url, report.captured) == ("https://herald.example/raid-velona", "2025-06-08T10:00:00+02:00")


def test_an_address_that_is_not_whole_is_no_address() -> None:
    assert read(pages.BARE.replace("<title>", '<link rel="canonical" href="/raid"><title>')).url is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-06-07", "2025-06-07"),
        ("2025-06-07 09:30", "2025-06-07T09:30:00"),
        ("2025-06-07T09:30:00.123+0530", "2025-06-07T09:30:00+05:30"),
        ("2025-06-07T09:30:00 Z", "2025-06-07T09:30:00Z"),
        ("2025-06-07T09:30-03", "2025-06-07T09:30:00-03:00"),
        ("2025-02-30", None),
        ("2025-06-07T25:00", None),
        ("07/06/2025", None),
        ("yesterday", None),
    ],
)
def test_a_moment_keeps_the_zone_that_is_written_and_adds_none(written: str, meant: str | None) -> None:
    assert moment(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Sat, 07 Jun 2025 09:30:00 +0200", "2025-06-07T09:30:00+02:00"),
        ("Sat, 07 Jun 2025 09:30:00 GMT", "2025-06-07T09:30:00Z"),
        ("20250607T093000Z", "2025-06-07T09:30:00Z"),
        ("2025/6/7 09:30", "2025-06-07T09:30:00"),
        ("1749281400", "2025-06-07T07:30:00Z"),
        (1749281400000, "2025-06-07T07:30:00Z"),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ({"@value": "x"}, None),
    ],
)
def test_the_forms_that_pages_write_are_read_and_their_empty_dates_are_none(written: object, meant: str | None) -> None:
    assert stated_moment(written) == meant


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_none(words: str) -> None:
    when = stated_moment(words)
    assert when is None or moment(when) == when


@given(st.datetimes(timezones=st.timezones()).filter(lambda when: when.year > 1900))
def test_every_iso_time_is_kept_to_the_second(when: object) -> None:
    written = when.isoformat(timespec="seconds")  # type: ignore[attr-defined]
    assert moment(written) == written or len(written) > 25


def test_a_supplied_date_that_is_none_is_refused_with_the_mend() -> None:
    with pytest.raises(IngestError, match=r"supplied: `published` is 'last week'; write a day"):
        checked(Supplied(published="last week"), "supplied")
