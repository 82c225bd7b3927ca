"""The parts of one report's text: headline, deck, captions, dateline, byline, body, sub-headings, furniture.

A report is read in two zones. Above its first running text stand headline, deck, byline, captions and dates; from there
on stands the body, with sub-headings, captions, and furniture in between and at its end. Parts that a page's metadata
names already are placed where their words stand, and nothing else is then taken for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.ingest.blocks import Block, blocks_of
from dateline.ingest.captions import caption
from dateline.ingest.datelines import Filed, read_dateline
from dateline.ingest.furniture import address, furniture, says_when
from dateline.ingest.headlines import bare_name, byline, headline_like, plain, stopped_headline, subhead_like
from dateline.record.report import Caption, Dateline, Paragraph, ParagraphKind, Words

_ZONE = 24
"""Blocks within which the body must have begun."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of its parts. Words that stand in the text are placed in it; `credits` go with `captions`."""

    headline: str | None = None
    deck: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    byline: str | None = None


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a text; spans count in it. `furniture` holds the lines that tell when it was published."""

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
    return parts_of_blocks(text, blocks_of(text), known=known)


def parts_of_blocks(text: str, blocks: Sequence[Block], *, known: Known | None = None) -> Parts:
    """The parts of a report whose blocks are known already; their spans count in `text`."""
    marking = _Marking(text, blocks, known or Known())
    marking.mark()
    return marking.parts()


def body_start(blocks: Sequence[Block]) -> int:
    """Index of the first block of running text, `len(blocks)` where there is none."""
    for index, block in enumerate(blocks[:_ZONE]):
        if furniture(block) or block.bullet or caption(block, above_body=True)[0]:
            continue
        if block.prose:
            return index
        if block.words >= 8 and _filed(block):
            return index
    for index, block in enumerate(blocks[:_ZONE]):
        if block.words >= 8 and block.sentence and not (furniture(block) or block.bullet or stopped_headline(block)):
            return index
    return len(blocks)


def _filed(block: Block) -> bool:
    found = read_dateline(block.head)
    return found is not None and found.sure


class _Marking:
    """Marks each block of one report with its kind, top to bottom."""

    def __init__(self, text: str, blocks: Sequence[Block], known: Known) -> None:
        self.text, self.blocks, self.known = text, blocks, known
        self.kinds: list[ParagraphKind | None] = [None] * len(blocks)
        self.credits: dict[int, str | None] = {}
        self.body = body_start(blocks)
        self.headline: int | None = None
        self.byline = known.byline
        self.url: str | None = None
        self.filed: tuple[int, Filed] | None = None
        self.dated: list[str] = []

    def mark(self) -> None:
        """Fill `kinds`."""
        self._place_known()
        self._mark_above()
        self._mark_headline()
        self._mark_deck()
        self._mark_body()
        self._mark_dateline()

    def _place_known(self) -> None:
        known = {plain(words): "deck" for words in self.known.deck}
        known |= {plain(words): "caption" for words in self.known.captions}
        headline = plain(self.known.headline or "")
        if not known and not headline:
            return
        for index, block in enumerate(self.blocks):
            words = plain(block.head) if block.short else ""
            if headline and words == headline:
                self.kinds[index] = "headline" if self.headline is None else "furniture"
                self.headline = index if self.headline is None else self.headline
            elif words in known:
                self.kinds[index] = "deck" if known[words] == "deck" else "caption"
                self.credits[index] = self._known_credit(words)

    def _known_credit(self, words: str) -> str | None:
        for text, credit in zip(self.known.captions, self.known.credits, strict=False):
            if plain(text) == words:
                return credit or None
        return None

    def _mark_above(self) -> None:
        for index, block in enumerate(self.blocks[: self.body]):
            if self.kinds[index] is not None:
                continue
            if says_when(block):
                self.dated.append(block.head)
                self.kinds[index] = "furniture"
            elif furniture(block):
                self.url = self.url or address(block)
                self.kinds[index] = "furniture"
            elif found := byline(block):
                self.byline = self.byline or found
                self.kinds[index] = "furniture"
            else:
                pictured, credit = caption(block, above_body=True)
                if pictured and not block.bullet:
                    self.kinds[index], self.credits[index] = "caption", credit

    def _mark_headline(self) -> None:
        if self.headline is None and self.known.headline is None:
            self.headline = self._found_headline()
        if self.headline is None:
            self._mark_names()
            return
        self.kinds[self.headline] = "headline"
        words = plain(self.blocks[self.headline].head)
        for index in self._open(self.body):
            if plain(self.blocks[index].head) == words:
                self.kinds[index] = "furniture"
        self._mark_names()

    def _found_headline(self) -> int | None:
        """The first line above the body that may be one; of several, one that is repeated or has some length."""
        lines = self._open(self.body)
        likely = [i for i in lines if headline_like(self.blocks[i]) and self._no_name(i)]
        seen: set[str] = set()
        for index in likely:
            words = plain(self.blocks[index].head)
            if words in seen:
                return next(i for i in likely if plain(self.blocks[i].head) == words)
            seen.add(words)
        long = [i for i in likely if self.blocks[i].words >= 4]
        if long or likely:
            return (long or likely)[0]
        if lines and lines[0] + 1 < len(self.blocks) and self._no_name(lines[0]):
            first = self.blocks[lines[0]]
            filed = lines[0] + 1 == self.body and first.words <= 24 and _filed(self.blocks[self.body])
            if filed or stopped_headline(first):
                return lines[0]
        return None

    def _no_name(self, index: int) -> bool:
        return bare_name(self.blocks[index]) is None

    def _mark_names(self) -> None:
        """Names that stand alone above the body are bylines; short words above the headline are the page's sections."""
        for index in self._open(self.body):
            name = bare_name(self.blocks[index])
            if name:
                self.byline = self.byline or name
                self.kinds[index] = "furniture"
            elif self.headline is not None and index < self.headline and self.blocks[index].words <= 3:
                self.kinds[index] = "furniture"

    def _mark_deck(self) -> None:
        for index in self._open(self.body):
            block = self.blocks[index]
            if self.headline is None or index < self.headline:
                self.kinds[index] = "body"
            elif block.bullet or block.words >= 4:
                self.kinds[index] = "deck"
            else:
                self.kinds[index] = "furniture" if block.words == 1 else "deck"

    def _mark_body(self) -> None:
        for index in range(self.body, len(self.blocks)):
            if self.kinds[index] is None:
                self.kinds[index] = self._body_kind(index)

    def _body_kind(self, index: int) -> ParagraphKind:
        block = self.blocks[index]
        if index == self.body:
            return "body"
        if furniture(block):
            if says_when(block) and re.search(r"publish|updat|posted|modif", block.head, re.IGNORECASE):
                self.dated.append(block.head)
            return "furniture"
        if found := byline(block):
            self.byline = self.byline or found
            return "furniture"
        pictured, credit = caption(block, above_body=False)
        if pictured:
            self.credits[index] = credit
            return "caption"
        return "subhead" if self._is_subhead(index) else "body"

    def _is_subhead(self, index: int) -> bool:
        """A short line without a full stop that heads running text and is no item of a list."""
        block = self.blocks[index]
        if index + 1 >= len(self.blocks) or not subhead_like(block):
            return False
        above, below = self.blocks[index - 1], self.blocks[index + 1]
        heads = below.words >= 12 or (below.words >= 5 and below.sentence)
        listed = self.kinds[index - 1] == "body" and (not above.sentence or re.search(r":\W*$", above.tail))
        return heads and not listed and not below.bullet

    def _mark_dateline(self) -> None:
        """The dateline begins one of the body's first paragraphs; in dialogue capitals alone do not make one."""
        bodies = [i for i, kind in enumerate(self.kinds[: self.body + 8]) if kind == "body"][:3]
        for index in bodies:
            found = read_dateline(self.blocks[index].head)
            if found and (found.sure or (index == bodies[0] and not self._dialogue(bodies[0]))):
                self.filed = (index, found)
                return

    def _dialogue(self, first: int) -> bool:
        turns = sum(
            1 for b in self.blocks[first + 1 : first + 12] if re.match(r"[\"“]?[A-Z][A-Z .'’-]{1,40}:\s", b.head)
        )
        return turns > 0

    def _open(self, end: int) -> list[int]:
        return [index for index in range(min(end, len(self.blocks))) if self.kinds[index] is None]

    def parts(self) -> Parts:
        """The marks as values."""
        spans = [(block.start, block.end) for block in self.blocks]
        decks = [i for i, kind in enumerate(self.kinds) if kind == "deck"]
        pictures = [i for i, kind in enumerate(self.kinds) if kind == "caption"]
        return Parts(
            paragraphs=tuple(Paragraph(kind or "body", span) for kind, span in zip(self.kinds, spans, strict=True)),
            headline=self._words(self.headline) if self.headline is not None else None,
            deck=tuple(self._words(index) for index in decks),
            captions=tuple(self._caption(index) for index in pictures),
            dateline=self._dateline(),
            dateline_day=self.filed[1].day if self.filed else None,
            byline=self.byline,
            url=self.url,
            furniture=tuple(self.dated),
        )

    def _words(self, index: int) -> Words:
        block = self.blocks[index]
        start, end = block.start + block.bullet, block.end
        if self.kinds[index] == "headline" and self.text[end - 1] == ";":
            end -= 1
        return Words(self.text[start:end], (start, end))

    def _caption(self, index: int) -> Caption:
        words = self._words(index)
        return Caption(words.text, words.span, self.credits.get(index))

    def _dateline(self) -> Dateline | None:
        if self.filed is None or self.filed[1].place is None:
            return None
        index, found = self.filed
        start, end = (self.blocks[index].start + offset for offset in found.place or (0, 0))
        return Dateline(self.text[start:end], (start, end))
