"""Options of the verbs that choose reports out of the record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from dateline.cli.setup import for_people
from dateline.cli.sources import first_day, last_day
from dateline.store.protocol import Query


def chooses(*, on_screen: int | None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a verb the options that choose reports; it receives them as one `query` without words.

    `on_screen` is how many reports a terminal is shown unless told otherwise; a pipe gets all.
    """

    def decorate(verb: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(verb)
        def gathered(*args: Any, **options: Any) -> Any:
            limit = options.pop("limit") or (on_screen if for_people() else None)
            chosen = {name: options.pop(name) for name in ("publisher", "since", "until")}
            query = Query(latest_only=not options.pop("revisions"), limit=limit, **chosen)
            return verb(*args, query=query, **options)

        for option in reversed(_options(on_screen)):
            gathered = option(gathered)
        return gathered

    return decorate


def _options(on_screen: int | None) -> tuple[Callable[..., Any], ...]:
    number, default = click.IntRange(min=1), f"  [default: {on_screen} on a terminal, else all]" if on_screen else ""
    return (
        click.option("--publisher", metavar="NAME", help="Only reports of this publisher."),
        click.option("--since", callback=first_day, metavar="DATE", help="Published on this day, or later."),
        click.option("--until", callback=last_day, metavar="DATE", help="Published on this day, or earlier."),
        click.option("-n", "--limit", type=number, metavar="N", help=f"At most so many reports.{default}"),
        click.option("--revisions", is_flag=True, help="Texts that a later revision replaced as well."),
    )
