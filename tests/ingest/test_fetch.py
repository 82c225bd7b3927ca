"""Fetching by address, against a real server on this machine and against the addresses that must be refused."""

from __future__ import annotations

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dateline.errors import FetchError
from dateline.ingest.fetch import Fetcher, Limits, is_public

PAGE = b"<html><body><p>Envoys met in Sannat.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site: a page, redirects, a page that robots.txt forbids, a page without end."""

    def do_GET(self) -> None:
        host = f"http://news.example:{self.server.server_address[1]}"
        where = {
            "/moved": f"{host}/page",
            "/round": "/round",
            "/inward": "http://inside.example/secret",
            "/file": "file:///etc/passwd",
        }.get(self.path)
        if where:
            self._send(302, b"", location=where)
        elif self.path == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /private")
        elif self.path == "/packed":
            self._send(200, gzip.compress(b"a" * 5_000_000), **{"content-encoding": "gzip"})
        elif self.path in ("/page", "/private"):
            self._send(200, PAGE)
        else:
            self._send(404, b"")

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content-type": "text/html", "content-length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://news.example:{server.server_address[1]}"
    server.shutdown()


def here(host: str, port: int) -> list[str]:
    """`news.example` is this machine; `inside.example` an address that stays forbidden."""
    return ["127.0.0.1"] if host == "news.example" else ["10.0.0.7"]


def fetcher(**limits: Any) -> Fetcher:
    return Fetcher(limits=Limits(**limits), resolve=here, public=lambda address: str(address) == "127.0.0.1")


def test_a_page_comes_with_its_last_address(site: str) -> None:
    found = fetcher().fetch(f"{site}/moved")
    assert (found.body, found.url, found.media_type) == (PAGE, f"{site}/page", "text/html")
    assert found.captured.endswith("+00:00")


def test_what_robots_txt_forbids_is_not_fetched(site: str) -> None:
    with pytest.raises(FetchError, match="robots"):
        fetcher().fetch(f"{site}/private")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/inward", "not on the open internet"),
        ("/file", "http://"),
        ("/round", "more than 5 times"),
        ("/nothing", "answered 404"),
    ],
)
def test_where_a_redirect_leads_is_looked_at_again(site: str, path: str, told: str) -> None:
    with pytest.raises(FetchError, match=told):
        fetcher().fetch(site + path)


def test_a_small_answer_that_unpacks_to_much_is_cut_off(site: str) -> None:
    with pytest.raises(FetchError, match="more than 1 MiB"):
        fetcher(bytes=1 << 20).fetch(f"{site}/packed")


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.0.1/",
     "http://169.254.169.254/latest", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://2130706433/",
     "http://[fe80::1]/", "http://[fd00::1]/", "http://[64:ff9b::7f00:1]/", "http://100.64.0.1/"],
)  # fmt: skip
def test_networks_of_ones_own_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match=r"open internet|no such host"):
        Fetcher().fetch(address)


@pytest.mark.parametrize(
    "address", ["ftp://news.example/", "javascript:alert(1)", "http://", "https://u:p@news.example/"]
)
def test_what_is_no_web_address_is_told(address: str) -> None:
    with pytest.raises(FetchError):
        fetcher().fetch(address)


def test_which_addresses_are_public() -> None:
    assert is_public(ipaddress.ip_address("93.184.216.34"))
    assert is_public(ipaddress.ip_address("2606:2800:220:1::1"))
    assert not is_public(ipaddress.ip_address("2002:7f00:1::"))
    assert not is_public(ipaddress.ip_address("224.0.0.1"))
