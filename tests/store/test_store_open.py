"""Opening a record: fresh, of another version, not a record, out of reach; and what the migrations make."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from specimens import add, report
from sqlalchemy import text

from dateline.errors import StoreError
from dateline.store import open as opening
from dateline.store.open import migrate, open_store
from dateline.store.protocol import FactQuery, Query
from dateline.store.tables import VERSION, VERSION_TABLE, metadata


def set_version(where: str, version: str) -> None:
    with open_store(where) as store, store._engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = :v"), {"v": version})


def test_a_record_is_there_when_opened_again(where: str) -> None:
    of = report()
    with open_store(where) as store:
        add(store, of)
    with open_store(where, create=False) as store:
        assert store.count() == 1
        assert add(store, of) == "unchanged"


def test_a_fresh_record_has_the_tables_that_the_code_uses(where: str) -> None:
    """Types, columns, indexes and keys as the migrations make them do not differ from `tables.py`."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with open_store(where) as store, store._engine.connect() as connection:  # type: ignore[attr-defined]

        def ours(thing: Any, name: str | None, kind: str, *_: Any) -> bool:
            return not (kind == "table" and (name or "").startswith("found"))

        options = {"version_table": VERSION_TABLE, "include_object": ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_version_of_the_code() -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(opening._MIGRATIONS))
    assert scripts.get_heads() == [VERSION]


def test_a_record_of_a_newer_dateline_is_refused(where: str) -> None:
    set_version(where, "9999")
    for attempt in (lambda: open_store(where, migrate=True), lambda: migrate(where)):
        with pytest.raises(StoreError, match="written by a newer Dateline"):
            attempt()


def test_a_record_of_an_older_version_says_to_migrate(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(where):
        pass
    monkeypatch.setattr(opening, "VERSION", "9998")
    with pytest.raises(StoreError, match="dateline migrate"):
        open_store(where)
    with pytest.raises(StoreError, match="dateline migrate"):
        open_store(where, read_only=True, migrate=True)


def test_migrating_a_record_that_is_up_to_date_changes_nothing(where: str) -> None:
    with open_store(where) as store:
        add(store, report())
    assert migrate(where) == (VERSION, VERSION)
    with open_store(where) as store:
        assert store.count() == 1


def test_reading_only_finds_but_never_writes(where: str) -> None:
    with open_store(where) as store:
        add(store, report(id="one"))
    with open_store(where, read_only=True) as store:
        assert [entry.id for entry in store.entries(Query(words="envoys"))] == ["one"]
        with pytest.raises(StoreError, match="reading only"):
            add(store, report("Another."))
        with pytest.raises(Exception, match=r"read-?only"), store._engine.begin() as connection:  # type: ignore[attr-defined]
            connection.execute(text("UPDATE reports SET revision = 7"))


def test_a_fresh_record_is_made_only_where_asked(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "folder #1 100%?" / "my record.db"
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError, match="there is no record here"):
            open_store(file, **options)
        assert not file.parent.exists()
    with pytest.raises(StoreError, match="there is no record here"):
        migrate(file)
    with open_store(file) as store:
        assert store.count() == 0
    assert file.exists()
    with open_store(f"sqlite:///{tmp_path}/plain.db") as store:
        assert store.count() == 0


def test_an_empty_database_is_fresh(where: str, tmp_path: Path) -> None:
    """A file of no bytes (as `mktemp` makes) and a database without tables become records."""
    if "://" not in where:
        Path(where).touch()
    assert migrate(where) == (None, VERSION)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_record_in_a_folder_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    with open_store(file) as store:
        add(store, report())
    tmp_path.chmod(0o500)
    try:
        with open_store(file, read_only=True) as store:
            assert store.count() == 1
    finally:
        tmp_path.chmod(0o700)


def test_what_is_not_a_record_is_told_and_left_alone(tmp_path: Path) -> None:
    letter, foreign = tmp_path / "letter.txt", tmp_path / "foreign.db"
    letter.write_text("Dear all, " * 200)
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE bookmarks (x)")
    connection.close()
    for file, said in ((letter, "not a database"), (foreign, "bookmarks"), (tmp_path, "directory")):
        before = file.read_bytes() if file.is_file() else b""
        for open_it in (open_store, migrate):
            with pytest.raises(StoreError, match=said):
                open_it(file)
        assert not file.is_file() or file.read_bytes() == before


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("mysql://x/y", "expected postgresql://"),
        ("postgresql://a:secret@127.0.0.1:1/none", "cannot be opened"),
        ("sqlite://", "expected postgresql://"),
        ("://", "expected postgresql://"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(where: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        open_store(where)
    assert "secret" not in str(caught.value)


def test_without_psycopg_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = opening.importlib.util.find_spec
    monkeypatch.setattr(
        opening.importlib.util, "find_spec", lambda name, *rest: None if name == "psycopg" else real(name, *rest)
    )
    with pytest.raises(StoreError, match=r"dateline\[pg\]"):
        open_store("postgresql://localhost/x")


def _open_and_add(where: str, n: int) -> None:
    with open_store(where) as store:
        add(store, report(f"Report {n}."))


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_several_processes_may_make_the_record_at_once(where: str) -> None:
    fork = multiprocessing.get_context("fork")
    hands = [fork.Process(target=_open_and_add, args=(where, n)) for n in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(60)
    assert [hand.exitcode for hand in hands] == [0] * 4
    with open_store(where) as store:
        assert store.count() == 4


def test_an_older_record_learns_how_certain_its_events_are(where: str) -> None:
    of = report()
    with open_store(where) as store:
        add(store, of)
        (event,) = store.facts(FactQuery(kinds=("event",)))
        with store._engine.begin() as connection:  # type: ignore[attr-defined]
            connection.execute(text("DROP INDEX ix_facts_confidence"))
            connection.execute(text("DROP INDEX ix_facts_placed"))
            connection.execute(text("ALTER TABLE facts DROP COLUMN confidence"))
            connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0002'"))
    assert migrate(where) == ("0002", VERSION)
    with open_store(where) as store, store._engine.connect() as connection:  # type: ignore[attr-defined]
        found = connection.execute(text("SELECT kind, confidence FROM facts ORDER BY kind")).all()
    assert [tuple(row) for row in found] == [("attribution", None), ("event", event.confidence)]
    assert event.confidence is not None


def test_a_damaged_file_is_told_from_one_that_may_not_be_written(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    open_store(file, create=True).close()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(StoreError, match="damaged"):
        open_store(file, create=False, read_only=True).close()
