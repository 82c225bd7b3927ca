"""What holds on every page: no serious violation of accessibility, no harm from hostile reports, no other host."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import Served
from dateline.store.open import open_store
from dateline.store.protocol import Query

PATHS = (
    "/reports", "/search", "/search?q=army", "/search?type=ASSAULT", "/report/{report}", "/report/{report}/revisions",
    "/report/{report}/correct/{event}", "/report/{report}/add/event/0-5", "/review", "/review/log", "/add", "/api",
    "/nowhere",
)  # fmt: skip
"""Pages; `{report}` is the first report's id, `{event}` its first event's place."""


def filled(path: str, record: Path, *, words: str) -> str:
    """A path of a page about the report that holds the words."""
    with open_store(record, read_only=True) as store:
        kept = next(store.every(Query(words=words)))
    event = kept.account.events[0].trigger
    return path.format(report=kept.report.id, event=f"event-{event[0]}-{event[1]}")


@pytest.mark.parametrize("path", PATHS)
def test_no_serious_violation_of_accessibility(page: Any, reading_room: Served, path: str) -> None:
    page.goto(reading_room.address + filled(path, reading_room.record, words="hospital says"))
    for look in ("light", "dark"):
        page.emulate_media(color_scheme=look)
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert found["testEngine"]["name"] == "axe-core"
        serious = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found["violations"]
                   if one["impact"] in ("serious", "critical")]  # fmt: skip
        assert not serious, look + json.dumps(serious, indent=1)


@pytest.mark.parametrize("path", PATHS)
def test_hostile_reports_are_harmless(page: Any, reading_room: Served, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reading_room.address + filled(path, reading_room.record, words="pwned"))
    assert page.evaluate("window.pwned") is None
    assert page.locator("body").is_visible()
    assert page.locator("main img, main style, main script, main iframe").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    assert "3000009" not in page.content()
    assert [url for url in asked if not url.startswith((reading_room.address, "data:", "blob:"))] == []


@pytest.mark.parametrize(
    "path", ["/report/{report}/original", "/report/{report}/gold.yaml", "/api/v1/reports/{report}"]
)
def test_files_never_open_as_pages_of_ours(reading_room: Served, path: str) -> None:
    answer = httpx2.get(reading_room.address + filled(path, reading_room.record, words="pwned"))
    assert answer.status_code == 200
    assert "html" not in answer.headers["content-type"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_page_says_its_language_and_title(page: Any, reading_room: Served) -> None:
    for path in PATHS:
        page.goto(reading_room.address + filled(path, reading_room.record, words="hospital says"))
        assert page.title().endswith("Dateline")
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("h1, main h2").count() >= 1
