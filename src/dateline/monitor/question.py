"""The saved question, and the kinds of question that there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from dateline.monitor.asking import Asking
from dateline.monitor.options import Options
from dateline.record.answer import Entry, Table


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind of question found."""

    entries: tuple[Entry, ...]
    tables: tuple[Table, ...] = ()


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of question: what it follows, which options it takes, and how it is answered."""

    name: str
    summary: str
    options: type[Options]
    answer: Callable[[Asking, Any], Findings]
    example: str
    """Lines of TOML that ask such a question."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One saved question."""

    name: str
    kind: str
    title: str
    options: Options
    where: str
    """The file and the table that it stands in."""
