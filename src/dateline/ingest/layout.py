"""The parts of a page → one text with a blank line between them, and where each part stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.ingest.article import Line
from dateline.ingest.blocks import blocks_of
from dateline.ingest.datelines import read_dateline
from dateline.ingest.furniture import furniture, says_when
from dateline.ingest.headings import Headings, same_words
from dateline.ingest.headlines import byline
from dateline.ingest.parts import Parts
from dateline.ingest.pictures import Picture
from dateline.record.report import Caption, Dateline, Paragraph, ParagraphKind, Words

_NEAR_TOP = 4
"""Lines at an article's top among which its headline, deck and captions may be repeated."""
_OWN_WORDS = 0.5
"""How many of the words of a deck that the page only states must be the report's; else it speaks of the site."""


class Laid(msgspec.Struct, frozen=True):
    """A page's text and its parts, spans in it."""

    text: str
    parts: Parts


def lay_out(headings: Headings, pictures: Sequence[Picture], lines: Sequence[Line], *, byline: str | None) -> Laid:
    """Headline, deck, captions and lines as one text. What the lines repeat of the other parts is left out of them."""
    body = _without_repeats(lines, headings, pictures)
    deck = _deck(headings, body)
    body = [line for line in body if _plain(line.text) not in {_plain(words) for words in deck}]
    paper = _Paper()
    headline = paper.put("headline", headings.headline) if headings.headline else None
    decks = [paper.put("deck", words) for words in deck]
    captions = [Caption(p.text, paper.put("caption", p.text).span, p.credit) for p in pictures]
    dated = [line.text for line in body if _kind(line) == "furniture" and says_when(blocks_of(line.text)[0])]
    placed = [(line.text, paper.put(_kind(line), line.text)) for line in body]
    filed, day = _filed(placed, paper.paragraphs)
    parts = Parts(
        paragraphs=tuple(paper.paragraphs),
        headline=headline,
        deck=tuple(decks),
        captions=tuple(captions),
        dateline=filed,
        dateline_day=day,
        byline=byline or next((name for line in body[:_NEAR_TOP] if (name := _by(line))), None),
        furniture=tuple(dated),
    )
    return Laid(paper.text, parts)


class _Paper:
    """A text that grows part by part."""

    def __init__(self) -> None:
        self.text = ""
        self.paragraphs: list[Paragraph] = []

    def put(self, kind: ParagraphKind, words: str) -> Words:
        start = len(self.text) + 2 if self.text else 0
        self.text = f"{self.text}\n\n{words}" if self.text else words
        self.paragraphs.append(Paragraph(kind, (start, len(self.text))))
        return Words(words, (start, len(self.text)))


def _kind(line: Line) -> ParagraphKind:
    blocks = blocks_of(line.text)
    if blocks and (furniture(blocks[0]) or _by(line)):
        return "furniture"
    return line.kind


def _by(line: Line) -> str | None:
    blocks = blocks_of(line.text) if len(line.text) < 120 else []
    return byline(blocks[0]) if blocks else None


def _without_repeats(lines: Sequence[Line], headings: Headings, pictures: Sequence[Picture]) -> list[Line]:
    """The lines without the headline at their top, without captions and credits, and without doubled lines."""
    headline = _plain(headings.headline or "")
    shown = {_plain(words) for p in pictures for words in (p.text, p.credit or "")}
    kept: list[Line] = []
    for number, line in enumerate(lines):
        words = _plain(line.text)
        if not words or words in shown or (kept and words == _plain(kept[-1].text)):
            continue
        if words == headline and number < 2 * _NEAR_TOP:
            continue
        kept.append(line)
    return kept


def _deck(headings: Headings, body: Sequence[Line]) -> list[str]:
    """The deck, where it is more than the beginning of the report over again, and about the report."""
    if headings.shown:
        return [words for words in headings.deck if _plain(words) != _plain(headings.headline or "")]
    start = _plain(" ".join(line.text for line in body[:_NEAR_TOP]))
    whole = " ".join([headings.headline or "", *(line.text for line in body)])
    decks = []
    for words in headings.deck:
        plain = _plain(re.sub(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*\Z", "", words))
        repeats = not plain or plain in start or plain[:60] in start or plain == _plain(headings.headline or "")
        if not repeats and same_words(words, whole) >= _OWN_WORDS:
            decks.append(words)
    return decks


def _filed(placed: Sequence[tuple[str, Words]], paragraphs: Sequence[Paragraph]) -> tuple[Dateline | None, str | None]:
    """The dateline at the beginning of one of the first paragraphs of the body, and the day in it."""
    kinds = {paragraph.span: paragraph.kind for paragraph in paragraphs}
    bodies = [words for _, words in placed if kinds[words.span] == "body"][:3]
    for number, words in enumerate(bodies):
        found = read_dateline(words.text)
        if found and (found.sure or number == 0):
            start = words.span[0]
            place = found.place and (start + found.place[0], start + found.place[1])
            dateline = Dateline(words.text[found.place[0] : found.place[1]], place) if place and found.place else None
            return dateline, found.day
    return None, None


def _plain(words: str) -> str:
    """Words as compared: letters and digits, one space, no case."""
    return " ".join(re.findall(r"\w+", words.casefold()))
