"""Asks a saved question of a record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from dateline.monitor.asking import Asking
from dateline.monitor.kinds import KINDS
from dateline.monitor.options import options_of
from dateline.monitor.question import Question
from dateline.record.answer import Answer
from dateline.store.protocol import View


def ask(view: View, question: Question) -> Answer:
    """What the record holds on a question today.

    Raises:
        StoreError: the record cannot be read.
    """
    asking = Asking(view)
    found = KINDS[question.kind].answer(asking, question.options)
    notes = list(asking.notes)
    if not found.entries:
        notes.append("the record holds nothing that answers this question")
    return Answer(
        monitor=question.name,
        kind=question.kind,
        title=question.title,
        asked=tuple(_asked(question)),
        when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        entries=found.entries,
        tables=found.tables,
        notes=tuple(dict.fromkeys(notes)),
    )


def _asked(question: Question) -> list[tuple[str, str]]:
    values: list[tuple[str, Any]] = [
        (option.name, getattr(question.options, option.name)) for option in options_of(type(question.options))
    ]
    return [(name, ", ".join(value) if isinstance(value, tuple) else str(value)) for name, value in values if value]
