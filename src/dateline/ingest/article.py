"""A page → the lines of its article: paragraphs, sub-headings, list items, quotes, table rows.

Trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction", ACL demos) finds the article; where it finds none, the page's own JSON-LD text is used, then Resiliparse.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from dateline.ingest.moments import stated_moment
from dateline.ingest.schema import Post, Stated
from dateline.ingest.shown import flowing, without_hints

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OURS = "dateline-page 1"
"""Raise the number when the same page would give another text: spans count in it."""

_SHORT = 600
"""Characters under which a quick extraction is checked by a thorough one."""
_NO_TEXT = (
    "script", "style", "svg", "nav", "footer", "aside", "iframe", "link", "template", "button", "select", "input",
    "textarea", "video", "audio", "canvas", "object", "embed", "map", "noscript", "head",
)  # fmt: skip
_POST = re.compile(r"liveBlogUpdate|BlogPosting|(?:^|[\s_-])(?:post|update|entry)(?:$|[\s_-])", re.I)
_GAPS = {"lb": "\n", "p": "\n"}
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|li|blockquote)\b", re.I)


class Line(msgspec.Struct, frozen=True):
    """One line of an article's text."""

    kind: Literal["body", "subhead"]
    text: str


class Article(msgspec.Struct, frozen=True):
    """An article's lines and what took them out of the page, name and version."""

    lines: tuple[Line, ...]
    extractor: str


def article_in(tree: HtmlElement, stated: Stated) -> Article:
    """The article of a page; without lines where the page holds none. `tree` is used up."""
    if stated.posts:
        return Article(tuple(_posts(stated.posts)), OURS)
    lines = _by_trafilatura(tree)
    found, own = _size(lines), _from_body(stated.body) if stated.body else []
    if _size(own) > 2 * found:
        return Article(tuple(own), OURS)
    if found:
        return Article(tuple(lines), f"trafilatura {_version('trafilatura')} / {OURS}")
    return Article(tuple(_by_resiliparse(tree)), f"resiliparse {_version('resiliparse')} / {OURS}")


def plain_article(body: str) -> Article:
    """The article whose text a schema.org object holds, with or without markup."""
    return Article(tuple(_from_body(body)), OURS)


def keep_post_times(tree: HtmlElement) -> None:
    """Make the time of each post of a live blog a sub-heading, since extraction drops `<time>`."""
    for node in list(tree.iter("time")):
        when = stated_moment(node.get("datetime"))
        if when and any(_is_post(above) for above in node.iterancestors()):
            node.tag = "h4"
            for inner in list(node):
                node.remove(inner)
            node.text = time_line(when)


def _is_post(node: HtmlElement) -> bool:
    marked = f"{node.get('itemprop') or ''} {node.get('itemtype') or ''} {node.get('class') or ''}"
    return node.tag not in ("body", "html", "main") and _POST.search(marked) is not None


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


@functools.cache
def _version(package: str) -> str:
    return version(package)


@functools.cache
def _options(fast: bool) -> Any:
    from trafilatura.settings import Extractor

    return Extractor(fast=fast, comments=False, output_format="python")


def _by_trafilatura(tree: HtmlElement) -> list[Line]:
    """Quickly first, from the tree without what is never text; thoroughly where that finds little."""
    from lxml import etree
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    etree.strip_elements(tree, *_NO_TEXT, etree.Comment, with_tail=False)
    best: list[Line] = []
    for fast in (True, False):
        document = bare_extraction(tree, options=_options(fast))
        lines = list(_tree_lines(document.body)) if isinstance(document, Document) else []
        best = max(best, lines, key=_size)
        if _size(best) >= _SHORT:
            break
    return best


def _by_resiliparse(tree: HtmlElement) -> list[Line]:
    """From the parsed tree, which is cut off where it is too deep: Resiliparse takes very long over deep nesting."""
    from lxml.html import tostring
    from resiliparse.extract.html2text import extract_plain_text

    html = tostring(tree, encoding="unicode")
    text = extract_plain_text(html, main_content=True, alt_texts=False, links=False, form_fields=False)
    return _split(text)


def _tree_lines(body: Any) -> Iterator[Line]:
    """The lines of trafilatura's tree, nested ones each by itself."""
    for node in body:
        if node.tag == "table":
            for row in node.iter("row"):
                yield from _lines_of("body", " | ".join(_joined(cell) for cell in row.iter("cell")))
        elif node.tag in ("list", "quote", "div", "body", "item") and any(
            inner.tag in ("p", "item", "list", "head", "quote", "table") for inner in node
        ):
            yield from _lines_of("body", node.text or "")
            yield from _tree_lines(node)
        elif isinstance(node.tag, str):
            yield from _lines_of("subhead" if node.tag == "head" else "body", _joined(node))
        if node.tail and node.tail.strip():
            yield from _lines_of("body", node.tail)


def _joined(node: Any) -> str:
    return flowing(node, gaps=_GAPS)


def _lines_of(kind: Literal["body", "subhead"], text: str) -> Iterator[Line]:
    for line in without_hints(text).split("\n"):
        words = " ".join(line.split(" ")).strip()
        if words.strip("| \t\r"):
            yield Line(kind, re.sub(r"[ \t\r\f\v]+", " ", words))


def _from_body(body: str) -> list[Line]:
    if not _MARKUP.search(body):
        return _split(body)
    from lxml import etree
    from lxml.html import fragment_fromstring

    try:
        tree = fragment_fromstring(body.replace("\0", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return []
    for node in tree.iter("p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"):
        node.tail = "\n" + (node.tail or "")
        node.text = "\n" + (node.text or "")
    return _split(tree.text_content())


def _split(text: str) -> list[Line]:
    return [line for line in re.split(r"[\r\n]+", text) for line in _lines_of("body", line)]


def _posts(posts: tuple[Post, ...]) -> Iterator[Line]:
    """The posts of a live blog, each under the line of its time and its own headline."""
    for post in posts:
        yield from _lines_of("subhead", time_line(post.when) if post.when else "")
        yield from _lines_of("subhead", post.headline or "")
        yield from _from_body(post.body)


def time_line(when: str) -> str:
    """A post's time as a line of text: `2025-06-07 09:30 +02:00`."""
    day, _, clock = when.partition("T")
    zone = clock[8:].replace("Z", "UTC")
    return " ".join(filter(None, [day, clock[:5], zone]))


def is_time_line(words: str) -> bool:
    """Whether a line is one of `time_line`."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?: UTC| [+-]\d\d:\d\d)?)?", words) is not None
