"""A report and its account as columns, and back."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.errors import StoreError
from dateline.record.account import Account
from dateline.record.report import Report
from dateline.store.days import days, recency
from dateline.store.openings import opening
from dateline.store.protocol import Entry
from dateline.store.words import folded

_LONGEST_KEY = 200
"""Characters of a folded publisher that are compared; PostgreSQL indexes no value over 2.7 kB."""

_encode = msgspec.json.Encoder().encode
_report = msgspec.json.Decoder(Report).decode
_account = msgspec.json.Decoder(Account).decode


def columns(report: Report, account: Account) -> dict[str, Any]:
    """The columns of `reports` that follow from the report and its account alone."""
    covered = days(report.published)
    return {
        "id": report.id,
        "source": report.source,
        "span_start": report.span[0],
        "span_end": report.span[1],
        "publisher": report.publisher,
        "publisher_key": publisher_key(report.publisher),
        "url": report.url,
        "headline": report.headline.text if report.headline else None,
        "published": report.published,
        "first_day": covered[0] if covered else None,
        "last_day": covered[1] if covered else None,
        "recency": recency(report.published),
        "language": report.language,
        "reader": account.report.reader,
        "unread": account.report.unread,
        "events": len(account.events),
        "attributions": len(account.attributions),
        "parts": _json(msgspec.structs.replace(report, text=""), report),
        "text": report.text,
    }


def publisher_key(publisher: str | None) -> str:
    """The publisher's name as filters compare it."""
    return folded(publisher)[:_LONGEST_KEY]


def is_news(report: Report, account: Account, *, reader: str | None, published: str | None) -> bool:
    """Whether an account of a text that is kept already says more: another reader read it, or its date is now known."""
    return account.report.reader != reader or (published is None and report.published is not None)


def says_less(report: Report, *, text: str, published: str | None) -> bool:
    """Whether a text is word for word the one that is kept of its article, without the date that is known of that."""
    return report.published is None and published is not None and report.text.split() == text.split()


def account_json(account: Account, text: str) -> str:
    """The account as JSON; a header's text that is the report's own is left empty, for it is kept beside it."""
    if account.report.text != text or not text:
        return _json(account, account.report)
    header = msgspec.structs.replace(account.report, text="")
    return _json(msgspec.structs.replace(account, report=header), header)


def account_from(json: str, text: str) -> Account:
    """The account as it was added."""
    account = _account(json)
    if account.report.text != "":
        return account
    return msgspec.structs.replace(account, report=msgspec.structs.replace(account.report, text=text))


def report_from(json: str, text: str) -> Report:
    """The report as it was added."""
    return msgspec.structs.replace(_report(json), text=text)


def entry(row: Any, snippet: str | None = None) -> Entry:
    """What lists show of a row of `reports`."""
    return Entry(
        id=row.id,
        article=row.article,
        revision=row.revision,
        source=row.source,
        publisher=row.publisher,
        url=row.url,
        headline=row.headline,
        opening=None if row.headline else opening((row.beginning or "").splitlines()),
        published=row.published,
        language=row.language,
        added=row.added.strftime("%Y-%m-%dT%H:%M:%SZ"),
        unread=row.unread,
        events=row.events,
        attributions=row.attributions,
        snippet=snippet,
    )


def _json(value: Any, report: Any) -> str:
    try:
        report_text = getattr(report, "text", None) or ""
        if not report_text.isascii():
            report_text.encode()
        return _encode(value).decode()
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{report.source}: the report {report.id} holds half of a surrogate pair, which is no character:"
            " replace it with U+FFFD before adding"
        ) from error
