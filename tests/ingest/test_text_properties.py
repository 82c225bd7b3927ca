"""What holds for any text at all: spans lie in the text, in order, apart, and miss no line; and time is linear."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.intake import Supplied
from dateline.ingest.text import reports_from_text

LINES = st.sampled_from(
    [
        "",
        "",
        " ",
        "https://example.org/news/marn",
        "Bridge of Marn opens to trucks",
        "By Jane Roe",
        "Updated 07 June 2025",
        "Follow",
        "• One of two things",
        "DAKAR (AP) — The council said on Monday that it would open the bridge to trucks again after a week of talks.",
        "The council said on Monday that it would open the bridge to trucks after a week of talks with the rebels.",
        "A truck on the bridge. (AP/File)",
        "Recent progress in talks",
        "==========",
        "(Reporting by Jane Roe)",
        "\u00a0soft\u00adhyphens and \u200bzero widths\u2028",
    ]
)


def check(text: str) -> None:
    end = 0
    covered: list[tuple[int, int]] = []
    for report in reports_from_text(text, supplied=Supplied(source="x", captured="2026-01-06")):
        start = report.span[0]
        assert end <= start < report.span[1] <= len(text)
        assert text[slice(*report.span)] == report.text
        at = 0
        for paragraph in report.paragraphs:
            assert at <= paragraph.span[0] < paragraph.span[1] <= len(report.text)
            at = paragraph.span[1]
            covered.append((start + paragraph.span[0], start + at))
        for part in (report.headline, *report.deck, *report.captions, report.dateline):
            assert part is None or report.words(part.span) == part.text
        end = report.span[1]
    inside = {position for span in covered for position in range(*span)}
    for position, character in enumerate(text):
        assert position in inside or not (character.isalnum() or character in ".:•=()—")


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_any_dump_is_covered_by_its_paragraphs(lines: list[str]) -> None:
    check("\n".join(lines))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_covered_by_its_paragraphs(text: str) -> None:
    check(text.replace("\r", "\n"))


def seconds(text: str) -> float:
    started = time.process_time()
    reports_from_text(text, supplied=Supplied())
    return time.process_time() - started


def test_time_grows_with_the_text_and_no_faster() -> None:
    for line in ("A short line here\n", "https://example.org/a/b\n\n", "DAKAR - - : - (AP) — , July 25 : :\n\n", "x"):
        once, more = seconds(line * 1_000), seconds(line * 8_000)
        assert more < 40 * once + 0.5
