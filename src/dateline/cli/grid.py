"""Columns for a terminal, without lines between them."""

from __future__ import annotations

from rich.table import Table


def grid(*ratios: int) -> Table:
    """A table of columns that share the width by these ratios; one of 0 is as wide as its words."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for ratio in ratios:
        table.add_column(ratio=ratio or None, no_wrap=not ratio)
    return table
