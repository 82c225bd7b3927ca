"""The parts of a report that came as plain text. All reports here are invented."""

from __future__ import annotations

from dateline.ingest.intake import Supplied
from dateline.ingest.parts import Known, parts_of
from dateline.ingest.text import reports_from_text
from dateline.record.report import Report

DUMP = """Grey Lance column quits Vestria after ambush but Orland’s Coast Corps stays on

This undated photograph provided by the Orland Navy shows three gunmen near Marn. (AP/File)
Updated 07 June 2025
Follow

Grey Lance column quits Vestria after ambush but Orland’s Coast Corps stays on

“The task is done. The column returns home,” the group announced
Vestria, along with two neighbors, has battled an insurgency for more than a decade

MARN: The Orland-backed Grey Lance column said Friday that it is leaving Vestria after three years of fighting there.

Despite the announcement, Orland will keep a force in the country, and its Coast Corps said so on Friday evening.

Also read: Who are the Grey Lance?

“The task is done. The column returns home,” the group announced on its channel.


Outlook for truce talks in Paris unclear with Orland’s focus on the coast

Updated 5 sec ago
Follow

Outlook for truce talks in Paris unclear with Orland’s focus on the coast

  • Vestria’s allies are meeting in Paris to discuss guarantees after a possible truce
  • Two of them lead the effort to strengthen its defenses, possibly with their own troops

PARIS: Vestria’s allies are meeting Tuesday in Paris for talks that could settle the country’s security after a truce.
Before the coastal raid, the president had expressed optimism about the meeting of the allies in the coming week.
Recent progress in talks
Before the raid, an envoy had indicated progress in talks about protecting and reassuring the country after a truce.
Important details open
The president said during the weekend that troop deployments still face hurdles, and that details remain open for now.
(Reporting by Jane Roe; Editing by John Doe)
"""


def reports(text: str, **supplied: str) -> list[Report]:
    return reports_from_text(text, supplied=Supplied(source="dump.txt", **supplied))


def kinds(report: Report) -> list[tuple[str, str]]:
    return [(p.kind, report.words(p.span)[:24]) for p in report.paragraphs]


def test_a_dump_of_two_articles_is_two_reports_with_every_part_right() -> None:
    first, second = reports(DUMP)
    assert kinds(first) == [
        ("headline", "Grey Lance column quits "),
        ("caption", "This undated photograph "),
        ("furniture", "Updated 07 June 2025"),
        ("furniture", "Follow"),
        ("furniture", "Grey Lance column quits "),
        ("deck", "“The task is done. The c"),
        ("deck", "Vestria, along with two "),
        ("body", "MARN: The Orland-backed "),
        ("body", "Despite the announcement"),
        ("furniture", "Also read: Who are the G"),
        ("body", "“The task is done. The c"),
    ]
    assert kinds(second) == [
        ("headline", "Outlook for truce talks "),
        ("furniture", "Updated 5 sec ago"),
        ("furniture", "Follow"),
        ("furniture", "Outlook for truce talks "),
        ("deck", "• Vestria’s allies are m"),
        ("deck", "• Two of them lead the e"),
        ("body", "PARIS: Vestria’s allies "),
        ("body", "Before the coastal raid,"),
        ("subhead", "Recent progress in talks"),
        ("body", "Before the raid, an envo"),
        ("subhead", "Important details open"),
        ("body", "The president said durin"),
        ("furniture", "(Reporting by Jane Roe; "),
    ]


def test_the_parts_of_a_report_are_its_words() -> None:
    first, second = reports(DUMP, captured="2026-01-06")
    assert first.headline is not None
    assert second.dateline is not None
    assert first.headline.span == (0, len(first.headline.text))
    assert (first.captions[0].credit, second.dateline.text) == ("AP/File", "PARIS")
    assert [words.text[:9] for words in second.deck] == ["Vestria’s", "Two of th"]
    for report in (first, second):
        assert DUMP[slice(*report.span)] == report.text
        for part in (report.headline, *report.deck, *report.captions, report.dateline):
            assert part is not None
            assert report.words(part.span) == part.text


def test_each_report_has_its_own_dates() -> None:
    first, second = reports(DUMP)
    assert (first.published, first.published_basis, first.updated) == ("2025-06-07", "stated", "2025-06-07")
    assert (second.published, second.published_basis) == (None, "unknown")
    second = reports(DUMP, captured="2026-01-06")[1]
    assert (second.published, second.published_basis, second.updated_basis) == ("2026-01-06", "captured", "captured")


BODY = "The council of Marn said on Monday that it would open the bridge to trucks after a week of talks with rebels."


def test_a_scraped_article_begins_with_its_address_and_has_no_headline() -> None:
    (report,) = reports(f"https://example.org/2025/06/07/bridge\n\n{BODY}\n\n{BODY}\n")
    assert kinds(report)[0][0] == "furniture"
    assert (report.url, report.published, report.headline) == (
        "https://example.org/2025/06/07/bridge",
        "2025-06-07",
        None,
    )


def test_a_site_publishes_what_no_one_says_who_published() -> None:
    address = "https://www.example.org/bridge"
    (report,) = reports(f"{address}\n\n{BODY}\n")
    (archived,) = reports(f"https://web.archive.org/web/20250607120000/{address}\n\n{BODY}\n")
    (named,) = reports(f"{address}\n\n{BODY}\n", publisher="The Marn Post")
    assert (report.publisher, archived.publisher, named.publisher) == ("example.org", "example.org", "The Marn Post")
    assert reports(BODY)[0].publisher is None
    assert report.id != named.id


def test_a_short_first_sentence_is_no_headline() -> None:
    (report,) = reports(f"https://example.org/a/b\n\nThe bridge was opened on Monday.\n\n{BODY}\n")
    assert report.headline is None


def test_a_line_without_a_full_stop_above_the_body_is_the_headline() -> None:
    (report,) = reports(f"Marn opens bridge to trucks\n\nBy Jane Roe\n7 June 2025\n\n{BODY}\n")
    assert report.headline is not None
    assert (report.headline.text, report.byline, report.published) == (
        "Marn opens bridge to trucks",
        "Jane Roe",
        "2025-06-07",
    )


def test_a_headline_with_a_full_stop_is_told_by_the_dateline_below() -> None:
    (report,) = reports(f"The bridge is open.\n\nDAKAR (AP) — {BODY}\n")
    assert report.headline is not None
    assert report.headline.text == "The bridge is open."


def test_a_name_alone_above_the_body_is_the_byline() -> None:
    (report,) = reports(f"https://example.org/a/b\n\nJANE VAN ROE\n\n{BODY}\n")
    assert (report.byline, report.headline) == ("JANE VAN ROE", None)


def test_sections_above_the_headline_are_furniture() -> None:
    (report,) = reports(f"World\nMarn opens bridge to trucks\nShare\n{BODY}\n")
    assert [kind for kind, _ in kinds(report)] == ["furniture", "headline", "furniture", "body"]


def test_speakers_in_a_transcript_are_no_datelines() -> None:
    (report,) = reports(
        "JANE ROE: Why was the bridge closed for a week, and who will pay for all that the town has lost by it?\n\n"
        "DOE: We shall see, and I said so to the council on Monday when it met on the matter of the bridge.\n"
    )
    assert report.dateline is None


def test_lists_are_body_and_no_sub_headings() -> None:
    (report,) = reports(f"{BODY}\n\nThe towns are:\n\nMarn\n\nQuell\n\nSaltry\n\n{BODY}\n")
    assert {kind for kind, _ in kinds(report)} == {"body"}


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    words = (BODY + " ") * 6
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 70:
            lines.append(line.rstrip())
            line = ""
        line += word + " "
    wrapped = "\n".join([*lines, line.rstrip()])
    (report,) = reports(f"{wrapped}\n\n{wrapped}\n")
    assert len(report.paragraphs) == 2


def test_credits_are_taken_in_many_styles() -> None:
    for line, credit in [
        ("A bridge near Marn on Monday. Photo: Jane Roe", "Jane Roe"),
        ("A bridge near Marn on Monday. (Jane Roe/AFP via Getty Images)", "Jane Roe/AFP via Getty Images"),
        ("A bridge near Marn on Monday [Jane Roe/Al Jazeera]", "Jane Roe/Al Jazeera"),
        ("FILE - A bridge near Marn, June 2, 2025. (AP Photo/Jane Roe)", "AP Photo/Jane Roe"),
    ]:
        (report,) = reports(f"Marn opens bridge to trucks\n\n{line}\n\n{BODY}\n")
        assert [caption.credit for caption in report.captions] == [credit]


def test_what_a_page_names_is_placed_where_it_stands() -> None:
    text = f"Marn opens\u00a0bridge\nThe bridge stood closed\nA truck on the bridge\n{BODY}\nA truck on the bridge\n"
    known = Known(headline="Marn opens bridge", captions=("A truck on the bridge",), credits=("Jane Roe",))
    parts = parts_of(text, known=known)
    assert parts.headline is not None
    assert parts.headline.text == "Marn opens\u00a0bridge"
    assert [(caption.text, caption.credit) for caption in parts.captions] == [("A truck on the bridge", "Jane Roe")] * 2


def test_a_headline_that_a_page_names_but_does_not_print_is_not_made_up() -> None:
    parts = parts_of(f"Some other line\n{BODY}\n", known=Known(headline="Marn opens bridge"))
    assert parts.headline is None
