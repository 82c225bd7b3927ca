"""The guard at the door: which addresses are served, who comes in, what another site may not make a browser do.

- Where no users are kept, only this computer's own names are answered, so that no page elsewhere can reach the record
  by a name of its own that leads here (DNS rebinding).
- A browser's request that changes something must come from a page of ours: `Sec-Fetch-Site` where it is sent, else
  `Origin`. A token in `Authorization` stands for itself.
- Text of reports can never run: scripts and styles come from our own files only.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.desk import Desk
from dateline.web.pages import problem
from dateline.web.visitor import NOBODY, Visitor

SESSION = "dateline_session"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_TO_ALL = ("/static/", "/sign-in", "/sign-out", "/look", "/healthy")
MOST_BYTES = 512 << 20
"""Of one request: a folder of files dropped at once."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:;"
    " connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Wraps the application; every answer carries the headers, every request a visitor."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not request.url.path.startswith("/static/"):
                    headers.setdefault("cache-control", "no-store" if self._desk.guarded else "no-cache")
            await send(message)

        refused = self._refused(request)
        with self._desk.warming.visited():
            await (refused or self._app)(scope, receive, guarded)

    def _refused(self, request: Request) -> Response | None:
        """The answer to a request that may not come in; else it has a visitor from now on."""
        kept = self._desk.guarded
        host = _name(request.headers.get("host", ""))
        if not kept and host not in LOOPBACK | self._desk.names:
            return _told(request, 421, f"This reading room answers to localhost, not to {host[:100]!r}.")
        request.scope["visitor"] = visitor = self._visitor(request, kept)
        if request.method not in SAFE and visitor.by != "token" and _from_elsewhere(request.headers):
            return _told(request, 403, "This came from a page of another site: open it in the reading room itself.")
        if _too_long(request.headers):
            return _told(request, 413, f"More than {MOST_BYTES >> 20} MiB at once: send it in parts.")
        if visitor.role is None and not request.url.path.startswith(OPEN_TO_ALL):
            return _sign_in_first(request)
        return None

    def _visitor(self, request: Request, kept: bool) -> Visitor:
        if not kept:
            return Visitor(name=self._desk.local_name, role="editor", by="local")
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            found = self._desk.users.of_token(token.strip())
            return Visitor(name=found[0], role=found[1], by="token") if found else NOBODY
        secret = session_secret(request)
        found = self._desk.users.of_session(secret) if secret else None
        return Visitor(name=found[0], role=found[1], by="session") if found else NOBODY


def session_secret(request: Request) -> str | None:
    """The secret of the browser's session, null where it sends none."""
    try:
        morsel = SimpleCookie(request.headers.get("cookie", "")).get(SESSION)
    except CookieError:
        return None
    return morsel.value if morsel else None


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a browser sent this from another site's page; what sends neither header is no browser."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def _too_long(headers: Headers) -> bool:
    length = headers.get("content-length", "0")
    return not length.isdigit() or int(length) > MOST_BYTES


def _sign_in_first(request: Request) -> Response:
    if request.url.path.startswith("/api/"):
        told = {"error": "sign in: send Authorization: Bearer and a token (`dateline users token NAME` gives one)"}
        return JSONResponse(told, status_code=401, headers={"www-authenticate": "Bearer"})
    if request.method not in SAFE:
        return _told(request, 401, "Your session has ended: sign in again, then repeat what you did.")
    after = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?after={quote(after, safe='')}", status_code=303)


def _told(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": words}, status_code=status)
    return problem(request, status, words)
