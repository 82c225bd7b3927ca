"""Plain text → reports: one file may hold one article or many."""

from __future__ import annotations

from dateline.ingest.dates import published_and_updated
from dateline.ingest.intake import Supplied
from dateline.ingest.language import language_of
from dateline.ingest.parts import parts_of
from dateline.record.report import Report, report_id


def reports_from_text(text: str, *, supplied: Supplied) -> list[Report]:
    """The reports in a decoded text, newlines as one `\\n`, in order; their spans count in `text`."""
    if not text.strip():
        return []
    parts = parts_of(text)
    dates = published_and_updated(
        parts.furniture, supplied=supplied, url=parts.url or supplied.url, dateline_day=parts.dateline_day
    )
    return [
        Report(
            id=report_id(supplied.publisher, text),
            source=supplied.source or "text",
            text=text,
            span=(0, len(text)),
            url=parts.url or supplied.url,
            publisher=supplied.publisher,
            byline=parts.byline,
            language=language_of(text),
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
        )
    ]
