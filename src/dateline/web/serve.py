"""Serving the reading room on an address: this computer alone, unless there are users who sign in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import msgspec
import uvicorn

from dateline.errors import SettingsError
from dateline.settings import Settings
from dateline.web.app import make_app
from dateline.web.users import Users, users_file


class Listening(msgspec.Struct, frozen=True):
    """Where to listen; port 0 is any free one."""

    host: str
    port: int


def serve(settings: Settings, at: Listening, *, ready: Callable[[str], None]) -> None:
    """Serve until stopped; `ready` is told the address once it answers.

    Raises:
        SettingsError: the address is not this computer's own and there are no users, or it cannot be listened on.
        StoreError: the record cannot be opened.
    """
    if not is_loopback(at.host) and not len(Users(users_file(settings))):
        raise SettingsError(
            f"--host {at.host}: others could reach the record there, and there are no users: add one first"
            " (dateline users add NAME --role editor), or leave --host out to listen on this computer only"
        )
    bound = _bound(at)
    server = _Server(
        uvicorn.Config(
            make_app(settings, local=is_loopback(at.host)),
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=3,
        )
    )
    host = f"[{at.host}]" if ":" in at.host else at.host
    server.on_ready = lambda: ready(f"http://{host}:{bound.getsockname()[1]}/")
    server.run(sockets=[bound])


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class _Server(uvicorn.Server):
    on_ready: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self.on_ready()


def _bound(at: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in at.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((at.host.strip("[]"), at.port))
    except OSError as error:
        bound.close()
        raise SettingsError(
            f"{at.host} port {at.port}: cannot be listened on ({error.strerror or error}): give another --port"
        ) from error
    return bound
