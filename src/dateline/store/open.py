"""Opening a record: a file is SQLite, a `postgresql://` address is PostgreSQL; its version is checked first."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from dateline.errors import StoreError
from dateline.store.database import DAMAGED, is_damaged
from dateline.store.protocol import Store
from dateline.store.sql import SqlStore
from dateline.store.tables import VERSION, VERSION_TABLE

_MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE_S = 60
"""How long a writer waits for another."""
_PG_READ_ONLY = ("-c default_transaction_read_only=on",)
_LOCK = 0x646174656C696E65
"""PostgreSQL advisory lock under which migrations run ("dateline")."""


class _Place(msgspec.Struct, frozen=True):
    """Where a record is: a file or a PostgreSQL address, and how it is told to people (no password)."""

    file: Path | None
    url: URL
    told: str


def open_store(where: str | Path, *, create: bool = True, migrate: bool = False, read_only: bool = False) -> Store:
    """Open the record at a path or a `postgresql://` address.

    Args:
        create: make a fresh record where there is none.
        migrate: bring an older record up to date first.
        read_only: never write; many may read beside one writer.

    Raises:
        StoreError: there is no record, it is of another version, it is not a record, or it cannot be reached.
    """
    place = _place(where)
    fresh_allowed = create and not read_only
    _check_file(place, fresh_allowed)
    engine = _engine(place, create=fresh_allowed, read_only=read_only)
    try:
        _ready(engine, place, create=fresh_allowed, migrate=migrate and not read_only)
        if migrate and not read_only:
            _tell(engine, place)
        if place.file is not None and not read_only:
            _log_ahead(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, place.told, read_only=read_only)


def in_memory() -> SqlStore:
    """A fresh record in memory: one connection, gone when it is closed."""
    from sqlalchemy.pool import StaticPool

    connecting = {"check_same_thread": False, "isolation_level": None}
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args=connecting)
    event.listen(engine, "begin", _begin)
    _upgrade(engine, _Place(None, engine.url, "the record in memory"))
    return SqlStore(engine, "the record in memory")


def migrate(where: str | Path) -> tuple[str | None, str]:
    """Bring a record up to date; its version before (null where it was empty) and after.

    Raises:
        StoreError: there is no record, it is not one, or it was written by a newer Dateline.
    """
    place = _place(where)
    _check_file(place, create=False)
    engine = _engine(place, create=False, read_only=False)
    try:
        before = _told_version(engine, place)
        _refuse_newer(before, place)
        _upgrade(engine, place)
        _tell(engine, place)
        return before, VERSION
    finally:
        engine.dispose()


def _tell(engine: Engine, place: _Place) -> None:
    """Write the facts of reports that an earlier Dateline added; work that was stopped goes on where it was."""
    store = SqlStore(engine, place.told)
    while store.tell_untold():
        pass


def _place(where: str | Path) -> _Place:
    told = str(where)
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise StoreError(f"{where}: expected postgresql://user@host/database or a file's path") from error
        told = url.render_as_string(hide_password=True)
        kind = url.drivername.partition("+")[0]
        if kind in ("postgres", "postgresql"):
            return _Place(None, _with_driver(url), told)
        if kind != "sqlite" or not url.database:
            raise StoreError(f"{told}: expected postgresql://… or a file's path, got {kind}://")
        where = url.database
    file = Path(where).expanduser()
    return _Place(file, URL.create("sqlite", database=str(file)), told)


def _with_driver(url: URL) -> URL:
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError(
            "a record in PostgreSQL needs psycopg, which is not installed: pip install 'dateline[pg]'"
            " (or give --record a file's path for SQLite)"
        )
    return url.set(drivername="postgresql+psycopg")


def _check_file(place: _Place, create: bool) -> None:
    file = place.file
    if file is None:
        return
    if file.is_dir():
        raise StoreError(f"{place.told}: expected a file for the record, got a directory: name a file in it")
    if not file.exists() and not create:
        raise StoreError(f"{place.told}: there is no record here: `dateline add` makes one")
    if create:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{place.told}: the folder for the record cannot be made: {error}") from error


def _engine(place: _Place, *, create: bool, read_only: bool) -> Engine:
    if place.file is None:
        given = place.url.query.get("options", "")
        options = " ".join([*([given] if isinstance(given, str) else given), *(_PG_READ_ONLY if read_only else ())])
        arguments = {"connect_timeout": 10, "application_name": "dateline", "options": options}
        return create_engine(place.url, connect_args=arguments, pool_pre_ping=True, pool_size=10)
    mode = "ro" if read_only else "rwc" if create else "rw"
    engine = create_engine(place.url, creator=_sqlite(place.file, mode), pool_size=10)
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite(file: Path, mode: str) -> Callable[[], sqlite3.Connection]:
    """How to connect to a file. In WAL mode readers see the last whole report while a writer adds the next."""
    address = f"file:{quote(str(file.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        # A record on a disk that cannot be written has no place for WAL's shared memory: it is read as a still file.
        still = mode == "ro" and not _writable(file) and not Path(f"{file}-wal").exists()
        connection = sqlite3.connect(
            address + ("&immutable=1" if still else ""),
            uri=True,
            timeout=_PATIENCE_S,
            isolation_level=None,
            check_same_thread=False,
        )
        for setting in _settings(mode):
            connection.execute(f"PRAGMA {setting}")
        return connection

    return connect


def _settings(mode: str) -> tuple[str, ...]:
    if mode == "ro":
        return ("query_only=ON",)
    # Pages of the log before it is copied into the file: 32 MB, for every copying waits for the disk.
    return ("synchronous=NORMAL", "foreign_keys=ON", "wal_autocheckpoint=8000", "cache_size=-16000")


def _writable(file: Path) -> bool:
    return os.access(file.parent, os.W_OK)


def _log_ahead(engine: Engine, place: _Place) -> None:
    """Have the file log ahead (WAL), which it remembers: only now is it known to be a record and not another's file."""
    connection = engine.raw_connection()
    try:
        for attempt in range(200):
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:  # another process is at it: SQLite does not wait here
                if "locked" not in str(error) or attempt == 199:
                    raise StoreError(f"{place.told}: the record cannot be written: {error}") from error
                time.sleep(0.02)
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: one that began by reading could not go on after another's commit."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _ready(engine: Engine, place: _Place, *, create: bool, migrate: bool) -> None:
    version = _told_version(engine, place)
    if version == VERSION:
        return
    _refuse_newer(version, place)
    if version is None and not create:
        raise StoreError(f"{place.told}: there is no record here: `dateline add` makes one")
    if version is not None and not migrate:
        raise StoreError(
            f"{place.told}: this record is of version {version} and this Dateline keeps version {VERSION}:"
            " run `dateline migrate` (a copy of the record beforehand does no harm)"
        )
    _upgrade(engine, place)


def _refuse_newer(version: str | None, place: _Place) -> None:
    if version is not None and version > VERSION:
        raise StoreError(
            f"{place.told}: this record (version {version}) was written by a newer Dateline; this one knows versions up"
            f" to {VERSION}: update Dateline"
        )


def _told_version(engine: Engine, place: _Place) -> str | None:
    try:
        with engine.connect() as connection:
            return _version(connection, place)
    except (SQLAlchemyError, sqlite3.Error) as error:
        problem = str(getattr(error, "orig", None) or error).strip()
        raise StoreError(f"{place.told}: the record cannot be opened: {problem}{_mend(place, problem)}") from error


def _mend(place: _Place, problem: str) -> str:
    if place.file is None:
        return ": check that the server runs and the address is right"
    if "not a database" in problem:
        return ": this is some other file, name another one with --record"
    if is_damaged(problem):
        return DAMAGED
    return ": check that the file and its folder may be written"


def _version(connection: Connection, place: _Place) -> str | None:
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE in names:
        found: Any = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
        return None if found is None else str(found)
    if names and (place.file is not None or "reports" in names):
        raise StoreError(
            f"{place.told}: this database is not a record of Dateline's (it holds the tables"
            f" {', '.join(sorted(names)[:3])} …): name another one with --record"
        )
    return None


def _upgrade(engine: Engine, place: _Place) -> None:
    """Run the migrations that are missing, all in one transaction, one process at a time."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    steps = EnvironmentContext(config, scripts, fn=lambda at, _: scripts._upgrade_revs("head", at))
    try:
        with engine.execution_options(writes=True).begin() as connection, steps:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            steps.configure(connection=connection, version_table=VERSION_TABLE, transactional_ddl=True)
            with steps.begin_transaction():
                steps.run_migrations()
    except SQLAlchemyError as error:
        raise StoreError(f"{place.told}: the record cannot be brought up to date: {error}") from error
