"""What every verb shares: the settings of the run, the record, and whether a person is looking."""

from __future__ import annotations

import sys
from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING

import click

from dateline import settings

if TYPE_CHECKING:
    from dateline.store.protocol import Store


class Setup:
    """The global options of one run. Nothing is loaded before a verb asks for it."""

    def __init__(self, *, record: str | None, config: str | None, quiet: bool) -> None:
        self._record, self._config, self.quiet = record, config, quiet

    @cached_property
    def settings(self) -> settings.Settings:
        """The settings; a bad config file is told here, so that `--help` works beside it."""
        return settings.load(record=self._record, config=self._config)

    @property
    def record_named(self) -> str | None:
        """The record that `--record` named, null where it was not given."""
        return self._record

    def open_to_write(self, *, create: bool = True) -> closing[Store]:
        """The record, made where there is none unless told otherwise; use it in a `with` statement."""
        from dateline.store.open import open_store

        return closing(open_store(self.settings.record, create=create))

    def open_to_read(self) -> closing[Store]:
        """The record, which must be there already; use it in a `with` statement."""
        from dateline.store.open import open_store

        return closing(open_store(self.settings.record, create=False, read_only=True))


pass_setup = click.make_pass_decorator(Setup)


def for_people() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
