"""A mention before it is anybody's: its words and what they alone say."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.extract.actors.nouns import Kind
from dateline.record.account import ActorType
from dateline.record.reading import MentionKind, Span

Count = Literal["one", "many", "body", "unknown"]
"""One human being; several; a body that is "it"; not told."""


POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our"})
"""Pronouns that own what follows them."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A mention: where it stands, the token that heads it, and what its own words say of who is meant."""

    start: int
    end: int
    head: int
    kind: MentionKind
    name: str
    """The words that name or describe, without a leading article; for a person without title."""
    type: ActorType
    count: Count
    country: str | None = None
    sector: str | None = None
    entry: str | None = None
    """Key of the registry's entry where the words name one for sure."""
    noun: str | None = None
    """For a nominal, its head noun in the singular (`ministry`, `police officer`)."""
    owners: frozenset[str] = frozenset()
    """For a nominal, the words of the persons by whom it is told, in lower case: `trump` of "Trump's envoy"."""
    side: str | None = None
    """For a nominal, whose side it tells: `pro-RU` of "pro-Russian rebels"."""
    served: Kind | None = None
    """For a nominal, what those serve whom it means: `armed_group` of "rebel commanders", `igo` of "UN officials"."""
    gender: str | None = None
    definite: bool = False
    """Whether it points back or to something known: "the group", "this ministry", "its army"."""
    loose: bool = False
    """Whether it may stand only if something else of the report supports it (a capital as a state)."""

    @property
    def span(self) -> Span:
        """The mention's words."""
        return self.start, self.end
