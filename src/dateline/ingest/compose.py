"""A text and its parts → a Report."""

from __future__ import annotations

from dateline.ingest.dates import Dates
from dateline.ingest.intake import Supplied
from dateline.ingest.language import language_of
from dateline.ingest.parts import Parts
from dateline.record.report import Report, report_id, site


def composed(
    text: str,
    parts: Parts,
    dates: Dates,
    *,
    supplied: Supplied,
    language: str | None = None,
    extractor: str | None = None,
) -> Report:
    """The report that is all of `text`; `language` where the page states one that its words do not gainsay."""
    url = parts.url or supplied.url
    publisher = supplied.publisher or site(url)
    return Report(
        id=report_id(publisher, text),
        source=supplied.source or url or "page",
        text=text,
        span=(0, len(text)),
        url=url,
        publisher=publisher,
        byline=parts.byline,
        language=language or language_of(text),
        headline=parts.headline,
        deck=parts.deck,
        captions=parts.captions,
        dateline=parts.dateline,
        published=dates.published,
        published_basis=dates.published_basis,
        updated=dates.updated,
        updated_basis=dates.updated_basis,
        captured=supplied.captured,
        paragraphs=parts.paragraphs,
        extractor=extractor,
    )
