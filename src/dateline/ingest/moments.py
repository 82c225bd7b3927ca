"""Days and times as pages and people write them → EDTF days and ISO 8601 times, the zone kept as stated."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

import msgspec

from dateline.errors import IngestError
from dateline.ingest.intake import Supplied

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[Tt ]+(?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\Z"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?\Z")
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)(?=[ T]|\Z)")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?\Z")
_EARLIEST = 1900


def moment(written: str) -> str | None:
    """The EDTF day or ISO 8601 time that an ISO-like writing means; `None` for anything else.

    `2025-06-07`, `2025-06-07 09:30`, `2025-06-07T09:30:00.000+0200` → `2025-06-07T09:30:00+02:00`.
    """
    found = _ISO.match(written.strip())
    if not found or not _is_day(found["day"]):
        return None
    if not found["time"]:
        return found["day"]
    clock = found["time"] if len(found["time"]) == 8 else f"{found['time']}:00"
    zone = _zone(found["zone"])
    try:
        datetime.fromisoformat(f"{found['day']}T{clock}{zone.replace('Z', '+00:00')}")
    except ValueError:
        return None
    return f"{found['day']}T{clock}{zone}"


def stated_moment(written: object) -> str | None:
    """Like `moment`, for what pages put into metadata: mail dates, `20250607`, `2025/06/07` and epoch seconds too.

    A page that knows no date writes the beginning of some calendar; that is no date.
    """
    words = " ".join(str(written).split()) if isinstance(written, str | int) and written else ""
    when = moment(_SLASHED.sub(_dashed, words)) or _compact(words) or _epoch(words) or _mail_date(words)
    if when is None or int(when[:4]) < _EARLIEST or when.startswith(("1900-01-01", "1970-01-01")):
        return None
    return when


def checked(supplied: Supplied, where: str) -> Supplied:
    """What was supplied, its dates in the house's form.

    Raises:
        IngestError: `published` or `captured` is neither an ISO day nor an ISO time.
    """
    when = {}
    for name in ("published", "captured"):
        written = getattr(supplied, name)
        if written is None:
            continue
        when[name] = moment(written)
        if when[name] is None:
            raise IngestError(
                where,
                f"`{name}` is {written[:40]!r}",
                "write a day (2025-06-07) or a time with its zone (2025-06-07T09:30:00+02:00)",
            )
    return msgspec.structs.replace(supplied, **when) if when else supplied


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _zone(stated: str | None) -> str:
    if not stated:
        return ""
    if stated.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    digits = stated[1:].replace(":", "").ljust(4, "0")
    return f"{stated[0]}{digits[:2]}:{digits[2:]}"


def _dashed(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"


def _compact(words: str) -> str | None:
    found = _COMPACT.match(words)
    if not found:
        return None
    clock = f"T{found[4]}:{found[5]}:{found[6] or '00'}{found[7] or ''}" if found[4] else ""
    return moment(f"{found[1]}-{found[2]}-{found[3]}{clock}")


def _epoch(words: str) -> str | None:
    found = _EPOCH.match(words)
    return datetime.fromtimestamp(int(found[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if found else None


def _mail_date(words: str) -> str | None:
    """A date as in mail headers; a zone of `-0000` says that the zone is unknown."""
    if not re.search(r"\d:\d\d", words):
        return None
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    stated = when.isoformat(timespec="seconds")
    return stated.replace("+00:00", "Z") if when.tzinfo else stated
