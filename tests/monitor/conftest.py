"""A record to ask questions of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.monitor.ask import ask
from dateline.monitor.load import parse
from dateline.record.answer import Answer, Entry
from dateline.store.open import open_store
from dateline.store.protocol import Store

Asks = Callable[..., Answer]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    store = open_store(str(tmp_path / "record.db"), create=True)
    yield store
    store.close()


@pytest.fixture
def asks(record: Store) -> Asks:
    """Asks a question of the record, written as the lines of its table."""

    def asked(kind: str, lines: str) -> Answer:
        (question,) = parse(f'[monitors.asked]\nkind = "{kind}"\n{lines}', where="test")
        return ask(record, question)

    return asked


def only(answer: Answer, topic: str) -> Entry:
    """The one entry of a topic."""
    (found,) = [entry for entry in answer.entries if entry.topic == topic]
    return found
