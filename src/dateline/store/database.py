"""The database of a record: transactions that are tried again, and errors in the house's words."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, Select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from dateline.errors import StoreError

T = TypeVar("T")

_TRIES = 12
"""Attempts at a transaction that another writer got in the way of."""

DAMAGED = ": the file is damaged; take a copy of it that is whole, or add the reports anew to another record"
"""What to do about a database file that is broken."""


def is_damaged(problem: str) -> bool:
    """Whether a database's complaint is that its file is broken."""
    return "malformed" in problem or "disk I/O error" in problem


class Database:
    """An engine with the record's manners; the parts of `SqlStore` rest on it."""

    def __init__(self, engine: Engine, where: str, *, read_only: bool = False) -> None:
        self._engine, self._where, self._read_only = engine, where, read_only
        self._writing = engine.execution_options(writes=True)

    def _insert(self, table: Any) -> Any:
        """An INSERT that can say what to do on a conflict."""
        return (sqlite.insert if self._engine.dialect.name == "sqlite" else postgresql.insert)(table)

    def _writable(self, purpose: str) -> None:
        if self._read_only:
            raise StoreError(f"{self._where} is open for reading only: open it for writing to {purpose}")

    def _first(self, statement: Select[Any]) -> Row[Any] | None:
        with self._told(), self._engine.connect() as connection:
            return connection.execute(statement).first()

    def _all(self, statement: Select[Any]) -> list[Row[Any]]:
        with self._told(), self._engine.connect() as connection:
            return list(connection.execute(statement))

    def _retried(self, work: Callable[[Connection], T]) -> T:
        """What the work gives, done in one transaction, again where another writer was in the way."""
        for attempt in range(1, _TRIES + 1):
            try:
                with self._writing.connect() as connection, connection.begin():
                    return work(connection)
            except (IntegrityError, OperationalError) as error:
                if attempt == _TRIES or not _in_the_way(error):
                    raise
                time.sleep(random.uniform(0, 0.005 * 2 ** min(attempt, 7)))
        raise AssertionError("unreachable")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            more = DAMAGED if is_damaged(str(error.orig)) else ""
            raise StoreError(f"{self._where}: the database refused: {error.orig}{more}") from error
        except SQLAlchemyError as error:
            raise StoreError(f"{self._where}: {error}") from error


def _in_the_way(error: DBAPIError) -> bool:
    """Whether another writer is the reason, so that trying again can help."""
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state in {"23505", "40001", "40P01"}
    return any(word in str(error.orig) for word in ("locked", "busy", "UNIQUE"))
