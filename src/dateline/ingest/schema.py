"""schema.org (JSON-LD) → what a publisher states of its article: headline, people, times, text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import msgspec

from dateline.ingest.moments import stated_moment

Item = dict[str, Any]

_LIVE = "LiveBlogPosting"
_ARTICLES = ("NewsArticle", "Article", "BlogPosting", "SocialMediaPosting", "Report", "MediaReport")
_LONGEST = 2000


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """One post of a live blog."""

    when: str | None
    headline: str | None
    body: str


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a page states of its article outside of the article's text."""

    live: bool = False
    article: bool = False
    """Whether the page says that it is an article."""
    headline: str | None = None
    title: str | None = None
    """The title of the page, which may name the site as well."""
    deck: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    body: str | None = None
    posts: tuple[Post, ...] = ()


def stated_in(scripts: Iterable[str], *, url: str | None = None) -> Stated:
    """What the JSON-LD scripts of a page state of its article; of several articles, the one at `url`, else the first.

    Broken scripts state nothing.
    """
    items = [item for script in scripts for item in _items(_parsed(script))]
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    articles = [item for item in items if _is_article(item)]
    if not articles:
        return Stated(publisher=_site(items))
    best = max(articles, key=lambda item: (url is not None and url in _urls(item), _rank(item)))
    return of_article(best, by_id=by_id)


def of_article(item: Item, *, by_id: dict[str, Item] | None = None) -> Stated:
    """What one schema.org article states."""
    known = by_id or {}
    live = _LIVE in _types(item)
    return Stated(
        live=live,
        article=True,
        headline=_line(item.get("headline")) or _line(item.get("name")),
        deck=_line(item.get("alternativeHeadline") if live else None) or _line(item.get("description")),
        byline=_names(item.get("author") or item.get("creator"), known),
        publisher=_names(item.get("publisher") or item.get("sourceOrganization"), known),
        url=next(iter(_urls(item)), None),
        language=_line(item.get("inLanguage")),
        published=stated_moment(item.get("datePublished") or item.get("dateCreated")),
        updated=stated_moment(item.get("dateModified")),
        body=_body(item),
        posts=tuple(_posts(item)) if live else (),
    )


def _parsed(script: str) -> Any:
    bare = re.sub(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$", "", script.strip())
    for attempt in (bare, unescape(bare), re.sub(r",\s*([}\]])", r"\1", bare)):
        try:
            return json.loads(attempt.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(value: Any, depth: int = 0) -> Iterator[Item]:
    if isinstance(value, list) and depth < 8:
        for inner in value:
            yield from _items(inner, depth + 1)
    elif isinstance(value, dict) and depth < 8:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(value.get(key), depth + 1)


def _types(item: Item) -> list[str]:
    kinds = item.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _is_article(item: Item) -> bool:
    return any(kind == _LIVE or kind.endswith(_ARTICLES) for kind in _types(item))


def _rank(item: Item) -> int:
    kinds = _types(item)
    return 2 * (_LIVE in kinds) + any(kind.endswith("NewsArticle") for kind in kinds)


def _urls(item: Item) -> list[str]:
    page = item.get("mainEntityOfPage")
    given = [item.get("url"), page.get("@id") if isinstance(page, dict) else page, item.get("@id")]
    return [url for url in given if isinstance(url, str) and url.startswith(("http://", "https://"))]


def _site(items: list[Item]) -> str | None:
    kinds = {"WebSite", "NewsMediaOrganization"}
    return next((name for item in items if kinds & set(_types(item)) and (name := _line(item.get("name")))), None)


def _line(value: Any) -> str | None:
    """A stated text as one line, markup and entities undone."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return line(value)


def line(words: str) -> str | None:
    """Words of metadata as one line, their markup and entities undone; `None` where nothing is left."""
    if "<" in words and ">" in words:
        words = re.sub(r"</?[a-zA-Z][^<>]*>", " ", words)
    return " ".join(unescape(unescape(words)).split())[:_LONGEST].strip() or None


def _names(value: Any, by_id: dict[str, Item]) -> str | None:
    """The names of people or organisations, joined by commas."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one:
            one = by_id.get(str(one.get("@id")), one)
        name = _line(one)
        if name and name not in names and not name.startswith(("http://", "https://")):
            names.append(name)
    return ", ".join(names) or None


def _body(item: Item) -> str | None:
    body = item.get("articleBody") or item.get("text")
    if isinstance(body, list):
        body = "\n\n".join(part for part in body if isinstance(part, str))
    return body if isinstance(body, str) and body.strip() else None


def _posts(item: Item) -> Iterator[Post]:
    updates = item.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict) and (body := _body(update)):
            yield Post(
                when=stated_moment(update.get("datePublished") or update.get("dateModified")),
                headline=_line(update.get("headline") or update.get("name")),
                body=body,
            )
