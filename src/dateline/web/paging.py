"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Generic, TypeVar

import msgspec
from starlette.requests import Request

T = TypeVar("T")

SIZE = 50
LAST = 100_000
"""Number of the last page that may be asked for."""


class Page(msgspec.Struct, Generic[T], frozen=True):
    """One page of a list; `total` is null where nobody counted."""

    items: tuple[T, ...]
    number: int
    size: int
    more: bool
    total: int | None = None

    @property
    def first(self) -> int:
        """The place in the whole list of its first item, counted from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The place in the whole list of its last item."""
        return self.first + len(self.items) - 1


class Wanted(msgspec.Struct, frozen=True):
    """Which page a request asks for."""

    number: int
    size: int

    @property
    def offset(self) -> int:
        """How many items come before it."""
        return (self.number - 1) * self.size

    @property
    def limit(self) -> int:
        """How many items to fetch: one more than shown tells whether there is a next page."""
        return self.size + 1

    def of(self, fetched: Iterable[T], *, total: int | None = None) -> Page[T]:
        """The page, from items fetched by `offset` and `limit`."""
        items = tuple(islice(fetched, self.limit))
        return Page(items[: self.size], self.number, self.size, len(items) > self.size, total)


def wanted(request: Request, *, size: int = SIZE) -> Wanted:
    """The page a request asks for by `page`; what is no number is the first."""
    given = request.query_params.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 8 else 1
    return Wanted(min(max(number, 1), LAST), size)
