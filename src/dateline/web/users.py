"""Who may come in: names, hashed passwords, roles, sessions and tokens, in a small SQLite file beside the record."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dateline.errors import UserError
from dateline.settings import Settings, default_record
from dateline.web.visitor import ROLES, Role

SESSION_S = 14 * 24 * 3600
"""Seconds without a visit after which a session ends."""
SHORTEST_PASSWORD = 10
_COST = {"n": 1 << 15, "r": 8, "p": 3, "maxmem": 96 << 20}
"""scrypt's parameters as OWASP's Password Storage Cheat Sheet has them: 32 MiB, three passes."""
_NAME = re.compile(r"[\w.@+-]{1,64}\Z")
_TABLES = """
CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, password TEXT NOT NULL, role TEXT NOT NULL,
  added REAL NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  seen REAL NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  label TEXT NOT NULL, added REAL NOT NULL);
"""


class User(msgspec.Struct, frozen=True):
    """One who may come in. `added` is in seconds since 1970."""

    name: str
    role: Role
    added: float
    tokens: int = 0


def users_file(settings: Settings) -> Path:
    """Where the users of a record are kept: beside its file, or in the platform's data folder for a database."""
    if "://" in settings.record and not settings.record.startswith("sqlite:"):
        digest = hashlib.sha256(settings.record_told.encode()).hexdigest()[:12]
        return default_record().with_name(f"users-{digest}.db")
    record = Path(settings.record.removeprefix("sqlite:///")).expanduser()
    return record.with_name(f"{record.name}.users")


class Users:
    """The users of one record. The file is made when the first one is added."""

    def __init__(self, file: Path) -> None:
        self._file, self._lock, self._made = file, threading.Lock(), False

    def __len__(self) -> int:
        if not self._file.exists():
            return 0
        with self._open() as database:
            return int(database.execute("SELECT count(*) FROM users").fetchone()[0])

    def add(self, name: str, password: str, role: Role) -> None:
        """Let someone in; an existing name gets the new password and role, and its sessions end.

        Raises:
            UserError: the name or role is no such thing, or the password is too short.
        """
        if not _NAME.match(name):
            raise UserError(f"{name!r}: expected a name of up to 64 letters, digits and . _ - + @, without spaces")
        if role not in ROLES:
            raise UserError(f"{role!r}: expected a role, one of {', '.join(ROLES)}")
        if len(password) < SHORTEST_PASSWORD:
            raise UserError(f"expected a password of at least {SHORTEST_PASSWORD} characters, got {len(password)}")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.touch(mode=0o600)
        with self._open() as database:
            database.execute("DELETE FROM sessions WHERE name = ?", (name,))
            database.execute(
                "INSERT INTO users VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
                " SET password = excluded.password, role = excluded.role",
                (name, hashed(password), role, time.time()),
            )

    def all(self) -> list[User]:
        """Everyone, by name."""
        if not self._file.exists():
            return []
        with self._open() as database:
            rows = database.execute(
                "SELECT name, role, added, (SELECT count(*) FROM tokens WHERE tokens.name = users.name)"
                " FROM users ORDER BY name"
            ).fetchall()
        return [User(*row) for row in rows]

    def remove(self, name: str) -> None:
        """Let someone in no longer; what they judged stays.

        Raises:
            UserError: there is no such user.
        """
        if not any(user.name == name for user in self.all()):
            raise UserError(f"{name!r}: no such user; `dateline users list` prints them")
        with self._open() as database:
            database.execute("DELETE FROM users WHERE name = ?", (name,))

    def sign_in(self, name: str, password: str) -> str | None:
        """A fresh session's secret, null where name or password is wrong; both take equally long to find out."""
        row = self._row("SELECT password FROM users WHERE name = ?", name)
        right = matches(password, row[0] if row else _NO_ONE)
        if not (row and right):
            return None
        secret = secrets.token_urlsafe(32)
        with self._open() as database:
            database.execute("DELETE FROM sessions WHERE seen < ?", (time.time() - SESSION_S,))
            database.execute("INSERT INTO sessions VALUES (?, ?, ?)", (_digest(secret), name, time.time()))
        return secret

    def sign_out(self, secret: str) -> None:
        """End a session."""
        if self._file.exists():
            with self._open() as database:
                database.execute("DELETE FROM sessions WHERE digest = ?", (_digest(secret),))

    def of_session(self, secret: str) -> tuple[str, Role] | None:
        """Name and role of whose session it is, null where it is none or has ended."""
        row = self._row(
            "SELECT name, role, seen FROM sessions JOIN users USING (name) WHERE digest = ?", _digest(secret)
        )
        now = time.time()
        if row is None or row[2] < now - SESSION_S:
            return None
        if row[2] < now - 600:
            with self._open() as database:
                database.execute("UPDATE sessions SET seen = ? WHERE digest = ?", (now, _digest(secret)))
        return row[0], row[1]

    def give_token(self, name: str, label: str) -> str:
        """A fresh token with which a program acts for a user; it is shown once and kept only as a digest.

        Raises:
            UserError: there is no such user.
        """
        if not any(user.name == name for user in self.all()):
            raise UserError(f"{name!r}: no such user; `dateline users add` makes one")
        token = f"dl_{secrets.token_urlsafe(32)}"
        with self._open() as database:
            database.execute("INSERT INTO tokens VALUES (?, ?, ?, ?)", (_digest(token), name, label[:80], time.time()))
        return token

    def drop_tokens(self, name: str) -> None:
        """Make every token of a user worthless."""
        if self._file.exists():
            with self._open() as database:
                database.execute("DELETE FROM tokens WHERE name = ?", (name,))

    def of_token(self, token: str) -> tuple[str, Role] | None:
        """Name and role of whose token it is."""
        row = self._row("SELECT name, role FROM tokens JOIN users USING (name) WHERE digest = ?", _digest(token))
        return (row[0], row[1]) if row else None

    def _row(self, query: str, value: str) -> tuple[str, Role, float] | None:
        if not self._file.exists():
            return None
        with self._open() as database:
            row: tuple[str, Role, float] | None = database.execute(query, (value,)).fetchone()
        return row

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            database = sqlite3.connect(self._file, timeout=20)
            try:
                database.execute("PRAGMA foreign_keys = ON")
                if not self._made:
                    database.executescript(_TABLES)
                    self._made = True
                with database:
                    yield database
            except sqlite3.DatabaseError as error:
                raise UserError(f"{self._file}: the file of users cannot be used: {error}") from error
            finally:
                database.close()


def hashed(password: str) -> str:
    """A password as it is kept: `scrypt$salt$hash`, hexadecimal."""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_scrypt(password, salt).hex()}"


def matches(password: str, kept: str) -> bool:
    """Whether it is the password that was kept."""
    _, salt, digest = kept.split("$")
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)), bytes.fromhex(digest))


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, dklen=32, **_COST)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


_NO_ONE = f"scrypt${'00' * 16}${'00' * 32}"
