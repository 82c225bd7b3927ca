"""Adding in the browser: a file, a text, an address; and signing in."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Any

from conftest import Served, wait_for
from dateline.ingest.fetch import Fetcher
from dateline.settings import Settings
from dateline.specimens import folder
from dateline.store.open import open_store
from dateline.store.protocol import Query
from dateline.web.users import Users, users_file

TEXT = "Envoys meet in Sannat\n\nSANNAT: Envoys of both sides met in Sannat on Friday, a spokesman said."


def test_a_file_is_added_and_watched_arriving(page: Any, served: Served, tmp_path: Path) -> None:
    files = [tmp_path / "envoys.txt", tmp_path / "empty.txt", folder() / "specimen-harbour-post-attack.txt"]
    files[0].write_text(TEXT)
    files[1].write_text("")
    page.goto(served.address + "/add")
    page.locator("#files").set_input_files([str(file) for file in files])
    page.locator("#publisher").fill("The Harbour Post")
    page.get_by_role("button", name="Add").last.click()
    wait_for(lambda: page.locator(".line").count() == 3, "three lines")
    assert "Envoys meet in Sannat" in page.locator(".line-added").inner_text()
    assert "empty.txt: an empty file" in page.locator(".line-problem").inner_text()
    assert page.locator(".line-unchanged, .line-reread").count() == 1
    wait_for(lambda: page.locator("#job-state").inner_text().startswith("Done"), "the job to be done")
    page.locator(".line-added a").click()
    assert page.locator("h1").inner_text() == "Envoys meet in Sannat"


def test_files_may_be_dropped_on_the_page(page: Any, served: Served) -> None:
    page.goto(served.address + "/add")
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
          document.querySelector("main").dispatchEvent(
            new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        TEXT,
    )
    wait_for(lambda: page.locator(".line-added").count() == 1, "the dropped file")


def test_a_text_is_pasted_without_script(chromium: Any, served: Served, record: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.address + "/add")
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="Add").last.click()

    def kept() -> bool:
        with open_store(record, read_only=True) as store:
            return any(True for _ in store.entries(Query(words="Sannat")))

    wait_for(kept, "the text to be kept")
    page.locator(".line-added").wait_for()  # the page asks again by itself
    context.close()


def test_an_address_within_is_refused_and_one_outside_is_fetched(page: Any, served: Served, tmp_path: Path) -> None:
    page.goto(served.address + "/add")
    page.locator("#address").fill(f"{served.address}/healthy http://169.254.169.254/")
    page.get_by_role("button", name="Add").last.click()
    wait_for(lambda: page.locator(".line-problem").count() == 2, "two refusals")
    assert page.locator(".line-problem").first.inner_text().count("not on the open internet") == 1


def test_the_fetcher_that_the_room_uses_refuses_this_machine() -> None:
    from dateline.ingest.fetch import is_public

    assert Fetcher()._public is is_public
    assert not is_public(ipaddress.ip_address("127.0.0.1"))


def test_signing_in_and_out_by_keys(page: Any, served: Served, settings: Settings) -> None:
    Users(users_file(settings)).add("ines", "correct horse battery", "reader")
    page.goto(served.address + "/reports")
    assert page.locator("h1").inner_text() == "Sign in"
    assert page.locator(".ways a").count() == 0
    name, password = page.locator("#name").bounding_box(), page.locator("#password").bounding_box()
    label = page.locator("label[for=password]").bounding_box()
    assert name["y"] + name["height"] < label["y"] < password["y"]  # one under another
    assert name["x"] == label["x"] == password["x"]
    page.keyboard.type("ines")
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports")
    assert page.locator(".tools a").count() == 0  # a reader neither adds nor judges
    page.goto(served.address + "/add")
    assert "needs the role analyst" in page.locator("main").inner_text()
    page.locator(".me summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.goto(served.address + "/reports")
    assert "/sign-in" in page.url
