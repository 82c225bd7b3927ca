"""Pages from templates: what every page knows, and how a problem is told."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import jinja2
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

import dateline
from dateline.errors import DatelineError
from dateline.web import shown
from dateline.web.visitor import visitor

if TYPE_CHECKING:
    from dateline.web.charts.timeline import Bar, Timeline

HERE = Path(__file__).parent
STATIC = HERE / "static"
LOOKS = ("light", "dark")
TITLES = {
    400: "Not understood",
    401: "Sign in",
    403: "Not allowed",
    404: "Not here",
    405: "Not that way",
    413: "Too much at once",
    421: "Another name",
    429: "Too often",
    500: "A fault of ours",
    503: "The record does not answer",
}


@cache
def environment() -> jinja2.Environment:
    """The templates, every value escaped."""
    from dateline.web.charts.worldmap import reach

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.globals.update(static=static, version=dateline.__version__, with_query=with_query, as_one=as_one)
    made.globals.update(narrowed=narrowed, plain_path=plain_path, bars_at=bars_at)
    made.filters.update(shown.FILTERS)
    made.filters["reach"] = reach
    return made


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page (or a fragment) from a template, which also knows the request, the visitor and the navigation."""
    from dateline.web.plan import navigation

    at = visitor(request)
    look = request.cookies.get("look")
    known = {
        "request": request,
        "visitor": at,
        "may": at.may,
        "navigation": navigation(at),
        "path": request.url.path,
        "look": look if look in LOOKS else "",
    }
    return HTMLResponse(environment().get_template(template).render({**known, **values}), status_code=status)


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks, so that a part of the page is enough."""
    return request.headers.get("hx-request") == "true"


def seen_other(request: Request, address: str) -> Response:
    """What follows a form: the page at `address`, fetched anew. To htmx it is told by a header."""
    if wants_fragment(request):
        return Response(status_code=204, headers={"hx-redirect": address})
    return RedirectResponse(address, status_code=303)


def own_path(given: str | None, *, otherwise: str = "/") -> str:
    """A path of ours that a form or an address names; anything else is not followed."""
    plain = given is not None and given.startswith("/") and not given.startswith(("//", "/\\"))
    return given if plain and given is not None and given.isprintable() else otherwise


def field(form: FormData, name: str) -> str:
    """A field of a form as text, empty where it was not sent."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def pasted(value: str) -> str:
    """The id that a person gives, as it is or as the address of its page."""
    return value.strip().rstrip("/").rsplit("/", 1)[-1].partition("?")[0].partition("#")[0]


def problem(request: Request, status: int, words: str) -> HTMLResponse:
    """A page that says what went wrong and what to do."""
    template = "problem_fragment.html" if wants_fragment(request) else "problem.html"
    return page(request, template, status=status, title=TITLES.get(status, "Problem"), words=words)


def on_http_error(request: Request, error: Exception) -> Response:
    """The answer to a request that cannot be met."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    words = {404: "There is nothing at this address.", 405: "This address is not used that way."}.get(status, detail)
    if isinstance(error, HTTPException) and detail and detail != TITLES.get(status) and detail != "Not Found":
        words = detail
    headers = error.headers if isinstance(error, HTTPException) else None
    return _answered(request, status, words, dict(headers or {}))


def on_house_error(request: Request, error: Exception) -> Response:
    """The answer where the record or another part of the house refuses: its own words say what to do."""
    from dateline.errors import StoreError

    return _answered(request, 503 if isinstance(error, StoreError) else 400, str(error), {})


def on_fault(request: Request, error: Exception) -> Response:
    """The answer to a fault of ours; what it was goes to the log and not to the visitor."""
    return _answered(request, 500, "Something in the reading room failed. The record is not touched.", {})


def _answered(request: Request, status: int, words: str, headers: dict[str, str]) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": words}, status_code=status, headers=headers)
    answer = problem(request, status, words)
    answer.headers.update(headers)
    return answer


HANDLERS: dict[Any, Any] = {HTTPException: on_http_error, DatelineError: on_house_error, Exception: on_fault}


def with_query(request: Request, **changed: Any) -> str:
    """The address of this page with some of its query changed; null drops a part, a list repeats it."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changed]
    for key, value in changed.items():
        several = value if isinstance(value, list | tuple) else [value]
        kept += [(key, str(one)) for one in several if one is not None]
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path


def narrowed(request: Request, **changed: Any) -> str:
    """The address of this page with its narrowing changed, on its first page."""
    return with_query(request, **{"page": None, "done": None, **changed})


def plain_path(request: Request) -> str:
    """The address of this page without any narrowing."""
    return narrowed(request, **dict.fromkeys(("since", "until", "type", "status", "place", "report", "box")))


def bars_at(line: Timeline, bar: Bar) -> int:
    """Where a bar of a strip begins, each four units wide."""
    return line.bars.index(bar) * 4


def as_one(count: int, one: str, many: str | None = None) -> str:
    """`1 report`, `1,204 reports`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def static(path: str) -> str:
    """The address of one of our own files, which changes when the file does."""
    return f"/static/{path}?v={_digest(path)}"


@cache
def _digest(path: str) -> str:
    return hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:10]
