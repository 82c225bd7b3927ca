"""The parts of one report's text: headline, deck, captions, dateline, byline, body, sub-headings, furniture."""

from __future__ import annotations

import msgspec

from dateline.record.report import Caption, Dateline, Paragraph, Words


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of its parts. Words that stand in the text are placed in it."""

    headline: str | None = None
    deck: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    byline: str | None = None


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a text; spans count in it. `furniture` holds the words of furniture lines, dates among them."""

    paragraphs: tuple[Paragraph, ...] = ()
    headline: Words | None = None
    deck: tuple[Words, ...] = ()
    captions: tuple[Caption, ...] = ()
    dateline: Dateline | None = None
    dateline_day: str | None = None
    byline: str | None = None
    url: str | None = None
    furniture: tuple[str, ...] = ()


def parts_of(text: str, *, known: Known | None = None) -> Parts:
    """The parts of `text`, one report. Paragraphs are ordered, apart, and cover every line that is not blank."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            paragraphs.append(Paragraph("body", (start, start + len(words))))
        at += len(line) + 1
    return Parts(paragraphs=tuple(paragraphs))
