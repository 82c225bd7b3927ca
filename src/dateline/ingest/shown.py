"""The text that a page shows: one line of an element, without layout hints that are not seen (soft hyphens)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_HINTS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_APART = dict.fromkeys(("span", "div", "p", "br", "cite", "small", "figcaption", "li", "h2", "h3"), " ")


def without_hints(words: str) -> str:
    """The words without soft hyphens and zero-width spaces and joiners of words."""
    return words if words.isascii() else words.translate(_HINTS)


def one_line(node: Any) -> str:
    """What an element shows, as one line; boxes in it are apart, marks such as bold are not."""
    return " ".join(without_hints(flowing(node, gaps=_APART)).split())


def flowing(node: Any, *, gaps: Mapping[str, str]) -> str:
    """The text in an element, with `gaps[tag]` around each element within it."""
    return "".join(_pieces(node, gaps))


def _pieces(node: Any, gaps: Mapping[str, str]) -> Iterator[str]:
    yield node.text or ""
    for inner in node:
        if isinstance(inner.tag, str):
            gap = gaps.get(inner.tag, "")
            yield gap
            yield from _pieces(inner, gaps)
            yield gap
        yield inner.tail or ""
