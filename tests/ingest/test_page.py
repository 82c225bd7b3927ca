"""Saved pages become reports whose text holds every part, each where its span says."""

from __future__ import annotations

import pytest
import saved_pages as pages

from dateline.errors import IngestError
from dateline.ingest.intake import Supplied
from dateline.ingest.page import intake_from_mhtml, intake_from_page, report_from_html
from dateline.record.report import Report


def read(html: str, **supplied: str) -> Report:
    return report_from_html(html, supplied=Supplied(source="page.html", **supplied), where="page.html")


def kinds(report: Report) -> list[tuple[str, str]]:
    return [(paragraph.kind, report.words(paragraph.span)) for paragraph in report.paragraphs]


def of_kind(report: Report, kind: str) -> list[str]:
    return [words for each, words in kinds(report) if each == kind]


ALL = [
    pages.JSON_LD,
    pages.TWO_FIGURES,
    pages.OPEN_GRAPH,
    pages.TIME_ONLY,
    pages.BARE,
    pages.LIVE_BLOG,
    pages.LIVE_BLOG_WITHOUT_POSTS,
    pages.RUSSIAN,
]


@pytest.mark.parametrize("html", ALL)
def test_every_part_re_reads_to_its_words_and_every_word_stands_in_a_paragraph(html: str) -> None:
    report = read(html)
    for part in filter(None, [report.headline, *report.deck, *report.captions, report.dateline]):
        assert report.words(part.span) == part.text
    assert "\n\n".join(words for _, words in kinds(report)) == report.text
    assert report.span == (0, len(report.text))


@pytest.mark.parametrize("html", ALL)
def test_what_a_page_puts_around_its_article_is_no_part_of_the_report(html: str) -> None:
    text = read(html).text
    for margin in ("Sport", "Rain", "All rights reserved", "cookies"):
        assert margin not in text


def test_a_page_is_laid_out_as_headline_deck_captions_and_paragraphs() -> None:
    assert kinds(read(pages.TWO_FIGURES)) == [
        ("headline", "Nine killed as gunmen raid Velona market"),
        ("deck", "Governor says attackers crossed the river on two trucks."),
        ("caption", "Smoke over the market of Velona on Friday evening. Photo: Ilse Marn/Northern Press"),
        ("caption", "Governor Anselm Roke outside the hospital. (NP/File)"),
        ("body", pages.FIRST),
        ("body", pages.SECOND),
        ("subhead", "Garrison stayed inside"),
        ("body", pages.THIRD),
        ("body", "Two trucks were found burnt near the river on Saturday."),
        ("body", "Schools in the town stay closed until the end of the week."),
        ("body", "“We heard them shouting for an hour,” said a trader."),
        ("body", "Day | Killed"),
        ("body", "Friday | 9"),
        ("body", pages.LAST),
    ]


def test_credits_are_read_from_their_own_element_and_from_brackets() -> None:
    assert [caption.credit for caption in read(pages.TWO_FIGURES).captions] == ["Ilse Marn/Northern Press", "NP/File"]


def test_the_dateline_of_a_page_stands_in_its_first_paragraph() -> None:
    report = read(pages.OPEN_GRAPH)
    assert report.dateline is not None
    assert report.dateline.text == "VELONA"
    assert report.text.index("VELONA") == report.dateline.span[0]


def test_a_dateline_in_a_paragraph_of_its_own_belongs_to_the_next_one() -> None:
    html = pages.OPEN_GRAPH.replace("VELONA, June 7 (Herald) — ", "").replace("<p>Gunmen", "<p>VELONA —</p><p>Gunmen")
    report = read(html)
    assert report.dateline is not None
    assert report.dateline.text == "VELONA"
    assert of_kind(report, "body")[0].startswith("VELONA — Gunmen on two trucks")


def test_a_description_that_the_report_repeats_is_no_deck() -> None:
    repeated = f'<meta name="description" content="{pages.FIRST[:90]}...">'
    assert read(pages.OPEN_GRAPH.replace("<title>", f"{repeated}<title>")).deck == ()


def test_a_description_of_the_site_is_no_deck() -> None:
    of_site = '<meta name="description" content="Breaking stories, opinion and weather from around our whole region.">'
    assert read(pages.OPEN_GRAPH.replace("<title>", f"{of_site}<title>")).deck == ()


def test_a_section_name_before_the_headline_is_left_out_of_it() -> None:
    html = pages.OPEN_GRAPH.replace("<h1>", "<h1><span>Local news |</span> ")
    report = read(html)
    assert report.headline is not None
    assert report.headline.text == "Nine killed as gunmen raid Velona market"


def test_a_title_without_a_heading_loses_the_name_of_its_site() -> None:
    html = pages.OPEN_GRAPH.replace("h1>", "div>").replace(
        'content="Nine killed as gunmen raid Velona market"',
        'content="Nine killed as gunmen raid Velona market | Velona Herald"',
    )
    report = read(html)
    assert report.headline is not None
    assert report.headline.text == "Nine killed as gunmen raid Velona market"


def test_offers_and_teasers_amid_the_text_are_furniture() -> None:
    offer = "Sign up to our newsletter and get the Herald in your inbox every morning of the week."
    html = pages.OPEN_GRAPH.replace("<h2>", f"<p>{offer}</p><h2>")
    assert offer in of_kind(read(html), "furniture")


def test_a_call_to_subscribe_that_somebody_quotes_is_part_of_the_report() -> None:
    quoted = "“Our party will not subscribe to a truce that you wrote,” said the envoy of the council on Sunday."
    html = pages.OPEN_GRAPH.replace("<h2>", f"<p>{quoted}</p><h2>")
    assert quoted in of_kind(read(html), "body")


def test_a_bold_line_over_running_text_is_a_sub_heading() -> None:
    html = pages.OPEN_GRAPH.replace("<h2>Garrison stayed inside</h2>", "<p><b>Garrison stayed inside</b></p>")
    assert of_kind(read(html), "subhead") == ["Garrison stayed inside"]


def test_soft_hyphens_are_not_shown() -> None:
    html = pages.OPEN_GRAPH.replace("governor of the northern", "gov&shy;ernor of the north&shy;ern")
    assert "the governor of the northern province" in read(html).text


def test_the_posts_of_a_live_blog_keep_their_times() -> None:
    report = read(pages.LIVE_BLOG)
    assert kinds(report) == [
        ("headline", "Talks on the Ostrel truce: live"),
        ("subhead", "2025-06-07 12:20 +03:00"),
        ("subhead", "Delegations leave the hall"),
        ("body", "Both delegations left the hall at noon without a word to the press."),
        ("subhead", "2025-06-07 09:05 +03:00"),
        ("subhead", "Talks begin"),
        ("body", "The talks began an hour late."),
        ("body", "“We are here to listen,” said envoy Dara Minn."),
    ]
    assert (report.published, report.updated) == ("2025-06-07T08:00:00+03:00", "2025-06-07T12:20:00+03:00")


def test_the_posts_of_a_live_blog_that_only_marks_them_up_keep_their_times_too() -> None:
    assert of_kind(read(pages.LIVE_BLOG_WITHOUT_POSTS), "subhead") == [
        "2025-06-07 12:20 +03:00",
        "2025-06-07 09:05 +03:00",
    ]


def test_the_text_that_a_page_states_stands_in_where_it_shows_none() -> None:
    stated = f'{{"@type": "NewsArticle", "headline": "Nine killed", "articleBody": "{pages.THIRD}\\n\\n{pages.LAST}"}}'
    html = (
        f'<html><head><script type="application/ld+json">{stated}</script></head><body><div id=app></div></body></html>'
    )
    assert of_kind(read(html), "body") == [pages.THIRD, pages.LAST]


def test_the_extractor_and_its_version_are_kept() -> None:
    extractor = read(pages.BARE).extractor
    assert extractor is not None
    assert extractor.startswith("trafilatura 2.")
    assert extractor.endswith(" / dateline-page 1")


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (pages.COOKIE_WALL, "only a notice"),
        (pages.FRONT_PAGE, "no article in this page"),
        ("<html><body><p>Loading…</p></body></html>", "no article in this page"),
        ("<html><body>" + "<div>" * 100_000 + f"<p>{pages.FIRST}</p></body></html>", "no article in this page"),
        ("<html></html>", "page"),
    ],
    ids=["cookie wall", "front page", "unfilled", "nested deeper than the parser goes", "empty"],
)
def test_a_page_without_an_article_is_a_problem(html: str, problem: str) -> None:
    with pytest.raises(IngestError, match=problem):
        read(html)


def test_an_article_about_cookies_is_an_article() -> None:
    html = pages.JSON_LD.replace("cattle market", "cookies factory").replace("fourteen", "fourteen consenting")
    assert "cookies factory" in read(html).text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (pages.RUSSIAN.encode("cp1251"), "cp1251"),
        (pages.RUSSIAN.encode("utf-8"), "utf-8"),
        (pages.RUSSIAN.encode("utf-16"), "utf-16"),
        (pages.RUSSIAN.replace("windows-1251", "koi8-r").encode("koi8-r"), "koi8-r"),
    ],
)
def test_a_page_is_decoded_by_its_mark_by_being_utf_8_and_by_what_it_declares(data: bytes, encoding: str) -> None:
    intake = intake_from_page(data, supplied=Supplied(), where="ru.html")
    assert intake.report.headline is not None
    assert intake.report.headline.text == "Переговоры в Острели отложены на неделю"
    assert intake.media_type == f"text/html; charset={encoding}"
    assert intake.original == data
    assert intake.report.language == "ru"


def test_nul_bytes_do_not_cut_a_page_short() -> None:
    data = pages.OPEN_GRAPH.replace("<h2>", "\0<h2>").encode()
    assert pages.LAST in intake_from_page(data, supplied=Supplied(), where="nul.html").report.text


def test_an_mhtml_file_says_where_and_when_it_was_saved() -> None:
    report = intake_from_mhtml(pages.MHTML.encode(), supplied=Supplied(), where="page.mhtml").report
    assert report.url == "https://herald.example/raid-velona"
    assert report.captured == "2025-06-08T10:00:00+02:00"
    assert pages.LAST in report.text


def test_the_same_page_has_the_same_id_whatever_it_is_called() -> None:
    assert read(pages.JSON_LD).id == report_from_html(pages.JSON_LD, supplied=Supplied(source="b"), where="b").id
