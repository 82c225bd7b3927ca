"""What a page states of its article outside of the text: JSON-LD, OpenGraph, meta names, `<time>`, canonical address.

Times keep the hour and the zone that the page states; an address that is not whole is no address.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import msgspec

from dateline.ingest.dates import dated
from dateline.ingest.moments import moment, stated_moment
from dateline.ingest.schema import Stated, line, stated_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "article.published", "publish-date", "publish_date", "publishdate", "pubdate",
    "publication_date", "date.published", "originalpublicationdate", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "article.updated",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised", "updated_time",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
_SITE = ("og:site_name", "dc.publisher", "dcterms.publisher", "article:publisher_name", "application-name")
_DECK = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_LANGUAGE = ("og:locale", "content-language", "dc.language")

_DATE_LINES = 6
_ASIDE = re.compile(r"\b(?:aside|footer|nav|related|comment|recommend|sidebar|most-|trending|teaser|promo)", re.I)
_WHEN = re.compile(r"date|time|publi|posted|updated|modified|stamp", re.I)
_CHANGED = re.compile(r"updat|modif|revis|edited|last", re.I)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(r"url:\s*(\S+)\s+saved date:\s*(\w{3} \w{3} \d+ \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})", re.S)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def stated(tree: HtmlElement) -> Stated:
    """What the page in `tree` states of its article."""
    metas = _metas(tree)
    url, captured = _saved(tree)
    url = _address(tree, metas, url)
    scripts = [node.text or "" for node in tree.iter("script") if "ld+json" in (node.get("type") or "").lower()]
    own = stated_in(scripts, url=url)
    marked = list(_marked_times(tree))
    published = [own.published, *_moments(metas, _PUBLISHED), *(when for when, changed in marked if not changed)]
    updated = [own.updated, *_moments(metas, _UPDATED), *(when for when, changed in marked if changed)]
    first = _fullest(published)
    return msgspec.structs.replace(
        own,
        live=own.live or _is_live(tree),
        article=own.article or (_first(metas, ("og:type",)) or "").lower() == "article",
        headline=own.headline or _headline(metas),
        title=_title(tree),
        deck=own.deck or _first(metas, _DECK),
        byline=_person(own.byline) or _person(_first(metas, _AUTHOR)) or _person(_by(tree)),
        publisher=own.publisher or _first(metas, _SITE),
        url=url or own.url,
        language=_language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or _language(own.language)
        or _language(_first(metas, _LANGUAGE)),
        published=first,
        updated=_later(_fullest(updated), first),
        captured=captured,
    )


def date_lines(tree: HtmlElement) -> list[str]:
    """The short lines of a page that look to be about its dates, as "Published 7 June 2025"."""
    lines = []
    for node in tree.iter("time", "span", "div", "p", "li"):
        if node.tag == "time" or _WHEN.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            words = " ".join(node.text_content().split())
            if 5 < len(words) < 80 and re.search(r"\d", words) and not _set_aside(node):
                lines.append(words)
        if len(lines) == _DATE_LINES:
            return lines
    return lines or _dated_texts(tree)


def _dated_texts(tree: HtmlElement) -> list[str]:
    """The page's lines that say when it was published, where nothing marks them."""
    lines = (" ".join(text.split()) for text in tree.xpath("//body//*[not(self::script or self::style)]/text()"))
    return list(itertools.islice((line for line in lines if 5 < len(line) < 80 and dated(line)), _DATE_LINES))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta name, property, itemprop or http-equiv, names in small letters."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        content = node.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = node.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: Iterable[str]) -> str | None:
    return next((words for name in names if name in metas and (words := line(metas[name]))), None)


def _headline(metas: dict[str, str]) -> str | None:
    """The first stated title of more than one word; publishing systems leave their own names in others."""
    titles = (line(metas[name]) for name in _TITLE if name in metas)
    return next((title for title in titles if title and (" " in title or not title.isascii())), None)


def _moments(metas: dict[str, str], names: Iterable[str]) -> list[str | None]:
    return [stated_moment(metas[name]) for name in names if name in metas]


def _fullest(candidates: Iterable[str | None]) -> str | None:
    """The first time stated; a later statement of the same day goes before it if it says the hour or zone as well."""
    known = [when for when in candidates if when]
    if not known:
        return None
    same = [when for when in known if when[:10] == known[0][:10]]
    return max(same, key=lambda when: (len(when) > 19, len(when) > 10))


def _later(updated: str | None, published: str | None) -> str | None:
    """An update that is the publication itself, or comes before it, is none."""
    if not updated or not published:
        return updated
    both = [datetime.fromisoformat(when) for when in (updated, published)]
    if any(when.tzinfo is None for when in both):
        return updated if updated[:10] >= published[:10] and updated != published else None
    return updated if both[0] > both[1] else None


def _marked_times(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """The times that elements state in `datetime` or `content`, and whether they are of a change."""
    for node in tree.iter("time", "span", "div", "abbr"):
        prop = (node.get("itemprop") or "").lower()
        if node.tag != "time" and prop not in ("datepublished", "datemodified"):
            continue
        when = stated_moment(node.get("datetime") or node.get("content"))
        if when and not _set_aside(node):
            around = node.getparent()
            hints = [node.get("class"), prop, node.text, around.get("class") if around is not None else None]
            before = around.text if around is not None and around.index(node) == 0 else None
            yield when, bool(_CHANGED.search(" ".join(filter(None, [*hints, before]))))


def _set_aside(node: HtmlElement) -> bool:
    """Whether an element stands in a page's margins: related stories, comments, footer."""
    for above in node.iterancestors():
        if above.tag in ("aside", "footer", "nav"):
            return True
        if above.tag not in ("body", "html") and _ASIDE.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False


def _address(tree: HtmlElement, metas: dict[str, str], saved: str | None) -> str | None:
    base = next((node.get("href") for node in tree.iter("base")), None) or saved
    links = [node.get("href") for node in tree.iter("link") if "canonical" in (node.get("rel") or "").lower().split()]
    for given in (*links, metas.get("og:url"), saved):
        whole = urljoin(base or "", given.strip()) if given else ""
        if _is_whole(whole):
            return whole
    return None


def _is_whole(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc


def _saved(tree: HtmlElement) -> tuple[str | None, str | None]:
    """The address and the time that a browser noted in a comment when it saved the page."""
    for comment in tree.getroottree().xpath("/comment() | /html/comment() | /html/head/comment()")[:8]:
        words = comment.text or ""
        if single := _SINGLE_FILE.search(words):
            _, month, day, year, clock = single[2].split()
            number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
            return single[1], moment(f"{year}-{number:02}-{int(day):02}T{clock}{single[3]}")
        if found := _SAVED_FROM.search(words):
            return found[1], None
    return None, None


def _is_live(tree: HtmlElement) -> bool:
    return any(
        "LiveBlogPosting" in (node.get("itemtype") or "") for node in tree.iter("div", "article", "main", "section")
    )


def _title(tree: HtmlElement) -> str | None:
    return next((words for node in tree.iter("title") if (words := line(node.text_content()))), None)


def _by(tree: HtmlElement) -> str | None:
    """A byline that the page shows and marks as such."""
    for node in tree.iter("a", "span", "p", "div", "address"):
        marks = f"{node.get('rel') or ''} {node.get('itemprop') or ''} {node.get('class') or ''}".lower().split()
        if {"author", "byline", "byline-name", "author-name", "article-author"} & set(marks) and not _set_aside(node):
            words = line(node.text_content())
            if words and len(words) < 120:
                return words
    return None


def _person(words: str | None) -> str | None:
    """A byline's names, without "By"; no address, account name or mere "admin"."""
    if not words or words.startswith(("http://", "https://", "@")) or words.lower() in ("admin", "null", "undefined"):
        return None
    return re.sub(r"^(?:written |posted |reported )?by:?\s+", "", words, flags=re.I).strip(" |·,-") or None


def _language(code: str | None) -> str | None:
    found = re.match(r"[a-zA-Z]{2}(?![a-zA-Z])", code or "")
    return found[0].lower() if found else None
