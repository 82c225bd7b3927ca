"""Invented reports for the store's tests."""

from __future__ import annotations

from typing import Any

from dateline.record.account import Account, Attribution, Event, header
from dateline.record.report import Paragraph, Report, Words, report_id


def report(text: str = "Envoys met in Sannat on Friday.", **fields: Any) -> Report:
    """A report of one paragraph; `headline` may be given as plain words, which then open the text."""
    title = fields.pop("headline", None)
    whole = f"{title}\n\n{text}" if title else text
    publisher = fields.pop("publisher", "Valley Wire")
    fields = {
        "id": report_id(publisher, whole),
        "source": "specimen.txt",
        "span": (0, len(whole)),
        "paragraphs": (Paragraph("body", (len(whole) - len(text), len(whole))),),
        **fields,
    }
    return Report(text=whole, publisher=publisher, headline=Words(title, (0, len(title))) if title else None, **fields)


def account(of: Report, *, reader: str | None = "rules:1", **fields: Any) -> Account:
    """An account with one event and one attribution on the report's first words."""
    span = (0, max(1, min(6, len(of.text))))
    return Account(
        report=header(of, reader=reader),
        events=(Event(id="E1", type="CONSULT", mode=None, trigger=span),),
        attributions=(
            Attribution(id="Q1", source=None, source_span=None, cue=span, content=(span,), style="indirect"),
        ),
        **fields,
    )


def add(store: Any, of: Report, *, reader: str | None = "rules:1") -> str:
    """Add a report with an account and the bytes of its text."""
    return str(store.add(of, account(of, reader=reader), of.text.encode(), "text/plain"))
