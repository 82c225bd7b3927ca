"""An address on the web → the bytes of its page, fetched with good manners and never from within.

Every address, and every one that it redirects to, is resolved first and refused where any of its addresses lies in a
private, loopback, link-local or otherwise special network; the connection then goes to the very address that was looked
at, so that a name cannot lead elsewhere a moment later. `robots.txt` is followed (RFC 9309). Size, time and redirects
are limited. Proxies of the environment are not used.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

import dateline
from dateline.errors import FetchError
from dateline.ingest.limits import MIB, size

if TYPE_CHECKING:
    import httpx2

AGENT = f"Dateline/{dateline.__version__}"
_ROBOTS_BYTES = 500 * 1024
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.I)
"""What an address that says how it is to be fetched begins with; in `news.example:8080` it is a host and its port."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much one fetch may ask."""

    bytes: int = 16 * MIB
    """Of the page, unpacked."""
    seconds: float = 30.0
    """In all, `robots.txt` and redirects included."""
    redirects: int = 5


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came."""

    url: str
    """Where it was found, after redirects."""
    body: bytes
    media_type: str
    """As the server says, such as `text/html; charset=utf-8`; empty where it says nothing."""
    captured: str
    """When, ISO 8601 in UTC."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to a machine on the open internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host.

    Raises:
        FetchError: it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error}): check the spelling of the address") from error
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Fetcher:
    """Fetches pages. `resolve` and `public` are replaced in tests, where the server is this very machine."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        resolve: Resolve = resolved,
        public: Callable[[Address], bool] = is_public,
    ) -> None:
        self._limits, self._resolve, self._public = limits or Limits(), resolve, public

    def fetch(self, address: str) -> Fetched:
        """The page at an address.

        Raises:
            FetchError: the address is none, may not be fetched, cannot be reached, or its answer is no page.
        """
        import httpx2

        until = time.monotonic() + self._limits.seconds
        with httpx2.Client(trust_env=False, follow_redirects=False, http2=False) as client:
            url = self._url(address)
            for _ in range(self._limits.redirects + 1):
                if not self._allowed(client, url, until):
                    raise FetchError(f"{url}: the site's robots.txt asks programs not to fetch this: save it by hand")
                answer = self._get(client, url, until, self._limits.bytes)
                if answer.moved is None:
                    return self._good(url, answer)
                url = self._url(str(url.join(answer.moved)))
        raise FetchError(f"{address}: redirected more than {self._limits.redirects} times: give the last address")

    def _good(self, url: httpx2.URL, answer: _Answer) -> Fetched:
        if answer.status != 200:
            raise FetchError(f"{url}: the server answered {answer.status}, expected a page: open it in a browser first")
        if not answer.body.strip():
            raise FetchError(f"{url}: the server answered with nothing: try again later")
        captured = datetime.now(UTC).isoformat(timespec="seconds")
        return Fetched(url=str(url), body=answer.body, media_type=answer.media_type, captured=captured)

    def _url(self, address: str) -> httpx2.URL:
        import httpx2

        try:
            url = httpx2.URL(address.strip() if _SCHEME.match(address.strip()) else f"https://{address.strip()}")
        except (httpx2.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(f"{address[:200]!r}: expected a web address such as https://… ({error})") from error
        if url.scheme not in ("http", "https") or not url.host:
            raise FetchError(f"{address[:200]!r}: expected an address that begins with http:// or https://")
        if url.userinfo:
            raise FetchError(f"{url.host}: the address holds a name or password, which is not sent: leave it out")
        return url.copy_with(fragment=None)

    def _allowed(self, client: httpx2.Client, url: httpx2.URL, until: float) -> bool:
        """Whether the site's `robots.txt` lets us; none there is a yes, one that cannot be had is a no."""
        from protego import Protego

        robots, most = url.copy_with(raw_path=b"/robots.txt"), self._limits.redirects
        for _ in range(most + 1):
            answer = self._get(client, robots, until, _ROBOTS_BYTES, cut=True)
            if answer.moved is None:
                break
            robots = self._url(str(robots.join(answer.moved)))
        if 400 <= answer.status < 500 or answer.moved is not None:
            return True
        if answer.status != 200:
            return False
        return bool(Protego.parse(answer.body.decode("utf-8", "replace")).can_fetch(str(url), AGENT))

    def _get(self, client: httpx2.Client, url: httpx2.URL, until: float, most: int, *, cut: bool = False) -> _Answer:
        """One request, to an address that was looked at. A body longer than `most` is cut or refused."""
        import httpx2

        host, port = url.host, url.port or (443 if url.scheme == "https" else 80)
        at = self._looked_at(host, port)
        left = until - time.monotonic()
        if left <= 0:
            raise FetchError(f"{url}: took longer than {self._limits.seconds:.0f} seconds: try again later")
        request = client.build_request(
            "GET",
            url.copy_with(host=at),
            headers={"host": _host_header(url), "user-agent": AGENT, "accept-encoding": "gzip, identity;q=0.5"},
            timeout=httpx2.Timeout(min(left, 10.0)),
            extensions={"sni_hostname": host},
        )
        try:
            response = client.send(request, stream=True)
            try:
                return _answer(response, url, until, most, cut)
            finally:
                response.close()
        except httpx2.TimeoutException as error:
            raise FetchError(f"{url}: the server does not answer in time: try again later") from error
        except httpx2.HTTPError as error:
            raise FetchError(f"{url}: cannot be fetched ({error}): check the address and the connection") from error

    def _looked_at(self, host: str, port: int) -> str:
        """An address of the host, once every one of them is found to be public."""
        found = self._resolve(host.strip("[]"), port)
        for one in found:
            if not self._public(ipaddress.ip_address(one.partition("%")[0])):
                raise FetchError(f"{host}: leads to {one}, which is not on the open internet: it is not fetched")
        if not found:
            raise FetchError(f"{host}: no such host: check the spelling of the address")
        return found[0]


class _Answer(msgspec.Struct, frozen=True):
    status: int
    body: bytes
    media_type: str
    moved: str | None = None


def _answer(response: httpx2.Response, url: httpx2.URL, until: float, most: int, cut: bool) -> _Answer:
    if response.status_code in (301, 302, 303, 307, 308) and "location" in response.headers:
        return _Answer(response.status_code, b"", "", response.headers["location"])
    pieces, held = [], 0
    for piece in _unpacked(response, most):
        held += len(piece)
        pieces.append(piece)
        if held > most:
            if cut:
                break
            raise FetchError(f"{url}: a page of more than {size(most)}: save it and add the file")
        if time.monotonic() > until:
            raise FetchError(f"{url}: took too long to arrive: try again later")
    return _Answer(response.status_code, b"".join(pieces)[: most + 1], response.headers.get("content-type", ""))


def _unpacked(response: httpx2.Response, most: int) -> Iterator[bytes]:
    """The body as it comes, unpacked a bounded piece at a time."""
    coding = response.headers.get("content-encoding", "identity").lower()
    if coding in ("identity", ""):
        yield from response.iter_raw(1 << 16)
        return
    if coding not in ("gzip", "deflate", "x-gzip"):
        raise FetchError(f"{response.request.url.host}: sent a packing that was not asked for ({coding[:40]})")
    machine = zlib.decompressobj(47)
    try:
        for packed in response.iter_raw(1 << 16):
            rest = packed
            while rest:
                yield machine.decompress(rest, 1 << 18)
                rest = machine.unconsumed_tail
    except zlib.error as error:
        raise FetchError(f"{response.request.url.host}: sent a damaged page ({error}): try again later") from error


def _host_header(url: httpx2.URL) -> str:
    host = f"[{url.host}]" if ":" in url.host else url.host
    return host if url.port is None else f"{host}:{url.port}"
