"""The desk: what every room works with. One per application, safe to use from many threads."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection

from dateline.settings import Settings
from dateline.web.adding import Adding
from dateline.web.joining import Joining
from dateline.web.tries import Tries
from dateline.web.users import Users, users_file
from dateline.web.warming import Warming

if TYPE_CHECKING:
    from dateline.store.protocol import Store


class Desk:
    """The record, its users and the work at hand.

    Args:
        names: host names beside localhost under which the room answers without users (for tests).
        local: whether only this computer can reach it; else everybody signs in, also once the last user is removed.
    """

    def __init__(self, settings: Settings, *, names: frozenset[str] = frozenset(), local: bool = True) -> None:
        from dateline.store.open import open_store

        self.settings, self.names, self._local = settings, names, local
        self.store: Store = open_store(settings.record, create=True)
        self.users = Users(users_file(settings))
        self.tries = Tries()
        self.joining = Joining(self.store)
        self.adding = Adding(settings, self.store, joining=self.joining)
        self.warming = Warming(self.store)
        self.local_name = _local_name()

    @property
    def guarded(self) -> bool:
        """Whether everybody signs in."""
        return not self._local or len(self.users) > 0

    def close(self) -> None:
        """Let go of the record."""
        self.warming.stop()
        self.joining.stop()
        self.store.close()


def desk(request: HTTPConnection) -> Desk:
    """The desk of a request's application."""
    found: Desk = request.app.state.desk
    return found


def _local_name() -> str:
    """Who sits at this computer, as its system names them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local"
