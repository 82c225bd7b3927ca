"""Writes docs/pictures/*.webp, each room of the reading room in light and dark, from the specimens alone:
`python docs/make_screens.py` (with Playwright and Chromium)."""

from __future__ import annotations

import argparse
import base64
import re
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateline.ingest.intake import Supplied
from dateline.ingest.sources import take_in
from dateline.run.collate import collate
from dateline.run.local import add_all
from dateline.run.stages import default_stages
from dateline.settings import Settings
from dateline.specimens import OUTLETS, folder
from dateline.store.open import open_store
from dateline.store.protocol import ActorQuery, IncidentQuery, Query, Store, StoryQuery

PICTURES = Path(__file__).with_name("pictures")
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
QUALITY = 62
ADDRESS = "https://harbourpost.example/keruveh"

MONITORS = """[monitors.attacks]
kind = "filter"
title = "Attacks"
types = ["ASSAULT"]

[monitors.talks]
kind = "talks"
title = "Who talks with whom"
parties = ["Northern Front"]
"""


def fill(store: Store) -> None:
    """Read the specimens, and a later text of one of them, and join them."""
    stages = default_stages()
    for name, outlet in OUTLETS.items():
        _add(store, stages, folder() / name, outlet)
    text = (folder() / "specimen-harbour-post-attack.txt").read_text(encoding="utf-8")
    text = re.sub("23 (killed|people|bodies)", r"31 \1", text).replace("more than 40", "more than 60")
    with tempfile.TemporaryDirectory() as later:
        path = Path(later) / "specimen-harbour-post-attack.txt"
        path.write_text(text, encoding="utf-8")
        _add(store, stages, path, "The Harbour Post")
    for _ in collate(store):
        pass


def _add(store: Store, stages: Any, path: Path, outlet: str) -> None:
    url = ADDRESS if "attack" in path.name else None
    sources = take_in([str(path)], supplied=Supplied(publisher=outlet, url=url))
    for _ in add_all(sources, stages, store, on_problem=lambda problem: print(problem)):
        pass


def rooms(store: Store) -> Iterator[tuple[str, str]]:
    """Each picture's name and the path of its page."""
    attack = next(store.every(Query(words="hospital says market")))
    event = attack.account.events[1].trigger
    yield "today", "/"
    yield "report", f"/report/{attack.report.id}#event-{event[0]}-{event[1]}"
    yield "revisions", f"/report/{attack.report.id}/revisions"
    yield "story", f"/story/{next(store.stories(StoryQuery(order='largest', limit=1))).id}"
    yield "incidents", "/incidents"
    yield "incident", f"/incident/{next(store.incidents(IncidentQuery(order='largest', limit=1))).id}"
    yield "actors", "/actors"
    yield "actor", f"/actor/{next(store.actors(ActorQuery(words='Northern Front', limit=1))).key}"
    yield "places", "/places"
    yield "place", f"/place/{_most_told(store)}"
    yield "map", "/map"
    yield "monitors", "/monitors"
    yield "monitor", "/monitor/attacks"
    yield "search", "/search?q=ceasefire"
    yield "review", "/review"
    yield "add", "/add"
    yield "api", "/api"


def _most_told(store: Store) -> str:
    """The town of the incident that most reports tell and that is known to a town."""
    found = store.incidents(IncidentQuery(order="largest", limit=200))
    towns = (one.place for one in found if one.place and one.place.lat is not None and one.place.kind == "city")
    return next(str(one.geonames or one.name) for one in towns)


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The reading room on a free port of this computer; its address."""
    import uvicorn

    from dateline.web.app import make_app

    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(settings), log_level="warning"))
        threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True


def shoot(browser: Any, address: str, pages: list[tuple[str, str]], look: str, size: tuple[int, int], end: str) -> None:
    """One picture of each page at this size and in this look."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=look, reduced_motion="reduce"
    )
    page = context.new_page()
    for name, path in pages:
        answer = page.goto(address + path)
        if answer is None or answer.status != 200:
            print(f"{name}: {path} gave {answer and answer.status}, no picture")
            continue
        page.wait_for_timeout(
            4000 if name == "map" else 1200 if name in ("map", "story", "incident", "actor", "place") else 400
        )
        taken = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        (PICTURES / f"{name}-{end}.webp").write_bytes(base64.b64decode(taken["data"]))
    context.close()


def main() -> None:
    """Make every picture."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=CHROMIUM)
    options = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(record=str(Path(home) / "record.db"), record_from="docs/make_screens.py")
        with open_store(settings.record) as store:
            fill(store)
            pages = list(rooms(store))
        (Path(home) / "monitors.toml").write_text(MONITORS, encoding="utf-8")
        with serving(settings) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium, args=FLAGS)
            for look in ("light", "dark"):
                shoot(browser, address, pages, look, (1280, 800), look)
            shoot(
                browser,
                address,
                [one for one in pages if one[0] in ("report", "today", "incident", "map")],
                "light",
                (390, 844),
                "phone",
            )
            browser.close()


if __name__ == "__main__":
    main()
