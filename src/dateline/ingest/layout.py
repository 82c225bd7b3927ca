"""The parts of a page → one text with a blank line between them, and where each part stands in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec

from dateline.ingest.article import Line, is_time_line
from dateline.ingest.blocks import blocks_of
from dateline.ingest.datelines import read_dateline
from dateline.ingest.furniture import furniture, says_when
from dateline.ingest.headings import Headings, same_words
from dateline.ingest.headlines import byline, subhead_like
from dateline.ingest.parts import Parts
from dateline.ingest.pictures import Picture
from dateline.record.report import Caption, Dateline, Paragraph, ParagraphKind, Words

_NEAR_TOP = 4
"""Lines at an article's top among which its headline, deck and captions may be repeated."""
_LONGEST_FURNITURE = 400
_OWN_WORDS = 0.5
"""How many of the words of a deck that the page only states must be the report's; else it speaks of the site."""


_NO_WORDS = re.compile(r"(?:\.\.\.|…)\s*(?:(?:read|learn|see)\s+)?more\s*[»>→]?\Z|\A[\w.+-]+@[\w.-]+\.\w+\Z", re.I)
"""A teaser of another story, or somebody's address."""
_OFFER = re.compile(
    r"\bsubscri(?:be|bers?|ptions?)\b|\bsign up\b|\blog in\b|\bnewsletters?\b|\bunlimited (?:digital )?access\b"
    r"|\bdaily edition\b|\bfree trial\b|\bad-free\b",
    re.I,
)
_READER = re.compile(r"\b(?:you|your|you[’']re|our|please|join)\b", re.I)
_QUOTED = re.compile('["“”«»]')


class Laid(msgspec.Struct, frozen=True):
    """A page's text and its parts, spans in it."""

    text: str
    parts: Parts


def lay_out(
    headings: Headings, pictures: Sequence[Picture], lines: Sequence[Line], *, byline: str | None, live: bool = False
) -> Laid:
    """Headline, deck, captions and lines as one text. What the lines repeat of the other parts is left out.

    `live`: the lines are posts, so that the headings above the first of them are its own and no deck.
    """
    body = _without_repeats(lines, headings, pictures)
    deck, body = _deck_apart(headings, body, live=live)
    body = _with_subheads(_with_dateline(body))
    paper = _Paper()
    headline = paper.put("headline", headings.headline) if headings.headline else None
    decks = [paper.put("deck", words) for words in deck]
    captions = [Caption(p.text, paper.put("caption", p.text).span, p.credit) for p in pictures]
    marked = [(_kind(line), line.text) for line in body]
    placed = [(kind, paper.put(kind, words)) for kind, words in marked]
    filed, day = _filed([words for kind, words in placed if kind == "body"][:3])
    dated = [words for kind, words in marked if kind == "furniture" and says_when(blocks_of(words)[0])]
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
    if len(line.text) > _LONGEST_FURNITURE or (line.kind == "subhead" and is_time_line(line.text)):
        return line.kind
    blocks = blocks_of(line.text)
    if not blocks or furniture(blocks[0]) or _by(line) or _NO_WORDS.search(line.text) or _offers(line.text):
        return "furniture"
    return line.kind


def _offers(words: str) -> bool:
    """Whether a line offers the reader a subscription or the like."""
    return _OFFER.search(words) is not None and _READER.search(words) is not None and _QUOTED.search(words) is None


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


def _deck_apart(headings: Headings, body: list[Line], *, live: bool) -> tuple[list[str], list[Line]]:
    """The deck, and the body without it. Where no other is, it is the headings that stand above all running text."""
    deck = _deck(headings, body)
    above = list(itertools.takewhile(lambda line: line.kind == "subhead", body[:_NEAR_TOP]))
    if not deck and not live and len(above) < len(body):
        deck = [line.text for line in above if len(line.text.split()) > 3]
    known = {_plain(words) for words in deck}
    return deck, [line for line in body if _plain(line.text) not in known]


def _with_dateline(body: list[Line]) -> list[Line]:
    """The body, a dateline that stands alone put before the paragraph that it belongs to."""
    if len(body) < 2 or len(body[0].text) > 60:
        return body
    found = read_dateline(f"{body[0].text} ")
    if found is None or found.end < len(body[0].text):
        return body
    return [Line("body", f"{body[0].text} {body[1].text}"), *body[2:]]


def _with_subheads(body: list[Line]) -> list[Line]:
    """The body, short lines that head running text as sub-headings, as pages set them in bold paragraphs."""
    marked = list(body)
    for number, (above, line, below) in enumerate(zip(body, body[1:], body[2:], strict=False), 1):
        if line.kind == "body" and len(line.text) < 100 and len(below.text.split()) >= 12 and _ends(above.text):
            blocks = blocks_of(line.text)
            if blocks and subhead_like(blocks[0]):
                marked[number] = Line("subhead", line.text)
    return marked


def _ends(words: str) -> bool:
    return re.search(r"[.!?…][\"'”’»)\]]*\Z", words) is not None


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


def _filed(first: Sequence[Words]) -> tuple[Dateline | None, str | None]:
    """The dateline at the beginning of one of the first paragraphs of the body, and the day in it."""
    for number, words in enumerate(first):
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
