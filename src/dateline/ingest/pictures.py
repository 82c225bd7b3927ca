"""Pictures of a page → their captions and credits, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from dateline.ingest.blocks import blocks_of
from dateline.ingest.captions import caption
from dateline.ingest.shown import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:wp-)?caption(?:[_-]?text)?(?:$|\s)|(?:image|photo|picture|media)[_-]+caption", re.I
)
_CREDIT_CLASS = re.compile(r"credit|copyright|attribution|photographer|image-?source|agency|courtesy", re.I)
_MARGIN = re.compile(
    r"related|recommend|sidebar|most-?read|teaser|promo|trending|comment|gallery-nav|logo|advert", re.I
)
_LABEL = re.compile(
    r"(?:(?:file\s+)?(?:photo(?:graph)?|picture|image)s?|credits?|crédits?|fotos?|bild|source|©|\(c\)|courtesy(?: of)?)"
    r"(?:\s+(?:credit|by|courtesy))?\s*(?:[:|/]|\.{3}|…|(?<=©)|(?<=\bby)|(?<=\bof))\s*",
    re.I,
)
_NO_CAPTION = re.compile(
    r"(?:slide ?show|gallery|photos?|images?|video|play|advertisement)?[\W\d]*(?:images?|photos?)?\W*\Z", re.I
)
_LONGEST = 1200


class Picture(msgspec.Struct, frozen=True):
    """A picture's caption as one line, its credit in it where the page shows one; `credit` without its label."""

    text: str
    credit: str | None


def pictures(tree: HtmlElement) -> list[Picture]:
    """The captioned pictures of the page's article; those of margins and of links to other stories are left out."""
    found: dict[str, Picture] = {}
    for node in _caption_nodes(tree):
        if not _is_marginal(node):
            picture = _picture(node)
            if picture and picture.text not in found:
                found[picture.text] = picture
    return list(found.values())


def _caption_nodes(tree: HtmlElement) -> Iterator[HtmlElement]:
    for node in tree.iter("figcaption", "p", "div", "span", "dd"):
        if _is_caption(node) and not any(_is_caption(above) for above in node.iterancestors()):
            yield node


def _is_caption(node: HtmlElement) -> bool:
    return node.tag == "figcaption" or _CAPTION_CLASS.search(node.get("class") or "") is not None


def _is_marginal(node: HtmlElement) -> bool:
    for above in node.iterancestors():
        if above.tag in ("aside", "footer", "nav") or (above.tag == "a" and above.get("href")):
            return True
        marks = f"{above.get('class') or ''} {above.get('id') or ''}"
        if above.tag not in ("body", "html") and _MARGIN.search(marks):
            return True
    return False


def _picture(node: HtmlElement) -> Picture | None:
    words = one_line(node)
    if not words or len(words) > _LONGEST:
        return None
    marked = next((one_line(inner) for inner in _credit_nodes(node)), None)
    if _NO_CAPTION.match(words) or (len(words.split()) < 3 and not marked):
        return None
    if not marked:
        found = caption(blocks_of(words)[0], above_body=True)[1] or _dotted(words)
        return Picture(words, _bare(found) if found else None)
    if marked not in words:
        words = f"{words} {marked}"
    return Picture(words, _bare(marked))


def _credit_nodes(node: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that hold the credit: within the caption, or beside it in its figure."""
    figure = next((above for above in node.iterancestors("figure")), node)
    for inner in figure.iter("span", "small", "cite", "p", "div", "em", "figcaption"):
        if (
            inner is not node
            and (inner.tag == "cite" or _CREDIT_CLASS.search(inner.get("class") or ""))
            and one_line(inner)
        ):
            yield inner


def _dotted(words: str) -> str | None:
    """The credit in `… at the gate. Credit...Jane Doe for The Herald`."""
    found = re.search(r"\bCredit\s*(?:\.{3}|…)\s*(.{2,80})\Z", words)
    return found[1] if found else None


def _bare(credit: str) -> str | None:
    """A credit without its labels and brackets."""
    inner = credit.strip(" ()[].|")
    while label := _LABEL.match(inner):
        inner = inner[label.end() :]
    return inner.strip(" ()[].|") or None
