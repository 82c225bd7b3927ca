"""Column types that mean the same in SQLite and PostgreSQL."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_ESCAPE = "\U0010fffd"
_UNSAFE = re.compile(f"[\0{_ESCAPE}]")
_ESCAPED = re.compile(f"{_ESCAPE}([01])")


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite would drop the zone of a `DateTime`; there it is ISO text, which sorts alike."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(32) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"expected a time with a zone, got {value.isoformat()}: say which zone it counts in")
        moment = value.astimezone(UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(UTC)


class ExactText(TypeDecorator[str]):
    """Text that comes back as it went in: PostgreSQL takes no NUL, and SQLite's functions stop at one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not _UNSAFE.search(value):
            return value
        return _UNSAFE.sub(lambda match: _ESCAPE + ("0" if match.group() == "\0" else "1"), value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or _ESCAPE not in value:
            return value
        return _ESCAPED.sub(lambda match: "\0" if match.group(1) == "0" else _ESCAPE, value)


def code(length: int) -> TypeEngine[str]:
    """Short text of our own making (ids, days), compared byte by byte whatever the database's language is."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")
