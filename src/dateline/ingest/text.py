"""Plain text → reports: one file may hold one article or many."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ingest.articles import span_of, stretches
from dateline.ingest.blocks import Block, blocks_of, moved
from dateline.ingest.dates import published_and_updated
from dateline.ingest.intake import Supplied
from dateline.ingest.language import language_of
from dateline.ingest.parts import Known, parts_of_blocks
from dateline.record.report import Report, report_id, site


def reports_from_text(text: str, *, supplied: Supplied) -> list[Report]:
    """The reports in a decoded text, newlines as one `\\n`, in order; their spans count in `text`.

    What `supplied` says holds for all of them where they do not say it themselves. A text of white space has none.
    """
    known = Known(headline=supplied.title) if supplied.title and supplied.title in text else None
    return [_report(text, blocks, known, supplied) for blocks in stretches(blocks_of(text))]


def _report(source: str, blocks: Sequence[Block], known: Known | None, supplied: Supplied) -> Report:
    span = span_of(blocks)
    text = source[span[0] : span[1]]
    parts = parts_of_blocks(text, [moved(block, -span[0]) for block in blocks], known=known)
    url = parts.url or supplied.url
    publisher = supplied.publisher or site(url)
    dates = published_and_updated(parts.furniture, supplied=supplied, url=url, dateline_day=parts.dateline_day)
    return Report(
        id=report_id(publisher, text),
        source=supplied.source or url or "text",
        text=text,
        span=span,
        url=url,
        publisher=publisher,
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
