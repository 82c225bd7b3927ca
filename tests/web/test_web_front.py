"""The front of the reading room: who is let in, what every answer carries, and the list of reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from dateline.errors import SettingsError
from dateline.settings import Settings
from dateline.web.app import make_app
from dateline.web.serve import Listening, is_loopback, serve
from dateline.web.users import Users, hashed, matches, users_file


@pytest.fixture
def client(served: Any) -> Any:
    with httpx2.Client(base_url=served.address) as open_client:
        yield open_client


def test_the_first_page_lists_what_is_kept(client: Any) -> None:
    page = client.get("/reports")
    assert page.status_code == 200
    assert "At least 23 killed in attack on Keruveh market" in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]


def test_a_name_that_leads_here_from_elsewhere_is_not_answered(client: Any) -> None:
    answer = client.get("/reports", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "Keruveh" not in answer.text


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_another_site_cannot_make_the_browser_change_anything(client: Any, headers: dict[str, str]) -> None:
    assert client.post("/look", data={"look": "dark"}, headers=headers).status_code == 403


def test_the_look_is_remembered(client: Any) -> None:
    answer = client.post("/look", data={"look": "dark", "after": "//evil.example/"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert 'data-look="dark"' in client.get("/reports").text


@pytest.mark.parametrize("path", ["/nowhere", "/report/ffffffffffff", "/static/nothing.css"])
def test_what_is_not_here_is_told_on_a_page(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not here" in answer.text


def test_with_users_everybody_signs_in(client: Any, settings: Settings) -> None:
    users = Users(users_file(settings))
    users.add("ines", "correct horse battery", "analyst")
    assert client.get("/reports").headers["location"] == "/sign-in?after=%2Freports"
    wrong = client.post("/sign-in", data={"name": "ines", "password": "wrong"})
    assert wrong.status_code == 401
    right = client.post("/sign-in", data={"name": "ines", "password": "correct horse battery", "after": "/reports"})
    assert (right.status_code, right.headers["location"]) == (303, "/reports")
    assert "HttpOnly" in right.headers["set-cookie"]
    assert client.get("/reports").status_code == 200
    users.remove("ines")
    users.add("otto", "another long password", "reader")
    assert client.get("/reports").status_code == 303


def test_wrong_passwords_have_to_wait(client: Any, settings: Settings) -> None:
    Users(users_file(settings)).add("ines", "correct horse battery", "editor")
    for _ in range(5):
        assert client.post("/sign-in", data={"name": "ines", "password": "guess"}).status_code == 401
    waiting = client.post("/sign-in", data={"name": "Ines", "password": "correct horse battery"})
    assert waiting.status_code == 429
    assert int(waiting.headers["retry-after"]) > 100


def test_a_password_is_kept_as_a_hash_of_its_own(settings: Settings) -> None:
    one, two = hashed("correct horse battery"), hashed("correct horse battery")
    assert one != two
    assert matches("correct horse battery", one)
    assert not matches("correct horse batterz", two)
    Users(users_file(settings)).add("ines", "correct horse battery", "editor")
    assert b"correct horse" not in users_file(settings).read_bytes()


def test_other_addresses_need_users(tmp_path: Path) -> None:
    settings = Settings(record=str(tmp_path / "record.db"), record_from="test")
    with pytest.raises(SettingsError, match="users add"):
        serve(settings, Listening("0.0.0.0", 0), ready=lambda _: None)
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("localhost.example")


@pytest.mark.parametrize(
    ("words", "led"),
    [("Keruveh", "/search?place=Keruveh"), ("assault", "/search?type=ASSAULT"), ("gunmen", "#hit")],
)
def test_one_box_finds_words_places_and_types(client: Any, words: str, led: str) -> None:
    assert led in client.get("/search", params={"q": words}).text


def test_the_bare_box_offers_what_the_record_holds(client: Any) -> None:
    """Nothing asked for yet: the kinds of events, countries, publishers and months to begin with, each a search."""
    page = client.get("/search").text
    for path in ("/search?type=ASSAULT", "/search?publisher=The+Harbour+Post"):
        assert f'href="{path}"' in page
        assert client.get(path).status_code == 200


def test_facets_narrow_and_can_be_taken_back(client: Any) -> None:
    page = client.get("/search", params={"type": "ASSAULT", "status": "negated"}).text
    assert page.count('<li class="row">') == 1
    assert 'href="/search?type=ASSAULT"' in page
    assert "fighters were" in page


def test_a_room_that_others_reach_stays_shut_when_its_last_user_goes(settings: Settings) -> None:
    client = TestClient(make_app(settings, local=False), base_url="http://localhost", follow_redirects=False)
    assert client.get("/reports").headers["location"].startswith("/sign-in")
    assert client.get("/api/v1/reports").status_code == 401


def test_the_first_page_in_a_browser(page: Any, served: Any) -> None:
    page.goto(served + "/reports")
    assert page.locator(".row-title").count() >= 8
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
