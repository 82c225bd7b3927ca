"""The Report: one text as published, with its parts told apart.

Every span is `[start, end)` in characters of `Report.text`, which is the report's own stretch of its source. Accounts
that leave the house count in the whole source instead: see `Account.in_source`.
"""

from __future__ import annotations

import hashlib
import re
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from dateline.record.reading import Span

ParagraphKind = Literal["headline", "deck", "caption", "body", "subhead", "furniture"]
DateBasis = Literal["stated", "supplied", "captured", "unknown"]
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\w+/(?=https?://)")


class Words(msgspec.Struct, frozen=True):
    """Words of a report and where they stand."""

    text: str
    span: Span


class Caption(msgspec.Struct, frozen=True):
    """A picture's caption; `credit` is who took or supplied the picture, such as `AP/File`."""

    text: str
    span: Span
    credit: str | None = None


class Dateline(msgspec.Struct, frozen=True):
    """Where the report says that it was filed. `place` is the id of a place of the account, once resolved."""

    text: str
    span: Span
    place: str | None = None


class Paragraph(msgspec.Struct, frozen=True):
    """One block of a report and what part it plays. Furniture (share lines, "Follow") carries no facts."""

    kind: ParagraphKind
    span: Span


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One text as published.

    `published` and `updated` are EDTF days, with or without time and zone (`2025-06-07`, `2025-06-07T09:30:00+02:00`);
    their basis says whether the page stated them, the user supplied them or they follow from the capture time.
    """

    id: str
    source: str
    """File name, URL, or the `source` given with the input."""
    text: str
    """The report's own stretch of the decoded source, newlines as one `\\n`; of a page, the extracted text."""
    span: Span
    """Where `text` stands in the source."""
    url: str | None = None
    publisher: str | None = None
    """Who published it; where neither page nor user says, the site of its address."""
    byline: str | None = None
    language: str | None = None
    """ISO 639-1 code; a report in a language that the reader cannot read is kept unread."""
    headline: Words | None = None
    deck: tuple[Words, ...] = ()
    captions: tuple[Caption, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    published_basis: DateBasis = "unknown"
    updated: str | None = None
    updated_basis: DateBasis = "unknown"
    captured: str | None = None
    """When the text was taken from its publisher (ISO 8601), where known."""
    paragraphs: tuple[Paragraph, ...] = ()
    extractor: str | None = None
    """Name and version of what took the text out of a page, since spans count in its output; null for plain text."""

    def words(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span[0] : span[1]]

    @property
    def anchor(self) -> str | None:
        """The day (ISO) that "Friday" and "last month" count from, null where the report gives none."""
        when = self.published or self.updated
        return when[:10] if when else None


def site(url: str | None) -> str | None:
    """`post.example` of an address on the web, of an archived page that of the page; null for any other."""
    inner = _ARCHIVED.sub("", url or "")
    try:
        parts = urlsplit(inner)
    except ValueError:
        return None
    return parts.hostname.removeprefix("www.") if parts.scheme in ("http", "https") and parts.hostname else None


def report_id(publisher: str | None, text: str) -> str:
    """The stable id of a text from a publisher: 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(f"{publisher or ''}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
