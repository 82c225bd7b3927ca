"""When a visitor was last here, kept in a cookie: `before|now|texts`, so that a page can say what is new since."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import msgspec
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "visit"
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_APART = timedelta(minutes=45)
"""Looking again within this is the same visit."""
_VALUE = re.compile(r"([0-9TZ:-]{20})?\|([0-9TZ:-]{20})\|(\d{1,9})\|(\d{1,9})\Z")


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """This visit, and the one before."""

    since: str | None
    """ISO 8601 moment of the last look in the visit before; null for a first visit."""
    texts_before: int
    """Texts that the record held then."""
    now: str
    texts: int

    def keep(self, response: Response) -> None:
        """Tell the browser."""
        value = f"{self.since or ''}|{self.now}|{self.texts_before}|{self.texts}"
        response.set_cookie(COOKIE, value, max_age=365 * 86400, httponly=True, samesite="lax", path="/")


def visit(request: Request, texts: int) -> Visit:
    """The visit of a request; `texts` is how many the record holds now."""
    now = datetime.now(UTC)
    told = now.strftime(_FORMAT)
    found = _VALUE.match(request.cookies.get(COOKIE, ""))
    if not found:
        return Visit(since=None, texts_before=texts, now=told, texts=texts)
    before, last = found[1], found[2]
    try:
        at = datetime.strptime(last, _FORMAT).replace(tzinfo=UTC)
        if before:
            datetime.strptime(before, _FORMAT)
    except ValueError:
        return Visit(since=None, texts_before=texts, now=told, texts=texts)
    if now - at > _APART:
        return Visit(since=last, texts_before=int(found[4]), now=told, texts=texts)
    return Visit(since=before, texts_before=int(found[3]), now=told, texts=texts)
