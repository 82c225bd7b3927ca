"""`dateline demo`: the main job on the specimens that ship with Dateline."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.lines import Problems
from dateline.cli.setup import Setup, pass_setup

if TYPE_CHECKING:
    from dateline.store.protocol import Store


@click.command("demo", short_help="Read the specimens that ship with Dateline.")
@click.option("--reader", metavar="NAME", help="onnx, plain or module:attribute  [default: onnx, or the config]")
@pass_setup
def verb(setup: Setup, reader: str | None) -> int:
    """Read the specimens that ship with Dateline into a record and show what came of it.

    The specimens are reports of three invented outlets on an invented conflict. The record is a temporary one, unless
    --record names one.

    \b
    Examples:
      dateline demo
      dateline --record demo.db demo
    """
    from dateline.cli.paint import console
    from dateline.cli.tour import tour

    problems = Problems()
    with _record(setup) as record:
        from dateline.store.open import open_store

        store = open_store(record, create=True)
        try:
            added = add_specimens(store, reader or setup.settings.reader, problems)
            tour(console(), store, added)
        finally:
            store.close()
    kept = setup.record_named
    told = f"The record is {kept}." if kept else "That record was a temporary one, and is gone."
    console().print(told, style="dim")
    return problems.exit_code


def add_specimens(store: Store, reader: str, problems: Problems) -> list[str]:
    """Read the specimens into a record; the ids of their reports, in order."""
    from dateline.ingest.intake import Supplied
    from dateline.ingest.sources import take_in
    from dateline.run.local import add_all
    from dateline.run.stages import default_stages
    from dateline.specimens import OUTLETS, folder

    stages, ids = default_stages(reader), []
    for name, outlet in OUTLETS.items():
        sources = take_in([str(folder() / name)], supplied=Supplied(publisher=outlet), strict=False)
        ids += [intake.report.id for intake, _, _ in add_all(sources, stages, store, on_problem=problems)]
    return ids


@contextmanager
def _record(setup: Setup) -> Iterator[str]:
    """The record that was named, or a temporary one."""
    if setup.record_named:
        yield setup.record_named
        return
    with tempfile.TemporaryDirectory(prefix="dateline-demo-") as folder:
        yield str(Path(folder) / "record.db")
