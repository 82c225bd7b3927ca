"""The headline and the deck of a page, as the page shows them where it shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from dateline.ingest.schema import Stated
from dateline.ingest.shown import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECK = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|standfirst|stand-first|strapline|sub-?title|sub-?headline|sub-?hed|article-?summary"
    r"|post-?excerpt|article-?(?:intro|lead|description)|key-?points|highlights)(?:$|[\s_-])",
    re.I,
)
_SITE = re.compile(r"\s+[|·»]\s+|\s+[-–—]\s+(?=[^-–—|]{2,40}\Z)")
_NEAR = 12
"""Elements after the headline among which a deck is looked for."""
_LONGEST_DECK = 600
_ALIKE = 0.5
"""Share of words that a shown and a stated headline have in common at the least."""


Shown = tuple["HtmlElement", str]
"""A heading of the page and its words."""


class Headings(msgspec.Struct, frozen=True):
    """A page's headline and deck lines; `shown` says whether the page shows the deck or only states it."""

    headline: str | None
    deck: tuple[str, ...]
    shown: bool


def headings(tree: HtmlElement, stated: Stated) -> Headings:
    """The headline that the page shows and states, with the deck beneath it."""
    shown = [(node, words) for node in tree.iter("h1", "h2") if (words := one_line(node)) and len(words) < 400]
    best = _shown_headline(shown, stated)
    if best is None:
        title = stated.headline or stated.title
        headline = without_site(title, stated.publisher) if title else None
        return Headings(headline, tuple(filter(None, [stated.deck])), False)
    decks = tuple(_decks(best[0]))
    return Headings(_without_kicker(best[1], stated.headline), decks or tuple(filter(None, [stated.deck])), bool(decks))


def _shown_headline(shown: list[Shown], stated: Stated) -> Shown | None:
    """The heading most like what the page states; where it states nothing, its only main heading."""
    main = [pair for pair in shown if pair[0].tag == "h1"]
    title = stated.headline or stated.title
    if len(main) == 1 and (not _says(stated.headline) or same_words(main[0][1], stated.headline or "") >= _ALIKE):
        return main[0]
    if not title:
        return main[0] if main else None
    best = max(shown, key=lambda pair: same_words(pair[1], title) + 0.05 * (pair[0].tag == "h1"), default=None)
    return best if best and len(best[1].split()) > 2 and same_words(best[1], title) >= _ALIKE else None


def _says(headline: str | None) -> bool:
    """Whether a stated headline is one; publishing systems leave their own names there."""
    return bool(headline) and (" " in (headline or "") or not (headline or "").isascii())


def _without_kicker(shown: str, stated: str | None) -> str:
    """A shown headline without what the page sets before it, such as a section's name."""
    if stated and shown.endswith(stated) and len(stated.split()) > 2:
        return stated
    return shown


def without_site(title: str, publisher: str | None) -> str:
    """A page's title without the name of the site that it ends with."""
    parts = _SITE.split(title)
    if len(parts) < 2 or len(parts[0].split()) < 3:
        return title
    if len(parts[-1].split()) <= 5 or (publisher and parts[-1].casefold() == publisher.casefold()):
        return title[: title.rindex(parts[-1])].rstrip(" |·»-–—")
    return title


def same_words(one: str, other: str) -> float:
    """How many of the words of the shorter text stand in the other, from 0 to 1."""
    a, b = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _decks(heading: HtmlElement) -> Iterator[str]:
    for node in _after(heading):
        if _DECK.search(f"{node.get('class') or ''} {node.get('itemprop') or ''} {node.get('data-testid') or ''}"):
            items = [node] if node.tag != "ul" and node.find(".//li") is None else list(node.iter("li"))
            for item in items:
                words = one_line(item)
                if len(words.split()) >= 3 and len(words) <= _LONGEST_DECK:
                    yield words
            return


def _after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that follow a heading, its own level first, then its parents'."""
    level, seen = heading, 0
    for _ in range(3):
        for node in level.itersiblings():
            if not isinstance(node.tag, str):
                continue
            yield node
            yield from (
                inner for inner in list(node.iter("p", "div", "h2", "h3", "ul", "span"))[:4] if inner is not node
            )
            seen += 1
            if seen >= _NEAR:
                return
        parent = level.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return
        level = parent
