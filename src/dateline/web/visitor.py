"""Who is at the desk, and what they may do."""

from __future__ import annotations

from typing import Literal

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

Role = Literal["reader", "analyst", "editor"]
Right = Literal["read", "judge", "add", "monitor", "edit"]
"""`edit`: withdraw what another person judged."""

ROLES: tuple[Role, ...] = ("reader", "analyst", "editor")
RIGHTS: dict[Role, frozenset[Right]] = {
    "reader": frozenset({"read"}),
    "analyst": frozenset({"read", "judge", "add", "monitor"}),
    "editor": frozenset({"read", "judge", "add", "monitor", "edit"}),
}


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """The person (or program) of one request."""

    name: str
    """Who a judgement is signed by."""
    role: Role | None
    """Null for someone who has not signed in where signing in is asked for."""
    by: Literal["local", "session", "token", "nobody"]
    """`local`: at the computer itself, where no users are kept."""

    def may(self, right: Right) -> bool:
        """Whether their role allows it."""
        return self.role is not None and right in RIGHTS[self.role]

    def must(self, right: Right) -> None:
        """Nothing, where their role allows it.

        Raises:
            HTTPException: 403, with what role is needed.
        """
        if not self.may(right):
            needed = next(role for role in ROLES if right in RIGHTS[role])
            raise HTTPException(403, f"This needs the role {needed}; {self.name} is {self.role or 'not signed in'}.")


NOBODY = Visitor(name="nobody", role=None, by="nobody")


def visitor(request: HTTPConnection) -> Visitor:
    """The visitor of a request, as the guard found them."""
    found: Visitor = request.scope.get("visitor", NOBODY)
    return found
