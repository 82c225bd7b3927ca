"""Records for the store's tests: one body runs on SQLite, on PostgreSQL and, where it applies, in memory."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store.memory import MemoryStore
from dateline.store.open import open_store
from dateline.store.protocol import Store


def _binaries() -> Path | None:
    """The newest folder of PostgreSQL's programs: on the path, or where Debian puts them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _absent(reason: str) -> None:
    """Skip, but never where the project's own checks run: a store that nobody tests is not kept."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of a throw-away PostgreSQL server on loopback; only the tests' own user can reach its folder."""
    binaries = _binaries()
    if binaries is None:
        _absent("PostgreSQL's programs are absent: apt-get install postgresql")
    try:
        import psycopg  # noqa: F401
    except ImportError:
        _absent("psycopg is absent: pip install 'psycopg[binary]'")
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    as_owner: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]
    port = _free_port()
    options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"

    def control(*words: str) -> None:
        command = [*as_owner, str(binaries / "pg_ctl"), "-D", str(folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60)

    make = [*as_owner, str(binaries / "initdb"), "-D", str(folder / "data"), "-U", "dateline", "-A", "trust"]
    subprocess.run(
        [*make, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        timeout=60,
    )
    control("-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://dateline@127.0.0.1:{port}/postgres"
    finally:
        control("-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a fresh record of its own may be made."""
    return _fresh(request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty record, open for writing."""
    with MemoryStore() if request.param == "memory" else open_store(_fresh(request, tmp_path)) as opened:
        yield opened


def _fresh(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return str(folder / "record.db")
    server = request.getfixturevalue("postgres")
    import psycopg

    schema = f"r{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    return f"{server}?options=-csearch_path%3D{schema}"
