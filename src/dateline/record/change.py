"""What a later text of an article changed: in its words, and fact by fact in what it says."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.record.fact import Fact
from dateline.record.reading import Span


class TextChange(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence that was added, removed or reworded; the side where it does not stand is null."""

    change: Literal["added", "removed", "reworded"]
    before: str | None = None
    before_span: Span | None = None
    after: str | None = None
    after_span: Span | None = None


class FieldChange(msgspec.Struct, frozen=True):
    """One field of a fact with its values in words, null where unknown."""

    field: str
    before: str | None
    after: str | None


class FactChange(msgspec.Struct, frozen=True, kw_only=True):
    """One fact that was added, changed (a toll from 3 to 6) or withdrawn."""

    change: Literal["added", "changed", "withdrawn"]
    before: Fact | None = None
    after: Fact | None = None
    fields: tuple[FieldChange, ...] = ()


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """Two texts of one article held against each other."""

    before: str
    after: str
    """Report ids."""
    published: str | None
    """When the later text was published, or when it came into the record."""
    text: tuple[TextChange, ...]
    facts: tuple[FactChange, ...]
