"""Signing in and out, and how the room looks."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.desk import desk
from dateline.web.guard import SESSION, session_secret
from dateline.web.pages import LOOKS, field, own_path, page, problem, seen_other
from dateline.web.room import Room, posts, reads
from dateline.web.users import SESSION_S
from dateline.web.visitor import visitor


def sign_in_form(request: Request) -> Response:
    """The form to sign in."""
    after = own_path(request.query_params.get("after"))
    return page(request, "sign_in.html", after=after, name="", wrong=None)


def sign_in(request: Request, form: FormData) -> Response:
    """Let someone in whose name and password are right."""
    name, after = field(form, "name"), own_path(field(form, "after"))
    address = request.client.host if request.client else ""
    wait = desk(request).tries.wait(name, address)
    if wait:
        told = problem(request, 429, f"Too many wrong passwords: wait {wait} seconds, then try again.")
        told.headers["retry-after"] = str(wait)
        return told
    password = form.get("password")
    secret = desk(request).users.sign_in(name, password) if isinstance(password, str) and len(password) < 1000 else None
    if secret is None:
        desk(request).tries.failed(name, address)
        wrong = "Name or password is wrong."
        return page(request, "sign_in.html", status=401, after=after, name=name, wrong=wrong)
    answer = seen_other(request, after)
    answer.set_cookie(
        SESSION, secret, max_age=SESSION_S, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return answer


def sign_out(request: Request, form: FormData) -> Response:
    """End the session."""
    secret = session_secret(request)
    if secret:
        desk(request).users.sign_out(secret)
    answer = seen_other(request, "/sign-in" if visitor(request).by == "session" else "/")
    answer.delete_cookie(SESSION)
    return answer


def look(request: Request, form: FormData) -> Response:
    """Light, dark, or as the computer has it."""
    answer = seen_other(request, own_path(field(form, "after")))
    wanted = field(form, "look")
    if wanted in LOOKS:
        answer.set_cookie("look", wanted, max_age=31536000, samesite="lax")
    else:
        answer.delete_cookie("look")
    return answer


ROOM = Room(
    name="Sign in",
    path="/sign-in",
    shown="no",
    routes=(
        reads("/sign-in", sign_in_form, needs=None),
        posts("/sign-in", sign_in, needs=None),
        posts("/sign-out", sign_out, needs=None),
        posts("/look", look, needs=None),
    ),
)
