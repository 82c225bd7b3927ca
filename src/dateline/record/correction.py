"""The Correction: what a person changed in an account. It is kept beside the account, never written into it."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Change = Literal["accept", "reject", "set", "add"]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One change to one fact by one person; a later one to the same field outranks an earlier.

    `accept` says that a fact is right as it stands, `reject` that it is not in the report, `set` gives one field
    another value, `add` gives a whole fact that was missed.
    """

    id: str
    fact: str
    """Anchor key of the fact (`record/anchor.py`); for `add`, of the words selected."""
    change: Change
    field: str | None = None
    """The field that `set` changes, as the account's JSON names it: `type`, `status`, `place`, `source`, …"""
    before: Any = None
    after: Any = None
    """Plain JSON. Actors and places of the same report are named by anchor key, a place of the world by its GeoNames
    id (`{"geonames": 2448085}`) or its point (`{"lat": …, "lon": …, "name": …}`)."""
    judge: str
    when: str
    """ISO 8601 with zone."""
    note: str | None = None
    withdrawn: bool = False
    withdrawn_by: str | None = None
    withdrawn_when: str | None = None
