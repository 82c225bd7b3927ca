"""The reading room as people meet it: a record of specimens, served on loopback, in a real Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
import uvicorn
from handmade import account_of
from hostile import hostile

from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.sources import take_in
from dateline.settings import Settings
from dateline.specimens import OUTLETS, folder
from dateline.store.open import open_store
from dateline.web.app import make_app

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


class Served(msgspec.Struct, frozen=True):
    """A reading room that answers."""

    address: str
    record: Path
    settings: Settings

    def __add__(self, path: str) -> str:
        return self.address + path


@pytest.fixture(scope="session")
def specimens_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the specimens with accounts made by hand; copy it before writing."""
    where = tmp_path_factory.mktemp("web") / "record.db"
    with open_store(where) as store:
        for name, outlet in OUTLETS.items():
            for item in take_in([str(folder() / name)], supplied=Supplied(publisher=outlet)):
                assert isinstance(item, Intake), item
                store.add(item.report, account_of(item.report), item.original, item.media_type)
    return where


@pytest.fixture
def record(specimens_record: Path, tmp_path: Path) -> Path:
    """A record of the specimens of this test's own."""
    return Path(shutil.copy(specimens_record, tmp_path / "record.db"))


@pytest.fixture
def settings(record: Path) -> Settings:
    """Settings for that record."""
    return Settings(record=str(record), record_from="test", reader="plain")


@pytest.fixture
def served(settings: Settings) -> Iterator[Served]:
    """The reading room over that record, served by uvicorn on loopback."""
    with serving(settings) as address:
        yield Served(address, Path(settings.record), settings)


@pytest.fixture(scope="session")
def reading_room(specimens_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One reading room for every test that only reads; it also holds a hostile report."""
    record = Path(shutil.copy(specimens_record, tmp_path_factory.mktemp("reading") / "record.db"))
    with open_store(record) as store:
        told, account = hostile()
        store.add(told, account, told.text.encode(), "text/html")
    settings = Settings(record=str(record), record_from="test", reader="plain")
    with serving(settings) as address:
        yield Served(address, record, settings)


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve a record on a free port until the block ends; gives the address, without a slash at its end."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(settings), log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        wait_for(lambda: server.started, "the server to start")
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright; skipped with the reason where it is absent, never in CI."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _absent("Playwright is absent: pip install playwright")
    if not Path(CHROMIUM).exists():
        _absent(f"Chromium is absent ({CHROMIUM}): apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A fresh browser page, 1280 by 800; what its console complains of fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    fresh = context.new_page()
    fresh.set_default_timeout(20_000)  # a map is drawn by the processor alone
    complaints: list[str] = []
    fresh.on("pageerror", lambda error: complaints.append(str(error)))
    fresh.on(
        "console",
        lambda message: complaints.append(f"{message.text} {message.location}") if _complains(message) else None,
    )
    yield fresh
    context.close()
    assert not complaints, "\n".join(complaints)


def _complains(message: Any) -> bool:
    return message.type == "error" and "Failed to load resource" not in message.text


def wait_for(true: Callable[[], bool], what: str, *, seconds: float = 10) -> None:
    """Wait until it is true. (Playwright's own waiting for functions is stopped by our Content-Security-Policy.)"""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.03)


def _absent(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
