"""A saved page → a Report whose text is what the page shows of its article, laid out line by line.

Headline, deck, captions, then the article's own paragraphs, a blank line between each. What the page states of itself
(JSON-LD, OpenGraph, meta names, `<time>`) goes before what was supplied with it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.errors import IngestError
from dateline.ingest.article import Article, article_in, keep_post_times, plain_article
from dateline.ingest.compose import composed
from dateline.ingest.dates import Dates, published_and_updated
from dateline.ingest.encoding import decode
from dateline.ingest.headings import Headings, headings
from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.judged import not_an_article
from dateline.ingest.language import language_of
from dateline.ingest.layout import Laid, lay_out
from dateline.ingest.limits import MIB, size
from dateline.ingest.metadata import date_lines, stated
from dateline.ingest.moments import stated_moment
from dateline.ingest.pictures import Picture, pictures
from dateline.ingest.schema import Stated, of_article
from dateline.record.report import Report

if TYPE_CHECKING:
    from email.message import Message

    from lxml.html import HtmlElement

MEDIA_TYPE = "text/html"
_LONGEST = 16 * MIB
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]+)", re.I
)
_ENOUGH = 200
"""Characters of text from which its own language goes before what the page states."""
_SEVEN_BITS = frozenset({"iso2022_jp", "hz"})
_WIDENED = {
    "iso8859-1": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254", "shift_jis": "cp932", "euc_kr": "cp949",
    "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "windows-31j": "cp932", "x-cp1251": "cp1251", "iso8859-11": "cp874",
}  # fmt: skip
"""Encodings that pages name and browsers read as their wider kin (WHATWG Encoding Standard, "Names and labels")."""
_MEND = "open it in a browser and save the article's own page, or its text as .txt"


def intake_from_page(data: bytes, *, supplied: Supplied, where: str) -> Intake:
    """The report of a saved page, with its bytes.

    Raises:
        IngestError: the page holds no article, is too long, or cannot be parsed.
    """
    html, encoding = decode_page(data, where)
    report = report_from_html(html, supplied=supplied, where=where)
    return Intake(report, data, f"{MEDIA_TYPE}; charset={encoding}")


def intake_from_mhtml(data: bytes, *, supplied: Supplied, where: str) -> Intake:
    """The report of a page that a browser saved as one MHTML file, which notes its address and when it was saved."""
    from email import message_from_bytes

    message = message_from_bytes(data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = part.get_payload(decode=True) if part else None
    if not isinstance(content, bytes):
        raise IngestError(where, "an MHTML file without a page in it", "save the page as .html")
    html, _ = decode_page(content, where)
    known = msgspec.structs.replace(
        supplied,
        url=supplied.url or message.get("Snapshot-Content-Location"),
        captured=supplied.captured or _sent(message),
    )
    return Intake(report_from_html(html, supplied=known, where=where), data, "multipart/related")


def report_from_html(html: str, *, supplied: Supplied, where: str) -> Report:
    """The report of a page's decoded HTML. Raises `IngestError` where it holds no article."""
    if len(html) > _LONGEST:
        raise IngestError(where, f"a page of more than {size(_LONGEST)}", "save the article's own page")
    try:
        page = _taken_apart(html)
    except Exception as error:  # lxml and trafilatura raise many kinds on broken pages
        raise IngestError(where, f"the page cannot be read ({type(error).__name__}: {error})", _MEND) from error
    known, found = page.stated, page.article
    wrong = not_an_article(found.lines, stated=known.article or known.published is not None)
    if wrong:
        raise IngestError(where, wrong, _MEND)
    laid = lay_out(page.headings, page.pictures, found.lines, byline=known.byline, live=known.live)
    return _report(laid, known, supplied, extractor=found.extractor, lines=page.date_lines)


def report_from_schema(item: dict[str, Any], *, supplied: Supplied, where: str) -> Report:
    """The report of a schema.org article that holds its text in `articleBody`. Raises `IngestError` without words."""
    known = of_article(item)
    found = plain_article(known.body or "")
    if not found.lines:
        raise IngestError(where, "a schema.org article without words", "give each row a `text` or an `html`")
    decks = tuple(filter(None, [known.deck]))
    laid = lay_out(Headings(known.headline or supplied.title, decks, False), (), found.lines, byline=known.byline)
    return _report(laid, known, supplied, extractor=found.extractor, lines=())


class _Page(msgspec.Struct, frozen=True):
    """What a page holds."""

    stated: Stated
    pictures: list[Picture]
    date_lines: list[str]
    headings: Headings
    article: Article


def _taken_apart(html: str) -> _Page:
    tree = _parsed(html)
    known = stated(tree)
    shown, top = pictures(tree), headings(tree, known)
    when = [] if known.published else date_lines(tree)
    if known.live and not known.posts:
        keep_post_times(tree)
    return _Page(known, shown, when, top, article_in(tree, known))


def _parsed(html: str) -> HtmlElement:
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_pis=True)
    return document_fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser=parser)


def _report(laid: Laid, known: Stated, supplied: Supplied, *, extractor: str, lines: Sequence[str]) -> Report:
    """The report: what the page states, then what was supplied."""
    url = known.url or supplied.url
    mine = msgspec.structs.replace(
        supplied,
        url=url,
        publisher=known.publisher or supplied.publisher,
        captured=supplied.captured or known.captured,
    )
    dates = _dates(known, [*lines, *laid.parts.furniture], mine, laid.parts.dateline_day)
    return composed(
        laid.text, laid.parts, dates, supplied=mine, language=_language(laid.text, known.language), extractor=extractor
    )


def _dates(known: Stated, lines: Sequence[str], supplied: Supplied, day: str | None) -> Dates:
    """Stated times first; where the page states none, its visible date lines, its address and its dateline."""
    read = published_and_updated(lines, supplied=supplied, url=supplied.url, dateline_day=day)
    if known.published:
        read = msgspec.structs.replace(read, published=known.published, published_basis="stated")
    if known.updated:
        read = msgspec.structs.replace(read, updated=known.updated, updated_basis="stated")
    elif known.published and read.updated and read.updated[:10] == known.published[:10]:
        read = msgspec.structs.replace(read, updated=None, updated_basis="unknown")
    return read


def _language(text: str, stated: str | None) -> str | None:
    """The language of the words; what the page states where they are too few to tell."""
    return (language_of(text) if len(text) >= _ENOUGH else None) or stated or language_of(text)


def decode_page(data: bytes, where: str) -> tuple[str, str]:
    """The text of a page and the name of its encoding: by its byte order mark, by being UTF-8, by what it declares."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-16"
        return data.decode(codec, "replace"), codec.removesuffix("-sig")
    declared = _declared(data)
    if declared not in _SEVEN_BITS:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    if declared:
        return data.decode(declared, "replace"), declared
    try:
        return decode(data)
    except IngestError as error:
        raise IngestError(where, error.problem, error.mend) from error


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, as browsers understand its name."""
    found = _CHARSET.search(data[:8192])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace").lower()
    try:
        codec = codecs.lookup(_WIDENED.get(name, name)).name
        "".encode(codec)
    except (LookupError, UnicodeError):
        return None
    return None if codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-7", "utf-8") else _WIDENED.get(codec, codec)


def _sent(message: Message) -> str | None:
    """When an MHTML file says that it was saved."""
    return stated_moment(message.get("Date"))
