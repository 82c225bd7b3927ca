"""Where one article of a dump ends and the next begins. All articles here are invented."""

from __future__ import annotations

import pytest

from dateline.ingest.intake import Supplied
from dateline.ingest.text import reports_from_text

PLAIN = (
    "The council of {} said on Monday that it would open the bridge to trucks again after a week of talks with rebels."
)
TOWNS = ("Marn", "Quell", "Saltry", "Dunmere")


def body(town: str) -> str:
    return "\n\n".join([PLAIN.format(town)] * 4)


def count(text: str) -> int:
    return len(reports_from_text(text, supplied=Supplied()))


STYLES = {
    "an address on a line": "https://example.org/news/{0}\n\n{1}",
    "a headline and an update line": "Bridge of {0} opens to trucks\n\nUpdated 07 June 2025\n\n{1}",
    "a headline and a byline": "Bridge of {0} opens to trucks\n\nBy Jane Roe\n\n{1}",
    "a headline and a dateline": "Bridge of {0} opens to trucks\n\nDAKAR (AP) — {1}",
    "a sentence and a dateline": "The bridge of {0} is open to trucks again.\n\nDAKAR (AP) — {1}",
    "a dateline with an agency": "DAKAR, July 18 (Xinhua) -- {1}",
    "a headline twice": "Bridge of {0} opens to trucks\n\nFollow\n\nBridge of {0} opens to trucks\n\n{1}",
    "a labelled headline": "HEADLINE: Bridge of {0} opens\n\n{1}",
}


@pytest.mark.parametrize("style", STYLES)
def test_articles_are_told_apart_by(style: str) -> None:
    articles = [STYLES[style].format(town, body(town)) for town in TOWNS]
    assert count("\n\n".join(articles)) == 4
    assert count(articles[0]) == 1


@pytest.mark.parametrize("between", ["\n\n\n\n", "\n\n==========\n\n", "\n\n----------\n\n", "\n##########\n"])
def test_headlines_set_apart_begin_articles(between: str) -> None:
    articles = [f"Bridge of {town} opens to trucks\n\n{body(town)}" for town in TOWNS]
    assert count(between.join(articles)) == 4


def test_each_stretch_is_its_article() -> None:
    articles = [f"https://example.org/news/{town}\n\n{body(town)}" for town in TOWNS]
    text = "\n" + "\n\n".join(articles) + "\n"
    reports = reports_from_text(text, supplied=Supplied(publisher="The Marn Post"))
    assert [report.text for report in reports] == articles
    assert [text[slice(*report.span)] for report in reports] == articles
    assert len({report.id for report in reports}) == 4


@pytest.mark.parametrize(
    "line",
    [
        "Recent progress in talks",
        "What happens next?",
        "___",
        "* * *",
        "https://twitter.com/marn/status/12345",
        "Read more: https://example.org/news/marn",
        "WATCH: Drivers tell what the crossing costs them",
        "Video | The bridge from above",
        "6:01 p.m.",
        "This article was updated on 7 June 2025.",
        "At the bridge:",
        "7 June 2025",
    ],
)
def test_one_article_is_not_split_by(line: str) -> None:
    text = f"Bridge of Marn opens to trucks\n\nDAKAR (AP) — {body('Marn')}\n\n{line}\n\n{body('Marn')}"
    assert count(text) == 1


def test_a_deck_above_a_dateline_does_not_split() -> None:
    assert count(f"Bridge of Marn is open.\n\nDrivers wait for hours at the crossing.\n\nDAKAR - {body('Marn')}") == 1


def test_white_space_has_no_report() -> None:
    assert count(" \n\u00a0\n\t\n") == 0
